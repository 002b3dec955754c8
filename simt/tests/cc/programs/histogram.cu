// A histogram with atomics in shared memory and then in global memory.
#include <cstdio>
#include <cstdlib>

__device__ unsigned total[64];

__global__ void histogram(const unsigned char* data, int n) {
    __shared__ unsigned bins[64];
    for (int i = threadIdx.x; i < 64; i += blockDim.x) bins[i] = 0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicAdd(&bins[data[i] % 64], 1u);
    __syncthreads();
    for (int i = threadIdx.x; i < 64; i += blockDim.x) atomicAdd(&total[i], bins[i]);
}

int main() {
    const int n = 20000;
    static unsigned char host[n];
    unsigned expected[64] = {}, found[64];
    srand(1);
    for (auto& c : host) ++expected[(c = rand() % 256) % 64];
    unsigned char* data;
    cudaMalloc(&data, n);
    cudaMemcpy(data, host, n, cudaMemcpyHostToDevice);
    histogram<<<10, 96>>>(data, n);
    cudaMemcpyFromSymbol(found, total, sizeof(found));
    for (int i = 0; i < 64; ++i)
        if (found[i] != expected[i]) return printf("bin %d: %u\n", i, found[i]), EXIT_FAILURE;
    return EXIT_SUCCESS;
}
