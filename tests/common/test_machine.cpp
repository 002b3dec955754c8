// What the machine is called, and which builds may print speed.
#include "common/base/machine.hpp"

#include <gtest/gtest.h>

namespace m2m::tests {
namespace {

TEST(Machine, HasANameAndAtLeastOneThread) {
    EXPECT_FALSE(cpu_name().empty());
    EXPECT_GE(cpu_threads(), 1);
    EXPECT_NE(cpu_device_name().find(cpu_name()), std::string::npos);
    EXPECT_NE(cpu_device_name().find(std::to_string(cpu_threads()) + " thread"), std::string::npos);
}

TEST(Machine, SaysWhyABuildMeasuresNoSpeed) {
    EXPECT_EQ(build_measures_speed(), why_no_speed().empty());
#ifdef M2M_SANITIZED
    EXPECT_FALSE(build_measures_speed());
#endif
}

}  // namespace
}  // namespace m2m::tests
