// What float16 and bfloat16 have in common, by the same tests: conversions in every direction,
// comparisons, functions, pairs, operators. References are computed in long double and rounded by a
// search, with no arithmetic of the headers'.
#include "simt/tests/support.hpp"

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace {

enum class Towards { nearest, zero, up, down };
constexpr long double endless = std::numeric_limits<long double>::infinity();
constexpr long double no_number = std::numeric_limits<long double>::quiet_NaN();

// The two types' functions by the same names.
struct Half {
    using One = __half;
    using Two = __half2;
    static constexpr unsigned infinity = 0x7C00;
    static One from_bits(unsigned bits) {
        return __ushort_as_half(static_cast<unsigned short>(bits));
    }
    static unsigned bits(One a) { return __half_as_ushort(a); }
    static One from(int x, Towards to) {
        return to == Towards::nearest ? __int2half_rn(x)
               : to == Towards::zero  ? __int2half_rz(x)
               : to == Towards::up    ? __int2half_ru(x)
                                      : __int2half_rd(x);
    }
    static One from(unsigned x, Towards to) {
        return to == Towards::nearest ? __uint2half_rn(x)
               : to == Towards::zero  ? __uint2half_rz(x)
               : to == Towards::up    ? __uint2half_ru(x)
                                      : __uint2half_rd(x);
    }
    static One from(short x, Towards to) {
        return to == Towards::nearest ? __short2half_rn(x)
               : to == Towards::zero  ? __short2half_rz(x)
               : to == Towards::up    ? __short2half_ru(x)
                                      : __short2half_rd(x);
    }
    static One from(unsigned short x, Towards to) {
        return to == Towards::nearest ? __ushort2half_rn(x)
               : to == Towards::zero  ? __ushort2half_rz(x)
               : to == Towards::up    ? __ushort2half_ru(x)
                                      : __ushort2half_rd(x);
    }
    static One from(long long x, Towards to) {
        return to == Towards::nearest ? __ll2half_rn(x)
               : to == Towards::zero  ? __ll2half_rz(x)
               : to == Towards::up    ? __ll2half_ru(x)
                                      : __ll2half_rd(x);
    }
    static One from(unsigned long long x, Towards to) {
        return to == Towards::nearest ? __ull2half_rn(x)
               : to == Towards::zero  ? __ull2half_rz(x)
               : to == Towards::up    ? __ull2half_ru(x)
                                      : __ull2half_rd(x);
    }
    static One from(float x, Towards to) {
        return to == Towards::nearest ? __float2half_rn(x)
               : to == Towards::zero  ? __float2half_rz(x)
               : to == Towards::up    ? __float2half_ru(x)
                                      : __float2half_rd(x);
    }
    static void to(One a, Towards to, int& x) {
        x = to == Towards::nearest ? __half2int_rn(a)
            : to == Towards::zero  ? __half2int_rz(a)
            : to == Towards::up    ? __half2int_ru(a)
                                   : __half2int_rd(a);
    }
    static void to(One a, Towards to, unsigned& x) {
        x = to == Towards::nearest ? __half2uint_rn(a)
            : to == Towards::zero  ? __half2uint_rz(a)
            : to == Towards::up    ? __half2uint_ru(a)
                                   : __half2uint_rd(a);
    }
    static void to(One a, Towards to, short& x) {
        x = to == Towards::nearest ? __half2short_rn(a)
            : to == Towards::zero  ? __half2short_rz(a)
            : to == Towards::up    ? __half2short_ru(a)
                                   : __half2short_rd(a);
    }
    static void to(One a, Towards to, unsigned short& x) {
        x = to == Towards::nearest ? __half2ushort_rn(a)
            : to == Towards::zero  ? __half2ushort_rz(a)
            : to == Towards::up    ? __half2ushort_ru(a)
                                   : __half2ushort_rd(a);
    }
    static void to(One a, Towards to, long long& x) {
        x = to == Towards::nearest ? __half2ll_rn(a)
            : to == Towards::zero  ? __half2ll_rz(a)
            : to == Towards::up    ? __half2ll_ru(a)
                                   : __half2ll_rd(a);
    }
    static void to(One a, Towards to, unsigned long long& x) {
        x = to == Towards::nearest ? __half2ull_rn(a)
            : to == Towards::zero  ? __half2ull_rz(a)
            : to == Towards::up    ? __half2ull_ru(a)
                                   : __half2ull_rd(a);
    }
    static signed char to_char(One a) { return __half2char_rz(a); }
    static unsigned char to_uchar(One a) { return __half2uchar_rz(a); }
    static Two pairs(One a, One b) {
        const Two pair = __halves2half2(a, b), swapped = __lowhigh2highlow(pair);
        EXPECT_EQ(bits(__low2half(pair)), bits(__high2half(swapped)));
        const Two lows = __lows2half2(pair, swapped), highs = __highs2half2(pair, swapped);
        EXPECT_EQ(bits(lows.x), bits(pair.x));
        EXPECT_EQ(bits(lows.y), bits(pair.y));
        EXPECT_EQ(bits(highs.x), bits(pair.y));
        EXPECT_EQ(bits(highs.y), bits(pair.x));
        EXPECT_EQ(bits(__low2half2(pair).y), bits(a));
        EXPECT_EQ(bits(__high2half2(pair).x), bits(b));
        EXPECT_EQ(bits(__half2half2(a).y), bits(a));
        EXPECT_EQ(bits(__short_as_half(__half_as_short(a))), bits(a));
        return pair;
    }
};

struct Bfloat16 {
    using One = __nv_bfloat16;
    using Two = __nv_bfloat162;
    static constexpr unsigned infinity = 0x7F80;
    static One from_bits(unsigned bits) {
        return __ushort_as_bfloat16(static_cast<unsigned short>(bits));
    }
    static unsigned bits(One a) { return __bfloat16_as_ushort(a); }
    static One from(int x, Towards to) {
        return to == Towards::nearest ? __int2bfloat16_rn(x)
               : to == Towards::zero  ? __int2bfloat16_rz(x)
               : to == Towards::up    ? __int2bfloat16_ru(x)
                                      : __int2bfloat16_rd(x);
    }
    static One from(unsigned x, Towards to) {
        return to == Towards::nearest ? __uint2bfloat16_rn(x)
               : to == Towards::zero  ? __uint2bfloat16_rz(x)
               : to == Towards::up    ? __uint2bfloat16_ru(x)
                                      : __uint2bfloat16_rd(x);
    }
    static One from(short x, Towards to) {
        return to == Towards::nearest ? __short2bfloat16_rn(x)
               : to == Towards::zero  ? __short2bfloat16_rz(x)
               : to == Towards::up    ? __short2bfloat16_ru(x)
                                      : __short2bfloat16_rd(x);
    }
    static One from(unsigned short x, Towards to) {
        return to == Towards::nearest ? __ushort2bfloat16_rn(x)
               : to == Towards::zero  ? __ushort2bfloat16_rz(x)
               : to == Towards::up    ? __ushort2bfloat16_ru(x)
                                      : __ushort2bfloat16_rd(x);
    }
    static One from(long long x, Towards to) {
        return to == Towards::nearest ? __ll2bfloat16_rn(x)
               : to == Towards::zero  ? __ll2bfloat16_rz(x)
               : to == Towards::up    ? __ll2bfloat16_ru(x)
                                      : __ll2bfloat16_rd(x);
    }
    static One from(unsigned long long x, Towards to) {
        return to == Towards::nearest ? __ull2bfloat16_rn(x)
               : to == Towards::zero  ? __ull2bfloat16_rz(x)
               : to == Towards::up    ? __ull2bfloat16_ru(x)
                                      : __ull2bfloat16_rd(x);
    }
    static One from(float x, Towards to) {
        return to == Towards::nearest ? __float2bfloat16_rn(x)
               : to == Towards::zero  ? __float2bfloat16_rz(x)
               : to == Towards::up    ? __float2bfloat16_ru(x)
                                      : __float2bfloat16_rd(x);
    }
    static void to(One a, Towards to, int& x) {
        x = to == Towards::nearest ? __bfloat162int_rn(a)
            : to == Towards::zero  ? __bfloat162int_rz(a)
            : to == Towards::up    ? __bfloat162int_ru(a)
                                   : __bfloat162int_rd(a);
    }
    static void to(One a, Towards to, unsigned& x) {
        x = to == Towards::nearest ? __bfloat162uint_rn(a)
            : to == Towards::zero  ? __bfloat162uint_rz(a)
            : to == Towards::up    ? __bfloat162uint_ru(a)
                                   : __bfloat162uint_rd(a);
    }
    static void to(One a, Towards to, short& x) {
        x = to == Towards::nearest ? __bfloat162short_rn(a)
            : to == Towards::zero  ? __bfloat162short_rz(a)
            : to == Towards::up    ? __bfloat162short_ru(a)
                                   : __bfloat162short_rd(a);
    }
    static void to(One a, Towards to, unsigned short& x) {
        x = to == Towards::nearest ? __bfloat162ushort_rn(a)
            : to == Towards::zero  ? __bfloat162ushort_rz(a)
            : to == Towards::up    ? __bfloat162ushort_ru(a)
                                   : __bfloat162ushort_rd(a);
    }
    static void to(One a, Towards to, long long& x) {
        x = to == Towards::nearest ? __bfloat162ll_rn(a)
            : to == Towards::zero  ? __bfloat162ll_rz(a)
            : to == Towards::up    ? __bfloat162ll_ru(a)
                                   : __bfloat162ll_rd(a);
    }
    static void to(One a, Towards to, unsigned long long& x) {
        x = to == Towards::nearest ? __bfloat162ull_rn(a)
            : to == Towards::zero  ? __bfloat162ull_rz(a)
            : to == Towards::up    ? __bfloat162ull_ru(a)
                                   : __bfloat162ull_rd(a);
    }
    static signed char to_char(One a) { return __bfloat162char_rz(a); }
    static unsigned char to_uchar(One a) { return __bfloat162uchar_rz(a); }
    static Two pairs(One a, One b) {
        const Two pair = __halves2bfloat162(a, b), swapped = __lowhigh2highlow(pair);
        EXPECT_EQ(bits(__low2bfloat16(pair)), bits(__high2bfloat16(swapped)));
        const Two lows = __lows2bfloat162(pair, swapped), highs = __highs2bfloat162(pair, swapped);
        EXPECT_EQ(bits(lows.x), bits(pair.x));
        EXPECT_EQ(bits(lows.y), bits(pair.y));
        EXPECT_EQ(bits(highs.x), bits(pair.y));
        EXPECT_EQ(bits(highs.y), bits(pair.x));
        EXPECT_EQ(bits(__low2bfloat162(pair).y), bits(a));
        EXPECT_EQ(bits(__high2bfloat162(pair).x), bits(b));
        EXPECT_EQ(bits(__bfloat162bfloat162(a).y), bits(a));
        EXPECT_EQ(bits(__short_as_bfloat16(__bfloat16_as_short(a))), bits(a));
        return pair;
    }
};

template <class Type>
long double value_of(unsigned bits) {
    return static_cast<long double>(float(Type::from_bits(bits)));
}

/// The bits of the value next to `exact` in this direction.
template <class Type>
unsigned rounded(long double exact, Towards towards) {
    if (std::isnan(exact)) return 0x7FFF;
    const unsigned sign = std::signbit(exact) ? 0x8000u : 0;
    const long double magnitude = std::fabs(exact);
    if (magnitude == endless) return sign | Type::infinity;
    // The first value that is too large counts as infinity when rounding to the nearest.
    const long double end =
        2 * value_of<Type>(Type::infinity - 1) - value_of<Type>(Type::infinity - 2);
    const auto value = [&](unsigned bits) {
        return bits == Type::infinity ? end : value_of<Type>(bits);
    };
    unsigned low = 0, high = Type::infinity;
    if (magnitude >= end) low = high - 1;
    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;
        (value(middle) <= magnitude ? low : high) = middle;
    }
    const long double below = magnitude - value(low), above = value(high) - magnitude;
    bool take_high = above < below || (above == below && low % 2 == 1);
    if (towards == Towards::zero) take_high = false;
    if (towards == Towards::up) take_high = sign == 0 && below > 0;
    if (towards == Towards::down) take_high = sign != 0 && below > 0;
    return sign | (take_high ? high : low);
}

