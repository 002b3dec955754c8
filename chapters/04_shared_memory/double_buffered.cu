// Chapter 04, cuda/double_buffered: the next tiles are fetched while these are multiplied.
// Run it: ./book run 04      See the lesson: diff vectorized.cu double_buffered.cu
#include "chapters/04_shared_memory/copies.hpp"
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
constexpr int padded = tile + 4;     //

// [kernel] As vectorized_kernel, with two of each tile.
template <int width>
__global__ void __launch_bounds__(threads, 2)
    double_buffered_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    // [shared] While one buffer is multiplied, the other one is filled.
    __shared__ __align__(16) float A_tile[2][depth][padded];  // transposed
    __shared__ __align__(16) float B_tile[2][depth][tile];

    const int first_row = blockIdx.y * tile, first_col = blockIdx.x * tile;
    const int my_row = threadIdx.x / 16 * side;
    const int my_col = threadIdx.x % 16 * (side / 2);
    alignas(16) float sum[side][side] = {};

    // [copies] My share of a pair of tiles: 4 words of each. A's are scattered over a column, so
    // each is a copy of its own; B's are one copy where the rows are aligned.
    constexpr int A_rows = threads / depth;         // of A's tile that the block copies at once
    constexpr int B_rows = threads * width / tile;  // of B's tile
    Copy<1> A_copy[tile / A_rows];
    Copy<width> B_copy[depth / B_rows];
    const int A_r = threadIdx.x / depth, A_p = threadIdx.x % depth;
    const int B_p = threadIdx.x * width / tile, B_c = threadIdx.x * width % tile;
    const float* const A_from = A + std::size_t(first_row + A_r) * k + A_p;
    const float* const B_from = B + std::size_t(B_p) * n + first_col + B_c;

    const auto start = [&](int step, int buffer) {
        const int done = step * depth;  // columns of A, rows of B
        for (int i = 0; i < tile / A_rows; ++i) {
            const int r = A_r + i * A_rows;
            A_copy[i].start(&A_tile[buffer][A_p][r], A_from + std::size_t(i * A_rows) * k + done,
                            first_row + r < m && done + A_p < k);
        }
        for (int i = 0; i < depth / B_rows; ++i) {
            const int p = B_p + i * B_rows;
            B_copy[i].start(&B_tile[buffer][p][B_c], B_from + std::size_t(done + i * B_rows) * n,
                            done + p < k && first_col + B_c < n);
        }
        end_group();
    };
    const auto finish = [&] {
        for (auto& copy : A_copy) copy.finish();
        for (auto& copy : B_copy) copy.finish();
    };

    // [first] Nothing to multiply yet.
    const int steps = ceil_div(k, depth);
    if (steps > 0) {
        start(0, 0);
        finish();
    }

    for (int step = 0; step < steps; ++step) {
        // [arrived] My copies into this buffer are done; behind the barrier, so are everybody's.
        // And everybody has read the other buffer, so it may be overwritten: one barrier says both.
        const int buffer = step % 2;
        wait_for_groups<0>();
        __syncthreads();

        // [next] The next tiles set out ...
        const bool more = step + 1 < steps;
        if (more) start(step + 1, 1 - buffer);

            // [multiply] ... travel while these are multiplied ...
#pragma unroll
        for (int p = 0; p < depth; ++p) {
            alignas(16) float a[side], b[side];
            copy_words<4>(a, &A_tile[buffer][p][my_row]);
            copy_words<4>(a + 4, &A_tile[buffer][p][my_row + 4]);
            copy_words<4>(b, &B_tile[buffer][p][my_col]);
            copy_words<4>(b + 4, &B_tile[buffer][p][half_tile + my_col]);
#pragma unroll
            for (int i = 0; i < side; ++i) {
                for (int j = 0; j < side; ++j) sum[i][j] += a[i] * b[j];
            }
        }

        // [finish] ... and arrive.
        if (more) finish();
    }

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
        double_buffered_kernel<width>
            <<<grid, threads>>>(rows, n, k, A + first * k, B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

}  // namespace

void double_buffered(int m, int n, int k, const float* A, const float* B, float* C) {
    if (n == 0) return;

    if (rows_are_aligned(B, n) && rows_are_aligned(C, n)) {
        launch<4>(m, n, k, A, B, C);
    } else {
        launch<1>(m, n, k, A, B, C);
    }
}

}  // namespace m2m::cuda
