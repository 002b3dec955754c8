// float16 arithmetic: every value there and back, every rounding against a search among the
// neighbours.
#include "simt/tests/support.hpp"

#include <cuda_fp16.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

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
    simt::test::Random random(1);
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
    simt::test::Random random(2);
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

// ---- the quick conversions beside slow ones, which say in libm's words what rounding is

std::uint16_t slow_bits(double value, simt::Rounding rounding) {
    using simt::Rounding;
    const unsigned sign = std::signbit(value) ? 0x8000 : 0;
    if (std::isnan(value)) return 0x7FFF;
    if (std::isinf(value)) return static_cast<std::uint16_t>(sign | 0x7C00);
    const double magnitude = std::fabs(value);
    if (magnitude == 0) return static_cast<std::uint16_t>(sign);
    const bool away =
        (rounding == Rounding::up && sign == 0) || (rounding == Rounding::down && sign != 0);
    const int exponent = std::max(std::ilogb(magnitude), -14);
    const double steps = std::ldexp(magnitude, 10 - exponent);
    double whole = std::floor(steps);
    const double rest = steps - whole;
    if (rounding == Rounding::nearest) {
        if (rest > 0.5 || (rest == 0.5 && std::fmod(whole, 2) != 0)) whole += 1;
    } else if (away && rest > 0) {
        whole += 1;
    }
    const double bits = whole + std::ldexp(exponent + 14, 10);
    if (bits >= 0x7C00)
        return static_cast<std::uint16_t>(
            sign | (rounding == Rounding::nearest || away ? 0x7C00 : 0x7BFF));
    return static_cast<std::uint16_t>(sign | static_cast<unsigned>(bits));
}

float slow_value(unsigned bits) {
    const int exponent = static_cast<int>(bits >> 10 & 0x1F);
    const int fraction = static_cast<int>(bits & 0x3FF);
    float magnitude = 0;
    if (exponent == 0x1F)
        magnitude = fraction == 0 ? INFINITY : NAN;
    else if (exponent == 0)
        magnitude = std::ldexp(static_cast<float>(fraction), -24);
    else
        magnitude = std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

constexpr simt::Rounding kRoundings[] = {simt::Rounding::nearest, simt::Rounding::towards_zero,
                                         simt::Rounding::up, simt::Rounding::down};

TEST(Half, BecomesTheSameFloatByEveryWay) {
    for (unsigned bits = 0; bits < 0x10000; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        const std::uint32_t expected = simt::as_bits(slow_value(bits));
        ASSERT_EQ(expected, simt::as_bits(simt::half_value(half))) << bits;
        ASSERT_EQ(expected, simt::as_bits(simt::half_to_float(half))) << bits;
    }
}

TEST(Half, ComesFromAFloatByEveryWayWithTheSameBits) {
    // Every sign, exponent and leading fraction bit of a float32 that decides, with every kind of
    // rest: none, the least, next to a tie of each length, the most.
    std::vector<std::uint32_t> rests{0, 1, 2, 3, 0x1FFF};
    for (int bit = 2; bit < 13; ++bit)
        for (int beside = -1; beside <= 1; ++beside) rests.push_back((1u << bit) + beside);
    for (std::uint32_t top = 0; top < 1u << 19; ++top) {
        for (const std::uint32_t rest : rests) {
            const float value = simt::from_bits(top << 13 | rest);
            const unsigned expected = slow_bits(value, simt::Rounding::nearest);
            ASSERT_EQ(expected, simt::half_nearest(value)) << top << ' ' << rest;
            ASSERT_EQ(expected, simt::half_bits(static_cast<double>(value))) << top << ' ' << rest;
        }
    }
}

TEST(Half, ComesFromADoubleWithTheSameBitsInEveryDirection) {
    simt::test::Random random(3);
    const auto same = [](double value) {
        for (const simt::Rounding rounding : kRoundings)
            ASSERT_EQ(slow_bits(value, rounding), simt::half_bits(value, rounding))
                << value << ' ' << static_cast<int>(rounding);
    };
    for (const double value : {0.0, 1e-320, 1e-300, 1e300, 65504.0, 65519.99999, 65520.0, 65536.0,
                               double(INFINITY), double(NAN)})
        same(value), same(-value);
    // Around every float16 and every tie between two: there, and the least bit beside.
    for (unsigned bits = 0; bits < 0x7C00; ++bits) {
        const double low = slow_value(bits);
        const double high = bits == 0x7BFF ? 65536.0 : double(slow_value(bits + 1));
        for (const double value : {low, (low + high) / 2}) {
            same(value), same(-value);
            same(std::nextafter(value, -1e9)), same(std::nextafter(value, 1e9));
        }
    }
    for (int i = 0; i < 100000; ++i)
        same(std::ldexp(random.uniform(-2, 2), static_cast<int>(random.integer(-60, 40))));
}

TEST(Half, FusedMultiplyAddHasTheSameBitsByEveryWay) {
    const auto same = [](unsigned a, unsigned b, unsigned c) {
        const float x = slow_value(a), y = slow_value(b), z = slow_value(c);
        ASSERT_EQ(slow_bits(simt::fma_to_odd(x, y, z), simt::Rounding::nearest),
                  __half_as_ushort(__hfma(from_bits(a), from_bits(b), from_bits(c))))
            << a << ' ' << b << ' ' << c;
    };
    // Where ties, subnormals, overflow and cancellation come from.
    std::vector<unsigned> edges;
    for (const unsigned bits :
         {0u,      1u,      2u,      3u,      0x3FFu,  0x400u,  0x401u,  0x1000u, 0x1001u,
          0x1400u, 0x37FFu, 0x3800u, 0x3801u, 0x3BFFu, 0x3C00u, 0x3C01u, 0x3C03u, 0x5BFFu,
          0x6400u, 0x6401u, 0x6800u, 0x7BFEu, 0x7BFFu, 0x7C00u, 0x7E00u, 0x7FFFu})
        edges.push_back(bits), edges.push_back(bits | 0x8000u);
    for (const unsigned a : edges)
        for (const unsigned b : edges)
            for (const unsigned c : edges) same(a, b, c);
    simt::test::Random random(4);
    const auto any = [&] { return static_cast<unsigned>(random.below(0x10000)); };
    for (int i = 0; i < 300000; ++i) same(any(), any(), any());
    for (int i = 0; i < 300000; ++i) {  // small ones, whose sum is subnormal
        same(any() % 0x2000 + 0x1000, any() % 0x1800 + 0x1000, (any() & 0x8000) | any() % 0x600);
    }
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
