// Broken transposes and matrix products: each mistake sits in a line marked with its case's name
// and kind.
#include "catalogue.hpp"

namespace {

constexpr int tile = 8;

// ---- transposes

template <bool broken>
__global__ void transpose_without_barrier(int n, const float* x, float* y) {
    __shared__ float t[tile][tile + 1];
    const int row = blockIdx.y * tile, col = blockIdx.x * tile;
    t[threadIdx.y][threadIdx.x] = x[(row + threadIdx.y) * n + col + threadIdx.x];
    if (!broken) __syncthreads();
    y[(col + threadIdx.y) * n + row + threadIdx.x] =
        t[threadIdx.x][threadIdx.y];  // [transpose_no_barrier race]
}
template <bool broken>
void transpose_no_barrier() {
    Device<float> x(16 * 16), y(16 * 16);
    transpose_without_barrier<broken><<<dim3(2, 2), dim3(tile, tile)>>>(16, x.get(), y.get());
}

template <bool broken>
__global__ void transpose_any_shape(int rows, int cols, const float* x, float* y) {
    const int row = blockIdx.y * tile + threadIdx.y, col = blockIdx.x * tile + threadIdx.x;
    if (row < rows && col < cols) {
        const int to = broken ? col * cols + row : col * rows + row;
        y[to] = x[row * cols + col];  // [transpose_wrong_pitch invalid access]
    }
}
template <bool broken>
void transpose_wrong_pitch() {
    Device<float> x(8 * 20), y(8 * 20);
    transpose_any_shape<broken><<<dim3(3, 1), dim3(tile, tile)>>>(8, 20, x.get(), y.get());
}

template <bool broken>
__global__ void transpose_edge(int n, const float* x, float* y) {
    __shared__ float t[tile][tile + 1];
    const int row = blockIdx.y * tile + threadIdx.y, col = blockIdx.x * tile + threadIdx.x;
    if (row < n && col < n) t[threadIdx.y][threadIdx.x] = x[row * n + col];
    __syncthreads();
    const int to_row = blockIdx.x * tile + threadIdx.y, to_col = blockIdx.y * tile + threadIdx.x;
    if (broken || (to_row < n && to_col < n)) {
        const float v = t[threadIdx.x][threadIdx.y];  // [transpose_edge_unwritten uninitialized]
        if (v > 1e30f) y[0] = 0;
        if (to_row < n && to_col < n) y[to_row * n + to_col] = v;
    }
}
template <bool broken>
void transpose_edge_unwritten() {
    Device<float> x(100), y(100);
    transpose_edge<broken><<<dim3(2, 2), dim3(tile, tile)>>>(10, x.get(), y.get());
}

template <bool broken>
__global__ void copy_by_float4(int n, const float* x, float* y) {
    const int first = broken ? 1 : 0;
    const int i = threadIdx.x;
    if (4 * i + first + 4 <= n) {
        const float4* const from = reinterpret_cast<const float4*>(x + 4 * i + first);
        y[i] = from->x + from->w;  // [misaligned_float4 misaligned]
    }
}
template <bool broken>
void misaligned_float4() {
    Device<float> x(64), y(64);
    copy_by_float4<broken><<<1, 16>>>(64, x.get(), y.get());
}

// ---- products

enum class Mistake { none, first_barrier, second_barrier, edge_of_A, tail_of_tile, C_read_first };

template <Mistake mistake>
__global__ void product(int n, const float* A, const float* B, float* C) {
    __shared__ float a[tile][tile], b[tile][tile];
    const int y = threadIdx.y, x = threadIdx.x;
    const int row = blockIdx.y * tile + y, col = blockIdx.x * tile + x;
    float sum = 0;
    for (int k = 0; k < n; k += tile) {
        const bool in_A = row < n && k + x < n, in_B = k + y < n && col < n;
        if (mistake == Mistake::edge_of_A)
            a[y][x] = A[row * n + k + x];  // [edge_of_A invalid access]
        else if (in_A)
            a[y][x] = A[row * n + k + x];
        else if (mistake != Mistake::tail_of_tile)
            a[y][x] = 0;
        b[y][x] = in_B ? B[(k + y) * n + col] : 0.0f;  // [second_barrier race]
        if (mistake != Mistake::first_barrier) __syncthreads();
        for (int p = 0; p < tile; ++p)
            sum += a[y][p] * b[p][x];  // [first_barrier race] [tail_of_tile uninitialized]
        if (mistake != Mistake::second_barrier) __syncthreads();
    }
    if (row < n && col < n) {
        if (mistake == Mistake::C_read_first)
            C[row * n + col] += sum;  // [C_read_first uninitialized]
        else
            C[row * n + col] = sum;
    }
}
template <Mistake mistake>
void multiply() {
    constexpr int n = 11;
    Device<float> A(n * n), B(n * n), C(n * n, false);
    product<mistake><<<dim3(2, 2), dim3(tile, tile)>>>(n, A.get(), B.get(), C.get());
}
template <bool broken>
void first_barrier() {
    multiply<broken ? Mistake::first_barrier : Mistake::none>();
}
template <bool broken>
void second_barrier() {
    multiply<broken ? Mistake::second_barrier : Mistake::none>();
}
template <bool broken>
void edge_of_A() {
    multiply<broken ? Mistake::edge_of_A : Mistake::none>();
}
template <bool broken>
void tail_of_tile() {
    multiply<broken ? Mistake::tail_of_tile : Mistake::none>();
}
template <bool broken>
void C_read_first() {
    multiply<broken ? Mistake::C_read_first : Mistake::none>();
}

template <bool broken>
__global__ void split_k(int n, const float* A, const float* B, float* C) {
    const int row = threadIdx.y, col = threadIdx.x, k = blockIdx.x;
    const float term = A[row * n + k] * B[k * n + col] + float(k);
    if (broken)
        C[row * n + col] = term;  // [blocks_write_one_C race]
    else
        atomicAdd(&C[row * n + col], term);
}
template <bool broken>
void blocks_write_one_C() {
    Device<float> A(64), B(64), C(64);
    split_k<broken><<<8, dim3(tile, tile)>>>(8, A.get(), B.get(), C.get());
}

}  // namespace

const Case tile_cases[] = {CASE(transpose_no_barrier),
                           CASE(transpose_wrong_pitch),
                           CASE(transpose_edge_unwritten),
                           CASE(misaligned_float4),
                           CASE(first_barrier),
                           CASE(second_barrier),
                           CASE(edge_of_A),
                           CASE(tail_of_tile),
                           CASE(C_read_first),
                           CASE(blocks_write_one_C),
                           {nullptr, nullptr, nullptr}};
