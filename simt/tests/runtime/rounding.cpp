// bfloat16 and arithmetic in the processor's rounding modes, against exact sums.
#include "simt/tests/support.hpp"

#include <cuda_bf16.h>
#include <cuda_runtime.h>
#include <gtest/gtest.h>

#include <cfenv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace {

__nv_bfloat16 from_bits(unsigned bits) {
    return __ushort_as_bfloat16(static_cast<unsigned short>(bits));
}

/// The bfloat16 nearest to `exact`, ties to even, found by bisection over all positive values.
unsigned nearest(long double exact) {
    const unsigned sign = std::signbit(exact) ? 0x8000u : 0;
    const long double magnitude = std::fabs(exact);
    unsigned low = 0, high = 0x7F80;  // from zero to infinity, which counts as 2^128 here
    const auto value = [](unsigned bits) {
        return bits == 0x7F80 ? 0x1p128L : static_cast<long double>(float(from_bits(bits)));
    };
    if (magnitude >= 0x1p128L) return sign | 0x7F80;
    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;
        (value(middle) <= magnitude ? low : high) = middle;
    }
    const long double below = magnitude - value(low), above = value(high) - magnitude;
    const bool take_high = above < below || (above == below && low % 2 == 1);
    return sign | (take_high ? high : low);
}

float any_float(simt::test::Random& random) {
    const auto bits = static_cast<std::uint32_t>(random.bits() >> 32);
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return std::isfinite(value) ? value : 1.0f;
}

TEST(Bfloat16, HasTheKnownValues) {
    EXPECT_EQ(1.0f, float(from_bits(0x3F80)));
    EXPECT_EQ(-2.0f, float(from_bits(0xC000)));
    EXPECT_EQ(3.140625f, float(__float2bfloat16(3.14159265f)));
    EXPECT_TRUE(std::isinf(float(from_bits(0x7F80))));
    EXPECT_EQ(0x7FFFu, __bfloat16_as_ushort(__float2bfloat16(NAN)));
}

TEST(Bfloat16, SurvivesTheWayToFloatAndBack) {
    for (unsigned bits = 0; bits < 0x10000; ++bits) {
        const float value = float(from_bits(bits));
        if (std::isnan(value)) continue;
        ASSERT_EQ(bits, __bfloat16_as_ushort(__float2bfloat16(value)));
    }
}

TEST(Bfloat16, RoundsFloat32AndFloat64OnceToNearestEven) {
    simt::test::Random random(7);
    for (int i = 0; i < 20'000; ++i) {
        const float value = any_float(random);
        ASSERT_EQ(nearest(value), __bfloat16_as_ushort(__float2bfloat16(value))) << value;
        const double wide = static_cast<double>(value) * (1 + 0x1p-30 * i);
        ASSERT_EQ(nearest(wide), __bfloat16_as_ushort(__double2bfloat16(wide))) << wide;
    }
    // Above a tie by less than float32 can tell: rounding twice would go down.
    EXPECT_EQ(0x3F81u, __bfloat16_as_ushort(__double2bfloat16(1 + 0x1p-8 + 0x1p-40)));
    EXPECT_EQ(0x3F80u, __bfloat16_as_ushort(__double2bfloat16(1 + 0x1p-8)));
    EXPECT_EQ(0x7F80u, __bfloat16_as_ushort(__float2bfloat16(std::numeric_limits<float>::max())));
}

TEST(Bfloat16, RoundsInTheDirectionAsked) {
    const float above = 1 + 0x1p-10f;
    EXPECT_EQ(1.0f, float(__float2bfloat16_rz(above)));
    EXPECT_EQ(1.0f, float(__float2bfloat16_rd(above)));
    EXPECT_EQ(1 + 0x1p-7f, float(__float2bfloat16_ru(above)));
    EXPECT_EQ(-1.0f, float(__float2bfloat16_ru(-above)));
    EXPECT_EQ(-1 - 0x1p-7f, float(__float2bfloat16_rd(-above)));
}

