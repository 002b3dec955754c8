// bfloat16 by CUDA's names: __nv_bfloat16 and __nv_bfloat162, conversions, arithmetic, comparisons.
// A bfloat16 is the upper half of a float32: the same range, 8 digits. Computed in software, each
// result rounded once, to nearest, ties to even. Reference: CUDA Math API, "Bfloat16 Precision
// Intrinsics".
#pragma once

// The guard of NVIDIA's own file: headers of other people's programs ask for it.
#define __CUDA_BF16_H__

#include "cuda_fp16.h"
#include "host_defines.h"
#include "vector_types.h"

#include <cmath>
#include <cstdint>
#include <cstring>

namespace simt {

/// The bfloat16 bits of `value`, rounded once. NaN becomes 0x7FFF, as on a GPU.
inline std::uint16_t bfloat16_bits(float value, Rounding rounding = Rounding::nearest) {
    if (std::isnan(value)) return 0x7FFF;
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    if (std::isinf(value)) return static_cast<std::uint16_t>(bits >> 16);
    const bool negative = bits >> 31 != 0;
    const std::uint32_t rest = bits & 0xFFFF;
    bool away = false;
    switch (rounding) {
        case Rounding::nearest:
            away = rest > 0x8000 || (rest == 0x8000 && (bits & 0x10000) != 0);
            break;
        case Rounding::up:
            away = rest != 0 && !negative;
            break;
        case Rounding::down:
            away = rest != 0 && negative;
            break;
        case Rounding::towards_zero:
            break;
    }
    // A carry out of the fraction increments the exponent, which is what is wanted.
    return static_cast<std::uint16_t>((bits >> 16) + (away ? 1 : 0));
}

/// The same from float64, by way of a float32 whose last bit is odd where it is not exact: the
/// second rounding then sees on which side of a tie the value lies.
inline std::uint16_t bfloat16_bits(double value) {
    float near = static_cast<float>(value);
    const double difference = value - static_cast<double>(near);
    if (std::isfinite(value) && difference != 0) {
        if (std::isinf(near)) near = std::nextafter(near, 0.0f);
        std::uint32_t bits = 0;
        std::memcpy(&bits, &near, sizeof bits);
        if ((bits & 1) == 0) near = std::nextafter(near, difference > 0 ? INFINITY : -INFINITY);
    }
    return bfloat16_bits(near);
}

inline float bfloat16_value(std::uint16_t bits) {
    const std::uint32_t wide = static_cast<std::uint32_t>(bits) << 16;
    float value = 0;
    std::memcpy(&value, &wide, sizeof value);
    return value;
}

/// a·b + c with one rounding.
inline std::uint16_t bfloat16_fma(float a, float b, float c) {
    return bfloat16_bits(fma_to_odd(a, b, c));
}

}  // namespace simt

struct __nv_bfloat16_raw {
    unsigned short x;
};

struct __nv_bfloat16 {
    __nv_bfloat16() = default;
    __nv_bfloat16(const __nv_bfloat16_raw& raw) : bits_(raw.x) {}
    __nv_bfloat16(float value) : bits_(simt::bfloat16_bits(value)) {}
    __nv_bfloat16(double value) : bits_(simt::bfloat16_bits(value)) {}
    __nv_bfloat16(int value) : bits_(simt::bfloat16_bits(static_cast<double>(value))) {}
    __nv_bfloat16(unsigned value) : bits_(simt::bfloat16_bits(static_cast<double>(value))) {}
    operator float() const { return simt::bfloat16_value(bits_); }
    operator __nv_bfloat16_raw() const { return {bits_}; }

    __nv_bfloat16& operator+=(const __nv_bfloat16& other) {
        return *this = __nv_bfloat16(float(*this) + float(other));
    }
    __nv_bfloat16& operator-=(const __nv_bfloat16& other) {
        return *this = __nv_bfloat16(float(*this) - float(other));
    }
    __nv_bfloat16& operator*=(const __nv_bfloat16& other) {
        return *this = __nv_bfloat16(float(*this) * float(other));
    }
    __nv_bfloat16& operator/=(const __nv_bfloat16& other) {
        return *this = __nv_bfloat16(float(*this) / float(other));
    }

  private:
    unsigned short bits_;
};

struct alignas(4) __nv_bfloat162 {
    __nv_bfloat16 x, y;
    __nv_bfloat162() = default;
    __nv_bfloat162(const __nv_bfloat16& low, const __nv_bfloat16& high) : x(low), y(high) {}
};

using nv_bfloat16 = __nv_bfloat16;
using nv_bfloat162 = __nv_bfloat162;

