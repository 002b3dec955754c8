// book test: all tests of the project, one CTest entry for each GoogleTest case. book test --site:
// the book in a browser's tab.
#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"
#include "tools/book/site.hpp"
#include "tools/book/test_programs.hpp"

#include <filesystem>
#include <iostream>
#include <memory>
#include <thread>

namespace m2m::book {

namespace {

// What the script builds for a choice of tests, on one line.
void print_programs(const std::string& name, const std::string& label) {
    const std::string directory = build_directory;
    const auto listed = [&](std::vector<std::string> choice) {
        choice.insert(choice.begin(),
                      {ctest_program, "--test-dir", directory, "--show-only=json-v1"});
        return programs_of(capture_process(choice).output, directory);
    };
    std::vector<std::string> choice;
    if (!name.empty()) choice.insert(choice.end(), {"-R", name});
    if (!label.empty()) choice.insert(choice.end(), {"-L", label});
    const std::vector<TestProgram> programs =
        read_test_programs(std::filesystem::path(directory) / "tests" / "programs.txt");
    std::vector<std::string> built;
    for (const TestProgram& program : programs) {
        if (std::filesystem::exists(std::filesystem::path(directory) / "tests" / program.name))
            built.push_back(program.name);
    }
    const char* space = "";
    for (const std::string& target : targets_for(programs, name, label, listed(choice), built)) {
        std::cout << space << target;
        space = " ";
    }
    std::cout << "\n";
}

}  // namespace

void add_test(Command& app, int& status) {
    struct Options {
        std::string name, label, exclude;
        bool list = false, verbose = false, programs = false, site = false;
        int jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    };
    auto* command = app.add_subcommand("test", "Build and run all tests; the exit status tells");
    auto options = std::make_shared<Options>();
    command->add_option("-R,--name", options->name,
                        "Only tests whose name matches this regular expression");
    command->add_option("-E,--exclude", options->exclude,
                        "Leave out tests whose name matches this regular expression");
    command->add_option("-L,--label", options->label,
                        "Only tests with this label (cuda: those that run .cu code)");
    command->add_number("-j,--jobs", options->jobs, 1, 1024, "Tests at a time");
    command->add_flag("-N,--list", options->list, "List the tests, run none");
    command->add_flag("-V,--verbose", options->verbose, "Show what every test prints");
    command->add_flag("--programs", options->programs,
                      "Print the test programs that the choice needs, run none");
    auto* site = command->add_flag(
        "--site", options->site,
        "Build the book for a browser and test it there (needs Node and Chromium)");
    for (const char* other :
         {"--name", "--exclude", "--label", "--jobs", "--list", "--verbose", "--programs"})
        site->excludes(other);
    command->callback([options, &status] {
        if (options->site) {
            status = test_site();
            return;
        }
        if (!std::filesystem::exists(std::string(build_directory) + "/CTestTestfile.cmake")) {
            throw Error("the tests are not built; run ./book test from the project's directory");
        }
        if (options->programs) {
            print_programs(options->name, options->label);
            return;
        }
        std::vector<std::string> ctest{
            ctest_program,         "--test-dir", build_directory,
            "--output-on-failure", "-j",         std::to_string(options->jobs),
            "--no-tests=error"};
        if (!options->name.empty()) ctest.insert(ctest.end(), {"-R", options->name});
        if (!options->exclude.empty()) ctest.insert(ctest.end(), {"-E", options->exclude});
        if (!options->label.empty()) ctest.insert(ctest.end(), {"-L", options->label});
        if (options->list) ctest.push_back("-N");
        if (options->verbose) ctest.push_back("-V");
        status = run_process(ctest).status == 0 ? 0 : 1;
    });
}

}  // namespace m2m::book
