// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// Xᵀ·dY by the answer; dW holds NaN before.
std::vector<float> run_weight_gradient(int batch, int inputs, int outputs,
                                       const std::vector<float>& X, const std::vector<float>& dY);
