// Chapter 00: its loops compute what they should, and its verdicts follow from figures.
#include "chapters/00_your_machine/claims.hpp"
#include "chapters/00_your_machine/machine.hpp"
#include "common/base/machine.hpp"
#include "common/device/device.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace m2m::tests {
namespace {

using namespace machine;

const MeasuredOn cpu{"Made-up CPU, 8 threads", false}, gpu{"Made-up GPU", false};
const MeasuredOn simulated{"simulated on the CPU (2 threads)", true};

Figure figure(double value, MeasuredOn device = cpu) {
    return Figure::count("made up", value, "", device);
}
Figure unknown() {
    return Figure::unknown("made up", "", "there is no GPU");
}
Figure simulated_speed() {
    return Figure::speed("made up", 1e6, "GB/s", simulated);
}

// ---- measuring: right results, and a number only where one may be ----

TEST(Chapter00, GivesNumbersOnlyInABuildThatMeasuresSpeed) {
    const bool speed = build_measures_speed();
    EXPECT_EQ(measure_clock(0) > 0, speed);
    EXPECT_EQ(measure_clock_under_load(0) > 0, speed);
    EXPECT_EQ(measure_multiply_adds(Lanes::one, 1, 0) > 0, speed);
    EXPECT_EQ(measure_multiply_adds(Lanes::all, 2, 0) > 0, speed);
}

TEST(Stream, ComputesEveryElementOfEveryLoop) {
    for (const std::size_t elements : {1u, 7u, 1000u, 100003u}) {
        for (const int threads : {1, 2, 3}) {
            Stream stream(elements, threads);
            for (const Loop loop : all_loops)
                EXPECT_EQ(stream.measure(loop, 0) > 0, build_measures_speed());
        }
    }
}

TEST(Stream, TriadCounts24BytesAnElement) {
    EXPECT_EQ(bytes_per_element(Loop::triad), 24);
    EXPECT_EQ(bytes_per_element(Loop::copy), 16);
}

TEST(Stream, ArraysAreFourTimesTheCacheWhereTheMemoryAllowsIt) {
    const std::size_t mib = std::size_t{1} << 20, gib = std::size_t{1} << 30;
    const StreamSize desktop = stream_size(32 * mib, 16 * gib);
    EXPECT_EQ(desktop.elements * 8, 128 * mib);
    EXPECT_TRUE(desktop.reaches_rule);
    const StreamSize virtual_machine = stream_size(480 * mib, 24 * gib);
    EXPECT_EQ(virtual_machine.elements * 8, gib);
    EXPECT_FALSE(virtual_machine.reaches_rule);
    EXPECT_EQ(stream_size(32 * mib, gib).elements * 8, 64 * mib);
    EXPECT_GT(stream_size(0, 0).elements, 0u);
}

TEST(Copies, ArriveAndHaveASpeedOnlyOnARealDevice) {
    if (!device_present()) {
        EXPECT_FALSE(why_no_device().empty());
        return;
    }
    const CopySpeeds speeds = measure_copies(100004, 0);
    const bool speed = build_measures_speed() && !device_simulated();
    for (const double value :
         {speeds.to_device_pageable, speeds.to_device_pinned, speeds.to_host_pageable,
          speeds.to_host_pinned, speeds.within_device, speeds.triad})
        EXPECT_EQ(value > 0, speed);
}

// ---- verdicts from made-up figures ----

TEST(Claim1, HasEveryVerdict) {
    EXPECT_EQ(judge_cores(figure(1), figure(2), figure(2560, gpu)).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_cores(figure(1), figure(40), figure(2560, gpu)).outcome(), Outcome::depends);
    EXPECT_EQ(judge_cores(figure(1), figure(2), figure(384, gpu)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_cores(figure(1), figure(40), unknown()).outcome(), Outcome::depends)
        << "that the CPU is parallel can be measured without a GPU";
    EXPECT_EQ(judge_cores(figure(1), figure(2), unknown()).outcome(), Outcome::not_measurable);
    EXPECT_EQ(judge_cores(unknown(), figure(2), figure(2560)).outcome(), Outcome::not_measurable);
}

TEST(Claim4, HasEveryVerdict) {
    EXPECT_EQ(judge_bandwidth(figure(24), figure(300, gpu)).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_bandwidth(figure(100), figure(200, gpu)).outcome(), Outcome::depends);
    EXPECT_EQ(judge_bandwidth(figure(300), figure(300, gpu)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_bandwidth(figure(24), unknown()).outcome(), Outcome::not_measurable);
    EXPECT_EQ(judge_bandwidth(figure(24), simulated_speed()).outcome(), Outcome::not_measurable);
}

TEST(Claim5, HasEveryVerdict) {
    EXPECT_EQ(judge_copying(figure(12, gpu), figure(300, gpu)).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_copying(figure(150, gpu), figure(300, gpu)).outcome(), Outcome::depends);
    EXPECT_EQ(judge_copying(figure(300, gpu), figure(300, gpu)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_copying(simulated_speed(), simulated_speed()).outcome(),
              Outcome::not_measurable);
}

TEST(Claim10, HasEveryVerdict) {
    const Verdict found = judge_setup(figure(1), figure(1), false, "the driver is too old");
    EXPECT_EQ(found.outcome(), Outcome::confirmed);
    EXPECT_NE(found.reason().find("the driver is too old"), std::string::npos);
    EXPECT_EQ(judge_setup(figure(1), figure(0), true, "").outcome(), Outcome::depends);
    EXPECT_EQ(judge_setup(figure(1), figure(0), false, "busy").outcome(), Outcome::refuted);
    EXPECT_EQ(judge_setup(figure(0), figure(0), false, "").outcome(), Outcome::not_measurable);
    EXPECT_EQ(judge_setup(unknown(), unknown(), false, "").outcome(), Outcome::not_measurable);
}

TEST(Chapter00, ExplainsAPeakByWholeUnits) {
    EXPECT_EQ(multiply_add_units(224e9, 3.5e9, 16), 2);
    EXPECT_EQ(multiply_add_units(110e9, 3.5e9, 16), 1);
    EXPECT_EQ(multiply_add_units(240e9, 3.5e9, 16), 2) << "the clock wandered";
    EXPECT_EQ(multiply_add_units(0, 3.5e9, 16), 0);
}

TEST(Chapter00, DescribesTheMachine) {
    std::ostringstream out;
    print_machine(out);
    EXPECT_NE(out.str().find(cpu_name()), std::string::npos);
    EXPECT_NE(out.str().find("core"), std::string::npos);
}

TEST(Chapter00, MeasuresWhatNeedsNoLongArrays) {
    ClaimOptions quick;
    quick.seconds = 0.001;
    for (const auto measure : {measure_cores, measure_copying, measure_setup}) {
        const ClaimReport report = measure(quick);
        EXPECT_FALSE(report.prediction.empty());
        EXPECT_FALSE(report.figures.empty());
        for (const Figure& each : report.figures) {
            if (each.kind() == Figure::Kind::speed && each.device().simulated) {
                EXPECT_FALSE(each.value()) << each.what();
            }
        }
    }
}

}  // namespace
}  // namespace m2m::tests
