// Chapter 03, cuda/coalesced: neighbouring threads read neighbouring words.
// Run it: ./book run 03      See the lesson: diff naive.cu coalesced.cu
#include "chapters/03_naive_cuda/stages.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::cuda {

namespace {

constexpr int block_size = 16;  // a block is 16 × 16 = 256 threads

// [kernel] Every thread of the grid runs this function once.
__global__ void coalesced_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    // [index] Which element of C is mine? x runs along the row, so x is the column.
    const int row = blockIdx.y * block_size + threadIdx.y;
    const int col = blockIdx.x * block_size + threadIdx.x;

    // [guard] Blocks at the edge stick out over C; their outer threads have nothing to do.
    if (row >= m || col >= n) return;

    // [dot] Row of A times column of B.
    float sum = 0.0f;
    for (int p = 0; p < k; ++p) {
        sum += A[std::size_t(row) * k + p] * B[std::size_t(p) * n + col];
    }
    C[std::size_t(row) * n + col] = sum;
}

}  // namespace

// [launch] The host's side: cover C with blocks, and start one thread for each element.
void coalesced(int m, int n, int k, const float* A, const float* B, float* C) {
    if (n == 0) return;  // a grid of no blocks is an error

    // [slices] A grid is at most 65,535 blocks high. A taller C takes a launch per slice of rows.
    const std::size_t slice = std::size_t(max_grid_y) * block_size;
    for (std::size_t first = 0; first < std::size_t(m); first += slice) {
        const int rows = int(std::min(slice, m - first));
        const dim3 block(block_size, block_size);
        const dim3 grid(ceil_div(n, block_size), ceil_div(rows, block_size));
        coalesced_kernel<<<grid, block>>>(rows, n, k, A + first * k, B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

}  // namespace m2m::cuda
