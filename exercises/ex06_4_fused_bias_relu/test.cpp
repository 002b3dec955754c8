// The test of ex06_4_fused_bias_relu.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <algorithm>
#include <cmath>

namespace {

using namespace m2m::exercise;

void expect_right(int rows, int columns) {
    const auto Z = whole_numbers(std::size_t(rows) * columns, 1);
    const auto bias = whole_numbers(std::size_t(columns), 2);
    std::vector<float> expected;
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < columns; ++j)
            expected.push_back(std::max(0.0f, Z[i * columns + j] + bias[j]));
    }
    expect_equal(run_bias_relu(rows, columns, bias, Z), expected, columns, "Z");
}

TEST(BiasRelu, IsRightForOneBlock) {
    expect_right(8, 32);
}

TEST(BiasRelu, IsRightForEveryShape) {
    expect_right(37, 10);
    expect_right(3, 300);
    expect_right(1, 1);
}

TEST(BiasRelu, LetsNaNThrough) {
    const auto got = run_bias_relu(1, 2, {1, 1}, {NAN, 2});
    if (!std::isnan(got[0])) ADD_FAILURE() << "Z, element 0: expected nan, got " << got[0];
}

}  // namespace
