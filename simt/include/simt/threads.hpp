// Going from one simulated thread to the next: the part of the scheduler that is inlined into every
// kernel's loop.
#pragma once

#include "device_launch_parameters.h"

namespace simt {

/// Threads of the current row (same threadIdx.y and .z) that may still be started by just counting
/// up threadIdx.x. Zero as soon as any thread of the block waits for another: then the scheduler
/// decides.
extern SIMT_THREAD_LOCAL unsigned row_left;

/// Which launch the current thread belongs to, as a number of this OS thread's own.
extern SIMT_THREAD_LOCAL unsigned long launch_number;

/// The current thread has returned from the kernel; makes another one current. Returns when this
/// fiber has a thread to start: maybe in a later launch.
extern "C" void simt_next_thread() noexcept;

/// @returns whether there is a thread to start in this launch.
inline bool next_thread(unsigned long launch) noexcept {
    if (row_left == 0) {
        simt_next_thread();
        return launch == launch_number;
    }
    --row_left;
    ++threadIdx.x;
    return true;
}

/// Whether the caller is a simulated thread.
bool in_kernel() noexcept;

/// PTX's exit: the thread ends here, wherever it is. No destructors run.
[[noreturn]] void end_thread() noexcept;

}  // namespace simt
