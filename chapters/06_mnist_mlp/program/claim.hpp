// Claim 13: the example of the Keras books, trained by this chapter.
#pragma once

#include "common/measure/claim.hpp"

namespace m2m {

/// Trains Fashion-MNIST, 784 → 128 → 10, 5 epochs of Adam, batch 32, seed 1, on openmp/simd. Not
/// measurable where the data set is not there.
ClaimReport measure_keras_example(const ClaimOptions& options);

/// The claim says about 87 %: confirmed between 86 and 89, refuted below 80 or above 95 (seeds
/// alone differ by a per cent).
Verdict judge_keras_example(const Figure& percent);

}  // namespace m2m
