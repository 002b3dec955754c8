// book: the one program of this project. `./book` builds it and runs it.
#include "common/base/error.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"

#include <string>

int main(int argc, char** argv) {
    using namespace m2m;
    using namespace m2m::book;
    set_command_line(argc, argv);
    // The words of a compiler's command line are not ours to read.
    if (argc > 1 && std::string(argv[1]) == "cc")
        return reported([&] { return run_cc(argc - 2, argv + 2); });
    int status = 0;
    Command app(
        "matmul-to-mnist: from three nested loops to a network trained on a GPU.\n"
        "Without a command: verify and time every stage, then train the network on several back "
        "ends.",
        "./book");
    app.version(std::string("matmul-to-mnist ") + project_version);
    app.require_subcommand(0, 1);
    MainJobOptions options;
    const Flag* const data =
        app.add_option("--data", options.data_dir, "Where the data sets are (a directory)")
            ->type_name("DIR");
    options.json.add_to(app);
    add_doctor(app, status);
    add_stages(app, status);
    add_run(app, status);
    add_bench(app, status);
    add_train(app, status);
    add_predict(app, status);
    add_data(app, status);
    add_test(app, status);
    add_docs(app, status);
    add_site(app, status);
    add_cc(app, status);
    add_check(app, status);
    add_profile(app, status);
    add_ladder(app, status);
    add_exercise(app, status);
    add_grade(app, status);
    add_claims(app, status);
    add_cost(app, status);
    add_results(app, status);
    add_course(app, status);
    app.footer(
        "Before the command: --yes installs missing packages without asking, --preset cpu|cuda "
        "picks the build.\n"
        "./book COMMAND --help explains a command.");
    // A command's work starts while the command line is read: what stands before it is looked at
    // first.
    const auto refuse_before_command = [&] {
        const std::string command = app.subcommand();
        const char* const flag = data->given() ? "--data" : options.json.wanted() ? "--json" : "";
        if (!command.empty() && *flag != '\0')
            throw UsageError(std::string(flag) + " before " + command +
                             " belongs to ./book without a command; write ./book " + command + " " +
                             flag + " …");
    };
    app.before_callbacks(refuse_before_command);
    return run_program(app, argc, argv, [&] {
        if (app.subcommand().empty()) status = run_main_job(options);
        return status;
    });
}
