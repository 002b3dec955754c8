// What the test calls. The harness rounds to float16, copies to the device and back.
#pragma once

#include <vector>

/// A·B by the answer, m × n. C holds NaN before.
std::vector<float> run_half_product(int m, int n, int k, const std::vector<float>& A,
                                    const std::vector<float>& B);
