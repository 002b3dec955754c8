// Atomic functions: atomicAdd, atomicCAS and the rest, with their _block and _system forms.
#pragma once

#include "simt/barrier.hpp"
#include "simt/check.hpp"

#include <cstddef>

namespace simt {

template <class A, class B>
constexpr bool is_same = false;
template <class A>
constexpr bool is_same<A, A> = true;

template <class T, class... Allowed>
constexpr bool is_one_of = (is_same<T, Allowed> || ...);

/// The type of a parameter that plays no part in deduction: `atomicAdd(&counter, 1)` takes its type
/// from the pointer.
template <class T>
struct Plain {
    using type = T;
};
template <class T>
using plain = typename Plain<T>::type;

/// The unsigned integer of T's size, on which the hardware's compare-and-swap works.
template <std::size_t Bytes>
struct UnsignedOf;
template <>
struct UnsignedOf<1> {
    using type = unsigned char;
};
template <>
struct UnsignedOf<2> {
    using type = unsigned short;
};
template <>
struct UnsignedOf<4> {
    using type = unsigned;
};
template <>
struct UnsignedOf<8> {
    using type = unsigned long long;
};
template <class T>
using bits_of = typename UnsignedOf<sizeof(T)>::type;

template <class To, class From>
To reinterpret(const From& from) noexcept {
    static_assert(sizeof(To) == sizeof(From), "the same bits");
    To to;
    __builtin_memcpy(&to, &from, sizeof to);
    return to;
}

/// Replaces *address by change(*address), whatever other threads do meanwhile. @returns the value
/// before. Atomics are relaxed, as on a GPU. One that leaves memory as it was is what a polling
/// loop is made of: it counts as a try.
template <class T, class Change>
T atomic_update(const char* operation, const Place& place, T* address, Change change) noexcept {
    using Bits = bits_of<T>;
    Bits* const memory = reinterpret_cast<Bits*>(address);
    Bits before = __atomic_load_n(memory, __ATOMIC_RELAXED);
    for (;;) {
        const Bits after = reinterpret<Bits>(change(reinterpret<T>(before)));
        if (__atomic_compare_exchange_n(memory, &before, after, true, __ATOMIC_RELAXED,
                                        __ATOMIC_RELAXED)) {
            if (before == after) polled(operation, place);
            return reinterpret<T>(before);
        }
    }
}

/// Adds in one instruction where the processor has it.
template <class T>
T atomic_add(const char* operation, const Place& place, T* address, T value) noexcept {
    if constexpr (is_one_of<T, int, unsigned, long long, unsigned long long>) {
        const T before = __atomic_fetch_add(address, value, __ATOMIC_RELAXED);
        if (value == 0) polled(operation, place);
        return before;
    } else {
        return atomic_update(operation, place, address,
                             [value](T old) { return static_cast<T>(old + value); });
    }
}

/// The types that CUDA's atomicAdd takes; cuda_fp16.h and cuda_bf16.h add theirs.
template <class T>
struct HasAtomicAdd {
    static constexpr bool value = is_one_of<T, int, unsigned, unsigned long long, float, double>;
};

}  // namespace simt