TEST(Bfloat16, ArithmeticRoundsOnce) {
    simt::test::Random random(8);
    for (int i = 0; i < 20'000; ++i) {
        const __nv_bfloat16 a = random.uniform(-4, 4), b = random.uniform(-4, 4),
                            c = random.uniform(-0.01f, 0.01f);
        const long double x = float(a), y = float(b), z = float(c);
        ASSERT_EQ(nearest(x + y), __bfloat16_as_ushort(a + b));
        ASSERT_EQ(nearest(x * y), __bfloat16_as_ushort(__hmul(a, b)));
        ASSERT_EQ(nearest(x * y + z), __bfloat16_as_ushort(__hfma(a, b, c)));
    }
    const __nv_bfloat162 pair = __hmul2(__floats2bfloat162_rn(2, 3), __float2bfloat162_rn(0.5f));
    EXPECT_EQ(1.0f, __low2float(pair));
    EXPECT_EQ(1.5f, __high2float(pair));
    EXPECT_TRUE(__hlt(__low2bfloat16(pair), __high2bfloat16(pair)));
}

// An exact result lies between the one rounded down and the one rounded up; these are neighbours,
// or equal where it is exact.
TEST(DirectedRounding, EnclosesTheExactResult) {
    simt::test::Random random(9);
    for (int i = 0; i < 20'000; ++i) {
        const float x = random.uniform(-8, 8), y = random.uniform(0.1f, 8),
                    z = random.uniform(-1, 1);
        const auto enclosed = [](long double exact, float down, float up, float towards_zero) {
            EXPECT_LE(down, exact);
            EXPECT_GE(up, exact);
            EXPECT_LE(up, std::nextafter(down, INFINITY));
            EXPECT_EQ(towards_zero, exact < 0 ? up : down);
            EXPECT_EQ(down == up, down == exact);
        };
        const long double a = x, b = y, c = z;  // sums and products of float32 are exact in these
        enclosed(a + b, __fadd_rd(x, y), __fadd_ru(x, y), __fadd_rz(x, y));
        enclosed(a - b, __fsub_rd(x, y), __fsub_ru(x, y), __fsub_rz(x, y));
        enclosed(a * b, __fmul_rd(x, y), __fmul_ru(x, y), __fmul_rz(x, y));
        enclosed(a * b + c, __fmaf_rd(x, y, z), __fmaf_ru(x, y, z), __fmaf_rz(x, y, z));
        enclosed(a / b, __fdiv_rd(x, y), __fdiv_ru(x, y), __fdiv_rz(x, y));
        enclosed(1 / b, __frcp_rd(y), __frcp_ru(y), __frcp_rz(y));
        enclosed(sqrtl(b), __fsqrt_rd(y), __fsqrt_ru(y), __fsqrt_rz(y));
    }
    EXPECT_EQ(std::fegetround(), FE_TONEAREST);
}

TEST(DirectedRounding, ExistsInFloat64) {
    EXPECT_EQ(1.0, __dadd_rd(1, 0x1p-60));
    EXPECT_EQ(1 + 0x1p-52, __dadd_ru(1, 0x1p-60));
    EXPECT_EQ(1 - 0x1p-53, __dsub_rz(1, 0x1p-60));
    EXPECT_LT(__ddiv_rd(1, 3), __ddiv_ru(1, 3));
    EXPECT_LT(__dsqrt_rd(2), __dsqrt_ru(2));
    EXPECT_LT(__dmul_rd(0.1, 0.1), __dmul_ru(0.1, 0.1));
    EXPECT_EQ(0x1p-120, __fma_ru(0, 0, 0x1p-120));
    EXPECT_LT(__fma_rd(1, 1, 0x1p-120), __fma_ru(1, 1, 0x1p-120));
    EXPECT_LT(__drcp_rd(3), __drcp_ru(3));
}

}  // namespace
