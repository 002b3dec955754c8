// Seconds that cuda/tiled of chapter 04 takes for 256 × 256 × 256: the median of five. Built twice,
// as count_cost_fast and as count_cost_counted; bench/count_cost.sh runs both and divides.
#include "chapters/04_shared_memory/stages.hpp"
#include "common/base/random.hpp"
#include "common/base/timer.hpp"
#include "common/device/cuda_check.hpp"
#include "common/matrix/host_matrix.hpp"

#include <cuda_runtime.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace {

constexpr int side = 256;

float* on_device(const m2m::HostMatrix& matrix) {
    float* memory = nullptr;
    CUDA_CHECK(cudaMalloc(&memory, matrix.size() * sizeof(float)));
    CUDA_CHECK(
        cudaMemcpy(memory, matrix.data(), matrix.size() * sizeof(float), cudaMemcpyHostToDevice));
    return memory;
}

}  // namespace

int main() {
    m2m::Random random(1);
    m2m::HostMatrix A(side, side), B(side, side);
    for (m2m::HostMatrix* matrix : {&A, &B})
        for (float& value : *matrix) value = random.uniform(-1.0f, 1.0f);
    float *a = on_device(A), *b = on_device(B), *c = on_device(A);
    std::array<double, 5> seconds{};
    for (double& one : seconds) {
        const m2m::Timer timer;
        m2m::cuda::tiled(side, side, side, a, b, c);
        CUDA_CHECK(cudaDeviceSynchronize());
        one = timer.seconds();
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("%.6f\n", seconds[seconds.size() / 2]);
    for (float* memory : {a, b, c}) CUDA_CHECK(cudaFree(memory));
}
