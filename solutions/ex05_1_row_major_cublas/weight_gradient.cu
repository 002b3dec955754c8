// dW = Xᵀ·dY, row-major, by a library that thinks in columns.
#include "common/device/cuda_check.hpp"
#include "grading/exercises/not_solved.hpp"
#include "weight_gradient.hpp"

using m2m::exercise::not_solved_yet;

void weight_gradient(cublasHandle_t handle, int batch, int inputs, int outputs, const float* X,
                     const float* dY, float* dW) {
    // [todo throws] One call of cublasSgemm. No copy, no transpose of your own.

    // Row-major dW is column-major dWᵀ, outputs × inputs. So we ask for dWᵀ = dYᵀ·X. Read by
    // columns, dY's memory is dYᵀ already: no transpose. X's memory is Xᵀ, so it is transposed
    // back. A leading dimension is the length of a row as it lies in memory, whatever the op.
    const float one = 1.0f, zero = 0.0f;
    CUDA_CHECK(cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_T, outputs, inputs, batch, &one, dY,
                           outputs, X, inputs, &zero, dW, outputs));
    // [end]
}