// float32 has more than twice the digits of bfloat16, and two: see cuda_fp16.h.
inline __nv_bfloat16 operator+(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return __nv_bfloat16(float(a) + float(b));
}
inline __nv_bfloat16 operator-(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return __nv_bfloat16(float(a) - float(b));
}
inline __nv_bfloat16 operator*(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return __nv_bfloat16(float(a) * float(b));
}
inline __nv_bfloat16 operator/(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return __nv_bfloat16(float(a) / float(b));
}
inline __nv_bfloat16 operator-(const __nv_bfloat16& a) {
    return __nv_bfloat16_raw{static_cast<unsigned short>(__nv_bfloat16_raw(a).x ^ 0x8000u)};
}
inline bool operator==(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return float(a) == float(b);
}
inline bool operator!=(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return float(a) != float(b);
}
inline bool operator<(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return float(a) < float(b);
}
inline bool operator<=(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return float(a) <= float(b);
}
inline bool operator>(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return float(a) > float(b);
}
inline bool operator>=(const __nv_bfloat16& a, const __nv_bfloat16& b) {
    return float(a) >= float(b);
}

// ---- conversions

inline __nv_bfloat16 __ushort_as_bfloat16(unsigned short bits) {
    return __nv_bfloat16_raw{bits};
}
inline unsigned short __bfloat16_as_ushort(__nv_bfloat16 a) {
    return __nv_bfloat16_raw(a).x;
}
inline float __bfloat162float(__nv_bfloat16 a) {
    return float(a);
}
inline __nv_bfloat16 __float2bfloat16(float a) {
    return __nv_bfloat16(a);
}
inline __nv_bfloat16 __float2bfloat16_rn(float a) {
    return __nv_bfloat16(a);
}
inline __nv_bfloat16 __float2bfloat16_rz(float a) {
    return __nv_bfloat16_raw{simt::bfloat16_bits(a, simt::Rounding::towards_zero)};
}
inline __nv_bfloat16 __float2bfloat16_ru(float a) {
    return __nv_bfloat16_raw{simt::bfloat16_bits(a, simt::Rounding::up)};
}
inline __nv_bfloat16 __float2bfloat16_rd(float a) {
    return __nv_bfloat16_raw{simt::bfloat16_bits(a, simt::Rounding::down)};
}
inline __nv_bfloat16 __double2bfloat16(double a) {
    return __nv_bfloat16(a);
}
inline __nv_bfloat16 __int2bfloat16_rn(int a) {
    return __nv_bfloat16(a);
}
inline __nv_bfloat16 __uint2bfloat16_rn(unsigned a) {
    return __nv_bfloat16(a);
}
inline int __bfloat162int_rn(__nv_bfloat16 a) {
    return static_cast<int>(std::nearbyint(float(a)));
}
inline int __bfloat162int_rz(__nv_bfloat16 a) {
    return static_cast<int>(float(a));
}
inline __nv_bfloat162 __halves2bfloat162(__nv_bfloat16 low, __nv_bfloat16 high) {
    return {low, high};
}
inline __nv_bfloat162 make_bfloat162(__nv_bfloat16 x, __nv_bfloat16 y) {
    return {x, y};
}
inline __nv_bfloat162 __bfloat162bfloat162(__nv_bfloat16 a) {
    return {a, a};
}
inline __nv_bfloat162 __float2bfloat162_rn(float a) {
    return {__nv_bfloat16(a), __nv_bfloat16(a)};
}
inline __nv_bfloat162 __floats2bfloat162_rn(float low, float high) {
    return {__nv_bfloat16(low), __nv_bfloat16(high)};
}
inline __nv_bfloat162 __float22bfloat162_rn(float2 a) {
    return {__nv_bfloat16(a.x), __nv_bfloat16(a.y)};
}
inline float2 __bfloat1622float2(__nv_bfloat162 a) {
    return float2{float(a.x), float(a.y)};
}
inline float __low2float(__nv_bfloat162 a) {
    return float(a.x);
}
inline float __high2float(__nv_bfloat162 a) {
    return float(a.y);
}
inline __nv_bfloat16 __low2bfloat16(__nv_bfloat162 a) {
    return a.x;
}
inline __nv_bfloat16 __high2bfloat16(__nv_bfloat162 a) {
    return a.y;
}
inline __nv_bfloat162 __lowhigh2highlow(__nv_bfloat162 a) {
    return {a.y, a.x};
}

// ---- arithmetic

