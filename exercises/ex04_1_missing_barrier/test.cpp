// The test of ex04_1_missing_barrier. Whether threads race is the checker's to say.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int m, int n, int k) {
    const auto A = whole_numbers(std::size_t(m) * k, 1), B = whole_numbers(std::size_t(k) * n, 2);
    expect_equal(run_tiled(m, n, k, A, B), product(m, n, k, A, B), n, "C");
}

TEST(MissingBarrier, IsRightOnWholeTiles) {
    expect_right(32, 32, 48);
}

TEST(MissingBarrier, IsRightWhereTilesStickOut) {
    expect_right(20, 35, 18);
}

}  // namespace
