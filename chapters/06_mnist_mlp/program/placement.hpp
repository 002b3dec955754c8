// A placement log: which operation ran where. What TensorFlow prints with
// tf.debugging.set_log_device_placement.
#pragma once

#include "chapters/06_mnist_mlp/operations.hpp"

#include <iosfwd>
#include <memory>

namespace m2m {

/// The same operations; each kind and shape writes one line to `out` when it runs for the first
/// time: "placement: matmul 32x128x784 by cuda/tiled -> Tesla T4". `stage` names the matmul. A
/// fused job of chapter 08 is one line, too: "placement: matmul_bias 32x10x128, fused -> Tesla T4".
std::unique_ptr<Operations> log_placement(std::unique_ptr<Operations> operations,
                                          const Stage& stage, std::ostream& out);

}  // namespace m2m
