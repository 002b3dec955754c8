// Mistake: lets every job add its steps, however few units there are.
#include "in_flight.hpp"

#include <algorithm>

int jobs_to_fill(int latency, int units) {
    return latency * units;
}

double cycles_per_step(int latency, int units, int jobs) {
    return std::max(double(latency), double(jobs) / units);
}

double steps_per_cycle(int latency, int units, int jobs) {
    return double(jobs) / latency + 0.0 * units;
}
