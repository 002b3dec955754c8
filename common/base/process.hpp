// Running other programs (cmake's ctest, a compiler, doxygen) without a shell in between.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace m2m {

/// What a finished program left behind.
struct ProcessResult {
    int status = 0;  ///< exit status; 128 + signal number when a signal ended it; 127 when it could
                     ///< not be started
    std::string output;  ///< its standard output, where that was captured
};

/// Runs `arguments` (program first, searched on PATH) and waits for it. Its output goes where ours
/// goes. It and what it started end with it, and with us.
ProcessResult run_process(const std::vector<std::string>& arguments,
                          const std::filesystem::path& directory = {});

/// The same for a program, or a compiler, whose output a stranger decides: on a terminal it is
/// printable(). What goes into a file or a pipe stays as it is.
ProcessResult run_process_printable(const std::vector<std::string>& arguments);

/// What becomes of a captured program's standard error.
enum class Errors {
    thrown_away,
    captured,  ///< in `output`, among the rest
};

/// The same with standard output captured.
ProcessResult capture_process(const std::vector<std::string>& arguments,
                              Errors errors = Errors::thrown_away);

/// The full path of the program that runs, or "" where the system does not tell.
std::filesystem::path own_program();

/// The full path of a program on PATH, or "" when there is none.
std::string find_program(const std::string& name);

}  // namespace m2m
