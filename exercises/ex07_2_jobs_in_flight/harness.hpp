// What the test calls.
#pragma once

int run_jobs_to_fill(int latency, int units);
double run_cycles_per_step(int latency, int units, int jobs);
double run_steps_per_cycle(int latency, int units, int jobs);
