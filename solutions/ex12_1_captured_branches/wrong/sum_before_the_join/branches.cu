// Two independent kernels and one that needs both, captured from two streams.
#include "branches.hpp"
#include "common/device/cuda_check.hpp"

namespace {

constexpr int threads = 64;

__global__ void double_kernel(Arrays arrays) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < arrays.n) arrays.doubled[i] = 2 * arrays.x[i];
}

__global__ void square_kernel(Arrays arrays) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < arrays.n) arrays.squared[i] = arrays.x[i] * arrays.x[i];
}

__global__ void sum_kernel(Arrays arrays) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < arrays.n) arrays.sum[i] = arrays.doubled[i] + arrays.squared[i];
}

int blocks(const Arrays& arrays) {
    return (arrays.n + threads - 1) / threads;
}

void launch_double(const Arrays& arrays, cudaStream_t stream) {
    double_kernel<<<blocks(arrays), threads, 0, stream>>>(arrays);
    CUDA_CHECK(cudaGetLastError());
}
void launch_square(const Arrays& arrays, cudaStream_t stream) {
    square_kernel<<<blocks(arrays), threads, 0, stream>>>(arrays);
    CUDA_CHECK(cudaGetLastError());
}
void launch_sum(const Arrays& arrays, cudaStream_t stream) {
    sum_kernel<<<blocks(arrays), threads, 0, stream>>>(arrays);
    CUDA_CHECK(cudaGetLastError());
}

}  // namespace

cudaGraph_t capture_branches(const Arrays& arrays, cudaStream_t first, cudaStream_t second) {
    cudaEvent_t fork = nullptr, join = nullptr;
    CUDA_CHECK(cudaEventCreateWithFlags(&fork, cudaEventDisableTiming));
    CUDA_CHECK(cudaEventCreateWithFlags(&join, cudaEventDisableTiming));
    cudaGraph_t graph = nullptr;
    CUDA_CHECK(cudaStreamBeginCapture(first, cudaStreamCaptureModeGlobal));
    CUDA_CHECK(cudaEventRecord(fork, first));
    CUDA_CHECK(cudaStreamWaitEvent(second, fork, 0));
    launch_double(arrays, first);
    launch_square(arrays, second);
    launch_sum(arrays, first);
    CUDA_CHECK(cudaEventRecord(join, second));
    CUDA_CHECK(cudaStreamWaitEvent(first, join, 0));
    CUDA_CHECK(cudaStreamEndCapture(first, &graph));
    CUDA_CHECK(cudaEventDestroy(fork));
    CUDA_CHECK(cudaEventDestroy(join));
    return graph;
}
