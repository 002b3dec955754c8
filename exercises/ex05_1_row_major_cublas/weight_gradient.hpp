// What you write: dW = Xᵀ·dY on the device, all row-major.
// X is batch × inputs, dY is batch × outputs, dW is inputs × outputs.
#pragma once

#include <cublas_v2.h>

void weight_gradient(cublasHandle_t handle, int batch, int inputs, int outputs, const float* X,
                     const float* dY, float* dW);
