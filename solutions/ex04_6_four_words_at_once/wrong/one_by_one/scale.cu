// y = a·x, four elements a thread.
#include "common/device/cuda_check.hpp"
#include "scale.hpp"

namespace {

__global__ void scale_kernel(int n, float a, const float* x, float* y) {
    const int first = 4 * (blockIdx.x * blockDim.x + threadIdx.x);  // of the thread's elements

    for (int i = first; i < n && i < first + 4; ++i) y[i] = a * x[i];
}

}  // namespace

void scale(int n, float a, const float* x, float* y) {
    constexpr int threads = 64;
    const int fours = (n + 3) / 4;
    scale_kernel<<<(fours + threads - 1) / threads, threads>>>(n, a, x, y);
    CUDA_CHECK(cudaGetLastError());
}
