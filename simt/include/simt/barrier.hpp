// __syncthreads() and its voting forms, fences, and giving way while polling.
#pragma once

#include "device_launch_parameters.h"
#include "simt/check.hpp"
#include "simt/place.hpp"
#include "simt/rotation.hpp"

namespace simt {

/// Waits until every thread of the block that has not exited waits at this place.
extern "C" void simt_sync_block(const char* operation, const char* file,
                                unsigned long long position) noexcept;
inline void sync_block(const char* operation, const Place& place) noexcept {
#ifdef SIMT_CHECK
    simt_check_barrier_reached(place.file, place.line());
#endif
#ifdef SIMT_SWITCH_IN_KERNEL
    if (take_turn(place)) return;
#endif
    simt_sync_block(operation, place.file, place.position);
#ifdef SIMT_CHECK
    simt_check_barrier_passed();
#endif
}

/// The same, adding up the threads' votes. @returns the sum, to every thread.
int sync_block_sum(const char* operation, const Place& place, int vote) noexcept;

inline int vote_block(const char* operation, const Place& place, int vote) noexcept {
#ifdef SIMT_CHECK
    simt_check_barrier_reached(place.file, place.line());
#endif
    const int sum = sync_block_sum(operation, place, vote);
#ifdef SIMT_CHECK
    simt_check_barrier_passed();
#endif
    return sum;
}

/// PTX's bar.sync and bar.arrive: one of a block's 16 barriers, known by its number wherever it
/// stands. Opens when `threads` have come, those that only arrive among them; 0: all of the block.
void named_barrier(const char* operation, unsigned number, unsigned threads, bool waits,
                   const Place& place) noexcept;

/// Waits until every thread of every block waits at this place; for cooperative launches.
void sync_grid(const char* operation, const Place& place) noexcept;

/// Whether all blocks of the running launch are resident, so that they may wait for one another.
bool launched_cooperatively() noexcept;

/// Fibers do not preempt: a thread that polls must give way, or what it waits for never comes. This
/// counts the tries.
extern SIMT_THREAD_LOCAL int polls_left;
void give_way(const char* operation, const Place& place) noexcept;

/// An operation that a polling loop may consist of has changed nothing.
inline void polled(const char* operation, const Place& place) noexcept {
    if (__builtin_expect(--polls_left < 0, 0)) give_way(operation, place);
}

inline void fence(const char* operation, const Place& place) noexcept {
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
#ifdef SIMT_CHECK
    simt_check_fence();
#endif
    polled(operation, place);
}

}  // namespace simt

inline void __syncthreads(const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::sync_block("__syncthreads()", place);
}
/// @returns how many threads of the block pass a predicate that is not zero.
inline int __syncthreads_count(int predicate,
                               const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::vote_block("__syncthreads_count()", place, predicate != 0);
}
/// @returns 1 when all threads of the block pass a predicate that is not zero, else 0.
inline int __syncthreads_and(int predicate,
                             const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::vote_block("__syncthreads_and()", place, predicate == 0) == 0;
}
/// @returns 1 when any thread of the block passes a predicate that is not zero, else 0.
inline int __syncthreads_or(int predicate,
                            const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::vote_block("__syncthreads_or()", place, predicate != 0) != 0;
}

inline void __threadfence_block(const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::fence("__threadfence_block()", place);
}
inline void __threadfence(const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::fence("__threadfence()", place);
}
inline void __threadfence_system(const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::fence("__threadfence_system()", place);
}
/// Gives way to other threads at once; the time is not simulated.
inline void __nanosleep(unsigned int /*nanoseconds*/,
                        const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::give_way("__nanosleep()", place);
}
