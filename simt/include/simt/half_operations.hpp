// What cuda_fp16.h and cuda_bf16.h have in common: conversions, arithmetic, comparisons and
// functions of a 16-bit floating-point type, and of pairs of it. Each includes this file once, with
// SIMT_HALF and SIMT_HALF2 for its types and SIMT_NAME(before, after) for names with "half" or
// "bfloat16" in them. No #pragma once: that is why.
//
// Results are rounded once, to nearest, ties to even, unless a name says otherwise. float32 has
// more than twice the digits of both types, and two: sums, products, quotients and square roots
// computed in float32 and then rounded are correctly rounded (Figueroa, "When is double rounding
// innocuous?", 1995). The functions beyond are computed in float64, with so many digits to spare
// that the result is the nearest one.

// clang-format off

// ---- from and to other types

#define SIMT_FROM(type, word)                                                                                          \
    inline SIMT_HALF SIMT_NAME(__##word##2, _rn)(type x) { return simt::rounded_to<SIMT_HALF>(simt::to_odd(x), simt::Rounding::nearest); }      \
    inline SIMT_HALF SIMT_NAME(__##word##2, _rz)(type x) { return simt::rounded_to<SIMT_HALF>(simt::to_odd(x), simt::Rounding::towards_zero); } \
    inline SIMT_HALF SIMT_NAME(__##word##2, _ru)(type x) { return simt::rounded_to<SIMT_HALF>(simt::to_odd(x), simt::Rounding::up); }           \
    inline SIMT_HALF SIMT_NAME(__##word##2, _rd)(type x) { return simt::rounded_to<SIMT_HALF>(simt::to_odd(x), simt::Rounding::down); }
#define SIMT_TO(type, word)                                                                                            \
    inline type SIMT_NAME(__, 2##word##_rn)(SIMT_HALF a) { return simt::saturated<type>(std::nearbyint(float(a))); }   \
    inline type SIMT_NAME(__, 2##word##_rz)(SIMT_HALF a) { return simt::saturated<type>(std::trunc(float(a))); }       \
    inline type SIMT_NAME(__, 2##word##_ru)(SIMT_HALF a) { return simt::saturated<type>(std::ceil(float(a))); }        \
    inline type SIMT_NAME(__, 2##word##_rd)(SIMT_HALF a) { return simt::saturated<type>(std::floor(float(a))); }
SIMT_FROM(float, float)
SIMT_FROM(short, short)
SIMT_FROM(unsigned short, ushort)
SIMT_FROM(int, int)
SIMT_FROM(unsigned int, uint)
SIMT_FROM(long long, ll)
SIMT_FROM(unsigned long long, ull)
SIMT_TO(short, short)
SIMT_TO(unsigned short, ushort)
SIMT_TO(int, int)
SIMT_TO(unsigned int, uint)
SIMT_TO(long long, ll)
SIMT_TO(unsigned long long, ull)
#undef SIMT_FROM
#undef SIMT_TO
inline SIMT_HALF SIMT_NAME(__float2, )(float x) { return SIMT_HALF(x); }
inline SIMT_HALF SIMT_NAME(__double2, )(double x) { return SIMT_HALF(x); }
inline float SIMT_NAME(__, 2float)(SIMT_HALF a) { return float(a); }
inline signed char SIMT_NAME(__, 2char_rz)(SIMT_HALF a) { return simt::saturated<signed char>(std::trunc(float(a))); }
inline unsigned char SIMT_NAME(__, 2uchar_rz)(SIMT_HALF a) { return simt::saturated<unsigned char>(std::trunc(float(a))); }
inline SIMT_HALF SIMT_NAME(__ushort_as_, )(unsigned short bits) { return SIMT_RAW{bits}; }
inline SIMT_HALF SIMT_NAME(__short_as_, )(short bits) { return SIMT_RAW{static_cast<unsigned short>(bits)}; }
inline unsigned short SIMT_NAME(__, _as_ushort)(SIMT_HALF a) { return SIMT_RAW(a).x; }
inline short SIMT_NAME(__, _as_short)(SIMT_HALF a) { return static_cast<short>(SIMT_RAW(a).x); }

// ---- pairs

inline SIMT_HALF2 SIMT_NAME(__halves2, 2)(SIMT_HALF low, SIMT_HALF high) { return {low, high}; }
inline SIMT_HALF2 SIMT_NAME(make_, 2)(SIMT_HALF x, SIMT_HALF y) { return {x, y}; }
inline SIMT_HALF2 SIMT_NAMES(__, 2, 2)(SIMT_HALF a) { return {a, a}; }
inline SIMT_HALF2 SIMT_NAME(__float2, 2_rn)(float x) { return {SIMT_HALF(x), SIMT_HALF(x)}; }
inline SIMT_HALF2 SIMT_NAME(__floats2, 2_rn)(float low, float high) { return {SIMT_HALF(low), SIMT_HALF(high)}; }
inline SIMT_HALF2 SIMT_NAME(__float22, 2_rn)(float2 a) { return {SIMT_HALF(a.x), SIMT_HALF(a.y)}; }
inline float2 SIMT_NAME(__, 22float2)(SIMT_HALF2 a) { return float2{float(a.x), float(a.y)}; }
inline float __low2float(SIMT_HALF2 a) { return float(a.x); }
inline float __high2float(SIMT_HALF2 a) { return float(a.y); }
inline SIMT_HALF SIMT_NAME(__low2, )(SIMT_HALF2 a) { return a.x; }
inline SIMT_HALF SIMT_NAME(__high2, )(SIMT_HALF2 a) { return a.y; }
inline SIMT_HALF2 SIMT_NAME(__low2, 2)(SIMT_HALF2 a) { return {a.x, a.x}; }
inline SIMT_HALF2 SIMT_NAME(__high2, 2)(SIMT_HALF2 a) { return {a.y, a.y}; }
inline SIMT_HALF2 SIMT_NAME(__lows2, 2)(SIMT_HALF2 a, SIMT_HALF2 b) { return {a.x, b.x}; }
inline SIMT_HALF2 SIMT_NAME(__highs2, 2)(SIMT_HALF2 a, SIMT_HALF2 b) { return {a.y, b.y}; }
inline SIMT_HALF2 __lowhigh2highlow(SIMT_HALF2 a) { return {a.y, a.x}; }

// ---- arithmetic. nvcc may make one operation of a product and a sum, unless both are written with _rn; here they stay two.

inline SIMT_HALF __hadd(SIMT_HALF a, SIMT_HALF b) { return SIMT_HALF(float(a) + float(b)); }
inline SIMT_HALF __hsub(SIMT_HALF a, SIMT_HALF b) { return SIMT_HALF(float(a) - float(b)); }
inline SIMT_HALF __hmul(SIMT_HALF a, SIMT_HALF b) { return SIMT_HALF(float(a) * float(b)); }
inline SIMT_HALF __hdiv(SIMT_HALF a, SIMT_HALF b) { return SIMT_HALF(float(a) / float(b)); }
inline SIMT_HALF __hadd_rn(SIMT_HALF a, SIMT_HALF b) { return __hadd(a, b); }
inline SIMT_HALF __hsub_rn(SIMT_HALF a, SIMT_HALF b) { return __hsub(a, b); }
inline SIMT_HALF __hmul_rn(SIMT_HALF a, SIMT_HALF b) { return __hmul(a, b); }
inline SIMT_HALF __hneg(SIMT_HALF a) { return SIMT_RAW{static_cast<unsigned short>(SIMT_RAW(a).x ^ 0x8000u)}; }
inline SIMT_HALF __habs(SIMT_HALF a) { return SIMT_RAW{static_cast<unsigned short>(SIMT_RAW(a).x & 0x7FFFu)}; }
inline SIMT_HALF __hfma(SIMT_HALF a, SIMT_HALF b, SIMT_HALF c) {
    return simt::fused<SIMT_HALF>(a, b, c);
}
inline SIMT_HALF operator+(const SIMT_HALF& a, const SIMT_HALF& b) { return __hadd(a, b); }
inline SIMT_HALF operator-(const SIMT_HALF& a, const SIMT_HALF& b) { return __hsub(a, b); }
inline SIMT_HALF operator*(const SIMT_HALF& a, const SIMT_HALF& b) { return __hmul(a, b); }
inline SIMT_HALF operator/(const SIMT_HALF& a, const SIMT_HALF& b) { return __hdiv(a, b); }
inline SIMT_HALF operator+(const SIMT_HALF& a) { return a; }
inline SIMT_HALF operator-(const SIMT_HALF& a) { return __hneg(a); }

// ---- comparisons: false when one is NaN; those with a u (unordered), and !=, are true

inline bool __hisnan(SIMT_HALF a) { return std::isnan(float(a)); }
inline int __hisinf(SIMT_HALF a) { return std::isinf(float(a)) ? (float(a) > 0 ? 1 : -1) : 0; }
inline bool operator==(const SIMT_HALF& a, const SIMT_HALF& b) { return float(a) == float(b); }
inline bool operator!=(const SIMT_HALF& a, const SIMT_HALF& b) { return !(a == b); }
inline bool operator<(const SIMT_HALF& a, const SIMT_HALF& b) { return float(a) < float(b); }
inline bool operator<=(const SIMT_HALF& a, const SIMT_HALF& b) { return float(a) <= float(b); }
inline bool operator>(const SIMT_HALF& a, const SIMT_HALF& b) { return float(a) > float(b); }
inline bool operator>=(const SIMT_HALF& a, const SIMT_HALF& b) { return float(a) >= float(b); }
inline bool __heq(SIMT_HALF a, SIMT_HALF b) { return a == b; }
inline bool __hne(SIMT_HALF a, SIMT_HALF b) { return a < b || a > b; }
inline bool __hlt(SIMT_HALF a, SIMT_HALF b) { return a < b; }
inline bool __hle(SIMT_HALF a, SIMT_HALF b) { return a <= b; }
inline bool __hgt(SIMT_HALF a, SIMT_HALF b) { return a > b; }
inline bool __hge(SIMT_HALF a, SIMT_HALF b) { return a >= b; }
inline bool __hequ(SIMT_HALF a, SIMT_HALF b) { return !__hne(a, b); }
inline bool __hneu(SIMT_HALF a, SIMT_HALF b) { return !(a == b); }
inline bool __hltu(SIMT_HALF a, SIMT_HALF b) { return !(a >= b); }
inline bool __hleu(SIMT_HALF a, SIMT_HALF b) { return !(a > b); }
inline bool __hgtu(SIMT_HALF a, SIMT_HALF b) { return !(a <= b); }
inline bool __hgeu(SIMT_HALF a, SIMT_HALF b) { return !(a < b); }
// Of a pair: 1 and 0 for each, whether both are true, and all bits or none for each.
#define SIMT_COMPARE(name)                                                                                             \
    inline SIMT_HALF2 __h##name##2(SIMT_HALF2 a, SIMT_HALF2 b) {                                                       \
        return {SIMT_HALF(int{__h##name(a.x, b.x)}), SIMT_HALF(int{__h##name(a.y, b.y)})};                             \
    }                                                                                                                  \
    inline bool __hb##name##2(SIMT_HALF2 a, SIMT_HALF2 b) { return __h##name(a.x, b.x) && __h##name(a.y, b.y); }       \
    inline unsigned int __h##name##2_mask(SIMT_HALF2 a, SIMT_HALF2 b) {                                                \
        return (__h##name(a.x, b.x) ? 0xFFFFu : 0) | (__h##name(a.y, b.y) ? 0xFFFF0000u : 0);                          \
    }
SIMT_COMPARE(eq)
SIMT_COMPARE(ne)
SIMT_COMPARE(lt)
SIMT_COMPARE(le)
SIMT_COMPARE(gt)
SIMT_COMPARE(ge)
SIMT_COMPARE(equ)
SIMT_COMPARE(neu)
SIMT_COMPARE(ltu)
SIMT_COMPARE(leu)
SIMT_COMPARE(gtu)
SIMT_COMPARE(geu)
#undef SIMT_COMPARE
inline SIMT_HALF2 __hisnan2(SIMT_HALF2 a) { return {SIMT_HALF(int{__hisnan(a.x)}), SIMT_HALF(int{__hisnan(a.y)})}; }

// ---- held within a range: _sat within [0, 1], NaN becomes 0; _relu not below 0, NaN stays NaN

namespace simt {
inline SIMT_HALF saturated_half(SIMT_HALF a) { return a > SIMT_HALF(0) ? (a < SIMT_HALF(1) ? a : SIMT_HALF(1)) : SIMT_HALF(0); }
inline SIMT_HALF not_below_zero(SIMT_HALF a) { return a <= SIMT_HALF(0) ? SIMT_HALF(0) : a; }
// Zeros have an order here, −0 < +0; NaN is what any other number is preferred to.
inline SIMT_HALF greater_half(SIMT_HALF a, SIMT_HALF b) {
    if (__hisnan(a)) return __hisnan(b) ? SIMT_HALF(SIMT_RAW{0x7FFF}) : b;
    return __hisnan(b) || a > b || (a == b && SIMT_RAW(a).x < 0x8000u) ? a : b;
}
inline SIMT_HALF lesser_half(SIMT_HALF a, SIMT_HALF b) {
    if (__hisnan(a)) return __hisnan(b) ? SIMT_HALF(SIMT_RAW{0x7FFF}) : b;
    return __hisnan(b) || a < b || (a == b && SIMT_RAW(a).x >= 0x8000u) ? a : b;
}
}  // namespace simt
inline SIMT_HALF __hadd_sat(SIMT_HALF a, SIMT_HALF b) { return simt::saturated_half(__hadd(a, b)); }
inline SIMT_HALF __hsub_sat(SIMT_HALF a, SIMT_HALF b) { return simt::saturated_half(__hsub(a, b)); }
inline SIMT_HALF __hmul_sat(SIMT_HALF a, SIMT_HALF b) { return simt::saturated_half(__hmul(a, b)); }
inline SIMT_HALF __hfma_sat(SIMT_HALF a, SIMT_HALF b, SIMT_HALF c) { return simt::saturated_half(__hfma(a, b, c)); }
inline SIMT_HALF __hfma_relu(SIMT_HALF a, SIMT_HALF b, SIMT_HALF c) { return simt::not_below_zero(__hfma(a, b, c)); }
inline SIMT_HALF __hmax(SIMT_HALF a, SIMT_HALF b) { return simt::greater_half(a, b); }
inline SIMT_HALF __hmin(SIMT_HALF a, SIMT_HALF b) { return simt::lesser_half(a, b); }
// With _nan: NaN is what is preferred.
inline SIMT_HALF __hmax_nan(SIMT_HALF a, SIMT_HALF b) {
    return __hisnan(a) || __hisnan(b) ? SIMT_HALF(SIMT_RAW{0x7FFF}) : simt::greater_half(a, b);
}
inline SIMT_HALF __hmin_nan(SIMT_HALF a, SIMT_HALF b) {
    return __hisnan(a) || __hisnan(b) ? SIMT_HALF(SIMT_RAW{0x7FFF}) : simt::lesser_half(a, b);
}

// ---- functions, and all of the above for pairs

#define SIMT_PAIR1(name, of_one) inline SIMT_HALF2 name(SIMT_HALF2 a) { return {of_one(a.x), of_one(a.y)}; }
#define SIMT_PAIR2(name, of_one)                                                                                       \
    inline SIMT_HALF2 name(SIMT_HALF2 a, SIMT_HALF2 b) { return {of_one(a.x, b.x), of_one(a.y, b.y)}; }
#define SIMT_PAIR3(name, of_one)                                                                                       \
    inline SIMT_HALF2 name(SIMT_HALF2 a, SIMT_HALF2 b, SIMT_HALF2 c) { return {of_one(a.x, b.x, c.x), of_one(a.y, b.y, c.y)}; }
#define SIMT_FUNCTION(name, expression)                                                                                \
    inline SIMT_HALF h##name(SIMT_HALF a) {                                                                            \
        const double x = float(a);                                                                                     \
        return SIMT_HALF(expression);                                                                                  \
    }                                                                                                                  \
    SIMT_PAIR1(h2##name, h##name)
SIMT_FUNCTION(sqrt, std::sqrt(x))
SIMT_FUNCTION(rsqrt, 1 / std::sqrt(x))
SIMT_FUNCTION(rcp, 1 / x)
SIMT_FUNCTION(exp, std::exp(x))
SIMT_FUNCTION(exp2, std::exp2(x))
SIMT_FUNCTION(exp10, std::pow(10.0, x))
SIMT_FUNCTION(log, std::log(x))
SIMT_FUNCTION(log2, std::log2(x))
SIMT_FUNCTION(log10, std::log10(x))
SIMT_FUNCTION(sin, std::sin(x))
SIMT_FUNCTION(cos, std::cos(x))
SIMT_FUNCTION(tanh, std::tanh(x))
SIMT_FUNCTION(tanh_approx, std::tanh(x))
SIMT_FUNCTION(rint, std::nearbyint(x))
SIMT_FUNCTION(ceil, std::ceil(x))
SIMT_FUNCTION(floor, std::floor(x))
SIMT_FUNCTION(trunc, std::trunc(x))
#undef SIMT_FUNCTION
SIMT_PAIR1(__hneg2, __hneg)
SIMT_PAIR1(__habs2, __habs)
SIMT_PAIR2(__hadd2, __hadd)
SIMT_PAIR2(__hsub2, __hsub)
SIMT_PAIR2(__hmul2, __hmul)
SIMT_PAIR2(__h2div, __hdiv)
SIMT_PAIR2(__hadd2_rn, __hadd)
SIMT_PAIR2(__hsub2_rn, __hsub)
SIMT_PAIR2(__hmul2_rn, __hmul)
SIMT_PAIR2(__hadd2_sat, __hadd_sat)
SIMT_PAIR2(__hsub2_sat, __hsub_sat)
SIMT_PAIR2(__hmul2_sat, __hmul_sat)
SIMT_PAIR2(__hmax2, __hmax)
SIMT_PAIR2(__hmin2, __hmin)
SIMT_PAIR2(__hmax2_nan, __hmax_nan)
SIMT_PAIR2(__hmin2_nan, __hmin_nan)
SIMT_PAIR3(__hfma2, __hfma)
SIMT_PAIR3(__hfma2_sat, __hfma_sat)
SIMT_PAIR3(__hfma2_relu, __hfma_relu)
#undef SIMT_PAIR1
#undef SIMT_PAIR2
#undef SIMT_PAIR3
/// a·b + c of complex numbers.
inline SIMT_HALF2 __hcmadd(SIMT_HALF2 a, SIMT_HALF2 b, SIMT_HALF2 c) {
    return {__hfma(__hneg(a.y), b.y, __hfma(a.x, b.x, c.x)), __hfma(a.y, b.x, __hfma(a.x, b.y, c.y))};
}
inline SIMT_HALF2 operator+(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hadd2(a, b); }
inline SIMT_HALF2 operator-(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hsub2(a, b); }
inline SIMT_HALF2 operator*(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hmul2(a, b); }
inline SIMT_HALF2 operator/(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __h2div(a, b); }
inline SIMT_HALF2 operator+(const SIMT_HALF2& a) { return a; }
inline SIMT_HALF2 operator-(const SIMT_HALF2& a) { return __hneg2(a); }
inline bool operator==(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hbeq2(a, b); }
inline bool operator!=(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hbneu2(a, b); }
inline bool operator<(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hblt2(a, b); }
inline bool operator<=(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hble2(a, b); }
inline bool operator>(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hbgt2(a, b); }
inline bool operator>=(const SIMT_HALF2& a, const SIMT_HALF2& b) { return __hbge2(a, b); }
#define SIMT_ASSIGN(type, one)                                                                                         \
    inline type& operator+=(type& a, const type& b) { return a = a + b; }                                              \
    inline type& operator-=(type& a, const type& b) { return a = a - b; }                                              \
    inline type& operator*=(type& a, const type& b) { return a = a * b; }                                              \
    inline type& operator/=(type& a, const type& b) { return a = a / b; }                                              \
    inline type& operator++(type& a) { return a = a + one; }                                                           \
    inline type& operator--(type& a) { return a = a - one; }                                                           \
    inline type operator++(type& a, int) {                                                                             \
        const type before = a;                                                                                         \
        ++a;                                                                                                           \
        return before;                                                                                                 \
    }                                                                                                                  \
    inline type operator--(type& a, int) {                                                                             \
        const type before = a;                                                                                         \
        --a;                                                                                                           \
        return before;                                                                                                 \
    }
SIMT_ASSIGN(SIMT_HALF, SIMT_HALF(1))
SIMT_ASSIGN(SIMT_HALF2, (SIMT_HALF2{SIMT_HALF(1), SIMT_HALF(1)}))
#undef SIMT_ASSIGN

// ---- atomic functions: atomicAdd of one and of a pair (whose two sums are each atomic)

namespace simt {
template <class T>
struct HasAtomicAdd;
template <>
struct HasAtomicAdd<SIMT_HALF> { static constexpr bool value = true; };
template <>
struct HasAtomicAdd<SIMT_HALF2> { static constexpr bool value = true; };
}  // namespace simt
// clang-format on
