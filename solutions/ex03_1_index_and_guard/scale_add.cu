// out = factor · X + Y: one thread for every element, in blocks of 16 × 16.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "grading/exercises/not_solved.hpp"
#include "scale_add.hpp"

#include <cstddef>

using m2m::exercise::not_solved_yet;

namespace {

constexpr int block_size = 16;

[[maybe_unused]] __global__ void scale_add_kernel(int rows, int columns, float factor,
                                                  const float* X, const float* Y, float* out) {
    // [todo] Which element is mine? x runs along a row. Blocks at the edge stick out: what must
    // their outer threads do? Then compute the one element.
    const int row = blockIdx.y * block_size + threadIdx.y;
    const int column = blockIdx.x * block_size + threadIdx.x;
    // Without this test a thread right of the last column would write into the next row.
    if (row >= rows || column >= columns) return;
    // A matrix may have more than 2³¹ elements, so the index is computed in 64 bits.
    const std::size_t index = std::size_t(row) * columns + column;
    out[index] = factor * X[index] + Y[index];
    // [end]
}

}  // namespace

void scale_add(int rows, int columns, float factor, const float* X, const float* Y, float* out) {
    // [todo throws] Cover the matrix with blocks of 16 × 16 threads and launch the kernel.
    const dim3 block(block_size, block_size);
    // Rounded up: the last block of a row or column may stick out, but nothing is left over.
    const dim3 grid(m2m::ceil_div(columns, block_size), m2m::ceil_div(rows, block_size));
    scale_add_kernel<<<grid, block>>>(rows, columns, factor, X, Y, out);
    // [end]
    CUDA_CHECK(cudaGetLastError());
}
