// What `./book grade 01_2 --perf` times: a product whose matrices do not fit into a small cache.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <string>

namespace {

using namespace m2m::exercise;

TEST(BlockingSpeed, OfASquareProduct) {
    constexpr int n = 512;
    RecordProperty("flops", std::to_string(2LL * n * n * n));  // no answer does with less
    const std::vector<float> A = whole_numbers(std::size_t(n) * n, 1);
    const std::vector<float> B = whole_numbers(std::size_t(n) * n, 2);
    expect_equal(run_matmul(n, n, n, A, B), product(n, n, n, A, B), n, "C");
}

}  // namespace
