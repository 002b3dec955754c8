// One exercise, as the grader needs it.
#pragma once

#include "tools/grader/sandbox.hpp"
#include "tools/grader/signature.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::grader {

/// One line of the score: points for a test that passes, or for a property of the program.
struct Item {
    std::string name;  ///< "right on odd sizes"
    int points = 0;
    std::string test;      ///< "Transpose.IsRightOnOddSizes", or ""
    std::string property;  ///< "check:race", "count:global_load.sectors_per_request", or ""
};

/// An exercise with its points, its tests and its worked solution.
struct Task {
    std::string id;    ///< "04_1"
    std::string name;  ///< "ex04_1_missing_barrier"
    std::string title;
    std::filesystem::path directory;   ///< exercises/NAME
    std::filesystem::path solution;    ///< solutions/NAME
    std::vector<std::string> files;    ///< what a learner hands in
    std::vector<std::string> given;    ///< other sources of the exercise, compiled with them
    std::vector<std::string> headers;  ///< other headers of the exercise
    std::string header;                ///< the one that declares the functions
    std::vector<std::filesystem::path> tests;  ///< GoogleTest sources
    std::vector<Signature> functions;
    std::vector<Item> items;
    bool cuda = false;          ///< some file is CUDA: graded on the simulated GPU
    Limits limits;              ///< of the submission's program, for one test
    double total_seconds = 60;  ///< of it, for all tests together
    Limits compile_limits;      ///< of the compiler, for one file

    Task();

    int points() const;
    /// Whether some property needs check mode ("check"), or count mode ("count").
    bool needs(const std::string& mode) const;
};

/// Reads the exercise NAME or ID from `pack`/exercises (and `pack`/solutions), with the hidden
/// tests of the directory `hidden` when it is not empty: its .cpp files are tests, its hidden.json
/// has their points. @throws UsageError when there is no such exercise (naming those there are) or
/// its exercise.json is wrong.
Task load_task(const std::filesystem::path& pack, const std::string& exercise,
               const std::filesystem::path& hidden = {});

/// The names of the exercises in `pack`, sorted.
std::vector<std::string> exercise_names(const std::filesystem::path& pack);

}  // namespace m2m::grader
