// Going from one simulated thread to the next: the part of the scheduler that is inlined into every
// kernel's loop.
#pragma once

#include "device_launch_parameters.h"

namespace simt {

/// Threads of the current row (same threadIdx.y and .z) that may still be started by just counting
/// up threadIdx.x. Zero as soon as any thread of the block waits for another: then the scheduler
/// decides.
extern SIMT_THREAD_LOCAL unsigned row_left;

/// The current thread has returned from the kernel; makes another one current.
/// @returns false when this fiber has nothing more to start.
bool schedule_next_thread() noexcept;

inline bool next_thread() noexcept {
    if (row_left == 0) return schedule_next_thread();
    --row_left;
    ++threadIdx.x;
    return true;
}

}  // namespace simt
