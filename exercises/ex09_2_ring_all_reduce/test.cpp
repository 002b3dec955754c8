// The test of ex09_2_ring_all_reduce.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <cstddef>

namespace {

using namespace m2m::exercise;

// Every rank must have the sum of all ranks' numbers.
void expect_sums(int ranks, int count) {
    const auto data = whole_numbers(std::size_t(ranks) * count, ranks);
    std::vector<float> expected(data.size());
    for (int i = 0; i < count; ++i) {
        float sum = 0;
        for (int rank = 0; rank < ranks; ++rank) sum += data[std::size_t(rank) * count + i];
        for (int rank = 0; rank < ranks; ++rank) expected[std::size_t(rank) * count + i] = sum;
    }
    expect_equal(run_ring(ranks, count, data), expected, count,
                 "with " + std::to_string(ranks) + " ranks (a row is a rank)");
}

TEST(Ring, IsRightForTwoRanks) {
    expect_sums(2, 8);
}

TEST(Ring, IsRightForAnyNumberOfRanks) {
    for (const int ranks : {3, 4, 7}) expect_sums(ranks, 2 * ranks);
    expect_sums(5, 13);  // some chunks are longer
    expect_sums(1, 4);
}

TEST(Ring, TakesNoLongerForMoreRanks) {
    expect_number(run_ring_seconds(2, 1000, 5, 1), 1010, "seconds for 2 ranks");
    expect_number(run_ring_seconds(100, 1000, 0, 1), 1980, "seconds for 100 ranks without latency");
    expect_number(run_ring_seconds(4, 1000, 5, 0), 30, "seconds for 4 ranks with latency alone");
    expect_number(run_ring_seconds(1, 1000, 5, 1), 0, "seconds for 1 rank");
}

}  // namespace
