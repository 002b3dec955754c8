// Which compiler, with which options: from the build that `book` belongs to.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::grader {

struct Toolchain {
    std::filesystem::path project;       ///< root of the sources
    std::filesystem::path build;         ///< root of this build
    std::string compiler;                ///< the C++ compiler
    std::vector<std::string> flags;      ///< for a learner's C++ file
    std::filesystem::path simt;          ///< simt-compile, for CUDA files
    std::vector<std::string> test_link;  ///< libraries of the program that runs the tests
};

/// This build's. @throws Error where the grader does not run (not Linux, or a build for a real
/// GPU).
Toolchain this_toolchain();

}  // namespace m2m::grader
