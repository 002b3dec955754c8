// What you write: C = A·B by cuBLAS, row-major. A is m × k and B is k × n, float16; C is m × n, float32.
#pragma once

#include <cublas_v2.h>
#include <cuda_fp16.h>

void half_product(cublasHandle_t handle, int m, int n, int k, const __half* A, const __half* B,
                  float* C);
