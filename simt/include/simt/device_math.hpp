// Mathematical functions and intrinsics of CUDA C++ that the host's <cmath> does not have.
//
// The fast forms (`__expf`, `__fdividef`, …) are computed exactly: what is fast and inexact on a
// GPU is only exact here. Functions with a rounding mode
// (`__fadd_rn`, `__fadd_rd`) round as their names say.
#pragma once

#include "simt/quick_cmath.hpp"
#include "vector_types.h"

#include <fenv.h>
#include <stdlib.h>

#include <cstdint>
#include <cstring>

// ---- minimum and maximum of every pair of types, as in CUDA

constexpr int min(int a, int b) {
    return a < b ? a : b;
}
constexpr unsigned int min(unsigned int a, unsigned int b) {
    return a < b ? a : b;
}
constexpr unsigned int min(int a, unsigned int b) {
    return static_cast<unsigned int>(a) < b ? static_cast<unsigned int>(a) : b;
}
constexpr unsigned int min(unsigned int a, int b) {
    return a < static_cast<unsigned int>(b) ? a : static_cast<unsigned int>(b);
}
constexpr long min(long a, long b) {
    return a < b ? a : b;
}
constexpr unsigned long min(unsigned long a, unsigned long b) {
    return a < b ? a : b;
}
constexpr unsigned long min(long a, unsigned long b) {
    return static_cast<unsigned long>(a) < b ? static_cast<unsigned long>(a) : b;
}
constexpr unsigned long min(unsigned long a, long b) {
    return a < static_cast<unsigned long>(b) ? a : static_cast<unsigned long>(b);
}
constexpr long long min(long long a, long long b) {
    return a < b ? a : b;
}
constexpr unsigned long long min(unsigned long long a, unsigned long long b) {
    return a < b ? a : b;
}
constexpr unsigned long long min(long long a, unsigned long long b) {
    return static_cast<unsigned long long>(a) < b ? static_cast<unsigned long long>(a) : b;
}
constexpr unsigned long long min(unsigned long long a, long long b) {
    return a < static_cast<unsigned long long>(b) ? a : static_cast<unsigned long long>(b);
}
inline float min(float a, float b) {
    return ::fminf(a, b);
}
inline double min(double a, double b) {
    return ::fmin(a, b);
}
inline double min(float a, double b) {
    return ::fmin(a, b);
}
inline double min(double a, float b) {
    return ::fmin(a, b);
}
constexpr int max(int a, int b) {
    return a > b ? a : b;
}
constexpr unsigned int max(unsigned int a, unsigned int b) {
    return a > b ? a : b;
}
constexpr unsigned int max(int a, unsigned int b) {
    return static_cast<unsigned int>(a) > b ? static_cast<unsigned int>(a) : b;
}
constexpr unsigned int max(unsigned int a, int b) {
    return a > static_cast<unsigned int>(b) ? a : static_cast<unsigned int>(b);
}
constexpr long max(long a, long b) {
    return a > b ? a : b;
}
constexpr unsigned long max(unsigned long a, unsigned long b) {
    return a > b ? a : b;
}
constexpr unsigned long max(long a, unsigned long b) {
    return static_cast<unsigned long>(a) > b ? static_cast<unsigned long>(a) : b;
}
constexpr unsigned long max(unsigned long a, long b) {
    return a > static_cast<unsigned long>(b) ? a : static_cast<unsigned long>(b);
}
constexpr long long max(long long a, long long b) {
    return a > b ? a : b;
}
constexpr unsigned long long max(unsigned long long a, unsigned long long b) {
    return a > b ? a : b;
}
constexpr unsigned long long max(long long a, unsigned long long b) {
    return static_cast<unsigned long long>(a) > b ? static_cast<unsigned long long>(a) : b;
}
constexpr unsigned long long max(unsigned long long a, long long b) {
    return a > static_cast<unsigned long long>(b) ? a : static_cast<unsigned long long>(b);
}
inline float max(float a, float b) {
    return ::fmaxf(a, b);
}
inline double max(double a, double b) {
    return ::fmax(a, b);
}
inline double max(float a, double b) {
    return ::fmax(a, b);
}
inline double max(double a, float b) {
    return ::fmax(a, b);
}

