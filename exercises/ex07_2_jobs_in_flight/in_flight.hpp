// What you write: what latency and throughput have to do with each other.
#pragma once

/// The least number of jobs in flight with which no unit ever waits.
int jobs_to_fill(int latency, int units);

/// Cycles until each of `jobs` jobs has taken one step.
double cycles_per_step(int latency, int units, int jobs);

/// Steps that come out each cycle, over all jobs.
double steps_per_cycle(int latency, int units, int jobs);
