// A cooperative launch: every block waits for all others, as often as the loop runs.
#include <cooperative_groups.h>

#include <cstdio>

namespace cg = cooperative_groups;

__global__ void rotate(int* from, int* to, int n, int times) {
    cg::grid_group grid = cg::this_grid();
    for (int t = 0; t < times; ++t) {
        for (int i = grid.thread_rank(); i < n; i += grid.size()) to[(i + 1) % n] = from[i];
        grid.sync();
        int* other = from;
        from = to;
        to = other;
    }
}

int main() {
    int n = 1000, times = 10, *a, *b, blocks = 0;
    cudaDeviceProp properties;
    cudaGetDeviceProperties(&properties, 0);
    cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, rotate, 64, 0);
    if (!properties.cooperativeLaunch || blocks < 1) return 2;
    cudaMallocManaged(&a, n * sizeof(int));
    cudaMallocManaged(&b, n * sizeof(int));
    for (int i = 0; i < n; ++i) a[i] = i;
    void* arguments[] = {&a, &b, &n, &times};
    cudaError_t error =
        cudaLaunchCooperativeKernel((void*)rotate, dim3(4), dim3(64), arguments, 0, 0);
    if (error != cudaSuccess || cudaDeviceSynchronize() != cudaSuccess) return 3;
    for (int i = 0; i < n; ++i)
        if (a[(i + times) % n] != i) return printf("%d\n", i), 1;
    return 0;
}
