// simt-check: finds the mistakes of a CUDA program on the CPU, as compute-sanitizer does on a GPU.
#include "simt/cc/observed_main.hpp"
#include "simt/observe/whole_file.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
    using namespace simt::compile;
    CLI::App app{
        "Finds a CUDA program's mistakes on the CPU: memory, races, barriers, uninitialised "
        "reads."};
    app.name("simt-check");
    app.footer(
        "simt-check [OPTIONS] PROG [ARGS...]\n"
        "PROG is a .cu file with a main(), or a program made by simt-cc --check. ARGS are its "
        "own.\n"
        "Exit status: 0 nothing found, 1 something found or the program failed, 2 wrong use.");
    long seed = 0;
    bool no_leaks = false;
    std::string json;
    app.add_option("--schedule", seed, "Another order of threads and blocks; 0 is the usual one")
        ->type_name("SEED")
        ->check(CLI::Range(0L, 2147483647L));
    app.add_flag("--no-leaks", no_leaks, "Do not list memory that was never freed");
    app.add_option("--json", json, "Write the findings to FILE, too")->type_name("FILE");
    return observe(app, argc, argv, [&](const Words& words) {
        if (words.empty()) throw Failure{2, "simt-check needs a program; --help explains"};
        const Workspace workspace("");
        Words command = {built_program(words.front(), Mode::check, workspace)};
        command.insert(command.end(), words.begin() + 1, words.end());
        const std::string report = workspace.file("report.json");
        ::setenv("SIMT_CHECK_JSON", report.c_str(), 1);
        ::setenv("SIMT_SEED", std::to_string(seed).c_str(), 1);
        if (no_leaks) ::setenv("SIMT_CHECK_LEAKS", "0", 1);
        const int status = run(command, {});
        std::ifstream in(report, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto found = nlohmann::json::parse(text, nullptr, false);
        if (!found.is_object()) {
            throw Failure{1, words.front() + " ended with status " + std::to_string(status) +
                                 " and without a report: was it compiled by simt-cc --check?"};
        }
        if (!json.empty()) {
            const std::string why = simt::write_whole(json, text);
            if (!why.empty()) throw Failure{1, "cannot write " + json + ": " + why};
        }
        const int told = found.value("errors", 1) + found.value("warnings", 0);
        return told > 0 || status != 0 ? 1 : 0;
    });
}