template <class Type>
class SixteenBits : public testing::Test {};
using Types = testing::Types<Half, Bfloat16>;
TYPED_TEST_SUITE(SixteenBits, Types);

constexpr Towards directions[] = {Towards::nearest, Towards::zero, Towards::up, Towards::down};

template <class Type, class Integer>
void expect_conversions_from() {
    simt::test::Random random(3);
    std::vector<Integer> values = {0, 1, std::numeric_limits<Integer>::max(),
                                   std::numeric_limits<Integer>::min()};
    for (int bit = 1; bit < int(8 * sizeof(Integer)) - 1; ++bit) {
        const auto power = static_cast<Integer>(std::uint64_t{1} << bit);
        for (const int near : {-1, 0, 1}) values.push_back(static_cast<Integer>(power + near));
        values.push_back(static_cast<Integer>(power + power / 256));  // a tie of bfloat16
        values.push_back(static_cast<Integer>(power + power / 256 + 1));
        values.push_back(static_cast<Integer>(power + power / 2048));  // and of float16
        values.push_back(static_cast<Integer>(power + power / 2048 + 1));
        for (int i = 0; i < 20; ++i)
            values.push_back(static_cast<Integer>(random.bits() >> (63 - bit)));
    }
    const std::size_t positive = values.size();
    for (std::size_t i = 0; i < positive; ++i)
        values.push_back(static_cast<Integer>(0 - static_cast<std::uint64_t>(values[i])));
    for (const Integer value : values) {
        for (const Towards direction : directions) {
            ASSERT_EQ(rounded<Type>(static_cast<long double>(value), direction),
                      Type::bits(Type::from(value, direction)))
                << +value << " in direction " << int(direction);
        }
        EXPECT_EQ(rounded<Type>(static_cast<long double>(value), Towards::nearest),
                  Type::bits(typename Type::One(value)));
    }
}

