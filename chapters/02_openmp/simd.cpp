// openmp/simd: the product as the fast libraries compute it, in portable C++.
//
// Four ideas, from the inside out:
//   registers   the kernel keeps a small tile of C in SIMD registers while k runs; one instruction
//               multiplies and adds a whole vector of elements
//   packing     the parts of A and B in use are copied to where the kernel reads them in order
//   blocking    a packed block of B stays in the L2 cache while all rows of A use it
//   threads     share out tiles of C; no sum is ever split between threads, so any number of
//               threads gives the same bits
//
// Run it:  ./book run 02 --stage openmp/simd      (OMP_NUM_THREADS=1 … chooses how many threads)
#include "chapters/02_openmp/stages.hpp"
#include "common/base/machine.hpp"
#include "common/matrix/host_matrix.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace m2m::openmp {

namespace {

// [vector] As many floats as one SIMD register of this machine holds, and as many rows as fit.
#if defined(__AVX512F__)
constexpr int vector_bytes = 64, tile_rows = 8;  // 32 registers
#elif defined(__AVX__)
constexpr int vector_bytes = 32, tile_rows = 4;  // 16 registers
#elif defined(__aarch64__)
constexpr int vector_bytes = 16, tile_rows = 7;  // 32 registers (Neon)
#else
constexpr int vector_bytes = 16, tile_rows = 4;  // 16 registers (SSE), or plain C++ elsewhere
#endif
using Vector = float __attribute__((vector_size(vector_bytes)));

// [sizes] A tile of C is tile_rows × 3 vectors: its sums fill three quarters of the registers.
constexpr int lanes = vector_bytes / static_cast<int>(sizeof(float));
constexpr int tile_vectors = 3;
constexpr int panel_width = tile_vectors * lanes;

constexpr int block_n = 16 * panel_width;  // columns of B packed at a time
constexpr int block_k = 256;               // rows of B packed at a time: 768 KiB with AVX-512
constexpr int longest_k = 1024;            // rows of B read at a time where packing does not pay
constexpr int a_stride = longest_k + 16;   // no power of two: see chapter 01

Vector load(const float* from) {
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);  // one instruction; the address need not be aligned
    return vector;
}

void store(float* to, Vector vector) {
    std::memcpy(to, &vector, sizeof vector);  // one instruction, too
}

// [kernel] One tile of C: tile_rows rows of A times a panel of B, k deep. With `add`, C +=.
template <int vectors>
void multiply_tile(int k, const float* a, const float* b, std::size_t b_stride, float* c,
                   std::size_t c_stride, bool add) {
    // [kernel-start] The sums live in registers. C is far away: ask for it now, use it at the end.
    Vector sum[tile_rows][vectors] = {};
    for (int i = 0; i < tile_rows; ++i) {
        for (int v = 0; v < vectors; ++v) __builtin_prefetch(c + i * c_stride + v * lanes, 1);
    }
    // [kernel-loop] Every element of A meets a vector of B; nothing is written to memory.
    for (int p = 0; p < k; ++p) {
        Vector b_row[vectors];
        for (int v = 0; v < vectors; ++v) b_row[v] = load(b + p * b_stride + v * lanes);
        for (int i = 0; i < tile_rows; ++i) {
            for (int v = 0; v < vectors; ++v) sum[i][v] += a[i * a_stride + p] * b_row[v];
        }
    }
    // [kernel-end] Each element of C is read and written once for this whole block of k.
#pragma GCC unroll 8  // g++ 11 would keep the sums in memory
    for (int i = 0; i < tile_rows; ++i) {
        for (int v = 0; v < vectors; ++v) {
            float* to = c + i * c_stride + v * lanes;
            store(to, add ? load(to) + sum[i][v] : sum[i][v]);
        }
    }
}

/// The same for a tile that C's edge may cut off: such a tile is computed whole, beside C, and the
/// `rows` × `columns` that exist are copied.
void multiply_tile(int rows, int columns, int k, const float* a, const float* b,
                   std::size_t b_stride, float* c, std::size_t c_stride, bool add) {
    const int vectors = (columns + lanes - 1) / lanes;
    const bool whole = rows == tile_rows && columns == vectors * lanes;
    alignas(64) float beside[tile_rows * panel_width];
    float* const to = whole ? c : beside;
    const std::size_t to_stride = whole ? c_stride : panel_width;
    const bool to_add = whole && add;
    if (vectors == 1) multiply_tile<1>(k, a, b, b_stride, to, to_stride, to_add);
    if (vectors == 2) multiply_tile<2>(k, a, b, b_stride, to, to_stride, to_add);
    if (vectors == 3) multiply_tile<3>(k, a, b, b_stride, to, to_stride, to_add);
    if (whole) return;
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < columns; ++j) {
            const float sum = beside[i * panel_width + j];
            c[i * c_stride + j] = add ? c[i * c_stride + j] + sum : sum;
        }
    }
}

