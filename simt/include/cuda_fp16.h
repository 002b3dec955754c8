// float16 by CUDA's names: __half and __half2, conversions, arithmetic, comparisons. Computed in
// float32 and float64, each result rounded once, to nearest, ties to even: the same bits as a GPU's
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

/// The bits of a number as an integer of its size.
inline std::uint64_t as_bits(double value) {
    std::uint64_t bits = 0;
    __builtin_memcpy(&bits, &value, sizeof bits);
    return bits;
}
inline std::uint32_t as_bits(float value) {
    std::uint32_t bits = 0;
    __builtin_memcpy(&bits, &value, sizeof bits);
    return bits;
}
inline float from_bits(std::uint32_t bits) {
    float value = 0;
    __builtin_memcpy(&value, &bits, sizeof value);
    return value;
}

/// The float16 bits of `value`, rounded once. NaN becomes 0x7FFF, as on a GPU.
inline std::uint16_t half_bits(double value, Rounding rounding = Rounding::nearest) {
    constexpr int dropped = 52 - 10;   // bits of a float64's fraction that float16 has not
    constexpr int rebias = 1023 - 15;  // between the two exponents' zeros
    constexpr std::uint64_t infinity = std::uint64_t{0x7FF} << 52;
    const std::uint64_t bits = as_bits(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 48 & 0x8000);
    const std::uint64_t magnitude = bits & ~(std::uint64_t{1} << 63);
    if (magnitude >= infinity)
        return magnitude > infinity ? 0x7FFF : static_cast<std::uint16_t>(sign | 0x7C00);

    const int exponent = static_cast<int>(magnitude >> 52) - rebias;        // as float16 keeps it
    std::uint64_t significand = magnitude - (std::uint64_t{rebias} << 52);  // with the exponent
    int shift = dropped;
    if (exponent < 1) {  // a subnormal float16: the leading one is written out, and shifted down
        significand = (magnitude & ((std::uint64_t{1} << 52) - 1)) | std::uint64_t{1} << 52;
        shift = dropped + 1 - exponent < 63 ? dropped + 1 - exponent : 63;
        if (magnitude == 0) significand = 0;
    }
    std::uint64_t result = significand >> shift;
    const std::uint64_t rest = significand & ((std::uint64_t{1} << shift) - 1);
    const std::uint64_t tie = std::uint64_t{1} << (shift - 1);
    const bool away =
        (rounding == Rounding::up && sign == 0) || (rounding == Rounding::down && sign != 0);
    // A carry out of the fraction increments the exponent, which is what is wanted.
    if (rounding == Rounding::nearest)
        result += rest > tie || (rest == tie && (result & 1) != 0);
    else if (away)
        result += rest != 0;
    if (result >= 0x7C00) {  // beyond 65504
        const bool infinite = rounding == Rounding::nearest || away;
        return static_cast<std::uint16_t>(sign | (infinite ? 0x7C00 : 0x7BFF));
    }
    return static_cast<std::uint16_t>(sign | result);
}

inline float half_value(std::uint16_t bits) {
    const std::uint32_t sign = std::uint32_t{bits & 0x8000u} << 16;
    const std::uint32_t exponent = bits >> 10 & 0x1Fu;
    const std::uint32_t fraction = bits & 0x3FFu;
    if (exponent == 0x1F) return from_bits(sign | (fraction == 0 ? 0x7F800000u : 0x7FC00000u));
    if (exponent == 0) {
        const float magnitude = static_cast<float>(fraction) * 0x1p-24f;
        return sign != 0 ? -magnitude : magnitude;
    }
    return from_bits(sign | (exponent + (127 - 15)) << 23 | fraction << 13);
}

// The processor's own conversions, where it has them: the same bits, in a few cycles.
#if defined(__F16C__) && defined(__GNUC__)
#define SIMT_F16C 1
using Floats = float __attribute__((vector_size(16)));
using Shorts = short __attribute__((vector_size(16)));
inline std::uint16_t half_nearest(float value) {
    constexpr int to_nearest = 0;
    if (__builtin_expect(value != value, 0)) return 0x7FFF;
    return static_cast<std::uint16_t>(
        __builtin_ia32_vcvtps2ph(Floats{value, 0, 0, 0}, to_nearest)[0]);
}
inline float half_to_float(std::uint16_t bits) {
    const float value =
        __builtin_ia32_vcvtph2ps(Shorts{static_cast<short>(bits), 0, 0, 0, 0, 0, 0, 0})[0];
    return __builtin_expect(value != value, 0) ? half_value(bits) : value;
}
#else
inline std::uint16_t half_nearest(float value) {
    return half_bits(static_cast<double>(value));
}
inline float half_to_float(std::uint16_t bits) {
    return half_value(bits);
}
#endif

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
        __builtin_memcpy(&bits, &sum, sizeof(bits));
        if (error != 0 && (bits & 1) == 0)
            sum = std::nextafter(sum, error > 0 ? INFINITY : -INFINITY);
    }
    return sum;
}

