// What inline PTX becomes: the translator writes calls of these functions. Included where a program
// has asm() in device code, and only there. Registers are unsigned integers that hold bits; types
// say what the bits mean.
#pragma once

#include "cuda_runtime.h"
#include "simt/async_copy.hpp"
#include "simt/matrix_unit.hpp"
#include "simt/shared_address.hpp"

#include <cstdint>

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

template <char Letter, class T>
SIMT_PTX register_of<Letter> in(T value) noexcept {
    static_assert(sizeof(T) == sizeof(register_of<Letter>),
                  "an asm operand's size does not match the size that its constraint implies");
    return __builtin_bit_cast(register_of<Letter>, value);
}
template <char Letter, class T>
SIMT_PTX void out(T& to, register_of<Letter> bits) noexcept {
    static_assert(sizeof(T) == sizeof(register_of<Letter>),
                  "an asm operand's size does not match the size that its constraint implies");
    to = __builtin_bit_cast(T, bits);
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

// ---- conversions

/// A value of type T in a wider register.
template <class T, class Register>
SIMT_PTX Register extend(u64 bits) noexcept {
    return static_cast<Register>(static_cast<T>(bits));
}

template <class To, class From>
SIMT_PTX u64 convert(u64 bits) noexcept {
    return static_cast<u64>(static_cast<To>(static_cast<From>(bits)));
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
