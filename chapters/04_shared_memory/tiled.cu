// Chapter 04, cuda/tiled: the threads of a block fetch tiles of A and B together and share them.
// Run it: ./book run 04      See the lesson: diff ../03_naive_cuda/coalesced.cu tiled.cu
#include "chapters/04_shared_memory/stages.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::cuda {

namespace {

constexpr int tile = 16;  // a block is 16 × 16 threads; so are the tiles of A, B and C

// [kernel] One block computes one tile of C, one thread one element of it.
__global__ void tiled_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    // [shared] One copy of these for the whole block, on the chip.
    __shared__ float A_tile[tile][tile];
    __shared__ float B_tile[tile][tile];

    // [mine] Where I am in the tile, and which element of C is mine.
    const int tile_row = threadIdx.y, tile_col = threadIdx.x;
    const int row = blockIdx.y * tile + tile_row;
    const int col = blockIdx.x * tile + tile_col;

    // [walk] Along k, one pair of tiles at a time.
    float sum = 0.0f;
    for (int step = 0; step < ceil_div(k, tile); ++step) {
        // [load] Every thread fetches one element of each tile; outside A and B the tiles are zero.
        const int A_col = step * tile + tile_col;
        const int B_row = step * tile + tile_row;
        const bool in_A = row < m && A_col < k;
        const bool in_B = B_row < k && col < n;
        A_tile[tile_row][tile_col] = in_A ? A[std::size_t(row) * k + A_col] : 0.0f;
        B_tile[tile_row][tile_col] = in_B ? B[std::size_t(B_row) * n + col] : 0.0f;

        // [full] Nobody reads the tiles before everybody has written.
        __syncthreads();

        // [multiply] A row of one tile times a column of the other.
        for (int p = 0; p < tile; ++p) sum += A_tile[tile_row][p] * B_tile[p][tile_col];

        // [empty] Nobody writes the next tiles before everybody has read these.
        __syncthreads();
    }

    // [store] The guard comes last: a thread outside C still had to load and to wait.
    if (row < m && col < n) C[std::size_t(row) * n + col] = sum;
}

}  // namespace

// [launch] As in chapter 03: cover C with blocks, slice by slice where it is too tall for one grid.
void tiled(int m, int n, int k, const float* A, const float* B, float* C) {
    if (n == 0) return;

    const std::size_t slice = std::size_t(max_grid_y) * tile;
    for (std::size_t first = 0; first < std::size_t(m); first += slice) {
        const int rows = int(std::min(slice, m - first));
        const dim3 block(tile, tile);
        const dim3 grid(ceil_div(n, tile), ceil_div(rows, tile));
        tiled_kernel<<<grid, block>>>(rows, n, k, A + first * k, B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

}  // namespace m2m::cuda