namespace simt {

constexpr double kPi = 3.14159265358979323846;

/// The bits of one type read as another's.
template <class To, class From>
To same_bits(const From& from) noexcept {
    static_assert(sizeof(To) == sizeof(From), "the same number of bits");
    To to;
    std::memcpy(&to, &from, sizeof to);
    return to;
}

/// To an integer as a GPU converts: out of range gives the nearest value there is, NaN gives 0.
template <class Integer, class Real>
Integer saturate_to(Real value) noexcept {
    constexpr bool has_sign = Integer(-1) < Integer(0);
    constexpr int digits = 8 * static_cast<int>(sizeof(Integer)) - (has_sign ? 1 : 0);
    constexpr Integer least = has_sign ? Integer(1ull << digits % 64) : Integer(0);
    constexpr Integer most = static_cast<Integer>(~least);
    const Real end = std::ldexp(Real(1), digits);  // the first value too large, exactly
    if (value != value) return 0;
    if (value >= end) return most;
    if (value < static_cast<Real>(least)) return least;
    return static_cast<Integer>(value);
}

/// sin(π·x), exact at multiples of one half.
template <class Real>
Real sin_of_pi_times(Real x) noexcept {
    const Real reduced = std::remainder(x, Real(2));  // exact, in [−1, 1]
    if (reduced == 0 || reduced == 1 || reduced == -1) return std::copysign(Real(0), x);
    if (reduced == Real(0.5)) return 1;
    if (reduced == Real(-0.5)) return -1;
    return static_cast<Real>(std::sin(kPi * static_cast<double>(reduced)));
}
/// cos(π·x), exact at multiples of one half.
template <class Real>
Real cos_of_pi_times(Real x) noexcept {
    const Real reduced = std::fabs(std::remainder(x, Real(2)));  // exact, in [0, 1]
    if (reduced == Real(0.5)) return 0;
    if (reduced == 1) return -1;
    return static_cast<Real>(std::cos(kPi * static_cast<double>(reduced)));
}

}  // namespace simt

// ---- functions

inline float rsqrtf(float x) noexcept {
    return static_cast<float>(1.0 / std::sqrt(static_cast<double>(x)));
}
inline double rsqrt(double x) noexcept {
    return 1.0 / std::sqrt(x);
}
inline float rsqrt(float x) noexcept {
    return rsqrtf(x);
}
inline float rcbrtf(float x) noexcept {
    return static_cast<float>(1.0 / std::cbrt(static_cast<double>(x)));
}
inline double rcbrt(double x) noexcept {
    return 1.0 / std::cbrt(x);
}
inline float fdividef(float x, float y) noexcept {
    return x / y;
}
inline float normcdff(float x) noexcept {
    return static_cast<float>(0.5 * std::erfc(-static_cast<double>(x) * 0.70710678118654752440));
}
inline double normcdf(double x) noexcept {
    return 0.5 * std::erfc(-x * 0.70710678118654752440);
}
inline float norm3df(float a, float b, float c) noexcept {
    return std::hypot(a, b, c);
}
inline double norm3d(double a, double b, double c) noexcept {
    return std::hypot(a, b, c);
}
inline float rnorm3df(float a, float b, float c) noexcept {
    return 1.0f / std::hypot(a, b, c);
}
inline double rnorm3d(double a, double b, double c) noexcept {
    return 1.0 / std::hypot(a, b, c);
}
inline float rhypotf(float a, float b) noexcept {
    return 1.0f / std::hypot(a, b);
}
inline double rhypot(double a, double b) noexcept {
    return 1.0 / std::hypot(a, b);
}

