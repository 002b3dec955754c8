// What the test calls. The harness prepares the memory and calls your function.
#pragma once

#include <vector>

/// C = A·B by the answer.
std::vector<float> run_matmul(int m, int n, int k, const std::vector<float>& A,
                              const std::vector<float>& B);

/// How many cache lines an m×n×k product loads, with a cache of 64 lines.
long long lines_loaded(int m, int n, int k);
