// A second form of a kernel with barriers: for a whole block, with a loop over its threads between
// one barrier and the next, instead of a switch from thread to thread at each barrier.
#pragma once

#include "simt/translate/lexer.hpp"

#include <string>
#include <vector>

namespace simt::translate {

/// A part of the second form: our text, then the tokens [first, last) of the kernel, which may be
/// none.
struct LoopPart {
    std::string text;
    Index first = none, last = none;
};

/// `sum += a * b;`, which becomes one multiply-add in both forms: else each form's loops would let
/// the compiler choose anew whether the product is rounded.
struct Product {
    Index first = none, assign = none, times = none, last = none;  ///< sum, +=, *, ;
};

/// What a kernel becomes.
struct ThreadLoops {
    std::vector<LoopPart> parts;    ///< in order; none: the kernel stays as it is
    std::vector<Product> products;  ///< in both forms
    std::string why;                ///< it has none, for tests: the first thing not understood
};

/// Where a kernel's definition stands.
struct KernelTokens {
    Index header = none;      ///< the first token of its declaration: `template`, say
    Index parameters = none;  ///< the `(`
    Index body = none;        ///< the `{`
};

/// The second form of each of these kernels. A kernel gets one only when all of this is plain from
/// its text; the rest (that variables have plain types, say) the compiler checks where the form is
/// used:
///  - every thread reaches each barrier: `__syncthreads();` stands in the body itself or in `for`
///    and `if` whose conditions are the same for all threads,
///  - nothing in it waits, or asks which thread it is, but by threadIdx,
///  - between two barriers, what one thread does stays together: memory is used in one piece only,
///    so that even threads that race do so in the order they always do,
///  - no product of floats moves to where it would be rounded otherwise.
std::vector<ThreadLoops> thread_loops(const Text& text, const std::vector<KernelTokens>& kernels);

}  // namespace simt::translate