TYPED_TEST(SixteenBits, ConvertsIntegersInEveryDirection) {
    expect_conversions_from<TypeParam, short>();
    expect_conversions_from<TypeParam, unsigned short>();
    expect_conversions_from<TypeParam, int>();
    expect_conversions_from<TypeParam, unsigned>();
    expect_conversions_from<TypeParam, long long>();
    expect_conversions_from<TypeParam, unsigned long long>();
    EXPECT_EQ(TypeParam::bits(typename TypeParam::One(3L)),
              TypeParam::bits(typename TypeParam::One(3ul)));
}

TYPED_TEST(SixteenBits, ConvertsFloatsInEveryDirection) {
    simt::test::Random random(4);
    for (int i = 0; i < 20'000; ++i) {
        const float value =
            std::ldexp(random.uniform(-2, 2), static_cast<int>(random.bits() % 60) - 30);
        for (const Towards direction : directions) {
            ASSERT_EQ(rounded<TypeParam>(value, direction),
                      TypeParam::bits(TypeParam::from(value, direction)))
                << value << " in direction " << int(direction);
        }
    }
}

template <class Integer>
Integer expected_integer(long double value, Towards towards) {
    if (std::isnan(value))
        return sizeof(Integer) == 8 ? static_cast<Integer>(std::uint64_t{1} << 63) : 0;
    const long double whole = towards == Towards::nearest ? std::nearbyint(value)
                              : towards == Towards::zero  ? std::trunc(value)
                              : towards == Towards::up    ? std::ceil(value)
                                                          : std::floor(value);
    if (whole > std::numeric_limits<Integer>::max()) return std::numeric_limits<Integer>::max();
    if (whole < std::numeric_limits<Integer>::min()) return std::numeric_limits<Integer>::min();
    return static_cast<Integer>(whole);
}

