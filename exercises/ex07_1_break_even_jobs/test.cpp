// The test of ex07_1_break_even_jobs.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_jobs(long long got, long long expected, const char* what) {
    expect_number(static_cast<double>(got), static_cast<double>(expected), what);
}

TEST(BreakEven, IsRightForAGpu) {
    // 1/2 µs a job against 1/4 µs: the GPU gains 1/4 µs with each job, and is 8 µs behind.
    expect_jobs(run_break_even(0, 2, 8, 4), 32, "jobs at 2 and 4 a microsecond, 8 µs to start");
}

TEST(BreakEven, RoundsUp) {
    expect_jobs(run_break_even(0, 2, 8.125, 4), 33, "jobs where the lines cross at 32.5");
    expect_jobs(run_break_even(0, 1, 0.5, 1024), 1, "jobs where the lines cross before the first");
}

TEST(BreakEven, CountsBothLatencies) {
    expect_jobs(run_break_even(4, 2, 8, 4), 16, "jobs where the CPU needs 4 µs to start");
    expect_jobs(run_break_even(20, 2, 8, 4), 1, "jobs where the CPU needs longer to start");
}

TEST(BreakEven, SaysWhenItNeverPays) {
    expect_jobs(run_break_even(0, 2, 8, 2), -1, "jobs at the same rate");
    expect_jobs(run_break_even(0, 4, 8, 2), -1, "jobs where the GPU is slower");
    expect_jobs(run_break_even(8, 2, 8, 2), 1, "jobs where both are the same");
}

}  // namespace
