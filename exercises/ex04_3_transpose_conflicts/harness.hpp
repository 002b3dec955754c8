// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// The transpose by the answer; it is not initialised before.
std::vector<float> run_transpose(int rows, int columns, const std::vector<float>& in);
