// The reader's own kernel: a file with one function of the one signature becomes a Stage.
#pragma once

#include "common/base/stage.hpp"

#include <filesystem>

namespace m2m::book {

/// Compiles `file` (`.cu`: CUDA C++, device pointers; `.cpp`: C++, host pointers), loads it and
/// returns it as a stage named after the file that rounds A and B to `inputs`. The file must define exactly one function `void
/// NAME(int m, int n, int k, const float* A, const float* B, float* C)`, in any namespace.
/// @throws UsageError for a wrong kind of file, Error when it does not compile or defines no such
/// function. The loaded code stays loaded until the program ends.
Stage load_user_stage(const std::filesystem::path& file, int chapter,
                      Precision inputs = Precision::float32);

/// The mangled or plain name of the one function of the one signature among `symbols`, the output
/// of `nm`.
/// @throws Error naming `file` when there is none or more than one.
std::string find_matmul_symbol(const std::string& symbols, const std::string& file);

}  // namespace m2m::book
