// The test of ex08_1_one_pass.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <cstddef>

namespace {

using namespace m2m::exercise;

TEST(OnePass, IsRight) {
    const auto g = whole_numbers(37, 1);
    auto w = whole_numbers(37, 2), v = whole_numbers(37, 3);
    std::vector<float> expected_w = w, expected_v = v;
    // Powers of two all through: exact, so right means equal.
    for (int step = 0; step < 2; ++step) {
        for (std::size_t i = 0; i < g.size(); ++i) {
            expected_v[i] = 0.5f * expected_v[i] + (g[i] + 0.25f * expected_w[i]);
            expected_w[i] -= 0.125f * expected_v[i];
        }
    }
    run_momentum(2, g, w, v);
    expect_equal(v, expected_v, 1, "v after two steps");
    expect_equal(w, expected_w, 1, "w after two steps");
}

TEST(OnePass, ReadsEachWordOnce) {
    expect_at_most(words_read(1000), 3 * 1000, "words read for 1000 weights");
}

TEST(OnePass, WritesEachWordOnce) {
    expect_at_most(words_written(1000), 2 * 1000, "words written for 1000 weights");
}

}  // namespace