// The C library has, or is getting (C23), some of the next two groups: they are declared exactly as
// it declares them.
extern "C" {
inline float sinpif(float x) noexcept {
    return ::simt::sin_of_pi_times(x);
}
inline double sinpi(double x) noexcept {
    return ::simt::sin_of_pi_times(x);
}
inline float cospif(float x) noexcept {
    return ::simt::cos_of_pi_times(x);
}
inline double cospi(double x) noexcept {
    return ::simt::cos_of_pi_times(x);
}
#if !defined(__GLIBC__)
inline float exp10f(float x) noexcept {
    return static_cast<float>(std::pow(10.0, static_cast<double>(x)));
}
inline double exp10(double x) noexcept {
    return std::pow(10.0, x);
}
inline void sincosf(float x, float* s, float* c) noexcept {
    *s = std::sin(x);
    *c = std::cos(x);
}
inline void sincos(double x, double* s, double* c) noexcept {
    *s = std::sin(x);
    *c = std::cos(x);
}
#endif

inline float __expf(float x) noexcept {
    return ::expf(x);
}
inline float __exp10f(float x) noexcept {
    return ::exp10f(x);
}
inline float __logf(float x) noexcept {
    return ::logf(x);
}
inline float __log2f(float x) noexcept {
    return ::log2f(x);
}
inline float __log10f(float x) noexcept {
    return ::log10f(x);
}
inline float __sinf(float x) noexcept {
    return ::sinf(x);
}
inline float __cosf(float x) noexcept {
    return ::cosf(x);
}
inline float __tanf(float x) noexcept {
    return ::tanf(x);
}
inline float __powf(float x, float y) noexcept {
    return ::powf(x, y);
}
inline void __sincosf(float x, float* s, float* c) noexcept {
    ::sincosf(x, s, c);
}
}

inline void sincospif(float x, float* s, float* c) noexcept {
    *s = ::simt::sin_of_pi_times(x);
    *c = ::simt::cos_of_pi_times(x);
}
inline void sincospi(double x, double* s, double* c) noexcept {
    *s = ::simt::sin_of_pi_times(x);
    *c = ::simt::cos_of_pi_times(x);
}
inline float __fdividef(float x, float y) noexcept {
    return x / y;
}
/// To [0, 1]; NaN becomes 0.
inline float __saturatef(float x) noexcept {
    return x > 0.0f ? (x < 1.0f ? x : 1.0f) : 0.0f;
}

// ---- arithmetic with one rounding, to nearest

inline float __fadd_rn(float x, float y) noexcept {
    return x + y;
}
inline float __fsub_rn(float x, float y) noexcept {
    return x - y;
}
inline float __fmul_rn(float x, float y) noexcept {
    return x * y;
}
inline float __fdiv_rn(float x, float y) noexcept {
    return x / y;
}
inline float __fsqrt_rn(float x) noexcept {
    return std::sqrt(x);
}
inline float __frcp_rn(float x) noexcept {
    return 1.0f / x;
}
inline float __fmaf_rn(float x, float y, float z) noexcept {
    return std::fma(x, y, z);
}
inline double __dadd_rn(double x, double y) noexcept {
    return x + y;
}
inline double __dsub_rn(double x, double y) noexcept {
    return x - y;
}
inline double __dmul_rn(double x, double y) noexcept {
    return x * y;
}
inline double __ddiv_rn(double x, double y) noexcept {
    return x / y;
}
inline double __dsqrt_rn(double x) noexcept {
    return std::sqrt(x);
}
inline double __drcp_rn(double x) noexcept {
    return 1.0 / x;
}
inline double __fma_rn(double x, double y, double z) noexcept {
    return std::fma(x, y, z);
}
inline float __frsqrt_rn(float x) noexcept {
    return rsqrtf(x);
}

// ---- arithmetic rounded towards zero (_rz), up (_ru) and down (_rd)

