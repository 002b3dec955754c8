// Kernels that do one thing often: what is timed is the simulator's cost of it.
#include "bench/simulator.hpp"
#include "common/device/cuda_check.hpp"

#include <cuda_fp16.h>

namespace m2m {

namespace {

__global__ void barriers(int times, float* out) {
    float sum = 0;
    for (int i = 0; i < times; ++i) {
        sum += 1;
        __syncthreads();
    }
    out[threadIdx.x] = sum;
}

__global__ void shuffles(int times, float* out) {
    float value = float(threadIdx.x);
    for (int i = 0; i < times; ++i) value = __shfl_down_sync(0xffffffffu, value, 1) + 1;
    out[threadIdx.x] = value;
}

__global__ void half_fma(int times, float* out) {
    const __half2 factor = __floats2half2_rn(0.5f, -0.25f), addend = __floats2half2_rn(1.1f, 2.3f);
    __half2 value = __floats2half2_rn(out[0], out[1]);
    for (int i = 0; i < times; ++i) value = __hfma2(value, factor, addend);
    out[0] = __low2float(value);
    out[1] = __high2float(value);
}

__global__ void to_half(int times, float* out) {
    float value = 1;
    unsigned sum = 0;
    for (int i = 0; i < times; ++i) {
        sum += __half_as_ushort(__float2half(value));
        value += 0.001f;
    }
    out[0] = float(sum);
}

}  // namespace

void run_barriers(int threads, int times, float* out) {
    barriers<<<1, threads>>>(times, out);
    CUDA_CHECK(cudaDeviceSynchronize());
}
void run_shuffles(int threads, int times, float* out) {
    shuffles<<<1, threads>>>(times, out);
    CUDA_CHECK(cudaDeviceSynchronize());
}
void run_half_fma(int times, float* out) {
    half_fma<<<1, 1>>>(times, out);
    CUDA_CHECK(cudaDeviceSynchronize());
}
void run_to_half(int times, float* out) {
    to_half<<<1, 1>>>(times, out);
    CUDA_CHECK(cudaDeviceSynchronize());
}

}  // namespace m2m
