// book course: what an instructor needs for a course around the exercises.
#include "grading/grader/course.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/outputs.hpp"
#include "common/base/project.hpp"
#include "grading/exercises/copy.hpp"
#include "tools/book/command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

struct CourseOptions {
    std::string exercise, output, hidden, pack, directory;
    std::vector<std::string> results;
    bool without_solutions = false, table = false;
};

exercise::Exercise wanted(const CourseOptions& options) {
    const fs::path pack = options.pack.empty() ? project_root() : fs::path(options.pack);
    return exercise::find(exercise::load_pack(pack), options.exercise);
}

void write_archive(const CourseOptions& options, const fs::path& file) {
    const auto entries =
        grader::autograder_files(project_root(), wanted(options), fs::path(options.hidden));
    need_writable(file);
    write_file(file, grader::zipped(entries));
    fmt::print("{}: {} files\n", file.string(), entries.size());
}

int run_gradescope(const CourseOptions& options) {
    write_archive(options, options.output.empty() ? "grader.zip" : options.output);
    fmt::print("Upload it as the autograder; 0.5 CPU, 0.75 GB and 10 minutes are enough.\n");
    return 0;
}

int run_classroom50(const CourseOptions& options) {
    const fs::path directory = options.output.empty() ? "classroom50" : options.output;
    require_directory_of(directory);
    write_file(directory / "autograder.py",
               grader::classroom50_script(wanted(options), !options.hidden.empty()));
    write_archive(options, directory / "grader.zip");
    fmt::print("Put both files of {} into CLASSROOM/autograders/ASSIGNMENT/.\n",
               directory.string());
    return 0;
}

int run_export(const CourseOptions& options) {
    if (!options.without_solutions)
        throw UsageError(
            "a student repository is exported --without-solutions; with them, copy the "
            "project");
    for (const auto& one : exercise::load_pack(project_root())) {
        for (const fs::path& file : exercise::edited_starts(one)) {
            throw Error(file.string() +
                        " differs from git's last commit, and students would begin with it; commit "
                        "it, or put it back (git checkout)");
        }
    }
    const int count = grader::export_student_repository(project_root(), options.directory);
    fmt::print("{}: {} files, no solutions\n", options.directory, count);
    return 0;
}

// "04_1" of "ex04_1_missing_barrier".
std::string short_name(const std::string& exercise) {
    if (exercise.rfind("ex", 0) != 0) return exercise.substr(0, 7);
    return exercise.substr(
        2, std::min<std::size_t>(7, exercise.find('_', exercise.find('_') + 1) - 2));
}

int run_report(const CourseOptions& options) {
    std::vector<std::string> ignored;
    const auto lines =
        grader::read_results({options.results.begin(), options.results.end()}, ignored);
    if (lines.empty())
        throw UsageError(options.results[0] +
                         " holds no result; make them with ./book grade EXERCISE --submissions DIR "
                         "--format json -o " +
                         options.results[0]);
    const grader::CourseTable table = grader::course_table(lines);
    std::size_t width = 10;
    for (const auto& line : lines) width = std::max(width, line.submission.size());
    fmt::print("{:<{}}", "submission", width);
    for (const auto& [exercise, most] : table.exercises)
        fmt::print("  {:>7}", short_name(exercise));
    fmt::print("  {:>7}\n", "points");
    for (const auto& [submission, results] : table.results) {
        fmt::print("{:<{}}", submission, width);
        int points = 0, most = 0;
        for (const auto& [exercise, worth] : table.exercises) {
            const auto found = results.find(exercise);
            most += worth;
            if (found != results.end()) points += found->second->points;
            fmt::print("  {:>7}", found == results.end()
                                      ? "-"
                                      : fmt::format("{}/{}", found->second->points, worth));
        }
        fmt::print("  {:>7}\n", fmt::format("{}/{}", points, most));
    }
    fmt::print("\n");
    for (const auto& line : lines) {
        if (!line.remark.empty())
            fmt::print("{}, {}: {}\n", line.submission, line.exercise, line.remark);
    }
    for (const std::string& name : ignored) fmt::print("not a result: {}\n", name);
    if (options.output.empty()) return 0;
    need_writable(options.output);
    write_file(options.output, options.table ? as_csv(table) : as_csv(lines));
    return 0;
}

}  // namespace

void add_course(Command& app, int& status) {
    auto* const command = app.add_subcommand(
        "course",
        "For instructors: autograders, a student repository, a report (docs/instructors.md)");
    command->require_subcommand(1);
    const auto options = std::make_shared<CourseOptions>();
    const auto for_exercise = [&](const char* name, const char* what,
                                  int (*run)(const CourseOptions&)) {
        auto* const sub = command->add_subcommand(name, what);
        sub->add_option("exercise", options->exercise, "Its number (04_1) or directory's name")
            ->type_name("EXERCISE")
            ->required();
        sub->add_option("-o,--output", options->output, "Where to write it")->type_name("FILE");
        sub->add_option("--hidden", options->hidden, "Directory with further tests and hidden.json")
            ->type_name("DIR")
            ->existing_directory();
        sub->add_option("--pack", options->pack, "Directory that holds exercises/ and solutions/")
            ->type_name("DIR");
        sub->callback([options, run, &status] { status = run(*options); });
    };
    for_exercise("gradescope", "Write the zip that Gradescope's autograder wants", run_gradescope);
    for_exercise("classroom50", "Write the autograder that Classroom 50 wants", run_classroom50);
    auto* const student =
        command->add_subcommand("export", "Write the repository that students get");
    student->add_flag("--without-solutions", options->without_solutions, "Leave the solutions out");
    student->add_option("directory", options->directory, "A new directory")
        ->type_name("DIR")
        ->required();
    student->callback([options, &status] { status = run_export(*options); });
    auto* const report = command->add_subcommand("report", "Table of many results");
    report
        ->add_option("directory", options->results,
                     "Directories with results of ./book grade --format json")
        ->type_name("DIR")
        ->required();
    report->add_option("-o,--output", options->output, "Also write CSV")->type_name("FILE");
    report->add_flag("--table", options->table,
                     "CSV with a line for each student and a column for each exercise");
    report->callback([options, &status] { status = run_report(*options); });
}

}  // namespace m2m::book
