// What the test calls. The harness prepares the memory and calls your function.
#pragma once

#include <vector>

/// The tile by the answer, in a matrix with rows of `stride` floats; the rest of it holds −1.
std::vector<float> run_tile(int k, int stride, const std::vector<float>& a,
                            const std::vector<float>& b);

/// How often the answer writes to C, and how often it reads A and B. A SIMD register counts once.
long long writes(int k);
long long reads(int k);
