// The test of ex04_7_two_buffers.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int tiles) {
    const auto x = whole_numbers(64 * static_cast<std::size_t>(tiles), tiles);
    std::vector<float> expected(64, 0.0f);
    for (std::size_t i = 0; i < x.size(); ++i) expected[63 - i % 64] += x[i];
    expect_equal(run_sum_tiles(x), expected, 64, "y");
}

TEST(TwoBuffers, AreRightForOneTile) {
    expect_right(1);
}

TEST(TwoBuffers, AreRightForManyTiles) {
    expect_right(2);
    expect_right(5);
    expect_right(16);
}

}  // namespace
