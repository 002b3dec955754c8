// y = a·x, four elements a thread.
#include "common/device/cuda_check.hpp"
#include "scale.hpp"

namespace {

__global__ void scale_kernel(int n, float a, const float* x, float* y) {
    const int first = 4 * (blockIdx.x * blockDim.x + threadIdx.x);  // of the thread's elements

    // [todo] Scale four elements with one load and one store of a float4; where fewer than four are
    // left, one by one.

    // 4·i floats from a multiple of 16 bytes is a multiple of 16 bytes again: that is what a load of
    // 16 bytes asks for. The last thread may have no four elements: a whole float4 would leave the
    // arrays.
    if (first + 3 < n) {
        float4 four = *reinterpret_cast<const float4*>(x + first);
        four.x *= a;
        four.y *= a;
        four.z *= a;
        four.w *= a;
        *reinterpret_cast<float4*>(y + first) = four;
    } else {
        for (int i = first; i < n; ++i) y[i] = a * x[i];
    }
    // [end]
}

}  // namespace

void scale(int n, float a, const float* x, float* y) {
    constexpr int threads = 64;
    const int fours = (n + 3) / 4;
    scale_kernel<<<(fours + threads - 1) / threads, threads>>>(n, a, x, y);
    CUDA_CHECK(cudaGetLastError());
}
