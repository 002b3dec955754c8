// out = inᵀ through a tile in shared memory: right, coalesced, and 32 passes for each column it
// reads.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "transpose.hpp"

#include <cstddef>

namespace {

constexpr int tile = 32;
constexpr int stripes = 8;  // a block is 32 × 8 threads; each moves 4 elements

__global__ void transpose_kernel(int rows, int columns, const float* in, float* out) {
    __shared__ float block[tile][tile];
    const int x = threadIdx.x;
    const int first_row = blockIdx.y * tile, first_column = blockIdx.x * tile;

    // Read rows of `in`: neighbouring threads, neighbouring addresses.
    for (int y = threadIdx.y; y < tile; y += stripes) {
        if (first_row + y < rows && first_column + x < columns)
            block[y][x] = in[std::size_t(first_row + y) * columns + first_column + x];
    }
    __syncthreads();

    // Write rows of `out`: they are columns of the tile.
    for (int y = threadIdx.y; y < tile; y += stripes) {
        if (first_column + y < columns && first_row + x < rows)
            out[std::size_t(first_column + y) * rows + first_row + x] = block[x][y];
    }
}

}  // namespace

void transpose(int rows, int columns, const float* in, float* out) {
    const dim3 grid(m2m::ceil_div(columns, tile), m2m::ceil_div(rows, tile));
    transpose_kernel<<<grid, dim3(tile, stripes)>>>(rows, columns, in, out);
    CUDA_CHECK(cudaGetLastError());
}
