// `book cc`: compiles CUDA programs for the CPU, with nvcc's command line.
#pragma once

#include "simt/cc/driver.hpp"

namespace simt::compile {

/// Does what nvcc would do with these words (without its own name). @returns the exit status: 0,
/// the compiler's, 2 for a wrong command line (thrown as Failure), or the program's own with --run
int nvcc(const Words& words);

}  // namespace simt::compile
