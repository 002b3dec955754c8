// Little's law for a core: jobs in flight = throughput × latency.
#include "in_flight.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>

using m2m::exercise::not_solved_yet;

int jobs_to_fill(int latency, int units) {
    // TODO: In each of the cycles that one step takes, every unit can start another job's.
    not_solved_yet();  // remove this line
}

double cycles_per_step(int latency, int units, int jobs) {
    // TODO: Two limits: a job waits for itself, and all jobs wait for the units.
    not_solved_yet();  // remove this line
}

double steps_per_cycle(int latency, int units, int jobs) {
    // TODO: Every job takes one step in that time.
    not_solved_yet();  // remove this line
}
