// Calls the answer.
#include "harness.hpp"

#include "in_flight.hpp"

int run_jobs_to_fill(int latency, int units) {
    return jobs_to_fill(latency, units);
}

double run_cycles_per_step(int latency, int units, int jobs) {
    return cycles_per_step(latency, units, jobs);
}

double run_steps_per_cycle(int latency, int units, int jobs) {
    return steps_per_cycle(latency, units, jobs);
}
