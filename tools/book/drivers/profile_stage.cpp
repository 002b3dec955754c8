// The main() that `book profile` gives to a stage: runs it once, at the size of its arguments m n
// k. Compiled with the stage, for count mode; STAGE_SYMBOL is the stage's name for the linker.
#include "common/base/random.hpp"

#include <cuda_runtime.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <vector>

extern "C" void stage(int m, int n, int k, const float* A, const float* B,
                      float* C) __asm__(STAGE_SYMBOL);

namespace {

// A matrix of random elements on the device.
float* on_device(std::size_t count) {
    static m2m::Random random(1);
    std::vector<float> values(count);
    for (float& value : values) value = random.uniform(-1.0f, 1.0f);
    float* memory = nullptr;
    if (cudaMalloc(&memory, count * sizeof(float)) != cudaSuccess) std::perror("cudaMalloc");
    cudaMemcpy(memory, values.data(), count * sizeof(float), cudaMemcpyHostToDevice);
    return memory;
}

int run(char** argv) {
    const int m = std::atoi(argv[1]), n = std::atoi(argv[2]), k = std::atoi(argv[3]);
    float* const A = on_device(std::size_t(m) * k);
    float* const B = on_device(std::size_t(k) * n);
    float* const C = on_device(std::size_t(m) * n);
    stage(m, n, k, A, B, C);
    const cudaError_t status = cudaDeviceSynchronize();
    if (status != cudaSuccess) std::fprintf(stderr, "%s\n", cudaGetErrorString(status));
    for (float* const memory : {A, B, C}) cudaFree(memory);
    return status == cudaSuccess ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    try {
        return run(argv);
    } catch (const std::exception& error) {  // CUDA_CHECK's: what was counted is told all the same
        std::fflush(stdout);
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}
