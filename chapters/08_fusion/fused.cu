// Chapter 08, fused, as CUDA kernels: each job is one kernel.
// Run it: ./book run 08      See the lesson: diff ../04_shared_memory/tiled.cu fused.cu
#include "chapters/08_fusion/jobs.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <cstddef>

namespace m2m::fusion {

namespace {

constexpr int tile = 16;  // a block is 16 × 16 threads; so are the tiles of A, B and C

// [finishes] What becomes of a sum: functions that the compiler puts into the kernel.
struct Nothing {
    __device__ float operator()(std::size_t, int, float sum) const { return sum; }
};

struct Bias {
    const float* bias;
    __device__ float operator()(std::size_t, int col, float sum) const { return sum + bias[col]; }
};

struct BiasRelu {
    const float* bias;
    __device__ float operator()(std::size_t, int col, float sum) const {
        return fmaxf(0.0f, sum + bias[col]);
    }
};

struct ReluGradient {
    const float* H;
    __device__ float operator()(std::size_t index, int, float sum) const {
        return H[index] > 0.0f ? sum : 0.0f;
    }
};

// [kernel] Chapter 04's tiled kernel, with one new word in its last line.
template <class Finish>
__global__ void matmul_then_kernel(int m, int n, int k, const float* A, const float* B, float* C,
                                   Finish finish) {
    __shared__ float A_tile[tile][tile];
    __shared__ float B_tile[tile][tile];

    const int tile_row = threadIdx.y, tile_col = threadIdx.x;
    const int tiles_across = ceil_div(n, tile);
    const int row = int(blockIdx.x) / tiles_across * tile + tile_row;
    const int col = int(blockIdx.x) % tiles_across * tile + tile_col;

    float sum = 0.0f;
    for (int step = 0; step < ceil_div(k, tile); ++step) {
        const int A_col = step * tile + tile_col;
        const int B_row = step * tile + tile_row;
        const bool in_A = row < m && A_col < k;
        const bool in_B = B_row < k && col < n;
        A_tile[tile_row][tile_col] = in_A ? A[std::size_t(row) * k + A_col] : 0.0f;
        B_tile[tile_row][tile_col] = in_B ? B[std::size_t(B_row) * n + col] : 0.0f;
        __syncthreads();
        for (int p = 0; p < tile; ++p) sum += A_tile[tile_row][p] * B_tile[p][tile_col];
        __syncthreads();
    }

    // [finish] The sum is in a register: what follows the product costs no memory traffic.
    const std::size_t index = std::size_t(row) * n + col;
    if (row < m && col < n) C[index] = finish(index, col, sum);
}

template <class Finish>
void matmul_then(int m, int n, int k, const float* A, const float* B, float* C, Finish finish) {
    if (m == 0 || n == 0) return;
    const std::size_t blocks = std::size_t(ceil_div(m, tile)) * std::size_t(ceil_div(n, tile));
    matmul_then_kernel<<<unsigned(blocks), dim3(tile, tile)>>>(m, n, k, A, B, C, finish);
    CUDA_CHECK(cudaGetLastError());
}

void matmul_bias(int m, int n, int k, const float* A, const float* B, const float* bias, float* C) {
    matmul_then(m, n, k, A, B, C, Bias{bias});
}

void matmul_bias_relu(int m, int n, int k, const float* A, const float* B, const float* bias,
                      float* C) {
    matmul_then(m, n, k, A, B, C, BiasRelu{bias});
}

void matmul_relu_gradient(int m, int n, int k, const float* A, const float* B, const float* H,
                          float* C) {
    matmul_then(m, n, k, A, B, C, ReluGradient{H});
}

// [loss_kernel] One thread per image: logits are read three times (the cache has them from the
// second time on), the gradient is written once.
__global__ void softmax_cross_entropy_kernel(int m, int n, float scale, const std::uint8_t* labels,
                                             const float* Z, float* dZ, float* losses,
                                             std::uint8_t* predicted) {
    const int i = int(blockIdx.x * blockDim.x + threadIdx.x);
    if (i >= m) return;
    const float* z = Z + std::size_t(i) * n;
    int largest = 0;
    for (int j = 1; j < n; ++j) {
        if (z[j] > z[largest]) largest = j;
    }
    const float max = z[largest];
    float sum = 0.0f;
    for (int j = 0; j < n; ++j) sum += expf(z[j] - max);
    float* dz = dZ + std::size_t(i) * n;
    for (int j = 0; j < n; ++j) {
        dz[j] = (expf(z[j] - max) / sum - (j == labels[i] ? 1.0f : 0.0f)) * scale;
    }
    losses[i] = logf(sum) - (z[labels[i]] - max);
    predicted[i] = std::uint8_t(largest);
}

void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, const float* Z, float* dZ,
                           float* losses, std::uint8_t* predicted, float*) {
    if (m == 0) return;
    constexpr int rows_per_block = 32;  // small blocks: a batch of 32 images is one warp
    softmax_cross_entropy_kernel<<<ceil_div(m, rows_per_block), rows_per_block>>>(
        m, n, 1.0f / float(m), labels, Z, dZ, losses, predicted);
    CUDA_CHECK(cudaGetLastError());
}

}  // namespace

namespace files {

const Jobs fused_device = {matmul_bias, matmul_bias_relu, matmul_relu_gradient,
                           softmax_cross_entropy};

void matmul_device(int m, int n, int k, const float* A, const float* B, float* C) {
    matmul_then(m, n, k, A, B, C, Nothing{});
}

}  // namespace files

}  // namespace m2m::fusion
