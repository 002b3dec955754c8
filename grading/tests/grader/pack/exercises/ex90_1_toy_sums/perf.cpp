// What is timed in a toy exercise, by choice.
#include "sums.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace m2m::toy {

TEST(Speed, OfALongTotal) {
    RecordProperty("flops", 1 << 20);
    EXPECT_EQ(total(std::vector<float>(1 << 20, 1.0f)), 1 << 20);
}

}  // namespace m2m::toy