template <class Type, class Integer>
void expect_conversions_to() {
    for (unsigned bits = 0; bits < 0x10000; ++bits) {
        for (const Towards direction : directions) {
            Integer got = 0;
            Type::to(Type::from_bits(bits), direction, got);
            ASSERT_EQ(expected_integer<Integer>(value_of<Type>(bits), direction), got)
                << value_of<Type>(bits);
        }
    }
}

TYPED_TEST(SixteenBits, BecomesIntegersInEveryDirectionHeldWithinTheirRange) {
    expect_conversions_to<TypeParam, short>();
    expect_conversions_to<TypeParam, unsigned short>();
    expect_conversions_to<TypeParam, int>();
    expect_conversions_to<TypeParam, unsigned>();
    expect_conversions_to<TypeParam, long long>();
    expect_conversions_to<TypeParam, unsigned long long>();
    for (unsigned bits = 0; bits < 0x10000; ++bits) {
        const auto one = TypeParam::from_bits(bits);
        ASSERT_EQ(expected_integer<signed char>(value_of<TypeParam>(bits), Towards::zero),
                  TypeParam::to_char(one));
        ASSERT_EQ(expected_integer<unsigned char>(value_of<TypeParam>(bits), Towards::zero),
                  TypeParam::to_uchar(one));
    }
}

