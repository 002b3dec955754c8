// The test of ex01_2_blocking: right first, then the number of cache lines loaded.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int m, int n, int k) {
    const auto A = whole_numbers(std::size_t(m) * k, 1), B = whole_numbers(std::size_t(k) * n, 2);
    expect_equal(run_matmul(m, n, k, A, B), product(m, n, k, A, B), n, "C");
}

TEST(Blocking, IsRightOnWholeBlocks) {
    expect_right(64, 64, 64);
}

TEST(Blocking, IsRightWhereBlocksDoNotFit) {
    expect_right(5, 67, 33);
    expect_right(1, 1, 1);
}

TEST(Blocking, LoadsEachLineOfBOnce) {
    // B once: 576 lines. With blocks of 16 × 32, each of the 18 blocks also meets all 96 rows of A
    // and C: one line of A and two of C each time.
    expect_at_most(lines_loaded(96, 96, 96), 576 + 18 * 96 * 3 + 1000, "cache lines loaded");
}

}  // namespace
