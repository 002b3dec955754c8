// How to cut a length into blocks, for kernels and their launches.
#pragma once

#include <cuda_runtime.h>

namespace m2m {

/// How many pieces of that size cover the length: length / size rounded up, right up to INT_MAX.
__host__ __device__ constexpr int ceil_div(int length, int size) {
    return length / size + (length % size != 0 ? 1 : 0);
}

/// The most blocks a grid can have in y, and in z; in x it is 2³¹ − 1 (CUDA C++ Programming Guide,
/// "Technical Specifications per Compute Capability").
constexpr int max_grid_y = 65535;

}  // namespace m2m
