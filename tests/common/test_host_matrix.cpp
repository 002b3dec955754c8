// HostMatrix: row-major, zero at first, aligned, copied and moved as values are.
#include "common/matrix/host_matrix.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

namespace m2m::tests {
namespace {

TEST(HostMatrix, StartsAtZeroAndStoresRowByRow) {
    HostMatrix matrix(3, 5);
    EXPECT_EQ(matrix.rows(), 3);
    EXPECT_EQ(matrix.cols(), 5);
    EXPECT_EQ(matrix.size(), 15u);
    for (const float value : matrix) EXPECT_EQ(value, 0.0f);
    matrix(1, 2) = 7;
    EXPECT_EQ(matrix.data()[1 * 5 + 2], 7.0f);
}

TEST(HostMatrix, IsAlignedToACacheLine) {
    for (const int cols : {1, 3, 17, 1000}) {
        const HostMatrix matrix(3, cols);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(matrix.data()) % 64, 0u);
    }
}

TEST(HostMatrix, CopiesItsValuesAndMovesItsMemory) {
    HostMatrix a(2, 2);
    a(1, 1) = 4;
    HostMatrix b = a;
    b(1, 1) = 5;
    EXPECT_EQ(a(1, 1), 4.0f);
    const float* memory = b.data();
    const HostMatrix c = std::move(b);
    EXPECT_EQ(c.data(), memory);
    EXPECT_EQ(c(1, 1), 5.0f);
    a = c;
    EXPECT_EQ(a(1, 1), 5.0f);
    EXPECT_NE(a.data(), c.data());
}

TEST(HostMatrix, MayBeEmpty) {
    const HostMatrix none, no_rows(0, 5), no_cols(5, 0);
    EXPECT_EQ(none.size(), 0u);
    EXPECT_EQ(no_rows.size(), 0u);
    EXPECT_EQ(no_cols.cols(), 0);
    EXPECT_EQ(none.begin(), none.end());
}

}  // namespace
}  // namespace m2m::tests
