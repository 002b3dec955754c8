// The test of ex02_2_simd_kernel: right first, then how often memory is touched.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

constexpr int rows = 4, columns = 16;

TEST(SimdKernel, IsRight) {
    for (const int k : {1, 3, 32}) {
        const auto a = whole_numbers(std::size_t(rows) * k, 1);
        const auto b = whole_numbers(std::size_t(columns) * k, 2);
        expect_equal(run_tile(k, columns, a, b), product(rows, columns, k, a, b), columns, "C");
    }
}

TEST(SimdKernel, WritesItsTileAndNothingElse) {
    const auto a = whole_numbers(std::size_t(rows) * 5, 1);
    const auto b = whole_numbers(std::size_t(columns) * 5, 2);
    const auto tile = product(rows, columns, 5, a, b);
    constexpr int stride = 21;
    std::vector<float> expected(std::size_t(rows) * stride, -1.0f);
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < columns; ++j) expected[i * stride + j] = tile[i * columns + j];
    }
    expect_equal(run_tile(5, stride, a, b), expected, stride, "C with rows 21 floats apart");
}

TEST(SimdKernel, WritesCOnceAndInWholeRegisters) {
    expect_at_most(writes(32), 16, "writes to C");
}

TEST(SimdKernel, ReadsAAndBOnceAndBInWholeRegisters) {
    expect_at_most(reads(32), 32 * (4 + 4), "reads of A and B");
}

}  // namespace
