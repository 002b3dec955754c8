// Counters in, a sentence out; and none where all is well.
#include "simt/profile/advice.hpp"
#include "simt/tests/profile/build.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace {

using namespace m2m::profile;

const Device device = {"simulated GPU", "7.5", 8};

std::vector<std::string> sentences(const Kernel& kernel) {
    std::vector<std::string> list;
    for (const Advice& advice : advise(kernel, device)) list.push_back(advice.sentence());
    return list;
}

// Powers of a primitive root: 32 different places in no order.
std::int64_t power_of_5(int exponent) {
    std::int64_t power = 1;
    while (exponent-- > 0) power = power * 5 % 97;
    return power;
}

struct Case {
    const char* name;
    Kind kind;
    int bytes;
    std::function<std::int64_t(int)> address;
    std::string sentence;  // "" for none
};

void PrintTo(const Case& one, std::ostream* out) {
    *out << one.name;
}

class OneAccess : public testing::TestWithParam<Case> {};

TEST_P(OneAccess, IsAdvisedOnAsItShould) {
    const Case& one = GetParam();
    const auto said = sentences(kernel_of({line_of(example(one.kind, one.bytes, one.address))}));
    if (one.sentence.empty()) {
        EXPECT_TRUE(said.empty()) << said.front();
    } else {
        ASSERT_EQ(said.size(), 1u);
        EXPECT_EQ(said.front(), one.sentence);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table, OneAccess,
    testing::Values(
        // What is ideal gets no advice.
        Case{"neighbours", Kind::global_load, 4, [](int l) { return 4 * l; }, ""},
        Case{"neighbours_backwards", Kind::global_load, 4, [](int l) { return 4 * (31 - l); }, ""},
        Case{"neighbours_of_8_bytes", Kind::global_load, 8, [](int l) { return 8 * l; }, ""},
        Case{"neighbours_of_16_bytes", Kind::global_store, 16, [](int l) { return 16 * l; }, ""},
        Case{"broadcast", Kind::global_load, 4, [](int) { return 8; }, ""},
        Case{"two_rows", Kind::global_load, 4, [](int l) { return 4096 * (l / 16) + 4 * (l % 16); },
             ""},
        Case{"four_full_sectors", Kind::global_load, 4,
             [](int l) { return 4096 * (l / 8) + 4 * (l % 8); }, ""},
        Case{"shared_row", Kind::shared_load, 4, [](int l) { return 4 * l; }, ""},
        Case{"shared_broadcast", Kind::shared_load, 4, [](int) { return 8; }, ""},
        Case{"shared_padded_column", Kind::shared_load, 4, [](int l) { return 33 * 4 * l; }, ""},
        Case{"shared_doubles", Kind::shared_store, 8, [](int l) { return 8 * l; }, ""},
        Case{"shared_float4", Kind::shared_load, 16, [](int l) { return 16 * l; }, ""},
        Case{"spread_atomics", Kind::global_atomic, 4, [](int l) { return 4 * (l * l % 1021); },
             ""},
        // What is not.
        Case{"column", Kind::global_load, 4, [](int l) { return 4096 * l; },
             "line 31: each warp touches 32 sectors where 4 would do: neighbouring threads read a "
             "column, 4,096 bytes apart. Let neighbouring threads (threadIdx.x) read neighbouring "
             "words of a row"},
        Case{"column_written", Kind::global_store, 4, [](int l) { return 4096 * l; },
             "line 31: each warp touches 32 sectors where 4 would do: neighbouring threads write a "
             "column, 4,096 bytes apart. Let neighbouring threads (threadIdx.x) write "
             "neighbouring words of a row"},
        Case{"half_warp_column", Kind::global_load, 4, [](int l) { return 1024 * (l % 16); },
             "line 31: each warp touches 16 sectors where 2 would do: neighbouring threads read a "
             "column, 1,024 bytes apart. Let neighbouring threads (threadIdx.x) read neighbouring "
             "words of a row"},
        Case{"every_second", Kind::global_load, 4, [](int l) { return 8 * l; },
             "line 31: each warp touches 8 sectors where 4 would do: neighbouring threads read "
             "every 2nd element, 8 bytes apart. Keep what neighbouring threads read side by side; "
             "or, "
             "where a thread uses all 2 of its own, let it take them as one float2 (nvcc may do so "
             "by itself)"},
        Case{"structures_of_12_bytes", Kind::global_load, 4, [](int l) { return 12 * l; },
             "line 31: each warp touches 12 sectors where 4 would do: neighbouring threads read "
             "every 3rd element, 12 bytes apart. Keep what neighbouring threads read side by "
             "side"},
        Case{"misaligned", Kind::global_load, 4, [](int l) { return 4 + 4 * l; },
             "line 31: each warp touches 5 sectors where 4 would do: neighbouring threads read "
             "neighbouring words, but the first one lies 4 bytes past a 32-byte boundary. Let "
             "rows start at a multiple of 32 bytes"},
        Case{"scattered", Kind::global_load, 4, [](int l) { return 64 * power_of_5(l); },
             "line 31: each warp touches 32 sectors where 4 would do: neighbouring threads read "
             "scattered places"},
        Case{"shared_column", Kind::shared_load, 4, [](int l) { return 32 * 4 * l; },
             "line 31: each warp's read takes 32 wavefronts where 1 would do: neighbouring threads "
             "read a column, 32 words apart, and meet in the same banks. Let them read "
             "neighbouring words, or pad each row by one word: 32 becomes 33"},
        Case{"shared_column_of_16", Kind::shared_store, 4,
             [](int l) { return 16 * 4 * (l % 16) + 4 * (l / 16); },
             "line 31: each warp's write takes 8 wavefronts where 1 would do: neighbouring threads "
             "write a column, 16 words apart, and meet in the same banks. Let them write "
             "neighbouring words, or pad each row by one word: 16 becomes 17"},
        Case{"shared_every_second", Kind::shared_load, 4, [](int l) { return 8 * l; },
             "line 31: each warp's read takes 2 wavefronts where 1 would do: neighbouring threads "
             "read every 2nd word, so 2 lanes meet in a bank. Let neighbouring threads read "
             "neighbouring words; or, where a thread uses all 2 of its own, let it take them as "
             "one float2 (nvcc may do so by itself)"},
        Case{"shared_every_eighth", Kind::shared_load, 4, [](int l) { return 32 * l; },
             "line 31: each warp's read takes 8 wavefronts where 1 would do: neighbouring threads "
             "read every 8th word, so 8 lanes meet in a bank. Let neighbouring threads read "
             "neighbouring words"},
        Case{"one_counter", Kind::global_atomic, 4, [](int) { return 0; },
             "line 31: 32 lanes of a warp update the same word, one after another. Combine their "
             "values in the warp first (__reduce_add_sync or shuffles), then let one lane update "
             "it"},
        Case{"one_shared_counter", Kind::shared_atomic, 4, [](int) { return 0; },
             "line 31: 32 lanes of a warp update the same word, one after another. Combine their "
             "values in the warp first (__reduce_add_sync or shuffles), then let one lane update "
             "it"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(Advice, SaysSoWhenOnlyOneOfALinesReadsIsBad) {  // A's column and B's row on one line
    Line line = line_of(example(Kind::global_load, 4, [](int l) { return 4096 * l; }));
    line.counters.of(Kind::global_load).requests *= 2;
    line.counters.of(Kind::global_load).bytes *= 2;
    line.counters.of(Kind::global_load).sectors += 4 * 1000;
    const auto said = sentences(kernel_of({line}));
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].substr(0, said[0].find(": neigh")),
              "line 31: a warp touches up to 32 sectors where 4 would do (18 on average)");
}

TEST(Advice, IsSilentOnLinesThatHardlyCount) {
    const Line often = line_of(example(Kind::global_load, 4, [](int l) { return 4 * l; }), 100000);
    const Line once = line_of(example(Kind::global_load, 4, [](int l) { return 4096 * l; }), 1, 40);
    EXPECT_TRUE(sentences(kernel_of({often, once})).empty());
}

TEST(Advice, PutsTheHeaviestLineFirst) {
    const Line light =
        line_of(example(Kind::global_load, 4, [](int l) { return 4096 * l; }), 100, 10);
    const Line heavy =
        line_of(example(Kind::global_load, 4, [](int l) { return 4096 * l; }), 1000, 20);
    const auto said = sentences(kernel_of({light, heavy}));
    ASSERT_EQ(said.size(), 2u);
    EXPECT_EQ(said[0].substr(0, 8), "line 20:");
}

TEST(Advice, WorksWithoutAnExample) {
    Line line = line_of(example(Kind::global_load, 4, [](int l) { return 4096 * l; }));
    line.examples.clear();
    EXPECT_EQ(sentences(kernel_of({line})),
              std::vector<std::string>{"line 31: each warp touches 32 sectors where 4 would do"});
}

Line running(int number, std::uint64_t warps, std::uint64_t lanes) {
    Line line;
    line.file = "k.cu";
    line.line = number;
    line.counters.warp_instructions = warps;
    line.counters.thread_instructions = warps * lanes;
    return line;
}

TEST(Advice, JoinsTheLinesOfADivergentBranch) {
    const auto said = sentences(kernel_of(
        {running(10, 100, 32), running(12, 400, 4), running(13, 400, 4), running(20, 100, 32)}));
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0],
              "lines 12–13: 4 of 32 lanes work: the threads of a warp go different ways here. Let "
              "the condition be the same for 32 neighbouring threads");
}