inline __nv_bfloat16 __hadd(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a + b;
}
inline __nv_bfloat16 __hsub(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a - b;
}
inline __nv_bfloat16 __hmul(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a * b;
}
inline __nv_bfloat16 __hdiv(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a / b;
}
inline __nv_bfloat16 __hneg(__nv_bfloat16 a) {
    return -a;
}
inline __nv_bfloat16 __habs(__nv_bfloat16 a) {
    return __nv_bfloat16_raw{static_cast<unsigned short>(__nv_bfloat16_raw(a).x & 0x7FFFu)};
}
inline __nv_bfloat16 __hfma(__nv_bfloat16 a, __nv_bfloat16 b, __nv_bfloat16 c) {
    return __nv_bfloat16_raw{simt::bfloat16_fma(a, b, c)};
}
inline __nv_bfloat16 hsqrt(__nv_bfloat16 a) {
    return __nv_bfloat16(std::sqrt(float(a)));
}
inline __nv_bfloat16 hexp(__nv_bfloat16 a) {
    return __nv_bfloat16(std::exp(float(a)));
}
inline __nv_bfloat16 hrsqrt(__nv_bfloat16 a) {
    return __nv_bfloat16(1 / std::sqrt(double(float(a))));
}
inline __nv_bfloat16 hrcp(__nv_bfloat16 a) {
    return __nv_bfloat16(1 / float(a));
}
inline __nv_bfloat16 htanh(__nv_bfloat16 a) {
    return __nv_bfloat16(std::tanh(float(a)));
}
inline __nv_bfloat16 hlog(__nv_bfloat16 a) {
    return __nv_bfloat16(std::log(float(a)));
}
inline __nv_bfloat16 __hmax(__nv_bfloat16 a, __nv_bfloat16 b) {
    return __nv_bfloat16(std::fmax(float(a), float(b)));
}
inline __nv_bfloat16 __hmin(__nv_bfloat16 a, __nv_bfloat16 b) {
    return __nv_bfloat16(std::fmin(float(a), float(b)));
}
inline __nv_bfloat162 __hadd2(__nv_bfloat162 a, __nv_bfloat162 b) {
    return {a.x + b.x, a.y + b.y};
}
inline __nv_bfloat162 __hsub2(__nv_bfloat162 a, __nv_bfloat162 b) {
    return {a.x - b.x, a.y - b.y};
}
inline __nv_bfloat162 __hmul2(__nv_bfloat162 a, __nv_bfloat162 b) {
    return {a.x * b.x, a.y * b.y};
}
inline __nv_bfloat162 __h2div(__nv_bfloat162 a, __nv_bfloat162 b) {
    return {a.x / b.x, a.y / b.y};
}
inline __nv_bfloat162 __hneg2(__nv_bfloat162 a) {
    return {-a.x, -a.y};
}
inline __nv_bfloat162 __hfma2(__nv_bfloat162 a, __nv_bfloat162 b, __nv_bfloat162 c) {
    return {__hfma(a.x, b.x, c.x), __hfma(a.y, b.y, c.y)};
}
inline __nv_bfloat162 __hmax2(__nv_bfloat162 a, __nv_bfloat162 b) {
    return {__hmax(a.x, b.x), __hmax(a.y, b.y)};
}
inline __nv_bfloat162 __hmin2(__nv_bfloat162 a, __nv_bfloat162 b) {
    return {__hmin(a.x, b.x), __hmin(a.y, b.y)};
}
inline __nv_bfloat162 h2exp(__nv_bfloat162 a) {
    return {hexp(a.x), hexp(a.y)};
}
inline __nv_bfloat162 operator+(const __nv_bfloat162& a, const __nv_bfloat162& b) {
    return __hadd2(a, b);
}
inline __nv_bfloat162 operator-(const __nv_bfloat162& a, const __nv_bfloat162& b) {
    return __hsub2(a, b);
}
inline __nv_bfloat162 operator*(const __nv_bfloat162& a, const __nv_bfloat162& b) {
    return __hmul2(a, b);
}
inline __nv_bfloat162 operator/(const __nv_bfloat162& a, const __nv_bfloat162& b) {
    return __h2div(a, b);
}

// ---- comparisons

inline bool __hisnan(__nv_bfloat16 a) {
    return std::isnan(float(a));
}
inline int __hisinf(__nv_bfloat16 a) {
    return std::isinf(float(a)) ? (float(a) > 0 ? 1 : -1) : 0;
}
inline bool __heq(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a == b;
}
inline bool __hne(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a != b && !__hisnan(a) && !__hisnan(b);  // "ordered": false when either is NaN
}
inline bool __hlt(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a < b;
}
inline bool __hle(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a <= b;
}
inline bool __hgt(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a > b;
}
inline bool __hge(__nv_bfloat16 a, __nv_bfloat16 b) {
    return a >= b;
}
