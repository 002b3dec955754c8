// A transpose through dynamic shared memory, with the launch as some editors format it.
#include <helper_cuda.h>

#include <cstdio>

#define TILE 16

__global__ void transpose(float* out, const float* in, int rows, int cols) {
    extern __shared__ float tile[];  // TILE rows of TILE + 1
    int x = blockIdx.x * TILE + threadIdx.x, y = blockIdx.y * TILE + threadIdx.y;
    if (x < cols && y < rows) tile[threadIdx.y * (TILE + 1) + threadIdx.x] = in[y * cols + x];
    __syncthreads();
    x = blockIdx.y * TILE + threadIdx.x, y = blockIdx.x * TILE + threadIdx.y;
    if (x < rows && y < cols) out[y * rows + x] = tile[threadIdx.x * (TILE + 1) + threadIdx.y];
}

int main(int argc, char** argv) {
    findCudaDevice(argc, (const char**)argv);
    const int rows = 45, cols = 70;
    float *in, *out;
    checkCudaErrors(cudaMallocManaged(&in, rows * cols * sizeof(float)));
    checkCudaErrors(cudaMallocManaged(&out, rows * cols * sizeof(float)));
    for (int i = 0; i < rows * cols; ++i) in[i] = i;
    dim3 block(TILE, TILE), grid((cols + TILE - 1) / TILE, (rows + TILE - 1) / TILE);
    // clang-format off
    transpose << <grid, block, TILE * (TILE + 1) * sizeof(float) >> >(out, in, rows, cols);
    // clang-format on
    getLastCudaError("transpose");
    checkCudaErrors(cudaDeviceSynchronize());
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < cols; ++x)
            if (out[x * rows + y] != in[y * cols + x]) return printf("wrong at %d %d\n", y, x), 1;
    return 0;
}
