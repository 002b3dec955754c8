// The test of ex04_2_shuffle_reduction.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int rows, int columns) {
    const auto A = whole_numbers(std::size_t(rows) * columns, 1);
    std::vector<float> expected;
    for (int i = 0; i < rows; ++i) {
        float sum = 0;
        for (int j = 0; j < columns; ++j) sum += A[std::size_t(i) * columns + j];
        expected.push_back(sum);
    }
    expect_equal(run_row_sums(rows, columns, A), expected, 1, "sums");
}

TEST(ShuffleReduction, IsRightForRowsOf32) {
    expect_right(8, 32);
}

TEST(ShuffleReduction, IsRightForRowsOfAnyLength) {
    expect_right(5, 100);
    expect_right(3, 7);
    expect_right(1, 1);
}

}  // namespace
