// Chapter 11, tensor/wmma: a warp multiplies 16 × 16 tiles by one instruction of the tensor cores.
// Run it: ./book run 11      Read ../04_shared_memory/tiled.cu first.
#include "chapters/11_tensor_cores/stages.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <cuda_fp16.h>
#include <mma.h>

#include <algorithm>
#include <cstddef>

namespace m2m::tensor {

namespace {

// Not all of nvcuda: `wmma` is the name of our stage, too.
template <class Use, class Number, class... Layout>
using Fragment = nvcuda::wmma::fragment<Use, 16, 16, 16, Number, Layout...>;

// [numbers] The sizes.
constexpr int tile = 64;             // a block computes 64 × 64 elements of C ...
constexpr int depth = 32;            // ... and steps through k by 32
constexpr int side = 2;              // a warp computes 2 × 2 fragments of 16 × 16
constexpr int threads = 128;         // 4 warps, 2 × 2 of them
constexpr int A_padded = depth + 8;  // rows of the tiles: a multiple of 16 bytes, as fragments
constexpr int B_padded = tile + 8;   // want it, and 8 rows start in 8 different banks
constexpr int C_padded = 16 + 4;     // row of the place where a fragment of C is laid out

// [kernel] One block computes one tile of C, one warp a quarter of it.
__global__ void __launch_bounds__(threads)
    wmma_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    // [shared] The tiles of A and B are rounded to float16 on their way in.
    __shared__ __align__(32) __half A_tile[tile][A_padded];
    __shared__ __align__(32) __half B_tile[depth][B_padded];
    __shared__ __align__(32) float C_piece[threads / 32][16][C_padded];

    const int first_row = blockIdx.y * tile, first_col = blockIdx.x * tile;
    const int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    const int warp_row = warp / 2 * (16 * side), warp_col = warp % 2 * (16 * side);

    // [fragments] A fragment is 16 × 16 numbers that the 32 threads of a warp hold together. Which
    // thread holds which number is not for us to know.
    Fragment<nvcuda::wmma::accumulator, float> sum[side][side];
    for (auto& row : sum) {
        for (auto& fragment : row) nvcuda::wmma::fill_fragment(fragment, 0.0f);
    }

    for (int step = 0; step < ceil_div(k, depth); ++step) {
        // [load] As ever, with a rounding on the way; outside A and B the tiles are zero.
        for (int e = threadIdx.x; e < tile * depth; e += threads) {
            const int r = e / depth, p = e % depth;
            const int row = first_row + r, A_col = step * depth + p;
            const bool inside = row < m && A_col < k;
            A_tile[r][p] = __float2half(inside ? A[std::size_t(row) * k + A_col] : 0.0f);
        }
        for (int e = threadIdx.x; e < depth * tile; e += threads) {
            const int p = e / tile, c = e % tile;
            const int B_row = step * depth + p, col = first_col + c;
            const bool inside = B_row < k && col < n;
            B_tile[p][c] = __float2half(inside ? B[std::size_t(B_row) * n + col] : 0.0f);
        }
        __syncthreads();

        // [multiply] 4 loads of fragments feed 4 multiplications of 16 × 16 × 16.
        for (int p = 0; p < depth; p += 16) {
            Fragment<nvcuda::wmma::matrix_a, __half, nvcuda::wmma::row_major> a[side];
            Fragment<nvcuda::wmma::matrix_b, __half, nvcuda::wmma::row_major> b[side];
            for (int i = 0; i < side; ++i) {
                nvcuda::wmma::load_matrix_sync(a[i], &A_tile[warp_row + 16 * i][p], A_padded);
                nvcuda::wmma::load_matrix_sync(b[i], &B_tile[p][warp_col + 16 * i], B_padded);
            }
            for (int i = 0; i < side; ++i) {
                for (int j = 0; j < side; ++j) {
                    nvcuda::wmma::mma_sync(sum[i][j], a[i], b[j], sum[i][j]);
                }
            }
        }
        __syncthreads();
    }

    // [store] A fragment can only be stored whole, and C may end inside it. So each warp lays it
    // out in shared memory first, and its threads store what lies inside C.
    for (int i = 0; i < side; ++i) {
        for (int j = 0; j < side; ++j) {
            nvcuda::wmma::store_matrix_sync(&C_piece[warp][0][0], sum[i][j], C_padded,
                                            nvcuda::wmma::mem_row_major);
            __syncwarp();
            for (int e = lane; e < 16 * 16; e += 32) {
                const int row = first_row + warp_row + 16 * i + e / 16;
                const int col = first_col + warp_col + 16 * j + e % 16;
                if (row < m && col < n) {
                    C[std::size_t(row) * n + col] = C_piece[warp][e / 16][e % 16];
                }
            }
            __syncwarp();
        }
    }
}

}  // namespace

void wmma(int m, int n, int k, const float* A, const float* B, float* C) {
    if (n == 0) return;

    const std::size_t slice = std::size_t(max_grid_y) * tile;
    for (std::size_t first = 0; first < std::size_t(m); first += slice) {
        const int rows = int(std::min(slice, m - first));
        const dim3 grid(ceil_div(n, tile), ceil_div(rows, tile));
        wmma_kernel<<<grid, threads>>>(rows, n, k, A + first * k, B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

}  // namespace m2m::tensor
