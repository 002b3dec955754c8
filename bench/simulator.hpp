// What bench/simulator.cpp measures with: the processor's time, and kernels that do one thing.
#pragma once

#include <ctime>

namespace m2m {

/// Seconds of processor time that this process has used. On a machine that others use too, this is
/// what a piece of work costs; the clock on the wall also counts their turns.
inline double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// One launch each; `out` is device memory for one value a thread. Each thread does its operation
// `times` times, each one on the result of the one before.

/// __syncthreads() in one block of `threads`.
void run_barriers(int threads, int times, float* out);
/// __shfl_down_sync() in one block of `threads`.
void run_shuffles(int threads, int times, float* out);
/// One thread's __hfma2(), and nothing else.
void run_half_fma(int times, float* out);
/// One thread's __float2half(), of floats that differ.
void run_to_half(int times, float* out);

}  // namespace m2m
