// openmp/registers: openmp/rows, with a small tile of C kept in registers. Nothing is packed.
//
// A tile of 8 rows and 2 vectors of C (with AVX-512) lives in registers while p runs: each element
// of A meets two vectors, each vector of B meets 8 rows, and the innermost loop stores nothing.
// What is missing to openmp/simd is everything about memory: B is read where it lies.
//
// Run it:  ./book run 02 --stage openmp/registers
#include "chapters/02_openmp/stages.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::openmp {

namespace {

// [sizes] A tile is two SIMD registers wide, and as high as there are registers for its sums.
#if defined(__AVX512F__)
constexpr int tile_rows = 8, tile_cols = 2 * 16;  // 16 of 32 registers
#elif defined(__AVX__)
constexpr int tile_rows = 4, tile_cols = 2 * 8;  // 8 of 16
#elif defined(__aarch64__)
constexpr int tile_rows = 8, tile_cols = 2 * 4;  // 16 of 32 (Neon)
#else
constexpr int tile_rows = 4, tile_cols = 2 * 4;  // 8 of 16 (SSE)
#endif

// [tile] A whole tile of C. The sums have no address, and all loops around them have fixed lengths:
// so they become registers.
void whole_tile(int n, int k, const float* A, const float* B, float* C) {
    float sum[tile_rows][tile_cols] = {};
    for (int p = 0; p < k; ++p) {
        const float* b_row = B + std::size_t(p) * n;
#pragma GCC unroll 8
        for (int i = 0; i < tile_rows; ++i) {
            const float a = A[std::size_t(i) * k + p];
#pragma omp simd
            for (int j = 0; j < tile_cols; ++j) sum[i][j] += a * b_row[j];
        }
    }
    for (int i = 0; i < tile_rows; ++i)
        std::copy(sum[i], sum[i] + tile_cols, C + std::size_t(i) * n);
}

// [edge] What is left at the lower and right edge of C is openmp/rows, on a few elements.
void part_of_a_tile(int rows, int cols, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < rows; ++i) {
        float* c_row = C + std::size_t(i) * n;
        std::fill(c_row, c_row + cols, 0.0f);
        for (int p = 0; p < k; ++p) {
            const float a = A[std::size_t(i) * k + p];
            const float* b_row = B + std::size_t(p) * n;
            for (int j = 0; j < cols; ++j) c_row[j] += a * b_row[j];
        }
    }
}

}  // namespace

// [loops] Each thread computes its own rows of tiles.
void registers(int m, int n, int k, const float* A, const float* B, float* C) {
#pragma omp parallel for schedule(static)
    for (int i = 0; i < m; i += tile_rows) {
        const int rows = std::min(tile_rows, m - i);
        for (int j = 0; j < n; j += tile_cols) {
            const int cols = std::min(tile_cols, n - j);
            const float* a = A + std::size_t(i) * k;
            float* c = C + std::size_t(i) * n + j;
            if (rows == tile_rows && cols == tile_cols) {
                whole_tile(n, k, a, B + j, c);
            } else {
                part_of_a_tile(rows, cols, n, k, a, B + j, c);
            }
        }
    }
}

}  // namespace m2m::openmp
