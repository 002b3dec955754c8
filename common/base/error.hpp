// Errors that a reader sees: one line that says what, where and what to do next.
#pragma once

#include <stdexcept>
#include <string>

namespace m2m {

/// Work that failed (missing file, corrupt data, a wrong result): the program prints `error: …` and
/// exits 1.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Bad use (unknown stage, size ≤ 0): the program prints `error: …` and exits 2.
struct UsageError : Error {
    using Error::Error;
};

}  // namespace m2m