namespace simt {

/// operation(values…) in one of the processor's rounding modes. The values pass through volatile
/// memory, so that the compiler neither computes earlier nor later.
template <class Operation, class Real, class... More>
Real rounded(int mode, Operation operation, Real first, More... more) noexcept {
    const volatile Real values[] = {first, more...};
    const int before = ::fegetround();
    ::fesetround(mode);
    const volatile Real result = operation(values);
    ::fesetround(before);
    return result;
}

template <class Real>
Real rounded_sum(int mode, Real x, Real y) noexcept {
    return rounded(
        mode, [](const volatile Real* v) -> Real { return v[0] + v[1]; }, x, y);
}
template <class Real>
Real rounded_product(int mode, Real x, Real y) noexcept {
    return rounded(
        mode, [](const volatile Real* v) -> Real { return v[0] * v[1]; }, x, y);
}
template <class Real>
Real rounded_quotient(int mode, Real x, Real y) noexcept {
    return rounded(
        mode, [](const volatile Real* v) -> Real { return v[0] / v[1]; }, x, y);
}
template <class Real>
Real rounded_root(int mode, Real x) noexcept {
    return rounded(
        mode, [](const volatile Real* v) -> Real { return std::sqrt(v[0]); }, x);
}
template <class Real>
Real rounded_fma(int mode, Real x, Real y, Real z) noexcept {
    return rounded(
        mode, [](const volatile Real* v) -> Real { return std::fma(v[0], v[1], v[2]); }, x, y, z);
}

}  // namespace simt

