// Matrices taller or wider than one grid of blocks: a grid has at most 65,535 blocks in y.
#include "chapters/stages.hpp"
#include "common/device/device.hpp"
#include "common/device/grid.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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

/// One test for each stage, so that they run side by side: the sanitizers make minutes of them.
struct Large {
    const char* stage;
    int tile;  ///< rows or columns of a block's tile
};

std::string name_of(const testing::TestParamInfo<Large>& info) {
    std::string name = info.param.stage;
    std::replace(name.begin(), name.end(), '/', '_');
    return name;
}

class TallGrids : public testing::TestWithParam<Large> {};

TEST_P(TallGrids, TakeAsManyLaunchesAsTheMatrixNeeds) {
    const auto [name, tile] = GetParam();
    expect_outer_product(find_stage(name), max_grid_y * tile + 1, tile == 16 ? 3 : 1);
}

INSTANTIATE_TEST_SUITE_P(Stage, TallGrids,
                         testing::Values(Large{"cuda/naive", 16}, Large{"cuda/coalesced", 16},
                                         Large{"cuda/tiled", 16}, Large{"cublas/sgemm", 16},
                                         Large{"cuda/register_tiled", 128},
                                         Large{"cuda/vectorized", 128},
                                         Large{"cuda/double_buffered", 128},
                                         Large{"cuda/warp_tiled", 128}),
                         name_of);

class WideGrids : public testing::TestWithParam<Large> {};

TEST_P(WideGrids, TakeTheMatrixInOneLaunch) {
    const auto [name, tile] = GetParam();
    expect_outer_product(find_stage(name), 3, max_grid_y * tile + 1);
}

// With tiles of 128 columns a matrix would need eight million of them to be wider than a grid is high.
INSTANTIATE_TEST_SUITE_P(Stage, WideGrids,
                         testing::Values(Large{"cuda/naive", 16}, Large{"cuda/coalesced", 32},
                                         Large{"cuda/tiled", 16}, Large{"cublas/sgemm", 16}),
                         name_of);

TEST(CeilDiv, RoundsUpAndNeverOverflows) {
    EXPECT_EQ(ceil_div(0, 16), 0);
    EXPECT_EQ(ceil_div(1, 16), 1);
    EXPECT_EQ(ceil_div(16, 16), 1);
    EXPECT_EQ(ceil_div(17, 16), 2);
    EXPECT_EQ(ceil_div(INT_MAX, 16), 134217728);
    EXPECT_EQ(ceil_div(INT_MAX, 1), INT_MAX);
}

}  // namespace
