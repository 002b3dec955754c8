// One 256 × 256 × 256 product by cuda/tiled, timed in the mode this program was compiled for:
// prints the seconds of processor time. simulator.cpp runs it.
#include "bench/simulator.hpp"
#include "chapters/04_shared_memory/stages.hpp"

#include <cuda_runtime.h>

#include <cstddef>
#include <cstdio>
#include <vector>

int main() {
    constexpr int n = 256;
    std::vector<float> A(n * n), B(n * n), C(n * n);
    for (int i = 0; i < n * n; ++i) A[i] = float(i % 7) - 3, B[i] = float(i % 5) - 2;
    float *device_A = nullptr, *device_B = nullptr, *device_C = nullptr;
    constexpr std::size_t bytes = n * n * sizeof(float);
    for (float** memory : {&device_A, &device_B, &device_C}) cudaMalloc(memory, bytes);
    cudaMemcpy(device_A, A.data(), bytes, cudaMemcpyHostToDevice);
    cudaMemcpy(device_B, B.data(), bytes, cudaMemcpyHostToDevice);
    double seconds = 0;
    for (int run = 0; run < 2; ++run) {  // the first one makes stacks and shadow memory
        const double before = m2m::processor_seconds();
        m2m::cuda::tiled(n, n, n, device_A, device_B, device_C);
        cudaDeviceSynchronize();
        seconds = m2m::processor_seconds() - before;
    }
    cudaMemcpy(C.data(), device_C, bytes, cudaMemcpyDeviceToHost);
    for (float* memory : {device_A, device_B, device_C}) cudaFree(memory);
    for (int row = 0; row < n; ++row) {
        for (int col = 0; col < n; ++col) {
            float sum = 0;
            for (int k = 0; k < n; ++k) sum += A[row * n + k] * B[k * n + col];
            if (!(C[row * n + col] == sum)) return 1;
        }
    }
    std::printf("%.9f\n", seconds);
    return 0;
}
