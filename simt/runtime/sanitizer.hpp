// AddressSanitizer, where the build has it: fibers and the shared-memory arena tell it what they
// do.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define SIMT_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SIMT_ADDRESS_SANITIZER 1
#endif
#endif

#ifdef SIMT_ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

namespace simt {

#ifdef SIMT_ADDRESS_SANITIZER
constexpr bool kAddressSanitizer = true;

inline void poison_memory(const void* memory, std::size_t size) noexcept {
    __asan_poison_memory_region(memory, size);
}
inline void unpoison_memory(const void* memory, std::size_t size) noexcept {
    __asan_unpoison_memory_region(memory, size);
}
#else
constexpr bool kAddressSanitizer = false;

inline void poison_memory(const void*, std::size_t) noexcept {}
inline void unpoison_memory(const void*, std::size_t) noexcept {}
#endif

}  // namespace simt
