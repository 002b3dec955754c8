// The test of ex05_1_row_major_cublas.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int batch, int inputs, int outputs) {
    const auto X = whole_numbers(std::size_t(batch) * inputs, 1);
    const auto dY = whole_numbers(std::size_t(batch) * outputs, 2);
    std::vector<float> transposed(X.size());
    for (int b = 0; b < batch; ++b) {
        for (int i = 0; i < inputs; ++i) transposed[i * batch + b] = X[b * inputs + i];
    }
    expect_equal(run_weight_gradient(batch, inputs, outputs, X, dY),
                 product(inputs, outputs, batch, transposed, dY), outputs, "dW");
}

TEST(RowMajorCublas, IsRightForSquareMatrices) {
    expect_right(8, 8, 8);
}

TEST(RowMajorCublas, IsRightForEveryShape) {
    expect_right(4, 7, 3);
    expect_right(3, 2, 9);
    expect_right(1, 5, 1);
}

}  // namespace
