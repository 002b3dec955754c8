// What the test calls. The harness copies to the device and back.
#pragma once

#include <vector>

/// factor · X + Y by the answer; the result is not initialised before.
std::vector<float> run_scale_add(int rows, int columns, float factor, const std::vector<float>& X,
                                 const std::vector<float>& Y);
