// The program of every chapter: `chapter_01_serial --sizes 1000,64x1x900`.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/measure/measure.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <iostream>

namespace m2m {

namespace {

// The chapter's stages, or the ones asked for, after the baseline.
std::vector<Stage> chosen_stages(int chapter, const std::vector<std::string>& names,
                                 std::span<const Stage> stages) {
    std::vector<Stage> chosen;
    for (const Stage& stage : stages) {
        if (stage.baseline) chosen.push_back(stage);
    }
    const auto add = [&](const Stage& stage) {
        if (!stage.baseline) chosen.push_back(stage);
    };
    if (names.empty()) {
        for (const Stage& stage : stages) {
            if (stage.chapter == chapter) add(stage);
        }
    }
    for (const std::string& name : names) {
        const auto found = std::find_if(stages.begin(), stages.end(),
                                        [&](const Stage& s) { return s.name == name; });
        if (found == stages.end()) {
            std::string known;
            for (const Stage& stage : stages)
                known += (known.empty() ? "" : ", ") + std::string(stage.name);
            throw UsageError("unknown stage '" + name + "'; the stages are " + known);
        }
        add(*found);
    }
    return chosen;
}

int run_chapter(int argc, char** argv, int chapter, std::span<const Stage> stages) {
    CLI::App app{
        fmt::format("Chapter {:02}: verifies and times its stages, beside serial/ijk.", chapter)};
    std::string sizes = "1000";
    std::vector<std::string> names;
    std::vector<std::string> json;
    app.add_option("--sizes", sizes, "sizes m x n x k: 1000,64x1x900")->capture_default_str();
    app.add_option("--stage", names, "a stage instead of the chapter's own; again for more")
        ->take_all()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    CLI::Option* json_option =
        app.add_option("--json", json, "write the figures as JSON to FILE, or to standard output")
            ->option_text("[FILE]")
            ->expected(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        throw UsageError(std::string(error.what()) + "; --help shows the flags");
    }

    BenchOptions options;
    options.sizes = parse_sizes(sizes);
    const std::vector<Stage> chosen = chosen_stages(chapter, names, stages);
    options.stages = chosen;
    int status = 0;
    const bool progress = isatty(STDERR_FILENO);
    options.before = [&](const Stage& stage, Size size) {
        if (progress)
            std::cerr << "\r\x1b[K" << stage.name << " at " << to_string(size) << " …"
                      << std::flush;
    };
    options.wrong = [&](const Error& error) {
        std::cerr << (progress ? "\r\x1b[K" : "") << "error: " << error.what() << std::endl;
        status = 1;
    };
    const std::vector<Measurement> results = run_bench(options);
    if (progress) std::cerr << "\r\x1b[K" << std::flush;

    const std::string text = to_json(results).dump(2) + "\n";
    const std::string file = json.empty() ? "" : json.front();
    if (*json_option && file.empty()) {
        std::cout << text << std::flush;
    } else {
        print_table(std::cout, results);
        if (*json_option) write_file(file, text);
        std::cout << std::flush;
    }
    if (!std::cout) throw Error("cannot write to standard output: is the disk full?");
    return status;
}

}  // namespace

int chapter_main(int argc, char** argv, int chapter, std::span<const Stage> stages) try {
    return run_chapter(argc, argv, chapter, stages);
} catch (const UsageError& error) {
    std::cerr << "error: " << error.what() << std::endl;
    return 2;
} catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << std::endl;
    return 1;
}

}  // namespace m2m
