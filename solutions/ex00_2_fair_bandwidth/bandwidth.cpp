// How fast is the memory? From the times of one of STREAM's loops.
#include "bandwidth.hpp"

#include <algorithm>

double bandwidth(int arrays_read, int arrays_written, long long elements,
                 const std::vector<double>& seconds) {
    const double bytes = double(arrays_read + arrays_written) * sizeof(double) * double(elements);
    // In the first run pages are still handed out. Of the rest, the shortest was disturbed least.
    const double best = *std::min_element(seconds.begin() + 1, seconds.end());
    return bytes / best;
}
