// Shifts and casts in device code, which simt/gpu_arithmetic.hpp is to compute as a GPU does.
#pragma once

#include "simt/translate/lexer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace simt::translate {

/// Tokens of device code: a function's body, or the initialisers before a constructor's.
struct DeviceCode {
    Index first, last;                              ///< [first, last)
    std::vector<std::string_view> type_parameters;  ///< of the templates around it
};

/// What to write instead of one token; nothing means to leave it out.
struct Edit {
    Index at;
    std::string text;
};

/// The edits, in groups: all of a group or none of it. What each rewritten form looks like is in
/// simt/gpu_arithmetic.hpp. Rewritten are
///   a << b, a >> b, a <<= b, a >>= b   unless b is a literal below 32;
///   (int)x, int(x), static_cast<int>(x)   to every integer type of C++, to the names of such types
///   in the standard library and in CUDA, to names that the text gives to such types, and to the
///   type parameters around the code;
///   int i = x   where something of floating point stands in x.
/// Not: other implicit conversions (assignments, arguments, returned values), `int{x}`, and what
/// stands in a system header. No operand has to be found, so what a form means cannot depend on how
/// its operands are read.
/// @param steps grows by the tokens looked at
std::vector<std::vector<Edit>> gpu_arithmetic(const Text& text, const std::vector<DeviceCode>& code,
                                              std::size_t& steps);

}  // namespace simt::translate
