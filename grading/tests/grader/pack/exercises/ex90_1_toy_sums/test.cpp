// Tests of a toy exercise. SECRET-OF-THE-TEST: a submission must not see this line.
#include "sums.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace m2m::toy {

TEST(Add, AddsEveryElement) {
    const std::vector<float> a = {1, 2, 3}, b = {10, 20, 30};
    std::vector<float> sum(3, -1);
    add(3, a.data(), b.data(), sum.data());
    EXPECT_EQ(sum, (std::vector<float>{11, 22, 33}));
}

TEST(Add, AcceptsNoElement) {
    float untouched = 7;
    add(0, nullptr, nullptr, &untouched);
    EXPECT_EQ(untouched, 7);
}

TEST(Total, IsTheSum) {
    EXPECT_EQ(total({1, 2, 3.5f}), 6.5f);
    EXPECT_EQ(total({}), 0.0f);
}

}  // namespace m2m::toy
