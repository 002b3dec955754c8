// Mistake: lets every thread load one element, so three quarters of the tiles stay empty.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "matmul.hpp"

#include <cstddef>

namespace {

constexpr int side = 16;   // a block is 16 × 16 threads and computes 16 × 16 elements of C
constexpr int depth = 64;  // a tile of A is 16 × 64, one of B 64 × 16
constexpr int threads = side * side;

__global__ void matmul_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    __shared__ float A_tile[side][depth];
    __shared__ float B_tile[depth][side];

    const int first_row = blockIdx.y * side, first_col = blockIdx.x * side;
    const int row = first_row + threadIdx.y, col = first_col + threadIdx.x;
    [[maybe_unused]] const int me = threadIdx.y * side + threadIdx.x;  // 0 … 255 in the block

    float sum = 0.0f;
    for (int first = 0; first < k; first += depth) {
        for (int i = me; i < threads; i += threads) {
            const int tile_row = i / depth, tile_col = i % depth;
            const int A_row = first_row + tile_row, A_col = first + tile_col;
            const bool inside = A_row < m && A_col < k;
            A_tile[tile_row][tile_col] = inside ? A[std::size_t(A_row) * k + A_col] : 0.0f;
        }
        for (int i = me; i < threads; i += threads) {
            const int tile_row = i / side, tile_col = i % side;
            const int B_row = first + tile_row, B_col = first_col + tile_col;
            const bool inside = B_row < k && B_col < n;
            B_tile[tile_row][tile_col] = inside ? B[std::size_t(B_row) * n + B_col] : 0.0f;
        }
        __syncthreads();
        for (int p = 0; p < depth; ++p) sum += A_tile[threadIdx.y][p] * B_tile[p][threadIdx.x];
        __syncthreads();
    }
    if (row < m && col < n) C[std::size_t(row) * n + col] = sum;
}

}  // namespace

void matmul(int m, int n, int k, const float* A, const float* B, float* C) {
    const dim3 grid(m2m::ceil_div(n, side), m2m::ceil_div(m, side));
    matmul_kernel<<<grid, dim3(side, side)>>>(m, n, k, A, B, C);
    CUDA_CHECK(cudaGetLastError());
}
