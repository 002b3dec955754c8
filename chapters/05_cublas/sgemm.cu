// Chapter 05, cublas/sgemm: the vendor's library does the work; we only say what we mean.
// Run it: ./book run 05
#include "chapters/05_cublas/handle.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "common/device/cuda_check.hpp"

#include <cstddef>

namespace m2m::cublas {

// [call] Row-major C = A·B, asked for as column-major Cᵀ = Bᵀ·Aᵀ.
void sgemm(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == 0 || n == 0) return;
    if (k == 0) {  // an empty sum; cuBLAS wants row lengths of at least 1
        CUDA_CHECK(cudaMemsetAsync(C, 0, std::size_t(m) * n * sizeof(float)));
        return;
    }

    const float one = 1.0f, zero = 0.0f;  // C = one · A·B + zero · C
    CUDA_CHECK(cublasSgemm(handle(), CUBLAS_OP_N, CUBLAS_OP_N, n, m, k,  //
                           &one, B, n, A, k, &zero, C, n));
}

}  // namespace m2m::cublas
