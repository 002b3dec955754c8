// The program of every chapter: `chapter_01_serial --sizes 1000,64x1x900`.
#include "common/base/error.hpp"
#include "common/measure/measure.hpp"
#include "common/program/command_line.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
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

int run_chapter(const std::string& sizes, const std::vector<std::string>& names,
                const JsonOption& json, int chapter, std::span<const Stage> stages) {
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

    print_table(json.text(), results);
    json.write(to_json(results));
    json.text() << std::flush;
    if (!json.text()) throw Error("cannot write to standard output: is the disk full?");
    return status;
}

}  // namespace

int chapter_main(int argc, char** argv, int chapter, std::span<const Stage> stages) {
    Command app(
        fmt::format("Chapter {:02}: verifies and times its stages, beside the baseline.", chapter),
        fmt::format("./book run {:02}", chapter));
    std::string sizes = "1000";
    std::vector<std::string> names;
    JsonOption json;
    app.add_option("--sizes", sizes, "sizes m x n x k: 1000,64x1x900")->show_default();
    app.add_option("--stage,--stages", names,
                   "a stage instead of the chapter's own; again for more");
    json.add_to(app);
    return run_program(app, argc, argv,
                       [&] { return run_chapter(sizes, names, json, chapter, stages); });
}

}  // namespace m2m
