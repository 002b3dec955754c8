// A group's asynchronous copy: each thread takes its share. Into shared memory it arrives when the
// thread waits, the latest that is allowed; elsewhere at once.
#pragma once

#include "simt/async_copy.hpp"
#include "simt/shared_address.hpp"
#include "simt/threads.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cuda {

/// A number of bytes that are known to be aligned to so many, as are both addresses.
template <::std::size_t Alignment>
struct aligned_size_t {
    static constexpr ::std::size_t align = Alignment;
    ::std::size_t value;
    explicit constexpr aligned_size_t(::std::size_t bytes) noexcept : value(bytes) {}
    constexpr operator ::std::size_t() const noexcept { return value; }
};

}  // namespace cuda

namespace simt {

// Inlined, so that check mode names the program's line.
template <unsigned Bytes>
__attribute__((always_inline)) inline void copy_units(char* to, const char* from, std::size_t bytes,
                                                      std::size_t rank,
                                                      std::size_t threads) noexcept {
    for (std::size_t at = rank * Bytes; at < bytes; at += threads * Bytes)
        copy_async<Bytes>(to + at, from + at, Bytes);
}

/// The share of thread `rank` among so many.
__attribute__((always_inline)) inline void copy_share(void* to, const void* from, std::size_t bytes,
                                                      std::size_t rank,
                                                      std::size_t threads) noexcept {
    auto* const target = static_cast<char*>(to);
    const auto* const source = static_cast<const char*>(from);
    const std::uintptr_t all =
        reinterpret_cast<std::uintptr_t>(to) | reinterpret_cast<std::uintptr_t>(from) | bytes;
    const bool into_shared = in_kernel() && shared_address(to) < kNotShared;
    if (into_shared && all % 16 == 0) {
        copy_units<16>(target, source, bytes, rank, threads);
    } else if (into_shared && all % 8 == 0) {
        copy_units<8>(target, source, bytes, rank, threads);
    } else if (into_shared && all % 4 == 0) {
        copy_units<4>(target, source, bytes, rank, threads);
    } else {
        for (std::size_t at = rank; at < bytes; at += threads) target[at] = source[at];
    }
}

}  // namespace simt
