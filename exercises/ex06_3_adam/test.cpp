// The test of ex06_3_adam.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <cmath>

namespace {

using namespace m2m::exercise;

// The same in float64, for one weight.
struct Reference {
    double w, m = 0, v = 0;
    void take(int step, double g) {
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        const double rate = 1e-3 * std::sqrt(1 - std::pow(0.999, step)) / (1 - std::pow(0.9, step));
        w -= rate * m / (std::sqrt(v) + 1e-7);
    }
};

TEST(Adam, KeepsRunningMeans) {
    std::vector<float> w{1, 1}, m{0.5f, 0}, v{0.25f, 0};
    run_adam(3, {2, -4}, w, m, v);
    expect_close(m, {0.65f, -0.4f}, 1, 1e-5, "m");
    expect_close(v, {0.25375f, 0.016f}, 1, 1e-5, "v");
}

TEST(Adam, TakesAFirstStepOfTheLearningRate) {
    // Without the correction of m and v for their start at 0, the first step would be too long.
    std::vector<float> w{1, 1, 1}, m(3), v(3);
    run_adam(1, {5, -0.01f, 1000}, w, m, v);
    expect_close({(1 - w[0]) * 1000, (1 - w[1]) * 1000, (1 - w[2]) * 1000}, {1, -1, 1}, 1, 1e-3,
                 "the first step, in thousandths");
}

TEST(Adam, IsRightOverManySteps) {
    Reference reference{0.5};
    std::vector<float> w{0.5f}, m{0}, v{0};
    for (int step = 1; step <= 200; ++step) {
        const float g = static_cast<float>(std::sin(step * 0.7) + 0.2);
        run_adam(step, {g}, w, m, v);
        reference.take(step, g);
    }
    expect_close(w, {static_cast<float>(reference.w)}, 1, 1e-5, "the weight after 200 steps");
}

TEST(Adam, StandsStillWithoutAGradient) {
    std::vector<float> w{2}, m{0}, v{0};
    run_adam(1, {0}, w, m, v);
    expect_equal(w, {2}, 1, "the weight");
}

}  // namespace
