// Little's law for a core: jobs in flight = throughput × latency.
#include "in_flight.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>

using m2m::exercise::not_solved_yet;

int jobs_to_fill(int latency, int units) {
    // [todo throws] In each of the cycles that one step takes, every unit can start another job's.
    return latency * units;
    // [end]
}

double cycles_per_step(int latency, int units, int jobs) {
    // [todo throws] Two limits: a job waits for itself, and all jobs wait for the units.
    return std::max(double(latency), double(jobs) / units);
    // [end]
}

double steps_per_cycle(int latency, int units, int jobs) {
    // [todo throws] Every job takes one step in that time.
    return jobs / cycles_per_step(latency, units, jobs);
    // [end]
}
