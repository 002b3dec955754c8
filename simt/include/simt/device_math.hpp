// Mathematical functions and intrinsics of CUDA C++ that the host's <cmath> does not have.
//
// The fast forms (`__expf`, `__fdividef`, …) are computed exactly: what is fast and inexact on a
// GPU is only exact here. Functions with a rounding mode
// (`__fadd_rn`, `__fadd_rd`) round as their names say.
#pragma once

#include "simt/gpu_arithmetic.hpp"
#include "simt/quick_cmath.hpp"
#include "vector_types.h"

#include <fenv.h>
#include <limits.h>
#include <stdlib.h>

#include <cstdint>

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

/// The bits of one type read as another's. (By the builtin, as everywhere in these headers: of memcpy() itself, check and
/// count mode leave a call.)
template <class To, class From>
To same_bits(const From& from) noexcept {
    static_assert(sizeof(To) == sizeof(From), "the same number of bits");
    To to;
    __builtin_memcpy(&to, &from, sizeof to);
    return to;
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

inline float norm4df(float a, float b, float c, float d) noexcept {
    return std::hypot(std::hypot(a, b), std::hypot(c, d));
}
inline double norm4d(double a, double b, double c, double d) noexcept {
    return std::hypot(std::hypot(a, b), std::hypot(c, d));
}
inline float rnorm4df(float a, float b, float c, float d) noexcept {
    return 1.0f / norm4df(a, b, c, d);
}
inline double rnorm4d(double a, double b, double c, double d) noexcept {
    return 1.0 / norm4d(a, b, c, d);
}
/// The square root of the sum of squares of `count` values.
double norm(int count, const double* values) noexcept;
inline float normf(int count, const float* values) noexcept {
    double sum = 0;
    for (int i = 0; i < count; ++i) sum += static_cast<double>(values[i]) * values[i];
    return static_cast<float>(std::sqrt(sum));
}
inline double rnorm(int count, const double* values) noexcept {
    return 1.0 / norm(count, values);
}
inline float rnormf(int count, const float* values) noexcept {
    return 1.0f / normf(count, values);
}
double erfinv(double x) noexcept;         ///< erf's inverse
double erfcinv(double x) noexcept;        ///< erfc's
double normcdfinv(double x) noexcept;     ///< normcdf's
double erfcx(double x) noexcept;          ///< exp(x²)·erfc(x)
double cyl_bessel_i0(double x) noexcept;  ///< modified Bessel function of order 0
double cyl_bessel_i1(double x) noexcept;  ///< and of order 1
inline float erfinvf(float x) noexcept {
    return static_cast<float>(erfinv(x));
}
inline float erfcinvf(float x) noexcept {
    return static_cast<float>(erfcinv(x));
}
inline float normcdfinvf(float x) noexcept {
    return static_cast<float>(normcdfinv(x));
}
inline float erfcxf(float x) noexcept {
    return static_cast<float>(erfcx(x));
}
inline float cyl_bessel_i0f(float x) noexcept {
    return static_cast<float>(cyl_bessel_i0(x));
}
inline float cyl_bessel_i1f(float x) noexcept {
    return static_cast<float>(cyl_bessel_i1(x));
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
inline float __tanhf(float x) noexcept {
    return ::tanhf(x);
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

namespace simt {

/// The value, and no expression that it came from: a compiler that makes one operation of a product
/// and a sum (nvcc's --fmad=true) must not do so across the functions below.
template <class Real>
Real rounded_value(Real value) noexcept {
#if defined(__CUDA__)  // clang reads the file for a GPU and compiles nothing
#elif defined(__SSE2__)
    asm("" : "+x"(value));
#elif defined(__aarch64__)
    asm("" : "+w"(value));
#else
    asm("" : "+m"(value));
#endif
    return value;
}

}  // namespace simt

inline float __fadd_rn(float x, float y) noexcept {
    return ::simt::rounded_value(x) + ::simt::rounded_value(y);
}
inline float __fsub_rn(float x, float y) noexcept {
    return ::simt::rounded_value(x) - ::simt::rounded_value(y);
}
inline float __fmul_rn(float x, float y) noexcept {
    return ::simt::rounded_value(x * y);
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
    return ::simt::rounded_value(x) + ::simt::rounded_value(y);
}
inline double __dsub_rn(double x, double y) noexcept {
    return ::simt::rounded_value(x) - ::simt::rounded_value(y);
}
inline double __dmul_rn(double x, double y) noexcept {
    return ::simt::rounded_value(x * y);
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

// clang-format off
#define SIMT_ROUNDED(suffix, mode, real, letter, fma)                                                                                   \
    inline real __##letter##add_##suffix(real x, real y) noexcept { return ::simt::rounded_sum(mode, x, y); }                           \
    inline real __##letter##sub_##suffix(real x, real y) noexcept { return ::simt::rounded_sum(mode, x, -y); }                          \
    inline real __##letter##mul_##suffix(real x, real y) noexcept { return ::simt::rounded_product(mode, x, y); }                       \
    inline real __##letter##div_##suffix(real x, real y) noexcept { return ::simt::rounded_quotient(mode, x, y); }                      \
    inline real __##letter##sqrt_##suffix(real x) noexcept { return ::simt::rounded_root(mode, x); }                                    \
    inline real __##letter##rcp_##suffix(real x) noexcept { return ::simt::rounded_quotient(mode, real(1), x); }                        \
    inline real fma##_##suffix(real x, real y, real z) noexcept { return ::simt::rounded_fma(mode, x, y, z); }
SIMT_ROUNDED(rz, FE_TOWARDZERO, float, f, __fmaf)
SIMT_ROUNDED(ru, FE_UPWARD, float, f, __fmaf)
SIMT_ROUNDED(rd, FE_DOWNWARD, float, f, __fmaf)
SIMT_ROUNDED(rz, FE_TOWARDZERO, double, d, __fma)
SIMT_ROUNDED(ru, FE_UPWARD, double, d, __fma)
SIMT_ROUNDED(rd, FE_DOWNWARD, double, d, __fma)
#undef SIMT_ROUNDED
// With subnormal numbers, also where nvcc was told to take them for 0.
inline float __fmaf_ieee_rn(float x, float y, float z) noexcept { return __fmaf_rn(x, y, z); }
inline float __fmaf_ieee_rz(float x, float y, float z) noexcept { return __fmaf_rz(x, y, z); }
inline float __fmaf_ieee_ru(float x, float y, float z) noexcept { return __fmaf_ru(x, y, z); }
inline float __fmaf_ieee_rd(float x, float y, float z) noexcept { return __fmaf_rd(x, y, z); }
// clang-format on

// ---- conversions: _rn to nearest even, _rz towards zero, _ru up, _rd down

namespace simt {

/// The conversion in one of the processor's rounding modes; see rounded().
template <class Real, class From>
Real converted(int mode, From from) noexcept {
    const volatile From value = from;
    const int before = ::fegetround();
    ::fesetround(mode);
    const volatile Real result = static_cast<Real>(value);
    ::fesetround(before);
    return result;
}

}  // namespace simt

// clang-format off
#define SIMT_TO_INTEGER(name, type, real)                                                          \
    inline type name##_rn(real x) noexcept { return ::simt::saturate_to<type>(std::nearbyint(x)); } \
    inline type name##_rz(real x) noexcept { return ::simt::saturate_to<type>(std::trunc(x)); }    \
    inline type name##_ru(real x) noexcept { return ::simt::saturate_to<type>(std::ceil(x)); }     \
    inline type name##_rd(real x) noexcept { return ::simt::saturate_to<type>(std::floor(x)); }
#define SIMT_TO_REAL(name, real, type)                                                             \
    inline real name##_rn(type x) noexcept { return static_cast<real>(x); }                        \
    inline real name##_rz(type x) noexcept { return ::simt::converted<real>(FE_TOWARDZERO, x); }   \
    inline real name##_ru(type x) noexcept { return ::simt::converted<real>(FE_UPWARD, x); }       \
    inline real name##_rd(type x) noexcept { return ::simt::converted<real>(FE_DOWNWARD, x); }
SIMT_TO_INTEGER(__float2int, int, float)
SIMT_TO_INTEGER(__float2uint, unsigned int, float)
SIMT_TO_INTEGER(__float2ll, long long, float)
SIMT_TO_INTEGER(__float2ull, unsigned long long, float)
SIMT_TO_INTEGER(__double2int, int, double)
SIMT_TO_INTEGER(__double2uint, unsigned int, double)
SIMT_TO_INTEGER(__double2ll, long long, double)
SIMT_TO_INTEGER(__double2ull, unsigned long long, double)
SIMT_TO_REAL(__int2float, float, int)
SIMT_TO_REAL(__uint2float, float, unsigned int)
SIMT_TO_REAL(__ll2float, float, long long)
SIMT_TO_REAL(__ull2float, float, unsigned long long)
SIMT_TO_REAL(__ll2double, double, long long)
SIMT_TO_REAL(__ull2double, double, unsigned long long)
SIMT_TO_REAL(__double2float, float, double)
inline double __int2double_rn(int x) noexcept { return x; }
inline double __uint2double_rn(unsigned int x) noexcept { return x; }
#undef SIMT_TO_INTEGER
#undef SIMT_TO_REAL
// clang-format on

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

/// The sum of the products of two 16-bit numbers and two bytes of b, its low or its high ones, and
/// c.
inline int __dp2a_lo(int a, int b, int c) noexcept {
    const unsigned low = static_cast<unsigned>(static_cast<short>(a) * static_cast<signed char>(b));
    const unsigned high = static_cast<unsigned>((a >> 16) * static_cast<signed char>(b >> 8));
    return static_cast<int>(static_cast<unsigned>(c) + low + high);
}
inline int __dp2a_hi(int a, int b, int c) noexcept {
    return __dp2a_lo(a, b >> 16, c);
}
inline unsigned int __dp2a_lo(unsigned int a, unsigned int b, unsigned int c) noexcept {
    return c + (a & 0xffffu) * (b & 0xffu) + (a >> 16) * (b >> 8 & 0xffu);
}
inline unsigned int __dp2a_hi(unsigned int a, unsigned int b, unsigned int c) noexcept {
    return __dp2a_lo(a, b >> 16, c);
}
inline int __dp2a_lo(short2 a, char4 b, int c) noexcept {
    return c + a.x * b.x + a.y * b.y;
}
inline int __dp2a_hi(short2 a, char4 b, int c) noexcept {
    return c + a.x * b.z + a.y * b.w;
}
inline unsigned int __dp2a_lo(ushort2 a, uchar4 b, unsigned int c) noexcept {
    return c + static_cast<unsigned>(a.x) * b.x + static_cast<unsigned>(a.y) * b.y;
}
inline unsigned int __dp2a_hi(ushort2 a, uchar4 b, unsigned int c) noexcept {
    return c + static_cast<unsigned>(a.x) * b.z + static_cast<unsigned>(a.y) * b.w;
}
/// The position of the n-th one bit of the mask, counted from bit `base` upwards (n > 0) or
/// downwards (n < 0); n = 0: `base` itself when it is one. 0xffffffff where there is none.
inline unsigned int __fns(unsigned int mask, unsigned int base, int n) noexcept {
    const int step = n < 0 ? -1 : 1;
    int left = n < 0 ? -n : n == 0 ? 1 : n;
    for (int at = static_cast<int>(base); at >= 0 && at < 32; at += step) {
        if ((mask >> at & 1u) != 0 && --left == 0) return static_cast<unsigned>(at);
        if (n == 0) break;
    }
    return 0xffffffffu;
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
