// The test of ex05_2_strided_batched.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int count, int m, int n, int k) {
    // The products lie one behind the other, so together they are one tall product.
    const auto A = whole_numbers(std::size_t(count) * m * k, 1);
    const auto B = whole_numbers(std::size_t(k) * n, 2);
    expect_equal(run_batched(count, m, n, k, A, B), product(count * m, n, k, A, B), n, "C");
}

TEST(StridedBatched, IsRightForOneProduct) {
    expect_right(1, 3, 4, 5);
}

TEST(StridedBatched, IsRightForMany) {
    expect_right(6, 3, 2, 7);
    expect_right(4, 5, 5, 5);
}

}  // namespace
