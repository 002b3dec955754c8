// Compiles one answer to an exercise and links it with the exercise's test.
#pragma once

#include "grading/exercises/exercise.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::exercise {

/// What an answer is built for. `check` and `count` are modes of the simulated GPU (simt);
/// host code is always `plain`, and traced where the exercise says so.
enum class Mode { plain, check, count };

/// The commands that build one answer; the grader runs those of `answer` in its sandbox.
struct Step {
    std::vector<std::string> command;
    std::filesystem::path output;
    std::vector<std::filesystem::path> inputs;  ///< the output is old when one of these is newer
};

/// Compiles the answer's `file` (one of exercise.files) in `directory` to `object`.
Step compile_answer(const Exercise& exercise, const std::filesystem::path& directory,
                    const std::string& file, Mode mode, const std::filesystem::path& object);
/// Compiles the exercise's harness, which calls the answer.
Step compile_harness(const Exercise& exercise, const std::filesystem::path& object);
/// Compiles the exercise's test, or another one (the grader's hidden tests).
Step compile_test(const Exercise& exercise, const std::filesystem::path& test,
                  const std::filesystem::path& object);
/// Links objects to a program, with what the harness and (with `test`) the test need.
Step link(const Exercise& exercise, const std::vector<std::filesystem::path>& objects, Mode mode,
          bool test, const std::filesystem::path& program);

/// Runs a step unless its output is newer than its inputs and was made by the same command.
/// @returns the compiler's messages when it failed, "" on success
std::string make(const Step& step);

/// A built answer, or what the compiler says about it.
struct Built {
    std::filesystem::path program;
    std::string messages;  ///< not empty: it does not compile
    bool ours = false;     ///< the exercise's own files are at fault, not the answer
};

/// Builds the answer in `directory` as `variant` ("yours", "solution", "wrong-…") below the build
/// directory. What is up to date is not built again.
Built build(const Exercise& exercise, const std::filesystem::path& directory,
            const std::string& variant, Mode mode);

/// Where results of `variant` are kept.
std::filesystem::path build_directory(const Exercise& exercise, const std::string& variant);

/// Why this build of the project cannot run the exercise, with what to do; "" when it can.
std::string why_not_here(const Exercise& exercise);

}  // namespace m2m::exercise
