// Asynchronous copies from global into shared memory: cp.async and __pipeline_memcpy_async().
#pragma once

#include "simt/check.hpp"
#include "simt/place.hpp"

#include <cstddef>
#include <cstdint>

namespace simt {

/// The running thread's copy of `bytes` (4, 8 or 16), whose value has been read. It arrives as late
/// as it may: when this thread waits for its group. `stands_at`: for check mode.
void issue_copy(void* to, const void* value, unsigned bytes, unsigned long stands_at) noexcept;
/// The copies issued since the last one become a group.
void commit_copies() noexcept;
/// Waits until at most so many of this thread's last groups are under way.
void wait_for_copies(unsigned groups) noexcept;
/// Waits for all copies of this thread, in a group or not.
void wait_for_all_copies() noexcept;

template <unsigned Bytes>
struct CopyUnit;
template <>
struct CopyUnit<4> {
    typedef std::uint32_t type __attribute__((may_alias));
};
template <>
struct CopyUnit<8> {
    typedef std::uint64_t type __attribute__((may_alias));
};
template <>
struct CopyUnit<16> {
    typedef std::uint64_t type __attribute__((vector_size(16), may_alias));
};

/// Starts a copy of Bytes; those from `read` on become zero.
template <unsigned Bytes>
__attribute__((always_inline)) inline void copy_async(void* to, const void* from,
                                                      unsigned read) noexcept {
    using Unit = typename CopyUnit<Bytes>::type;
    Unit value{};
    if (read >= Bytes) {
        value = *static_cast<const Unit*>(from);
    } else {
        for (unsigned i = 0; i < read; ++i)
            reinterpret_cast<unsigned char*>(&value)[i] =
                static_cast<const unsigned char*>(from)[i];
    }
    unsigned long stands_at = 0;
#ifdef SIMT_CHECK
    stands_at = simt_check_copy_issued(to, Bytes);
#endif
    issue_copy(to, &value, Bytes, stands_at);
}

}  // namespace simt
