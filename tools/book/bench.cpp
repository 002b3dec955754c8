// book bench: any stages at any sizes.   book run: one chapter's program, or the reader's own
// kernel beside it.
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/process.hpp"
#include "common/measure/measure.hpp"
#include "common/verify/verify.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/charts.hpp"
#include "tools/book/command.hpp"
#include "tools/book/stage_check.hpp"
#include "tools/book/user_stage.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <ostream>
#include <sstream>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

bool is_file_of_a_stage(const std::string& name) {
    const std::string extension = fs::path(name).extension().string();
    return extension == ".cu" || extension == ".cpp";
}

// The reader's own stage is not in the test suite, so it meets here the sizes at which kernels go
// wrong: nothing to do, one element, around a tile of 16, 32 and 128, primes, one long row of
// products, tall and wide.
constexpr Size edge_sizes[] = {{0, 5, 3},    {5, 0, 3},      {3, 5, 0},    {1, 1, 1},
                               {1, 1, 257},  {15, 17, 16},   {31, 33, 32}, {33, 31, 65},
                               {16, 16, 17}, {127, 129, 64}, {61, 83, 97}, {129, 128, 130},
                               {300, 3, 40}, {3, 300, 40}};

constexpr const char* inputs_help =
    "What your own file rounds A and B to: float32 (default), tf32, float16 or bfloat16";

Precision parse_inputs(const std::string& word) {
    for (const Precision precision :
         {Precision::float32, Precision::tf32, Precision::float16, Precision::bfloat16}) {
        if (word == to_string(precision)) return precision;
    }
    throw UsageError("--inputs " + word + ": it is float32, tf32, float16 or bfloat16");
}

Stage load_and_verify(const std::string& file, int chapter, Precision inputs) {
    const Stage stage = load_user_stage(file, chapter, inputs);
    for (const Size size : edge_sizes) {
        const Verification report = verify_stage(stage, size.m, size.n, size.k);
        if (report) continue;
        const bool rounded = report.finding == Finding::one_term && inputs == Precision::float32;
        throw Error(fmt::format("{} is wrong at {}x{}x{} (m×n×k), so it is not timed: {}: {}{}",
                                file, size.m, size.n, size.k, to_string(report.finding),
                                report.what,
                                rounded ? "; if it rounds A and B on purpose, say to what: "
                                          "--inputs float16"
                                        : advice_for_stage(file)));
    }
    return stage;
}

// "serial/ijk,my.cu": names of the table, and the reader's own files.
std::vector<std::string> split_names(const std::vector<std::string>& lists) {
    std::vector<std::string> all;
    for (const std::string& list : lists) {
        std::istringstream names(list);
        for (std::string name; std::getline(names, name, ',');) all.push_back(name);
    }
    if (all.empty())
        throw UsageError("--stages needs at least one stage; ./book stages lists them");
    return all;
}

std::vector<Stage> stages_of(const std::vector<std::string>& names, int chapter, Precision inputs) {
    std::vector<Stage> chosen;
    for (const std::string& name : names) {
        chosen.push_back(is_file_of_a_stage(name) ? load_and_verify(name, chapter, inputs)
                                                  : find_stage(name));
    }
    return chosen;
}

/// `own`: the reader's files among the chosen.
/// @returns the exit status: 1 when check mode finds something in one of them
int measure_and_report(std::span<const Stage> chosen, const std::vector<std::string>& own,
                       const std::string& sizes, const JsonOption& json, const std::string& svg) {
    need_writable(svg);
    need_writable(json.file());
    BenchOptions options;
    options.stages = chosen;
    if (!sizes.empty()) options.sizes = parse_sizes(sizes);
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    if (terminal) {
        options.before = [](const Stage& stage, Size size) {
            fmt::print(stderr, "\r\033[Kverifying and timing {} at {} …", stage.name,
                       to_string(size));
        };
        options.after = [](const Measurement&) { fmt::print(stderr, "\r\033[K"); };
    }
    const auto measurements = run_bench(options);
    print_table(json.text(), measurements);
    if (!svg.empty()) write_stage_chart(svg, measurements);
    auto results = to_json(measurements);
    int errors = 0;
    for (const std::string& file : own) {
        if (fs::path(file).extension() != ".cu" || !can_check_stages()) continue;
        const StageCheck check = check_stage_file(file);
        json.text() << '\n' << check.text;
        errors += check.errors;
        for (auto& result : results) {
            if (result.value("stage", "") == fs::path(file).filename().string())
                result["check_errors"] = check.errors;
        }
    }
    json.write(results);
    return errors == 0 ? 0 : 1;
}

std::vector<std::string> files_in(const std::vector<std::string>& names) {
    std::vector<std::string> files;
    std::copy_if(names.begin(), names.end(), std::back_inserter(files), is_file_of_a_stage);
    return files;
}

