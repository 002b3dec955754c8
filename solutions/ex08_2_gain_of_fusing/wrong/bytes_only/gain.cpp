// Mistake: takes the ratio of the bytes for the gain.
#include "gain.hpp"

#include <algorithm>
#include <cstddef>

double seconds(const Machine& machine, double flops, double bytes) {
    return std::max(flops / machine.flops_per_second, bytes / machine.bytes_per_second);
}

double gain(const Machine& machine, const std::vector<double>& flops,
            const std::vector<double>& bytes, double fused_bytes) {
    double before = 0;
    for (std::size_t i = 0; i < flops.size(); ++i) {
        before += seconds(machine, 0, bytes[i]);
    }
    return before / seconds(machine, 0, fused_bytes);
}
