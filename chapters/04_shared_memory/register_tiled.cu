// Chapter 04, cuda/register_tiled: every thread computes 8 × 8 elements of C and keeps them in
// registers. Run it: ./book run 04      Read tiled.cu first.
#include "chapters/04_shared_memory/stages.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::cuda {

namespace {

// [numbers] The sizes. The chapter's text says why each was chosen.
constexpr int tile = 128;            // a block computes 128 × 128 elements of C ...
constexpr int depth = 8;             // ... and steps through k by 8
constexpr int side = 8;              // a thread computes 8 × 8 of them
constexpr int threads = 256;         // (128 / 8)² threads
constexpr int half_tile = tile / 2;  // a thread's columns come as 4 in each half of the tile
constexpr int padded = tile + 4;     // A_tile's row length: storing a column hits every bank once

// [kernel] One block computes one 128 × 128 tile of C, one thread 8 × 8 elements of it.
__global__ void __launch_bounds__(threads)
    register_tiled_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    // [shared] A's tile is stored transposed: step p of the product reads row p of both tiles.
    __shared__ __align__(16) float A_tile[depth][padded];
    __shared__ __align__(16) float B_tile[depth][tile];

    // [mine] My 8 rows are neighbours; my 8 columns are 4 neighbours in each half of the tile.
    const int first_row = blockIdx.y * tile, first_col = blockIdx.x * tile;
    const int my_row = threadIdx.x / 16 * side;
    const int my_col = threadIdx.x % 16 * (side / 2);
    float sum[side][side] = {};

    // [walk] Along k, 8 columns of A and 8 rows of B at a time.
    for (int step = 0; step < ceil_div(k, depth); ++step) {
        // [load_a] 8 neighbouring threads read 8 neighbouring words: one 32-byte sector of one row.
        const int A_p = threadIdx.x % depth;
        const int A_col = step * depth + A_p;
        for (int r = threadIdx.x / depth; r < tile; r += threads / depth) {
            const int row = first_row + r;
            A_tile[A_p][r] = row < m && A_col < k ? A[std::size_t(row) * k + A_col] : 0.0f;
        }

        // [load_b] 128 neighbouring threads read 128 neighbouring words.
        for (int p = threadIdx.x / tile; p < depth; p += threads / tile) {
            const int c = threadIdx.x % tile;
            const int B_row = step * depth + p, col = first_col + c;
            B_tile[p][c] = B_row < k && col < n ? B[std::size_t(B_row) * n + col] : 0.0f;
        }
        __syncthreads();

        // [multiply] 16 words from shared memory feed 64 multiply-adds in registers.
        for (int p = 0; p < depth; ++p) {
            float a[side], b[side];
            for (int i = 0; i < side; ++i) a[i] = A_tile[p][my_row + i];
            for (int j = 0; j < side / 2; ++j) {
                b[j] = B_tile[p][my_col + j];
                b[j + side / 2] = B_tile[p][half_tile + my_col + j];
            }
#pragma unroll
            for (int i = 0; i < side; ++i) {
                for (int j = 0; j < side; ++j) sum[i][j] += a[i] * b[j];
            }
        }
        __syncthreads();
    }

    // [store] Only what lies inside C.
    for (int i = 0; i < side; ++i) {
        const int row = first_row + my_row + i;
        for (int j = 0; j < side; ++j) {
            const int col = first_col + my_col + j % (side / 2) + j / (side / 2) * half_tile;
            if (row < m && col < n) C[std::size_t(row) * n + col] = sum[i][j];
        }
    }
}

}  // namespace

// [launch] As before; a tile is 128 wide now, so a slice is 65,535 × 128 rows.
void register_tiled(int m, int n, int k, const float* A, const float* B, float* C) {
    if (n == 0) return;

    const std::size_t slice = std::size_t(max_grid_y) * tile;
    for (std::size_t first = 0; first < std::size_t(m); first += slice) {
        const int rows = int(std::min(slice, m - first));
        const dim3 grid(ceil_div(n, tile), ceil_div(rows, tile));
        register_tiled_kernel<<<grid, threads>>>(rows, n, k, A + first * k, B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

}  // namespace m2m::cuda
