// Chapter 11, tensor/mma: the tensor cores' own instructions, `mma.sync` and `ldmatrix`.
// Run it: ./book run 11      Read wmma.cu and ../04_shared_memory/warp_tiled.cu first.
#include "chapters/04_shared_memory/copies.hpp"
#include "chapters/05_cublas/halves.hpp"
#include "chapters/11_tensor_cores/stages.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <cuda_fp16.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace m2m::tensor {

namespace {

using cublas::padded_row;
using cublas::to_half;

// [tiles] One way to cut, as in warp_tiled.cu. Everything moves in chunks of 8 float16 numbers, 16
// bytes.
constexpr int chunk = 8;

template <int block_rows_, int block_cols_, int depth_, int warp_rows_, int warp_cols_,
          int buffers_>
struct Tiles {
    static constexpr int block_rows = block_rows_, block_cols = block_cols_, depth = depth_;
    static constexpr int warp_rows = warp_rows_, warp_cols = warp_cols_, buffers = buffers_;
    static constexpr int warps_across = block_cols / warp_cols;
    static constexpr int threads = block_rows / warp_rows * warps_across * 32;
    static constexpr int row_tiles = warp_rows / 16, col_tiles = warp_cols / 8;  // of mma.sync
    static constexpr int A_row = depth / chunk, B_row = block_cols / chunk;      // in chunks
    static constexpr int A_chunks = block_rows * A_row, B_chunks = depth * B_row;
    static constexpr int shared_bytes = buffers * (A_chunks + B_chunks) * int(sizeof(uint4));
    static_assert(depth % 32 == 0, "an even number of steps of 16");
    static_assert(A_chunks % threads == 0 && B_chunks % threads == 0, "equal shares");
    static_assert(B_row % 8 == 0 && 8 % A_row == 0, "the swizzle below counts on it");
};

// [table] The cuts to choose from.
using Large = Tiles<128, 256, 32, 64, 64, 4>;   // 96 KiB of shared memory
using Medium = Tiles<128, 128, 32, 64, 32, 2>;  // 32 KiB, for devices that have less
using Small = Tiles<64, 64, 32, 32, 32, 3>;     // 24 KiB, for matrices of few tiles

// [swizzle] Where chunk c of a tile's row r stands. `ldmatrix` reads one chunk of each of 8 rows at
// a time: in a plain layout all 8 would lie in the same banks. Exchanged like this, no two do.
template <int row_length>
__device__ int place(int r, int c) {
    return r * row_length + (c ^ (row_length < 8 ? r * row_length / 8 % row_length : r % 8));
}

// [ldmatrix] Four matrices of 8 × 8. Thread i gives the address of row i % 8 of matrix i / 8 and
// gets two neighbouring numbers of row i / 4 of each, the numbers 2 (i % 4) and the next.
__device__ void load_matrices(unsigned (&to)[4], const uint4* row) {
    const auto address = static_cast<unsigned>(__cvta_generic_to_shared(row));
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3])
                 : "r"(address)
                 : "memory");
}

// The same with rows and columns exchanged: two numbers of a column.
__device__ void load_matrices_transposed(unsigned (&to)[4], const uint4* row) {
    const auto address = static_cast<unsigned>(__cvta_generic_to_shared(row));
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3])
                 : "r"(address)
                 : "memory");
}

// [mma] sum += a · b: 16 × 16 times 16 × 8 numbers, held by the 32 threads of a warp together.
__device__ void multiply(float (&sum)[4], const unsigned (&a)[4], unsigned b_low, unsigned b_high) {
#if __CUDA_ARCH__ >= 800
    asm("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 "
        "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
        : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b_low), "r"(b_high));
#else  // compute capability 7.5 takes half as many columns of A at a time
    asm("mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 "
        "{%0, %1, %2, %3}, {%4, %5}, {%6}, {%0, %1, %2, %3};"
        : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
        : "r"(a[0]), "r"(a[1]), "r"(b_low));
    asm("mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 "
        "{%0, %1, %2, %3}, {%4, %5}, {%6}, {%0, %1, %2, %3};"
        : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
        : "r"(a[2]), "r"(a[3]), "r"(b_high));
#endif
}

