// C = A·B by tensor cores: one warp computes one tile of 16 × 16, and no shared memory.
#include "common/device/cuda_check.hpp"
#include "product.hpp"

#include <mma.h>

#include <cstddef>

using namespace nvcuda;

namespace {

__global__ void product_kernel(int n, int k, const __half* A, const __half* B, float* C) {
    const int row = blockIdx.y * 16, col = blockIdx.x * 16;  // where the warp's tile of C begins

    wmma::fragment<wmma::matrix_a, 16, 16, 16, __half, wmma::row_major> a;
    wmma::fragment<wmma::matrix_b, 16, 16, 16, __half, wmma::row_major> b;
    wmma::fragment<wmma::accumulator, 16, 16, 16, float> sum;

    // TODO: Clear the sum, step through k by 16 (load a tile of A and one of B, multiply them and
    // add up), and store the sum to its tile of C.
}

}  // namespace

void product(int m, int n, int k, const __half* A, const __half* B, float* C) {
    const dim3 grid(n / 16, m / 16);
    product_kernel<<<grid, 32>>>(n, k, A, B, C);
    CUDA_CHECK(cudaGetLastError());
}
