// simt-profile: counts what a CUDA program asks of memory, and shows why a kernel is slow.
#include "simt/cc/observed_main.hpp"
#include "simt/observe/whole_file.hpp"
#include "simt/profile/page.hpp"
#include "simt/profile/report.hpp"
#include "simt/profile/sources.hpp"
#include "simt/profile/text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

std::string read_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw simt::compile::Failure{1, "cannot read " + path};
    return text;
}

void write_text(const std::string& path, const std::string& text) {
    const std::string why = simt::write_whole(path, text);
    if (!why.empty()) throw simt::compile::Failure{1, "cannot write " + path + ": " + why};
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", std::localtime(&now));
    return text.data();
}

}  // namespace

int main(int argc, char** argv) {
    using namespace simt::compile;
    CLI::App app{"Counts what a CUDA program asks of memory, and shows why a kernel is slow."};
    app.name("simt-profile");
    app.footer(
        "simt-profile [OPTIONS] PROG [ARGS...]\n"
        "PROG is a .cu file with a main(), or a program made by simt-cc --count. ARGS are its "
        "own.");
    std::string blocks = "all", json, html;
    bool names = false;
    app.add_option("--blocks", blocks,
                   "Which blocks are counted: all, or some of first,middle,last")
        ->capture_default_str();
    app.add_flag("--names", names, "Show Nsight Compute's names of the figures");
    app.add_option("--html", html, "Write the profile as one page, with pictures")
        ->type_name("FILE");
    app.add_option("--json", json, "Write the profile as JSON")->type_name("FILE");
    return observe(app, argc, argv, [&](const Words& words) {
        if (words.empty()) throw Failure{2, "simt-profile needs a program; --help explains"};
        const Workspace workspace("");
        Words command = {built_program(words.front(), Mode::count, workspace)};
        command.insert(command.end(), words.begin() + 1, words.end());
        const std::string counts = workspace.file("counts.json");
        ::setenv("SIMT_COUNT_JSON", counts.c_str(), 1);
        ::setenv("SIMT_COUNT_BLOCKS", blocks.c_str(), 1);
        if (const int status = run(command, {}); status != 0) {
            throw Failure{1, words.front() + " failed with exit status " + std::to_string(status) +
                                 ", so there is nothing to show"};
        }
        if (!std::filesystem::exists(counts))
            throw Failure{1, words.front() + " counted nothing; compile it with simt-cc --count"};
        auto value = simt::profile::parse_json(read_text(counts), words.front());
        value["program"] = words.front();
        const simt::profile::Report report = simt::profile::read_report(value, words.front());
        if (report.kernels.empty())
            throw Failure{1, words.front() + " launched no kernel, so there is nothing to profile"};
        const simt::profile::Sources sources(report);
        simt::profile::print_report(std::cout, report, sources, {names, 100});
        if (!html.empty()) write_text(html, simt::profile::page(report, sources, today()));
        if (!json.empty())
            write_text(json,
                       simt::profile::annotated(std::move(value), report, sources).dump(2) + "\n");
        return 0;
    });
}
