// __pipeline_memcpy_async() and its like. A thread's copies since its last commit are a group.
#pragma once

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device begin
#endif

#include "assert.h"
#include "simt/async_copy.hpp"

/// Starts a copy of 4, 8 or 16 bytes, aligned to as many, from global into shared memory. The last
/// `zfill` of them become zero instead.
__attribute__((always_inline)) inline void __pipeline_memcpy_async(void* __restrict__ to,
                                                                   const void* __restrict__ from,
                                                                   std::size_t bytes,
                                                                   std::size_t zfill = 0) noexcept {
    assert(bytes == 4 || bytes == 8 || bytes == 16);
    assert(zfill <= bytes);
    const auto read = static_cast<unsigned>(bytes - zfill);
    if (bytes == 4)
        ::simt::copy_async<4>(to, from, read);
    else if (bytes == 8)
        ::simt::copy_async<8>(to, from, read);
    else
        ::simt::copy_async<16>(to, from, read);
}

/// The thread's copies since the last commit become a group.
inline void __pipeline_commit() noexcept {
    ::simt::commit_copies();
}

/// Waits until at most `groups` of the thread's last groups are under way. Other threads see what
/// has arrived after a barrier.
inline void __pipeline_wait_prior(std::size_t groups) noexcept {
    ::simt::wait_for_copies(static_cast<unsigned>(groups));
}

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device end
#endif
