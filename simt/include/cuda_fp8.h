// 8-bit floating point by CUDA's names: e4m3, e5m2, and the powers of two of e8m0. Storage with
// conversions, as in CUDA; arithmetic is done in a wider type. Every conversion rounds once, to
// nearest, ties to even. Reference: CUDA Math API, "FP8 Intrinsics"; OCP 8-bit Floating Point
// Specification (OFP8); OCP Microscaling Formats (MX) for e8m0.
#pragma once

// The guard of NVIDIA's own file: headers of other people's programs ask for it.
#define __CUDA_FP8_H__
#define __CUDA_FP8_TYPES_EXIST__

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device begin
#endif

#include "cuda_bf16.h"
#include "cuda_fp16.h"
#include "device_types.h"
#include "simt/small_floats.hpp"
#include "vector_types.h"

#include <cmath>
#include <cstdint>

using __nv_fp8_storage_t = unsigned char;
using __nv_fp8x2_storage_t = unsigned short;
using __nv_fp8x4_storage_t = unsigned int;

/// What becomes of values beyond the largest finite one: infinity (e4m3, which has none: NaN), or
/// that one.
enum __nv_saturation_t { __NV_NOSAT, __NV_SATFINITE };
enum __nv_fp8_interpretation_t { __NV_E4M3, __NV_E5M2 };

namespace simt {

/// A format of 8 bits: a sign, an exponent, a fraction.
struct Fp8Format {
    int fraction_bits;
    int smallest_exponent;        // of a normal number
    std::uint32_t most;           // the bits of the largest finite number
    std::uint32_t beyond;         // what follows it: infinity or NaN
    float to_float;               // 2^(the difference of the exponents' biases)
    std::uint32_t first_special;  // the bits from which on there is infinity or NaN
};
constexpr Fp8Format kE4M3{3, -6, 0x7E, 0x7F, 0x1p120f, 0x7F};
constexpr Fp8Format kE5M2{2, -14, 0x7B, 0x7C, 0x1p112f, 0x7C};

constexpr Fp8Format fp8_format(__nv_fp8_interpretation_t kind) {
    return kind == __NV_E4M3 ? kE4M3 : kE5M2;
}

/// Rounded to nearest, ties to even. NaN keeps its sign and the top of its
/// fraction, as in CUDA's conversion from float64.
inline __nv_fp8_storage_t fp8_bits(double value, __nv_saturation_t saturate,
                                   __nv_fp8_interpretation_t kind) {
    const Fp8Format format = fp8_format(kind);
    const auto all = bits_as<std::uint64_t>(value);
    const auto sign = static_cast<std::uint32_t>(all >> 56 & 0x80);
    const std::uint64_t magnitude = all & ~(std::uint64_t{1} << 63);
    constexpr std::uint64_t infinity = std::uint64_t{0x7FF} << 52;
    if (magnitude > infinity) {
        const std::uint32_t nan = kind == __NV_E4M3 ? 0x7F : 0x7E | (magnitude >> 50 & 1);
        return static_cast<__nv_fp8_storage_t>(sign | nan);
    }
    if (magnitude == infinity) {
        const std::uint32_t bits = saturate == __NV_SATFINITE ? format.most : format.beyond;
        return static_cast<__nv_fp8_storage_t>(sign | bits);
    }
    // Subnormal float64 numbers come out as zero, without their exponent being right.
    const int exponent = static_cast<int>(magnitude >> 52) - 1023;
    const std::uint64_t significand =
        (magnitude & ((std::uint64_t{1} << 52) - 1)) | std::uint64_t{1} << 52;
    const int scale = exponent < format.smallest_exponent ? format.smallest_exponent : exponent;
    const int dropped = 52 - format.fraction_bits + (scale - exponent);
    std::uint64_t kept = 0;
    if (dropped < 55) {
        const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
        const std::uint64_t rest = significand & (2 * half - 1);
        kept = significand >> dropped;
        if (rest > half || (rest == half && kept % 2 == 1)) ++kept;
    }
    // A carry out of the fraction increments the exponent, which is what is wanted.
    std::uint64_t bits = kept + (static_cast<std::uint64_t>(scale - format.smallest_exponent)
                                 << format.fraction_bits);
    if (bits > format.most) bits = saturate == __NV_SATFINITE ? format.most : format.beyond;
    return static_cast<__nv_fp8_storage_t>(sign | static_cast<std::uint32_t>(bits));
}

/// The same of a float32; NaN becomes 0x7F.
inline __nv_fp8_storage_t fp8_bits(float value, __nv_saturation_t saturate,
                                   __nv_fp8_interpretation_t kind) {
    if (std::isnan(value)) return 0x7F;
    return fp8_bits(static_cast<double>(value), saturate, kind);
}

/// Exact.
inline float fp8_value(__nv_fp8_storage_t bits, __nv_fp8_interpretation_t kind) {
    const Fp8Format format = fp8_format(kind);
    const std::uint32_t magnitude = bits & 0x7Fu;
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x80u) << 24;
    if (magnitude >= format.first_special) {
        if (kind == __NV_E5M2 && magnitude == format.first_special)
            return bits_as<float>(sign | 0x7F800000u);
        return bits_as<float>(0x7FFFFFFFu);
    }
    // As a float32 with the exponent's bias of this format, then with its own.
    const auto small = bits_as<float>(magnitude << (23 - format.fraction_bits));
    return bits_as<float>(bits_as<std::uint32_t>(small * format.to_float) | sign);
}

