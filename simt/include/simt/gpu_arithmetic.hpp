// Shifts and conversions to integers as a GPU makes them, where C++ leaves the result undefined and
// host CPUs differ: what the translator makes of `<<`, `>>` and casts in device code
// (translate/arithmetic.hpp). Everything folds where its operands are constants, and nothing here
// branches: a kernel keeps its shape, and its loops stay fit for vectors.
#pragma once

#include <type_traits>

#ifdef __clang__
// `1 << n < limit`: what is written there is no stream, though clang would think so.
#pragma clang diagnostic ignored "-Woverloaded-shift-op-parentheses"
#endif

// A debugger does not step into these, and no report names their lines.
#define SIMT_ARITHMETIC __attribute__((always_inline, artificial)) constexpr

namespace simt {

/// What a GPU shifts in one instruction, or in two.
template <class T>
inline constexpr bool is_gpu_integer = std::is_integral_v<T> && sizeof(T) <= 8;

template <class T>
using without_reference = std::remove_cv_t<std::remove_reference_t<T>>;

/// PTX ISA, "shl": an amount above the width is as the width. It is unsigned, of 32 bits.
template <class T>
SIMT_ARITHMETIC T shift_left(T a, unsigned amount) noexcept {
    using Bits = std::make_unsigned_t<T>;
    constexpr unsigned width = 8 * sizeof(T);
    const Bits shifted = static_cast<Bits>(a) << (amount & (width - 1));
    return static_cast<T>(shifted & (Bits(0) - Bits(amount < width)));
}

/// PTX ISA, "shr": the same; what has a sign is filled with it.
template <class T>
SIMT_ARITHMETIC T shift_right(T a, unsigned amount) noexcept {
    constexpr unsigned width = 8 * sizeof(T);
    if constexpr (std::is_signed_v<T>) {
        return a >> ((amount | (0u - unsigned(amount >= width))) & (width - 1));
    } else {
        return (a >> (amount & (width - 1))) & (T(0) - T(amount < width));
    }
}

/// To an integer, towards zero, as a GPU converts: out of range gives the nearest value there is;
/// NaN gives 0 from 32 bits to 32 bits, and otherwise the highest bit alone (PTX ISA, "cvt").
template <class Integer, class Real>
SIMT_ARITHMETIC Integer saturate_to(Real value) noexcept {
    static_assert(sizeof(Real) == 4 || sizeof(Real) == 8, "what a GPU computes with");
    using Wide = std::make_unsigned_t<Integer>;
    using Bits = std::conditional_t<sizeof(Real) == 4, unsigned int, unsigned long long>;
    constexpr int width = 8 * static_cast<int>(sizeof(Integer));
    constexpr Wide highest = Wide(1) << (width - 1);
    constexpr Wide least = std::is_signed_v<Integer> ? highest : Wide(0);
    constexpr Wide most = static_cast<Wide>(~least);
    constexpr Wide for_nan = sizeof(Real) == 8 || sizeof(Integer) == 8 ? highest : Wide(0);
    // The first value too large, and the last one not too small: exact, whatever type is asked.
    constexpr Real half = static_cast<Real>(highest);
    constexpr Real end = std::is_signed_v<Integer> ? half : 2 * half;
    constexpr Real begin = std::is_signed_v<Integer> ? -half : Real(0);
    // Numbers, not conditions, lest they become branches. NaN is none of the three.
    const auto above = static_cast<unsigned>(value >= end);
    const auto below = static_cast<unsigned>(value < begin);
    const auto inside = static_cast<unsigned>(value >= begin) & static_cast<unsigned>(value < end);
    const Bits kept = __builtin_bit_cast(Bits, value) & (Bits(0) - Bits(inside));
    const auto converted = static_cast<Integer>(__builtin_bit_cast(Real, kept));
    return static_cast<Integer>(
        static_cast<Wide>(static_cast<Wide>(converted) | (most & (Wide(0) - Wide(above))) |
                          (least & (Wide(0) - Wide(below))) |
                          (for_nan & (Wide(0) - Wide(1u - (above | below | inside))))));
}

/// A cast from floating point. nvcc converts to narrow types by way of 32 bits.
template <class Integer, class Real>
SIMT_ARITHMETIC Integer gpu_converted(Real value) noexcept {
    using Wide = std::conditional_t<std::is_signed_v<Integer>, int, unsigned int>;
    using Exact = std::conditional_t<sizeof(Real) == 4, float, double>;  // long double: as nvcc
    if constexpr (sizeof(Integer) < sizeof(int)) {
        return static_cast<Integer>(saturate_to<Wide>(static_cast<Exact>(value)));
    } else {
        return saturate_to<Integer>(static_cast<Exact>(value));
    }
}

// ---- a << b   becomes   a << ::simt::GpuShift() << b,   and   a <<= b   becomes
// a <<= ::simt::GpuShift() <<= b. So each operand stays what it is to C++'s grammar, and its type
// decides: what is no integer gets the operator that its program gives it.

struct GpuShift {};

/// What stands left of a shift: an integer, after the promotion that C++ makes.
template <class T>
struct ShiftedInteger {
    T value;
};
/// And an object whose class has an operator of its own.
template <class T>
struct ShiftedObject {
    T&& value;
};
/// What stands right of `<<=` or `>>=`.
template <class T>
struct ShiftAmount {
    T value;
};

/// Whether T stands right of a built-in shift.
template <class T>
inline constexpr bool is_shift_amount = is_gpu_integer<T> ||
                                        (std::is_enum_v<T> && std::is_convertible_v<T, int>);

template <class T>
using IfInteger = std::enable_if_t<is_gpu_integer<without_reference<T>>, int>;
template <class T>
using IfNoInteger = std::enable_if_t<!is_gpu_integer<without_reference<T>>, int>;
template <class T>
using IfAmount = std::enable_if_t<is_shift_amount<without_reference<T>>, int>;
template <class T>
using IfNoAmount = std::enable_if_t<!is_shift_amount<without_reference<T>>, int>;

// Each operator, for both directions. GpuShift&&, because `template <class T> S& operator<<(const
// T&)` of a program's own class must come second.
#define SIMT_SHIFT(op, assign, shift)                                                         \
    template <class T, IfInteger<T> = 0>                                                      \
    SIMT_ARITHMETIC auto operator op(T a, GpuShift&&) noexcept {                              \
        return ShiftedInteger<decltype(+a)>{a};                                               \
    }                                                                                         \
    template <class T, IfNoInteger<T> = 0>                                                    \
    SIMT_ARITHMETIC ShiftedObject<T> operator op(T&& a, GpuShift&&) noexcept {                \
        return {static_cast<T&&>(a)};                                                         \
    }                                                                                         \
    template <class T, class B, IfAmount<B> = 0>                                              \
    SIMT_ARITHMETIC T operator op(ShiftedInteger<T> a, B b) noexcept {                        \
        return shift(a.value, static_cast<unsigned>(b));                                      \
    }                                                                                         \
    template <class T, class B, IfNoAmount<B> = 0>                                            \
    SIMT_ARITHMETIC decltype(auto) operator op(ShiftedInteger<T> a, B&& b) {                  \
        return a.value op static_cast<B&&>(b);                                                \
    }                                                                                         \
    template <class T, class B>                                                               \
    SIMT_ARITHMETIC decltype(auto) operator op(ShiftedObject<T> a, B&& b) {                   \
        return static_cast<T&&>(a.value) op static_cast<B&&>(b);                              \
    }                                                                                         \
    template <class B, IfAmount<B> = 0>                                                       \
    SIMT_ARITHMETIC ShiftAmount<B> operator assign(GpuShift&&, B b) noexcept {                \
        return {b};                                                                           \
    }                                                                                         \
    template <class B, IfNoAmount<B> = 0>                                                     \
    SIMT_ARITHMETIC ShiftAmount<B&&> operator assign(GpuShift&&, B&& b) noexcept {            \
        return {static_cast<B&&>(b)};                                                         \
    }                                                                                         \
    template <class T, class B, IfInteger<T> = 0>                                             \
    SIMT_ARITHMETIC decltype(auto) operator assign(T& a, ShiftAmount<B> b) {                  \
        if constexpr (is_shift_amount<B>) {                                                   \
            a = static_cast<T>(                                                               \
                shift(+static_cast<std::remove_cv_t<T>>(a), static_cast<unsigned>(b.value))); \
        } else {                                                                              \
            a assign static_cast<B>(b.value);                                                 \
        }                                                                                     \
        if constexpr (!std::is_volatile_v<T>) return (a);                                     \
    }                                                                                         \
    template <class T, class B, IfNoInteger<T> = 0>                                           \
    SIMT_ARITHMETIC decltype(auto) operator assign(T&& a, ShiftAmount<B> b) {                 \
        return static_cast<T&&>(a) assign static_cast<B>(b.value);                            \
    }
SIMT_SHIFT(<<, <<=, shift_left)
SIMT_SHIFT(>>, >>=, shift_right)
#undef SIMT_SHIFT

// ---- (int)x   becomes   (int)(::simt::GpuCast<int>)x,   and   static_cast<int>(x)   becomes
// static_cast<int>(::simt::gpu_operand<int>(x)); int(x) likewise.

/// An integer made from what a cast takes.
template <class T>
struct GpuInteger {
    template <class From,
              std::enable_if_t<!std::is_class_v<From> && !std::is_union_v<From>, int> = 0>
    SIMT_ARITHMETIC GpuInteger(From from) noexcept : value(from_value(from)) {}
    template <class From, std::enable_if_t<std::is_class_v<without_reference<From>> ||
                                               std::is_union_v<without_reference<From>>,
                                           int> = 0>
    SIMT_ARITHMETIC GpuInteger(From&& from) : value((T) static_cast<From&&>(from)) {}

