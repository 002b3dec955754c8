// What simt-check and simt-profile share: a program that is compiled, if need be, and run under
// observation.
#pragma once

#include "simt/cc/driver.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace simt::compile {

/// The program of a command line: a source file (compiled for `mode` into `workspace`), or one that
/// was compiled by simt-cc for that mode.
/// @returns the program's path
/// @throws Failure: 2 when there is no such file, 1 when it does not compile
std::string built_program(const std::string& file, Mode mode, const Workspace& workspace);

/// Parses the command line and does the work; prints `error: …` for what fails.
/// @param app its remaining words are the program and the program's own arguments
/// @returns the exit status: the work's, 2 for wrong use, 1 for a failure
int observe(CLI::App& app, int argc, char** argv,
            const std::function<int(const Words& program_and_arguments)>& work);

}  // namespace simt::compile
