// The test of ex05_3_half_inputs.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int m, int n, int k) {
    // Whole numbers: float16 holds them exactly, and float32 their sums.
    const auto A = whole_numbers(static_cast<std::size_t>(m) * k, 1);
    const auto B = whole_numbers(static_cast<std::size_t>(k) * n, 2);
    expect_equal(run_half_product(m, n, k, A, B), product(m, n, k, A, B), n, "C");
}

TEST(HalfInputs, GiveTheRightSquare) {
    expect_right(16, 16, 16);
}

TEST(HalfInputs, GiveTheRightRectangle) {
    expect_right(8, 24, 40);
    expect_right(40, 8, 16);
}

TEST(HalfInputs, AreAddedUpInFloat32) {
    // 70,000 is more than float16 can hold, and 4097 has more digits.
    const std::vector<float> ones(4097, 1.0f), seventeens(4097, 17.0f);
    expect_equal(run_half_product(1, 1, 4097, ones, ones), {4097.0f}, 1, "C");
    expect_equal(run_half_product(1, 1, 4097, ones, seventeens), {4097.0f * 17}, 1, "C");
}

}  // namespace
