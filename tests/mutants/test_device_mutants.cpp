// Runs each wrong kernel through the sizes of the stages' own suite: it must fail. Which check
// names the mistake may depend on the device (a race does not come out the same way everywhere), so
// several are accepted where that is so.
#include "common/verify/verify.hpp"
#include "tests/mutants/device_mutants.hpp"
#include "tests/stages/sizes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace m2m::tests {
namespace {

struct DeviceMutant {
    const char* name;
    Matmul* matmul;
    std::vector<Finding> findings;  // any of these names the mistake
};

void PrintTo(const DeviceMutant& mutant, std::ostream* out) {
    *out << mutant.name;
}

const std::vector<DeviceMutant> mutants = {
    {"no_barrier_after_loading",
     no_barrier_after_loading,
     {Finding::exact, Finding::not_repeatable}},
    {"no_barrier_after_multiplying",
     no_barrier_after_multiplying,
     {Finding::exact, Finding::not_repeatable}},
    {"no_guard_at_the_load", no_guard_at_the_load, {Finding::exact}},
    {"no_guard_at_the_store", no_guard_at_the_store, {Finding::guard, Finding::exact}},
    {"guard_of_the_wrong_element", guard_of_the_wrong_element, {Finding::exact}},
    {"last_tile_dropped", last_tile_dropped, {Finding::exact}},
    {"grid_rounded_down", grid_rounded_down, {Finding::unwritten}},
    {"added_to_C", added_to_C, {Finding::old_contents, Finding::unwritten, Finding::exact}},
    {"stored_transposed", stored_transposed, {Finding::exact}},
    {"returns_before_the_barrier",
     returns_before_the_barrier,
     {Finding::exact, Finding::failed_to_run}},
    {"inputs_rounded", inputs_rounded, {Finding::one_term, Finding::rounding}},
    {"launch_that_fails", launch_that_fails, {Finding::unwritten, Finding::failed_to_run}},
};

Stage stage_of(const char* name, Matmul* matmul) {
    return {name, 0, "a mutant", Where::device, matmul, ""};
}

class DeviceMutantTest : public testing::TestWithParam<DeviceMutant> {};

TEST_P(DeviceMutantTest, FailsInACheckThatNamesItsMistake) {
    const DeviceMutant& mutant = GetParam();
    for (const Shape& shape : edge_shapes()) {
        const Verification report =
            verify_stage(stage_of(mutant.name, mutant.matmul), shape.m, shape.n, shape.k);
        if (report.ok) continue;
        EXPECT_NE(std::find(mutant.findings.begin(), mutant.findings.end(), report.finding),
                  mutant.findings.end())
            << "at " << shape << ": " << to_string(report.finding) << ": " << report.what;
        return;
    }
    FAIL() << mutant.name << " passed at every size";
}

std::string mutant_name(const testing::TestParamInfo<DeviceMutant>& info) {
    return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(All, DeviceMutantTest, testing::ValuesIn(mutants), mutant_name);

TEST(RightKernel, PassesWhereItsMutantsFail) {
    for (const Shape& shape : edge_shapes()) {
        const Verification report =
            verify_stage(stage_of("no_mistake", no_mistake), shape.m, shape.n, shape.k);
        EXPECT_TRUE(report.ok) << "at " << shape << ": " << report.what;
    }
}

}  // namespace
}  // namespace m2m::tests
