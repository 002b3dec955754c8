// Copies from global to shared memory that are under way while the threads compute: what
// cuda/double_buffered is about, and cuda/warp_tiled uses again.
#pragma once

#include "chapters/04_shared_memory/words.hpp"

#include <cuda_runtime.h>

namespace m2m::cuda {

#if __CUDA_ARCH__ >= 800

// [async] From compute capability 8.0 on the device can copy on its own (`cp.async`): the thread
// starts the copy, goes on, and asks later whether it is done. No register holds the words.
template <int width>
class Copy {
  public:
    // Starts to copy `width` words. Outside the matrix 0 bytes are read and the rest is zero.
    __device__ void start(float* to, const float* from, bool inside) {
        const auto target = static_cast<unsigned>(__cvta_generic_to_shared(to));
        const int bytes = inside ? width * 4 : 0;
        if constexpr (width == 4) {
            asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(target), "l"(from),
                         "r"(bytes)
                         : "memory");
        } else {
            asm volatile("cp.async.ca.shared.global [%0], [%1], 4, %2;" ::"r"(target), "l"(from),
                         "r"(bytes)
                         : "memory");
        }
    }
    __device__ void finish() {}
};

// [groups] Everything that this thread has started since the last call is one group.
__device__ inline void end_group() {
    asm volatile("cp.async.commit_group;" ::: "memory");
}

// [wait] Waits until at most `pending` of this thread's groups, the latest, are still under way.
template <int pending>
__device__ inline void wait_for_groups() {
    asm volatile("cp.async.wait_group %0;" ::"n"(pending) : "memory");
}

#else

// [registers] Before that, the words travel through registers: loads are started before the
// multiplication, and nothing waits for them until `finish` stores them after it.
template <int width>
class Copy {
  public:
    __device__ void start(float* to, const float* from, bool inside) {
        to_ = to;
        if (inside) {
            copy_words<width>(words_, from);
        } else {
            zero_words<width>(words_);
        }
    }
    __device__ void finish() { copy_words<width>(to_, words_); }

  private:
    float* to_ = nullptr;
    alignas(16) float words_[width] = {};
};

__device__ inline void end_group() {}

template <int pending>
__device__ inline void wait_for_groups() {}

#endif

}  // namespace m2m::cuda
