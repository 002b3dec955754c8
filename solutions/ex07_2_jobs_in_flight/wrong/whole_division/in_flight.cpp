// Mistake: divides whole numbers and loses half a cycle.
#include "in_flight.hpp"

#include <algorithm>

int jobs_to_fill(int latency, int units) {
    return latency * units;
}

double cycles_per_step(int latency, int units, int jobs) {
    return std::max(double(latency), double(jobs / units));
}

double steps_per_cycle(int latency, int units, int jobs) {
    return jobs / cycles_per_step(latency, units, jobs);
}
