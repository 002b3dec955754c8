// A stencil with its weights in constant memory and a halo in shared memory.
#include <cmath>
#include <cstdio>

#define RADIUS 3
#define BLOCK 64

__constant__ float weights[2 * RADIUS + 1];

__global__ void stencil(const float* in, float* out, int n) {
    __shared__ float tile[BLOCK + 2 * RADIUS];
    const int global = blockIdx.x * blockDim.x + threadIdx.x, local = threadIdx.x + RADIUS;
    tile[local] = global < n ? in[global] : 0.f;
    if (threadIdx.x < RADIUS) {
        tile[local - RADIUS] = global >= RADIUS ? in[global - RADIUS] : 0.f;
        tile[local + BLOCK] = global + BLOCK < n ? in[global + BLOCK] : 0.f;
    }
    __syncthreads();
    float sum = 0;
#pragma unroll
    for (int offset = -RADIUS; offset <= RADIUS; ++offset)
        sum += weights[offset + RADIUS] * tile[local + offset];
    if (global < n) out[global] = sum;
}

int main() {
    const int n = 1000;
    float host[n], result[n], w[2 * RADIUS + 1] = {1, 2, 3, 4, 3, 2, 1}, *in, *out;
    for (int i = 0; i < n; ++i) host[i] = float(i % 7);
    cudaMalloc(&in, sizeof(host));
    cudaMalloc(&out, sizeof(host));
    cudaMemcpyToSymbol(weights, w, sizeof(w));
    cudaMemcpy(in, host, sizeof(host), cudaMemcpyHostToDevice);
    stencil<<<(n + BLOCK - 1) / BLOCK, BLOCK>>>(in, out, n);
    if (cudaMemcpy(result, out, sizeof(host), cudaMemcpyDeviceToHost) != cudaSuccess) return 2;
    for (int i = 0; i < n; ++i) {
        float sum = 0;
        for (int o = -RADIUS; o <= RADIUS; ++o)
            if (i + o >= 0 && i + o < n) sum += w[o + RADIUS] * host[i + o];
        if (sum != result[i]) return printf("%d: %g %g\n", i, result[i], sum), 1;
    }
    return 0;
}
