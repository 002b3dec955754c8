// The test of ex04_6_four_words_at_once.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int n) {
    const auto x = whole_numbers(static_cast<std::size_t>(n), n);
    std::vector<float> expected;
    for (const float value : x) expected.push_back(3 * value);
    expect_equal(run_scale(3, x), expected, n, "y");
}

TEST(FourWords, AreRightForMultiplesOfFour) {
    expect_right(4);
    expect_right(1024);
}

TEST(FourWords, AreRightForTheRest) {
    expect_right(1);
    expect_right(7);
    expect_right(1003);
}

}  // namespace
