// openmp/simd: the product as the fast libraries compute it, in portable C++.
//
// Four ideas, from the inside out:
//   registers   the kernel keeps a small tile of C in SIMD registers while k runs; one instruction
//               multiplies and adds a whole vector of elements
//   packing     in a big product the parts of A and B in use are copied to where the kernel reads
//               them in order; a small one lies in the caches anyway and is read in place
//   blocking    a packed block of A stays in the L2 cache while all panels of B pass; each panel
//               stays near while all tiles of the block use it
//   threads     share out tiles of C; no sum is ever split between threads, so any number of
//               threads gives the same bits
//
// Run it:  ./book run 02 --stage openmp/simd      (OMP_NUM_THREADS=1 … chooses how many threads)
#include "chapters/02_openmp/stages.hpp"
#include "common/base/machine.hpp"
#include "common/matrix/host_matrix.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

// Packed at a time, with AVX-512:
constexpr int block_k = 512;               // so deep: a tile of C is read and written once for it
constexpr int block_m = 96;                // rows of A: 192 KiB, a part of every L2 cache
constexpr int block_n = 48 * panel_width;  // columns of B: 4.5 MiB, in the L3 cache
// Read in place:
constexpr int few_rows = 64, few_columns = 256;  // so few do not repay the packing of B, of A
constexpr int longest_k = 1024;                  // rows of B at a time

Vector load(const float* from) {
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);  // one instruction; the address need not be aligned
    return vector;
}

void store(float* to, Vector vector) {
    std::memcpy(to, &vector, sizeof vector);  // one instruction, too
}

/// Where a tile finds its rows of A: element p of row i is row[i][p * step]. Below A's last row
/// stands that row again.
struct TileOfA {
    const float* row[tile_rows];
    int step;

    TileOfA(int rows, const float* a, std::size_t stride, int step_) : step(step_) {
        for (int i = 0; i < tile_rows; ++i) row[i] = a + std::min(i, rows - 1) * stride;
    }
};

