// What an instructor hands on: archives for autograders, a repository for students, a report.
#pragma once

#include "grading/exercises/exercise.hpp"
#include "grading/grader/zip.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace m2m::grader {

/// The files of an autograder for one exercise: setup.sh and run_autograder at the top, the project
/// (without the other exercises and all solutions) in project/, the exercise, its solution and the
/// hidden tests in pack/.
std::vector<ZipEntry> autograder_files(const std::filesystem::path& project,
                                       const exercise::Exercise& exercise,
                                       const std::filesystem::path& hidden);

/// The Python script with which Classroom 50 starts the same autograder; `hidden`: the archive has
/// hidden tests.
std::string classroom50_script(const exercise::Exercise& exercise, bool hidden);

/// Whether a path, relative to the root, is a part of the project: not built, fetched, noted down on the way, or the
/// reader's own. Says what .gitignore says, also where there is no git.
bool belongs_to_project(const std::filesystem::path& relative);

/// Writes the project without solutions, and without the tests that need them, to `directory`.
/// Every exercise is as on the first day. Returns the number of files.
/// @throws UsageError when `directory` is not empty
int export_student_repository(const std::filesystem::path& project,
                              const std::filesystem::path& directory);

/// One line of a report, from a result of `book grade --format json`.
struct ReportLine {
    std::string submission, exercise, verdict;
    int points = 0, most = 0;
    std::string remark;  ///< why there are not all points, or ""
};

/// All results in `directories`, by submission, printable. Files that are none are left out and
/// named in `ignored`.
/// @throws UsageError when there is no such directory, or two results of the same work
std::vector<ReportLine> read_results(const std::vector<std::filesystem::path>& directories,
                                     std::vector<std::string>& ignored);

/// A whole course: students by exercises.
struct CourseTable {
    std::map<std::string, int> exercises;  ///< and the most points in each
    std::map<std::string, std::map<std::string, const ReportLine*>> results;  ///< by submission
};

/// The table of `lines`, which it points to.
CourseTable course_table(const std::vector<ReportLine>& lines);

/// The report as CSV (RFC 4180), with a header: one line for each result.
std::string as_csv(const std::vector<ReportLine>& lines);

/// The same as one line for each submission and one column for each exercise. What was not handed
/// in is empty.
std::string as_csv(const CourseTable& table);

}  // namespace m2m::grader
