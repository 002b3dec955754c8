// Loads and stores with a caching hint, time, and the end of everything: small intrinsics.
#pragma once

#include "simt/barrier.hpp"

namespace simt {

[[noreturn]] void trap(const Place& place) noexcept;
long long clock_ticks() noexcept;

/// For a pointer that is not aligned as its type asks for: in a kernel, one that no access
/// survives, so that the launch ends with cudaErrorMisalignedAddress; elsewhere, the pointer as it
/// is.
__attribute__((cold, noinline)) const volatile void* misaligned(
    const volatile void* pointer) noexcept;

/// What the translator makes of `reinterpret_cast<float4*>(…)`. A host compiler would load the
/// parts that are used, and those may be aligned. (By value: to g++, an element's address is
/// __restrict__ in a template where the pointer is, and binds to no reference.)
template <class To, class From>
inline To aligned_cast(From from) noexcept {
    const To pointer = reinterpret_cast<To>(from);
#ifndef SIMT_CHECK  // which sees each access
    if (__builtin_expect(
            reinterpret_cast<__UINTPTR_TYPE__>(pointer) % alignof(decltype(*pointer)) != 0, 0))
        return (To)misaligned(pointer);
#endif
    return pointer;
}

}  // namespace simt

// There is no cache to hint to: these are the plain accesses.
template <class T>
T __ldg(const T* address) noexcept {
    return *address;
}
template <class T>
T __ldca(const T* address) noexcept {
    return *address;
}
template <class T>
T __ldcg(const T* address) noexcept {
    return *address;
}
template <class T>
T __ldcs(const T* address) noexcept {
    return *address;
}
template <class T>
T __ldlu(const T* address) noexcept {
    return *address;
}
/// Reads memory each time: what a polling loop uses. It gives way after some tries.
template <class T>
T __ldcv(const T* address, const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::polled("__ldcv()", place);
    return *static_cast<const volatile T*>(address);
}
template <class T>
void __stwb(T* address, T value) noexcept {
    *address = value;
}
template <class T>
void __stcg(T* address, T value) noexcept {
    *address = value;
}
template <class T>
void __stcs(T* address, T value) noexcept {
    *address = value;
}
template <class T>
void __stwt(T* address, T value) noexcept {
    *address = value;
}

/// Nanoseconds of the host's steady clock: a GPU's would be cycles. Good for telling that time
/// passes, not for measuring.
inline long long clock64() noexcept {
    return ::simt::clock_ticks();
}

/// Ends the launch with an error.
[[noreturn]] inline void __trap(const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::trap(place);
}

/// Stops in the debugger; without one, ends the process, as on a GPU.
inline void __brkpt() noexcept {
    __builtin_trap();
}
