// float16 by CUDA's names: __half and __half2, conversions, arithmetic, comparisons. Computed in
// software, each result rounded once, to nearest, ties to even: the same bits as a GPU's
// instructions. Reference: CUDA Math API, "Half Precision Intrinsics".
#pragma once

// The guard of NVIDIA's own file: headers of other people's programs ask for it.
#define __CUDA_FP16_H__

#include "host_defines.h"
#include "vector_types.h"

#include <cmath>
#include <cstdint>
#include <cstring>

namespace simt {

enum class Rounding { nearest, towards_zero, up, down };

/// The float16 bits of `value`, rounded once. NaN becomes 0x7FFF, as on a GPU.
inline std::uint16_t half_bits(double value, Rounding rounding = Rounding::nearest) {
    const std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
    if (std::isnan(value)) return 0x7FFF;
    const double magnitude = std::fabs(value);
    const bool away =
        (rounding == Rounding::up && sign == 0) || (rounding == Rounding::down && sign != 0);
    if (std::isinf(value)) return static_cast<std::uint16_t>(sign | 0x7C00);
    if (magnitude == 0) return sign;

    constexpr int smallest_exponent = -14;  // of a normal float16
    constexpr int fraction_bits = 10;
    int exponent = std::ilogb(magnitude);
    if (exponent < smallest_exponent) exponent = smallest_exponent;
    const double steps =
        std::ldexp(magnitude, fraction_bits - exponent);  // exact: in units of the last place
    double whole = std::floor(steps);
    const double rest = steps - whole;
    if (rounding == Rounding::nearest) {
        if (rest > 0.5 || (rest == 0.5 && std::fmod(whole, 2) != 0)) whole += 1;
    } else if (away && rest > 0) {
        whole += 1;
    }
    // A carry out of the fraction increments the exponent, which is what is wanted.
    const double bits = whole + std::ldexp(exponent - smallest_exponent, fraction_bits);
    if (bits >= 0x7C00) {  // beyond 65504
        const bool infinite = rounding == Rounding::nearest || away;
        return static_cast<std::uint16_t>(sign | (infinite ? 0x7C00 : 0x7BFF));
    }
    return static_cast<std::uint16_t>(sign | static_cast<std::uint16_t>(bits));
}

inline float half_value(std::uint16_t bits) {
    const int exponent = (bits >> 10) & 0x1F;
    const int fraction = bits & 0x3FF;
    float magnitude = 0;
    if (exponent == 0x1F) {
        magnitude = fraction == 0 ? INFINITY : NAN;
    } else if (exponent == 0) {
        magnitude = std::ldexp(static_cast<float>(fraction), -24);
    } else {
        magnitude = std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
    }
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

/// a·b + c for values with a product that is exact in double. Where the sum is not, its last bit is
/// made odd, so that a second rounding sees on which side of a tie the exact value lies (Boldo &
/// Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to
/// odd", 2008).
inline double fma_to_odd(float a, float b, float c) {
    const double product = static_cast<double>(a) * static_cast<double>(b);
    const double addend = c;
    double sum = product + addend;
    if (std::isfinite(sum)) {
        const double from_addend = sum - product;
        const double error = (product - (sum - from_addend)) + (addend - from_addend);
        std::uint64_t bits = 0;
        std::memcpy(&bits, &sum, sizeof(bits));
        if (error != 0 && (bits & 1) == 0)
            sum = std::nextafter(sum, error > 0 ? INFINITY : -INFINITY);
    }
    return sum;
}

/// a·b + c with one rounding.
inline std::uint16_t half_fma(float a, float b, float c) {
    return half_bits(fma_to_odd(a, b, c));
}

}  // namespace simt

struct __half_raw {
    unsigned short x;
};

struct __half {
    __half() = default;
    __half(const __half_raw& raw) : bits_(raw.x) {}
    __half(float value) : bits_(simt::half_bits(static_cast<double>(value))) {}
    __half(double value) : bits_(simt::half_bits(value)) {}
    __half(int value) : bits_(simt::half_bits(value)) {}
    __half(unsigned value) : bits_(simt::half_bits(value)) {}
    __half(short value) : bits_(simt::half_bits(value)) {}
    __half(unsigned short value) : bits_(simt::half_bits(value)) {}
    __half(long long value) : bits_(simt::half_bits(static_cast<double>(value))) {}
    operator float() const { return simt::half_value(bits_); }
    operator __half_raw() const { return {bits_}; }

