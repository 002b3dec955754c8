// Addresses of shared memory as numbers of 32 bits, as instructions such as ldmatrix and cp.async
// take them: __cvta_generic_to_shared() and its like.
#pragma once

#include "simt/place.hpp"
#include "simt/shared.hpp"

#include <cstddef>
#include <cstdint>

namespace simt {

// A block's `__shared__` variables begin at address 0, its dynamic shared memory at kDynamicWindow.
// Both parts are aligned to 1024 bytes in memory, so that the low bits of a number are those of the
// pointer: kernels that swizzle change them.
constexpr std::uint64_t kDynamicWindow = 1 << 20;
constexpr std::uint64_t kWindowBytes = 1 << 20;
constexpr std::uint64_t kNotShared = 0xF0000000;  // what pointers to other memory become

/// Ends the launch: this number is no address of shared memory.
[[noreturn]] void not_shared(std::uint64_t address, const Place& place) noexcept;

inline std::uint64_t shared_address(const void* pointer) noexcept {
    const auto number = reinterpret_cast<std::uintptr_t>(pointer);
    const auto fixed = reinterpret_cast<std::uintptr_t>(shared_memory.fixed);
    const auto dynamic = reinterpret_cast<std::uintptr_t>(shared_memory.dynamic);
    if (number - fixed < kFixedShared) return number - fixed;
    if (number - dynamic < kWindowBytes) return number - dynamic + kDynamicWindow;
    return kNotShared | (number & 0xFFFFFFF);
}

inline char* shared_pointer(std::uint64_t address, const Place& place) noexcept {
    if (address < kFixedShared) return static_cast<char*>(shared_memory.fixed) + address;
    if (address - kDynamicWindow < kWindowBytes)
        return static_cast<char*>(shared_memory.dynamic) + (address - kDynamicWindow);
    not_shared(address, place);
}

}  // namespace simt

/// The address of a variable in shared memory, as PTX's `.shared` instructions take it.
inline std::size_t __cvta_generic_to_shared(const void* pointer) noexcept {
    return ::simt::shared_address(pointer);
}
/// The pointer for such an address.
inline void* __cvta_shared_to_generic(std::size_t address,
                                      const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::shared_pointer(address, place);
}
/// Global addresses are the generic ones.
inline std::size_t __cvta_generic_to_global(const void* pointer) noexcept {
    return reinterpret_cast<std::size_t>(pointer);
}
inline void* __cvta_global_to_generic(std::size_t address) noexcept {
    return reinterpret_cast<void*>(address);
}
/// Whether the pointer is one into the running block's shared memory.
inline unsigned __isShared(const void* pointer) noexcept {
    return ::simt::shared_address(pointer) < ::simt::kNotShared ? 1 : 0;
}
