// The test of ex10_1_where_curves_cross.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

TEST(Crossing, MayBeAtAMeasuredPoint) {
    expect_number(run_crossing({1, 10, 100}, {1, 10, 100}, {10, 10, 10}), 10,
                  "the size where both take 10 s");
}

TEST(Crossing, IsInterpolatedOnLogarithmicScales) {
    // The CPU's time grows as x does, the GPU's not at all: they meet at 10, half way from 1 to
    // 100.
    expect_number(run_crossing({1, 100}, {1, 100}, {10, 10}), 10,
                  "the size between 1 and 100 where both take 10 s");
    expect_number(run_crossing({1, 4, 64}, {1, 4, 64}, {8, 8, 16}), 10.0793684,
                  "the size between 4 and 64");
}

TEST(Crossing, MayBeAtTheBeginningOrNowhere) {
    expect_number(run_crossing({8, 16}, {4, 8}, {1, 1}), 8, "the size where the GPU always wins");
    expect_number(run_crossing({8, 16}, {4, 8}, {9, 9}), -1, "the size where the GPU never wins");
    expect_number(run_crossing({8, 16}, {4, 8}, {3, 9}), -1, "the size where the GPU falls behind");
}

TEST(Crossing, TheLastOneCounts) {
    expect_number(run_crossing({1, 10, 100, 10000}, {8, 8, 1, 100}, {10, 4, 10, 10}), 1000,
                  "the size where the GPU stays ahead");
}

}  // namespace
