// A sum in three levels: registers by shuffle, one value a warp in shared memory, blocks by
// atomics.
#include <cstdio>

template <class T>
__device__ __forceinline__ T warp_sum(T value) {
#pragma unroll
    for (int offset = 16; offset > 0; offset >>= 1)
        value += __shfl_down_sync(0xffffffffu, value, offset);
    return value;
}

template <class T, int Threads>
__global__ __launch_bounds__(Threads) void sum(const T* __restrict__ in, T* out, int n) {
    __shared__ T of_warp[Threads / 32];
    T mine = 0;
    for (int i = blockIdx.x * Threads + threadIdx.x; i < n; i += gridDim.x * Threads) mine += in[i];
    mine = warp_sum(mine);
    if (threadIdx.x % 32 == 0) of_warp[threadIdx.x / 32] = mine;
    __syncthreads();
    if (threadIdx.x < 32) {
        mine = threadIdx.x < Threads / 32 ? of_warp[threadIdx.x] : T(0);
        mine = warp_sum(mine);
        if (threadIdx.x == 0) atomicAdd(out, mine);
    }
}

int main() {
    const int n = 10007;
    int *host = new int[n], *in, *out, result = -1;
    long expected = 0;
    for (int i = 0; i < n; ++i) expected += host[i] = i % 13;
    cudaMalloc(&in, n * sizeof(int));
    cudaMalloc((void**)&out, sizeof(int));
    cudaMemcpy(in, host, n * sizeof(int), cudaMemcpyHostToDevice);
    cudaMemset(out, 0, sizeof(int));
    sum<int, 256><<<8, 256>>>(in, out, n);
    cudaMemcpy(&result, out, sizeof(int), cudaMemcpyDeviceToHost);
    cudaFree(in), cudaFree(out);
    delete[] host;
    printf("sum %d, expected %ld\n", result, expected);
    return result == expected ? 0 : 1;
}
