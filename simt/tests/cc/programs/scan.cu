// An inclusive scan of one block in shared memory (Hillis and Steele), two buffers.
#include <cstdio>
#include <vector>

constexpr int threads = 200;  // no multiple of a warp

__global__ void scan(int* data) {
    __shared__ int buffer[2][threads];
    const int i = threadIdx.x;
    int current = 0;
    buffer[current][i] = data[i];
    __syncthreads();
    for (int step = 1; step < threads; step *= 2) {
        const int sum = buffer[current][i] + (i >= step ? buffer[current][i - step] : 0);
        current = 1 - current;
        buffer[current][i] = sum;
        __syncthreads();
    }
    data[i] = buffer[current][i];
}

int main() {
    std::vector<int> values(threads, 3);
    int* data;
    cudaMalloc(&data, sizeof(int) * threads);
    cudaMemcpy(data, values.data(), sizeof(int) * threads, cudaMemcpyHostToDevice);
    scan<<<1, threads>>>(data);
    cudaMemcpy(values.data(), data, sizeof(int) * threads, cudaMemcpyDeviceToHost);
    int wrong = 0;
    for (int i = 0; i < threads; ++i) wrong += values[i] != 3 * (i + 1);
    printf("%d wrong\n", wrong);
    return wrong != 0;
}