/// |value| as a power of two, from 2^-127 to 2^127: the next below for cudaRoundZero, otherwise
/// the next above. NaN is 0xFF.
inline __nv_fp8_storage_t e8m0_bits(double value, __nv_saturation_t saturate,
                                    cudaRoundMode rounding) {
    if (std::isnan(value)) return 0xFF;
    constexpr int bias = 127, most = 0xFE;
    const double magnitude = std::fabs(value);
    if (magnitude <= 0x1p-127) return 0;
    int bits = most + 1;
    if (magnitude < 0x1p128) {
        const int exponent = std::ilogb(magnitude);
        const bool exact = magnitude == std::ldexp(1.0, exponent);
        bits = exponent + bias + (rounding != cudaRoundZero && !exact ? 1 : 0);
    } else if (rounding == cudaRoundZero && !std::isinf(magnitude)) {
        bits = most;
    }
    if (bits <= most) return static_cast<__nv_fp8_storage_t>(bits);
    return saturate == __NV_SATFINITE ? most : 0xFF;
}

inline float e8m0_value(__nv_fp8_storage_t bits) {
    if (bits == 0xFF) return bits_as<float>(0x7FFF0000u);
    return bits == 0 ? 0x1p-127f : bits_as<float>(static_cast<std::uint32_t>(bits) << 23);
}

inline __nv_fp8x2_storage_t packed(__nv_fp8_storage_t low, __nv_fp8_storage_t high) {
    return static_cast<__nv_fp8x2_storage_t>(low | high << 8);
}
inline __nv_fp8x4_storage_t packed(__nv_fp8x2_storage_t low, __nv_fp8x2_storage_t high) {
    return low | static_cast<__nv_fp8x4_storage_t>(high) << 16;
}
inline __nv_fp8_storage_t low_of(__nv_fp8x2_storage_t pair) {
    return static_cast<__nv_fp8_storage_t>(pair & 0xFFu);
}
inline __nv_fp8_storage_t high_of(__nv_fp8x2_storage_t pair) {
    return static_cast<__nv_fp8_storage_t>(pair >> 8);
}
inline __nv_fp8x2_storage_t low_of(__nv_fp8x4_storage_t four) {
    return static_cast<__nv_fp8x2_storage_t>(four & 0xFFFFu);
}
inline __nv_fp8x2_storage_t high_of(__nv_fp8x4_storage_t four) {
    return static_cast<__nv_fp8x2_storage_t>(four >> 16);
}

}  // namespace simt

// ---- conversions of storage

