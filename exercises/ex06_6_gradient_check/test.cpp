// The test of ex06_6_gradient_check.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

std::vector<float> to_float(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

TEST(GradientCheck, IsExactForALinearLoss) {
    expect_close(to_float(run_numeric_gradient(2, {5, 6, 7}, 1e-3)), {0, 1, 2}, 1, 1e-6,
                 "the gradient of Σ i·w[i]");
}

TEST(GradientCheck, ChangesOneWeightAtATime) {
    expect_close(to_float(run_numeric_gradient(1, {2, 3, 5}, 1e-3)), {15, 10, 6}, 1, 1e-6,
                 "the gradient of w0·w1·w2");
}

TEST(GradientCheck, HasAnErrorThatShrinksWithTheSquareOfTheStep) {
    // Central differences of x³ are 3x² + h²; those to one side are 3x² + 3xh + h².
    expect_close(to_float(run_numeric_gradient(0, {1, -2}, 0.01)), {3.0001f, 12.0001f}, 1, 1e-6,
                 "the gradient of Σ w³ with h = 0.01");
}

TEST(GradientCheck, ComparesLargeAndSmallGradientsFairly) {
    const auto near = [](double got, double expected, const char* what) {
        expect_close({static_cast<float>(got)}, {static_cast<float>(expected)}, 1, 1e-6, what);
    };
    near(run_difference({1000}, {1001}), 1 / 1001.0, "1000 and 1001");
    near(run_difference({0}, {1e-9}), 1e-9, "0 and 1e-9");
    near(run_difference({1, 2, 3}, {1, 2.5, 3}), 0.2, "one of three differs");
    near(run_difference({1}, {-1}), 2, "1 and -1");
}

}  // namespace
