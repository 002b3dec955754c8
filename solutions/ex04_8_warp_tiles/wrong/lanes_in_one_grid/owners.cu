// A block of 128 threads and its tile of 64 × 64: a quarter for each warp, 4 × 8 for each lane.
#include "common/device/cuda_check.hpp"
#include "owners.hpp"

namespace {

constexpr int block_tile = 64, warp_tile = 32, rows = 4, cols = 8;

__global__ void owners_kernel(float* owner) {
    int first_row = 0, first_col = 0;  // of the thread's 4 × 8 elements
    first_row = threadIdx.x / 8 * rows;
    first_col = threadIdx.x % 8 * cols;
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j)
            owner[(first_row + i) * block_tile + first_col + j] = threadIdx.x;
    }
}

}  // namespace

void write_owners(float* owner) {
    owners_kernel<<<1, 128>>>(owner);
    CUDA_CHECK(cudaGetLastError());
}
