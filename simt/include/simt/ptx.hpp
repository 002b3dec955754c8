// What inline PTX becomes: the translator writes calls of these functions. Included where a program
// has asm() in device code, and only there. Registers are unsigned integers that hold bits; types
// say what the bits mean.
#pragma once

#include "cuda_fp16.h"
#include "cuda_runtime.h"
#include "simt/async_copy.hpp"
#include "simt/matrix_unit.hpp"
#include "simt/shared_address.hpp"
#include "simt/small_floats.hpp"
#include "simt/threads.hpp"

#include <cmath>
#include <cstdint>
#include <type_traits>

namespace simt::ptx {

#define SIMT_PTX __attribute__((always_inline)) inline

#ifdef __CUDA_ARCH__
constexpr int architecture = __CUDA_ARCH__;
#else
constexpr int architecture = 0;
#endif

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
using s8 = std::int8_t;
using s16 = std::int16_t;
using s32 = std::int32_t;
using s64 = std::int64_t;
using f32 = float;
using f64 = double;

// ---- operands of the asm statement, by the letter of their constraint

template <char Letter>
struct Constraint;
template <>
struct Constraint<'h'> {
    using type = u16;
};
template <>
struct Constraint<'r'> {
    using type = u32;
};
template <>
struct Constraint<'l'> {
    using type = u64;
};
template <>
struct Constraint<'f'> {
    using type = u32;
};
template <>
struct Constraint<'d'> {
    using type = u64;
};
template <char Letter>
using register_of = typename Constraint<Letter>::type;

/// Pointers and `long` have the 64 bits of a GPU's here too, except in WebAssembly: 32.
template <char Letter, class T>
constexpr bool is_wide_on_a_gpu = Letter == 'l' &&
                                  (std::is_pointer_v<T> || std::is_same_v<T, long> ||
                                   std::is_same_v<T, unsigned long>);

template <char Letter, class T>
SIMT_PTX register_of<Letter> in(T value) noexcept {
    if constexpr (is_wide_on_a_gpu<Letter, T> && sizeof(T) < sizeof(u64)) {
        return (u64)value;
    } else {
        static_assert(sizeof(T) == sizeof(register_of<Letter>),
                      "an asm operand's size does not match the size that its constraint implies");
        return __builtin_bit_cast(register_of<Letter>, value);
    }
}
template <char Letter, class T>
SIMT_PTX void out(T& to, register_of<Letter> bits) noexcept {
    if constexpr (is_wide_on_a_gpu<Letter, T> && sizeof(T) < sizeof(u64)) {
        to = (T)bits;
    } else {
        static_assert(sizeof(T) == sizeof(register_of<Letter>),
                      "an asm operand's size does not match the size that its constraint implies");
        to = __builtin_bit_cast(T, bits);
    }
}
/// A register before anything is written to it.
template <char Letter>
SIMT_PTX register_of<Letter> unwritten() noexcept {
    return static_cast<register_of<Letter>>(~register_of<Letter>{});
}

// ---- addresses

SIMT_PTX char* pointer(u64 address) noexcept {
    return reinterpret_cast<char*>(address);
}
SIMT_PTX char* shared_pointer(u64 address, const Place& place) noexcept {
    return ::simt::shared_pointer(address, place);
}
SIMT_PTX u64 generic(const void* pointer) noexcept {
    return reinterpret_cast<u64>(pointer);
}

// ---- types

struct f16 {};
struct f16x2 {};
struct bf16 {};

enum class Round { nearest, zero, down, up };
enum Flags : unsigned { kFlush = 1, kSaturate = 2 };

/// How T's bits become a number and back.
template <class T>
struct As {  // integers
    using Bits =
        std::conditional_t<sizeof(T) == 8, u64, std::conditional_t<sizeof(T) == 4, u32, u16>>;
    using Value = T;
    static SIMT_PTX T get(u64 bits) noexcept { return static_cast<T>(bits); }
    static SIMT_PTX Bits put(T value) noexcept { return static_cast<Bits>(value); }
};
template <>
struct As<f32> {
    using Bits = u32;
    using Value = float;
    static SIMT_PTX float get(u32 bits) noexcept { return __builtin_bit_cast(float, bits); }
    static SIMT_PTX u32 put(float value) noexcept { return __builtin_bit_cast(u32, value); }
};
template <>
struct As<f64> {
    using Bits = u64;
    using Value = double;
    static SIMT_PTX double get(u64 bits) noexcept { return __builtin_bit_cast(double, bits); }
    static SIMT_PTX u64 put(double value) noexcept { return __builtin_bit_cast(u64, value); }
};
template <>
struct As<f16> {
    using Bits = u16;
    using Value = float;
    static SIMT_PTX float get(u16 bits) noexcept { return float_of_half(bits); }
    static SIMT_PTX u16 put(float value) noexcept { return half_of_float(value); }
};
template <>
struct As<bf16> {
    using Bits = u16;
    using Value = float;
    static SIMT_PTX float get(u16 bits) noexcept {
        return As<f32>::get(static_cast<u32>(bits) << 16);
    }
    static SIMT_PTX u16 put(float value) noexcept { return bfloat16_of_float(value); }
};
template <class T>
using bits_for = typename As<T>::Bits;
template <class T>
constexpr bool is_real = is_one_of<T, f32, f64, f16, bf16>;
template <class T>
using unsigned_for = typename As<T>::Bits;

template <unsigned Options>
SIMT_PTX float flushed(float x) noexcept {
    if constexpr ((Options & kFlush) != 0)
        return __builtin_fabsf(x) < 0x1p-126f ? __builtin_copysignf(0.0f, x) : x;
    return x;
}
template <unsigned Options>
SIMT_PTX double flushed(double x) noexcept {
    return x;
}
/// A result: denormal numbers become 0, everything outside of 0 … 1 the nearer of these, NaN 0.
template <unsigned Options, class V>
SIMT_PTX V finished(V x) noexcept {
    x = flushed<Options>(x);
    if constexpr ((Options & kSaturate) != 0) return x > 0 ? x < 1 ? x : V(1) : V(0);
    return x;
}

// ---- conversions

/// A value of type T in a wider register.
template <class T, class Register>
SIMT_PTX Register extend(u64 bits) noexcept {
    return static_cast<Register>(static_cast<T>(bits));
}

/// The nearest number of To in the direction asked for.
template <class To, Round R, class From>
SIMT_PTX To narrowed(From x) noexcept {
    const To near = static_cast<To>(x);
    if constexpr (R == Round::nearest) return near;
    const auto back = static_cast<From>(near);
    if (back == x || x != x) return near;
    const bool above = back > x;
    if (R == Round::down || (R == Round::zero && x > 0))
        return above ? __builtin_nextafterf(near, -__builtin_inff()) : near;
    return above ? near : static_cast<To>(__builtin_nextafterf(near, __builtin_inff()));
}
template <Round R, class V>
SIMT_PTX V whole(V x) noexcept {
    if constexpr (R == Round::nearest) return __builtin_rint(x);
    if constexpr (R == Round::zero) return __builtin_trunc(x);
    if constexpr (R == Round::down) return __builtin_floor(x);
    return __builtin_ceil(x);
}
template <class T>
constexpr T least() noexcept {
    return T(-1) < T(0) ? static_cast<T>(T(1) << (8 * sizeof(T) - 1)) : T(0);
}
template <class T>
constexpr T most() noexcept {
    return static_cast<T>(~least<T>());
}

template <Round R>
constexpr Rounding half_rounding() noexcept {
    return R == Round::zero   ? Rounding::towards_zero
           : R == Round::down ? Rounding::down
           : R == Round::up   ? Rounding::up
                              : Rounding::nearest;
}

/// cvt: from and to integers and floating-point types.
template <class To, class From, Round R = Round::nearest, unsigned Options = 0>
SIMT_PTX bits_for<To> convert(u64 bits) noexcept {
    const auto x = As<From>::get(static_cast<bits_for<From>>(bits));
    if constexpr (is_real<To> && is_real<From>) {
        if constexpr (is_same<To, f64>) {
            return As<f64>::put(finished<Options>(static_cast<double>(flushed<Options>(x))));
        } else if constexpr (is_same<To, f32>) {
            return As<f32>::put(finished<Options>(narrowed<float, R>(flushed<Options>(x))));
        } else {
            const auto value = finished<Options & kSaturate>(flushed<Options>(x));
            if constexpr (is_same<To, bf16>)
                return R == Round::zero
                           ? static_cast<u16>(As<f32>::put(static_cast<float>(value)) >> 16)
                           : bfloat16_of_float(static_cast<float>(value));
            return half_bits(static_cast<double>(value), half_rounding<R>());
        }
    } else if constexpr (is_real<To>) {
        if constexpr (is_same<To, f64> || is_same<To, f32>) {
            using V = typename As<To>::Value;
            return As<To>::put(finished<Options>(
                R == Round::nearest ? static_cast<V>(x)
                                    : narrowed<V, R>(static_cast<long double>(x))));
        } else {
            return half_bits(to_odd(x), half_rounding<R>());
        }
    } else if constexpr (is_real<From>) {
        const double rounded = whole<R>(static_cast<double>(flushed<Options>(x)));
        if (rounded != rounded)
            return sizeof(To) == 8 || is_same<From, f64>
                       ? static_cast<bits_for<To>>(u64{1} << (8 * sizeof(To) - 1))
                       : bits_for<To>{0};
        if (rounded <= static_cast<double>(least<To>())) return As<To>::put(least<To>());
        if (rounded >= static_cast<double>(most<To>())) return As<To>::put(most<To>());
        return As<To>::put(static_cast<To>(rounded));
    } else if constexpr ((Options & kSaturate) != 0) {
        const auto wide = static_cast<__int128>(x);
        return As<To>::put(wide < static_cast<__int128>(least<To>())  ? least<To>()
                           : wide > static_cast<__int128>(most<To>()) ? most<To>()
                                                                      : static_cast<To>(x));
    } else {
        return As<To>::put(static_cast<To>(x));
    }
}
/// cvt.rni.f32.f32 and its like: to whole numbers.
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> to_whole(bits_for<T> bits) noexcept {
    using V = typename As<T>::Value;
    return As<T>::put(finished<Options>(
        static_cast<V>(whole<R>(static_cast<double>(flushed<Options>(As<T>::get(bits)))))));
}
/// cvt.rn.f16x2.f32: two numbers in one register, `a` above.
template <class T, Round R, unsigned Options>
SIMT_PTX u32 convert_two(u32 a, u32 b) noexcept {
    return static_cast<u32>(convert<T, f32, R, Options>(a)) << 16 | convert<T, f32, R, Options>(b);
}
SIMT_PTX u32 to_tf32(u32 bits) noexcept {
    return (bits & 0x7F800000u) == 0x7F800000u ? bits : (bits + 0x1000u) & 0xFFFFE000u;
}

// ---- arithmetic

template <Round R>
SIMT_PTX float add_rounded(float a, float b) noexcept {
    if constexpr (R == Round::zero) return ::__fadd_rz(a, b);
    if constexpr (R == Round::down) return ::__fadd_rd(a, b);
    if constexpr (R == Round::up) return ::__fadd_ru(a, b);
    return ::__fadd_rn(a, b);
}
template <Round R>
SIMT_PTX double add_rounded(double a, double b) noexcept {
    if constexpr (R == Round::zero) return ::__dadd_rz(a, b);
    if constexpr (R == Round::down) return ::__dadd_rd(a, b);
    if constexpr (R == Round::up) return ::__dadd_ru(a, b);
    return ::__dadd_rn(a, b);
}
template <Round R>
SIMT_PTX float multiply_rounded(float a, float b) noexcept {
    if constexpr (R == Round::zero) return ::__fmul_rz(a, b);
    if constexpr (R == Round::down) return ::__fmul_rd(a, b);
    if constexpr (R == Round::up) return ::__fmul_ru(a, b);
    return ::__fmul_rn(a, b);
}
template <Round R>
SIMT_PTX double multiply_rounded(double a, double b) noexcept {
    if constexpr (R == Round::zero) return ::__dmul_rz(a, b);
    if constexpr (R == Round::down) return ::__dmul_rd(a, b);
    if constexpr (R == Round::up) return ::__dmul_ru(a, b);
    return ::__dmul_rn(a, b);
}
template <Round R>
SIMT_PTX float divide_rounded(float a, float b) noexcept {
    if constexpr (R == Round::zero) return ::__fdiv_rz(a, b);
    if constexpr (R == Round::down) return ::__fdiv_rd(a, b);
    if constexpr (R == Round::up) return ::__fdiv_ru(a, b);
    return ::__fdiv_rn(a, b);
}
template <Round R>
SIMT_PTX double divide_rounded(double a, double b) noexcept {
    if constexpr (R == Round::zero) return ::__ddiv_rz(a, b);
    if constexpr (R == Round::down) return ::__ddiv_rd(a, b);
    if constexpr (R == Round::up) return ::__ddiv_ru(a, b);
    return ::__ddiv_rn(a, b);
}
template <Round R>
SIMT_PTX float fma_rounded(float a, float b, float c) noexcept {
    if constexpr (R == Round::zero) return ::__fmaf_rz(a, b, c);
    if constexpr (R == Round::down) return ::__fmaf_rd(a, b, c);
    if constexpr (R == Round::up) return ::__fmaf_ru(a, b, c);
    return ::__fmaf_rn(a, b, c);
}
template <Round R>
SIMT_PTX double fma_rounded(double a, double b, double c) noexcept {
    if constexpr (R == Round::zero) return ::__fma_rz(a, b, c);
    if constexpr (R == Round::down) return ::__fma_rd(a, b, c);
    if constexpr (R == Round::up) return ::__fma_ru(a, b, c);
    return ::__fma_rn(a, b, c);
}
template <Round R>
SIMT_PTX float root_rounded(float a) noexcept {
    if constexpr (R == Round::zero) return ::__fsqrt_rz(a);
    if constexpr (R == Round::down) return ::__fsqrt_rd(a);
    if constexpr (R == Round::up) return ::__fsqrt_ru(a);
    return ::__fsqrt_rn(a);
}
template <Round R>
SIMT_PTX double root_rounded(double a) noexcept {
    if constexpr (R == Round::zero) return ::__dsqrt_rz(a);
    if constexpr (R == Round::down) return ::__dsqrt_rd(a);
    if constexpr (R == Round::up) return ::__dsqrt_ru(a);
    return ::__dsqrt_rn(a);
}

template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> add(bits_for<T> a, bits_for<T> b) noexcept {
    if constexpr (is_real<T>) {
        return As<T>::put(finished<Options>(
            add_rounded<R>(flushed<Options>(As<T>::get(a)), flushed<Options>(As<T>::get(b)))));
    } else if constexpr ((Options & kSaturate) != 0) {
        return convert<T, s64, Round::nearest, kSaturate>(
            static_cast<u64>(static_cast<s64>(As<T>::get(a)) + static_cast<s64>(As<T>::get(b))));
    } else {
        return static_cast<bits_for<T>>(a + b);
    }
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> sub(bits_for<T> a, bits_for<T> b) noexcept {
    if constexpr (is_real<T>) {
        return As<T>::put(finished<Options>(
            add_rounded<R>(flushed<Options>(As<T>::get(a)), -flushed<Options>(As<T>::get(b)))));
    } else if constexpr ((Options & kSaturate) != 0) {
        return convert<T, s64, Round::nearest, kSaturate>(
            static_cast<u64>(static_cast<s64>(As<T>::get(a)) - static_cast<s64>(As<T>::get(b))));
    } else {
        return static_cast<bits_for<T>>(a - b);
    }
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> mul(bits_for<T> a, bits_for<T> b) noexcept {
    return As<T>::put(finished<Options>(
        multiply_rounded<R>(flushed<Options>(As<T>::get(a)), flushed<Options>(As<T>::get(b)))));
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> fma(bits_for<T> a, bits_for<T> b, bits_for<T> c) noexcept {
    if constexpr (is_same<T, f16>) {
        const u16 bits = half_fma(As<f16>::get(a), As<f16>::get(b), As<f16>::get(c));
        return Options == 0 ? bits
                            : As<f16>::put(finished<Options & kSaturate>(As<f16>::get(bits)));
    } else {
        return As<T>::put(finished<Options>(fma_rounded<R>(flushed<Options>(As<T>::get(a)),
                                                           flushed<Options>(As<T>::get(b)),
                                                           flushed<Options>(As<T>::get(c)))));
    }
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> div(bits_for<T> a, bits_for<T> b) noexcept {
    return As<T>::put(finished<Options>(
        divide_rounded<R>(flushed<Options>(As<T>::get(a)), flushed<Options>(As<T>::get(b)))));
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> rcp(bits_for<T> a) noexcept {
    return As<T>::put(finished<Options>(
        divide_rounded<R>(typename As<T>::Value(1), flushed<Options>(As<T>::get(a)))));
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> sqrt(bits_for<T> a) noexcept {
    return As<T>::put(finished<Options>(root_rounded<R>(flushed<Options>(As<T>::get(a)))));
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> rsqrt(bits_for<T> a) noexcept {
    const auto x = flushed<Options>(As<T>::get(a));
    if constexpr (is_same<T, f64>)
        return As<T>::put(::rsqrt(x));
    else
        return As<T>::put(finished<Options>(::rsqrtf(x)));
}
// The approximations: closer than a GPU's, whose error the PTX ISA bounds.
#define SIMT_PTX_FUNCTION(name, function)                                                \
    template <class T, Round R, unsigned Options>                                        \
    SIMT_PTX bits_for<T> name(bits_for<T> a) noexcept {                                  \
        return As<T>::put(finished<Options>(function(flushed<Options>(As<T>::get(a))))); \
    }
SIMT_PTX_FUNCTION(sin, ::sinf)
SIMT_PTX_FUNCTION(cos, ::cosf)
SIMT_PTX_FUNCTION(ex2, ::exp2f)
SIMT_PTX_FUNCTION(lg2, ::log2f)
SIMT_PTX_FUNCTION(tanh, ::tanhf)
#undef SIMT_PTX_FUNCTION

template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> neg(bits_for<T> a) noexcept {
    if constexpr (is_real<T>)
        return static_cast<bits_for<T>>(a ^ (bits_for<T>(1) << (8 * sizeof a - 1)));
    return static_cast<bits_for<T>>(bits_for<T>(0) - a);
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> abs(bits_for<T> a) noexcept {
    if constexpr (is_real<T>)
        return static_cast<bits_for<T>>(a & ~(bits_for<T>(1) << (8 * sizeof a - 1)));
    return As<T>::get(a) < 0 ? static_cast<bits_for<T>>(bits_for<T>(0) - a) : a;
}
/// Of two numbers one of which is NaN, the other.
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> min(bits_for<T> a, bits_for<T> b) noexcept {
    const auto x = As<T>::get(a), y = As<T>::get(b);
    if constexpr (is_real<T>) {
        if (x == 0 && y == 0) return a | b;  // -0 is less than 0
        return x != x ? b : y != y ? a : x < y ? a : b;
    } else {
        return x < y ? a : b;
    }
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> max(bits_for<T> a, bits_for<T> b) noexcept {
    const auto x = As<T>::get(a), y = As<T>::get(b);
    if constexpr (is_real<T>) {
        if (x == 0 && y == 0) return a & b;
        return x != x ? b : y != y ? a : x < y ? b : a;
    } else {
        return x < y ? b : a;
    }
}
template <class T, Round R, unsigned Options>
SIMT_PTX bits_for<T> copysign(bits_for<T> sign, bits_for<T> a) noexcept {
    constexpr auto top = bits_for<T>(1) << (8 * sizeof(sign) - 1);
    return (a & ~top) | (sign & top);
}

// Both halves of a register.
#define SIMT_PTX_TWO(name)                                                              \
    template <Round R, unsigned Options, class... More>                                 \
    SIMT_PTX u32 name##_two(u32 a, More... more) noexcept {                             \
        return static_cast<u32>(name<f16, R, Options>(static_cast<u16>(a >> 16),        \
                                                      static_cast<u16>(more >> 16)...)) \
                   << 16 |                                                              \
               name<f16, R, Options>(static_cast<u16>(a), static_cast<u16>(more)...);   \
    }
SIMT_PTX_TWO(add)
SIMT_PTX_TWO(sub)
SIMT_PTX_TWO(mul)
SIMT_PTX_TWO(fma)
SIMT_PTX_TWO(min)
SIMT_PTX_TWO(max)
SIMT_PTX_TWO(neg)
SIMT_PTX_TWO(abs)
SIMT_PTX_TWO(ex2)
#undef SIMT_PTX_TWO

// ---- integers

/// |a - b| of unsigned words, and the sum of it over the four bytes of each.
SIMT_PTX u32 absdiff(u32 a, u32 b) noexcept {
    return a < b ? b - a : a - b;
}
SIMT_PTX u32 absdiff4(u32 a, u32 b) noexcept {
    u32 sum = 0;
    for (u32 shift = 0; shift < 32; shift += 8)
        sum += absdiff(a >> shift & 0xFF, b >> shift & 0xFF);
    return sum;
}

template <class T>
SIMT_PTX bits_for<T> mul_lo(bits_for<T> a, bits_for<T> b) noexcept {
    return static_cast<bits_for<T>>(static_cast<u64>(a) * b);
}
template <class T>
SIMT_PTX bits_for<T> mul_hi(bits_for<T> a, bits_for<T> b) noexcept {
    return static_cast<bits_for<T>>((static_cast<__int128>(As<T>::get(a)) * As<T>::get(b)) >>
                                    (8 * sizeof(T)));
}
template <class T, class Wide>
SIMT_PTX bits_for<Wide> mul_wide(bits_for<T> a, bits_for<T> b) noexcept {
    return As<Wide>::put(
        static_cast<Wide>(static_cast<Wide>(As<T>::get(a)) * static_cast<Wide>(As<T>::get(b))));
}
/// a + b + carry; `carry` becomes the new one.
template <class T>
SIMT_PTX bits_for<T> add_carry(bits_for<T> a, bits_for<T> b, bool in, bool& carry) noexcept {
    const auto sum = static_cast<unsigned __int128>(a) + b + (in ? 1u : 0u);
    carry = (sum >> (8 * sizeof(T))) != 0;
    return static_cast<bits_for<T>>(sum);
}
template <class T>
SIMT_PTX bits_for<T> sub_borrow(bits_for<T> a, bits_for<T> b, bool in, bool& borrow) noexcept {
    const auto difference = static_cast<__int128>(a) - b - (in ? 1 : 0);
    borrow = difference < 0;
    return static_cast<bits_for<T>>(difference);
}
/// The quotient by 0 is all ones, as on a GPU.
template <class T>
SIMT_PTX bits_for<T> div_integer(bits_for<T> a, bits_for<T> b) noexcept {
    if (b == 0) return static_cast<bits_for<T>>(~bits_for<T>(0));
    if (As<T>::get(b) == static_cast<T>(-1) && T(-1) < T(0))
        return static_cast<bits_for<T>>(bits_for<T>(0) - a);
    return As<T>::put(static_cast<T>(As<T>::get(a) / As<T>::get(b)));
}
template <class T>
SIMT_PTX bits_for<T> rem(bits_for<T> a, bits_for<T> b) noexcept {
    if (b == 0) return a;
    if (As<T>::get(b) == static_cast<T>(-1) && T(-1) < T(0)) return 0;
    return As<T>::put(static_cast<T>(As<T>::get(a) % As<T>::get(b)));
}
template <class T>
SIMT_PTX bits_for<T> sad(bits_for<T> a, bits_for<T> b, bits_for<T> c) noexcept {
    return static_cast<bits_for<T>>(c + (As<T>::get(a) < As<T>::get(b) ? b - a : a - b));
}
template <class T>
SIMT_PTX T shl(T a, u32 count) noexcept {
    return count >= 8 * sizeof(T) ? T(0) : static_cast<T>(a << count);
}
template <class T>
SIMT_PTX bits_for<T> shr(bits_for<T> a, u32 count) noexcept {
    constexpr u32 last = 8 * sizeof(T) - 1;
    if (count > last) {
        if (!(T(-1) < T(0))) return 0;
        count = last;
    }
    return As<T>::put(static_cast<T>(As<T>::get(a) >> count));
}
template <bool Left, bool Wraps>
SIMT_PTX u32 shf(u32 low, u32 high, u32 count) noexcept {
    count = Wraps ? count & 31u : count < 32 ? count : 32;
    const u64 both = static_cast<u64>(high) << 32 | low;
    return static_cast<u32>(Left ? both << count >> 32 : both >> count);
}
/// The function of three bits whose value for (a, b, c) is bit 4a + 2b + c of the table.
template <u32 Table>
SIMT_PTX u32 lop3(u32 a, u32 b, u32 c) noexcept {
    u32 result = 0;
    if constexpr ((Table & 0x01) != 0) result |= ~a & ~b & ~c;
    if constexpr ((Table & 0x02) != 0) result |= ~a & ~b & c;
    if constexpr ((Table & 0x04) != 0) result |= ~a & b & ~c;
    if constexpr ((Table & 0x08) != 0) result |= ~a & b & c;
    if constexpr ((Table & 0x10) != 0) result |= a & ~b & ~c;
    if constexpr ((Table & 0x20) != 0) result |= a & ~b & c;
    if constexpr ((Table & 0x40) != 0) result |= a & b & ~c;
    if constexpr ((Table & 0x80) != 0) result |= a & b & c;
    return result;
}
template <class T>
SIMT_PTX bits_for<T> bfe(bits_for<T> a, u32 begin, u32 length) noexcept {
    constexpr u32 most = 8 * sizeof(T) - 1;
    begin &= 0xFF;
    length &= 0xFF;
    const bool is_signed = T(-1) < T(0);
    const u32 top = begin + length - 1 < most ? begin + length - 1 : most;
    const bool sign = is_signed && length != 0 && (a >> top & 1) != 0;
    bits_for<T> result = sign ? static_cast<bits_for<T>>(~bits_for<T>(0)) : bits_for<T>(0);
    for (u32 i = 0; i <= most && i < length; ++i) {
        const bool bit = begin + i <= most ? (a >> (begin + i) & 1) != 0 : sign;
        result =
            static_cast<bits_for<T>>((result & ~(bits_for<T>(1) << i)) | (bits_for<T>(bit) << i));
    }
    return result;
}
template <class T>
SIMT_PTX T bfi(T a, T into, u32 begin, u32 length) noexcept {
    constexpr u32 bits = 8 * sizeof(T);
    begin &= 0xFF;
    length &= 0xFF;
    if (length == 0 || begin >= bits) return into;
    const T mask =
        static_cast<T>((length >= bits ? ~T(0) : static_cast<T>((T(1) << length) - 1)) << begin);
    return static_cast<T>((into & ~mask) | (static_cast<T>(a << begin) & mask));
}
/// prmt.b32: byte i of the result is byte `selector >> 4i & 7` of the two, or, with the bit 8 of
/// that digit, eight times its sign.
SIMT_PTX u32 prmt(u32 a, u32 b, u32 selector) noexcept {
    const u64 both = static_cast<u64>(b) << 32 | a;
    u32 result = 0;
    for (u32 i = 0; i < 4; ++i) {
        const u32 digit = selector >> 4 * i & 0xF;
        u32 byte = static_cast<u32>(both >> 8 * (digit & 7)) & 0xFF;
        if ((digit & 8) != 0) byte = (byte & 0x80) != 0 ? 0xFF : 0;
        result |= byte << 8 * i;
    }
    return result;
}
enum class Permute { f4e, b4e, rc8, ecl, ecr, rc16 };
template <Permute P>
SIMT_PTX u32 prmt_mode(u32 a, u32 b, u32 selector) noexcept {
    constexpr u32 all[6][4] = {{0x3210, 0x4321, 0x5432, 0x6543}, {0x5670, 0x6701, 0x7012, 0x0123},
                               {0x0000, 0x1111, 0x2222, 0x3333}, {0x3210, 0x3211, 0x3222, 0x3333},
                               {0x0000, 0x1110, 0x2210, 0x3210}, {0x1010, 0x3232, 0x1010, 0x3232}};
    return prmt(a, b, all[static_cast<unsigned>(P)][selector & 3]);
}
template <class T>
SIMT_PTX u32 popc(T a) noexcept {
    return static_cast<u32>(__builtin_popcountll(a));
}
template <class T>
SIMT_PTX u32 clz(T a) noexcept {
    return a == 0 ? 8 * sizeof(T)
                  : static_cast<u32>(__builtin_clzll(a)) - (64 - 8 * static_cast<u32>(sizeof(T)));
}
/// The highest bit that differs from the sign, or -1.
template <class T>
SIMT_PTX u32 bfind(bits_for<T> a) noexcept {
    if (T(-1) < T(0) && As<T>::get(a) < 0) a = static_cast<bits_for<T>>(~a);
    return a == 0 ? ~0u : 63u - static_cast<u32>(__builtin_clzll(a));
}
template <class T>
SIMT_PTX T brev(T a) noexcept {
    T result = 0;
    for (unsigned i = 0; i < 8 * sizeof(T); ++i) result |= (a >> i & 1) << (8 * sizeof(T) - 1 - i);
    return result;
}
template <class A, class B>
SIMT_PTX u32 dp4a(u32 a, u32 b, u32 c) noexcept {
    for (unsigned i = 0; i < 4; ++i)
        c += static_cast<u32>(static_cast<s32>(static_cast<A>(a >> 8 * i)) *
                              static_cast<s32>(static_cast<B>(b >> 8 * i)));
    return c;
}

// ---- comparisons

enum class Compare { eq, ne, lt, le, gt, ge, equ, neu, ltu, leu, gtu, geu, num, nan };

template <class T, Compare C, unsigned Options>
SIMT_PTX bool compare(bits_for<T> a, bits_for<T> b) noexcept {
    const auto x = As<T>::get(a), y = As<T>::get(b);
    bool unordered = false;
    if constexpr (is_real<T>) {
        const auto p = flushed<Options>(x), q = flushed<Options>(y);
        unordered = p != p || q != q;
        if constexpr (C == Compare::eq || C == Compare::equ)
            return unordered ? C == Compare::equ : p == q;
        if constexpr (C == Compare::ne || C == Compare::neu)
            return unordered ? C == Compare::neu : p != q;
        if constexpr (C == Compare::lt || C == Compare::ltu)
            return unordered ? C == Compare::ltu : p < q;
        if constexpr (C == Compare::le || C == Compare::leu)
            return unordered ? C == Compare::leu : p <= q;
        if constexpr (C == Compare::gt || C == Compare::gtu)
            return unordered ? C == Compare::gtu : p > q;
        if constexpr (C == Compare::ge || C == Compare::geu)
            return unordered ? C == Compare::geu : p >= q;
        return (C == Compare::nan) == unordered;
    } else {
        if constexpr (C == Compare::eq) return x == y;
        if constexpr (C == Compare::ne) return x != y;
        if constexpr (C == Compare::lt) return x < y;
        if constexpr (C == Compare::le) return x <= y;
        if constexpr (C == Compare::gt) return x > y;
        return x >= y;
    }
}

// ---- warps

enum class Shuffle { up, down, bfly, idx };

/// shfl.sync: `clamp` holds the last lane of a group in bits 0 to 4, the group's mask from bit 8
/// on.
template <Shuffle S>
SIMT_PTX u32 shfl(const Place& place, u32 mask, u32 value, u32 b, u32 clamp, bool& valid) noexcept {
    const u32 lane = lane_id(), segment = clamp >> 8 & 31, offset = b & 31;
    const u32 least = lane & segment, last = least | (clamp & 31 & ~segment);
    s32 source = static_cast<s32>(S == Shuffle::up     ? lane - offset
                                  : S == Shuffle::down ? lane + offset
                                  : S == Shuffle::bfly ? lane ^ offset
                                                       : least | (offset & ~segment));
    valid = S == Shuffle::up ? source >= static_cast<s32>(last) : source <= static_cast<s32>(last);
    if (!valid) source = static_cast<s32>(lane);
    return ::simt::shuffle("shfl.sync", place, mask, value, static_cast<unsigned>(source));
}
SIMT_PTX bool vote_all(const Place& place, u32 mask, bool p) noexcept {
    return ::simt::ballot("vote.sync.all", place, mask, !p) == 0;
}
SIMT_PTX bool vote_any(const Place& place, u32 mask, bool p) noexcept {
    return ::simt::ballot("vote.sync.any", place, mask, p) != 0;
}
SIMT_PTX bool vote_uni(const Place& place, u32 mask, bool p) noexcept {
    return ::simt::meet("vote.sync.uni", place, mask, &::simt::match<int>,
                        ::simt::Match<int>{p ? 1 : 0, 0, false})
        .all;
}
SIMT_PTX u32 vote_ballot(const Place& place, u32 mask, bool p) noexcept {
    return ::simt::ballot("vote.sync.ballot", place, mask, p);
}
template <class T>
SIMT_PTX u32 match_any(const Place& place, u32 mask, T value) noexcept {
    return ::simt::meet("match.any.sync", place, mask, &::simt::match<T>,
                        ::simt::Match<T>{value, 0, false})
        .equals;
}
template <class T>
SIMT_PTX u32 match_all(const Place& place, u32 mask, T value, bool& all) noexcept {
    const auto found = ::simt::meet("match.all.sync", place, mask, &::simt::match<T>,
                                    ::simt::Match<T>{value, 0, false});
    all = found.all;
    return all ? found.equals : 0;
}
template <class Operation, class T>
SIMT_PTX u32 redux(const Place& place, u32 mask, u32 value) noexcept {
    return As<T>::put(static_cast<T>(::simt::reduce_lanes<Operation>(
        "redux.sync", place, mask,
        static_cast<std::conditional_t<is_same<Operation, Add>, u32, T>>(value))));
}

// ---- memory

template <unsigned Bytes>
struct Access;
template <>
struct Access<1> {
    typedef u8 type __attribute__((may_alias));
};
template <>
struct Access<2> {
    typedef u16 type __attribute__((may_alias));
};
template <>
struct Access<4> {
    typedef u32 type __attribute__((may_alias));
};
template <>
struct Access<8> {
    typedef u64 type __attribute__((may_alias));
};
template <>
struct Access<16> {
    typedef u64 type __attribute__((vector_size(16), may_alias));
};

/// Count registers of T in one access.
template <class T, unsigned Count>
SIMT_PTX void load(const char* from, bits_for<T>* to) noexcept {
    using Whole = typename Access<sizeof(T) * Count>::type;
    const Whole all = *reinterpret_cast<const Whole*>(from);
    T parts[Count];
    __builtin_memcpy(parts, &all, sizeof parts);
    for (unsigned i = 0; i < Count; ++i) to[i] = As<T>::put(parts[i]);
}
template <class T, unsigned Count>
SIMT_PTX void store(char* to, const bits_for<T>* from) noexcept {
    using Whole = typename Access<sizeof(T) * Count>::type;
    T parts[Count];
    for (unsigned i = 0; i < Count; ++i) parts[i] = static_cast<T>(from[i]);
    Whole all;
    __builtin_memcpy(&all, parts, sizeof parts);
    *reinterpret_cast<Whole*>(to) = all;
}
/// Reads memory each time, and gives way after some tries: what a loop that waits consists of.
template <class T, unsigned Count>
SIMT_PTX void load_volatile(const char* from, bits_for<T>* to, const Place& place) noexcept {
    ::simt::polled("ld.volatile", place);
    for (unsigned i = 0; i < Count; ++i)
        to[i] = As<T>::put(*reinterpret_cast<const volatile T*>(from + i * sizeof(T)));
}
template <class T, unsigned Count>
SIMT_PTX void store_volatile(char* to, const bits_for<T>* from) noexcept {
    for (unsigned i = 0; i < Count; ++i)
        *reinterpret_cast<volatile T*>(to + i * sizeof(T)) = static_cast<T>(from[i]);
}

// A function's name is the operation's with atomic_ before it: `and` is a word of C++.
#define SIMT_PTX_ATOMIC(name, operation, change)                                              \
    template <class T>                                                                        \
    SIMT_PTX bits_for<T> name(char* address, bits_for<T> bits, const Place& place) noexcept { \
        using V = typename As<T>::Value;                                                      \
        const V value = As<T>::get(bits);                                                     \
        return As<T>::put(::simt::atomic_update(                                              \
            operation, place, reinterpret_cast<V*>(address),                                  \
            [value]([[maybe_unused]] V old) { return static_cast<V>(change); }));             \
    }
SIMT_PTX_ATOMIC(atomic_min, "atom.min", value < old ? value : old)
SIMT_PTX_ATOMIC(atomic_max, "atom.max", old < value ? value : old)
SIMT_PTX_ATOMIC(atomic_and, "atom.and", old& value)
SIMT_PTX_ATOMIC(atomic_or, "atom.or", old | value)
SIMT_PTX_ATOMIC(atomic_xor, "atom.xor", old ^ value)
SIMT_PTX_ATOMIC(atomic_exch, "atom.exch", value)
SIMT_PTX_ATOMIC(atomic_inc, "atom.inc", old >= value ? 0 : old + 1)
SIMT_PTX_ATOMIC(atomic_dec, "atom.dec", old == 0 || old > value ? value : old - 1)
#undef SIMT_PTX_ATOMIC
template <class T>
SIMT_PTX bits_for<T> atomic_add(char* address, bits_for<T> bits, const Place& place) noexcept {
    // Integers as unsigned ones: they wrap around.
    using V = std::conditional_t<is_real<T>, typename As<T>::Value,
                                 std::conditional_t<sizeof(T) == 8, unsigned long long, unsigned>>;
    return __builtin_bit_cast(bits_for<T>,
                              ::simt::atomic_add("atom.add", place, reinterpret_cast<V*>(address),
                                                 __builtin_bit_cast(V, bits)));
}
template <class T>
SIMT_PTX bits_for<T> atomic_cas(char* address, bits_for<T> expected, bits_for<T> bits,
                                const Place& place) noexcept {
    return ::simt::atomic_update(
        "atom.cas", place, reinterpret_cast<bits_for<T>*>(address),
        [expected, bits](bits_for<T> old) { return old == expected ? bits : old; });
}

/// The running thread ends here.
[[noreturn]] SIMT_PTX void exit() noexcept {
#ifdef SIMT_CHECK
    simt_check_thread_exits();
#endif
    ::simt::end_thread();
}

// ---- special registers

SIMT_PTX u32 nwarpid() noexcept {
    return 32;  // of compute capability 7.5; an upper bound, as the PTX ISA says
}
SIMT_PTX u32 nsmid() noexcept {
    return 8;
}
SIMT_PTX u32 smid() noexcept {
    return ((blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x) % nsmid();
}
SIMT_PTX u64 gridid() noexcept {
    return 1;
}

}  // namespace simt::ptx
