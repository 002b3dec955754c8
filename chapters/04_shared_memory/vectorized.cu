// Chapter 04, cuda/vectorized: four words by one instruction, wherever words are moved.
// Run it: ./book run 04      See the lesson: diff register_tiled.cu vectorized.cu
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/04_shared_memory/words.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::cuda {

namespace {

constexpr int tile = 128;            // as in register_tiled.cu
constexpr int depth = 8;             //
constexpr int side = 8;              //
constexpr int threads = 256;         //
constexpr int half_tile = tile / 2;  //
constexpr int padded = tile + 4;     // rows of 528 bytes: they, too, start at multiples of 16

// [kernel] As register_tiled_kernel. `width` is how many words of A, B and C move at once: 4, or 1
// where the rows are not aligned.
template <int width>
__global__ void __launch_bounds__(threads)
    vectorized_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    __shared__ __align__(16) float A_tile[depth][padded];  // transposed
    __shared__ __align__(16) float B_tile[depth][tile];

    const int first_row = blockIdx.y * tile, first_col = blockIdx.x * tile;
    const int my_row = threadIdx.x / 16 * side;
    const int my_col = threadIdx.x % 16 * (side / 2);
    alignas(16) float sum[side][side] = {};

    for (int step = 0; step < ceil_div(k, depth); ++step) {
        // [load_a] One load brings 4 words of a row of A; transposed, they are 4 stores.
        for (int e = threadIdx.x * width; e < tile * depth; e += threads * width) {
            const int r = e / depth, p = e % depth;
            const int row = first_row + r, A_col = step * depth + p;
            alignas(16) float words[width];
            if (row < m && A_col < k) {
                copy_words<width>(words, A + std::size_t(row) * k + A_col);
            } else {
                zero_words<width>(words);
            }
            for (int w = 0; w < width; ++w) A_tile[p + w][r] = words[w];
        }

        // [load_b] B keeps its order: one load, one store.
        for (int e = threadIdx.x * width; e < depth * tile; e += threads * width) {
            const int p = e / tile, c = e % tile;
            const int B_row = step * depth + p, col = first_col + c;
            if (B_row < k && col < n) {
                copy_words<width>(&B_tile[p][c], B + std::size_t(B_row) * n + col);
            } else {
                zero_words<width>(&B_tile[p][c]);
            }
        }
        __syncthreads();

        // [multiply] 4 loads of 4 words feed 64 multiply-adds.
#pragma unroll
        for (int p = 0; p < depth; ++p) {
            alignas(16) float a[side], b[side];
            copy_words<4>(a, &A_tile[p][my_row]);
            copy_words<4>(a + 4, &A_tile[p][my_row + 4]);
            copy_words<4>(b, &B_tile[p][my_col]);
            copy_words<4>(b + 4, &B_tile[p][half_tile + my_col]);
#pragma unroll
            for (int i = 0; i < side; ++i) {
                for (int j = 0; j < side; ++j) sum[i][j] += a[i] * b[j];
            }
        }
        __syncthreads();
    }

    // [store] 4 words at once, too: inside C there are all of them, or none.
#pragma unroll
    for (int i = 0; i < side; ++i) {
        const int row = first_row + my_row + i;
        for (int j = 0; j < side; j += width) {
            const int col = first_col + my_col + j % (side / 2) + j / (side / 2) * half_tile;
            if (row < m && col < n) copy_words<width>(C + std::size_t(row) * n + col, &sum[i][j]);
        }
    }
}

template <int width>
void launch(int m, int n, int k, const float* A, const float* B, float* C) {
    const std::size_t slice = std::size_t(max_grid_y) * tile;
    for (std::size_t first = 0; first < std::size_t(m); first += slice) {
        const int rows = int(std::min(slice, m - first));
        const dim3 grid(ceil_div(n, tile), ceil_div(rows, tile));
        vectorized_kernel<width><<<grid, threads>>>(rows, n, k, A + first * k, B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

}  // namespace

// [choose] 4 words at once only where every row of all three matrices allows it.
void vectorized(int m, int n, int k, const float* A, const float* B, float* C) {
    if (n == 0) return;

    if (rows_are_aligned(A, k) && rows_are_aligned(B, n) && rows_are_aligned(C, n)) {
        launch<4>(m, n, k, A, B, C);
    } else {
        launch<1>(m, n, k, A, B, C);
    }
}

}  // namespace m2m::cuda
