// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// Each row of X times its factor, by the answer; the result is not initialised before.
std::vector<float> run_scale_rows(int rows, int columns, const std::vector<float>& factor,
                                  const std::vector<float>& X);
