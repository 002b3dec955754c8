// The test of ex07_2_jobs_in_flight.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

TEST(InFlight, OneJobWaitsForItself) {
    expect_number(run_cycles_per_step(4, 2, 1), 4, "cycles a step of one job");
    expect_number(run_cycles_per_step(4, 2, 3), 4, "cycles a step of three jobs");
}

TEST(InFlight, ManyJobsWaitForTheUnits) {
    expect_number(run_cycles_per_step(4, 2, 12), 6, "cycles a step of twelve jobs");
    expect_number(run_cycles_per_step(4, 2, 13), 6.5, "cycles a step of thirteen jobs");
}

TEST(InFlight, EnoughJobsFillTheCore) {
    expect_number(run_jobs_to_fill(4, 2), 8, "jobs that fill 2 units with a latency of 4");
    expect_number(run_jobs_to_fill(24, 4), 96, "jobs that fill 4 units with a latency of 24");
}

TEST(InFlight, NoMoreComesOutThanTheUnitsCan) {
    expect_number(run_steps_per_cycle(4, 2, 1), 0.25, "steps a cycle with one job");
    expect_number(run_steps_per_cycle(4, 2, 8), 2, "steps a cycle with eight jobs");
    expect_number(run_steps_per_cycle(4, 2, 1000), 2, "steps a cycle with a thousand jobs");
}

}  // namespace