inline __nv_fp8_storage_t __nv_cvt_double_to_fp8(double x, __nv_saturation_t saturate,
                                                 __nv_fp8_interpretation_t kind) {
    return simt::fp8_bits(x, saturate, kind);
}
inline __nv_fp8_storage_t __nv_cvt_float_to_fp8(float x, __nv_saturation_t saturate,
                                                __nv_fp8_interpretation_t kind) {
    return simt::fp8_bits(x, saturate, kind);
}
inline __nv_fp8_storage_t __nv_cvt_halfraw_to_fp8(__half_raw x, __nv_saturation_t saturate,
                                                  __nv_fp8_interpretation_t kind) {
    return __nv_cvt_float_to_fp8(simt::float_of_half(x.x), saturate, kind);
}
inline __nv_fp8_storage_t __nv_cvt_bfloat16raw_to_fp8(__nv_bfloat16_raw x,
                                                      __nv_saturation_t saturate,
                                                      __nv_fp8_interpretation_t kind) {
    return __nv_cvt_float_to_fp8(simt::bfloat16_value(x.x), saturate, kind);
}
inline __nv_fp8x2_storage_t __nv_cvt_double2_to_fp8x2(double2 x, __nv_saturation_t saturate,
                                                      __nv_fp8_interpretation_t kind) {
    return simt::packed(__nv_cvt_double_to_fp8(x.x, saturate, kind),
                        __nv_cvt_double_to_fp8(x.y, saturate, kind));
}
inline __nv_fp8x2_storage_t __nv_cvt_float2_to_fp8x2(float2 x, __nv_saturation_t saturate,
                                                     __nv_fp8_interpretation_t kind) {
    return simt::packed(__nv_cvt_float_to_fp8(x.x, saturate, kind),
                        __nv_cvt_float_to_fp8(x.y, saturate, kind));
}
inline __nv_fp8x2_storage_t __nv_cvt_halfraw2_to_fp8x2(__half2_raw x, __nv_saturation_t saturate,
                                                       __nv_fp8_interpretation_t kind) {
    return simt::packed(__nv_cvt_halfraw_to_fp8(__half_raw{x.x}, saturate, kind),
                        __nv_cvt_halfraw_to_fp8(__half_raw{x.y}, saturate, kind));
}
inline __nv_fp8x2_storage_t __nv_cvt_bfloat16raw2_to_fp8x2(__nv_bfloat162_raw x,
                                                           __nv_saturation_t saturate,
                                                           __nv_fp8_interpretation_t kind) {
    return simt::packed(__nv_cvt_bfloat16raw_to_fp8(__nv_bfloat16_raw{x.x}, saturate, kind),
                        __nv_cvt_bfloat16raw_to_fp8(__nv_bfloat16_raw{x.y}, saturate, kind));
}
inline __half_raw __nv_cvt_fp8_to_halfraw(__nv_fp8_storage_t x, __nv_fp8_interpretation_t kind) {
    return __half_raw{simt::half_of_float(simt::fp8_value(x, kind))};
}
inline __half2_raw __nv_cvt_fp8x2_to_halfraw2(__nv_fp8x2_storage_t x,
                                              __nv_fp8_interpretation_t kind) {
    return __half2_raw{__nv_cvt_fp8_to_halfraw(simt::low_of(x), kind).x,
                       __nv_cvt_fp8_to_halfraw(simt::high_of(x), kind).x};
}

