// What an exercise is: a directory with a task, files to edit, a test, and a description in
// exercise.json. exercises/README.md documents the format.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace m2m::exercise {

/// How points are earned.
struct Point {
    std::string name;      ///< "right where the tile sticks out": a line on the learner's screen
    int points = 0;        ///< what it is worth; a gate may be worth nothing
    bool gate = false;     ///< when it fails, nothing else counts
    std::string test;      ///< the GoogleTest case that decides ("Transpose.IsRight"), or ""
    std::string property;  ///< else what decides: "check:race", "count:global_load.sectors_per_…"
    double at_most = 0;    ///< of a count: the largest value that earns the points
    bool like_reference = false;  ///< or no more than the worked solution's value
    double at_least = 0;  ///< of count:work: the share of the worked solution's work, in (0, 1]
    bool graded = false;  ///< only a grader asks: no learner trips over it who solves the task
};

/// A mistake that learners make, as a complete answer.
struct WrongAnswer {
    std::string name;                ///< its directory below wrong/
    std::string mistake;             ///< what it does wrong, in a sentence
    std::vector<std::string> loses;  ///< names of the points it must not get
    std::string message;             ///< a part of what the learner then reads
};

enum class Kind { fill, fix };

struct Exercise {
    std::string id;                      ///< "04_1"
    std::string name;                    ///< "ex04_1_missing_barrier", its directory's name
    int chapter = 0;                     ///< 4
    std::string title;                   ///< "A missing barrier"
    Kind kind = Kind::fill;              ///< fill: complete it; fix: repair it
    std::vector<std::string> files;      ///< what the learner edits, in a copy (copy.hpp)
    std::vector<std::string> functions;  ///< signatures that the test calls (harness.hpp)
    std::vector<std::string> needs;      ///< "cuda", "openmp"
    bool traced = false;                 ///< host code whose memory accesses are counted
    int minutes = 0;                     ///< about how long it takes
    std::vector<Point> points;           ///< in the order of the screen
    std::filesystem::path directory;     ///< exercises/exNN_M_name
    std::filesystem::path solution;      ///< solutions/exNN_M_name; may not exist
    std::filesystem::path pack;          ///< the directory that holds exercises/ and solutions/

    bool uses_cuda() const;
    int all_points() const;
    /// Where the files are as the learner gets them.
    const std::filesystem::path& start() const { return directory; }
    /// The harness's file name: harness.cu or harness.cpp.
    std::string harness() const { return uses_cuda() ? "harness.cu" : "harness.cpp"; }
};

/// Reads and checks `directory`/exercise.json.
/// @throws Error naming the file and what is wrong with it.
Exercise load(const std::filesystem::path& directory);

/// All exercises below `pack`/exercises, sorted by id.
/// @throws UsageError when there is no such directory.
std::vector<Exercise> load_pack(const std::filesystem::path& pack);

/// The project's own exercises and those of more packs. An exercise of a later pack replaces one of
/// the same name.
std::vector<Exercise> load_packs(const std::vector<std::filesystem::path>& packs);

/// The exercise with this id ("04_1", also "4.1"), name or directory, or beginning of a name
/// ("ex04_1").
/// @throws UsageError naming close ones.
const Exercise& find(const std::vector<Exercise>& exercises, const std::string& name);

/// The known wrong answers of solutions/NAME/wrong.json; none when there are no solutions.
std::vector<WrongAnswer> wrong_answers(const Exercise& exercise);

/// The hints folded away in README.md, mildest first.
std::vector<std::string> hints(const Exercise& exercise);

}  // namespace m2m::exercise
