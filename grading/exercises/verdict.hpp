// Runs the test of a built answer and says what it earned. Reads GoogleTest's JSON and the
// checker's findings, never an exit status: a test that did not run has not passed.
#pragma once

#include "grading/exercises/build.hpp"
#include "grading/exercises/exercise.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::exercise {

/// What became of one line of exercise.points.
struct Earned {
    Point point;
    bool met = false;     ///< the test passed, the property holds
    std::string message;  ///< why not, in words: the first wrong element, the checker's finding
};

struct Verdict {
    std::vector<Earned> earned;  ///< in the order of exercise.points
    int points = 0, all_points = 0;
    int tests_run = 0;             ///< GoogleTest cases that ran to their end
    std::string does_not_compile;  ///< the compiler's messages, or ""
    std::string stopped;     ///< "it crashed (segmentation fault)", "it did not finish …", or ""
    std::string also_found;  ///< the checker's first finding that no point is about, or ""
    std::string printed;     ///< what the program printed beside the test's own report

    bool solved() const;
};

/// What a run of the test program left behind; the grader fills it from its own processes.
struct Evidence {
    nlohmann::ordered_json* tests = nullptr;      ///< GoogleTest's JSON, or null
    nlohmann::ordered_json* check = nullptr;      ///< the checker's JSON, or null
    nlohmann::ordered_json* count = nullptr;      ///< the counters' JSON, or null
    nlohmann::ordered_json* reference = nullptr;  ///< the worked solution's counters, or null
    std::string stopped;                          ///< why the tests did not run to their end
};

/// The rules: a gate that is not met takes all points; else every line that is met has its points.
Verdict judge(const Exercise& exercise, const Evidence& evidence);

/// The number that a "count:" property names, over all kernels: "global_load.sectors_per_request",
/// "shared_load.wavefronts_per_request", "shared_load.excess_wavefronts",
/// "global_load.requests", "active_lanes", …
/// @throws Error for a name that means nothing
double counted(const nlohmann::ordered_json& count, const std::string& name);

/// Builds the answer in `directory` and runs its test.
Verdict examine(const Exercise& exercise, const std::filesystem::path& directory,
                const std::string& variant);

}  // namespace m2m::exercise
