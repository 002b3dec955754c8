// The program of simt/docs/debugging.md: reverses each block's part of an array. A barrier is
// missing.
#include <cstdio>

__global__ void reverse(int* out, const int* in) {
    __shared__ int part[8];
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    part[threadIdx.x] = in[i];
    const int from = blockDim.x - 1 - threadIdx.x;
    out[i] = part[from];  // part[from] is another thread's work
    printf("block %d thread %d: out[%d] = %d\n", blockIdx.x, threadIdx.x, i, out[i]);
}

int main() {
    const int n = 32;
    int *in, *out;
    cudaMallocManaged(&in, n * sizeof(int));
    cudaMallocManaged(&out, n * sizeof(int));
    for (int i = 0; i < n; ++i) in[i] = i;
    reverse<<<n / 8, 8>>>(out, in);
    if (cudaDeviceSynchronize() != cudaSuccess) return 1;
    int wrong = 0;
    for (int i = 0; i < n; ++i) wrong += out[i] != in[i / 8 * 8 + 7 - i % 8];
    printf("%d of %d elements are wrong\n", wrong, n);
    cudaFree(in);
    cudaFree(out);
    return wrong != 0;
}
