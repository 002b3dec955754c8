// What fusing gains, by the roofline model.
#include "gain.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>
#include <cstddef>

using m2m::exercise::not_solved_yet;

double seconds(const Machine& machine, double flops, double bytes) {
    // [todo throws] The slower of computing and moving.
    return std::max(flops / machine.flops_per_second, bytes / machine.bytes_per_second);
    // [end]
}

double gain(const Machine& machine, const std::vector<double>& flops,
            const std::vector<double>& bytes, double fused_bytes) {
    // [todo throws] The time of the separate kernels, by the time of the fused one.
    double before = 0, all_flops = 0;
    for (std::size_t i = 0; i < flops.size(); ++i) {
        // One after another: what one kernel waits for, the next cannot use.
        before += seconds(machine, flops[i], bytes[i]);
        all_flops += flops[i];
    }
    return before / seconds(machine, all_flops, fused_bytes);
    // [end]
}
