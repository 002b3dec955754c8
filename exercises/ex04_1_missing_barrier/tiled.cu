// C = A·B in tiles. On many a GPU it gives the right result for years; but a line is missing.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "tiled.hpp"

#include <cstddef>

namespace {

constexpr int tile = 16;

__global__ void tiled_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    __shared__ float A_tile[tile][tile];
    __shared__ float B_tile[tile][tile];

    const int tile_row = threadIdx.y, tile_col = threadIdx.x;
    const int row = blockIdx.y * tile + tile_row;
    const int col = blockIdx.x * tile + tile_col;

    float sum = 0.0f;
    for (int step = 0; step < m2m::ceil_div(k, tile); ++step) {
        // Every thread fetches one element of each tile; outside A and B the tiles are zero.
        const int A_col = step * tile + tile_col;
        const int B_row = step * tile + tile_row;
        const bool in_A = row < m && A_col < k;
        const bool in_B = B_row < k && col < n;
        A_tile[tile_row][tile_col] = in_A ? A[std::size_t(row) * k + A_col] : 0.0f;
        B_tile[tile_row][tile_col] = in_B ? B[std::size_t(B_row) * n + col] : 0.0f;
        __syncthreads();

        // A row of one tile times a column of the other.
        for (int p = 0; p < tile; ++p) sum += A_tile[tile_row][p] * B_tile[p][tile_col];
    }
    if (row < m && col < n) C[std::size_t(row) * n + col] = sum;
}

}  // namespace

void tiled(int m, int n, int k, const float* A, const float* B, float* C) {
    const dim3 block(tile, tile);
    const dim3 grid(m2m::ceil_div(n, tile), m2m::ceil_div(m, tile));
    tiled_kernel<<<grid, block>>>(m, n, k, A, B, C);
    CUDA_CHECK(cudaGetLastError());
}
