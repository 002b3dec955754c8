// The test of ex06_2_backward_pass: each gradient against its formula, in whole numbers.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

constexpr int batch = 5, inputs = 3, outputs = 4;

struct Gradients {
    std::vector<float> X = whole_numbers(batch * inputs, 1);
    std::vector<float> W = whole_numbers(inputs * outputs, 2);
    std::vector<float> dY = whole_numbers(batch * outputs, 3);
    std::vector<float> dW, db, dX;
    Gradients() { run_backward(batch, inputs, outputs, X, W, dY, dW, db, dX); }
};

std::vector<float> transposed(int rows, int columns, const std::vector<float>& A) {
    std::vector<float> At;
    for (int j = 0; j < columns; ++j) {
        for (int i = 0; i < rows; ++i) At.push_back(A[i * columns + j]);
    }
    return At;
}

TEST(Backward, OfTheBias) {
    const Gradients g;
    const std::vector<float> ones(batch, 1.0f);
    expect_equal(g.db, product(1, outputs, batch, ones, g.dY), outputs, "db");
}

TEST(Backward, OfTheWeights) {
    const Gradients g;
    expect_equal(g.dW, product(inputs, outputs, batch, transposed(batch, inputs, g.X), g.dY),
                 outputs, "dW");
}

TEST(Backward, OfTheInputs) {
    const Gradients g;
    expect_equal(g.dX, product(batch, inputs, outputs, g.dY, transposed(inputs, outputs, g.W)),
                 inputs, "dX");
}

}  // namespace
