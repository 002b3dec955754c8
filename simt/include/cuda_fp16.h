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
    __half(float value) : bits_(simt::half_bits(static_cast<double>(value))) {}
    __half(double value) : bits_(simt::half_bits(value)) {}
    __half(int value) : bits_(simt::half_bits(value)) {}
    __half(unsigned value) : bits_(simt::half_bits(value)) {}
    __half(short value) : bits_(simt::half_bits(value)) {}
    __half(unsigned short value) : bits_(simt::half_bits(value)) {}
    __half(long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    __half(unsigned long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    __half(long long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    __half(unsigned long long value) : bits_(simt::half_bits(simt::to_odd(value))) {}
    operator float() const { return simt::half_value(bits_); }
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
