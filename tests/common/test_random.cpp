// The random numbers: the authors' own sequences, and no bias.
#include "common/base/random.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace m2m::tests {
namespace {

// SplitMix64 from 1234567, a sequence that many implementations give as their test vector.
TEST(Random, SeedsItsStateBySplitMix64) {
    const Random random(1234567);
    EXPECT_EQ(random.state()[0], 6457827717110365317u);
    EXPECT_EQ(random.state()[1], 3203168211198807973u);
    EXPECT_EQ(random.state()[2], 9817491932198370423u);
    EXPECT_EQ(random.state()[3], 4593380528125082431u);
}

// xoshiro256** from the state {1, 2, 3, 4}: the vector of the authors' reference C code, as
// rand_xoshiro has it.
TEST(Random, GivesTheReferenceSequenceOfXoshiro256StarStar) {
    Random random(0);
    random.set_state({1, 2, 3, 4});
    for (const std::uint64_t expected :
         {std::uint64_t{11520u}, std::uint64_t{0u}, std::uint64_t{1509978240u},
          std::uint64_t{1215971899390074240u}, std::uint64_t{1216172134540287360u},
          std::uint64_t{607988272756665600u}, std::uint64_t{16172922978634559625u},
          std::uint64_t{8476171486693032832u}, std::uint64_t{10595114339597558777u},
          std::uint64_t{2904607092377533576u}}) {
        EXPECT_EQ(random.bits(), expected);
    }
}

TEST(Random, ContinuesFromASavedState) {
    Random random(42);
    for (int i = 0; i < 10; ++i) random.bits();
    Random copy(0);
    copy.set_state(random.state());
    for (int i = 0; i < 10; ++i) EXPECT_EQ(copy.bits(), random.bits());
}

TEST(Random, DrawsUniformFloatsBelowOneOnAGridOf24Bits) {
    Random random(1);
    double sum = 0;
    for (int i = 0; i < 100000; ++i) {
        const float x = random.uniform();
        ASSERT_GE(x, 0.0f);
        ASSERT_LT(x, 1.0f);
        ASSERT_EQ(x * 0x1p24f, static_cast<float>(static_cast<int>(x * 0x1p24f)));
        sum += x;
    }
    EXPECT_NEAR(sum / 100000, 0.5, 0.01);  // 10 standard deviations
}

TEST(Random, DrawsEveryIntegerOfARangeEquallyOften) {
    Random random(2);
    std::vector<int> count(7);
    for (int i = 0; i < 70000; ++i) {
        const int x = random.integer(-3, 3);
        ASSERT_GE(x, -3);
        ASSERT_LE(x, 3);
        ++count[x + 3];
    }
    for (const int c : count) EXPECT_NEAR(c, 10000, 700);
    EXPECT_EQ(random.integer(5, 5), 5);
    EXPECT_EQ(random.below(1), 0u);
}

}  // namespace
}  // namespace m2m::tests
