// A kernel to stop in: what a debugger shows there (see CMakeLists.txt).
#include <cuda_runtime.h>

#include <cstdio>

__global__ void mark(int* out) {
    __shared__ int turned[8];
    turned[threadIdx.x] = 10 * static_cast<int>(threadIdx.x);
    __syncthreads();
    out[threadIdx.x] = turned[7 - threadIdx.x];  // stop here
}

int main() {
    int* out = nullptr;
    if (cudaMallocManaged(&out, 8 * sizeof(int)) != cudaSuccess) return 1;
    mark<<<1, 8>>>(out);
    if (cudaDeviceSynchronize() != cudaSuccess) return 1;
    std::printf("out[5] = %d\n", out[5]);
    return cudaFree(out) == cudaSuccess ? 0 : 1;
}
