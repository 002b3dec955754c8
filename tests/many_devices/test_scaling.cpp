// The α–β model and the verdict, on made-up figures.
#include "chapters/09_many_devices/claims.hpp"
#include "chapters/09_many_devices/ranks.hpp"
#include "chapters/09_many_devices/scaling.hpp"
#include "common/base/error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace m2m::tests {
namespace {

TEST(AllReduceModel, CountsMessagesAndBytesOfARing) {
    const MessageCost cost{10e-6, 1e-9};
    EXPECT_EQ(all_reduce_seconds(cost, 1, 1e6), 0);
    // 2 ranks: 2 messages of half the bytes. 4 ranks: 6 messages of a quarter.
    EXPECT_NEAR(all_reduce_seconds(cost, 2, 1e6), 2 * (10e-6 + 0.5e-3), 1e-12);
    EXPECT_NEAR(all_reduce_seconds(cost, 4, 1e6), 6 * (10e-6 + 0.25e-3), 1e-12);
}

TEST(AllReduceModel, FindsTheCostBehindTwoMeasurements) {
    const MessageCost cost{7e-6, 0.3e-9};
    const MessageCost found =
        cost_from(64, all_reduce_seconds(cost, 2, 64), 1.6e6, all_reduce_seconds(cost, 2, 1.6e6));
    EXPECT_NEAR(found.alpha, cost.alpha, 1e-12);
    EXPECT_NEAR(found.beta, cost.beta, 1e-15);
    EXPECT_THROW(cost_from(64, 1e-6, 64, 1e-6), Error);
}

TEST(AllReduceModel, HasNoNegativeCostWhenAMeasurementIsOff) {
    const MessageCost found = cost_from(64, 2e-6, 1.6e6, 1e-6);
    EXPECT_EQ(found.beta, 0);
    EXPECT_GT(found.alpha, 0);
}

TEST(ScalingModel, GrowsWithRanksUntilTheTalkCostsMore) {
    const StepCost step{8e-3, 0.2e-3, 1.6e6, 512};
    const MessageCost free_talk{0, 0}, dear{1e-3, 1e-9};
    EXPECT_NEAR(modelled_rate(step, free_talk, 1), 512 / 8.2e-3, 1e-6);
    EXPECT_NEAR(modelled_rate(step, free_talk, 8), 512 / 1.2e-3, 1e-6);
    EXPECT_EQ(best_ranks(step, free_talk, 64), 64);
    EXPECT_EQ(best_ranks(step, dear, 64), 2);
    EXPECT_EQ(best_ranks({1e-4, 0, 1.6e6, 512}, dear, 64), 1) << "too little work to share";
}

TEST(LargestDifference, IsRelativeAndNeverForgiving) {
    EXPECT_EQ(largest_difference({1, 2}, {1, 2}), 0);
    EXPECT_NEAR(largest_difference({1, 2.02f}, {1, 2}), 0.01, 1e-6);
    EXPECT_EQ(largest_difference({1}, {1, 2}), 1);
    EXPECT_EQ(largest_difference({}, {}), 1);
    EXPECT_FALSE(largest_difference({std::numeric_limits<float>::quiet_NaN()}, {1}) <= 1e-5);
}

class ManyDevicesVerdict : public ::testing::Test {
  protected:
    const MeasuredOn machine = {"a machine", false};
    Figure devices = Figure::count("devices", 2, "", machine);
    Figure same = Figure::count("difference", 1e-8, "", machine);
    Figure different = Figure::count("difference", 1e-3, "", machine);
    static Figure gain(double value) {
        return Figure::count("gain", value, "times", {"a machine", false});
    }
};

TEST_F(ManyDevicesVerdict, IsConfirmedRefutedOrDepends) {
    EXPECT_EQ(judge_many_devices(devices, same, same, gain(1.8)).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_many_devices(devices, same, same, gain(1.2)).outcome(), Outcome::depends);
    EXPECT_EQ(judge_many_devices(devices, different, same, gain(1.8)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_many_devices(devices, same, different, gain(1.8)).outcome(), Outcome::refuted);
}

TEST_F(ManyDevicesVerdict, IsNotMeasurableWithoutMpiAndSaysWhatToInstall) {
    const Figure none = Figure::unknown("gain", "times", "install an MPI");
    const Verdict verdict = judge_many_devices(devices, same, none, none);
    EXPECT_EQ(verdict.outcome(), Outcome::not_measurable);
    EXPECT_EQ(verdict.reason(), "install an MPI");
}

}  // namespace
}  // namespace m2m::tests
