// The test of ex09_1_unequal_shares.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <cmath>

namespace {

using namespace m2m::exercise;

TEST(UnequalShares, IsRightForEqualShares) {
    expect_close(run_combine({16, 16}, 2, {1, 2, 3, -6}), {2, -2}, 1, 1e-6,
                 "the gradient of two equal shares");
}

TEST(UnequalShares, IsRightForUnequalShares) {
    expect_close(run_combine({30, 2}, 2, {1, 0, 17, 8}), {2, 0.5f}, 1, 1e-6,
                 "the gradient of 30 and 2 rows");
    // Three ranks, a batch of 32: the sums are 11, 22 and 30.
    expect_close(run_combine({11, 11, 10}, 1, {1, 2, 3}), {63.0f / 32}, 1, 1e-6,
                 "the gradient of 11, 11 and 10 rows");
}

TEST(UnequalShares, ARankWithoutRowsDoesNoHarm) {
    expect_close(run_combine({1, 1, 0}, 1, {4, 8, NAN}), {6}, 1, 1e-6,
                 "the gradient where the last rank has no rows");
}

}  // namespace
