// Mistake: counts one array read and one written, whatever the loop.
#include "bandwidth.hpp"

#include <algorithm>

double bandwidth(int arrays_read, int arrays_written, long long elements,
                 const std::vector<double>& seconds) {
    const double bytes = 2.0 * sizeof(double) * double(elements);
    const double best = *std::min_element(seconds.begin() + 1, seconds.end());
    return bytes / best;
}