inline __nv_fp8_storage_t __nv_cvt_double_to_e8m0(double x, __nv_saturation_t saturate,
                                                  cudaRoundMode rounding) {
    return simt::e8m0_bits(x, saturate, rounding);
}
inline __nv_fp8_storage_t __nv_cvt_float_to_e8m0(float x, __nv_saturation_t saturate,
                                                 cudaRoundMode rounding) {
    return simt::e8m0_bits(static_cast<double>(x), saturate, rounding);
}
inline __nv_fp8_storage_t __nv_cvt_bfloat16raw_to_e8m0(__nv_bfloat16_raw x,
                                                       __nv_saturation_t saturate,
                                                       cudaRoundMode rounding) {
    return __nv_cvt_float_to_e8m0(simt::bfloat16_value(x.x), saturate, rounding);
}
inline __nv_fp8x2_storage_t __nv_cvt_double2_to_e8m0x2(double2 x, __nv_saturation_t saturate,
                                                       cudaRoundMode rounding) {
    return simt::packed(__nv_cvt_double_to_e8m0(x.x, saturate, rounding),
                        __nv_cvt_double_to_e8m0(x.y, saturate, rounding));
}
inline __nv_fp8x2_storage_t __nv_cvt_float2_to_e8m0x2(float2 x, __nv_saturation_t saturate,
                                                      cudaRoundMode rounding) {
    return simt::packed(__nv_cvt_float_to_e8m0(x.x, saturate, rounding),
                        __nv_cvt_float_to_e8m0(x.y, saturate, rounding));
}
inline __nv_fp8x2_storage_t __nv_cvt_bfloat162raw_to_e8m0x2(__nv_bfloat162_raw x,
                                                            __nv_saturation_t saturate,
                                                            cudaRoundMode rounding) {
    return simt::packed(__nv_cvt_bfloat16raw_to_e8m0(__nv_bfloat16_raw{x.x}, saturate, rounding),
                        __nv_cvt_bfloat16raw_to_e8m0(__nv_bfloat16_raw{x.y}, saturate, rounding));
}
inline __nv_bfloat16_raw __nv_cvt_e8m0_to_bf16raw(__nv_fp8_storage_t x) {
    return __nv_bfloat16_raw{simt::bfloat16_of_float(simt::e8m0_value(x))};
}
inline __nv_bfloat162_raw __nv_cvt_e8m0x2_to_bf162raw(__nv_fp8x2_storage_t x) {
    return __nv_bfloat162_raw{__nv_cvt_e8m0_to_bf16raw(simt::low_of(x)).x,
                              __nv_cvt_e8m0_to_bf16raw(simt::high_of(x)).x};
}

// ---- the types. Their constructors hold values within the finite ones, as CUDA's do.

#define SIMT_FP8_FROM(name, type, bits) \
    explicit name(type value) : __x(bits) {}
#define SIMT_FP8_TO_INTEGER(type)                               \
    explicit operator type() const {                            \
        return simt::saturated<type>(std::trunc(float(*this))); \
    }
#define SIMT_FP8_INTEGERS(EACH) \
    EACH(unsigned char)         \
    EACH(unsigned short)        \
    EACH(unsigned int)          \
    EACH(unsigned long)         \
    EACH(unsigned long long)    \
    EACH(signed char)           \
    EACH(char)                  \
    EACH(short)                 \
    EACH(int)                   \
    EACH(long)                  \
    EACH(long long)

