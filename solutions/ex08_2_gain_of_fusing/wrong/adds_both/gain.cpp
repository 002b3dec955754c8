// Mistake: adds the times for computing and moving.
#include "gain.hpp"

#include <cstddef>

double seconds(const Machine& machine, double flops, double bytes) {
    return flops / machine.flops_per_second + bytes / machine.bytes_per_second;
}

double gain(const Machine& machine, const std::vector<double>& flops,
            const std::vector<double>& bytes, double fused_bytes) {
    double before = 0, all_flops = 0;
    for (std::size_t i = 0; i < flops.size(); ++i) {
        before += seconds(machine, flops[i], bytes[i]);
        all_flops += flops[i];
    }
    return before / seconds(machine, all_flops, fused_bytes);
}
