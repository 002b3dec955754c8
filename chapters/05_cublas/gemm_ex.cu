// Chapter 05, cublas/gemm_ex: the same product, its inputs rounded to TF32 for the tensor cores.
// Run it: ./book run 05      See the lesson: diff sgemm.cu gemm_ex.cu
#include "chapters/05_cublas/handle.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "common/device/cuda_check.hpp"

#include <cstddef>

namespace m2m::cublas {

// [call] A type for each matrix, and one for how it is computed: float32 goes in and comes out, and
// the multiplication may take TF32. A device without it (before 8.0) computes in float32.
void gemm_ex(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == 0 || n == 0) return;
    if (k == 0) {
        CUDA_CHECK(cudaMemsetAsync(C, 0, std::size_t(m) * n * sizeof(float)));
        return;
    }

    const float one = 1.0f, zero = 0.0f;
    CUDA_CHECK(cublasGemmEx(handle(), CUBLAS_OP_N, CUBLAS_OP_N, n, m, k,  //
                            &one, B, CUDA_R_32F, n, A, CUDA_R_32F, k,     //
                            &zero, C, CUDA_R_32F, n,                      //
                            CUBLAS_COMPUTE_32F_FAST_TF32, CUBLAS_GEMM_DEFAULT));
}

}  // namespace m2m::cublas
