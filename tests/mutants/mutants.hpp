// Wrong matmuls, and what the verifier must say about each.
#pragma once

#include "common/base/stage.hpp"
#include "common/verify/verify.hpp"

#include <span>
#include <string_view>

namespace m2m::tests {

struct Mutant {
    std::string_view name;  ///< the mistake
    Matmul* matmul;
    Finding finding;        ///< the check that must refuse it
    std::string_view says;  ///< what the report must contain
};

/// Mutants of a host stage.
std::span<const Mutant> host_mutants();

/// Rounds to `bits` significant bits, to nearest, ties to even: 11 float16 and TF32, 8 bf16.
float rounded(float value, int bits);

/// A correct product of inputs rounded to 11 or 8 bits, as tensor cores make it.
void float16_inputs(int m, int n, int k, const float* A, const float* B, float* C);
void bf16_inputs(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::tests
