// A matrix rounded to float16, with rows that start at multiples of 16 bytes.
#pragma once

#include "common/device/grid.hpp"

#include <cuda_fp16.h>

namespace m2m::cublas {

// [padded] A row takes whole groups of 8 float16 numbers, 16 bytes each. Zeros fill it up.
__host__ __device__ constexpr int padded_row(int cols) {
    return ceil_div(cols, 8) * 8;
}

/// Which of the two copies that can be in use at the same time.
enum class Operand { A, B };

/// The matrix in float16: rows × padded_row(cols), in device memory that belongs to the calling
/// thread. It is valid until the next call for the same operand. What is beyond 65,504 becomes
/// infinite.
const __half* to_half(Operand operand, int rows, int cols, const float* matrix);

}  // namespace m2m::cublas
