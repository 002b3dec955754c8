// What the test calls. The harness prepares the memory and calls your function.
#pragma once

#include <vector>

/// C = A·B by the answer.
std::vector<float> run_matmul(int m, int n, int k, const std::vector<float>& A,
                              const std::vector<float>& B);