// [bands] Blocks that run at the same time should need the same rows of A and columns of B, so that
// the L2 cache serves them: they go down 8 tiles of C before they go on to the next column.
__device__ int2 tile_of_this_block() {
    constexpr unsigned band = 8;
    const std::size_t block = std::size_t(blockIdx.y) * gridDim.x + blockIdx.x;
    const auto first = unsigned(block / (std::size_t(band) * gridDim.x)) * band;
    const unsigned rows = min(band, gridDim.y - first);
    const auto within = block - std::size_t(first) * gridDim.x;
    return make_int2(int(within / rows), int(first + within % rows));  // column, row
}

// [kernel] C = A·B for float16 matrices whose rows are padded to whole chunks.
template <class T>
__global__ void __launch_bounds__(T::threads)
    mma_kernel(int m, int n, int k, const __half* A, const __half* B, float* C) {
    extern __shared__ uint4 chunks[];  // buffers of A's tiles, then of B's
    const auto A_tile = [&](int step) { return chunks + step % T::buffers * T::A_chunks; };
    const auto B_tile = [&](int step) {
        return chunks + T::buffers * T::A_chunks + step % T::buffers * T::B_chunks;
    };

    const int2 tile = tile_of_this_block();
    const int first_row = tile.y * T::block_rows, first_col = tile.x * T::block_cols;
    const int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    const int warp_row = warp / T::warps_across * T::warp_rows;
    const int warp_col = warp % T::warps_across * T::warp_cols;
    float sum[T::row_tiles][T::col_tiles][4] = {};

    // [copies] My share of a pair of tiles. A chunk is inside a padded row, or outside.
    const int A_length = padded_row(k), B_length = padded_row(n);
    cuda::Copy<4> A_copy[T::A_chunks / T::threads], B_copy[T::B_chunks / T::threads];
    const auto copy = [](cuda::Copy<4>& one, uint4* to, const __half* from, bool inside) {
        one.start(reinterpret_cast<float*>(to), reinterpret_cast<const float*>(from), inside);
    };
    const auto start = [&](int step) {
#pragma unroll
        for (int i = 0; i < T::A_chunks / T::threads; ++i) {
            const int e = threadIdx.x + i * T::threads, r = e / T::A_row, c = e % T::A_row;
            const int row = first_row + r, A_col = step * T::depth + c * chunk;
            copy(A_copy[i], A_tile(step) + place<T::A_row>(r, c),
                 A + std::size_t(row) * A_length + A_col, row < m && A_col < k);
        }
#pragma unroll
        for (int i = 0; i < T::B_chunks / T::threads; ++i) {
            const int e = threadIdx.x + i * T::threads, p = e / T::B_row, c = e % T::B_row;
            const int B_row = step * T::depth + p, col = first_col + c * chunk;
            copy(B_copy[i], B_tile(step) + place<T::B_row>(p, c),
                 B + std::size_t(B_row) * B_length + col, B_row < k && col < n);
        }
    };
    const auto finish = [&] {
        for (auto& one : A_copy) one.finish();
        for (auto& one : B_copy) one.finish();
    };

    // [fragments] What a warp multiplies in 16 steps of k. There are two of each: one is loaded
    // while the other one is multiplied.
    constexpr int parts = T::depth / 16;
    unsigned a[2][T::row_tiles][4], b[2][T::col_tiles / 2][4];
    const auto load = [&](int slot, int step, int part) {
#pragma unroll
        for (int i = 0; i < T::row_tiles; ++i) {
            const int r = warp_row + 16 * i + lane % 16, c = 2 * part + lane / 16;
            load_matrices(a[slot][i], A_tile(step) + place<T::A_row>(r, c));
        }
#pragma unroll
        for (int j = 0; j < T::col_tiles / 2; ++j) {
            const int p = 16 * part + lane % 16, c = warp_col / chunk + 2 * j + lane / 16;
            load_matrices_transposed(b[slot][j], B_tile(step) + place<T::B_row>(p, c));
        }
    };
    // [arrived] A tile's copies are done, everybody's; and nobody reads the tile before it any
    // more.
    const auto wait_for_a_tile = [&] {
        cuda::wait_for_groups<T::buffers - 2>();
        __syncthreads();
    };

    // [first] All buffers but one are filled before the first multiplication.
    const int steps = ceil_div(k, T::depth);
    for (int step = 0; step < T::buffers - 1; ++step) {
        if (step < steps) {
            start(step);
            finish();
        }
        cuda::end_group();
    }
    wait_for_a_tile();
    if (steps > 0) load(0, 0, 0);

    for (int step = 0; step < steps; ++step) {
        // [next] The buffer of the last step is free.
        const int ahead = step + T::buffers - 1;
        if (ahead < steps) start(ahead);
        cuda::end_group();

#pragma unroll
        for (int part = 0; part < parts; ++part) {
            // [ahead] The next fragments, which may be the next tile's first ...
            if (part + 1 < parts) {
                load((part + 1) % 2, step, part + 1);
            } else {
                if (ahead < steps) finish();
                wait_for_a_tile();
                if (step + 1 < steps) load(0, step + 1, 0);
            }
            // [multiply] ... are on their way while these are multiplied.
#pragma unroll
            for (int i = 0; i < T::row_tiles; ++i) {
#pragma unroll
                for (int j = 0; j < T::col_tiles; ++j) {
                    const auto& b_pair = b[part % 2][j / 2];
                    multiply(sum[i][j], a[part % 2][i], b_pair[j % 2 * 2], b_pair[j % 2 * 2 + 1]);
                }
            }
        }
    }

    // [store] Thread i of a warp holds 2 neighbouring numbers of row i / 4 and 2 of the row 8
    // below.
    const bool pairs = n % 2 == 0 && reinterpret_cast<std::uintptr_t>(C) % sizeof(float2) == 0;
#pragma unroll
    for (int i = 0; i < T::row_tiles; ++i) {
#pragma unroll
        for (int j = 0; j < T::col_tiles; ++j) {
#pragma unroll
            for (int half = 0; half < 2; ++half) {
                const int row = first_row + warp_row + 16 * i + lane / 4 + 8 * half;
                const int col = first_col + warp_col + 8 * j + lane % 4 * 2;
                float* const to = C + std::size_t(row) * n + col;
                const float left = sum[i][j][2 * half], right = sum[i][j][2 * half + 1];
                if (row < m && pairs && col < n) {
                    *reinterpret_cast<float2*>(to) = make_float2(left, right);
                } else if (row < m) {
                    if (col < n) to[0] = left;
                    if (col + 1 < n) to[1] = right;
                }
            }
        }
    }
}