TYPED_TEST(SixteenBits, ComparesNumbersAndWhatIsNone) {
    using One = typename TypeParam::One;
    const float values[] = {0, -0.0f, 1, -1, 2, 0x1p-14f, -0x1p-14f, INFINITY, -INFINITY, NAN};
    for (const float x : values) {
        for (const float y : values) {
            const One a = x, b = y;
            const bool ordered = !std::isnan(x) && !std::isnan(y);
            EXPECT_EQ(__heq(a, b), x == y);
            EXPECT_EQ(__hne(a, b), ordered && x != y);
            EXPECT_EQ(__hlt(a, b), x < y);
            EXPECT_EQ(__hle(a, b), x <= y);
            EXPECT_EQ(__hgt(a, b), x > y);
            EXPECT_EQ(__hge(a, b), x >= y);
            EXPECT_EQ(__hequ(a, b), !ordered || x == y);
            EXPECT_EQ(__hneu(a, b), x != y);
            EXPECT_EQ(__hltu(a, b), !ordered || x < y);
            EXPECT_EQ(__hleu(a, b), !ordered || x <= y);
            EXPECT_EQ(__hgtu(a, b), !ordered || x > y);
            EXPECT_EQ(__hgeu(a, b), !ordered || x >= y);
            EXPECT_EQ(a == b, x == y);
            EXPECT_EQ(a != b, x != y);
            // Of pairs: each, both, and as bits.
            const typename TypeParam::Two p = TypeParam::pairs(a, b), q = TypeParam::pairs(b, b);
            EXPECT_EQ(float(__hlt2(p, q).x), x < y ? 1 : 0);
            EXPECT_EQ(float(__hgeu2(p, q).y), 1);
            EXPECT_EQ(__hbleu2(p, q), !ordered || x <= y);
            EXPECT_EQ(__hbeq2(p, q), x == y && !std::isnan(y));
            EXPECT_EQ(__hbne2(p, q), false);
            EXPECT_EQ(__hgt2_mask(p, q), x > y ? 0xFFFFu : 0);
            EXPECT_EQ(__hequ2_mask(q, p), 0xFFFF0000u | (!ordered || x == y ? 0xFFFFu : 0));
            EXPECT_EQ(p == q, __hbeq2(p, q));
            EXPECT_EQ(p < q, __hblt2(p, q));
            EXPECT_EQ(float(__hisnan2(p).x), std::isnan(x) ? 1 : 0);
            // The greater and the lesser: −0 < +0, and a number before NaN.
            const float greater = std::isnan(x)                           ? y
                                  : std::isnan(y)                         ? x
                                  : x > y || (x == y && !std::signbit(x)) ? x
                                                                          : y;
            const float lesser = std::isnan(x)                          ? y
                                 : std::isnan(y)                        ? x
                                 : x < y || (x == y && std::signbit(x)) ? x
                                                                        : y;
            EXPECT_EQ(TypeParam::bits(__hmax(a, b)), TypeParam::bits(One(greater)))
                << x << " " << y;
            EXPECT_EQ(TypeParam::bits(__hmin(a, b)), TypeParam::bits(One(lesser))) << x << " " << y;
            EXPECT_EQ(TypeParam::bits(__hmax_nan(a, b)),
                      TypeParam::bits(One(ordered ? greater : NAN)));
            EXPECT_EQ(TypeParam::bits(__hmin2_nan(p, q).x),
                      TypeParam::bits(One(ordered ? lesser : NAN)));
        }
    }
}

TYPED_TEST(SixteenBits, HoldsResultsWithinARange) {
    using One = typename TypeParam::One;
    const auto bits = [](One a) { return TypeParam::bits(a); };
    EXPECT_EQ(float(__hadd_sat(One(0.5f), One(0.75f))), 1);
    EXPECT_EQ(bits(__hsub_sat(One(0.5f), One(0.75f))), 0u);
    EXPECT_EQ(float(__hmul_sat(One(0.5f), One(0.75f))), 0.375f);
    EXPECT_EQ(bits(__hadd_sat(One(NAN), One(1))), 0u);
    EXPECT_EQ(float(__hfma_sat(One(2), One(3), One(-5.5f))), 0.5f);
    EXPECT_EQ(bits(__hfma_relu(One(2), One(3), One(-7))), 0u);
    EXPECT_EQ(float(__hfma_relu(One(2), One(3), One(-5))), 1);
    EXPECT_TRUE(__hisnan(__hfma_relu(One(NAN), One(3), One(-5))));
    const auto pair = TypeParam::pairs(One(2), One(-2));
    EXPECT_EQ(float(__hadd2_sat(pair, pair).x), 1);
    EXPECT_EQ(float(__hfma2_relu(pair, pair, pair).y), 2);
    EXPECT_EQ(float(__hfma2_sat(pair, pair, pair).x), 1);
    EXPECT_EQ(float(__habs2(pair).y), 2);
    EXPECT_EQ(float(__hmul2_rn(pair, pair).y), 4);
}

