// How fast is the memory? From the times of one of STREAM's loops. Something is not fair here.
#include "bandwidth.hpp"

double bandwidth(int arrays_read, int arrays_written, long long elements,
                 const std::vector<double>& seconds) {
    const double bytes_of_element = sizeof(double);
    const double bytes = (arrays_read > 0 ? 1 : 0) * bytes_of_element * elements +
                         (arrays_written > 0 ? 1 : 0) * bytes_of_element * elements;
    double sum = 0;
    for (const double run : seconds) sum += run;
    return bytes / (sum / seconds.size());
}
