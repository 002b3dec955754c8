// Reverses each block's part of an array. The barrier is missing: line 9 reads too early.
#include <cstdio>

__global__ void reverse(const int* in, int* out) {
    __shared__ int part[64];
    const unsigned t = threadIdx.x;
    part[t] = in[blockIdx.x * 64 + t];

    out[blockIdx.x * 64 + t] = part[63 - t];
}

int main() {
    int *in = nullptr, *out = nullptr;
    cudaMallocManaged(&in, 128 * sizeof(int));
    cudaMallocManaged(&out, 128 * sizeof(int));
    for (int i = 0; i < 128; ++i) in[i] = i;
    reverse<<<2, 64>>>(in, out);
    cudaDeviceSynchronize();
    std::printf("%d\n", out[0]);
    cudaFree(in);
    cudaFree(out);
}
