// float16 arithmetic: every value there and back, every rounding against a search among the
// neighbours.
#include "common/base/random.hpp"

#include <cuda_fp16.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>

namespace {

__half from_bits(unsigned bits) {
    return __ushort_as_half(static_cast<unsigned short>(bits));
}

/// The float16 nearest to `exact`, ties to even, found by bisection over all positive values: no
/// arithmetic in common with the header's.
unsigned nearest(long double exact) {
    const unsigned sign = std::signbit(exact) ? 0x8000u : 0;
    const long double magnitude = std::fabs(exact);
    unsigned low = 0, high = 0x7C00;  // from zero to infinity, which counts as 2^16 here
    const auto value = [](unsigned bits) {
        return bits == 0x7C00 ? 65536.0L : static_cast<long double>(float(from_bits(bits)));
    };
    if (magnitude >= 65536.0L) return sign | 0x7C00;
    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;
        (value(middle) <= magnitude ? low : high) = middle;
    }
    const long double below = magnitude - value(low), above = value(high) - magnitude;
    const bool take_high = above < below || (above == below && low % 2 == 1);
    return sign | (take_high ? high : low);
}

TEST(Half, HasTheKnownValues) {
    EXPECT_EQ(1.0f, float(from_bits(0x3C00)));
    EXPECT_EQ(-2.0f, float(from_bits(0xC000)));
    EXPECT_EQ(65504.0f, float(from_bits(0x7BFF)));
    EXPECT_EQ(0x1p-24f, float(from_bits(0x0001)));
    EXPECT_EQ(0x1p-14f, float(from_bits(0x0400)));
    EXPECT_TRUE(std::isinf(float(from_bits(0x7C00))));
    EXPECT_TRUE(std::isnan(float(from_bits(0x7E00))));
    EXPECT_TRUE(std::signbit(float(from_bits(0x8000))));
}

TEST(Half, SurvivesTheWayToFloatAndBack) {
    for (unsigned bits = 0; bits < 0x10000; ++bits) {
        const float value = float(from_bits(bits));
        const unsigned back = __half_as_ushort(__float2half(value));
        if (std::isnan(value)) {
            EXPECT_EQ(0x7FFFu, back);
        } else {
            ASSERT_EQ(bits, back);
        }
    }
}

TEST(Half, RoundsToNearestEven) {
    EXPECT_EQ(0x3C00u, __half_as_ushort(__half(1.0f + 0x1p-11f)))
        << "a tie goes to the even neighbour";
    EXPECT_EQ(0x3C02u, __half_as_ushort(__half(1.0f + 3 * 0x1p-11f)));
    EXPECT_EQ(0x3C01u, __half_as_ushort(__half(1.0f + 0x1.002p-11f)));
    EXPECT_EQ(0x7BFFu, __half_as_ushort(__half(65519.0f)));
    EXPECT_EQ(0x7C00u, __half_as_ushort(__half(65520.0f)));
    EXPECT_EQ(0x0000u, __half_as_ushort(__half(0x1p-25f)));
    EXPECT_EQ(0x0001u, __half_as_ushort(__half(0x1.8p-25f)));
    EXPECT_EQ(0x8000u, __half_as_ushort(__half(-0x1p-30f)));
    m2m::Random random(1);
    for (int i = 0; i < 20000; ++i) {
        const float value = std::ldexp(random.uniform(-2, 2), random.integer(-26, 16));
        ASSERT_EQ(nearest(value), __half_as_ushort(__half(value))) << value;
    }
}

TEST(Half, RoundsInTheDirectionAskedFor) {
    const float between = 1.0f + 0x1.8p-11f;
    EXPECT_EQ(0x3C00u, __half_as_ushort(__float2half_rz(between)));
    EXPECT_EQ(0x3C01u, __half_as_ushort(__float2half_ru(between)));
    EXPECT_EQ(0x3C00u, __half_as_ushort(__float2half_rd(between)));
    EXPECT_EQ(0xBC00u, __half_as_ushort(__float2half_ru(-between)));
    EXPECT_EQ(0xBC01u, __half_as_ushort(__float2half_rd(-between)));
    EXPECT_EQ(0x7BFFu, __half_as_ushort(__float2half_rz(1e6f)));
}

TEST(Half, RoundsEachOperationOnce) {
    m2m::Random random(2);
    for (int i = 0; i < 100000; ++i) {
        const __half a = from_bits(static_cast<unsigned>(random.below(0x10000)));
        const __half b = from_bits(static_cast<unsigned>(random.below(0x10000)));
        const __half c = from_bits(static_cast<unsigned>(random.below(0x10000)));
        const long double x = float(a), y = float(b), z = float(c);
        if (!std::isfinite(x) || !std::isfinite(y) || !std::isfinite(z)) continue;
        ASSERT_EQ(float(from_bits(nearest(x + y))), float(a + b));
        ASSERT_EQ(float(from_bits(nearest(x - y))), float(a - b));
        ASSERT_EQ(nearest(x * y), __half_as_ushort(a * b));
        if (y != 0) {
            ASSERT_EQ(nearest(x / y), __half_as_ushort(a / b));
        }
#if __LDBL_MANT_DIG__ >= 64
        // Exact in 64 bits when the exponents are near: the case where rounding twice would show.
        const long double sum = x * y + z;
        if (z == 0 || (std::fabs(x * y / z) > 1e-9L && std::fabs(x * y / z) < 1e9L)) {
            ASSERT_EQ(float(from_bits(nearest(sum))), float(__hfma(a, b, c)));
        }
#endif
    }
}

TEST(Half, FusesMultiplyAndAddWithOneRounding) {
    // (1 + 2^-10)^2 + 2^-24·(…): the product is a tie between two float16 numbers; the tiny addend
    // decides.
    const __half a = from_bits(0x3C01);
    const __half tiny = from_bits(0x0001);
    const float product = float(a) * float(a);
    EXPECT_EQ(nearest(static_cast<long double>(product) + 0x1p-24L),
              __half_as_ushort(__hfma(a, a, tiny)));
    // 2048·0.5 + 0.5 = 1024.5 is a tie; with −2^-24 more it is not.
    const __half exact = __hfma(from_bits(0x6800), from_bits(0x3800), __half(0.5f));
    EXPECT_EQ(0x6400u, __half_as_ushort(exact));
    EXPECT_TRUE(__hisnan(__hfma(from_bits(0x7C00), from_bits(0x0000), a)));
}

TEST(Half, ComparesAndPairs) {
    const __half one(1.0f), two(2.0f);
    EXPECT_TRUE(one < two);
    EXPECT_TRUE(__hne(one, two));
    EXPECT_FALSE(__hne(one, __half(NAN))) << "ordered comparisons are false for NaN";
    EXPECT_EQ(2.0f, float(__hmax(one, two)));
    EXPECT_EQ(1.0f, float(__habs(-one)));
    const __half2 pair =
        __hfma2(__floats2half2_rn(1, 2), __float2half2_rn(3), __halves2half2(one, two));
    EXPECT_EQ(4.0f, __low2float(pair));
    EXPECT_EQ(8.0f, __high2float(pair));
    EXPECT_EQ(4u, sizeof(__half2));
    EXPECT_EQ(2u, sizeof(__half));
}

}  // namespace
