// Chapter 08, fused, on the CPU: each job is one pass over memory.
// Run it: ./book run 08      See the lesson: compare with separate.cpp
#include "chapters/08_fusion/jobs.hpp"
#include "common/base/machine.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace m2m::fusion {

namespace {

// A tile of C in registers, as in chapter 02's simd.cpp: tile_rows × 3 vectors.
#if defined(__AVX512F__)
constexpr int vector_bytes = 64, tile_rows = 8;
#elif defined(__AVX__)
constexpr int vector_bytes = 32, tile_rows = 4;
#elif defined(__aarch64__)
constexpr int vector_bytes = 16, tile_rows = 7;
#else
constexpr int vector_bytes = 16, tile_rows = 4;
#endif
using Vector = float __attribute__((vector_size(vector_bytes)));
constexpr int lanes = vector_bytes / static_cast<int>(sizeof(float));
constexpr int tile_cols = 3 * lanes;

std::size_t at(int row, int col, int cols) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
           static_cast<std::size_t>(col);
}

int divide_up(int n, int by) {
    return (n + by - 1) / by;
}

Vector load(const float* from) {
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);  // one instruction; the address need not be aligned
    return vector;
}

void store(float* to, Vector vector) {
    std::memcpy(to, &vector, sizeof vector);
}

// [tile] One tile of A·B, the whole of k deep, so that every sum is complete when the loop ends.
template <int vectors>
void multiply_tile(int k, const float* const* a, const float* b, std::size_t b_stride,
                   float* tile) {
    const float* row[tile_rows];
    for (int i = 0; i < tile_rows; ++i) row[i] = a[i];
    Vector sum[tile_rows][vectors] = {};
    for (int p = 0; p < k; ++p, b += b_stride) {
        Vector b_row[vectors];
        for (int v = 0; v < vectors; ++v) b_row[v] = load(b + v * lanes);
        for (int i = 0; i < tile_rows; ++i) {
            for (int v = 0; v < vectors; ++v) sum[i][v] += row[i][p] * b_row[v];
        }
    }
#pragma GCC unroll 8  // g++ 11 would keep the sums in memory
    for (int i = 0; i < tile_rows; ++i) {
        for (int v = 0; v < vectors; ++v) store(tile + i * tile_cols + v * lanes, sum[i][v]);
    }
}

/// C = finish(row, col, (A·B)[row][col]).
template <class Finish>
void matmul_then(int m, int n, int k, const float* A, const float* B, float* C,
                 const Finish& finish) {
    // Many rows and a long sum: copy a panel of B to where the tiles of a strip read it in order.
    const bool pack = m > 4 * tile_rows && k > 64;
    const int strip = pack ? 32 * tile_rows : tile_rows;
    const int strips = divide_up(m, strip), panels = divide_up(n, tile_cols);
    const int threads = double(m) * n * k < 5e5 ? 1 : cpu_threads();
    const int chunk = pack ? 1 : divide_up(strips * panels, 8 * threads);

#pragma omp parallel for collapse(2) schedule(dynamic, chunk) num_threads(threads) if (threads > 1)
    for (int s = 0; s < strips; ++s) {
        for (int panel = 0; panel < panels; ++panel) {
            const int j0 = panel * tile_cols, cols = std::min(tile_cols, n - j0);
            const int vectors = divide_up(cols, lanes);
            const float* b = B + j0;
            std::size_t b_stride = static_cast<std::size_t>(n);
            thread_local std::vector<float> packed;
            if (pack || cols % lanes != 0) {  // a whole vector must not run past B's end
                packed.assign(at(k, 0, tile_cols), 0.0f);
                for (int p = 0; p < k; ++p)
                    std::copy_n(B + at(p, j0, n), cols, packed.data() + at(p, 0, tile_cols));
                b = packed.data();
                b_stride = tile_cols;
            }
            for (int i0 = s * strip; i0 < std::min(m, (s + 1) * strip); i0 += tile_rows) {
                const int rows = std::min(tile_rows, m - i0);
                const float* a[tile_rows];  // below A's last row, that row again
                for (int i = 0; i < tile_rows; ++i) a[i] = A + at(i0 + std::min(i, rows - 1), 0, k);
                alignas(64) float tile[tile_rows * tile_cols];
                if (vectors == 1) multiply_tile<1>(k, a, b, b_stride, tile);
                if (vectors == 2) multiply_tile<2>(k, a, b, b_stride, tile);
                if (vectors == 3) multiply_tile<3>(k, a, b, b_stride, tile);
                // [finish] The tile is still in the L1 cache: what follows the product costs no
                // memory traffic.
                for (int i = 0; i < rows; ++i) {
                    float* c = C + at(i0 + i, j0, n);
                    const float* sums = tile + i * tile_cols;
                    for (int j = 0; j < cols; ++j) c[j] = finish(i0 + i, j0 + j, sums[j]);
                }
            }
        }
    }
}

// [finishes] Three endings for the same product.
void matmul_bias(int m, int n, int k, const float* A, const float* B, const float* bias, float* C) {
    matmul_then(m, n, k, A, B, C, [=](int, int col, float sum) { return sum + bias[col]; });
}

void matmul_bias_relu(int m, int n, int k, const float* A, const float* B, const float* bias,
                      float* C) {
    matmul_then(m, n, k, A, B, C,
                [=](int, int col, float sum) { return std::max(0.0f, sum + bias[col]); });
}

void matmul_relu_gradient(int m, int n, int k, const float* A, const float* B, const float* H,
                          float* C) {
    matmul_then(m, n, k, A, B, C, [=](int row, int col, float sum) {
        return H[at(row, col, n)] > 0.0f ? sum : 0.0f;
    });
}

// [loss] From logits to gradient with one row in the cache; nothing in between is written to
// memory.
void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, const float* Z, float* dZ,
                           float* losses, std::uint8_t* predicted, float*) {
    const float scale = 1.0f / static_cast<float>(m);
#pragma omp parallel for schedule(static) if (at(m, 0, n) > 16384)
    for (int i = 0; i < m; ++i) {
        const float* z = Z + at(i, 0, n);
        float* dz = dZ + at(i, 0, n);
        int largest = 0;
        for (int j = 1; j < n; ++j) {
            if (z[j] > z[largest]) largest = j;
        }
        const float max = z[largest], label_logit = z[labels[i]];
        float sum = 0.0f;
        for (int j = 0; j < n; ++j) sum += dz[j] = std::exp(z[j] - max);
        for (int j = 0; j < n; ++j) dz[j] = (dz[j] / sum - (j == labels[i] ? 1.0f : 0.0f)) * scale;
        losses[i] = std::log(sum) - (label_logit - max);
        predicted[i] = static_cast<std::uint8_t>(largest);
    }
}

}  // namespace

namespace files {

const Jobs fused_host = {matmul_bias, matmul_bias_relu, matmul_relu_gradient,
                         softmax_cross_entropy};

void matmul_host(int m, int n, int k, const float* A, const float* B, float* C) {
    matmul_then(m, n, k, A, B, C, [](int, int, float sum) { return sum; });
}

}  // namespace files

}  // namespace m2m::fusion