TEST(Advice, IsSilentWhenNearlyAllLanesWork) {
    EXPECT_TRUE(sentences(kernel_of({running(10, 100, 32), running(12, 20, 4)})).empty());
}

TEST(Advice, BlamesTheBlockSizeAndNotABranchForAHalfEmptyWarp) {
    Kernel kernel = kernel_of({running(10, 100, 16)});
    kernel.launches[0].block = {16, 1, 1};
    EXPECT_EQ(sentences(kernel),
              std::vector<std::string>{"the launch: a block of 16 threads leaves 16 of the last "
                                       "warp's 32 lanes empty. Make it a multiple of 32"});
}

struct LaunchCase {
    const char* name;
    std::array<unsigned, 3> grid, block;
    std::uint64_t shared;
    double occupancy;
    int blocks_that_fit;
    const char* limiter;
    int registers;  // 0: not known
    std::string sentence;
};

void PrintTo(const LaunchCase& one, std::ostream* out) {
    *out << one.name;
}

class OneLaunch : public testing::TestWithParam<LaunchCase> {};

TEST_P(OneLaunch, IsAdvisedOnAsItShould) {
    const LaunchCase& one = GetParam();
    Kernel kernel = kernel_of({running(10, 100, 32)});
    Launch& launch = kernel.launches[0];
    launch.grid = one.grid;
    launch.block = one.block;
    launch.static_shared = one.shared;
    launch.occupancy = {one.occupancy, one.blocks_that_fit, one.limiter, std::nullopt};
    if (one.registers > 0) launch.occupancy.registers = one.registers;
    const auto said = sentences(kernel);
    if (one.sentence.empty()) {
        EXPECT_TRUE(said.empty()) << said.front();
    } else {
        EXPECT_EQ(said, std::vector<std::string>{one.sentence});
    }
}

