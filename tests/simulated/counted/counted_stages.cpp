// The book's own stages of chapters 03 and 04 under count mode: 128 × 128 × 128, once each.
#include "chapters/03_naive_cuda/stages.hpp"
#include "chapters/04_shared_memory/stages.hpp"

#include <cuda_runtime.h>

int main() {
    constexpr int side = 128;
    float *A = nullptr, *B = nullptr, *C = nullptr;
    for (float** matrix : {&A, &B, &C}) {
        if (cudaMalloc(matrix, side * side * sizeof(float)) != cudaSuccess) return 1;
        cudaMemset(*matrix, 0, side * side * sizeof(float));
    }
    for (const auto stage :
         {m2m::cuda::naive, m2m::cuda::coalesced, m2m::cuda::tiled, m2m::cuda::register_tiled,
          m2m::cuda::vectorized, m2m::cuda::double_buffered, m2m::cuda::warp_tiled})
        stage(side, side, side, A, B, C);
    return cudaDeviceSynchronize() == cudaSuccess ? 0 : 1;
}
