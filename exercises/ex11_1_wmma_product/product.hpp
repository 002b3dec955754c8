// What you write: C = A·B on the device, row-major. A is m × k, B is k × n, C is m × n; m, n and k
// are multiples of 16. A and B are float16, the sums float32.
#pragma once

#include <cuda_fp16.h>

void product(int m, int n, int k, const __half* A, const __half* B, float* C);
