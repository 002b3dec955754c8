// Intrinsics on integers and conversions: every one at its edges, against the definition in wider
// arithmetic.
#include "simt/tests/support.hpp"

#include <cuda_runtime.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cfenv>
#include <climits>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <vector>

namespace {

/// Words made of lanes at the ends of their ranges, and any others.
std::vector<unsigned> words() {
    simt::test::Random random(11);
    std::vector<unsigned> result = {0,          1,          0xFFFFFFFF, 0x7FFFFFFF,
                                    0x80000000, 0x7F7F7F7F, 0x80808080, 0x7FFF7FFF,
                                    0x80008000, 0x00FF00FF, 0xFF00FF00, 0x01010101,
                                    0x80017FFE, 0x817F0080, 0x06020602, 0x01030103};
    for (int i = 0; i < 100; ++i) result.push_back(static_cast<unsigned>(random.bits() >> 32));
    return result;
}

long long lane(unsigned word, int number, int bits, bool has_sign) {
    const long long value = word >> number * bits & ((1u << bits) - 1);
    return has_sign && value >> (bits - 1) != 0 ? value - (1ll << bits) : value;
}

long long held(long long value, int bits, bool has_sign) {
    const long long most = (1ll << (has_sign ? bits - 1 : bits)) - 1,
                    least = has_sign ? -most - 1 : 0;
    return std::min(std::max(value, least), most);
}

using Lanes = std::function<long long(long long, long long, int bits)>;

void expect_lanes(unsigned (*function)(unsigned, unsigned), int bits, bool has_sign,
                  const Lanes& exact, const char* name) {
    const unsigned mask = (1u << bits) - 1;
    for (const unsigned a : words()) {
        for (const unsigned b : words()) {
            unsigned expected = 0;
            for (int i = 0; i < 32 / bits; ++i)
                expected |= (static_cast<unsigned>(exact(lane(a, i, bits, has_sign),
                                                         lane(b, i, bits, has_sign), bits)) &
                             mask)
                            << i * bits;
            ASSERT_EQ(expected, function(a, b))
                << name << ' ' << bits << std::hex << ' ' << a << ' ' << b;
        }
    }
}

// The function on halves and the one on bytes; n is a lane's number of bits.
#define BOTH(halves, bytes, has_sign, ...)                                                         \
    expect_lanes(                                                                                  \
        [](unsigned a, unsigned b) { return halves(a, b); }, 16, has_sign,                         \
        [](long long x, long long y, [[maybe_unused]] int n) -> long long { return __VA_ARGS__; }, \
        #halves);                                                                                  \
    expect_lanes(                                                                                  \
        [](unsigned a, unsigned b) { return bytes(a, b); }, 8, has_sign,                           \
        [](long long x, long long y, [[maybe_unused]] int n) -> long long { return __VA_ARGS__; }, \
        #bytes)
#define BOTH_OF_ONE(halves, bytes, ...)                                                          \
    expect_lanes(                                                                                \
        [](unsigned a, unsigned) { return halves(a); }, 16, true,                                \
        [](long long x, long long, [[maybe_unused]] int n) -> long long { return __VA_ARGS__; }, \
        #halves);                                                                                \
    expect_lanes(                                                                                \
        [](unsigned a, unsigned) { return bytes(a); }, 8, true,                                  \
        [](long long x, long long, [[maybe_unused]] int n) -> long long { return __VA_ARGS__; }, \
        #bytes)

// 74 of the 82; the sums of differences are below.
TEST(Simd, DoesOnEachLaneWhatItsNameSays) {
    BOTH_OF_ONE(__vabs2, __vabs4, std::llabs(x));
    BOTH_OF_ONE(__vabsss2, __vabsss4, held(std::llabs(x), n, true));
    BOTH_OF_ONE(__vneg2, __vneg4, -x);
    BOTH_OF_ONE(__vnegss2, __vnegss4, held(-x, n, true));
    BOTH(__vadd2, __vadd4, false, x + y);
    BOTH(__vaddss2, __vaddss4, true, held(x + y, n, true));
    BOTH(__vaddus2, __vaddus4, false, held(x + y, n, false));
    BOTH(__vsub2, __vsub4, false, x - y);
    BOTH(__vsubss2, __vsubss4, true, held(x - y, n, true));
    BOTH(__vsubus2, __vsubus4, false, held(x - y, n, false));
    BOTH(__vabsdiffs2, __vabsdiffs4, true, std::llabs(x - y));
    BOTH(__vabsdiffu2, __vabsdiffu4, false, std::llabs(x - y));
    BOTH(__vavgs2, __vavgs4, true,
         std::llround(static_cast<double>(x + y) / 2));  // halves away from zero
    BOTH(__vavgu2, __vavgu4, false, std::llround(static_cast<double>(x + y) / 2));
    BOTH(__vhaddu2, __vhaddu4, false, (x + y) / 2);
    BOTH(__vmaxs2, __vmaxs4, true, std::max(x, y));
    BOTH(__vmaxu2, __vmaxu4, false, std::max(x, y));
    BOTH(__vmins2, __vmins4, true, std::min(x, y));
    BOTH(__vminu2, __vminu4, false, std::min(x, y));
    BOTH(__vcmpeq2, __vcmpeq4, false, x == y ? -1 : 0);
    BOTH(__vcmpne2, __vcmpne4, false, x != y ? -1 : 0);
    BOTH(__vcmpges2, __vcmpges4, true, x >= y ? -1 : 0);
    BOTH(__vcmpgeu2, __vcmpgeu4, false, x >= y ? -1 : 0);
    BOTH(__vcmpgts2, __vcmpgts4, true, x > y ? -1 : 0);
    BOTH(__vcmpgtu2, __vcmpgtu4, false, x > y ? -1 : 0);
    BOTH(__vcmples2, __vcmples4, true, x <= y ? -1 : 0);
    BOTH(__vcmpleu2, __vcmpleu4, false, x <= y ? -1 : 0);
    BOTH(__vcmplts2, __vcmplts4, true, x < y ? -1 : 0);
    BOTH(__vcmpltu2, __vcmpltu4, false, x < y ? -1 : 0);
    BOTH(__vseteq2, __vseteq4, false, x == y);
    BOTH(__vsetne2, __vsetne4, false, x != y);
    BOTH(__vsetges2, __vsetges4, true, x >= y);
    BOTH(__vsetgeu2, __vsetgeu4, false, x >= y);
    BOTH(__vsetgts2, __vsetgts4, true, x > y);
    BOTH(__vsetgtu2, __vsetgtu4, false, x > y);
    BOTH(__vsetles2, __vsetles4, true, x <= y);
    BOTH(__vsetleu2, __vsetleu4, false, x <= y);
    BOTH(__vsetlts2, __vsetlts4, true, x < y);
    BOTH(__vsetltu2, __vsetltu4, false, x < y);
    EXPECT_EQ(0x05010501u, __vabsdiffu4(0x06020602, 0x01030103));
}

TEST(Simd, SumsAbsoluteDifferences) {
    const auto sum = [](unsigned a, unsigned b, int bits, bool has_sign) {
        long long result = 0;
        for (int i = 0; i < 32 / bits; ++i)
            result += std::llabs(lane(a, i, bits, has_sign) - lane(b, i, bits, has_sign));
        return static_cast<unsigned>(result);
    };
    for (const unsigned a : words()) {
        for (const unsigned b : words()) {
            ASSERT_EQ(sum(a, b, 16, true), __vsads2(a, b));
            ASSERT_EQ(sum(a, b, 16, false), __vsadu2(a, b));
            ASSERT_EQ(sum(a, b, 8, true), __vsads4(a, b));
            ASSERT_EQ(sum(a, b, 8, false), __vsadu4(a, b));
        }
    }
}

unsigned in_halves(unsigned a, unsigned b, unsigned c, bool has_sign,
                   const std::function<long long(long long, long long, long long)>& best) {
    unsigned result = 0;
    for (int i = 0; i < 2; ++i)
        result |= (static_cast<unsigned>(best(lane(a, i, 16, has_sign), lane(b, i, 16, has_sign),
                                              lane(c, i, 16, has_sign))) &
                   0xFFFF)
                  << 16 * i;
    return result;
}

TEST(Simd, FindsTheBestOfSumsAndOfThree) {
    const auto all = words();
    const auto wrapped = [](long long x) { return static_cast<short>(x); };
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < all.size(); ++j) {
            const unsigned a = all[i], b = all[j], c = all[(i + 3 * j) % all.size()];
            const int x = static_cast<int>(a), y = static_cast<int>(b), z = static_cast<int>(c),
                      sum = static_cast<int>(a + b);
            ASSERT_EQ(std::max({x, y, z}), __vimax3_s32(x, y, z));
            ASSERT_EQ(std::min({x, y, z}), __vimin3_s32(x, y, z));
            ASSERT_EQ(std::max({a, b, c}), __vimax3_u32(a, b, c));
            ASSERT_EQ(std::min({a, b, c}), __vimin3_u32(a, b, c));
            ASSERT_EQ(std::max({x, y, z, 0}), __vimax3_s32_relu(x, y, z));
            ASSERT_EQ(std::max(std::min({x, y, z}), 0), __vimin3_s32_relu(x, y, z));
            ASSERT_EQ(std::max({x, y, 0}), __vimax_s32_relu(x, y));
            ASSERT_EQ(std::max(std::min(x, y), 0), __vimin_s32_relu(x, y));
            ASSERT_EQ(std::max(sum, z), __viaddmax_s32(x, y, z));
            ASSERT_EQ(std::min(sum, z), __viaddmin_s32(x, y, z));
            ASSERT_EQ(std::max(a + b, c), __viaddmax_u32(a, b, c));
            ASSERT_EQ(std::min(a + b, c), __viaddmin_u32(a, b, c));
            ASSERT_EQ(std::max({sum, z, 0}), __viaddmax_s32_relu(x, y, z));
            ASSERT_EQ(std::max(std::min(sum, z), 0), __viaddmin_s32_relu(x, y, z));
            using L = long long;
            ASSERT_EQ(in_halves(a, b, c, true,
                                [](L p, L q, L r) {
                                    return std::max({p, q, r});
                                }),
                      __vimax3_s16x2(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, false,
                                [](L p, L q, L r) {
                                    return std::max({p, q, r});
                                }),
                      __vimax3_u16x2(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [](L p, L q, L r) {
                                    return std::min({p, q, r});
                                }),
                      __vimin3_s16x2(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, false,
                                [](L p, L q, L r) {
                                    return std::min({p, q, r});
                                }),
                      __vimin3_u16x2(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [](L p, L q, L r) {
                                    return std::max({p, q, r, 0ll});
                                }),
                      __vimax3_s16x2_relu(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [](L p, L q, L r) {
                                    return std::max(std::min({p, q, r}), 0ll);
                                }),
                      __vimin3_s16x2_relu(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [](L p, L q, L) {
                                    return std::max({p, q, 0ll});
                                }),
                      __vimax_s16x2_relu(a, b));
            ASSERT_EQ(
                in_halves(a, b, c, true, [](L p, L q, L) { return std::max(std::min(p, q), 0ll); }),
                __vimin_s16x2_relu(a, b));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [&](L p, L q, L r) { return std::max<L>(wrapped(p + q), r); }),
                      __viaddmax_s16x2(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [&](L p, L q, L r) { return std::min<L>(wrapped(p + q), r); }),
                      __viaddmin_s16x2(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [&](L p, L q, L r) {
                                    return std::max<L>({wrapped(p + q), r, 0});
                                }),
                      __viaddmax_s16x2_relu(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, true,
                                [&](L p, L q, L r) {
                                    return std::max<L>(std::min<L>(wrapped(p + q), r), 0);
                                }),
                      __viaddmin_s16x2_relu(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, false,
                                [](L p, L q, L r) { return std::max((p + q) & 0xFFFF, r); }),
                      __viaddmax_u16x2(a, b, c));
            ASSERT_EQ(in_halves(a, b, c, false,
                                [](L p, L q, L r) { return std::min((p + q) & 0xFFFF, r); }),
                      __viaddmin_u16x2(a, b, c));
            bool high = false, low = false;
            ASSERT_EQ(std::max(x, y), __vibmax_s32(x, y, &low));
            ASSERT_EQ(x >= y, low);
            ASSERT_EQ(std::min(a, b), __vibmin_u32(a, b, &low));
            ASSERT_EQ(a <= b, low);
            ASSERT_EQ(std::max(a, b), __vibmax_u32(a, b, &low));
            ASSERT_EQ(std::min(x, y), __vibmin_s32(x, y, &low));
            ASSERT_EQ(__vmaxs2(a, b), __vibmax_s16x2(a, b, &high, &low));
            ASSERT_EQ(lane(a, 0, 16, true) >= lane(b, 0, 16, true), low);
            ASSERT_EQ(lane(a, 1, 16, true) >= lane(b, 1, 16, true), high);
            ASSERT_EQ(__vminu2(a, b), __vibmin_u16x2(a, b, &high, &low));
            ASSERT_EQ(lane(a, 1, 16, false) <= lane(b, 1, 16, false), high);
            ASSERT_EQ(__vmaxu2(a, b), __vibmax_u16x2(a, b, &high, &low));
            ASSERT_EQ(__vmins2(a, b), __vibmin_s16x2(a, b, &high, &low));
        }
    }
}

// ---- integers as real numbers, rounded in every direction

template <class Real, class From>
void expect_rounded(From value, Real nearest, Real down, Real up, Real zero, const char* name) {
    const auto exact = static_cast<long double>(value);
    EXPECT_EQ(static_cast<Real>(value), nearest) << name << ' ' << +value;
    EXPECT_LE(static_cast<long double>(down), exact) << name << ' ' << +value;
    EXPECT_GE(static_cast<long double>(up), exact) << name << ' ' << +value;
    EXPECT_EQ(down == up, static_cast<long double>(down) == exact) << name << ' ' << +value;
    EXPECT_LE(up, std::nextafter(down, std::numeric_limits<Real>::infinity()))
        << name << ' ' << +value;
    EXPECT_EQ(exact < 0 ? up : down, zero) << name << ' ' << +value;
}
#define EXPECT_ROUNDED(rn, rd, ru, rz, value) \
    expect_rounded(value, rn(value), rd(value), ru(value), rz(value), #rn)

TEST(Conversions, RoundIntegersInEveryDirection) {
    simt::test::Random random(5);
    std::vector<std::uint64_t> values = {
        0, 1, UINT64_MAX, INT64_MAX, std::uint64_t{1} << 63, UINT32_MAX, INT32_MAX, 1u << 31};
    for (int bit = 20; bit < 64; ++bit) {
        const std::uint64_t power = std::uint64_t{1} << bit;
        for (const std::uint64_t value : {power - 1, power, power + 1, power + (power >> 24),
                                          power + (power >> 24) + 1, power + (power >> 53) + 1})
            values.push_back(value);
        for (int i = 0; i < 20; ++i) values.push_back(random.bits() >> (63 - bit));
    }
    for (const std::uint64_t magnitude : values) {
        for (const std::uint64_t bits : {magnitude, 0 - magnitude}) {
            const auto i = static_cast<int>(bits);
            const auto u = static_cast<unsigned>(bits);
            const auto l = static_cast<long long>(bits);
            const auto ul = static_cast<unsigned long long>(bits);
            EXPECT_ROUNDED(__int2float_rn, __int2float_rd, __int2float_ru, __int2float_rz, i);
            EXPECT_ROUNDED(__uint2float_rn, __uint2float_rd, __uint2float_ru, __uint2float_rz, u);
            EXPECT_ROUNDED(__ll2float_rn, __ll2float_rd, __ll2float_ru, __ll2float_rz, l);
            EXPECT_ROUNDED(__ull2float_rn, __ull2float_rd, __ull2float_ru, __ull2float_rz, ul);
            EXPECT_ROUNDED(__ll2double_rn, __ll2double_rd, __ll2double_ru, __ll2double_rz, l);
            EXPECT_ROUNDED(__ull2double_rn, __ull2double_rd, __ull2double_ru, __ull2double_rz, ul);
            EXPECT_EQ(__int2double_rn(i), i);
            EXPECT_EQ(__uint2double_rn(u), u);
        }
    }
    EXPECT_EQ(std::fegetround(), FE_TONEAREST);
    EXPECT_EQ(__int2float_rd(16777217), 16777216.0f);
    EXPECT_EQ(__int2float_ru(16777217), 16777218.0f);
}

TEST(Conversions, RoundDoublesInEveryDirection) {
    simt::test::Random random(6);
    for (int i = 0; i < 10'000; ++i) {
        const double value =
            (static_cast<double>(random.bits()) / 0x1p63 - 1) * std::ldexp(1.0, i % 200 - 100);
        EXPECT_ROUNDED(__double2float_rn, __double2float_rd, __double2float_ru, __double2float_rz,
                       value);
    }
    EXPECT_EQ(__double2float_rz(1e300), std::numeric_limits<float>::max());
    EXPECT_EQ(__double2float_ru(1e-300), std::numeric_limits<float>::denorm_min());
    EXPECT_EQ(__double2float_rd(1e300), std::numeric_limits<float>::max());
    EXPECT_TRUE(std::isinf(__double2float_ru(1e300)));
}

// PTX ISA, "cvt": NaN is 0 from 32 bits to 32 bits, and the highest bit alone where 64 bits take
// part.
TEST(Conversions, MakeOfNaNWhatTheInstructionDoes) {
    const float none = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(__float2int_rz(none), 0);
    EXPECT_EQ(__float2uint_rn(none), 0u);
    EXPECT_EQ(__float2ll_rd(none), LLONG_MIN);
    EXPECT_EQ(__float2ull_ru(none), 1ull << 63);
    EXPECT_EQ(__double2int_rz(none), INT_MIN);
    EXPECT_EQ(__double2uint_rn(none), 1u << 31);
    EXPECT_EQ(__double2ll_rz(none), LLONG_MIN);
    EXPECT_EQ(__double2ull_rz(none), 1ull << 63);
    EXPECT_EQ(__float2int_rz(1e30f), INT_MAX);
    EXPECT_EQ(__float2int_rz(-1e30f), INT_MIN);
    EXPECT_EQ(__float2uint_rz(-1.0f), 0u);
    EXPECT_EQ(__double2ll_rn(1e300), LLONG_MAX);
}

TEST(Integers, DotProductsOfTwo) {
    const int a = static_cast<int>(0x0003'FFFEu);  // 3 and −2
    const int b = static_cast<int>(0x7F80'05FDu);  // 127, −128, 5, −3
    EXPECT_EQ(__dp2a_lo(a, b, 10), 10 + -2 * -3 + 3 * 5);
    EXPECT_EQ(__dp2a_hi(a, b, 10), 10 + -2 * -128 + 3 * 127);
    EXPECT_EQ(__dp2a_lo(0x0003'FFFEu, 0x7F80'05FDu, 10u), 10u + 0xFFFEu * 0xFD + 3 * 5);
    EXPECT_EQ(__dp2a_hi(0x0003'FFFEu, 0x7F80'05FDu, 10u), 10u + 0xFFFEu * 0x80 + 3 * 0x7F);
    EXPECT_EQ(__dp2a_lo(make_short2(-2, 3), make_char4(-3, 5, -128, 127), 10), __dp2a_lo(a, b, 10));
    EXPECT_EQ(__dp2a_hi(make_ushort2(2, 3), make_uchar4(1, 2, 3, 4), 0u), 2u * 3 + 3 * 4);
}

TEST(Integers, FindTheNthBit) {
    EXPECT_EQ(__fns(0b101100, 0, 1), 2u);
    EXPECT_EQ(__fns(0b101100, 0, 3), 5u);
    EXPECT_EQ(__fns(0b101100, 0, 4), 0xFFFFFFFFu);
    EXPECT_EQ(__fns(0b101100, 4, -1), 3u);
    EXPECT_EQ(__fns(0b101100, 3, 1), 3u) << "counting begins with the base itself";
    EXPECT_EQ(__fns(0b101100, 3, 0), 3u);
    EXPECT_EQ(__fns(0b101100, 4, 0), 0xFFFFFFFFu);
}

// ---- functions that the C library does not have

double relative(double got, double exact) {
    return std::fabs(got - exact) / std::fabs(exact);
}

TEST(SpecialFunctions, InvertTheErrorFunctions) {
    constexpr double close = 4e-15;
    EXPECT_LT(relative(erfinv(0.5), 0.47693627620446987), close);
    EXPECT_LT(relative(erfcinv(1e-10), 4.5728249673894852), close);
    EXPECT_LT(relative(normcdfinv(0.975), 1.9599639845400545), close);
    EXPECT_LT(relative(normcdfinv(0.025), -1.9599639845400545), close);
    for (double x = -0.999; x < 1; x += 0.037) EXPECT_NEAR(std::erf(erfinv(x)), x, 4e-16) << x;
    for (double y = 1e-300; y < 2; y *= 17.3)
        EXPECT_LT(relative(std::erfc(erfcinv(y)), y), 2e-13) << y;
    EXPECT_LT(relative(erfinv(1e-20), 1e-20 / 1.12837916709551257390), close);
    EXPECT_EQ(erfinv(0.0), 0);
    EXPECT_EQ(erfinv(1), INFINITY);
    EXPECT_EQ(erfinv(-1), -INFINITY);
    EXPECT_EQ(erfcinv(0), INFINITY);
    EXPECT_EQ(erfcinv(2), -INFINITY);
    EXPECT_EQ(erfcinv(1), 0);
    EXPECT_EQ(normcdfinv(0.5), 0);
    EXPECT_TRUE(std::isnan(erfinv(1.5)));
    EXPECT_TRUE(std::isnan(normcdfinv(-0.5)));
    EXPECT_FLOAT_EQ(erfinvf(0.5f), 0.47693628f);
    EXPECT_FLOAT_EQ(erfcinvf(0.5f), 0.47693628f);
    EXPECT_FLOAT_EQ(normcdfinvf(0.975f), 1.9599639f);
}

TEST(SpecialFunctions, ScaleTheErrorFunction) {
    EXPECT_LT(relative(erfcx(1), 0.42758357615580700), 1e-15);
    EXPECT_LT(relative(erfcx(10), 0.056140992743822586), 1e-15);
    EXPECT_LT(relative(erfcx(100), 0.0056416137829894329), 1e-15);
    EXPECT_LT(relative(erfcx(4.999999), erfcx(5.0)), 1e-6);
    EXPECT_LT(relative(erfcx(-2), 108.94090438997797), 1e-14);
    EXPECT_EQ(erfcx(-30), INFINITY);
    EXPECT_EQ(erfcx(INFINITY), 0);
    EXPECT_FLOAT_EQ(erfcxf(1), 0.42758358f);
}

/// The mean of exp(x·cos θ)·cos(n·θ) over a circle (Abramowitz & Stegun, 9.6.19), to which sums
/// over equidistant points converge faster than any power.
double bessel_by_its_integral(int order, long double x) {
    constexpr int points = 400;
    long double sum = 0;
    for (int i = 0; i < points; ++i) {
        const long double angle = 2 * 3.14159265358979323846264338327950288L * i / points;
        sum += std::exp(x * std::cos(angle)) * std::cos(order * angle);
    }
    return static_cast<double>(sum / points);
}

TEST(SpecialFunctions, HaveBesselsModifiedOnes) {
    for (double x = 0.125; x < 600; x *= 1.4) {
        EXPECT_LT(relative(cyl_bessel_i0(x), bessel_by_its_integral(0, x)), 1e-14) << x;
        EXPECT_LT(relative(cyl_bessel_i1(x), bessel_by_its_integral(1, x)), 1e-14) << x;
    }
    EXPECT_LT(relative(cyl_bessel_i0(1), 1.2660658777520084), 1e-15);
    EXPECT_LT(relative(cyl_bessel_i1(-1), -0.56515910399248503), 1e-15);
    EXPECT_EQ(cyl_bessel_i0(0), 1);
    EXPECT_EQ(cyl_bessel_i1(0), 0);
    EXPECT_FLOAT_EQ(cyl_bessel_i0f(1), 1.2660659f);
    EXPECT_FLOAT_EQ(cyl_bessel_i1f(1), 0.56515910f);
}

TEST(SpecialFunctions, HaveNorms) {
    const float f[] = {1, 2, 4, 2};
    const double d[] = {1e200, 2e200, 4e200, 2e200};
    EXPECT_EQ(normf(4, f), 5);
    EXPECT_EQ(rnormf(4, f), 0.2f);
    EXPECT_LT(relative(norm(4, d), 5e200), 1e-15);
    EXPECT_LT(relative(rnorm(4, d), 2e-201), 1e-15);
    EXPECT_EQ(norm4df(1, 2, 4, 2), 5);
    EXPECT_EQ(rnorm4d(1, 2, 4, 2), 0.2);
    EXPECT_EQ(rnorm4df(1, 2, 4, 2), 0.2f);
    EXPECT_DOUBLE_EQ(norm4d(1, 2, 4, 2), 5);
}

}  // namespace
