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
    __builtin_memcpy(&bits, &value, sizeof bits);
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
inline std::uint16_t bfloat16_bits(double value, Rounding rounding = Rounding::nearest) {
    float near = static_cast<float>(value);
    const double difference = value - static_cast<double>(near);
    if (std::isfinite(value) && difference != 0) {
        if (std::isinf(near)) near = std::nextafter(near, 0.0f);
        std::uint32_t bits = 0;
        __builtin_memcpy(&bits, &near, sizeof bits);
        if ((bits & 1) == 0) near = std::nextafter(near, difference > 0 ? INFINITY : -INFINITY);
    }
    return bfloat16_bits(near, rounding);
}

inline float bfloat16_value(std::uint16_t bits) {
    const std::uint32_t wide = static_cast<std::uint32_t>(bits) << 16;
    float value = 0;
    __builtin_memcpy(&value, &wide, sizeof value);
    return value;
}

}  // namespace simt

struct __nv_bfloat16_raw {
    unsigned short x;
};
struct __nv_bfloat162_raw {
    unsigned short x, y;
};

struct __nv_bfloat16 {
    __nv_bfloat16() = default;
    __nv_bfloat16(const __nv_bfloat16_raw& raw) : bits_(raw.x) {}
    __nv_bfloat16(float value) : bits_(simt::bfloat16_bits(value)) {}
    __nv_bfloat16(double value) : bits_(simt::bfloat16_bits(value)) {}
    __nv_bfloat16(int value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    __nv_bfloat16(unsigned value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    __nv_bfloat16(short value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    __nv_bfloat16(unsigned short value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    __nv_bfloat16(long value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    __nv_bfloat16(unsigned long value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    __nv_bfloat16(long long value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    __nv_bfloat16(unsigned long long value) : bits_(simt::bfloat16_bits(simt::to_odd(value))) {}
    operator float() const { return simt::bfloat16_value(bits_); }
    operator __nv_bfloat16_raw() const { return {bits_}; }
    operator __nv_bfloat16_raw() const volatile { return {bits_}; }
    volatile __nv_bfloat16& operator=(const __nv_bfloat16_raw& raw) volatile {
        bits_ = raw.x;
        return *this;
    }

  private:
    unsigned short bits_;
};

struct alignas(4) __nv_bfloat162 {
    __nv_bfloat16 x, y;
    __nv_bfloat162() = default;
    __nv_bfloat162(const __nv_bfloat16& low, const __nv_bfloat16& high) : x(low), y(high) {}
    __nv_bfloat162(const __nv_bfloat162_raw& raw)
        : x(__nv_bfloat16_raw{raw.x}), y(__nv_bfloat16_raw{raw.y}) {}
    operator __nv_bfloat162_raw() const { return {__nv_bfloat16_raw(x).x, __nv_bfloat16_raw(y).x}; }
};

using nv_bfloat16 = __nv_bfloat16;
using nv_bfloat162 = __nv_bfloat162;

namespace simt {
template <>
inline __nv_bfloat16 rounded_to<__nv_bfloat16>(double value, Rounding rounding) {
    return __nv_bfloat16_raw{bfloat16_bits(value, rounding)};
}
template <>
inline __nv_bfloat16 fused<__nv_bfloat16>(__nv_bfloat16 a, __nv_bfloat16 b, __nv_bfloat16 c) {
    return rounded_to<__nv_bfloat16>(fma_to_odd(float(a), float(b), float(c)), Rounding::nearest);
}
}  // namespace simt

#define SIMT_HALF __nv_bfloat16
#define SIMT_HALF2 __nv_bfloat162
#define SIMT_RAW __nv_bfloat16_raw
#define SIMT_NAME(before, after) before##bfloat16##after
#define SIMT_NAMES(before, between, after) before##bfloat16##between##bfloat16##after
#include "simt/half_operations.hpp"
#undef SIMT_HALF
#undef SIMT_HALF2
#undef SIMT_RAW
#undef SIMT_NAME
#undef SIMT_NAMES
