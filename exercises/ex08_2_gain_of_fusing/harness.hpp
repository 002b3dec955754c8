// What the test calls.
#pragma once

#include <vector>

double run_seconds(double flops_per_second, double bytes_per_second, double flops, double bytes);

double run_gain(double flops_per_second, double bytes_per_second, const std::vector<double>& flops,
                const std::vector<double>& bytes, double fused_bytes);