template <class Type>
struct Function {
    const char* name;
    typename Type::One (*of_one)(typename Type::One);
    typename Type::Two (*of_two)(typename Type::Two);
    long double (*exact)(long double);
};

// Every value of each function is the one nearest to the exact result.
TYPED_TEST(SixteenBits, FunctionsAreRoundedOnce) {
    const Function<TypeParam> functions[] = {
        {"hsqrt", hsqrt, h2sqrt, sqrtl},
        {"hrsqrt", hrsqrt, h2rsqrt, [](long double x) { return 1 / sqrtl(x); }},
        {"hrcp", hrcp, h2rcp, [](long double x) { return 1 / x; }},
        {"hexp", hexp, h2exp, expl},
        {"hexp2", hexp2, h2exp2, exp2l},
        {"hexp10", hexp10, h2exp10, [](long double x) { return powl(10, x); }},
        {"hlog", hlog, h2log, logl},
        {"hlog2", hlog2, h2log2, log2l},
        {"hlog10", hlog10, h2log10, log10l},
        {"hsin", hsin, h2sin, sinl},
        {"hcos", hcos, h2cos, cosl},
        {"htanh", htanh, h2tanh, tanhl},
        {"htanh_approx", htanh_approx, h2tanh_approx, tanhl},
        {"hrint", hrint, h2rint, nearbyintl},
        {"hceil", hceil, h2ceil, ceill},
        {"hfloor", hfloor, h2floor, floorl},
        {"htrunc", htrunc, h2trunc, truncl},
    };
    for (const auto& [name, of_one, of_two, exact] : functions) {
        for (unsigned bits = 0; bits < 0x10000; bits += bits < 0x400 ? 1 : 3) {
            const long double x = value_of<TypeParam>(bits);
            const auto one = TypeParam::from_bits(bits);
            ASSERT_EQ(rounded<TypeParam>(std::isnan(x) ? no_number : exact(x), Towards::nearest),
                      TypeParam::bits(of_one(one)))
                << name << '(' << x << ')';
        }
        const auto pair = of_two(
            TypeParam::pairs(typename TypeParam::One(0.25f), typename TypeParam::One(0.75f)));
        EXPECT_EQ(TypeParam::bits(pair.x), TypeParam::bits(of_one(typename TypeParam::One(0.25f))))
            << name;
        EXPECT_EQ(TypeParam::bits(pair.y), TypeParam::bits(of_one(typename TypeParam::One(0.75f))))
            << name;
    }
}

TYPED_TEST(SixteenBits, HasTheOperatorsOfANumber) {
    using One = typename TypeParam::One;
    One a = 3;
    EXPECT_EQ(float(+a), 3);
    EXPECT_EQ(float(-a), -3);
    EXPECT_EQ(float(a++), 3);
    EXPECT_EQ(float(++a), 5);
    EXPECT_EQ(float(a--), 5);
    EXPECT_EQ(float(--a), 3);
    EXPECT_EQ(float(a += One(1)), 4);
    EXPECT_EQ(float(a *= One(2)), 8);
    EXPECT_EQ(float(a -= One(2)), 6);
    EXPECT_EQ(float(a /= One(4)), 1.5f);
    EXPECT_EQ(float(+__habs(One(-2)) * a), 3);
    auto p = TypeParam::pairs(One(1), One(2));
    p += p;
    p *= p;
    p -= TypeParam::pairs(One(1), One(1));
    p /= TypeParam::pairs(One(2), One(2));
    ++p;
    p--;
    EXPECT_EQ(float(p.x), 1.5f);
    EXPECT_EQ(float((-p).y), -7.5f);
    EXPECT_EQ(float((+p).y), 7.5f);
    volatile One v = a;
    const One back = v;
    EXPECT_EQ(float(back), 1.5f);
    // (1 + 2i)·(3 + 4i) + (5 + 6i)
    const auto c = __hcmadd(TypeParam::pairs(One(1), One(2)), TypeParam::pairs(One(3), One(4)),
                            TypeParam::pairs(One(5), One(6)));
    EXPECT_EQ(float(c.x), 0);
    EXPECT_EQ(float(c.y), 16);
}

}  // namespace
