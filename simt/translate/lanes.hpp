// What a text shows of two habits of GPU code that a host compiler does not know: whole vectors by
// a cast pointer, and warps that are believed to run in step.
#pragma once

#include "simt/translate/lexer.hpp"

#include <vector>

namespace simt::translate {

/// The words `reinterpret_cast` that make a pointer to one of CUDA's vectors: such a pointer must
/// be aligned, or the access fails.
std::vector<Index> casts_to_vectors(const Text& text);

/// Steps of a sum, one after another, that count on the lanes of a warp running in step:
/// `s[t] += s[t + 16]; s[t] += s[t + 8]; …`. One note for each row of them.
std::vector<Problem> warp_synchronous(const Text& text);

}  // namespace simt::translate
