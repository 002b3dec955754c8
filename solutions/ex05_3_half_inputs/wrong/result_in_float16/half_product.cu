// Row-major C = A·B by cuBLAS: float16 goes in, float32 comes out.
#include "common/device/cuda_check.hpp"
#include "half_product.hpp"

void half_product(cublasHandle_t handle, int m, int n, int k, const __half* A, const __half* B,
                  float* C) {
    const float one = 1.0f, zero = 0.0f;
    CUDA_CHECK(cublasGemmEx(handle, CUBLAS_OP_N, CUBLAS_OP_N, n, m, k, &one, B, CUDA_R_16F, n, A,
                            CUDA_R_16F, k, &zero, C, CUDA_R_16F, n, CUBLAS_COMPUTE_32F,
                            CUBLAS_GEMM_DEFAULT));
}
