// The test of ex12_1_captured_branches.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int n, int launches) {
    const auto x = whole_numbers(static_cast<std::size_t>(n), 1);
    std::vector<float> expected;
    for (const float value : x) expected.push_back(2 * value + value * value);
    expect_equal(run_branches(x, launches), expected, n, "sum");
}

TEST(CapturedBranches, GiveTheRightSum) {
    expect_right(64, 1);
    expect_right(1000, 1);
}

TEST(CapturedBranches, AreRightInEveryLaunch) {
    expect_right(100, 3);
}

TEST(CapturedBranches, AreTwoBranches) {
    const std::vector<int> shape = shape_of_branches();
    ASSERT_EQ(shape.size(), 2u);
    EXPECT_EQ(shape[0], 3) << "nodes: one for each kernel";
    EXPECT_EQ(shape[1], 2) << "kernels that wait for nothing";
}

}  // namespace
