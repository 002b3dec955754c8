// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// C = A·B by the answer; C is not initialised before.
std::vector<float> run_tiled(int m, int n, int k, const std::vector<float>& A,
                             const std::vector<float>& B);
