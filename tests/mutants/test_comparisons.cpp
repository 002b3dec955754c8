// The verifier's comparisons by themselves, on results that are a little wrong.
#include "common/base/error.hpp"
#include "common/base/random.hpp"
#include "common/verify/verify.hpp"
#include "tests/mutants/mutants.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace m2m::tests {
namespace {

constexpr int m = 23, n = 31, k = 57;
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float inf = std::numeric_limits<float>::infinity();

HostMatrix product(const Inputs& inputs) {
    HostMatrix C(inputs.A.rows(), inputs.B.cols());
    for (int i = 0; i < C.rows(); ++i) {
        for (int j = 0; j < C.cols(); ++j) {
            long double sum = 0;
            for (int p = 0; p < inputs.A.cols(); ++p) {
                sum += static_cast<long double>(inputs.A(i, p)) * inputs.B(p, j);
            }
            C(i, j) = static_cast<float>(sum);
        }
    }
    return C;
}

// ---- inputs ----

TEST(Inputs, OfIntegersAreNeverZeroAndNeverConstant) {
    const Inputs inputs = integer_inputs(m, n, k, 1);
    std::set<float> values(inputs.A.begin(), inputs.A.end());
    EXPECT_EQ(values.size(), 16u);
    EXPECT_EQ(values.count(0.0f), 0u);
    EXPECT_EQ(*values.begin(), -8);
    EXPECT_EQ(*values.rbegin(), 8);
}

TEST(Inputs, OfIntegersShrinkSoThatEverySumStaysExact) {
    for (const int depth : {1, 1 << 18, (1 << 18) + 1, 1 << 20, 1 << 24}) {
        const Inputs inputs = integer_inputs(1, 1, depth, 2);
        double sum = 0;
        for (int p = 0; p < depth; ++p) sum += std::fabs(double(inputs.A(0, p)) * inputs.B(p, 0));
        EXPECT_LE(sum, 0x1p24);
    }
    EXPECT_THROW(integer_inputs(1, 1, (1 << 24) + 1, 1), UsageError);
}

TEST(Inputs, DependOnTheSeedAndOnNothingElse) {
    const auto bits = [](const Inputs& inputs) {
        return fingerprint(inputs.A.data(), inputs.A.size());
    };
    EXPECT_EQ(bits(real_inputs(m, n, k, 1)), bits(real_inputs(m, n, k, 1)));
    EXPECT_NE(bits(real_inputs(m, n, k, 1)), bits(real_inputs(m, n, k, 2)));
}

TEST(Inputs, OfOneTermHaveAFullPrecisionFactorInEveryRow) {
    const Inputs inputs = one_term_inputs(m, n, k, 3);
    int from_a = 0, from_b = 0;
    for (int i = 0; i < m; ++i) {
        int terms = 0;
        for (int p = 0; p < k; ++p) {
            if (inputs.A(i, p) == 0) continue;
            ++terms;
            const bool a_full = inputs.A(i, p) != rounded(inputs.A(i, p), 23);
            const bool b_full = inputs.B(p, 0) != rounded(inputs.B(p, 0), 23);
            EXPECT_NE(a_full, b_full);
            ++(a_full ? from_a : from_b);
        }
        EXPECT_EQ(terms, 1);
    }
    EXPECT_GT(from_a, m / 4);
    EXPECT_GT(from_b, m / 4);
}

// ---- the exact check ----

class Exact : public testing::TestWithParam<bool> {
  protected:
    Verification check(const HostMatrix& result) const {
        const float *A = inputs.A.data(), *B = inputs.B.data();
        return GetParam() ? verify_freivalds(m, n, k, A, B, result.data(), 9)
                          : verify_exact(m, n, k, A, B, result.data());
    }
    const Inputs inputs = integer_inputs(m, n, k, 4);
    HostMatrix C = product(inputs);
};
std::string how(const testing::TestParamInfo<bool>& info) {
    return info.param ? "ByFreivalds" : "ByTheProduct";
}

INSTANTIATE_TEST_SUITE_P(All, Exact, testing::Bool(), how);

TEST_P(Exact, AcceptsTheProductAndComparesEveryElement) {
    const Verification report = check(C);
    EXPECT_TRUE(report.ok) << report.what;
    EXPECT_EQ(report.compared, std::size_t(m) * n);
}

TEST_P(Exact, RefusesEachElementThatIsOffByOne) {
    for (std::size_t i = 0; i < C.size(); ++i) {
        C.data()[i] += 1;
        EXPECT_FALSE(check(C).ok) << i;
        C.data()[i] -= 1;
    }
    EXPECT_TRUE(check(C).ok);
}

TEST_P(Exact, RefusesNaNInfinityAndFractions) {
    for (const float bad : {nan, inf, -inf, 0.5f, 1e30f}) {
        HostMatrix wrong = C;
        wrong(11, 13) = bad;
        const Verification report = check(wrong);
        EXPECT_FALSE(report.ok) << bad;
        EXPECT_NE(report.what.find("C(11, 13) should be"), std::string::npos) << report.what;
        EXPECT_NE(report.what.find("1 of 713"), std::string::npos) << report.what;
    }
}

TEST_P(Exact, RefusesErrorsThatCancelInARow) {
    C(3, 4) += 1;
    C(3, 5) -= 1;
    EXPECT_FALSE(check(C).ok);
}

TEST_P(Exact, RefusesInputsOnWhichFloat32WouldRound) {
    Inputs reals = real_inputs(m, n, k, 1);
    const auto run = [&](const Inputs& bad) {
        GetParam() ? verify_freivalds(m, n, k, bad.A.data(), bad.B.data(), C.data(), 9)
                   : verify_exact(m, n, k, bad.A.data(), bad.B.data(), C.data());
    };
    EXPECT_THROW(run(reals), UsageError);
    Inputs large = inputs;
    large.A(0, 0) = 1 << 22;
    EXPECT_THROW(run(large), UsageError);
}

// ---- the rounding check ----

TEST(Bound, HasTheValuesOfItsFormula) {
    const double u = 0x1p-24;
    EXPECT_EQ(rounding_factor(0), 0);
    EXPECT_DOUBLE_EQ(rounding_factor(1), u / (1 - u));
    EXPECT_DOUBLE_EQ(rounding_factor(63), 63 * u / (1 - 63 * u));
    EXPECT_LT(rounding_factor(65), 65 * u);
    EXPECT_NEAR(rounding_factor(1024), 256 * u, 256 * u * 1e-4);  // the probabilistic one
    for (const int depth : {1, 1000, 1 << 18, 1 << 24, 2147483647})
        EXPECT_LT(rounding_factor(depth), inf);
    EXPECT_DOUBLE_EQ(lower_precision_factor(1, 0, u), u / (1 - u));
    EXPECT_NEAR(lower_precision_factor(1024, 0x1p-11, 0x1p-23), 0x1p-10 + 0x1p-13, 1e-6);
}

TEST(Rounding, ReferenceIsTheProductInLongDouble) {
    const Inputs inputs = real_inputs(m, n, k, 5);
    std::vector<int> rows(m);
    std::iota(rows.begin(), rows.end(), 0);
    std::vector<double> C(m * n), size(m * n);
    reference_rows(n, k, inputs.A.data(), inputs.B.data(), rows, C.data(), size.data());
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) {
            long double sum = 0, magnitude = 0;
            for (int p = 0; p < k; ++p) {
                const long double term = static_cast<long double>(inputs.A(i, p)) * inputs.B(p, j);
                sum += term, magnitude += std::fabs(term);
            }
            EXPECT_NEAR(C[i * n + j], double(sum), 1e-14);
            EXPECT_NEAR(size[i * n + j], double(magnitude), 1e-13);
        }
    }
}

