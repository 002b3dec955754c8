// What you write: from which size on the GPU stays ahead.
#pragma once

#include <vector>

/// x rises; `cpu` and `gpu` are times at each of x. The smallest size from which on the GPU takes
/// at most as long, interpolated on logarithmic scales; −1 when it is slower at the last point.
double crossing(const std::vector<double>& x, const std::vector<double>& cpu,
                const std::vector<double>& gpu);
