// The test of ex03_1_index_and_guard.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int rows, int columns) {
    const auto count = std::size_t(rows) * columns;
    const auto X = whole_numbers(count, 1), Y = whole_numbers(count, 2);
    std::vector<float> expected(count);
    for (std::size_t i = 0; i < count; ++i) expected[i] = 3 * X[i] + Y[i];
    expect_equal(run_scale_add(rows, columns, 3, X, Y), expected, columns, "out");
}

TEST(IndexAndGuard, IsRightWhereBlocksFit) {
    expect_right(16, 32);
}

TEST(IndexAndGuard, IsRightWhereBlocksStickOut) {
    expect_right(17, 33);
    expect_right(1, 5);
    expect_right(40, 3);
}

}  // namespace
