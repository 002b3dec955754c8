// Runs a program that may never end.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace m2m::exercise {

/// How a program ended.
struct Ended {
    int status = 0;         ///< exit status; 128 + signal number when a signal ended it
    bool too_long = false;  ///< it was stopped after `seconds`
    std::string output;     ///< standard output and error together, at most 1 MiB of it
};

/// Runs `command` (program first, searched on PATH) with more environment variables, for at most
/// `seconds`; then it and what it started are killed.
/// @throws Error when it cannot be started.
Ended run_program(const std::vector<std::string>& command,
                  const std::map<std::string, std::string>& environment, double seconds);

}  // namespace m2m::exercise
