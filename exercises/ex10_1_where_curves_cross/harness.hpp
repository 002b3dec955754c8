// What the test calls.
#pragma once

#include <vector>

/// By the answer.
double run_crossing(const std::vector<double>& x, const std::vector<double>& cpu,
                    const std::vector<double>& gpu);