/// *address += value. @returns the value before, as all of these do.
template <class T>
T atomicAdd(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::HasAtomicAdd<T>::value, "CUDA has no atomicAdd for this type");
    return ::simt::atomic_add("atomicAdd()", place, address, value);
}
/// Of each component; the sums are atomic, the whole is not (compute capability 9.0).
inline float2 atomicAdd(float2* address, float2 value,
                        const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return {atomicAdd(&address->x, value.x, place), atomicAdd(&address->y, value.y, place)};
}
inline float4 atomicAdd(float4* address, float4 value,
                        const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return {atomicAdd(&address->x, value.x, place), atomicAdd(&address->y, value.y, place),
            atomicAdd(&address->z, value.z, place), atomicAdd(&address->w, value.w, place)};
}
/// *address -= value.
template <class T>
T atomicSub(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned>, "CUDA has no atomicSub for this type");
    return ::simt::atomic_update("atomicSub()", place, address, [value](T old) {
        return static_cast<T>(static_cast<unsigned>(old) - static_cast<unsigned>(value));
    });
}
/// *address = value.
template <class T>
T atomicExch(T* address, ::simt::plain<T> value,
             const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned, unsigned long long, float>,
                  "CUDA has no atomicExch for this type");
    return ::simt::atomic_update("atomicExch()", place, address, [value](T) { return value; });
}
/// *address = the lesser of the two.
template <class T>
T atomicMin(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned, long long, unsigned long long>,
                  "CUDA has no atomicMin for this type");
    return ::simt::atomic_update("atomicMin()", place, address,
                                 [value](T old) { return value < old ? value : old; });
}
/// *address = the greater of the two.
template <class T>
T atomicMax(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned, long long, unsigned long long>,
                  "CUDA has no atomicMax for this type");
    return ::simt::atomic_update("atomicMax()", place, address,
                                 [value](T old) { return old < value ? value : old; });
}
/// *address = *address >= value ? 0 : *address + 1.
template <class T>
T atomicInc(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, unsigned>, "CUDA has no atomicInc for this type");
    return ::simt::atomic_update("atomicInc()", place, address,
                                 [value](T old) { return old >= value ? 0u : old + 1; });
}
/// *address = *address == 0 || *address > value ? value : *address - 1.
template <class T>
T atomicDec(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, unsigned>, "CUDA has no atomicDec for this type");
    return ::simt::atomic_update("atomicDec()", place, address, [value](T old) {
        return old == 0 || old > value ? value : old - 1;
    });
}
/// *address &= value.
template <class T>
T atomicAnd(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned, unsigned long long>,
                  "CUDA has no atomicAnd for this type");
    return ::simt::atomic_update("atomicAnd()", place, address,
                                 [value](T old) { return old & value; });
}
/// *address |= value.
template <class T>
T atomicOr(T* address, ::simt::plain<T> value,
           const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned, unsigned long long>,
                  "CUDA has no atomicOr for this type");
    return ::simt::atomic_update("atomicOr()", place, address,
                                 [value](T old) { return old | value; });
}
/// *address ^= value.
template <class T>
T atomicXor(T* address, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned, unsigned long long>,
                  "CUDA has no atomicXor for this type");
    return ::simt::atomic_update("atomicXor()", place, address,
                                 [value](T old) { return old ^ value; });
}
/// *address = value if it is `expected`.
template <class T>
T atomicCAS(T* address, ::simt::plain<T> expected, ::simt::plain<T> value,
            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_one_of<T, int, unsigned, unsigned long long, unsigned short>,
                  "CUDA has no atomicCAS for this type");
#ifdef SIMT_CHECK
    {
        const T compared = expected;
        simt_check_compares(address, &compared, sizeof compared);
    }
#endif
    return ::simt::atomic_update("atomicCAS()", place, address, [expected, value](T old) {
        return old == expected ? value : old;
    });
}

// The forms with a scope differ in who may see a change how late. Here, everybody sees it at once.
#define SIMT_SCOPED(name, unscoped)                                       \
    template <class T>                                                    \
    T name(T* address, ::simt::plain<T> value,                            \
           const ::simt::Place& place = ::simt::Place::here()) noexcept { \
        return unscoped(address, value, place);                           \
    }
SIMT_SCOPED(atomicAdd_block, atomicAdd)
SIMT_SCOPED(atomicAdd_system, atomicAdd)
SIMT_SCOPED(atomicSub_block, atomicSub)
SIMT_SCOPED(atomicSub_system, atomicSub)
SIMT_SCOPED(atomicExch_block, atomicExch)
SIMT_SCOPED(atomicExch_system, atomicExch)
SIMT_SCOPED(atomicMin_block, atomicMin)
SIMT_SCOPED(atomicMin_system, atomicMin)
SIMT_SCOPED(atomicMax_block, atomicMax)
SIMT_SCOPED(atomicMax_system, atomicMax)
SIMT_SCOPED(atomicInc_block, atomicInc)
SIMT_SCOPED(atomicInc_system, atomicInc)
SIMT_SCOPED(atomicDec_block, atomicDec)
SIMT_SCOPED(atomicDec_system, atomicDec)
SIMT_SCOPED(atomicAnd_block, atomicAnd)
SIMT_SCOPED(atomicAnd_system, atomicAnd)
SIMT_SCOPED(atomicOr_block, atomicOr)
SIMT_SCOPED(atomicOr_system, atomicOr)
SIMT_SCOPED(atomicXor_block, atomicXor)
SIMT_SCOPED(atomicXor_system, atomicXor)
#undef SIMT_SCOPED

template <class T>
T atomicCAS_block(T* address, ::simt::plain<T> expected, ::simt::plain<T> value,
                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return atomicCAS(address, expected, value, place);
}

template <class T>
T atomicCAS_system(T* address, ::simt::plain<T> expected, ::simt::plain<T> value,
                   const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return atomicCAS(address, expected, value, place);
}
