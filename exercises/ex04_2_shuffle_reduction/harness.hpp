// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// The sum of each row by the answer; the result is not initialised before.
std::vector<float> run_row_sums(int rows, int columns, const std::vector<float>& A);
