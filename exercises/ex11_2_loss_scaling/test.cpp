// The test of ex11_2_loss_scaling.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <cmath>

namespace {

using namespace m2m::exercise;

const char* const scales_seen = "the scale before the first step and after each";
constexpr float large = 1000;  // times a scale of 128 it is beyond float16's 65,504

TEST(LossScaling, StepsByTheGradientOfTheLossItself) {
    expect_number(run_scaled_loss(1024, 0.75f), 768, "the scaled loss");
    std::vector<float> w{1, 2, 3};
    run_steps(1024, 100, {0.5f, -0.25f, 0, 0.5f, 0.25f, -1}, w);
    expect_equal(w, {0, 2, 4}, 3, "w after two steps");
}

TEST(LossScaling, KeepsGradientsThatFloat16WouldLose) {
    const float small = std::ldexp(1.0f, -26);  // in float16 that is 0
    std::vector<float> w{0};
    run_steps(65536, 100, {small, small, small}, w);
    expect_equal({std::ldexp(w[0], 26)}, {-3}, 1, "w after three steps of 2^-26, in 2^-26");
}

TEST(LossScaling, SeesInfinityAndNaN) {
    expect_number(run_overflowed({0, -65504, 1e-7f}), 0, "overflowed(0, -65504, 1e-7)");
    expect_number(run_overflowed({1, 2, INFINITY}), 1, "overflowed(1, 2, inf)");
    expect_number(run_overflowed({-INFINITY, 2, 3}), 1, "overflowed(-inf, 2, 3)");
    expect_number(run_overflowed({1, NAN, 3}), 1, "overflowed(1, nan, 3)");
}

TEST(LossScaling, LeavesTheWeightsAloneAfterAnOverflow) {
    std::vector<float> w{1, 2, 3};
    run_steps(128, 100, {1, 1, large}, w);
    expect_equal(w, {1, 2, 3}, 3, "w after a step that overflowed");
    run_steps(128, 100, {1, NAN, 1}, w);
    expect_equal(w, {1, 2, 3}, 3, "w after a step with a NaN");
}

TEST(LossScaling, HalvesTheScaleAfterAnOverflow) {
    std::vector<float> w{0};
    const auto scales = run_steps(512, 100, {1, large, large, large, large, 1}, w);
    expect_equal(scales, {512, 512, 256, 128, 64, 64, 64}, 1, scales_seen);
    expect_equal(w, {-1002}, 1, "w after the three steps that were good");
}

TEST(LossScaling, DoublesTheScaleAfterGoodSteps) {
    std::vector<float> w{0};
    const auto scales = run_steps(4, 3, {1, 1, 1, 1, 1, 1, 1}, w);
    expect_equal(scales, {4, 4, 4, 8, 8, 8, 16, 16}, 1, scales_seen);
    expect_equal(w, {-7}, 1, "w after seven steps");
}

TEST(LossScaling, CountsOnlyGoodStepsInARow) {
    std::vector<float> w{0};
    auto scales = run_steps(128, 3, {1, large, 1, 1, 1, 1}, w);
    expect_equal(scales, {128, 128, 64, 64, 64, 128, 128}, 1, scales_seen);
    scales = run_steps(128, 3, {1, 1, large, 1, 1, 1, 1}, w);
    expect_equal(scales, {128, 128, 128, 64, 64, 64, 128, 128}, 1, scales_seen);
}

}  // namespace
