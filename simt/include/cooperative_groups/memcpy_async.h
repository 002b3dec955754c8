// cooperative_groups::memcpy_async(): a group's copy into shared memory, and waiting for it.
#pragma once

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device begin
#endif

#include "cooperative_groups.h"
#include "simt/group_copy.hpp"

namespace cooperative_groups {

/// `bytes` bytes, a share for each thread.
template <class Group, class Size>
__attribute__((always_inline)) inline void memcpy_async(const Group& group, void* to,
                                                        const void* from,
                                                        const Size& bytes) noexcept {
    ::simt::copy_share(to, from, bytes, group.thread_rank(), group.num_threads());
    ::simt::commit_copies();
}
/// As many elements as both have.
template <class Group, class T>
__attribute__((always_inline)) inline void memcpy_async(const Group& group, T* to, std::size_t room,
                                                        const T* from, std::size_t count) noexcept {
    memcpy_async(group, static_cast<void*>(to), static_cast<const void*>(from),
                 (count < room ? count : room) * sizeof(T));
}

/// Until every thread's copies have arrived.
template <class Group>
void wait(const Group& group, const Place& place = Place::here()) noexcept {
    ::simt::wait_for_copies(0);
    group.sync(place);
}
/// Until all but the last `Last` copies of every thread have arrived.
template <unsigned int Last, class Group>
void wait_prior(const Group& group, const Place& place = Place::here()) noexcept {
    ::simt::wait_for_copies(Last);
    group.sync(place);
}

}  // namespace cooperative_groups

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device end
#endif