/// a·b + c of float16 numbers, rounded once.
inline std::uint16_t half_fma(float a, float b, float c) {
#if defined(SIMT_F16C) && defined(__FMA__)
    // Rounded to float32 first, which is wrong only where that makes a tie of what was none. A tie
    // of a normal float16 has these 13 bits; below the smallest of them, it may have others.
    const float sum = __builtin_fmaf(a, b, c);
    const std::uint32_t bits = as_bits(sum);
    const bool subnormal = (bits & 0x7FFFFFFFu) - 1 < 0x38800000u - 1;
    if (__builtin_expect((bits & 0x1FFFu) != 0x1000u && !subnormal, 1)) return half_nearest(sum);
#endif
    return half_bits(fma_to_odd(a, b, c));
}

/// An integer as a float64. Where that is not exact its last bit is odd: see fma_to_odd().
template <class T>
double to_odd(T value) {
    const bool negative = value < T(0);
    std::uint64_t magnitude = static_cast<std::uint64_t>(value);
    if (negative) magnitude = 0 - magnitude;
    constexpr int spare = 11;  // 64 bits, of which a float64 keeps 53
    double result = static_cast<double>(magnitude);
    if (magnitude >> (64 - spare) != 0) {
        const bool rest = (magnitude & ((1u << spare) - 1)) != 0;
        result = std::ldexp(static_cast<double>(magnitude >> spare | (rest ? 1 : 0)), spare);
    }
    return negative ? -result : result;
}
inline double to_odd(float value) {
    return value;
}

/// A whole number as an integer: the nearest there is; of NaN 0, and 1 in the highest bit of 64.
template <class Integer>
Integer saturated(float whole) {
    constexpr bool has_sign = Integer(-1) < Integer(0);
    constexpr int digits = 8 * static_cast<int>(sizeof(Integer)) - (has_sign ? 1 : 0);
    constexpr Integer least =
        static_cast<Integer>(has_sign ? std::uint64_t{1} << digits % 64 : std::uint64_t{0});
    if (whole != whole) {
        return static_cast<Integer>(sizeof(Integer) == 8 ? std::uint64_t{1} << 63 : 0);
    }
    if (whole >= std::ldexp(1.0f, digits)) return static_cast<Integer>(~least);
    if (whole < (has_sign ? -std::ldexp(1.0f, digits) : 0.0f)) return least;
    return static_cast<Integer>(whole);
}

/// The nearest value of a 16-bit type in this direction.
template <class Half>
Half rounded_to(double value, Rounding rounding);
/// a·b + c of a 16-bit type, rounded once.
template <class Half>
Half fused(Half a, Half b, Half c);

}  // namespace simt

struct __half_raw {
    unsigned short x;
};
struct __half2_raw {
    unsigned short x, y;
};

struct __half {
    __half() = default;
    __half(const __half_raw& raw) : bits_(raw.x) {}
    __half(float value) : bits_(simt::half_nearest(value)) {}
    __half(double value) : bits_(simt::half_bits(value)) {}
    __half(int value) : bits_(simt::half_bits(value)) {}
    __half(unsigned value) : bits_(simt::half_bits(value)) {}
    __half(short value) : bits_(simt::half_bits(value)) {}
    __half(unsigned short value) : bits_(simt::half_bits(value)) {}
    __half(long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    __half(unsigned long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    __half(long long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    __half(unsigned long long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    operator float() const { return simt::half_to_float(bits_); }
    operator __half_raw() const { return {bits_}; }
    operator __half_raw() const volatile { return {bits_}; }
    volatile __half& operator=(const __half_raw& raw) volatile {
        bits_ = raw.x;
        return *this;
    }

  private:
    unsigned short bits_;
};

struct alignas(4) __half2 {
    __half x, y;
    __half2() = default;
    __half2(const __half& low, const __half& high) : x(low), y(high) {}
    __half2(const __half2_raw& raw) : x(__half_raw{raw.x}), y(__half_raw{raw.y}) {}
    operator __half2_raw() const { return {__half_raw(x).x, __half_raw(y).x}; }
};

using half = __half;
using half2 = __half2;
using __nv_half = __half;
using __nv_half2 = __half2;
using __nv_half_raw = __half_raw;
using __nv_half2_raw = __half2_raw;
using nv_half = __half;
using nv_half2 = __half2;

namespace simt {
template <>
inline __half rounded_to<__half>(double value, Rounding rounding) {
    return __half_raw{half_bits(value, rounding)};
}
template <>
inline __half fused<__half>(__half a, __half b, __half c) {
    return __half_raw{half_fma(float(a), float(b), float(c))};
}
}  // namespace simt

#define SIMT_HALF __half
#define SIMT_HALF2 __half2
#define SIMT_RAW __half_raw
#define SIMT_NAME(before, after) before##half##after
#define SIMT_NAMES(before, between, after) before##half##between##half##after
#include "simt/half_operations.hpp"
#undef SIMT_HALF
#undef SIMT_HALF2
#undef SIMT_RAW
#undef SIMT_NAME
#undef SIMT_NAMES
