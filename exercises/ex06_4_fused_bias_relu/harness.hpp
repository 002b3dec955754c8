// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// max(0, Z + bias) by the answer.
std::vector<float> run_bias_relu(int rows, int columns, const std::vector<float>& bias,
                                 const std::vector<float>& Z);