TEST(Rounding, AcceptsAnErrorAtTheBoundAndRefusesTheNextFloat) {
    // One term, 1 · 1: the bound is u/(1−u), a little more than 2⁻²⁴, and float32's neighbours of 1
    // are 2⁻²⁴ below and 2⁻²³ above.
    const float A[] = {1}, B[] = {1};
    const float below[] = {1 - 0x1p-24f}, further[] = {1 - 0x1p-23f}, above[] = {1 + 0x1p-23f};
    EXPECT_TRUE(verify_rounding(1, 1, 1, A, B, below, rounding_factor(1)).ok);
    EXPECT_NEAR(verify_rounding(1, 1, 1, A, B, below, rounding_factor(1)).error_over_bound, 1,
                1e-6);
    EXPECT_FALSE(verify_rounding(1, 1, 1, A, B, further, rounding_factor(1)).ok);
    EXPECT_FALSE(verify_rounding(1, 1, 1, A, B, above, rounding_factor(1)).ok);
}

TEST(Rounding, RefusesNaNAndInfinityAnywhere) {
    const Inputs inputs = real_inputs(m, n, k, 6);
    const HostMatrix C = product(inputs);
    const auto check = [&](const HostMatrix& result) {
        return verify_rounding(m, n, k, inputs.A.data(), inputs.B.data(), result.data(),
                               rounding_factor(k));
    };
    EXPECT_TRUE(check(C).ok);
    for (const float bad : {nan, -nan, inf, -inf}) {
        for (const std::size_t at : {std::size_t(0), C.size() / 2, C.size() - 1}) {
            HostMatrix wrong = C;
            wrong.data()[at] = bad;
            const Verification report = check(wrong);
            EXPECT_FALSE(report.ok) << bad << " at " << at;
            EXPECT_EQ(report.error_over_bound, inf);
        }
    }
}

