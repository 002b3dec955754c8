// The test of ex01_1_loop_order: right first, then the number of cache lines loaded.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

TEST(LoopOrder, IsRightForEveryShape) {
    for (const auto [m, n, k] : {std::array{3, 4, 5}, {1, 7, 2}, {17, 1, 9}, {8, 8, 1}}) {
        const auto A = whole_numbers(std::size_t(m) * k, 1),
                   B = whole_numbers(std::size_t(k) * n, 2);
        expect_equal(run_matmul(m, n, k, A, B), product(m, n, k, A, B), n,
                     "C for m, n, k = " + std::to_string(m) + ", " + std::to_string(n) + ", " +
                         std::to_string(k));
    }
}

TEST(LoopOrder, OverwritesWhateverWasInC) {
    const std::vector<float> A{1, 2}, B{3, 4};
    expect_equal(run_matmul(1, 1, 2, A, B), {11}, 1, "C, which held NaN before");
}

TEST(LoopOrder, LoadsEachLineOfARowOnce) {
    // For each of the 96 rows of C: its own 6 lines, 6 of A, and all of B, 96 rows of 6 lines.
    const long long along_rows = 96 * (6 + 6 + 96 * 6);
    expect_at_most(lines_loaded(96, 96, 96), along_rows + along_rows / 10, "cache lines loaded");
}

}  // namespace
