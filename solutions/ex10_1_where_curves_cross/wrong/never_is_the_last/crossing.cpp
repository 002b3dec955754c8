// Mistake: returns the last size where the GPU never wins.
#include "crossing.hpp"

#include <cmath>
#include <cstddef>

double crossing(const std::vector<double>& x, const std::vector<double>& cpu,
                const std::vector<double>& gpu) {
    std::size_t ahead = x.size();
    while (ahead > 0 && gpu[ahead - 1] <= cpu[ahead - 1]) --ahead;
    if (ahead == x.size()) return x.back();
    if (ahead == 0) return x[0];
    const std::size_t behind = ahead - 1;
    const double d_behind = std::log(gpu[behind] / cpu[behind]);
    const double d_ahead = std::log(gpu[ahead] / cpu[ahead]);
    const double fraction = d_behind / (d_behind - d_ahead);
    return x[behind] * std::pow(x[ahead] / x[behind], fraction);
}
