// The test of ex02_1_false_sharing: right first, then who writes which line, and how often.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <numeric>

namespace {

using namespace m2m::exercise;

TEST(FalseSharing, SumsRightWithAnyNumberOfThreads) {
    for (const int threads : {1, 2, 4, 7}) {
        const auto x = whole_numbers(1000, threads);
        const float expected = std::accumulate(x.begin(), x.end(), 0.0f);
        expect_equal({run_sum(x, threads)}, {expected}, 1,
                     "the sum with " + std::to_string(threads) + " threads");
    }
}

TEST(FalseSharing, NoLineIsWrittenByTwoThreads) {
    expect_at_most(lines_shared(1000, 4), 0, "lines that two threads write");
}

TEST(FalseSharing, TheSumsGrowInRegisters) {
    expect_at_most(scratch_writes(1000, 4), 2 * 4, "writes to the scratch memory");
}

}  // namespace
