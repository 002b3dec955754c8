// Mistake: takes the shortest of all times, the first included.
#include "bandwidth.hpp"

#include <algorithm>

double bandwidth(int arrays_read, int arrays_written, long long elements,
                 const std::vector<double>& seconds) {
    const double bytes = double(arrays_read + arrays_written) * sizeof(double) * double(elements);
    const double best = *std::min_element(seconds.begin(), seconds.end());
    return bytes / best;
}
