// Chapter 05, cublas/gemm_ex_half: the same product, its inputs rounded to float16.
// Run it: ./book run 05      See the lesson: diff gemm_ex.cu gemm_ex_half.cu
#include "chapters/05_cublas/halves.hpp"
#include "chapters/05_cublas/handle.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "common/device/cuda_check.hpp"

#include <cstddef>

namespace m2m::cublas {

// [call] A and B go in as float16, C comes out as float32 and is summed up in float32.
void gemm_ex_half(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == 0 || n == 0) return;
    if (k == 0) {
        CUDA_CHECK(cudaMemsetAsync(C, 0, std::size_t(m) * n * sizeof(float)));
        return;
    }

    const __half* const A_half = to_half(Operand::A, m, k, A);
    const __half* const B_half = to_half(Operand::B, k, n, B);
    const float one = 1.0f, zero = 0.0f;
    CUDA_CHECK(cublasGemmEx(handle(), CUBLAS_OP_N, CUBLAS_OP_N, n, m, k,  //
                            &one, B_half, CUDA_R_16F, padded_row(n),      //
                            A_half, CUDA_R_16F, padded_row(k),            //
                            &zero, C, CUDA_R_32F, n,                      //
                            CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT));
}

}  // namespace m2m::cublas
