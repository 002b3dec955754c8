// Matrices taller or wider than one grid of blocks: a grid has at most 65,535 blocks in y.
#include "chapters/stages.hpp"
#include "common/device/device.hpp"
#include "common/device/grid.hpp"

#include <gtest/gtest.h>

#include <climits>
#include <cmath>
#include <string>

namespace {

using namespace m2m;

/// A·B where k = 1 and every element is its row's small integer times its column's.
void expect_outer_product(const Stage& stage, int m, int n) {
    if (!device_present()) GTEST_SKIP() << why_no_device();
    const auto row_value = [](int row) { return static_cast<float>(row % 127 + 1); };
    const auto col_value = [](int col) { return static_cast<float>(col % 101 + 1); };
    HostMatrix A(m, 1), B(1, n), C(m, n);
    for (int row = 0; row < m; ++row) A(row, 0) = row_value(row);
    for (int col = 0; col < n; ++col) B(0, col) = col_value(col);
    for (float& value : C) value = NAN;

    const DeviceMatrix device_A(A), device_B(B);
    DeviceMatrix device_C(C);
    stage.matmul(m, n, 1, device_A.data(), device_B.data(), device_C.data());
    device_C.download(C.data());

    for (int row = 0; row < m; ++row) {
        for (int col = 0; col < n; ++col) {
            ASSERT_EQ(C(row, col), row_value(row) * col_value(col))
                << stage.name << " " << m << "x" << n << " at (" << row << ", " << col << ")";
        }
    }
}

TEST(Grids, TakeAsManyLaunchesAsATallMatrixNeeds) {
    for (const char* name : {"cuda/naive", "cuda/coalesced", "cuda/tiled", "cublas/sgemm"}) {
        expect_outer_product(find_stage(name), max_grid_y * 16 + 1, 3);
    }
}

TEST(Grids, TakeAsManyLaunchesAsATallMatrixNeedsWithTilesOf128) {
    for (const char* name :
         {"cuda/register_tiled", "cuda/vectorized", "cuda/double_buffered", "cuda/warp_tiled"}) {
        expect_outer_product(find_stage(name), max_grid_y * 128 + 1, 1);
    }
}

TEST(Grids, AreWideEnoughForAWideMatrixInOneLaunch) {
    for (const Stage& stage : stages()) {
        if (stage.where == Where::device) expect_outer_product(stage, 3, max_grid_y * 16 + 1);
    }
}

TEST(CeilDiv, RoundsUpAndNeverOverflows) {
    EXPECT_EQ(ceil_div(0, 16), 0);
    EXPECT_EQ(ceil_div(1, 16), 1);
    EXPECT_EQ(ceil_div(16, 16), 1);
    EXPECT_EQ(ceil_div(17, 16), 2);
    EXPECT_EQ(ceil_div(INT_MAX, 16), 134217728);
    EXPECT_EQ(ceil_div(INT_MAX, 1), INT_MAX);
}

}  // namespace
