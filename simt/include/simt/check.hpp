// What kernels tell check mode and count mode: compiled in by `simt-compile --check` or `--count`
// only, implemented in simt/check and simt/count.
#pragma once

#ifdef SIMT_CHECK

#include <cstddef>

extern "C" {

/// The running thread comes to a barrier of its block; the barrier has opened.
void simt_check_barrier_reached(const char* file, unsigned line) noexcept;
void simt_check_barrier_passed() noexcept;
/// The running thread has passed grid.sync().
void simt_check_grid_passed() noexcept;
/// A fence orders what this thread did before it for those who see a later atomic.
void simt_check_fence() noexcept;
/// __syncwarp(): each lane hands over what simt_check_lane() gives; the last one joins them.
void* simt_check_lane() noexcept;
void simt_check_lanes_met(void* const* lanes, unsigned mask) noexcept;
/// The kernel's arguments lie here: a kernel may read them.
void simt_check_arguments(const void* memory, std::size_t bytes) noexcept;
/// The running thread starts an asynchronous copy: from now on these bytes may change, until
/// Observer::copy_delivered. @returns where the copy stands in the program
unsigned long simt_check_copy_issued(const void* to, unsigned bytes) noexcept;
/// The running thread has returned from the kernel.
void simt_check_thread_exits() noexcept;
/// The running thread is about to compare this memory with these bytes, and to swap it if equal.
void simt_check_compares(const void* memory, const void* expected, std::size_t bytes) noexcept;
/// The lanes of the mask, of the running thread's warp, get each other's values: lane i that of
/// lane sources[i].
void simt_check_shuffled(const char* operation, const char* file, unsigned line, unsigned mask,
                         const unsigned* sources) noexcept;
/// Count mode only: the running thread enters the kernel.
void simt_count_thread_starts() noexcept;

}  // extern "C"

#endif
