// The test of ex11_1_wmma_product.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int m, int n, int k) {
    // Whole numbers: float16 holds them exactly, and float32 their sums.
    const auto A = whole_numbers(std::size_t(m) * k, 1);
    const auto B = whole_numbers(std::size_t(k) * n, 2);
    expect_equal(run_product(m, n, k, A, B), product(m, n, k, A, B), n, "C");
}

TEST(WmmaProduct, IsRightForOneTile) {
    expect_right(16, 16, 16);
}

TEST(WmmaProduct, AddsUpOverK) {
    expect_right(16, 16, 32);
    expect_right(16, 16, 112);
}

TEST(WmmaProduct, IsRightForManyTiles) {
    expect_right(64, 64, 64);
    expect_right(32, 80, 48);
    expect_right(96, 16, 32);
}

}  // namespace
