// Row-major C = A·B by cuBLAS: float16 goes in, float32 comes out.
#include "common/device/cuda_check.hpp"
#include "half_product.hpp"

void half_product(cublasHandle_t handle, int m, int n, int k, const __half* A, const __half* B,
                  float* C) {
    const float one = 1.0f, zero = 0.0f;
    CUDA_CHECK(cublasGemmEx(handle, CUBLAS_OP_N, CUBLAS_OP_N, m, n, k, &one, A, CUDA_R_16F, m, B,
                            CUDA_R_16F, k, &zero, C, CUDA_R_32F, m, CUBLAS_COMPUTE_32F,
                            CUBLAS_GEMM_DEFAULT));
}
