// The test of ex03_2_coalescing. What a warp asks of memory is counted by the simulator.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int rows, int columns) {
    const auto X = whole_numbers(std::size_t(rows) * columns, 1);
    const auto factor = whole_numbers(std::size_t(rows), 2);
    std::vector<float> expected;
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < columns; ++j) expected.push_back(factor[i] * X[i * columns + j]);
    }
    expect_equal(run_scale_rows(rows, columns, factor, X), expected, columns, "out");
}

TEST(Coalescing, IsRightWhereBlocksFit) {
    expect_right(64, 64);
}

TEST(Coalescing, IsRightWhereBlocksStickOut) {
    expect_right(37, 90);
}

}  // namespace
