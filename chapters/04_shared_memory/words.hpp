// Several neighbouring words by one instruction: cuda/vectorized is about it, the stages after it
// use it again.
#pragma once

#include <cuda_runtime.h>

#include <cstddef>
#include <cstdint>

namespace m2m::cuda {

// [copy] Copies 4 neighbouring words by one instruction, or 1. For 4, both addresses must be
// multiples of 16 bytes.
template <int width>
__device__ inline void copy_words(float* to, const float* from) {
    static_assert(width == 1 || width == 4, "one word, or four");
    if constexpr (width == 4) {
        *reinterpret_cast<float4*>(to) = *reinterpret_cast<const float4*>(from);
    } else {
        *to = *from;
    }
}

// [zeros] What lies outside a matrix is zero in its tile.
template <int width>
__device__ inline void zero_words(float* to) {
    for (int w = 0; w < width; ++w) to[w] = 0.0f;
}

// [aligned] Does every row start at a multiple of 16 bytes? Then 4 words from a column that is a
// multiple of 4 on start at one, too; and they are all inside the row, or all outside.
inline bool rows_are_aligned(const float* matrix, int cols) {
    return cols % 4 == 0 && reinterpret_cast<std::uintptr_t>(matrix) % sizeof(float4) == 0;
}

}  // namespace m2m::cuda
