// Wrong kernels for the tests of the verifier: cuda/tiled with one mistake each.
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"
#include "tests/mutants/device_mutants.hpp"

#include <cstddef>

namespace m2m::tests {

namespace {

enum class Mistake {
    none,
    no_barrier_after_loading,
    no_barrier_after_multiplying,
    no_guard_at_the_load,
    no_guard_at_the_store,
    guard_of_the_wrong_element,
    last_tile_dropped,
    grid_rounded_down,
    added_to_C,
    stored_transposed,
    returns_before_the_barrier,
    inputs_rounded,
};

constexpr int tile = 16;

// Rounds away the 13 lowest of float32's 24 significant bits. By its bits, because arithmetic that
// does the same (Dekker's splitting) is undone when a compiler fuses its multiply and subtract.
__device__ float to_11_bits(float x) {
    return __int_as_float((__float_as_int(x) + 0x1000) & ~0x1fff);
}

template <Mistake mistake>
__global__ void tiled_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    __shared__ float A_tile[tile][tile];
    __shared__ float B_tile[tile][tile];
    const int tile_row = threadIdx.y, tile_col = threadIdx.x;
    const int row = blockIdx.y * tile + tile_row;
    const int col = blockIdx.x * tile + tile_col;
    if (mistake == Mistake::returns_before_the_barrier && (row >= m || col >= n)) return;

    float sum = 0.0f;
    const int steps = mistake == Mistake::last_tile_dropped ? k / tile : ceil_div(k, tile);
    for (int step = 0; step < steps; ++step) {
        const int A_col = step * tile + tile_col;
        const int B_row = step * tile + tile_row;
        bool in_A = row < m && A_col < k;
        bool in_B = B_row < k && col < n;
        if (mistake == Mistake::no_guard_at_the_load) in_A = in_B = true;
        if (mistake == Mistake::guard_of_the_wrong_element) in_A = in_B = row < m && col < n;
        float a = in_A ? A[std::size_t(row) * k + A_col] : 0.0f;
        float b = in_B ? B[std::size_t(B_row) * n + col] : 0.0f;
        if (mistake == Mistake::inputs_rounded) {
            a = to_11_bits(a);
            b = to_11_bits(b);
        }
        A_tile[tile_row][tile_col] = a;
        B_tile[tile_row][tile_col] = b;
        if (mistake != Mistake::no_barrier_after_loading) __syncthreads();
        for (int p = 0; p < tile; ++p) sum += A_tile[tile_row][p] * B_tile[p][tile_col];
        if (mistake != Mistake::no_barrier_after_multiplying) __syncthreads();
    }

    if (mistake != Mistake::no_guard_at_the_store && (row >= m || col >= n)) return;
    if (mistake == Mistake::stored_transposed) {
        C[std::size_t(col) * m + row] = sum;
    } else if (mistake == Mistake::added_to_C) {
        C[std::size_t(row) * n + col] += sum;
    } else {
        C[std::size_t(row) * n + col] = sum;
    }
}

template <Mistake mistake>
void launch(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == 0 || n == 0) return;
    dim3 grid(ceil_div(n, tile), ceil_div(m, tile));
    if (mistake == Mistake::grid_rounded_down) grid = dim3(n / tile, m / tile);
    if (grid.x == 0 || grid.y == 0) return;
    tiled_kernel<mistake><<<grid, dim3(tile, tile)>>>(m, n, k, A, B, C);
    CUDA_CHECK(cudaGetLastError());
}

}  // namespace

void no_mistake(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::none>(m, n, k, A, B, C);
}
void no_barrier_after_loading(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::no_barrier_after_loading>(m, n, k, A, B, C);
}
void no_barrier_after_multiplying(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::no_barrier_after_multiplying>(m, n, k, A, B, C);
}
void no_guard_at_the_load(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::no_guard_at_the_load>(m, n, k, A, B, C);
}
void no_guard_at_the_store(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::no_guard_at_the_store>(m, n, k, A, B, C);
}
void guard_of_the_wrong_element(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::guard_of_the_wrong_element>(m, n, k, A, B, C);
}
void last_tile_dropped(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::last_tile_dropped>(m, n, k, A, B, C);
}
void grid_rounded_down(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::grid_rounded_down>(m, n, k, A, B, C);
}
void added_to_C(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::added_to_C>(m, n, k, A, B, C);
}
void stored_transposed(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::stored_transposed>(m, n, k, A, B, C);
}
void returns_before_the_barrier(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::returns_before_the_barrier>(m, n, k, A, B, C);
}
void inputs_rounded(int m, int n, int k, const float* A, const float* B, float* C) {
    launch<Mistake::inputs_rounded>(m, n, k, A, B, C);
}
void launch_that_fails(int m, int n, int k, const float* A, const float* B, float* C) {
    tiled_kernel<Mistake::none><<<1, dim3(64, 64)>>>(m, n, k, A, B, C);
    cudaGetLastError();  // asked, and thrown away
}

}  // namespace m2m::tests
