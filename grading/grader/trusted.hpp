// Running the grader's own programs: the compiler on the exercise's files, the tests.
#pragma once

#include <string>
#include <vector>

namespace m2m::grader {

struct Trusted {
    int status = 0;      ///< exit status, 128 + signal, or 124 when it took too long
    std::string output;  ///< standard output and error, at most 64 KB
};

/// Runs `words` (program first, searched on PATH) and waits, at most `seconds`.
Trusted run_trusted(const std::vector<std::string>& words, double seconds);

}  // namespace m2m::grader
