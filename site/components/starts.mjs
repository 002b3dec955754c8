// The programs that the playground and the home page begin with.

const BLANK = `#include <cuda_runtime.h>
#include <cstdio>

__global__ void hello() {
    std::printf("thread %d of block %d\\n", threadIdx.x, blockIdx.x);
}

int main() {
    hello<<<2, 4>>>();
    const cudaError_t status = cudaDeviceSynchronize();
    if (status != cudaSuccess) std::printf("%s\\n", cudaGetErrorString(status));
    return status != cudaSuccess;
}
`;

/// One warp reads what another wrote, without waiting for it.
export const REVERSE = `#include <cstdio>

__global__ void reverse(int* x) {
    __shared__ int tile[256];
    tile[threadIdx.x] = x[threadIdx.x];
    x[threadIdx.x] = tile[255 - threadIdx.x];  // is it there yet?
}

int main() {
    int* x;
    cudaMallocManaged(&x, 256 * sizeof(int));
    for (int i = 0; i < 256; ++i) x[i] = i;
    reverse<<<1, 256>>>(x);
    cudaDeviceSynchronize();
    std::printf("first %d, last %d: %s\\n", x[0], x[255], x[0] == 255 && x[255] == 0 ? "right" : "wrong");
}
`;

const TRANSPOSE = `// A transpose through shared memory. Profile it: which line takes many turns at the banks?
// Then make the rows of the tile 33 long.
#include <cuda_runtime.h>
#include <cstdio>

__global__ void transpose(int n, const float* in, float* out) {
    __shared__ float tile[32][32];
    const int x = blockIdx.x * 32 + threadIdx.x, y = blockIdx.y * 32 + threadIdx.y;
    tile[threadIdx.y][threadIdx.x] = in[y * n + x];
    __syncthreads();
    const int to_x = blockIdx.y * 32 + threadIdx.x, to_y = blockIdx.x * 32 + threadIdx.y;
    out[to_y * n + to_x] = tile[threadIdx.x][threadIdx.y];
}

int main() {
    constexpr int n = 128;
    float *in, *out;
    cudaMallocManaged(&in, n * n * sizeof(float));
    cudaMallocManaged(&out, n * n * sizeof(float));
    for (int i = 0; i < n * n; ++i) in[i] = static_cast<float>(i);
    transpose<<<dim3(n / 32, n / 32), dim3(32, 32)>>>(n, in, out);
    cudaDeviceSynchronize();
    int wrong = 0;
    for (int i = 0; i < n * n; ++i) wrong += out[i] != in[i % n * n + i / n];
    std::printf("%d of %d are wrong\\n", wrong, n * n);
    return wrong != 0;
}
`;

export const STARTS = [
  { name: 'blank', title: 'Hello from 8 threads', source: BLANK },
  { name: 'reverse', title: 'A missing barrier', source: REVERSE },
  { name: 'transpose', title: 'Bank conflicts', source: TRANSPOSE },
];