// [kernel] One tile of C: tile_rows rows of A times a panel of B, k deep. With `add`, C +=.
template <int vectors>
void multiply_tile(int k, const TileOfA& tile, const float* b, std::size_t b_stride, float* c,
                   std::size_t c_stride, bool add) {
    // [kernel-start] The sums live in registers, and so do the addresses of A's rows.
    Vector sum[tile_rows][vectors] = {};
    const float* a[tile_rows];
    for (int i = 0; i < tile_rows; ++i) a[i] = tile.row[i];
    const std::ptrdiff_t step = tile.step;

    // [kernel-loop] Every element of A meets a vector of B; nothing is written to memory.
    const auto multiply_step = [&](std::ptrdiff_t p) {
        Vector b_row[vectors];
        for (int v = 0; v < vectors; ++v) b_row[v] = load(b + v * lanes);
        for (int i = 0; i < tile_rows; ++i) {
            for (int v = 0; v < vectors; ++v) sum[i][v] += a[i][p * step] * b_row[v];
        }
        b += b_stride;
    };
    // [kernel-ahead] C is far away: ask for a row at each of the first steps, use it at the end.
    for (std::ptrdiff_t p = 0; p < k; ++p) {
        if (p < tile_rows) {
            for (int v = 0; v < vectors; ++v) __builtin_prefetch(c + p * c_stride + v * lanes, 1);
        }
        multiply_step(p);
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
/// `rows` × `columns` that exist are copied. They start `skip` columns after b's first. Not so where
/// its rows `may_run_on`: what is left of their last vector goes to the rows below.
void multiply_tile(int rows, int columns, int skip, int k, const TileOfA& a, const float* b,
                   std::size_t b_stride, float* c, std::size_t c_stride, bool add,
                   bool may_run_on = false) {
    const int vectors = (columns + lanes - 1) / lanes;
    const bool whole = rows == tile_rows && (columns == vectors * lanes || may_run_on);
    alignas(64) float beside[tile_rows * panel_width];
    float* const to = whole ? c : beside;
    const std::size_t to_stride = whole ? c_stride : panel_width;
    const bool to_add = whole && add;
    if (vectors == 1) multiply_tile<1>(k, a, b, b_stride, to, to_stride, to_add);
    if (vectors == 2) multiply_tile<2>(k, a, b, b_stride, to, to_stride, to_add);
    if (vectors == 3) multiply_tile<3>(k, a, b, b_stride, to, to_stride, to_add);
    if (whole) return;
    for (int i = 0; i < rows; ++i) {
        const float* sums = beside + i * panel_width + skip;
        for (int j = 0; j < columns; ++j)
            c[i * c_stride + j] = add ? c[i * c_stride + j] + sums[j] : sums[j];
    }
}

// [pack-a] Rows of A, tile by tile: the elements that a tile meets in one step lie together. The
// next tile's rows are asked for meanwhile.
void pack_tile(int rows, int k, const float* A, std::size_t stride, float* to) {
    for (int p = 0; p < k; ++p, to += tile_rows) {
        if (p % 16 == 0) {
            for (int i = 0; i < tile_rows; ++i)
                __builtin_prefetch(A + (tile_rows + i) * stride + p);
        }
        for (int i = 0; i < rows; ++i) to[i] = A[i * stride + p];
    }
}

void pack_a(int rows, int k, const float* A, std::size_t stride, float* to) {
    for (; rows >= tile_rows; rows -= tile_rows, A += tile_rows * stride, to += tile_rows * k)
        pack_tile(tile_rows, k, A, stride, to);
    if (rows > 0) pack_tile(rows, k, A, stride, to);
}

// [pack-b] A panel of B, k × panel_width, row after row; columns right of B's last are zeros.
void pack_b(int k, int columns, const float* B, std::size_t stride, float* to) {
    for (int p = 0; p < k; ++p, B += stride, to += panel_width) {
        for (int v = 0; v < tile_vectors; ++v) __builtin_prefetch(B + 8 * stride + v * lanes);
        if (columns == panel_width) {  // a length that the compiler knows
            std::memcpy(to, B, sizeof(float) * panel_width);
        } else {
            std::memcpy(to, B, sizeof(float) * columns);
            std::memset(to + columns, 0, sizeof(float) * (panel_width - columns));
        }
    }
}

int divide_up(int n, int by) {
    return (n + by - 1) / by;
}

// [jobs] C is cut into bands of rows, as many for each thread and as equal as whole tiles can be.
// Where that gives no work to some threads, the bands are cut into strips of whole panels.
struct Jobs {
    int m, n, tiles, bands, strips, strip;

    Jobs(int m_, int n_, int threads) : m(m_), n(n_), tiles(divide_up(m, tile_rows)) {
        bands = std::min(tiles, divide_up(divide_up(m, block_m), threads) * threads);
        const int panels = divide_up(n, panel_width);
        strip = divide_up(panels, std::min(panels, divide_up(threads, bands))) * panel_width;
        strips = divide_up(n, strip);
    }
    int count() const { return bands * strips; }
    int band_start(int band) const {
        return std::min(m, static_cast<int>(std::int64_t(tiles) * band / bands) * tile_rows);
    }
};

/// One job: rows i0 … i1 and columns j0 … j1 of C.
struct Job {
    int i0, i1, j0, j1;

    Job(const Jobs& jobs, int number) {
        i0 = jobs.band_start(number / jobs.strips);
        i1 = jobs.band_start(number / jobs.strips + 1);
        j0 = number % jobs.strips * jobs.strip;
        j1 = std::min(jobs.n, j0 + jobs.strip);
    }
};

// [in-place] One job of a small product, which reads A and B where they lie. A panel that ends with
// a part of a vector would run past the end of B: it starts so much further left, or, where there
// is nothing on the left, is copied. Then a row of C is one panel, too, and may be written in whole
// vectors: its end runs on into the next row, which is written after it. The last rows may not.
void multiply_in_place(const Job& job, int n, int k, const float* A, const float* B, float* C) {
    const int depth = divide_up(k, divide_up(k, longest_k)), rows_run_into = divide_up(lanes, n);
    for (int p0 = 0; p0 < k; p0 += depth) {
        const int p1 = std::min(p0 + depth, k);
        const float* b = B + std::size_t(p0) * n;
        const bool copied = n < panel_width && n % lanes != 0;
        if (copied) {
            thread_local HostMatrix copy(longest_k, panel_width);
            std::memcpy(copy.data(), b, sizeof(float) * (p1 - p0) * n);
            b = copy.data();
        }
        for (int j = job.j0; j < job.j1; j += panel_width) {
            const int columns = std::min(panel_width, job.j1 - j);
            const int skip = copied ? 0 : divide_up(columns, lanes) * lanes - columns;
            for (int i = job.i0; i < job.i1; i += tile_rows) {
                const int rows = std::min(tile_rows, job.i1 - i);
                const bool runs_on = copied && p0 == 0 && job.i1 - i - rows >= rows_run_into;
                const TileOfA a(rows, A + std::size_t(i) * k + p0, k, 1);
                float* c = C + std::size_t(i) * n + j;
                multiply_tile(rows, columns, skip, p1 - p0, a, b + j - skip, n, c, n, p0 > 0,
                              runs_on);
            }
        }
    }
}

// [packed-job] One job of a big product, beside a packed block of B. A's rows are packed, and stay
// in the L2 cache; then each panel of B meets all tiles of them before the next one's turn.
void multiply_packed(const Job& job, int n, int k, int depth, const float* A, const float* packed_b,
                     float* C, bool add) {
    thread_local HostMatrix packed_a(block_k, block_m + tile_rows);
    pack_a(job.i1 - job.i0, depth, A + std::size_t(job.i0) * k, k, packed_a.data());
    for (int j = job.j0; j < job.j1; j += panel_width) {
        const int columns = std::min(panel_width, job.j1 - j);
        const float* b = packed_b + std::size_t(j) * depth;
        for (int i = job.i0; i < job.i1; i += tile_rows) {
            const int rows = std::min(tile_rows, job.i1 - i);
            const float* packed = packed_a.data() + std::size_t(i - job.i0) * depth;
            const TileOfA a(rows, packed, 1, tile_rows);
            float* c = C + std::size_t(i) * n + j;
            multiply_tile(rows, columns, 0, depth, a, b, panel_width, c, n, add);
        }
    }
}

}  // namespace

void simd(int m, int n, int k, const float* A, const float* B, float* C) {
    if (k == 0) std::fill(C, C + std::size_t(m) * n, 0.0f);
    if (m == 0 || n == 0 || k == 0) return;

    // [small] Waking threads costs microseconds: a tiny product stays on one, and away from OpenMP.
    const int threads = double(m) * n * k < 5e5 ? 1 : cpu_threads();
    if (m <= few_rows || n <= few_columns) {
        const Jobs jobs(m, n, threads);
        if (threads == 1) {
            for (int job = 0; job < jobs.count(); ++job)
                multiply_in_place(Job(jobs, job), n, k, A, B, C);
        } else {
#pragma omp parallel for schedule(dynamic)
            for (int job = 0; job < jobs.count(); ++job)
                multiply_in_place(Job(jobs, job), n, k, A, B, C);
        }
        return;
    }

    // [plan] Equal blocks, whatever n and k are.
    const int blocks_n = divide_up(n, block_n), blocks_k = divide_up(k, block_k);
    const int width = divide_up(divide_up(n, blocks_n), panel_width) * panel_width;
    const int depth = divide_up(k, blocks_k);

    // Each calling thread keeps one for its next call; the team below shares its caller's.
    thread_local HostMatrix scratch(block_k, block_n);
    float* const packed_b = scratch.data();

    // [blocks] All threads walk through the blocks of B together, blocks of k innermost.
#pragma omp parallel
    for (int block = 0; block < blocks_n * blocks_k; ++block) {
        const int j0 = block / blocks_k * width, j1 = std::min(j0 + width, n);
        const int p0 = block % blocks_k * depth, p1 = std::min(p0 + depth, k);

        // [phase-1] Pack the block's panels. The loop ends when every thread has finished.
#pragma omp for
        for (int j = j0; j < j1; j += panel_width) {
            float* panel = packed_b + std::size_t(j - j0) * (p1 - p0);
            pack_b(p1 - p0, std::min(panel_width, j1 - j), B + std::size_t(p0) * n + j, n, panel);
        }

        // [phase-2] Share out the block's columns of C.
        const Jobs jobs(m, j1 - j0, threads);
#pragma omp for schedule(dynamic)
        for (int job = 0; job < jobs.count(); ++job)
            multiply_packed(Job(jobs, job), n, k, p1 - p0, A + p0, packed_b, C + j0, p0 > 0);
    }
}

}  // namespace m2m::openmp
