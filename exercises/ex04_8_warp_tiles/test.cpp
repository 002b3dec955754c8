// The test of ex04_8_warp_tiles.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

#include <cmath>
#include <set>

namespace {

using namespace m2m::exercise;

TEST(WarpTiles, EveryElementHasAThread) {
    const auto owner = run_owners();
    for (std::size_t i = 0; i < owner.size(); ++i)
        ASSERT_FALSE(std::isnan(owner[i])) << "nobody has row " << i / 64 << ", column " << i % 64;
}

TEST(WarpTiles, AWarpHasAQuarter) {
    const auto owner = run_owners();
    for (std::size_t i = 0; i < owner.size(); ++i)
        ASSERT_EQ(static_cast<int>(owner[i]) / 32, static_cast<int>(i / 64 / 32 * 2 + i % 64 / 32))
            << "warp of row " << i / 64 << ", column " << i % 64;
}

TEST(WarpTiles, ALaneHasItsFourRowsOfEight) {
    const auto owner = run_owners();
    for (std::size_t i = 0; i < owner.size(); ++i)
        ASSERT_EQ(static_cast<int>(owner[i]) % 32,
                  static_cast<int>(i / 64 % 32 / 4 * 4 + i % 64 % 32 / 8))
            << "lane of row " << i / 64 << ", column " << i % 64;
}

}  // namespace
