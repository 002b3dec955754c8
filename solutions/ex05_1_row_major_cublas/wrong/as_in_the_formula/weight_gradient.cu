// Mistake: passes the matrices as in the formula, as if cuBLAS were row-major.
#include "common/device/cuda_check.hpp"
#include "grading/exercises/not_solved.hpp"
#include "weight_gradient.hpp"

using m2m::exercise::not_solved_yet;

void weight_gradient(cublasHandle_t handle, int batch, int inputs, int outputs, const float* X,
                     const float* dY, float* dW) {
    const float one = 1.0f, zero = 0.0f;
    CUDA_CHECK(cublasSgemm(handle, CUBLAS_OP_T, CUBLAS_OP_N, inputs, outputs, batch, &one, X, batch,
                           dY, batch, &zero, dW, inputs));
}
