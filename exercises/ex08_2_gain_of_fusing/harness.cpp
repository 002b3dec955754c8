// Calls the answer.
#include "harness.hpp"

#include "gain.hpp"

double run_seconds(double flops_per_second, double bytes_per_second, double flops, double bytes) {
    return seconds(Machine{flops_per_second, bytes_per_second}, flops, bytes);
}

double run_gain(double flops_per_second, double bytes_per_second, const std::vector<double>& flops,
                const std::vector<double>& bytes, double fused_bytes) {
    return gain(Machine{flops_per_second, bytes_per_second}, flops, bytes, fused_bytes);
}
