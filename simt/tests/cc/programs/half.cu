// Products in float16 against cuBLAS in float32.
#include <cublas_v2.h>
#include <cuda_fp16.h>

#include <cmath>
#include <cstdio>

__global__ void multiply(const __half* a, const __half* b, float* c, int n) {
    const int row = blockIdx.y * blockDim.y + threadIdx.y,
              col = blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= n || col >= n) return;
    float sum = 0;
    for (int k = 0; k < n; ++k) sum += __half2float(__hmul(a[row * n + k], b[k * n + col]));
    c[row * n + col] = sum;
}

__global__ void to_half(const float* in, __half* out, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = __float2half(in[i]);
}

int main() {
    const int n = 24;
    float *a, *c, *d;
    __half* h;
    cudaMallocManaged(&a, n * n * sizeof(float));
    cudaMallocManaged(&c, n * n * sizeof(float));
    cudaMallocManaged(&d, n * n * sizeof(float));
    cudaMalloc(&h, n * n * sizeof(__half));
    for (int i = 0; i < n * n; ++i) a[i] = 0.125f * float(i % 9 - 4);  // exact in float16
    to_half<<<(n * n + 127) / 128, 128>>>(a, h, n * n);
    multiply<<<dim3(3, 3), dim3(8, 8)>>>(h, h, c, n);
    cublasHandle_t handle;
    if (cublasCreate(&handle) != CUBLAS_STATUS_SUCCESS) return 2;
    const float one = 1, zero = 0;
    cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, n, n, n, &one, a, n, a, n, &zero, d, n);
    cublasDestroy(handle);
    if (cudaDeviceSynchronize() != cudaSuccess) return 3;
    for (int i = 0; i < n * n; ++i)
        if (std::fabs(c[i] - d[i]) > 1e-5f) return printf("%d: %g %g\n", i, c[i], d[i]), 1;
    return 0;
}