inline float __fadd_rz(float x, float y) noexcept {
    return ::simt::rounded_sum(FE_TOWARDZERO, x, y);
}
inline float __fsub_rz(float x, float y) noexcept {
    return ::simt::rounded_sum(FE_TOWARDZERO, x, -y);
}
inline float __fmul_rz(float x, float y) noexcept {
    return ::simt::rounded_product(FE_TOWARDZERO, x, y);
}
inline float __fdiv_rz(float x, float y) noexcept {
    return ::simt::rounded_quotient(FE_TOWARDZERO, x, y);
}
inline float __fsqrt_rz(float x) noexcept {
    return ::simt::rounded_root(FE_TOWARDZERO, x);
}
inline float __frcp_rz(float x) noexcept {
    return ::simt::rounded_quotient(FE_TOWARDZERO, float(1), x);
}
inline float __fmaf_rz(float x, float y, float z) noexcept {
    return ::simt::rounded_fma(FE_TOWARDZERO, x, y, z);
}
inline double __dadd_rz(double x, double y) noexcept {
    return ::simt::rounded_sum(FE_TOWARDZERO, x, y);
}
inline double __dsub_rz(double x, double y) noexcept {
    return ::simt::rounded_sum(FE_TOWARDZERO, x, -y);
}
inline double __dmul_rz(double x, double y) noexcept {
    return ::simt::rounded_product(FE_TOWARDZERO, x, y);
}
inline double __ddiv_rz(double x, double y) noexcept {
    return ::simt::rounded_quotient(FE_TOWARDZERO, x, y);
}
inline double __dsqrt_rz(double x) noexcept {
    return ::simt::rounded_root(FE_TOWARDZERO, x);
}
inline double __drcp_rz(double x) noexcept {
    return ::simt::rounded_quotient(FE_TOWARDZERO, double(1), x);
}
inline double __fma_rz(double x, double y, double z) noexcept {
    return ::simt::rounded_fma(FE_TOWARDZERO, x, y, z);
}
inline float __fadd_ru(float x, float y) noexcept {
    return ::simt::rounded_sum(FE_UPWARD, x, y);
}
inline float __fsub_ru(float x, float y) noexcept {
    return ::simt::rounded_sum(FE_UPWARD, x, -y);
}
inline float __fmul_ru(float x, float y) noexcept {
    return ::simt::rounded_product(FE_UPWARD, x, y);
}
inline float __fdiv_ru(float x, float y) noexcept {
    return ::simt::rounded_quotient(FE_UPWARD, x, y);
}
inline float __fsqrt_ru(float x) noexcept {
    return ::simt::rounded_root(FE_UPWARD, x);
}
inline float __frcp_ru(float x) noexcept {
    return ::simt::rounded_quotient(FE_UPWARD, float(1), x);
}
inline float __fmaf_ru(float x, float y, float z) noexcept {
    return ::simt::rounded_fma(FE_UPWARD, x, y, z);
}
inline double __dadd_ru(double x, double y) noexcept {
    return ::simt::rounded_sum(FE_UPWARD, x, y);
}
inline double __dsub_ru(double x, double y) noexcept {
    return ::simt::rounded_sum(FE_UPWARD, x, -y);
}
inline double __dmul_ru(double x, double y) noexcept {
    return ::simt::rounded_product(FE_UPWARD, x, y);
}
inline double __ddiv_ru(double x, double y) noexcept {
    return ::simt::rounded_quotient(FE_UPWARD, x, y);
}
inline double __dsqrt_ru(double x) noexcept {
    return ::simt::rounded_root(FE_UPWARD, x);
}
inline double __drcp_ru(double x) noexcept {
    return ::simt::rounded_quotient(FE_UPWARD, double(1), x);
}
inline double __fma_ru(double x, double y, double z) noexcept {
    return ::simt::rounded_fma(FE_UPWARD, x, y, z);
}
inline float __fadd_rd(float x, float y) noexcept {
    return ::simt::rounded_sum(FE_DOWNWARD, x, y);
}
inline float __fsub_rd(float x, float y) noexcept {
    return ::simt::rounded_sum(FE_DOWNWARD, x, -y);
}
inline float __fmul_rd(float x, float y) noexcept {
    return ::simt::rounded_product(FE_DOWNWARD, x, y);
}
inline float __fdiv_rd(float x, float y) noexcept {
    return ::simt::rounded_quotient(FE_DOWNWARD, x, y);
}
inline float __fsqrt_rd(float x) noexcept {
    return ::simt::rounded_root(FE_DOWNWARD, x);
}
inline float __frcp_rd(float x) noexcept {
    return ::simt::rounded_quotient(FE_DOWNWARD, float(1), x);
}
inline float __fmaf_rd(float x, float y, float z) noexcept {
    return ::simt::rounded_fma(FE_DOWNWARD, x, y, z);
}
inline double __dadd_rd(double x, double y) noexcept {
    return ::simt::rounded_sum(FE_DOWNWARD, x, y);
}
inline double __dsub_rd(double x, double y) noexcept {
    return ::simt::rounded_sum(FE_DOWNWARD, x, -y);
}
inline double __dmul_rd(double x, double y) noexcept {
    return ::simt::rounded_product(FE_DOWNWARD, x, y);
}
inline double __ddiv_rd(double x, double y) noexcept {
    return ::simt::rounded_quotient(FE_DOWNWARD, x, y);
}
inline double __dsqrt_rd(double x) noexcept {
    return ::simt::rounded_root(FE_DOWNWARD, x);
}
inline double __drcp_rd(double x) noexcept {
    return ::simt::rounded_quotient(FE_DOWNWARD, double(1), x);
}
inline double __fma_rd(double x, double y, double z) noexcept {
    return ::simt::rounded_fma(FE_DOWNWARD, x, y, z);
}

// ---- conversions: _rn to nearest even, _rz towards zero, _ru up, _rd down

