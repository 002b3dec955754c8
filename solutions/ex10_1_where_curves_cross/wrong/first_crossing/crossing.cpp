// Mistake: stops at the first crossing, after which the GPU falls behind again.
#include "crossing.hpp"

#include <cmath>
#include <cstddef>

double crossing(const std::vector<double>& x, const std::vector<double>& cpu,
                const std::vector<double>& gpu) {
    std::size_t ahead = 0;
    while (ahead < x.size() && gpu[ahead] > cpu[ahead]) ++ahead;
    if (gpu.back() > cpu.back()) return -1;
    if (ahead == x.size()) return -1;
    if (ahead == 0) return x[0];
    const std::size_t behind = ahead - 1;
    const double d_behind = std::log(gpu[behind] / cpu[behind]);
    const double d_ahead = std::log(gpu[ahead] / cpu[ahead]);
    const double fraction = d_behind / (d_behind - d_ahead);
    return x[behind] * std::pow(x[ahead] / x[behind], fraction);
}
