// Where two measured curves cross, on logarithmic scales.
#include "crossing.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cmath>
#include <cstddef>

using m2m::exercise::not_solved_yet;

double crossing(const std::vector<double>& x, const std::vector<double>& cpu,
                const std::vector<double>& gpu) {
    // [todo throws] Find the last point where the GPU is slower; the curves cross behind it.

    // From the end: what counts is from where on the GPU stays ahead.
    std::size_t ahead = x.size();
    while (ahead > 0 && gpu[ahead - 1] <= cpu[ahead - 1]) --ahead;
    if (ahead == x.size()) return -1;
    if (ahead == 0) return x[0];
    const std::size_t behind = ahead - 1;
    const double d_behind = std::log(gpu[behind] / cpu[behind]);
    const double d_ahead = std::log(gpu[ahead] / cpu[ahead]);
    const double fraction = d_behind / (d_behind - d_ahead);
    return x[behind] * std::pow(x[ahead] / x[behind], fraction);
    // [end]
}
