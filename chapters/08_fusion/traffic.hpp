// A model of the bytes that a job moves, pass by pass.
//
// The one assumption: every pass reads each of its inputs from memory once and writes its output
// once, and nothing stays in a cache from one pass to the next. That is how it is when the arrays
// are larger than the caches. When they are smaller, memory sees less, and fusing gains less.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace m2m::fusion {

/// One walk over memory.
struct Pass {
    std::string what;              ///< "C += bias"
    double read = 0, written = 0;  ///< bytes
};

/// All passes of a job, in order.
struct Traffic {
    std::vector<Pass> passes;
    double bytes() const;
};

/// C = max(0, A·B + bias), C is m×n, k deep.
Traffic layer_traffic(double m, double n, double k, bool fused);

/// Softmax, cross-entropy and its gradient, of m rows of n logits.
Traffic loss_traffic(double m, double n, bool fused);

/// One Adam step of `count` weights.
Traffic adam_traffic(double count, bool fused);

}  // namespace m2m::fusion
