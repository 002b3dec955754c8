// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// The products by the answer, one behind the other.
std::vector<float> run_batched(int count, int m, int n, int k, const std::vector<float>& A,
                               const std::vector<float>& B);
