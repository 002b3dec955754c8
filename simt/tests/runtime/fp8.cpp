// 8-bit floating point: known values, every rounding against a search among the neighbours, and
// bit for bit against NVIDIA's header where it is installed.
#include "fp8_conversions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <limits>

namespace {

float value(unsigned bits, __nv_fp8_interpretation_t kind) {
    return __half2float(__nv_cvt_fp8_to_halfraw(static_cast<unsigned char>(bits), kind));
}

/// The bits nearest to `exact`, ties to even, found among all finite values: no arithmetic in common
/// with the header's. What lies beyond the largest counts as one step above it.
unsigned nearest(double exact, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
    if (std::isnan(exact)) return 0x7F;
    const unsigned sign = std::signbit(exact) ? 0x80 : 0;
    const unsigned most = kind == __NV_E4M3 ? 0x7E : 0x7B;
    const double beyond = kind == __NV_E4M3 ? 480 : 65536;
    const double magnitude = std::fmin(std::fabs(exact), beyond);
    unsigned best = 0;
    double best_distance = std::numeric_limits<double>::infinity();
    for (unsigned bits = 0; bits <= most + 1; ++bits) {
        const double candidate = bits > most ? beyond : static_cast<double>(value(bits, kind));
        const double distance = std::fabs(magnitude - candidate);
        if (distance < best_distance || (distance == best_distance && bits % 2 == 0)) {
            best = bits;
            best_distance = distance;
        }
    }
    if (best > most && saturate == __NV_SATFINITE) best = most;
    return sign | best;
}

TEST(Fp8, HasTheValuesOfTheStandard) {
    // OCP OFP8, table 1.
    EXPECT_EQ(448.0f, value(0x7E, __NV_E4M3));
    EXPECT_EQ(0x1p-6f, value(0x08, __NV_E4M3));
    EXPECT_EQ(0.875f * 0x1p-6f, value(0x07, __NV_E4M3));
    EXPECT_EQ(0x1p-9f, value(0x01, __NV_E4M3));
    EXPECT_EQ(-1.0f, value(0xB8, __NV_E4M3));
    EXPECT_TRUE(std::isnan(value(0x7F, __NV_E4M3)));
    EXPECT_TRUE(std::isnan(value(0xFF, __NV_E4M3)));
    EXPECT_EQ(57344.0f, value(0x7B, __NV_E5M2));
    EXPECT_EQ(0x1p-14f, value(0x04, __NV_E5M2));
    EXPECT_EQ(0x1p-16f, value(0x01, __NV_E5M2));
    EXPECT_EQ(std::numeric_limits<float>::infinity(), value(0x7C, __NV_E5M2));
    EXPECT_EQ(-std::numeric_limits<float>::infinity(), value(0xFC, __NV_E5M2));
    EXPECT_TRUE(std::isnan(value(0x7D, __NV_E5M2)));
    for (const auto kind : {__NV_E4M3, __NV_E5M2}) {
        EXPECT_EQ(0.0f, value(0x80, kind));
        EXPECT_TRUE(std::signbit(value(0x80, kind)));
    }
}

TEST(Fp8, EveryFloat16IsRoundedToTheNearest) {
    for (const auto kind : {__NV_E4M3, __NV_E5M2})
        for (const auto saturate : {__NV_NOSAT, __NV_SATFINITE})
            for (unsigned i = 0; i < 65536; ++i) {
                __half_raw raw;
                raw.x = static_cast<unsigned short>(i);
                const double exact = static_cast<double>(__half2float(raw));
                ASSERT_EQ(nearest(exact, saturate, kind),
                          __nv_cvt_halfraw_to_fp8(raw, saturate, kind))
                    << exact << " kind " << kind << " saturate " << saturate;
            }
}

TEST(Fp8, FloatAndDoubleAreRoundedOnce) {
    for (const auto kind : {__NV_E4M3, __NV_E5M2})
        for (const auto saturate : {__NV_NOSAT, __NV_SATFINITE}) {
            for (const float x : fp8_floats())
                ASSERT_EQ(nearest(static_cast<double>(x), saturate, kind),
                          __nv_cvt_float_to_fp8(x, saturate, kind))
                    << x;
            for (const double x : fp8_doubles()) {
                if (std::isnan(x)) continue;
                ASSERT_EQ(nearest(x, saturate, kind), __nv_cvt_double_to_fp8(x, saturate, kind))
                    << x;
            }
        }
}

TEST(Fp8, BeyondTheLargestStandsInfinityOrNan) {
    const float infinity = std::numeric_limits<float>::infinity();
    EXPECT_EQ(0x7F, __nv_cvt_float_to_fp8(infinity, __NV_NOSAT, __NV_E4M3));
    EXPECT_EQ(0xFE, __nv_cvt_float_to_fp8(-infinity, __NV_SATFINITE, __NV_E4M3));
    EXPECT_EQ(0xFC, __nv_cvt_float_to_fp8(-infinity, __NV_NOSAT, __NV_E5M2));
    EXPECT_EQ(0x7E, __nv_cvt_float_to_fp8(464.0f, __NV_NOSAT, __NV_E4M3)) << "a tie, to even";
    EXPECT_EQ(0x7F, __nv_cvt_float_to_fp8(464.01f, __NV_NOSAT, __NV_E4M3));
    EXPECT_EQ(448.0f, float(__nv_fp8_e4m3(1e9f))) << "a class holds values within the finite ones";
    EXPECT_EQ(0x7F, __nv_fp8_e4m3(std::numeric_limits<float>::quiet_NaN()).__x);
}

TEST(Fp8, ScalesArePowersOfTwo) {
    EXPECT_EQ(127, __nv_cvt_float_to_e8m0(1.0f, __NV_NOSAT, cudaRoundPosInf));
    EXPECT_EQ(129, __nv_cvt_float_to_e8m0(-3.0f, __NV_NOSAT, cudaRoundPosInf));
    EXPECT_EQ(128, __nv_cvt_float_to_e8m0(3.0f, __NV_NOSAT, cudaRoundZero));
    EXPECT_EQ(0, __nv_cvt_float_to_e8m0(0.0f, __NV_NOSAT, cudaRoundPosInf));
    EXPECT_EQ(0xFF, __nv_cvt_float_to_e8m0(0x1.8p127f, __NV_NOSAT, cudaRoundPosInf));
    EXPECT_EQ(0xFE, __nv_cvt_float_to_e8m0(0x1.8p127f, __NV_SATFINITE, cudaRoundPosInf));
    EXPECT_EQ(0x1p-127f, float(__nv_fp8_e8m0(0.0f)));
}

#ifdef FP8_NVIDIA
TEST(Fp8, IsNvidiasBitForBit) {
    const Fp8Results ours = fp8_conversions();
    std::vector<std::uint64_t> theirs(ours.values.size() + 1);
    std::FILE* const pipe = ::popen("'" FP8_NVIDIA "'", "r");
    ASSERT_NE(pipe, nullptr);
    theirs.resize(std::fread(theirs.data(), sizeof theirs[0], theirs.size(), pipe));
    ASSERT_EQ(::pclose(pipe), 0);
    ASSERT_EQ(theirs.size(), ours.values.size());
    for (std::size_t part = 0; part < ours.parts.size(); ++part) {
        const auto& [name, begin] = ours.parts[part];
        const std::size_t end =
            part + 1 < ours.parts.size() ? ours.parts[part + 1].second : ours.values.size();
        std::size_t different = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (ours.values[i] == theirs[i]) continue;
            if (++different <= 5)
                ADD_FAILURE() << name << ", number " << i - begin << ": " << std::hex
                              << ours.values[i] << ", NVIDIA's " << theirs[i];
        }
        EXPECT_EQ(different, 0u) << name << " of " << end - begin;
    }
}
#endif

}  // namespace
