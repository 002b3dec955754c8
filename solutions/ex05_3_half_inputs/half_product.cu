// Row-major C = A·B by cuBLAS: float16 goes in, float32 comes out.
#include "common/device/cuda_check.hpp"
#include "grading/exercises/not_solved.hpp"
#include "half_product.hpp"

using m2m::exercise::not_solved_yet;

void half_product(cublasHandle_t handle, int m, int n, int k, const __half* A, const __half* B,
                  float* C) {
    // [todo throws] One call of cublasGemmEx, with sums in float32.

    // The factors change places, as for cublasSgemm: row-major A·B is column-major Bᵀ·Aᵀ. What is new is
    // that each matrix says its type, and one more argument says in which type sums are.
    const float one = 1.0f, zero = 0.0f;
    CUDA_CHECK(cublasGemmEx(handle, CUBLAS_OP_N, CUBLAS_OP_N, n, m, k, &one, B, CUDA_R_16F, n, A,
                            CUDA_R_16F, k, &zero, C, CUDA_R_32F, n, CUBLAS_COMPUTE_32F,
                            CUBLAS_GEMM_DEFAULT));
    // [end]
}
