// The test of ex08_2_gain_of_fusing.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

// 100 operations in the time of 10 bytes.
TEST(Gain, OfOneKernel) {
    expect_number(run_seconds(100, 10, 100, 40), 4, "seconds where moving is slower");
    expect_number(run_seconds(100, 10, 700, 40), 7, "seconds where computing is slower");
}

TEST(Gain, IsTheBytesSavedWhereMemoryIsSlow) {
    expect_number(run_gain(100, 10, {1, 1, 1}, {80, 120, 80}, 70), 4,
                  "the gain where 280 bytes become 70");
}

TEST(Gain, IsNothingWhereComputingIsSlow) {
    expect_number(run_gain(100, 10, {5000, 5000}, {80, 120}, 100), 1,
                  "the gain where every kernel computes longer than it moves");
}

TEST(Gain, OfAProductAndItsEpilogue) {
    // 20 s and 2 × 4 s before; the product hides what the fused kernel moves.
    expect_number(run_gain(100, 10, {2000, 10, 10}, {60, 40, 40}, 60), 28 / 20.2,
                  "the gain of a product with two passes behind it");
}

}  // namespace
