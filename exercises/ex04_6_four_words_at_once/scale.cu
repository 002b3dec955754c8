// y = a·x, four elements a thread.
#include "common/device/cuda_check.hpp"
#include "scale.hpp"

namespace {

__global__ void scale_kernel(int n, float a, const float* x, float* y) {
    const int first = 4 * (blockIdx.x * blockDim.x + threadIdx.x);  // of the thread's elements

    // TODO: Scale four elements with one load and one store of a float4; where fewer than four are
    // left, one by one.
}

}  // namespace

void scale(int n, float a, const float* x, float* y) {
    constexpr int threads = 64;
    const int fours = (n + 3) / 4;
    scale_kernel<<<(fours + threads - 1) / threads, threads>>>(n, a, x, y);
    CUDA_CHECK(cudaGetLastError());
}
