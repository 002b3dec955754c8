// book grade: points for one submission of an exercise, or for many.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/outputs.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"

#if M2M_HAS_GRADER
#include "grading/grader/grade.hpp"
#include "grading/grader/result_formats.hpp"
#endif

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

struct GradeOptions {
    std::string exercise, submission, submissions, format = "text", output, hidden, pack, cache;
    bool performance = false, prepare = false;
};

#if M2M_HAS_GRADER

void grade_one(grader::Grader& grader, const GradeOptions& options, grader::Format format) {
    const auto grade = grader.grade(options.submission);
    const std::string text = grader::formatted(grade, format);
    if (options.output.empty()) {
        std::cout << text;
    } else {
        write_file(options.output, text);
    }
}

void grade_many(grader::Grader& grader, const GradeOptions& options, grader::Format format) {
    std::vector<fs::path> directories;
    for (const fs::directory_entry& entry : fs::directory_iterator(options.submissions)) {
        if (entry.is_directory() && entry.path().filename().native()[0] != '.')
            directories.push_back(entry.path());
    }
    std::sort(directories.begin(), directories.end());
    if (directories.empty())
        throw UsageError("--submissions " + options.submissions + ": there is no directory in it");
    const fs::path output = options.output.empty() ? "grades" : options.output;
    for (const fs::path& directory : directories) {
        const auto grade = grader.grade(directory);
        const fs::path file =
            output / (directory.filename().string() + "." + grade.exercise + "." +
                      grader::extension_of(format));  // two exercises may share the directory
        write_file(file, grader::formatted(grade, format));
        fmt::print("{:>3}/{:<3} {}\n", grade.points(), grade.most(), grade.submission);
        std::fflush(stdout);
    }
    fmt::print("{} results in {}\n", directories.size(), output.string());
}

int run_grade(const GradeOptions& options) {
    const grader::Format format = grader::format_named(options.format);
    if (!options.prepare && options.submission.empty() == options.submissions.empty())
        throw UsageError(
            "say whose work is graded: --submission DIR, or --submissions DIR for many");
    // A typo is not a student's zero.
    if (!options.submission.empty() && !fs::exists(fs::symlink_status(options.submission)))
        throw UsageError("--submission " + options.submission + ": there is no such directory");
    if (!options.submissions.empty() && !fs::is_directory(options.submissions))
        throw UsageError("--submissions " + options.submissions + ": there is no such directory");
    if (options.submissions.empty())
        need_writable(options.output);
    else
        require_directory_of(options.output);
    grader::Task task = grader::load_task(options.pack, options.exercise, options.hidden);
    task.wants_speed = options.performance;
    std::unique_ptr<grader::Grader> made;
    try {
        made = std::make_unique<grader::Grader>(task, grader::this_toolchain(), options.cache);
    } catch (const Error& error) {
        // Whoever waits for a result file gets one, also when it is the course that is broken.
        if (!options.output.empty() && !options.submission.empty()) {
            write_file(options.output,
                       formatted(no_grade(task, options.submission, grader::Verdict::grader_failed,
                                          error.what()),
                                 format));
        }
        throw;
    }
    if (options.prepare) return 0;
    if (options.submissions.empty()) {
        grade_one(*made, options, format);
    } else {
        grade_many(*made, options, format);
    }
    return 0;
}

#else

int run_grade(const GradeOptions&) {
    if (cuda_compiler[0] != '\0')
        throw Error(
            "grading runs on the simulated GPU: use the CPU build, ./book --preset cpu grade");
#if defined(__linux__)
    throw Error(
        "grading runs strangers' programs behind a filter of system calls, and this build has no "
        "libseccomp for it: sudo apt install libseccomp-dev, then cmake " +
        std::string(build_directory) + " and ./book");
#else
    throw Error(
        "grading runs strangers' programs behind walls that only Linux has; on another system use "
        "a container or a virtual machine with Linux");
#endif
}

#endif

}  // namespace

void add_grade(Command& app, int& status) {
    auto* const command = app.add_subcommand(
        "grade", "Grade submissions of an exercise: in a sandbox, with points for each property");
    const auto options = std::make_shared<GradeOptions>();
    command->add_option("exercise", options->exercise, "Its number (04_1) or directory's name")
        ->type_name("EXERCISE")
        ->required();
    command->add_option("--submission", options->submission, "Directory with the files handed in")
        ->type_name("DIR");
    command
        ->add_option("--submissions", options->submissions,
                     "Directory with one directory for each submission")
        ->type_name("DIR");
    command->add_option("--format", options->format, "text, json, junit, gradescope or classroom50")
        ->show_default();
    command
        ->add_option("-o,--output", options->output,
                     "Result file (default: print it); with --submissions a directory (default: "
                     "grades)")
        ->type_name("FILE");
    command->add_option("--hidden", options->hidden, "Directory with further tests and hidden.json")
        ->type_name("DIR");
    command->add_option("--pack", options->pack, "Directory that holds exercises/ and solutions/")
        ->type_name("DIR");
    command->add_option("--cache", options->cache, "Keep the compiled tests here for the next time")
        ->type_name("DIR");
    command->add_flag("--perf", options->performance,
                      "Also compare CPU time with the reference solution's: no points, host code "
                      "with a perf.cpp only");
    command->add_flag("--prepare", options->prepare, "Only compile the tests into --cache");
    command->callback([options, &status] { status = run_grade(*options); });
}

}  // namespace m2m::book
