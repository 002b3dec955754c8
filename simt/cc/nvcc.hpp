// `book cc`: compiles CUDA programs for the CPU, with nvcc's command line.
#pragma once

#include "simt/cc/driver.hpp"

namespace simt::compile {

/// Does what nvcc would do with these words (without its own name).
/// @param name what the program is called in its messages: "simt-cc", "book cc"
/// @returns the exit status: 0,
/// the compiler's, 2 for a wrong command line (thrown as Failure), or the program's own with --run
int nvcc(const Words& words, const std::string& name);

}  // namespace simt::compile
