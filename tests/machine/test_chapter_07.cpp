// Chapter 07: every job ends where it should, on every device, and verdicts follow from figures.
#include "chapters/07_latency_throughput/claims.hpp"
#include "chapters/07_latency_throughput/jobs.hpp"
#include "common/base/error.hpp"
#include "common/device/device.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace m2m::tests {
namespace {

using namespace jobs;

const MeasuredOn cpu{"Made-up CPU, 8 threads", false}, gpu{"Made-up GPU", false};
const MeasuredOn simulated{"simulated on the CPU (2 threads)", true};

Figure on(const MeasuredOn& device, double value) {
    return Figure::count("made up", value, "", device);
}

// ---- jobs ----

TEST(Jobs, OnTheCpuEndWhereTheyShould) {
    // Around one register, four and twelve of them, for 4, 8 and 16 lanes.
    for (const std::size_t count :
         {0u, 1u, 3u, 16u, 17u, 47u, 48u, 63u, 65u, 96u, 191u, 193u, 5000u}) {
        for (const int threads : {1, 3}) {
            for (const int steps : {0, 1, 1000}) {
                std::vector<float> results(count + 8, NAN);
                run_on_cpu(count, steps, threads, results.data());
                EXPECT_NO_THROW(verify(count, steps, results.data(), "the CPU"));
                for (std::size_t i = count; i < results.size(); ++i)
                    EXPECT_TRUE(std::isnan(results[i])) << "wrote past job " << count;
            }
        }
    }
}

TEST(Jobs, OnTheGpuEndWhereTheyShould) {
    if (!device_present()) {
        EXPECT_FALSE(why_no_device().empty());
        return;
    }
    GpuJobs device(1000);
    for (const std::size_t count : {0u, 1u, 127u, 128u, 129u, 1000u}) {
        std::vector<float> results(count, NAN);
        device.run(count, 10, results.data());
        EXPECT_NO_THROW(verify(count, 10, results.data(), "the GPU"));
    }
    EXPECT_THROW(device.run(1001, 10, nullptr), Error);
    EXPECT_NO_THROW(launch_empty_kernels(3));
}

TEST(Jobs, WithAStepTooFewOrTooManyAreFound) {
    std::vector<float> results(2000);
    run_on_cpu(results.size(), most_steps, 2, results.data());
    EXPECT_NO_THROW(verify(results.size(), most_steps, results.data(), "the CPU"));
    EXPECT_THROW(verify(results.size(), most_steps - 1, results.data(), "the CPU"), Error);
    results[1234] += 1;
    EXPECT_THROW(verify(results.size(), most_steps, results.data(), "the CPU"), Error);
}

// ---- verdicts from made-up figures ----

Outcome threads(double gpu_one, double gpu_all, const MeasuredOn& device = gpu) {
    return judge_threads(on(cpu, 1), on(device, gpu_one), on(cpu, 100), on(device, gpu_all))
        .outcome();
}

TEST(Claim2, HasEveryVerdict) {
    EXPECT_EQ(threads(0.4, 4000), Outcome::confirmed);
    EXPECT_EQ(threads(1.3, 4000), Outcome::depends);
    EXPECT_EQ(threads(0.4, 150), Outcome::depends);
    EXPECT_EQ(threads(2, 4000), Outcome::refuted);
    EXPECT_EQ(threads(0.4, 50), Outcome::refuted);
    const Figure none = Figure::unknown("gpu", "", "there is no GPU");
    EXPECT_EQ(judge_threads(on(cpu, 1), none, on(cpu, 100), none).outcome(),
              Outcome::not_measurable);
    const Figure fast = Figure::speed("gpu", 4000, "Gsteps/s", simulated);
    EXPECT_EQ(judge_threads(on(cpu, 1), fast, on(cpu, 100), fast).outcome(),
              Outcome::not_measurable);
}

Outcome truck(double gpu_first, double gpu_rate) {
    return judge_latency_and_throughput(on(cpu, 1), on(gpu, gpu_first), on(cpu, 100),
                                        on(gpu, gpu_rate))
        .outcome();
}

TEST(Claim3, HasEveryVerdict) {
    EXPECT_EQ(truck(9, 2000), Outcome::confirmed);
    EXPECT_EQ(truck(1.2, 2000), Outcome::depends);
    EXPECT_EQ(truck(9, 120), Outcome::depends);
    EXPECT_EQ(truck(0.9, 2000), Outcome::refuted);
    EXPECT_EQ(truck(9, 90), Outcome::refuted);
    const Figure none = Figure::unknown("gpu", "", "there is no GPU");
    EXPECT_EQ(judge_latency_and_throughput(on(cpu, 1), none, on(cpu, 100), none).outcome(),
              Outcome::not_measurable);
}

TEST(Chapter07, GivesASimulatedGpuNoSpeed) {
    ClaimOptions quick;
    quick.seconds = 0.001;
    for (const auto measure : {measure_threads, measure_latency_and_throughput}) {
        const ClaimReport report = measure(quick);
        EXPECT_FALSE(report.prediction.empty());
        for (const Figure& each : report.figures) {
            if (each.kind() == Figure::Kind::speed && each.device().simulated) {
                EXPECT_FALSE(each.value()) << each.what();
            }
        }
        if (device_simulated()) {
            EXPECT_EQ(report.verdict.outcome(), Outcome::not_measurable);
        }
    }
}

}  // namespace
}  // namespace m2m::tests