inline int __float2int_rn(float x) noexcept {
    return ::simt::saturate_to<int>(std::nearbyint(x));
}
inline int __float2int_rz(float x) noexcept {
    return ::simt::saturate_to<int>(std::trunc(x));
}
inline int __float2int_ru(float x) noexcept {
    return ::simt::saturate_to<int>(std::ceil(x));
}
inline int __float2int_rd(float x) noexcept {
    return ::simt::saturate_to<int>(std::floor(x));
}
inline unsigned int __float2uint_rn(float x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::nearbyint(x));
}
inline unsigned int __float2uint_rz(float x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::trunc(x));
}
inline unsigned int __float2uint_ru(float x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::ceil(x));
}
inline unsigned int __float2uint_rd(float x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::floor(x));
}
inline long long __float2ll_rn(float x) noexcept {
    return ::simt::saturate_to<long long>(std::nearbyint(x));
}
inline long long __float2ll_rz(float x) noexcept {
    return ::simt::saturate_to<long long>(std::trunc(x));
}
inline long long __float2ll_ru(float x) noexcept {
    return ::simt::saturate_to<long long>(std::ceil(x));
}
inline long long __float2ll_rd(float x) noexcept {
    return ::simt::saturate_to<long long>(std::floor(x));
}
inline unsigned long long __float2ull_rn(float x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::nearbyint(x));
}
inline unsigned long long __float2ull_rz(float x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::trunc(x));
}
inline unsigned long long __float2ull_ru(float x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::ceil(x));
}
inline unsigned long long __float2ull_rd(float x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::floor(x));
}
inline int __double2int_rn(double x) noexcept {
    return ::simt::saturate_to<int>(std::nearbyint(x));
}
inline int __double2int_rz(double x) noexcept {
    return ::simt::saturate_to<int>(std::trunc(x));
}
inline int __double2int_ru(double x) noexcept {
    return ::simt::saturate_to<int>(std::ceil(x));
}
inline int __double2int_rd(double x) noexcept {
    return ::simt::saturate_to<int>(std::floor(x));
}
inline unsigned int __double2uint_rn(double x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::nearbyint(x));
}
inline unsigned int __double2uint_rz(double x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::trunc(x));
}
inline unsigned int __double2uint_ru(double x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::ceil(x));
}
inline unsigned int __double2uint_rd(double x) noexcept {
    return ::simt::saturate_to<unsigned int>(std::floor(x));
}
inline long long __double2ll_rn(double x) noexcept {
    return ::simt::saturate_to<long long>(std::nearbyint(x));
}
inline long long __double2ll_rz(double x) noexcept {
    return ::simt::saturate_to<long long>(std::trunc(x));
}
inline long long __double2ll_ru(double x) noexcept {
    return ::simt::saturate_to<long long>(std::ceil(x));
}
inline long long __double2ll_rd(double x) noexcept {
    return ::simt::saturate_to<long long>(std::floor(x));
}
inline unsigned long long __double2ull_rn(double x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::nearbyint(x));
}
inline unsigned long long __double2ull_rz(double x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::trunc(x));
}
inline unsigned long long __double2ull_ru(double x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::ceil(x));
}
inline unsigned long long __double2ull_rd(double x) noexcept {
    return ::simt::saturate_to<unsigned long long>(std::floor(x));
}
inline float __int2float_rn(int x) noexcept {
    return static_cast<float>(x);
}
inline double __int2double_rn(int x) noexcept {
    return x;
}
inline float __uint2float_rn(unsigned int x) noexcept {
    return static_cast<float>(x);
}
inline double __uint2double_rn(unsigned int x) noexcept {
    return x;
}
inline float __ll2float_rn(long long x) noexcept {
    return static_cast<float>(x);
}
inline double __ll2double_rn(long long x) noexcept {
    return static_cast<double>(x);
}
inline float __ull2float_rn(unsigned long long x) noexcept {
    return static_cast<float>(x);
}
inline double __ull2double_rn(unsigned long long x) noexcept {
    return static_cast<double>(x);
}
inline float __double2float_rn(double x) noexcept {
    return static_cast<float>(x);
}

// ---- the same bits as another type

