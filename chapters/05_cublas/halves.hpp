// A matrix rounded to float16, with rows that start at multiples of 16 bytes.
#pragma once

#include "chapters/04_shared_memory/words.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <cuda_fp16.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace m2m::cublas {

// [padded] A row takes whole groups of 8 float16 numbers, 16 bytes each. Zeros fill it up.
__host__ __device__ constexpr int padded_row(int cols) {
    return ceil_div(cols, 8) * 8;
}

/// Which of the two copies that can be in use at the same time.
enum class Operand { A, B };

constexpr int halves_threads = 128;
constexpr int halves_group = 8;  // numbers of one thread: two loads of 16 bytes, one store

// Two numbers rounded to float16, in one word of 32 bits.
__device__ inline unsigned rounded_pair(float low, float high) {
    return __half_as_ushort(__float2half_rn(low)) |
           static_cast<unsigned>(__half_as_ushort(__float2half_rn(high))) << 16;
}

// [convert] One thread rounds 8 neighbouring numbers; those outside the matrix are 0.
template <int width>
__global__ void to_half_kernel(int rows, int cols, const float* from, __half* to) {
    const int col = (blockIdx.x * halves_threads + threadIdx.x) * halves_group;
    if (col >= cols) return;
    for (int row = blockIdx.y; row < rows; row += gridDim.y) {
        const float* const words = from + std::size_t(row) * cols + col;
        alignas(16) float full[halves_group] = {};
        for (int i = 0; i < halves_group; i += width) {
            if (col + i < cols) cuda::copy_words<width>(full + i, words + i);
        }
        *reinterpret_cast<uint4*>(to + std::size_t(row) * padded_row(cols) + col) =
            make_uint4(rounded_pair(full[0], full[1]), rounded_pair(full[2], full[3]),
                       rounded_pair(full[4], full[5]), rounded_pair(full[6], full[7]));
    }
}

// [scratch] Device memory that grows and is kept: to ask for it anew in each call would cost more
// than the conversion.
class Scratch {
  public:
    Scratch() = default;
    ~Scratch() { cudaFree(data_); }  // a destructor must not throw
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    __half* at_least(std::size_t count) {
        if (count > size_) {
            CUDA_CHECK(cudaFree(std::exchange(data_, nullptr)));
            size_ = 0;
            CUDA_CHECK(cudaMalloc(&data_, count * sizeof(__half)));
            size_ = count;
        }
        return data_;
    }

  private:
    __half* data_ = nullptr;
    std::size_t size_ = 0;
};

/// The matrix in float16: rows × padded_row(cols), in device memory that belongs to the calling
/// thread. It is valid until the next call for the same operand. What is beyond 65,504 becomes
/// infinite.
inline const __half* to_half(Operand operand, int rows, int cols, const float* matrix) {
    int device = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    thread_local std::map<std::pair<int, Operand>, Scratch> scratches;
    const std::size_t count = std::size_t(rows) * padded_row(cols);
    __half* const half = scratches[{device, operand}].at_least(count);
    if (count == 0) return half;

    const dim3 grid(ceil_div(cols, halves_threads * halves_group), std::min(rows, max_grid_y));
    if (cuda::rows_are_aligned(matrix, cols)) {
        to_half_kernel<4><<<grid, halves_threads>>>(rows, cols, matrix, half);
    } else {
        to_half_kernel<1><<<grid, halves_threads>>>(rows, cols, matrix, half);
    }
    CUDA_CHECK(cudaGetLastError());
    return half;
}

}  // namespace m2m::cublas