    SIMT_ARITHMETIC operator T() const noexcept { return value; }

  private:
    template <class From>
    SIMT_ARITHMETIC static T from_value(From from) noexcept {
        if constexpr (std::is_floating_point_v<From>) {
            return gpu_converted<T>(from);
        } else {
            return (T)from;  // also from a pointer
        }
    }

    T value;
};

/// Whether a conversion from floating point to T can leave its range. (To bool none does.)
template <class T>
inline constexpr bool is_gpu_converted =
    is_gpu_integer<T> && !std::is_same_v<std::remove_cv_t<T>, bool>;

/// The type to cast to before the cast to T: T itself where T is no integer.
template <class T>
using GpuCast = typename std::conditional_t<is_gpu_converted<T>,
                                            std::common_type<GpuInteger<std::remove_cv_t<T>>>,
                                            std::enable_if<true, T>>::type;

/// The operand of static_cast<T> and of T(…): what is no floating-point value passes through.
template <class T, class From,
          std::enable_if_t<std::is_arithmetic_v<From> && !std::is_reference_v<T>, int> = 0>
SIMT_ARITHMETIC auto gpu_operand(From from) noexcept {
    if constexpr (std::is_floating_point_v<From> && is_gpu_converted<T>) {
        return gpu_converted<std::remove_cv_t<T>>(from);
    } else {
        return from;
    }
}
template <class T, class From,
          std::enable_if_t<!std::is_arithmetic_v<without_reference<From>> || std::is_reference_v<T>,
                           int> = 0>
SIMT_ARITHMETIC From&& gpu_operand(From&& from) noexcept {
    return static_cast<From&&>(from);
}

// ---- int i = x;   becomes   int i = ::simt::GpuInitial<int>() = x;

template <class T>
struct GpuInitial {
    template <class From, std::enable_if_t<std::is_arithmetic_v<From>, int> = 0>
    SIMT_ARITHMETIC T operator=(From from) const noexcept {
        return static_cast<T>(gpu_operand<T>(from));
    }
    template <class From, std::enable_if_t<!std::is_arithmetic_v<without_reference<From>>, int> = 0>
    SIMT_ARITHMETIC T operator=(From&& from) const {
        return static_cast<From&&>(from);
    }
};

}  // namespace simt

#undef SIMT_ARITHMETIC
