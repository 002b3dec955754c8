// Mistake: gives each thread a whole row: neighbours are a row apart.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "scale_rows.hpp"

#include <cstddef>

namespace {

constexpr int block_size = 16;

__global__ void scale_rows_kernel(int rows, int columns, const float* factor, const float* X,
                                  float* out) {
    const int row = blockIdx.x * block_size + threadIdx.x;
    if (row >= rows || threadIdx.y != 0) return;
    for (int column = 0; column < columns; ++column) {
        const std::size_t index = std::size_t(row) * columns + column;
        out[index] = factor[row] * X[index];
    }
}

}  // namespace

void scale_rows(int rows, int columns, const float* factor, const float* X, float* out) {
    const dim3 block(block_size, block_size);
    const dim3 grid(m2m::ceil_div(rows, block_size), columns > 0 ? 1 : 0);
    scale_rows_kernel<<<grid, block>>>(rows, columns, factor, X, out);
    CUDA_CHECK(cudaGetLastError());
}
