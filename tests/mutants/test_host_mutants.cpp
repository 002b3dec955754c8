// Runs each wrong matmul through the sizes of the stages' own suite: it must fail, and in the check
// that names its mistake. A verifier that has never refused anything has not been tested.
#include "chapters/stages.hpp"
#include "tests/mutants/mutants.hpp"
#include "tests/stages/sizes.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <ostream>
#include <string>
#include <vector>

namespace m2m::tests {
namespace {

Verification first_failure(const Stage& stage, Shape* where) {
    for (const Shape& shape : edge_shapes()) {
        const Verification report = verify_stage(stage, shape.m, shape.n, shape.k);
        *where = shape;
        if (!report.ok) return report;
    }
    Verification passed;
    passed.ok = true;
    return passed;
}

class HostMutant : public testing::TestWithParam<Mutant> {};

TEST_P(HostMutant, FailsInTheCheckThatNamesItsMistake) {
    const Mutant& mutant = GetParam();
    Shape shape{};
    const Verification report =
        first_failure({mutant.name, 0, "a mutant", Where::host, mutant.matmul, ""}, &shape);
    ASSERT_FALSE(report.ok) << mutant.name << " passed at every size";
    EXPECT_EQ(report.finding, mutant.finding) << "at " << shape << ": " << report.what;
    EXPECT_NE(report.what.find(mutant.says), std::string::npos)
        << "at " << shape << ": " << report.what;
}

std::string mutant_name(const testing::TestParamInfo<Mutant>& info) {
    return std::string(info.param.name);
}

INSTANTIATE_TEST_SUITE_P(All, HostMutant,
                         testing::ValuesIn(host_mutants().begin(), host_mutants().end()),
                         mutant_name);

// What differs only in the order of its sum, or in the sign of its zeros, is right.
void backwards(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) {
            float sum = -0.0f;
            for (int p = k - 1; p >= 0; --p)
                sum += A[std::size_t(i) * k + p] * B[std::size_t(p) * n + j];
            C[std::size_t(i) * n + j] = sum;
        }
    }
}

TEST(RightMatmul, PassesInWhateverOrderItSums) {
    Shape shape{};
    const Verification report =
        first_failure({"backwards", 0, "", Where::host, backwards, ""}, &shape);
    EXPECT_TRUE(report.ok) << "at " << shape << ": " << report.what;
}

// ---- stages that round their inputs ----

template <int bits>
void inputs_of_bits(int m, int n, int k, const float* A, const float* B, float* C) {
    std::vector<float> a(A, A + std::size_t(m) * k), b(B, B + std::size_t(k) * n);
    for (float& x : a) x = rounded(x, bits);
    for (float& x : b) x = rounded(x, bits);
    backwards(m, n, k, a.data(), b.data(), C);
}

// Sums in float16, as a tensor core with float16 accumulators would.
void float16_sums(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) {
            float sum = 0;
            for (int p = 0; p < k; ++p) {
                sum = rounded(sum + rounded(A[std::size_t(i) * k + p], 11) *
                                        rounded(B[std::size_t(p) * n + j], 11),
                              11);
            }
            C[std::size_t(i) * n + j] = sum;
        }
    }
}

struct Declared {
    const char* name;
    Matmul* matmul;
    Precision inputs;
    Finding finding;  // none: it is what it says it is
};

void PrintTo(const Declared& declared, std::ostream* out) {
    *out << declared.name;
}

class DeclaredPrecision : public testing::TestWithParam<Declared> {};

TEST_P(DeclaredPrecision, IsHeldOrFails) {
    const Declared& declared = GetParam();
    Stage stage{declared.name, 0, "", Where::host, declared.matmul, ""};
    stage.inputs = declared.inputs;
    Shape shape{};
    const Verification report = first_failure(stage, &shape);
    EXPECT_EQ(report.ok, declared.finding == Finding::none)
        << "at " << shape << ": " << report.what;
    EXPECT_EQ(report.finding, declared.finding) << "at " << shape << ": " << report.what;
}

INSTANTIATE_TEST_SUITE_P(
    All, DeclaredPrecision,
    testing::Values(
        Declared{"float16", inputs_of_bits<11>, Precision::float16, Finding::none},
        Declared{"tf32", inputs_of_bits<11>, Precision::tf32, Finding::none},
        Declared{"bfloat16", inputs_of_bits<8>, Precision::bfloat16, Finding::none},
        Declared{"exact_as_float16", backwards, Precision::float16, Finding::none},
        Declared{"float16_as_float32", inputs_of_bits<11>, Precision::float32, Finding::one_term},
        Declared{"tf32_of_9_bits", inputs_of_bits<9>, Precision::tf32, Finding::one_term},
        Declared{"bfloat16_as_tf32", inputs_of_bits<8>, Precision::tf32, Finding::one_term},
        Declared{"float16_of_9_bits", inputs_of_bits<9>, Precision::float16, Finding::one_term},
        Declared{"bfloat16_of_6_bits", inputs_of_bits<6>, Precision::bfloat16, Finding::one_term},
        Declared{"float16_of_10_bits", inputs_of_bits<10>, Precision::float16, Finding::one_term},
        Declared{"float16_sums", float16_sums, Precision::float16, Finding::rounding}),
    [](const testing::TestParamInfo<Declared>& declared) {
        return std::string(declared.param.name);
    });

// ---- big products ----

constexpr Shape big{1031, 1024, 1033};  // m·n·k > 2³⁰: Freivalds' check, spot rows

void openmp_simd(int m, int n, int k, const float* A, const float* B, float* C) {
    find_stage("openmp/simd").matmul(m, n, k, A, B, C);
}

void one_element_off(int m, int n, int k, const float* A, const float* B, float* C) {
    openmp_simd(m, n, k, A, B, C);
    C[std::size_t(m) * n - 5] += 1;
}

void one_nan_in_a_big_one(int m, int n, int k, const float* A, const float* B, float* C) {
    openmp_simd(m, n, k, A, B, C);
    C[std::size_t(m) * n / 3] = std::numeric_limits<float>::quiet_NaN();
}

Verification verify_big(Matmul* matmul) {
    return verify_stage({"big", 0, "", Where::host, matmul, ""}, big.m, big.n, big.k);
}

TEST(BigProduct, PassesWhenRight) {
    const Verification report = verify_big(openmp_simd);
    EXPECT_TRUE(report.ok) << report.what;
}

TEST(BigProduct, FailsForOneElementOffByOne) {
    const Verification report = verify_big(one_element_off);
    EXPECT_EQ(report.finding, Finding::exact);
    EXPECT_NE(report.what.find("C(1030, 1019) should be"), std::string::npos) << report.what;
}

TEST(BigProduct, FailsForOneNaN) {
    EXPECT_EQ(verify_big(one_nan_in_a_big_one).finding, Finding::exact);
}

}  // namespace
}  // namespace m2m::tests
