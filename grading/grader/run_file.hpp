// What `book grade` tells the program that runs an exercise's tests.
#pragma once

#include "grading/grader/sandbox.hpp"

#include <filesystem>

namespace m2m::grader {

struct RunFile {
    Command command;                 ///< the submission's program, without its pipes
    std::filesystem::path results;   ///< where the outcome of the tests goes
    std::filesystem::path artifact;  ///< a file the submission's program writes, or ""
    double total_seconds = 60;       ///< for all tests together
};

/// Writes and reads `run` as JSON. @throws Error naming the file.
void write_run_file(const RunFile& run, const std::filesystem::path& path);
RunFile read_run_file(const std::filesystem::path& path);

}  // namespace m2m::grader
