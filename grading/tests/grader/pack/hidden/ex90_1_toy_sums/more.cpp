// Hidden tests of a toy exercise: inputs that no student has seen.
#include "sums.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace m2m::toy {

TEST(HiddenAdd, AddsManyElements) {
    const std::vector<float> a(1000, 0.5f), b(1000, 2);
    std::vector<float> sum(1000, -1);
    add(1000, a.data(), b.data(), sum.data());
    EXPECT_EQ(sum, std::vector<float>(1000, 2.5f)) << "SECRET-INPUT";
}

TEST(HiddenTotal, IsTheSum) {
    EXPECT_EQ(total({4, 8, 16}), 28.0f) << "SECRET-INPUT";
}

}  // namespace m2m::toy
