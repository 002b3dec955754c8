// Chapter 06's program: trains the network on the stage you name.
//   chapter_06_mnist_mlp --backend openmp/simd --data mnist --epochs 5
#include "chapters/06_mnist_mlp/train_program.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace {

void run(int argc, char** argv) {
    CLI::App app{"Chapter 06: trains a multilayer perceptron on any stage."};
    m2m::TrainRequest request;
    m2m::add_train_flags(app, request);
    std::vector<std::string> json;
    CLI::Option* json_option =
        app.add_option("--json", json, "write the report as JSON to FILE, or to standard output")
            ->option_text("[FILE]")
            ->expected(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        app.exit(help);
        return;
    } catch (const CLI::ParseError& error) {
        throw m2m::UsageError(std::string(error.what()) + "; --help shows the flags");
    }

    const m2m::TrainReport report = m2m::run_training(request);
    const std::string text = m2m::to_json(report).dump(2) + "\n";
    const std::string file = json.empty() ? "" : json.front();
    if (*json_option && file.empty()) {
        std::cout << text;
    } else {
        m2m::print_report(std::cout, report);
        if (*json_option) m2m::write_file(file, text);
    }
    std::cout << std::flush;
    if (!std::cout) throw m2m::Error("cannot write to standard output: is the disk full?");
}

}  // namespace

int main(int argc, char** argv) try { run(argc, argv); } catch (const m2m::UsageError& error) {
    std::cerr << "error: " << error.what() << std::endl;
    return 2;
} catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << std::endl;
    return 1;
}
