// What nvcc refuses and g++ does not: functions and variables of the other side, in clang's
// messages.
#include "simt/cc/sides.hpp"

#include <gtest/gtest.h>

namespace {

using simt::compile::findings_about_sides;

TEST(Sides, ACallOfAHostFunctionFromAKernelIsRefused) {
    const auto findings = findings_about_sides(
        "a.cu:26:42: error: no matching function for call to 'host'\n"
        "__global__ void bad(int* out) { out[0] = host(1); }\n"
        "                                         ^~~~\n"
        "a.cu:13:5: note: candidate function not viable: call to __host__ function from __global__ "
        "function\n"
        "int host(int x) { return x + 1; }\n"
        "    ^\n"
        "1 error generated when compiling for sm_75.\n");
    EXPECT_TRUE(findings.refused);
    EXPECT_EQ(findings.lines,
              "a.cu:26:42: error: calling a __host__ function ('host') from a __global__ function "
              "is not allowed\n");
}

TEST(Sides, AHostVariableInAKernelIsRefused) {
    const auto findings = findings_about_sides(
        "dir/a.cu:3:7: error: reference to __host__ variable 'size' in __global__ function\n"
        "dir/a.cu:1:5: note: host variable declared here\n");
    EXPECT_TRUE(findings.refused);
    EXPECT_EQ(findings.lines,
              "dir/a.cu:3:7: error: the host variable 'size' is undefined in device code: make it "
              "a __device__, __constant__ or __managed__ one, or a kernel parameter\n");
}

TEST(Sides, AHostCallInAFunctionOfBothSidesIsAWarningAsWithNvcc) {
    const auto findings = findings_about_sides(
        "a.cu:5:9: error: reference to __host__ function 'f' in __host__ __device__ function\n");
    EXPECT_FALSE(findings.refused);
    EXPECT_EQ(findings.lines,
              "a.cu:5:9: warning: calling a __host__ function ('f') from a "
              "__host__ __device__ function is not allowed\n");
}

TEST(Sides, ACallInsideOfAHeaderIsReportedWhereTheUserCalls) {
    const auto findings = findings_about_sides(
        "/usr/include/c++/12/x.h:1:1: error: reference to __host__ function 'g' in __device__ "
        "function\n"
        "/usr/include/c++/12/y.h:2:2: note: called by 'h'\n"
        "a.cu:7:3: note: called by 'kernel'\n");
    EXPECT_EQ(findings.lines,
              "a.cu:7:3: error: calling a __host__ function ('g') from a "
              "__device__ function is not allowed\n");
}

TEST(Sides, NothingElseThatClangSaysCounts) {
    const auto findings = findings_about_sides(
        "a.cu:1:1: error: use of undeclared identifier 'cudaFoo'\n"
        "a.cu:2:1: error: no matching function for call to 'f'\n"
        "a.cu:1:5: note: candidate function not viable: requires 1 argument, but 2 were provided\n"
        "a.cu:3:1: warning: reference to __host__ function 'f' in __device__ function\n"
        "/usr/include/z.h:3:1: error: reference to __host__ function 'f' in __device__ function\n"
        "nonsense\n\n: error: \n' note: \n");
    EXPECT_FALSE(findings.refused);
    EXPECT_EQ(findings.lines, "");
}

TEST(Sides, TheSameFindingOfBothPassesIsToldOnce) {
    const std::string once =
        "a.cu:3:7: error: reference to __host__ variable 'n' in __global__ function\n";
    EXPECT_EQ(findings_about_sides(once + once).lines, findings_about_sides(once).lines);
}

}  // namespace
