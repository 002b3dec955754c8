// Chapter 04, cuda/warp_tiled: the block's tile is cut into warps' tiles, and those into threads'.
// Run it: ./book run 04      See the lesson: diff double_buffered.cu warp_tiled.cu
#include "chapters/04_shared_memory/copies.hpp"
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/04_shared_memory/words.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/grid.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::cuda {

namespace {

// [lanes] The 32 threads of a warp stand 8 down and 4 across; each takes 4 columns at a time.
constexpr int lanes_down = 8, lanes_across = 4, group = 4;

// [tiles] One way to cut: the block's tile of C, its depth along k, the tile of each warp, and how
// many buffers there are for the tiles of A and B.
template <int block_rows_, int block_cols_, int depth_, int warp_rows_, int warp_cols_,
          int buffers_>
struct Tiles {
    static constexpr int block_rows = block_rows_, block_cols = block_cols_, depth = depth_;
    static constexpr int warp_rows = warp_rows_, warp_cols = warp_cols_, buffers = buffers_;
    static constexpr int warps_across = block_cols / warp_cols;
    static constexpr int threads = block_rows / warp_rows * warps_across * 32;
    static constexpr int rows = warp_rows / lanes_down;  // of one thread
    static constexpr int groups =
        warp_cols / (lanes_across * group);   // of 4 columns, of one thread
    static constexpr int padded = depth + 4;  // A_tile's row: 8 of them start in 8 different fours
};

// [table] The cuts to choose from. The results are the same to the last bit.
using Large = Tiles<128, 128, 8, 64, 64, 3>;  // 128 threads, 8 × 16 elements of C each
using Small = Tiles<64, 64, 8, 32, 32, 3>;    // 128 threads, 4 × 8 elements each

// [kernel] One block computes one tile of C.
template <class T, int width>
__global__ void __launch_bounds__(T::threads)
    warp_tiled_kernel(int m, int n, int k, const float* A, const float* B, float* C) {
    // [shared] Neither tile is transposed: words arrive in fours and are read in fours.
    __shared__ __align__(16) float A_tile[T::buffers][T::block_rows][T::padded];
    __shared__ __align__(16) float B_tile[T::buffers][T::depth][T::block_cols];

    // [mine] My warp's tile in the block's, my place in the warp. I own every eighth row of the
    // warp's tile and 4 columns of every 16.
    const int first_row = blockIdx.y * T::block_rows, first_col = blockIdx.x * T::block_cols;
    const int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    const int lane_row = lane / 2 % 8, lane_col = lane / 16 * 2 + lane % 2;
    const int my_row = warp / T::warps_across * T::warp_rows + lane_row;
    const int my_col = warp % T::warps_across * T::warp_cols + lane_col * group;
    alignas(16) float sum[T::rows][T::groups][group] = {};

    // [copies] My share of a pair of tiles, in copies of `width` words.
    constexpr int A_rows = T::threads * width / T::depth;  // that the block copies at once
    constexpr int B_rows = T::threads * width / T::block_cols;
    Copy<width> A_copy[T::block_rows / A_rows], B_copy[T::depth / B_rows];
    const int A_r = threadIdx.x * width / T::depth, A_p = threadIdx.x * width % T::depth;
    const int B_p = threadIdx.x * width / T::block_cols;
    const int B_c = threadIdx.x * width % T::block_cols;
    const float* const A_from = A + std::size_t(first_row + A_r) * k + A_p;
    const float* const B_from = B + std::size_t(B_p) * n + first_col + B_c;

    const auto start = [&](int step) {
        const int buffer = step % T::buffers;
        const int done = step * T::depth;  // columns of A, rows of B
#pragma unroll
        for (int i = 0; i < T::block_rows / A_rows; ++i) {
            const int r = A_r + i * A_rows;
            A_copy[i].start(&A_tile[buffer][r][A_p], A_from + std::size_t(i * A_rows) * k + done,
                            first_row + r < m && done + A_p < k);
        }
#pragma unroll
        for (int i = 0; i < T::depth / B_rows; ++i) {
            const int p = B_p + i * B_rows;
            B_copy[i].start(&B_tile[buffer][p][B_c], B_from + std::size_t(done + i * B_rows) * n,
                            done + p < k && first_col + B_c < n);
        }
    };
    const auto finish = [&] {
        for (auto& copy : A_copy) copy.finish();
        for (auto& copy : B_copy) copy.finish();
    };

    // [first] All buffers but one are filled before the first multiplication. A step that does not
    // exist is an empty group, so that the count of groups is that of steps.
    const int steps = ceil_div(k, T::depth);
    for (int step = 0; step < T::buffers - 1; ++step) {
        if (step < steps) {
            start(step);
            finish();
        }
        end_group();
    }

    for (int step = 0; step < steps; ++step) {
        // [arrived] This step's tiles are here, and everybody has read the last step's.
        wait_for_groups<T::buffers - 2>();
        __syncthreads();

        // [next] So the last step's buffer is free for the tiles that are needed next but one.
        const int ahead = step + T::buffers - 1;
        if (ahead < steps) start(ahead);
        end_group();

        // [multiply] 4 steps of k at a time: 4 words of each of my rows of A serve all four.
        const int buffer = step % T::buffers;
#pragma unroll
        for (int p = 0; p < T::depth; p += 4) {
            alignas(16) float a[T::rows][4];
#pragma unroll
            for (int i = 0; i < T::rows; ++i) {
                copy_words<4>(a[i], &A_tile[buffer][my_row + i * lanes_down][p]);
            }
#pragma unroll
            for (int q = 0; q < 4; ++q) {
                alignas(16) float b[T::groups][group];
#pragma unroll
                for (int j = 0; j < T::groups; ++j) {
                    copy_words<4>(b[j], &B_tile[buffer][p + q][my_col + j * lanes_across * group]);
                }
#pragma unroll
                for (int i = 0; i < T::rows; ++i) {
#pragma unroll
                    for (int j = 0; j < T::groups; ++j) {
                        for (int w = 0; w < group; ++w) sum[i][j][w] += a[i][q] * b[j][w];
                    }
                }
            }
        }

        if (ahead < steps) finish();
    }

    // [store] Only what lies inside C.
#pragma unroll
    for (int i = 0; i < T::rows; ++i) {
        const int row = first_row + my_row + i * lanes_down;
#pragma unroll
        for (int j = 0; j < T::groups; ++j) {
            for (int w = 0; w < group; w += width) {
                const int col = first_col + my_col + j * lanes_across * group + w;
                if (row < m && col < n) {
                    copy_words<width>(C + std::size_t(row) * n + col, &sum[i][j][w]);
                }
            }
        }
    }
}

template <class T, int width>
void launch(int m, int n, int k, const float* A, const float* B, float* C) {
    const std::size_t slice = std::size_t(max_grid_y) * T::block_rows;
    for (std::size_t first = 0; first < std::size_t(m); first += slice) {
        const int rows = int(std::min(slice, m - first));
        const dim3 grid(ceil_div(n, T::block_cols), ceil_div(rows, T::block_rows));
        warp_tiled_kernel<T, width>
            <<<grid, T::threads>>>(rows, n, k, A + first * k, B, C + first * n);
        CUDA_CHECK(cudaGetLastError());
    }
}

template <class T>
void launch_for_rows(int m, int n, int k, const float* A, const float* B, float* C) {
    if (rows_are_aligned(A, k) && rows_are_aligned(B, n) && rows_are_aligned(C, n)) {
        launch<T, 4>(m, n, k, A, B, C);
    } else {
        launch<T, 1>(m, n, k, A, B, C);
    }
}

// [choose] Large tiles need fewer words for one multiply-add, small ones give every multiprocessor
// a block.
bool is_large(int m, int n) {
    int device = 0, multiprocessors = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    CUDA_CHECK(cudaDeviceGetAttribute(&multiprocessors, cudaDevAttrMultiProcessorCount, device));
    const long long blocks =
        static_cast<long long>(ceil_div(m, Large::block_rows)) * ceil_div(n, Large::block_cols);
    return blocks >= multiprocessors;
}

}  // namespace

void warp_tiled(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == 0 || n == 0) return;

    if (is_large(m, n)) {
        launch_for_rows<Large>(m, n, k, A, B, C);
    } else {
        launch_for_rows<Small>(m, n, k, A, B, C);
    }
}

}  // namespace m2m::cuda
