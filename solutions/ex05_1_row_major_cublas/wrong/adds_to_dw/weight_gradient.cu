// Mistake: leaves beta at 1, so what was in dW is added.
#include "common/device/cuda_check.hpp"
#include "grading/exercises/not_solved.hpp"
#include "weight_gradient.hpp"

using m2m::exercise::not_solved_yet;

void weight_gradient(cublasHandle_t handle, int batch, int inputs, int outputs, const float* X,
                     const float* dY, float* dW) {
    const float one = 1.0f, zero = 1.0f;
    CUDA_CHECK(cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_T, outputs, inputs, batch, &one, dY,
                           outputs, X, inputs, &zero, dW, outputs));
}
