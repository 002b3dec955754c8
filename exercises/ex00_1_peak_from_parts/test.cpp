// The test of ex00_1_peak_from_parts.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

TEST(Parts, CountTheOperationsOfAllLanes) {
    expect_number(run_peak_gflops(1, 1, 1, 1.0), 2, "GFLOP/s of one lane at 1 GHz");
    expect_number(run_peak_gflops(8, 2, 16, 3.5), 1792, "GFLOP/s of 8 cores with 2 × 16 lanes");
}

TEST(Parts, CountTheBytesOfAllChannels) {
    expect_number(run_bandwidth_gbs(1000, 1), 16, "GB/s of one channel at 1000 MHz");
    expect_number(run_bandwidth_gbs(1466.67, 4), 93.86688, "GB/s of four channels of DDR4-2933");
}

TEST(Parts, HaveABalance) {
    expect_number(run_flops_per_byte(1792, 89.6), 20, "operations in the time of a byte");
}

}  // namespace