template <class T>
void launch(int m, int n, int k, const __half* A, const __half* B, float* C) {
    CUDA_CHECK(cudaFuncSetAttribute(mma_kernel<T>, cudaFuncAttributeMaxDynamicSharedMemorySize,
                                    T::shared_bytes));
    const std::size_t slice = std::size_t(max_grid_y) * T::block_rows;
    for (std::size_t first = 0; first < std::size_t(m); first += slice) {
        const int rows = int(std::min(slice, m - first));
        const dim3 grid(ceil_div(n, T::block_cols), ceil_div(rows, T::block_rows));
        mma_kernel<T><<<grid, T::threads, T::shared_bytes>>>(rows, n, k, A + first * padded_row(k),
                                                             B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

int attribute(cudaDeviceAttr which) {
    int device = 0, value = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    CUDA_CHECK(cudaDeviceGetAttribute(&value, which, device));
    return value;
}

}  // namespace

// [choose] Both matrices are rounded first: so they move as 16 bits, and their rows are aligned.
void mma(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == 0 || n == 0) return;

    const __half* const A_half = to_half(cublas::Operand::A, m, k, A);
    const __half* const B_half = to_half(cublas::Operand::B, k, n, B);
    const auto blocks =
        static_cast<long long>(ceil_div(m, Large::block_rows)) * ceil_div(n, Large::block_cols);
    if (blocks < attribute(cudaDevAttrMultiProcessorCount)) {
        launch<Small>(m, n, k, A_half, B_half, C);
    } else if (attribute(cudaDevAttrMaxSharedMemoryPerBlockOptin) >= Large::shared_bytes) {
        launch<Large>(m, n, k, A_half, B_half, C);
    } else {
        launch<Medium>(m, n, k, A_half, B_half, C);
    }
}

}  // namespace m2m::tensor
