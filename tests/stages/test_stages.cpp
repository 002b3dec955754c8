// Every stage of the table, at every size of sizes.hpp. Built twice: for host stages, and for
// device stages, which say whether their device is real or simulated. A new line in
// chapters/stages.cpp is a new set of tests here.
#include "chapters/stages.hpp"
#include "common/base/machine.hpp"
#include "common/base/project.hpp"
#include "common/verify/verify.hpp"
#include "tests/stages/sizes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <limits>
#include <numeric>
#include <thread>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace m2m::tests {
namespace {

constexpr Where tested = Where::M2M_TESTED;

// Says once per program what the tests run on; a device that is missing is a failure and not a
// skipped test.
class SayTheDevice : public testing::Environment {
    void SetUp() override {
        if (tested == Where::host) {
            std::cout << "host stages on " << cpu_device_name() << std::endl;
            return;
        }
        ASSERT_TRUE(device_present()) << why_no_device();
        std::cout << "device stages on a " << (device_simulated() ? "simulated" : "real")
                  << " device: " << cuda_device_name() << std::endl;
    }
};
[[maybe_unused]] const auto* const environment =
    testing::AddGlobalTestEnvironment(new SayTheDevice);

std::vector<Stage> tested_stages() {
    std::vector<Stage> result;
    for (const Stage& stage : stages()) {
        if (stage.where == tested) result.push_back(stage);
    }
    return result;
}

std::string plain(std::string_view name) {
    std::string result(name);
    std::replace_if(
        result.begin(), result.end(),
        [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return result;
}

std::string stage_name(const testing::TestParamInfo<Stage>& info) {
    return plain(info.param.name);
}

class SetThreads {
  public:
    explicit SetThreads([[maybe_unused]] int count) {
#ifdef _OPENMP
        omp_set_num_threads(count);
#endif
    }
    ~SetThreads() {
#ifdef _OPENMP
        omp_set_num_threads(before_);
#endif
    }
    SetThreads(const SetThreads&) = delete;
    SetThreads& operator=(const SetThreads&) = delete;

  private:
    int before_ = cpu_threads();
};

// ---- every stage at every size ----

class EverySize : public testing::TestWithParam<std::tuple<Stage, Shape>> {};

TEST_P(EverySize, IsRight) {
    const auto& [stage, shape] = GetParam();
    const Verification report = verify_stage(stage, shape.m, shape.n, shape.k);
    EXPECT_TRUE(report.ok) << stage.name << " at " << shape << ": " << report.what << " ("
                           << to_string(report.finding) << ")";
    EXPECT_EQ(report.compared, std::size_t(shape.m) * shape.n);
    EXPECT_LE(report.error_over_bound, 1);
}

std::string stage_and_shape(const testing::TestParamInfo<std::tuple<Stage, Shape>>& info) {
    return plain(std::get<0>(info.param).name) + "_" + to_string(std::get<1>(info.param));
}

INSTANTIATE_TEST_SUITE_P(Stage, EverySize,
                         testing::Combine(testing::ValuesIn(tested_stages()),
                                          testing::ValuesIn(edge_shapes())),
                         stage_and_shape);

// ---- every stage ----

class Matmul : public testing::TestWithParam<Stage> {};
INSTANTIATE_TEST_SUITE_P(Stage, Matmul, testing::ValuesIn(tested_stages()), stage_name);

TEST_P(Matmul, IsRightAtALargeSizeThatIsNoMultipleOfAnyTile) {
    const auto [m, n, k] = large_shape(tested);
    const Verification report = verify_stage(GetParam(), m, n, k, 2);
    EXPECT_TRUE(report.ok) << report.what;
}

TEST_P(Matmul, OverwritesWhateverWasInC) {
    GuardedMatmul guarded(tested, 33, 65, 17);
    guarded.set_inputs(real_inputs(33, 65, 17, 3));
    ASSERT_TRUE(guarded.run(GetParam().matmul, GuardedMatmul::Before::nan));
    const HostMatrix over_nan = guarded.output();
    ASSERT_TRUE(guarded.run(GetParam().matmul, GuardedMatmul::Before::numbers));
    const HostMatrix over_numbers = guarded.output();
    EXPECT_EQ(fingerprint(over_nan.data(), over_nan.size()),
              fingerprint(over_numbers.data(), over_numbers.size()));
}

TEST_P(Matmul, GivesZerosWhenThereIsNothingToSum) {
    GuardedMatmul guarded(tested, 19, 23, 0);
    guarded.set_inputs(real_inputs(19, 23, 0, 1));
    const Verification report = guarded.run(GetParam().matmul);
    ASSERT_TRUE(report.ok) << report.what;
    for (const float c : guarded.output()) ASSERT_EQ(c, 0.0f);
}

TEST_P(Matmul, AcceptsNullPointersForEmptyMatrices) {
    GetParam().matmul(0, 0, 0, nullptr, nullptr, nullptr);
    GetParam().matmul(0, 3, 0, nullptr, nullptr, nullptr);
    GetParam().matmul(5, 0, 0, nullptr, nullptr, nullptr);
    if (tested == Where::device) device_synchronize();
}

TEST_P(Matmul, GivesTheSameBitsRunAfterRunAndForAnyNumberOfThreads) {
    const int m = 131, n = 97, k = 300;
    GuardedMatmul guarded(tested, m, n, k);
    guarded.set_inputs(real_inputs(m, n, k, 4));
    std::uint64_t first = 0;
    for (const int threads : {1, 2, 3, 5, 8, 8}) {
        const SetThreads set(threads);
        const Verification report = guarded.run(GetParam().matmul);
        ASSERT_TRUE(report.ok) << report.what;
        const HostMatrix C = guarded.output();
        if (threads == 1) first = fingerprint(C.data(), C.size());
        EXPECT_EQ(fingerprint(C.data(), C.size()), first) << "with " << threads << " threads";
    }
}

TEST_P(Matmul, KeepsNaNInItsOwnRow) {
    // A row of A that is NaN must show in its own row of C, and in no other.
    const int m = 70, n = 41, k = 90;
    Inputs inputs = integer_inputs(m, n, k, 5);
    GuardedMatmul guarded(tested, m, n, k);
    for (int p = 0; p < k; ++p) inputs.A(37, p) = std::numeric_limits<float>::quiet_NaN();
    guarded.set_inputs(inputs);
    ASSERT_TRUE(guarded.run(GetParam().matmul));
    const HostMatrix C = guarded.output();
    const Inputs clean = integer_inputs(m, n, k, 5);
    EXPECT_TRUE(verify_exact(37, n, k, clean.A.data(), clean.B.data(), C.data()));
    EXPECT_TRUE(
        verify_exact(m - 38, n, k, clean.A.data() + 38 * k, clean.B.data(), C.data() + 38 * n));
    for (int j = 0; j < n; ++j) EXPECT_TRUE(std::isnan(C(37, j))) << "a NaN in A must show in C";
}

class HostMatmul : public testing::TestWithParam<Stage> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(HostMatmul);
INSTANTIATE_TEST_SUITE_P(Stage, HostMatmul,
                         testing::ValuesIn(tested == Where::host ? tested_stages()
                                                                 : std::vector<Stage>{}),
                         stage_name);

TEST_P(HostMatmul, RunsInTwoHostThreadsAtOnce) {
    const auto work = [&](std::uint64_t seed, int m, int n, int k, int times) {
        GuardedMatmul guarded(tested, m, n, k);
        guarded.set_inputs(real_inputs(m, n, k, seed));
        std::uint64_t first = 0;
        for (int i = 0; i < times; ++i) {
            if (!guarded.run(GetParam().matmul)) return std::uint64_t{0};
            const HostMatrix C = guarded.output();
            const std::uint64_t now = fingerprint(C.data(), C.size());
            if (i > 0 && now != first) return std::uint64_t{0};
            first = now;
        }
        return first;
    };
    const std::uint64_t alone_a = work(6, 150, 130, 170, 1), alone_b = work(7, 90, 210, 110, 1);
    std::uint64_t together_a = 0, together_b = 0;
    std::thread a([&] { together_a = work(6, 150, 130, 170, 12); });
    std::thread b([&] { together_b = work(7, 90, 210, 110, 12); });
    a.join();
    b.join();
    EXPECT_NE(alone_a, 0u);
    EXPECT_EQ(together_a, alone_a);
    EXPECT_EQ(together_b, alone_b);
}

// ---- across stages ----

TEST(Stages, SayWhereTheirSourceIs) {
    for (const Stage& stage : stages()) {
        const std::filesystem::path file = project_root() / stage.file;
        EXPECT_TRUE(std::filesystem::is_regular_file(file)) << stage.name << ": " << file;
        const std::string name(stage.name.substr(stage.name.find('/') + 1));
        EXPECT_EQ(file.stem(), name) << "the file has the stage's name";
    }
}

TEST(Stages, OneIsTheBaseline) {
    const auto baselines = std::count_if(stages().begin(), stages().end(),
                                         [](const Stage& stage) { return stage.baseline; });
    EXPECT_EQ(baselines, 1);
    for (const Stage& stage : stages()) {
        EXPECT_FALSE(stage.baseline && stage.parallel) << stage.name;
        EXPECT_FALSE(stage.where == Where::device && !stage.parallel) << stage.name;
    }
}

TEST(Stages, AllAgreeWithTheFloat64ProductOnTheSameInputs) {
    const int m = 193, n = 211, k = 307;
    const Inputs inputs = real_inputs(m, n, k, 8);
    std::vector<int> rows(m);
    std::iota(rows.begin(), rows.end(), 0);
    std::vector<double> product(std::size_t(m) * n), magnitude(product.size());
    reference_rows(n, k, inputs.A.data(), inputs.B.data(), rows, product.data(), magnitude.data());
    ASSERT_FALSE(tested_stages().empty());
    for (const Stage& stage : tested_stages()) {
        GuardedMatmul guarded(tested, m, n, k);
        guarded.set_inputs(inputs);
        ASSERT_TRUE(guarded.run(stage.matmul)) << stage.name;
        const HostMatrix C = guarded.output();
        const double factor = rounding_factor(stage.inputs, k);
        std::size_t agreed = 0;
        for (std::size_t i = 0; i < product.size(); ++i) {
            if (std::fabs(C.data()[i] - product[i]) <= factor * magnitude[i]) ++agreed;
        }
        EXPECT_EQ(agreed, product.size()) << stage.name;
    }
}

}  // namespace
}  // namespace m2m::tests
