// The test of ex06_1_softmax_large_logits.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <cmath>

namespace {

using namespace m2m::exercise;

void expect_right(int rows, int columns, const std::vector<float>& Z) {
    std::vector<float> expected;
    for (int i = 0; i < rows; ++i) {
        double largest = -INFINITY, sum = 0;
        for (int j = 0; j < columns; ++j) largest = std::fmax(largest, Z[i * columns + j]);
        for (int j = 0; j < columns; ++j) sum += std::exp(Z[i * columns + j] - largest);
        for (int j = 0; j < columns; ++j)
            expected.push_back(static_cast<float>(std::exp(Z[i * columns + j] - largest) / sum));
    }
    expect_close(run_softmax(rows, columns, Z), expected, columns, 1e-5, "P");
}

TEST(Softmax, IsRightForSmallLogits) {
    expect_right(4, 10, real_numbers(40, 1, -5, 5));
}

TEST(Softmax, IsRightForLargeLogits) {
    expect_right(1, 3, {1000, 999, 990});
    expect_right(2, 3, {1000, 999, 990, 1, 2, 3});
    expect_right(1, 2, {-100, 300});
}

TEST(Softmax, IsRightForVeryNegativeLogits) {
    expect_right(1, 3, {-1000, -1001, -1002});
}

TEST(Softmax, IsRightWhereRowsDifferMuch) {
    expect_right(2, 2, {500, 501, -500, -501});
}

}  // namespace
