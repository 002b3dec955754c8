// The sum of each row: one warp for a row, and no shared memory.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "row_sums.hpp"

#include <cstddef>

namespace {

constexpr int warps_per_block = 4;
constexpr unsigned all_lanes = 0xffffffffu;

__global__ void row_sums_kernel(int rows, int columns, const float* A, float* sums) {
    const int lane = threadIdx.x;
    const int row = blockIdx.x * warps_per_block + threadIdx.y;
    if (row >= rows) return;  // a whole warp or none: the 32 lanes of a warp have the same row

    // Neighbouring lanes take neighbouring elements: lane, lane + 32, lane + 64 …
    float sum = 0.0f;
    for (int j = lane; j < columns; j += 32) sum += A[std::size_t(row) * columns + j];

    // TODO: Add up the 32 sums of the warp with __shfl_down_sync, in five steps. Then let one lane
    // write the total to sums[row].
}

}  // namespace

void row_sums(int rows, int columns, const float* A, float* sums) {
    const dim3 block(32, warps_per_block);
    row_sums_kernel<<<m2m::ceil_div(rows, warps_per_block), block>>>(rows, columns, A, sums);
    CUDA_CHECK(cudaGetLastError());
}
