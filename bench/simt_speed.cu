// An element-wise kernel: one addition a thread, so what is timed is the simulator's cost of a
// thread.
#include "bench/simt_speed.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

namespace m2m {

namespace {

__global__ void add_kernel(int n, const float* a, const float* b, float* c) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) c[i] = a[i] + b[i];
}

}  // namespace

void add_on_device(int n, const float* a, const float* b, float* c) {
    add_kernel<<<ceil_div(n, 256), 256>>>(n, a, b, c);
    CUDA_CHECK(cudaGetLastError());
}

}  // namespace m2m
