// What `./book grade 01_1 --perf` times: a product whose matrices do not fit into a small cache.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

TEST(LoopOrderSpeed, OfASquareProduct) {
    constexpr int n = 512;
    const std::vector<float> A(std::size_t(n) * n, 1.0f), B(std::size_t(n) * n, 2.0f);
    expect_equal(run_matmul(n, n, n, A, B), std::vector<float>(A.size(), 2.0f * n), n, "C");
}

}  // namespace