struct Chapter {
    int number;
    std::string program;
};

// The chapter of "4", "04" or "04_shared_memory". Only those that the build lists: bin/ holds other
// programs of a chapter's, too (chapter_08_counted).
Chapter find_chapter(const std::string& wanted) {
    const std::string number = wanted.size() == 1 ? "0" + wanted : wanted;
    std::string known;
    std::istringstream programs(chapter_programs);
    for (std::string program; std::getline(programs, program, ';');) {
        const std::string name = program.substr(std::string("chapter_").size());
        const std::string its_number = name.substr(0, name.find('_'));
        if (name == wanted || its_number == number)
            return {std::stoi(its_number), std::string(build_directory) + "/bin/" + program};
        known += (known.empty() ? "" : ", ") + its_number;
    }
    throw UsageError("there is no chapter '" + wanted + "' with a program; the chapters are " +
                     known);
}

}  // namespace

void add_bench(Command& app, int& status) {
    struct Options {
        std::vector<std::string> stages;
        std::string sizes, svg, inputs{to_string(Precision::float32)};
        JsonOption json;
    };
    auto* command = app.add_subcommand("bench", "Verify and time stages at the sizes you choose");
    auto options = std::make_shared<Options>();
    auto* stages_option = command->add_option(
        "--stages,--stage", options->stages,
        "Stages and .cu/.cpp files of your own, separated by commas (default: all)");
    command->add_option("--sizes", options->sizes,
                        "Sizes, separated by commas: 1000 (cube) or 64x1x900 (m×n×k)");
    command->add_option("--inputs", options->inputs, inputs_help);
    command->add_option("--svg", options->svg, "Draw the measured stages as a bar chart into FILE")
        ->type_name("FILE");
    options->json.add_to(*command);
    command->callback([options, stages_option, &status] {
        std::vector<Stage> chosen(stages().begin(), stages().end());
        std::vector<std::string> names;
        if (stages_option->given()) {
            names = split_names(options->stages);
            chosen = stages_of(names, 0, parse_inputs(options->inputs));
        }
        status = measure_and_report(chosen, files_in(names), options->sizes, options->json,
                                    options->svg);
    });
}

void add_run(Command& app, int& status) {
    struct Options {
        std::string chapter;
        std::vector<std::string> own_stages;
        std::string sizes, inputs{to_string(Precision::float32)};
        JsonOption json;
    };
    auto* command = app.add_subcommand("run", "Run a chapter's program: ./book run 04 [ARGS]");
    auto options = std::make_shared<Options>();
    command->add_option("chapter", options->chapter, "The chapter's number")->required();
    auto* stages_option = command->add_option(
        "--stage,--stages", options->own_stages,
        "Your own .cu or .cpp file with one function of the signature, verified "
        "and timed beside the "
        "chapter's stages; or the name of one of its stages");
    command->add_option("--sizes", options->sizes, "Sizes, separated by commas: 1000 or 64x1x900");
    command->add_option("--inputs", options->inputs, inputs_help);
    options->json.add_to(*command);
    command->allow_extras();  // the chapter's program has options of its own
    command->callback([options, stages_option, command, &status] {
        if (stages_option->given()) options->own_stages = split_names(options->own_stages);
        const Chapter chapter = find_chapter(options->chapter);
        const bool own =
            std::any_of(options->own_stages.begin(), options->own_stages.end(), is_file_of_a_stage);
        if (!own) {
            std::vector<std::string> arguments{chapter.program};
            for (const auto& name : options->own_stages)
                arguments.insert(arguments.end(), {"--stage", name});
            if (!options->sizes.empty())
                arguments.insert(arguments.end(), {"--sizes", options->sizes});
            for (const auto& argument : options->json.arguments()) arguments.push_back(argument);
            for (const auto& argument : command->remaining()) arguments.push_back(argument);
            status = run_process(arguments).status;
            return;
        }
        if (!command->remaining().empty())
            throw UsageError("unknown option " + command->remaining().front());
        const Precision inputs = parse_inputs(options->inputs);
        std::vector<Stage> chosen;  // the baseline of the speed-up first
        std::copy_if(stages().begin(), stages().end(), std::back_inserter(chosen),
                     [](const Stage& stage) { return stage.baseline; });
        for (const Stage& stage : stages()) {
            if (stage.chapter == chapter.number && !stage.baseline) chosen.push_back(stage);
        }
        const std::vector<Stage> more = stages_of(options->own_stages, chapter.number, inputs);
        chosen.insert(chosen.end(), more.begin(), more.end());
        status = measure_and_report(chosen, files_in(options->own_stages), options->sizes,
                                    options->json, "");
    });
}

}  // namespace m2m::book
