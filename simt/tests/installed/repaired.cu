// race.cu with its barrier: exits with 0 when the result is right.
#include <cstdio>

__global__ void reverse(const int* in, int* out) {
    __shared__ int part[64];
    const unsigned t = threadIdx.x;
    part[t] = in[blockIdx.x * 64 + t];
    __syncthreads();
    out[blockIdx.x * 64 + t] = part[63 - t];
}

int main() {
    int *in = nullptr, *out = nullptr;
    cudaMallocManaged(&in, 128 * sizeof(int));
    cudaMallocManaged(&out, 128 * sizeof(int));
    for (int i = 0; i < 128; ++i) in[i] = i;
    reverse<<<2, 64>>>(in, out);
    int wrong = cudaDeviceSynchronize() != cudaSuccess;
    for (int i = 0; i < 128; ++i) wrong += out[i] != i / 64 * 64 + 63 - i % 64;
    cudaFree(in);
    cudaFree(out);
    return wrong == 0 ? 0 : 1;
}
