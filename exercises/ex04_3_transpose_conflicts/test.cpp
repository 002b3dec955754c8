// The test of ex04_3_transpose_conflicts. What a warp asks of memory is counted by the simulator.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

void expect_right(int rows, int columns) {
    const auto in = whole_numbers(std::size_t(rows) * columns, 1);
    std::vector<float> expected;
    for (int j = 0; j < columns; ++j) {
        for (int i = 0; i < rows; ++i) expected.push_back(in[i * columns + j]);
    }
    expect_equal(run_transpose(rows, columns, in), expected, rows, "out");
}

TEST(Transpose, IsRightOnWholeTiles) {
    expect_right(64, 32);
}

TEST(Transpose, IsRightWhereTilesStickOut) {
    expect_right(33, 70);
}

}  // namespace