const std::vector<LaunchCase> launches = {
    {"full", {64, 1, 1}, {256, 1, 1}, 0, 1.0, 4, "threads", 0, ""},
    {"half", {64, 1, 1}, {256, 1, 1}, 0, 0.5, 2, "registers", 104, ""},
    {"shared_memory",
     {64, 1, 1},
     {256, 1, 1},
     40960,
     0.25,
     1,
     "shared_memory",
     0,
     "the launch: at most 25 % of a multiprocessor's warps can be resident: a block "
     "of 8 warps takes 40.0 KiB of shared memory, so no more than 1 block fits"},
    {"registers",
     {64, 1, 1},
     {256, 1, 1},
     0,
     0.25,
     1,
     "registers",
     200,
     "the launch: at most 25 % of a multiprocessor's warps can be resident: a block "
     "of 8 warps with 200 registers a thread is large, so no more than 1 block fits"},
    {"blocks_of_a_warp",
     {64, 1, 1},
     {8, 4, 1},
     0,
     0.4375,
     14,
     "blocks",
     0,
     "the launch: at most 44 % of a multiprocessor's warps can be resident: a block "
     "is only 1 warp, and no more than 14 blocks fit. Make the block larger"},
    {"one_block",
     {1, 1, 1},
     {256, 1, 1},
     0,
     1.0,
     4,
     "threads",
     0,
     "the launch: a grid of 1 block keeps 7 of this device's 8 multiprocessors "
     "idle"}};

INSTANTIATE_TEST_SUITE_P(Table, OneLaunch, testing::ValuesIn(launches),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
