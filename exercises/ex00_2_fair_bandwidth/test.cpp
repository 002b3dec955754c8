// The test of ex00_2_fair_bandwidth.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

constexpr long long million = 1000000;

TEST(FairBandwidth, IsRightForCopyAndEqualTimes) {
    expect_number(run_bandwidth(1, 1, million, {0.25, 0.25, 0.25}), 64e6, "bytes a second of copy");
}

TEST(FairBandwidth, CountsEveryArray) {
    expect_number(run_bandwidth(2, 1, million, {0.25, 0.25}), 96e6, "bytes a second of triad");
    expect_number(run_bandwidth(3, 2, million, {0.5, 0.5}), 80e6,
                  "bytes a second with 3 arrays read and 2 written");
}

TEST(FairBandwidth, TakesTheBestRun) {
    expect_number(run_bandwidth(1, 1, million, {0.5, 0.5, 0.25, 1.0}), 64e6,
                  "bytes a second where the best run takes 0.25 s");
}

TEST(FairBandwidth, LeavesTheFirstRunOut) {
    expect_number(run_bandwidth(1, 1, million, {0.125, 0.5, 0.5}), 32e6,
                  "bytes a second where the first run is the shortest");
    expect_number(run_bandwidth(1, 1, million, {2.0, 0.5}), 32e6,
                  "bytes a second where the first run is the longest");
}

}  // namespace