    __half& operator+=(const __half& other) { return *this = __half(float(*this) + float(other)); }
    __half& operator-=(const __half& other) { return *this = __half(float(*this) - float(other)); }
    __half& operator*=(const __half& other) { return *this = __half(float(*this) * float(other)); }
    __half& operator/=(const __half& other) { return *this = __half(float(*this) / float(other)); }

  private:
    unsigned short bits_;
};

struct alignas(4) __half2 {
    __half x, y;
    __half2() = default;
    __half2(const __half& low, const __half& high) : x(low), y(high) {}
};

using half = __half;
using half2 = __half2;

// float32 has more than twice the digits of float16, and two: sums, products, quotients and square
// roots computed in float32 and then rounded to float16 are correctly rounded (Figueroa, "When is
// double rounding innocuous?", 1995).
inline __half operator+(const __half& a, const __half& b) {
    return __half(float(a) + float(b));
}
inline __half operator-(const __half& a, const __half& b) {
    return __half(float(a) - float(b));
}
inline __half operator*(const __half& a, const __half& b) {
    return __half(float(a) * float(b));
}
inline __half operator/(const __half& a, const __half& b) {
    return __half(float(a) / float(b));
}
inline __half operator-(const __half& a) {
    return __half_raw{static_cast<unsigned short>(__half_raw(a).x ^ 0x8000u)};
}
inline bool operator==(const __half& a, const __half& b) {
    return float(a) == float(b);
}
inline bool operator!=(const __half& a, const __half& b) {
    return float(a) != float(b);
}
inline bool operator<(const __half& a, const __half& b) {
    return float(a) < float(b);
}
inline bool operator<=(const __half& a, const __half& b) {
    return float(a) <= float(b);
}
inline bool operator>(const __half& a, const __half& b) {
    return float(a) > float(b);
}
inline bool operator>=(const __half& a, const __half& b) {
    return float(a) >= float(b);
}

// ---- conversions

inline __half __ushort_as_half(unsigned short bits) {
    return __half_raw{bits};
}
inline unsigned short __half_as_ushort(__half a) {
    return __half_raw(a).x;
}
inline float __half2float(__half a) {
    return float(a);
}
inline __half __float2half(float a) {
    return __half(a);
}
inline __half __float2half_rn(float a) {
    return __half(a);
}
inline __half __float2half_rz(float a) {
    return __half_raw{simt::half_bits(a, simt::Rounding::towards_zero)};
}
inline __half __float2half_ru(float a) {
    return __half_raw{simt::half_bits(a, simt::Rounding::up)};
}
inline __half __float2half_rd(float a) {
    return __half_raw{simt::half_bits(a, simt::Rounding::down)};
}
inline __half __double2half(double a) {
    return __half(a);
}
inline __half __int2half_rn(int a) {
    return __half(a);
}
inline __half __uint2half_rn(unsigned a) {
    return __half(a);
}
inline int __half2int_rn(__half a) {
    return static_cast<int>(std::nearbyint(float(a)));
}
inline int __half2int_rz(__half a) {
    return static_cast<int>(float(a));
}
inline __half2 __halves2half2(__half low, __half high) {
    return {low, high};
}
inline __half2 make_half2(__half x, __half y) {
    return {x, y};
}
inline __half2 __half2half2(__half a) {
    return {a, a};
}
inline __half2 __float2half2_rn(float a) {
    return {__half(a), __half(a)};
}
inline __half2 __floats2half2_rn(float low, float high) {
    return {__half(low), __half(high)};
}
inline __half2 __float22half2_rn(float2 a) {
    return {__half(a.x), __half(a.y)};
}
inline float2 __half22float2(__half2 a) {
    return float2{float(a.x), float(a.y)};
}
inline float __low2float(__half2 a) {
    return float(a.x);
}
inline float __high2float(__half2 a) {
    return float(a.y);
}
inline __half __low2half(__half2 a) {
    return a.x;
}
inline __half __high2half(__half2 a) {
    return a.y;
}
inline __half2 __lowhigh2highlow(__half2 a) {
    return {a.y, a.x};
}

// ---- arithmetic

inline __half __hadd(__half a, __half b) {
    return a + b;
}
inline __half __hsub(__half a, __half b) {
    return a - b;
}
inline __half __hmul(__half a, __half b) {
    return a * b;
}
inline __half __hdiv(__half a, __half b) {
    return a / b;
}
inline __half __hneg(__half a) {
    return -a;
}
inline __half __habs(__half a) {
    return __half_raw{static_cast<unsigned short>(__half_raw(a).x & 0x7FFFu)};
}
inline __half __hfma(__half a, __half b, __half c) {
    return __half_raw{simt::half_fma(a, b, c)};
}
inline __half hsqrt(__half a) {
    return __half(std::sqrt(float(a)));
}
inline __half hexp(__half a) {
    return __half(std::exp(float(a)));
}
inline __half hrsqrt(__half a) {
    return __half(1 / std::sqrt(double(float(a))));
}
inline __half hrcp(__half a) {
    return __half(1 / float(a));
}
inline __half htanh(__half a) {
    return __half(std::tanh(float(a)));
}
inline __half hlog(__half a) {
    return __half(std::log(float(a)));
}
inline __half __hmax(__half a, __half b) {
    return __half(std::fmax(float(a), float(b)));
}
inline __half __hmin(__half a, __half b) {
    return __half(std::fmin(float(a), float(b)));
}
inline __half2 __hadd2(__half2 a, __half2 b) {
    return {a.x + b.x, a.y + b.y};
}
inline __half2 __hsub2(__half2 a, __half2 b) {
    return {a.x - b.x, a.y - b.y};
}
inline __half2 __hmul2(__half2 a, __half2 b) {
    return {a.x * b.x, a.y * b.y};
}
inline __half2 __h2div(__half2 a, __half2 b) {
    return {a.x / b.x, a.y / b.y};
}
inline __half2 __hneg2(__half2 a) {
    return {-a.x, -a.y};
}
inline __half2 __hfma2(__half2 a, __half2 b, __half2 c) {
    return {__hfma(a.x, b.x, c.x), __hfma(a.y, b.y, c.y)};
}
inline __half2 __hmax2(__half2 a, __half2 b) {
    return {__hmax(a.x, b.x), __hmax(a.y, b.y)};
}
inline __half2 __hmin2(__half2 a, __half2 b) {
    return {__hmin(a.x, b.x), __hmin(a.y, b.y)};
}
inline __half2 h2exp(__half2 a) {
    return {hexp(a.x), hexp(a.y)};
}
inline __half2 operator+(const __half2& a, const __half2& b) {
    return __hadd2(a, b);
}
inline __half2 operator-(const __half2& a, const __half2& b) {
    return __hsub2(a, b);
}
inline __half2 operator*(const __half2& a, const __half2& b) {
    return __hmul2(a, b);
}
inline __half2 operator/(const __half2& a, const __half2& b) {
    return __h2div(a, b);
}

// ---- comparisons

inline bool __hisnan(__half a) {
    return std::isnan(float(a));
}
inline int __hisinf(__half a) {
    return std::isinf(float(a)) ? (float(a) > 0 ? 1 : -1) : 0;
}
inline bool __heq(__half a, __half b) {
    return a == b;
}
inline bool __hne(__half a, __half b) {
    return a != b && !__hisnan(a) && !__hisnan(b);  // "ordered": false when either is NaN
}
inline bool __hlt(__half a, __half b) {
    return a < b;
}
inline bool __hle(__half a, __half b) {
    return a <= b;
}
inline bool __hgt(__half a, __half b) {
    return a > b;
}
inline bool __hge(__half a, __half b) {
    return a >= b;
}
