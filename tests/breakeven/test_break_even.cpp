// The model of a GPU's training step, and where two curves cross.
#include "chapters/10_do_you_need_a_gpu/break_even.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace m2m::tests {
namespace {

using namespace break_even;
using Numbers = std::vector<double>;

constexpr GpuPart simple_gpu{"made up", 75,  1,   1,         0.5e9,
                             8,         1e9, 1e9, "nowhere", ""};  // 1 GFLOP/s, 1 GB/s

TEST(Crossing, LiesWhereTheChallengerBecomesFaster) {
    // The champion's time is x, the challenger's always 10: they meet at x = 10.
    const auto from =
        crossing(Numbers{1, 4, 16, 64}, Numbers{1, 4, 16, 64}, Numbers{10, 10, 10, 10});
    ASSERT_TRUE(from);
    EXPECT_NEAR(*from, 10, 1e-9);
}

TEST(Crossing, OfCurvesThatNeverMeetIsNothing) {
    EXPECT_FALSE(crossing(Numbers{1, 2}, Numbers{1, 2}, Numbers{5, 5}));
}

TEST(Crossing, OfAChallengerThatIsAlwaysFasterIsTheFirstPoint) {
    EXPECT_EQ(crossing(Numbers{3, 4}, Numbers{2, 2}, Numbers{1, 1}), 3);
}

TEST(Crossing, IsTheLastOneWhereTheyCrossMoreOften) {
    const auto from = crossing(Numbers{1, 10, 100, 1000}, Numbers{4, 1, 2, 2}, Numbers{2, 4, 2, 1});
    ASSERT_TRUE(from);
    EXPECT_NEAR(*from, 100, 1e-9);
}

TEST(Crossing, RefusesWhatIsNoCurve) {
    EXPECT_THROW(crossing(Numbers{}, Numbers{}, Numbers{}), std::invalid_argument);
    EXPECT_THROW(crossing(Numbers{1, 2}, Numbers{1}, Numbers{1, 2}), std::invalid_argument);
    EXPECT_THROW(crossing(Numbers{2, 1}, Numbers{1, 1}, Numbers{1, 1}), std::invalid_argument);
    EXPECT_THROW(crossing(Numbers{1, 2}, Numbers{0, 1}, Numbers{1, 1}), std::invalid_argument);
}

TEST(StepModel, CountsTheFlopsOfTheFiveProducts) {
    const Net net{32, 784, 128, 10};
    double products = 0;
    for (const Kernel& kernel : step_kernels(net)) {
        if (kernel.what.find("·") != std::string::npos) products += kernel.flops;
    }
    const double large = 2.0 * 32 * 784 * 128, small = 2.0 * 32 * 128 * 10;
    EXPECT_DOUBLE_EQ(products, 2 * large + 3 * small);  // chapter 06's "two large, three small"
}

TEST(StepModel, AddsUpTheSlowerOfComputingAndMoving) {
    const Assumptions ideal{1.0, 0.0, 0.0};
    const Net net{32, 784, 128, 10};
    double expected = 0;
    for (const Kernel& kernel : step_kernels(net))
        expected += std::max(kernel.flops, kernel.bytes) / 1e9;
    EXPECT_NEAR(modelled_step(net, simple_gpu, ideal), expected, 1e-12);
    const Assumptions launching{1.0, 1.0, 0.0};
    EXPECT_NEAR(modelled_step(net, simple_gpu, launching),
                expected + static_cast<double>(step_kernels(net).size()), 1e-9);
    const Assumptions half{0.5, 0.0, 0.0};
    EXPECT_NEAR(modelled_step(net, simple_gpu, half), 2 * expected, 1e-12);
}

TEST(StepModel, TransfersAreTheBatchAndItsLosses) {
    const Assumptions ideal{1.0, 0.0, 0.0};
    const double bytes = 8 * (784 * 4 + 1) + 8 * (4 + 1);
    EXPECT_NEAR(modelled_transfers({8, 784, 128, 10}, simple_gpu, ideal), bytes / 1e9, 1e-15);
}

TEST(Answer, SaysInPlainWordsWhatAGpuWouldSave) {
    EXPECT_EQ(answer("the net", 1000, 1e-3, 2e-3, "A T4"),
              "For the net: stay on the CPU. A run takes it 1.0 s; A T4 would take 2.0 s.");
    EXPECT_EQ(answer("the net", 1000, 2e-3, 1e-3, "A T4"),
              "For the net: you need no GPU. A T4 would save about 1.0 s per run (1.0 s instead of "
              "2.0 s, 2.0 times as fast).");
    EXPECT_EQ(answer("the net", 1e6, 9e-3, 6e-4, "A T4"),
              "For the net: a GPU helps. A T4 would save about 2.3 h per run (10.0 min instead of "
              "2.5 h, 15.0 times as fast).");
}

TEST(InWords, ChoosesTheUnit) {
    EXPECT_EQ(in_words(1.25e-6), "1.25 µs");
    EXPECT_EQ(in_words(0.0042), "4.2 ms");
    EXPECT_EQ(in_words(119), "119.0 s");
    EXPECT_EQ(in_words(600), "10.0 min");
    EXPECT_EQ(in_words(9000), "2.5 h");
}

TEST(Sensitivity, VariesLaunchAndReachAndMeetsTheModelInTheMiddle) {
    const Net net{32, 784, 128, 10};
    const GpuPart& part = find_gpu_part("T4");
    const std::vector<Variant> variants = sensitivity(net, part);
    ASSERT_EQ(variants.size(), 9u);
    EXPECT_EQ(variants[4].seconds, modelled_step(net, part));
    for (std::size_t i = 0; i < variants.size(); ++i) {
        if (i % 3 > 0) {
            EXPECT_GT(variants[i].assumptions.reach, variants[i - 1].assumptions.reach);
            EXPECT_LT(variants[i].seconds, variants[i - 1].seconds) << "more of the peak is faster";
        }
        if (i >= 3) {
            EXPECT_GT(variants[i].assumptions.launch, variants[i - 3].assumptions.launch);
            EXPECT_GT(variants[i].seconds, variants[i - 3].seconds);
        }
    }
    // 17 kernels: each microsecond of a launch counts as many times.
    EXPECT_NEAR(variants[6].seconds - variants[0].seconds, 17 * 7e-6, 1e-9);
}

}  // namespace
}  // namespace m2m::tests
