// Reads inline PTX, the GPU's own instructions in asm(), and writes calls of simt/ptx.hpp instead.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace simt::translate {

/// One operand of an asm statement, by its constraint: `"=r"(x)` is {"=r"}.
struct AsmOperand {
    std::string constraint;

    bool writes() const { return constraint[0] == '=' || constraint[0] == '+'; }
    char letter() const { return constraint.empty() ? '\0' : constraint.back(); }
};

struct PtxProblem {
    std::size_t at;  ///< byte of the PTX text
    std::string message;
};

/// PTX as C++ statements on the variables simt_0, simt_1, …: the bits of the operands.
struct PtxTranslation {
    std::string text;
    std::vector<PtxProblem> problems;
};

/// Translates the instructions that simt/ptx.hpp has; any other is a problem that names it.
/// @param place_of the arguments of simt::Place::at() for a byte of the text
PtxTranslation translate_ptx(std::string_view code, const std::vector<AsmOperand>& operands,
                             const std::function<std::string(std::size_t)>& place_of);

}  // namespace simt::translate