// one, pair, four: the types' names. BITS(x): the storage of the float or double x. VALUE(storage): a float.
// IS_TRUE: what makes it so.
#define SIMT_FP8_TYPES(one, pair, four, BITS, VALUE, IS_TRUE)                                    \
    struct alignas(1) one {                                                                      \
        __nv_fp8_storage_t __x;                                                                  \
        one() = default;                                                                         \
        SIMT_FP8_FROM(one, __half, BITS(float(value)))                                           \
        SIMT_FP8_FROM(one, __nv_bfloat16, BITS(float(value)))                                    \
        SIMT_FP8_FROM(one, float, BITS(value))                                                   \
        SIMT_FP8_FROM(one, double, BITS(value))                                                  \
        SIMT_FP8_FROM(one, unsigned short, BITS(static_cast<double>(value)))                     \
        SIMT_FP8_FROM(one, unsigned int, BITS(static_cast<double>(value)))                       \
        SIMT_FP8_FROM(one, unsigned long, BITS(simt::to_odd(value)))                             \
        SIMT_FP8_FROM(one, unsigned long long, BITS(simt::to_odd(value)))                        \
        SIMT_FP8_FROM(one, short, BITS(static_cast<double>(value)))                              \
        SIMT_FP8_FROM(one, int, BITS(static_cast<double>(value)))                                \
        SIMT_FP8_FROM(one, long, BITS(simt::to_odd(value)))                                      \
        SIMT_FP8_FROM(one, long long, BITS(simt::to_odd(value)))                                 \
        explicit operator float() const { return VALUE(__x); }                                   \
        explicit operator double() const { return static_cast<double>(VALUE(__x)); }             \
        explicit operator __half() const { return __half(VALUE(__x)); }                          \
        explicit operator __nv_bfloat16() const { return __nv_bfloat16(VALUE(__x)); }            \
        explicit operator bool() const { return IS_TRUE; }                                       \
        SIMT_FP8_INTEGERS(SIMT_FP8_TO_INTEGER)                                                   \
    };                                                                                           \
    struct alignas(2) pair {                                                                     \
        __nv_fp8x2_storage_t __x;                                                                \
        pair() = default;                                                                        \
        explicit pair(__half2 v) : __x(simt::packed(one(v.x).__x, one(v.y).__x)) {}              \
        explicit pair(__nv_bfloat162 v) : __x(simt::packed(one(v.x).__x, one(v.y).__x)) {}       \
        explicit pair(float2 v) : __x(simt::packed(one(v.x).__x, one(v.y).__x)) {}               \
        explicit pair(double2 v) : __x(simt::packed(one(v.x).__x, one(v.y).__x)) {}              \
        explicit operator float2() const {                                                       \
            return float2{VALUE(simt::low_of(__x)), VALUE(simt::high_of(__x))};                  \
        }                                                                                        \
        explicit operator __half2() const {                                                      \
            return __half2(__half(VALUE(simt::low_of(__x))), __half(VALUE(simt::high_of(__x)))); \
        }                                                                                        \
    };                                                                                           \
    struct alignas(4) four {                                                                     \
        __nv_fp8x4_storage_t __x;                                                                \
        four() = default;                                                                        \
        explicit four(__half2 low, __half2 high)                                                 \
            : __x(simt::packed(pair(low).__x, pair(high).__x)) {}                                \
        explicit four(__nv_bfloat162 low, __nv_bfloat162 high)                                   \
            : __x(simt::packed(pair(low).__x, pair(high).__x)) {}                                \
        explicit four(float4 v)                                                                  \
            : __x(simt::packed(pair(float2{v.x, v.y}).__x, pair(float2{v.z, v.w}).__x)) {}       \
        explicit four(double4 v)                                                                 \
            : __x(simt::packed(pair(double2{v.x, v.y}).__x, pair(double2{v.z, v.w}).__x)) {}     \
        explicit operator float4() const {                                                       \
            const __nv_fp8x2_storage_t low = simt::low_of(__x), high = simt::high_of(__x);       \
            return float4{VALUE(simt::low_of(low)), VALUE(simt::high_of(low)),                   \
                          VALUE(simt::low_of(high)), VALUE(simt::high_of(high))};                \
        }                                                                                        \
    };

#define SIMT_FP8_BITS(x) simt::fp8_bits(x, __NV_SATFINITE, __NV_E5M2)
#define SIMT_FP8_VALUE(bits) simt::fp8_value(bits, __NV_E5M2)
SIMT_FP8_TYPES(__nv_fp8_e5m2, __nv_fp8x2_e5m2, __nv_fp8x4_e5m2, SIMT_FP8_BITS, SIMT_FP8_VALUE,
               (__x & 0x7Fu) != 0)
#undef SIMT_FP8_BITS
#undef SIMT_FP8_VALUE
#define SIMT_FP8_BITS(x) simt::fp8_bits(x, __NV_SATFINITE, __NV_E4M3)
#define SIMT_FP8_VALUE(bits) simt::fp8_value(bits, __NV_E4M3)
SIMT_FP8_TYPES(__nv_fp8_e4m3, __nv_fp8x2_e4m3, __nv_fp8x4_e4m3, SIMT_FP8_BITS, SIMT_FP8_VALUE,
               (__x & 0x7Fu) != 0)
#undef SIMT_FP8_BITS
#undef SIMT_FP8_VALUE
#define SIMT_FP8_BITS(x) simt::e8m0_bits(x, __NV_SATFINITE, cudaRoundPosInf)
#define SIMT_FP8_VALUE(bits) simt::e8m0_value(bits)
SIMT_FP8_TYPES(__nv_fp8_e8m0, __nv_fp8x2_e8m0, __nv_fp8x4_e8m0, SIMT_FP8_BITS, SIMT_FP8_VALUE, true)
#undef SIMT_FP8_BITS
#undef SIMT_FP8_VALUE
#undef SIMT_FP8_TYPES
#undef SIMT_FP8_FROM
#undef SIMT_FP8_TO_INTEGER
#undef SIMT_FP8_INTEGERS

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device end
#endif