// [pack-a] tile_rows rows of A, k long, next to each other; rows below A's last are zeros.
void pack_a(int rows, int k, const float* A, std::size_t stride, float* to) {
    for (int i = 0; i < tile_rows; ++i, A += stride, to += a_stride) {
        if (i < rows) {
            std::memcpy(to, A, sizeof(float) * k);
        } else {
            std::memset(to, 0, sizeof(float) * k);
        }
    }
}

// [pack-b] A panel of B, k × panel_width, row after row; columns right of B's last are zeros.
void pack_b(int k, int columns, const float* B, std::size_t stride, float* to) {
    for (int p = 0; p < k; ++p, B += stride, to += panel_width) {
        std::memcpy(to, B, sizeof(float) * columns);
        std::memset(to + columns, 0, sizeof(float) * (panel_width - columns));
    }
}

int divide_up(int n, int by) {
    return (n + by - 1) / by;
}

}  // namespace

void simd(int m, int n, int k, const float* A, const float* B, float* C) {
    if (k == 0) std::fill(C, C + std::size_t(m) * n, 0.0f);
    if (m == 0 || n == 0 || k == 0) return;

    // [plan] Equal blocks, whatever n and k are. Few rows of A do not repay the packing of B.
    const bool pack = m > 4 * tile_rows;
    const int blocks_n = divide_up(n, block_n);
    const int blocks_k = divide_up(k, pack ? block_k : longest_k);
    const int width = divide_up(divide_up(n, blocks_n), panel_width) * panel_width;
    const int depth = divide_up(k, blocks_k);

    // [work] Waking threads costs microseconds: a small product stays on one. With few rows of
    // tiles, each row is cut into strips, so that there is work for every thread.
    const int tiles_m = divide_up(m, tile_rows);
    const int threads = double(m) * n * k < 5e5 ? 1 : cpu_threads();
    const int strips = threads == 1 ? 1 : divide_up(4 * threads, tiles_m);
    const int strip = divide_up(divide_up(width, strips), panel_width) * panel_width;
    const int chunk = divide_up(tiles_m * strips, 8 * threads);

    // Each calling thread keeps one for its next call; the team below shares its caller's.
    thread_local HostMatrix scratch(block_k, block_n);
    // (It also holds the one panel that is copied when nothing else is packed.)
    static_assert(longest_k <= block_k * (block_n / panel_width));
    float* const packed_b = scratch.data();

    // [blocks] All threads walk through the blocks of B together, blocks of k innermost.
#pragma omp parallel if (threads > 1)
    for (int block = 0; block < blocks_n * blocks_k; ++block) {
        const int j0 = block / blocks_k * width, j1 = std::min(j0 + width, n);
        const int p0 = block % blocks_k * depth, p1 = std::min(p0 + depth, k);

        // Without packing only a last panel with a part of a vector is copied: a vector read in
        // place would run past the end of B.
        const auto is_packed = [&](int columns) { return pack || columns % lanes != 0; };
        const auto packed_panel = [&](int j) {
            return packed_b + (pack ? std::size_t(j - j0) * depth : 0);
        };

        // [phase-1] Pack the block's panels. The loop ends when every thread has finished.
        if (is_packed(j1 - j0)) {
#pragma omp for
            for (int j = j0; j < j1; j += panel_width) {
                const int columns = std::min(panel_width, j1 - j);
                if (!is_packed(columns)) continue;
                pack_b(p1 - p0, columns, B + std::size_t(p0) * n + j, n, packed_panel(j));
            }
        }

        // [phase-2] Share out the tiles of C: pack tile_rows rows of A, then along the strip.
#pragma omp for collapse(2) schedule(dynamic, chunk)
        for (int i = 0; i < m; i += tile_rows) {
            for (int strip_start = j0; strip_start < j1; strip_start += strip) {
                const int strip_end = std::min(strip_start + strip, j1);
                const int rows = std::min(tile_rows, m - i);
                alignas(64) float a[tile_rows * a_stride];
                pack_a(rows, p1 - p0, A + std::size_t(i) * k + p0, k, a);
                for (int j = strip_start; j < strip_end; j += panel_width) {
                    const int columns = std::min(panel_width, j1 - j);
                    const bool packed = is_packed(columns);
                    const float* b = packed ? packed_panel(j) : B + std::size_t(p0) * n + j;
                    const std::size_t b_stride = packed ? panel_width : n;
                    float* c = C + std::size_t(i) * n + j;
                    multiply_tile(rows, columns, p1 - p0, a, b, b_stride, c, n, p0 > 0);
                }
            }
        }
    }
}

}  // namespace m2m::openmp