TEST(Rounding, RefusesNaNInRowsItDoesNotSpotCheck) {
    const Inputs inputs = real_inputs(m, n, k, 6);
    HostMatrix C = product(inputs);
    const auto check = [&] {
        return verify_rounding_rows(m, n, k, inputs.A.data(), inputs.B.data(), C.data(),
                                    rounding_factor(k), {0, 5, 22});
    };
    EXPECT_TRUE(check().ok);
    EXPECT_EQ(check().compared, 3u * n);
    C(10, 10) = nan;
    EXPECT_FALSE(check().ok);
}

TEST(Rounding, RefusesABoundThatIsNotFinite) {
    const Inputs inputs = real_inputs(m, n, k, 6);
    HostMatrix C = product(inputs);
    for (const double factor : {double(inf), double(nan), -1.0}) {
        EXPECT_THROW(verify_rounding(m, n, k, inputs.A.data(), inputs.B.data(), C.data(), factor),
                     UsageError);
    }
}

TEST(Rounding, RefusesInputsThatMakeTheBoundInfinite) {
    Inputs inputs = real_inputs(m, n, k, 6);
    HostMatrix C = product(inputs);
    inputs.A(0, 0) = inf;
    EXPECT_FALSE(
        verify_rounding(m, n, k, inputs.A.data(), inputs.B.data(), C.data(), rounding_factor(k))
            .ok);
}

// γ_k alone lets float16 inputs pass from k ≈ 300 on: this is what the probabilistic bound is for.
TEST(Rounding, SeesFloat16InputsUpToDepth1024) {
    for (const int depth : {1, 16, 100, 400, 1024}) {
        const int rows = 64, cols = 96;
        const Inputs inputs = real_inputs(rows, cols, depth, 7);
        HostMatrix C(rows, cols);
        float16_inputs(rows, cols, depth, inputs.A.data(), inputs.B.data(), C.data());
        const auto check = [&](double factor) {
            return verify_rounding(rows, cols, depth, inputs.A.data(), inputs.B.data(), C.data(),
                                   factor);
        };
        EXPECT_FALSE(check(rounding_factor(depth)).ok) << depth;
        EXPECT_TRUE(check(lower_precision_factor(depth, 0x1p-11, 0x1p-23)).ok) << depth;
    }
}

TEST(Rounding, TellsBf16FromFloat16) {
    const int rows = 64, cols = 96, depth = 16;
    const Inputs inputs = real_inputs(rows, cols, depth, 7);
    HostMatrix C(rows, cols);
    bf16_inputs(rows, cols, depth, inputs.A.data(), inputs.B.data(), C.data());
    const auto check = [&](double factor) {
        return verify_rounding(rows, cols, depth, inputs.A.data(), inputs.B.data(), C.data(),
                               factor)
            .ok;
    };
    EXPECT_TRUE(check(lower_precision_factor(depth, 0x1p-8, 0x1p-23)));
    EXPECT_FALSE(check(lower_precision_factor(depth, 0x1p-11, 0x1p-23)));
}

// ---- the one-term check ----

TEST(OneTerm, RefusesTheLastBitOfOneElementAtEveryDepth) {
    for (const int depth : {2, 57, 5000}) {
        const Inputs inputs = one_term_inputs(m, n, depth, 8);
        HostMatrix C = product(inputs);
        const auto check = [&] {
            return verify_one_term(m, n, depth, inputs.A.data(), inputs.B.data(), C.data());
        };
        EXPECT_TRUE(check().ok);
        C(7, 7) = std::nextafter(C(7, 7), inf);
        const Verification report = check();
        EXPECT_FALSE(report.ok);
        EXPECT_NE(report.what.find("precision was lost"), std::string::npos) << report.what;
    }
}

TEST(Fingerprint, DiffersWhenOneBitDoes) {
    std::vector<float> data(100, 1.0f);
    const std::uint64_t before = fingerprint(data.data(), data.size());
    data[99] = std::nextafter(1.0f, 2.0f);
    EXPECT_NE(fingerprint(data.data(), data.size()), before);
    const float plus[] = {0.0f}, minus[] = {-0.0f};
    EXPECT_NE(fingerprint(plus, 1), fingerprint(minus, 1));
}

}  // namespace
}  // namespace m2m::tests
