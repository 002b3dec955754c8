// What you write: C[i] = A[i]·B for i < count on the device, all row-major.
// Each A[i] is m × k, B is k × n and the same for all, each C[i] is m × n. The A[i] lie one behind
// the other, and so do the C[i].
#pragma once

#include <cublas_v2.h>

void batched(cublasHandle_t handle, int count, int m, int n, int k, const float* A, const float* B,
             float* C);
