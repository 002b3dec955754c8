// One exercise, as the grader needs it.
#pragma once

#include "grading/exercises/exercise.hpp"
#include "grading/grader/sandbox.hpp"
#include "grading/grader/signature.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::grader {

/// An exercise with what surrounds a submission: tests, given sources, limits.
struct Task {
    exercise::Exercise exercise;               ///< its points end with those of the hidden tests
    std::size_t hidden_points = 0;             ///< how many of them are
    std::vector<std::string> given;            ///< sources beside the learner's files: the harness
    std::vector<std::string> headers;          ///< headers beside them
    std::string header;                        ///< the one that declares what the tests call
    std::vector<std::filesystem::path> tests;  ///< GoogleTest sources
    std::filesystem::path speed_test;          ///< perf.cpp, whose cases are timed; or ""
    bool wants_speed = false;                  ///< --perf
    double peak_flops = 0;                     ///< of one core, for its floor; 0: measured
    std::vector<Signature> functions;          ///< what the tests call
    Limits limits;                             ///< of the submission's program, for one test
    double total_seconds = 60;                 ///< of it, for all tests together
    Limits compile_limits;                     ///< of the compiler, for one file
    /// Whether sources and symbols are looked at before anything runs. Only a test turns it off, to
    /// try what the sandbox stops by itself; no option, file or variable does.
    bool refuses_sources = true;

    Task();
    /// Whether points depend on "check:…" or "count:…" (`what`).
    bool needs(const std::string& what) const;
};

/// The exercise called `name` (id or directory) in the project, or in `pack` when that is not
/// empty, with the hidden tests of the directory `hidden` when that is not empty: its .cpp files
/// are tests, its hidden.json has their points, its perf.cpp goes before the exercise's. An
/// optional "limits" in exercise.json has "seconds" (of one test), "total_seconds", "megabytes" and
/// "compile_seconds".
/// @throws UsageError when there is no such exercise, Error when its files are not in order.
Task load_task(const std::filesystem::path& pack, const std::string& name,
               const std::filesystem::path& hidden = {});

}  // namespace m2m::grader
