// What one warp's addresses are taken for, against patterns worked out by hand.
#include "simt/tests/profile/build.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace m2m::profile {

void PrintTo(Shape shape, std::ostream* out) {
    constexpr const char* names[] = {"single", "same", "neighbours", "strided", "scattered"};
    *out << names[static_cast<int>(shape)];
}

}  // namespace m2m::profile

namespace {

using namespace m2m::profile;

TEST(Pattern, NeighboursAreFourSectorsAndOneWavefront) {
    const Example e = example(Kind::global_load, 4, [](int lane) { return 4 * lane; });
    EXPECT_EQ(pattern_of(e).shape, Shape::neighbours);
    EXPECT_EQ(pattern_of(e).past_sector, 0);
    EXPECT_EQ(sectors_of(e).size(), 4u);
    EXPECT_EQ(sectors_needed(e), 4);
    EXPECT_EQ(wavefronts_of(e), 1);
}

TEST(Pattern, NeighboursBackwardsAreNeighbours) {
    const Example e = example(Kind::global_load, 4, [](int lane) { return 4 * (31 - lane); });
    EXPECT_EQ(pattern_of(e).shape, Shape::neighbours);
    EXPECT_EQ(sectors_of(e).size(), 4u);
}

TEST(Pattern, RowsThatStartInsideASectorTouchOneMore) {
    const Example e = example(Kind::global_load, 4, [](int lane) { return 4 + 4 * lane; });
    EXPECT_EQ(pattern_of(e).shape, Shape::neighbours);
    EXPECT_EQ(pattern_of(e).past_sector, 4);
    EXPECT_EQ(sectors_of(e).size(), 5u);
    EXPECT_EQ(sectors_needed(e), 4);
}

TEST(Pattern, AColumnIsStridedAndTouchesASectorForEachLane) {
    const Example e = example(Kind::global_load, 4, [](int lane) { return 1024 * lane; });
    EXPECT_EQ(pattern_of(e).shape, Shape::strided);
    EXPECT_EQ(pattern_of(e).stride, 1024);
    EXPECT_EQ(sectors_of(e).size(), 32u);
    EXPECT_EQ(sectors_needed(e), 4);
}

TEST(Pattern, TwoRowsOfSixteenAreNeighbours) {  // a 16 × 16 block reads two rows of a matrix
    const Example e = example(Kind::global_load, 4,
                              [](int lane) { return 1000 * 32 * (lane / 16) + 4 * (lane % 16); });
    EXPECT_EQ(pattern_of(e).shape, Shape::neighbours);
    EXPECT_EQ(sectors_of(e).size(), 4u);
}

TEST(Pattern, TwoColumnsOfSixteenWithBroadcastsAreStrided) {  // the naive kernel's read of A
    const Example e = example(Kind::global_load, 4, [](int lane) { return 1024 * (lane % 16); });
    EXPECT_EQ(pattern_of(e).shape, Shape::strided);
    EXPECT_EQ(pattern_of(e).stride, 1024);
    EXPECT_EQ(pattern_of(e).same_address, 2);
    EXPECT_EQ(sectors_of(e).size(), 16u);
    EXPECT_EQ(sectors_needed(e), 2);
}

TEST(Pattern, OneAddressForAllIsABroadcast) {
    const Example e = example(Kind::global_load, 4, [](int) { return 64; });
    EXPECT_EQ(pattern_of(e).shape, Shape::same);
    EXPECT_EQ(pattern_of(e).same_address, 32);
    EXPECT_EQ(sectors_of(e).size(), 1u);
    EXPECT_EQ(wavefronts_of(e), 1);
}

TEST(Pattern, OneLaneIsSingle) {
    const Example e = example(
        Kind::global_load, 4, [](int) { return 640; }, 1);
    EXPECT_EQ(pattern_of(e).shape, Shape::single);
    EXPECT_EQ(sectors_of(e).size(), 1u);
}

TEST(Pattern, ShuffledAddressesAreScattered) {
    const Example e =
        example(Kind::global_load, 4, [](int lane) { return 4 * (lane * lane * 37 % 1021); });
    EXPECT_EQ(pattern_of(e).shape, Shape::scattered);
}

TEST(Pattern, NothingActiveIsHarmless) {
    const Example e = example(
        Kind::shared_load, 4, [](int) { return 0; }, 0);
    EXPECT_EQ(pattern_of(e).shape, Shape::single);
    EXPECT_EQ(sectors_of(e).size(), 0u);
    EXPECT_EQ(wavefronts_of(e), 0);
}

TEST(Pattern, OffsetsBelowTheAllocationRoundDown) {  // tile[-1]
    const Example e = example(
        Kind::global_load, 4, [](int) { return -4; }, 1);
    EXPECT_EQ(sectors_of(e), std::vector<std::int64_t>{-1});
    EXPECT_EQ(bank_of(-1), 31);
}

struct Banks {
    const char* what;
    int bytes;
    int stride;  // in words
    int wavefronts, ideal;
};

class BankRule : public testing::TestWithParam<Banks> {};

TEST_P(BankRule, CountsTheTurnsWorkedOutByHand) {
    const Banks& banks = GetParam();
    const Example e = example(Kind::shared_load, banks.bytes,
                              [&](int lane) { return std::int64_t{4} * banks.stride * lane; });
    EXPECT_EQ(wavefronts_of(e), banks.wavefronts);
    EXPECT_EQ(ideal_wavefronts(e), banks.ideal);
}

INSTANTIATE_TEST_SUITE_P(
    Strides, BankRule,
    testing::Values(Banks{"row", 4, 1, 1, 1}, Banks{"every 2nd word", 4, 2, 2, 1},
                    Banks{"every 3rd word", 4, 3, 1, 1}, Banks{"every 4th word", 4, 4, 4, 1},
                    Banks{"column of 32 words", 4, 32, 32, 1}, Banks{"padded to 33", 4, 33, 1, 1},
                    Banks{"doubles side by side", 8, 2, 2, 2},
                    Banks{"every 2nd double", 8, 4, 4, 2},
                    Banks{"float4 side by side", 16, 4, 4, 4},
                    Banks{"every 2nd float4", 16, 8, 8, 4}),
    [](const auto& each) {
        std::string name = each.param.what;
        for (char& c : name) c = c == ' ' ? '_' : c;
        return name;
    });

}  // namespace
