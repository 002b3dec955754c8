// SIMT_ONLY: how a thread is named, and which one is meant.
#include "simt/chosen_thread.hpp"
#include "simt/tests/core/run.hpp"

#include <atomic>
#include <string>
#include <vector>

namespace {

using namespace simt_core_test;

simt::ChosenThread chosen(const std::string& text) {
    simt::ChosenThread result;
    EXPECT_TRUE(simt::read_chosen_thread(text.c_str(), result)) << text;
    return result;
}

/// The grid-wide numbers of the threads for which simt_only() holds.
std::vector<std::size_t> held(dim3 grid, dim3 block) {
    std::vector<std::atomic<int>> seen(64);
    expect_ok(run(grid, block, [&] {
        if (simt_only()) ++seen[grid_rank()];
    }));
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        for (int times = seen[i]; times > 0; --times) result.push_back(i);
    }
    return result;
}

TEST(ChosenThread, IsNamedByNumbersOrIndices) {
    const With by_number(&simt::ExecutionOptions::only, chosen("1,3"));
    EXPECT_EQ(held(2, 4), std::vector<std::size_t>{7});
    EXPECT_EQ(held(dim3(2, 1), dim3(2, 2)), std::vector<std::size_t>{7});  // x counts first
    const With by_index(&simt::ExecutionOptions::only, chosen("0:1,1:0:0"));
    EXPECT_EQ(held(dim3(2, 2), dim3(2, 2)), std::vector<std::size_t>{9});
    const With as_reported(&simt::ExecutionOptions::only, chosen("(0,1,0),(1,0,0)"));
    EXPECT_EQ(held(dim3(2, 2), dim3(2, 2)), std::vector<std::size_t>{9});
}

TEST(ChosenThread, MayBeOneThatALaunchDoesNotHave) {
    const With only(&simt::ExecutionOptions::only, chosen("9,0"));
    EXPECT_TRUE(held(2, 4).empty());
}

TEST(ChosenThread, IsEveryThreadWhenNoneIsNamed) {
    EXPECT_EQ(held(2, 2).size(), 4u);
    EXPECT_TRUE(simt_only());
}

TEST(ChosenThread, IsNoneOutsideOfKernels) {
    const With only(&simt::ExecutionOptions::only, chosen("0,0"));
    EXPECT_FALSE(simt_only());
}

TEST(ChosenThread, IsNotReadFromAnythingElse) {
    for (const char* text : {"", "3", "3,", ",3", "a,b", "1,2,3", "1:2:3:4,0", "(1,2,3),(0",
                             "(1,2,3)0", "-1,0", "1, 2", "1,2 ", "(),()", "1:,2", "(1:2),0"}) {
        simt::ChosenThread result;
        EXPECT_FALSE(simt::read_chosen_thread(text, result)) << text;
    }
}

}  // namespace
