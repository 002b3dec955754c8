// Mistake: interpolates on plain scales.
#include "crossing.hpp"

#include <cstddef>

double crossing(const std::vector<double>& x, const std::vector<double>& cpu,
                const std::vector<double>& gpu) {
    std::size_t ahead = x.size();
    while (ahead > 0 && gpu[ahead - 1] <= cpu[ahead - 1]) --ahead;
    if (ahead == x.size()) return -1;
    if (ahead == 0) return x[0];
    const std::size_t behind = ahead - 1;
    const double d_behind = gpu[behind] - cpu[behind];
    const double d_ahead = gpu[ahead] - cpu[ahead];
    const double fraction = d_behind / (d_behind - d_ahead);
    return x[behind] + fraction * (x[ahead] - x[behind]);
}