inline int __float_as_int(float x) noexcept {
    return ::simt::same_bits<int>(x);
}
inline unsigned int __float_as_uint(float x) noexcept {
    return ::simt::same_bits<unsigned int>(x);
}
inline float __int_as_float(int x) noexcept {
    return ::simt::same_bits<float>(x);
}
inline float __uint_as_float(unsigned int x) noexcept {
    return ::simt::same_bits<float>(x);
}
inline long long __double_as_longlong(double x) noexcept {
    return ::simt::same_bits<long long>(x);
}
inline double __longlong_as_double(long long x) noexcept {
    return ::simt::same_bits<double>(x);
}
inline int __double2loint(double x) noexcept {
    return static_cast<int>(::simt::same_bits<unsigned long long>(x));
}
inline int __double2hiint(double x) noexcept {
    return static_cast<int>(::simt::same_bits<unsigned long long>(x) >> 32);
}
inline double __hiloint2double(int high, int low) noexcept {
    return ::simt::same_bits<double>(static_cast<unsigned long long>(static_cast<unsigned>(high))
                                         << 32 |
                                     static_cast<unsigned>(low));
}

// ---- integers

inline int __popc(unsigned int x) noexcept {
    return __builtin_popcount(x);
}
inline int __popcll(unsigned long long x) noexcept {
    return __builtin_popcountll(x);
}
/// Zero bits above the highest one; 32 for 0.
inline int __clz(int x) noexcept {
    return x == 0 ? 32 : __builtin_clz(static_cast<unsigned>(x));
}
inline int __clzll(long long x) noexcept {
    return x == 0 ? 64 : __builtin_clzll(static_cast<unsigned long long>(x));
}
/// Number of the lowest one bit, counted from 1; 0 for 0.
inline int __ffs(int x) noexcept {
    return __builtin_ffs(x);
}
inline int __ffsll(long long x) noexcept {
    return __builtin_ffsll(x);
}
/// The bits in reverse order.
inline unsigned long long __brevll(unsigned long long x) noexcept {
    x = (x >> 1 & 0x5555555555555555u) | (x & 0x5555555555555555u) << 1;
    x = (x >> 2 & 0x3333333333333333u) | (x & 0x3333333333333333u) << 2;
    x = (x >> 4 & 0x0f0f0f0f0f0f0f0fu) | (x & 0x0f0f0f0f0f0f0f0fu) << 4;
    return __builtin_bswap64(x);
}
inline unsigned int __brev(unsigned int x) noexcept {
    return static_cast<unsigned>(__brevll(x) >> 32);
}
/// Four bytes chosen from the eight of y:x by the low three bits of the selector's four nibbles.
inline unsigned int __byte_perm(unsigned int x, unsigned int y, unsigned int selector) noexcept {
    const unsigned long long bytes = static_cast<unsigned long long>(y) << 32 | x;
    unsigned int result = 0;
    for (int i = 0; i < 4; ++i)
        result |= static_cast<unsigned>(bytes >> ((selector >> 4 * i & 7u) * 8) & 0xffu) << 8 * i;
    return result;
}
inline int __mul24(int x, int y) noexcept {
    return static_cast<int>(static_cast<unsigned>(x << 8 >> 8) *
                            static_cast<unsigned>(y << 8 >> 8));
}
inline unsigned int __umul24(unsigned int x, unsigned int y) noexcept {
    return (x & 0xffffffu) * (y & 0xffffffu);
}
inline int __mulhi(int x, int y) noexcept {
    return static_cast<int>(static_cast<long long>(x) * y >> 32);
}
inline unsigned int __umulhi(unsigned int x, unsigned int y) noexcept {
    return static_cast<unsigned>(static_cast<unsigned long long>(x) * y >> 32);
}
inline long long __mul64hi(long long x, long long y) noexcept {
    return static_cast<long long>(static_cast<__int128>(x) * y >> 64);
}
inline unsigned long long __umul64hi(unsigned long long x, unsigned long long y) noexcept {
    return static_cast<unsigned long long>(static_cast<unsigned __int128>(x) * y >> 64);
}
/// |x − y| + z.
inline unsigned int __sad(int x, int y, unsigned int z) noexcept {
    const long long difference = static_cast<long long>(x) - y;
    return static_cast<unsigned>(difference < 0 ? -difference : difference) + z;
}
inline unsigned int __usad(unsigned int x, unsigned int y, unsigned int z) noexcept {
    return (x > y ? x - y : y - x) + z;
}
/// The mean, rounded down; `r`: rounded up.
inline int __hadd(int x, int y) noexcept {
    return static_cast<int>((static_cast<long long>(x) + y) >> 1);
}
inline int __rhadd(int x, int y) noexcept {
    return static_cast<int>((static_cast<long long>(x) + y + 1) >> 1);
}
inline unsigned int __uhadd(unsigned int x, unsigned int y) noexcept {
    return static_cast<unsigned>((static_cast<unsigned long long>(x) + y) >> 1);
}
inline unsigned int __urhadd(unsigned int x, unsigned int y) noexcept {
    return static_cast<unsigned>((static_cast<unsigned long long>(x) + y + 1) >> 1);
}
/// The high (l) or low (r) word of high:low shifted by the low five bits of `shift` (c: by at most
/// 32).
inline unsigned int __funnelshift_l(unsigned int low, unsigned int high,
                                    unsigned int shift) noexcept {
    return static_cast<unsigned>(
        ((static_cast<unsigned long long>(high) << 32 | low) << (shift & 31u)) >> 32);
}
inline unsigned int __funnelshift_r(unsigned int low, unsigned int high,
                                    unsigned int shift) noexcept {
    return static_cast<unsigned>((static_cast<unsigned long long>(high) << 32 | low) >>
                                 (shift & 31u));
}
inline unsigned int __funnelshift_lc(unsigned int low, unsigned int high,
                                     unsigned int shift) noexcept {
    return shift >= 32 ? low : __funnelshift_l(low, high, shift);
}
inline unsigned int __funnelshift_rc(unsigned int low, unsigned int high,
                                     unsigned int shift) noexcept {
    return shift >= 32 ? high : __funnelshift_r(low, high, shift);
}
/// The sum of the products of four pairs of bytes, and c.
inline int __dp4a(int a, int b, int c) noexcept {
    unsigned sum = static_cast<unsigned>(c);
    for (int i = 0; i < 4; ++i)
        sum += static_cast<unsigned>(static_cast<signed char>(a >> 8 * i) *
                                     static_cast<signed char>(b >> 8 * i));
    return static_cast<int>(sum);
}
inline unsigned int __dp4a(unsigned int a, unsigned int b, unsigned int c) noexcept {
    for (int i = 0; i < 4; ++i) c += (a >> 8 * i & 0xffu) * (b >> 8 * i & 0xffu);
    return c;
}
inline int __dp4a(char4 a, char4 b, int c) noexcept {
    return c + a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w;
}
inline unsigned int __dp4a(uchar4 a, uchar4 b, unsigned int c) noexcept {
    return c + static_cast<unsigned>(a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w);
}

// ---- minimum and maximum by their older names

inline unsigned int umin(unsigned int a, unsigned int b) noexcept {
    return b < a ? b : a;
}
inline unsigned int umax(unsigned int a, unsigned int b) noexcept {
    return a < b ? b : a;
}
inline long long llmin(long long a, long long b) noexcept {
    return b < a ? b : a;
}
inline long long llmax(long long a, long long b) noexcept {
    return a < b ? b : a;
}
inline unsigned long long ullmin(unsigned long long a, unsigned long long b) noexcept {
    return b < a ? b : a;
}
inline unsigned long long ullmax(unsigned long long a, unsigned long long b) noexcept {
    return a < b ? b : a;
}
