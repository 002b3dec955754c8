// Mistake: adds operations and bytes up first, as if the kernels overlapped.
#include "gain.hpp"

#include <algorithm>
#include <cstddef>

double seconds(const Machine& machine, double flops, double bytes) {
    return std::max(flops / machine.flops_per_second, bytes / machine.bytes_per_second);
}

double gain(const Machine& machine, const std::vector<double>& flops,
            const std::vector<double>& bytes, double fused_bytes) {
    double all_bytes = 0, all_flops = 0;
    for (std::size_t i = 0; i < flops.size(); ++i) {
        all_bytes += bytes[i];
        all_flops += flops[i];
    }
    return seconds(machine, all_flops, all_bytes) / seconds(machine, all_flops, fused_bytes);
}
