// How many registers a kernel needs on a GPU: what nvcc's assembler says with -Xptxas -v.
#pragma once

#include <string>

namespace m2m::profile {

/// "tiled_kernel=38,…" for SIMT_COUNT_REGISTERS, from the assembler's messages. A kernel is named
/// without its namespaces and parameters; a template's instantiation with its arguments ("k<32>").
/// "" when the messages speak of no kernel.
std::string registers_setting(const std::string& messages);

}  // namespace m2m::profile
