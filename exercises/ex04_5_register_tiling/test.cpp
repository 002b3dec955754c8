// The test of ex04_5_register_tiling. What the threads do to memory is the checker's to say.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int m, int n, int k) {
    const auto A = whole_numbers(std::size_t(m) * k, 1), B = whole_numbers(std::size_t(k) * n, 2);
    expect_equal(run_matmul(m, n, k, A, B), product(m, n, k, A, B), n, "C");
}

TEST(RegisterTiling, IsRightOnWholeTiles) {
    expect_right(32, 32, 32);
}

TEST(RegisterTiling, IsRightWhereTilesStickOut) {
    expect_right(45, 19, 23);
    expect_right(1, 1, 1);
}

}  // namespace
