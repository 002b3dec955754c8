// Kernels that launch kernels: a quicksort, a tree of grids, what comes after all of them by
// cudaStreamTailLaunch. (nvcc needs -rdc=true.)
#include <cuda_runtime.h>

#include <algorithm>
#include <cstdio>
#include <vector>

__global__ void quicksort(int* values, int first, int last) {
    if (last - first < 2) return;
    const int pivot = values[(first + last) / 2];
    int left = first, right = last - 1;
    while (left <= right) {
        while (values[left] < pivot) ++left;
        while (values[right] > pivot) --right;
        if (left > right) break;
        const int other = values[left];
        values[left++] = values[right];
        values[right--] = other;
    }
    if (first < right) {
        cudaStream_t stream;
        cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking);
        quicksort<<<1, 1, 0, stream>>>(values, first, right + 1);
        cudaStreamDestroy(stream);
    }
    if (left < last - 1) quicksort<<<1, 1, 0, cudaStreamFireAndForget>>>(values, left, last);
}

// Each grid of the tree adds its threads; the parent's own additions are seen by its children.
__global__ void grow(int* sum, int* order, int depth) {
    if (blockIdx.x == 0 && threadIdx.x == 0 && depth < 4) {
        grow<<<2, 8>>>(sum, order, depth + 1);
        grow<<<2, 8>>>(sum, order, depth + 1);
        if (cudaGetLastError() != cudaSuccess) atomicExch(order, -1);
    }
    atomicAdd(sum, 1);
}

__global__ void note(const int* sum, int* seen) {
    *seen = *sum;
}

template <class T>
__global__ void root(T* sum, T* order, T* seen) {
    note<<<1, 1, 0, cudaStreamTailLaunch>>>(sum, seen);  // the last, though launched first
    grow<<<2, 8>>>(sum, order, 0);
}

// One launch from each block.
__global__ void append(int* list, int value) {
    list[1 + atomicAdd(&list[0], 1)] = value;
}
__global__ void in_order(int* list) {
    if (threadIdx.x == 0) append<<<1, 1>>>(list, blockIdx.x);
}

int main() {
    constexpr int n = 200;
    std::vector<int> values(n), expected;
    for (int i = 0; i < n; ++i) values[i] = i * 7919 % 211 - 50;
    expected = values;
    std::sort(expected.begin(), expected.end());
    int *device, *counts;
    cudaMalloc(&device, n * sizeof(int));
    cudaMalloc(&counts, 32 * sizeof(int));
    cudaMemset(counts, 0, 32 * sizeof(int));
    cudaMemcpy(device, values.data(), n * sizeof(int), cudaMemcpyHostToDevice);
    quicksort<<<1, 1>>>(device, 0, n);
    root<<<1, 1>>>(counts, counts + 1, counts + 2);
    in_order<<<5, 32>>>(counts + 8);
    cudaMemcpy(values.data(), device, n * sizeof(int), cudaMemcpyDeviceToHost);
    int found[32];
    cudaMemcpy(found, counts, sizeof found, cudaMemcpyDeviceToHost);
    int failures = values != expected;
    const int all = (1 + 2 + 4 + 8 + 16) * 16;
    if (found[0] != all || found[1] != 0 || found[2] != all) ++failures;
    if (found[8] != 5) ++failures;
    std::sort(found + 9, found + 14);
    for (int i = 0; i < 5; ++i) failures += found[9 + i] != i;
    const cudaError_t status = cudaDeviceSynchronize();
    std::printf("%s: %d wrong\n", cudaGetErrorString(status), failures);
    cudaFree(device);
    cudaFree(counts);
    return failures != 0 || status != cudaSuccess;
}
