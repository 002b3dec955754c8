// What you write: what a kernel takes, and what fusing several gains.
#pragma once

#include <vector>

struct Machine {
    double flops_per_second, bytes_per_second;
};

/// Computing and moving overlap: the slower of the two.
double seconds(const Machine& machine, double flops, double bytes);

/// How many times as fast one kernel that does everything is as the separate ones.
double gain(const Machine& machine, const std::vector<double>& flops,
            const std::vector<double>& bytes, double fused_bytes);
