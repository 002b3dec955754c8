// The test of ex06_5_training_bug.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <algorithm>

namespace {

using namespace m2m::exercise;

TEST(TrainingBug, TheFirstStepFollowsTheGradient) {
    // At slope = offset = 0 and points (1, 2), (3, 4): the errors are −2 and −4, the gradient is
    // (2 / 2) · (−2·1 − 4·3, −2 − 4) = (−14, −6).
    std::vector<float> losses;
    expect_close(run_train({1, 3}, {2, 4}, 2, 1, 0.01f, losses), {0.14f, 0.06f}, 1, 1e-5,
                 "slope and offset after one step");
    expect_close(losses, {10}, 1, 1e-5, "the first loss");
}

TEST(TrainingBug, TheSecondStepFollowsItsOwnGradient) {
    std::vector<float> losses;
    // From (0.14, 0.06): the errors are −1.8 and −3.52, the gradient is (−12.36, −5.32).
    expect_close(run_train({1, 3}, {2, 4}, 2, 2, 0.01f, losses), {0.2636f, 0.1132f}, 1, 1e-4,
                 "slope and offset after two steps");
}

TEST(TrainingBug, TheLossComesDownAndStaysDown) {
    const auto x = real_numbers(64, 1);
    std::vector<float> y, losses;
    for (const float value : x) y.push_back(2 * value + 1);
    const auto line = run_train(x, y, 8, 400, 0.1f, losses);
    const float last = *std::max_element(losses.end() - 50, losses.end());
    if (!(last < 1e-4f)) ADD_FAILURE() << "the largest loss of the last 50 steps: " << last;
    expect_close(line, {2, 1}, 1, 1e-2, "slope and offset");
}

}  // namespace
