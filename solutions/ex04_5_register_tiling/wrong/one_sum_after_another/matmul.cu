// Mistake: finishes one sum before it begins the next, and so reads every value of B four times.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "matmul.hpp"

#include <cstddef>

namespace {

constexpr int tile = 16;              // tiles are 16 × 16
constexpr int each = 4;               // elements of C for each thread
constexpr int stripes = tile / each;  // a block is 16 × 4 threads

__global__ void matmul_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    __shared__ float A_tile[tile][tile];
    __shared__ float B_tile[tile][tile];

    const int x = threadIdx.x, y = threadIdx.y;
    const int first_row = blockIdx.y * tile, col = blockIdx.x * tile + x;

    [[maybe_unused]] float sum[each] = {};
    for (int first = 0; first < k; first += tile) {
        for (int i = 0; i < each; ++i) {
            const int tile_row = y + i * stripes;
            const int A_row = first_row + tile_row, B_row = first + tile_row;
            const bool in_A = A_row < m && first + x < k;
            const bool in_B = B_row < k && col < n;
            A_tile[tile_row][x] = in_A ? A[std::size_t(A_row) * k + first + x] : 0.0f;
            B_tile[tile_row][x] = in_B ? B[std::size_t(B_row) * n + col] : 0.0f;
        }
        __syncthreads();
        for (int i = 0; i < each; ++i) {
            for (int p = 0; p < tile; ++p) sum[i] += A_tile[y + i * stripes][p] * B_tile[p][x];
        }
        __syncthreads();
    }
    for (int i = 0; i < each; ++i) {
        const int row = first_row + y + i * stripes;
        if (row < m && col < n) C[std::size_t(row) * n + col] = sum[i];
    }
}

}  // namespace

void matmul(int m, int n, int k, const float* A, const float* B, float* C) {
    const dim3 grid(m2m::ceil_div(n, tile), m2m::ceil_div(m, tile));
    matmul_kernel<<<grid, dim3(tile, stripes)>>>(m, n, k, A, B, C);
    CUDA_CHECK(cudaGetLastError());
}
