// The test of ex12_2_how_many_pieces.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

TEST(Pieces, OnePieceIsTheWhole) {
    EXPECT_DOUBLE_EQ(call_seconds_in_pieces(3, 2, 1, 0, 1), 6);
    EXPECT_DOUBLE_EQ(call_seconds_in_pieces(1, 5, 4, 0.5, 1), 10.5);
}

TEST(Pieces, OverlapTheirPhases) {
    // The first of 4 pieces takes 1.5; each of the other 3 adds its longest phase, 0.75.
    EXPECT_DOUBLE_EQ(call_seconds_in_pieces(3, 2, 1, 0, 4), 3.75);
    EXPECT_DOUBLE_EQ(call_seconds_in_pieces(1, 2, 5, 0, 4), 5.75) << "copying back is the longest";
    EXPECT_DOUBLE_EQ(call_seconds_in_pieces(2, 2, 2, 0, 1000), 2.004);
}

TEST(Pieces, CostSomethingEach) {
    EXPECT_DOUBLE_EQ(call_seconds_in_pieces(3, 2, 1, 0.25, 4), 4.75);
}

TEST(Pieces, AreBestWhereOneMoreCostsMoreThanItHides) {
    EXPECT_EQ(call_best_pieces(4, 4, 4, 0.5, 100), 4);
    EXPECT_EQ(call_best_pieces(4, 4, 4, 0, 100), 100) << "pieces that cost nothing";
    EXPECT_EQ(call_best_pieces(0.01, 9, 0.01, 0.5, 100), 1) << "there is next to nothing to hide";
    EXPECT_EQ(call_best_pieces(4, 4, 4, 0.5, 2), 2) << "no more than asked for";
}

TEST(Pieces, OfEqualsTheFewestAreBest) {
    EXPECT_EQ(call_best_pieces(0, 5, 0, 0, 100), 1);
}

}  // namespace
