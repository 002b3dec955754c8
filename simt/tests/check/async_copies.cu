// Broken uses of asynchronous copies and tensor cores: each mistake sits in a line marked with its
// case's name and kind.
#include "catalogue.hpp"

#include <cuda_pipeline.h>
#include <mma.h>

namespace {

constexpr int threads = 64;

// Each thread reads what it has itself begun to copy.
template <bool broken>
__global__ void double_own(const float* x, float* y) {
    __shared__ float tile[threads];
    const int t = threadIdx.x;
    __pipeline_memcpy_async(&tile[t], &x[t], sizeof(float));
    __pipeline_commit();
    if (!broken) __pipeline_wait_prior(0);
    y[t] = 2 * tile[t];  // [copy_not_waited_for uninitialized]
}
template <bool broken>
void copy_not_waited_for() {
    Device<float> x(threads), y(threads);
    double_own<broken><<<1, threads>>>(x.get(), y.get());
}

// A thread's wait says nothing about the copies of the others.
template <bool broken>
__global__ void reverse(const float* x, float* y) {
    __shared__ float tile[threads];
    const int t = threadIdx.x;
    __pipeline_memcpy_async(&tile[t], &x[t], sizeof(float));
    __pipeline_commit();
    if (broken) __syncthreads();
    __pipeline_wait_prior(0);
    if (!broken) __syncthreads();
    y[t] = tile[threads - 1 - t];  // [barrier_before_the_wait race]
}
template <bool broken>
void barrier_before_the_wait() {
    Device<float> x(threads), y(threads);
    reverse<broken><<<1, threads>>>(x.get(), y.get());
}

// Two buffers in turn: the one that is read may not be filled yet.
template <bool broken>
__global__ void shifted_sums(const float* x, float* y, int steps) {
    __shared__ float tile[2][threads];
    const int t = threadIdx.x;
    float sum = 0;
    __pipeline_memcpy_async(&tile[0][t], &x[t], sizeof(float));
    __pipeline_commit();
    for (int step = 0; step < steps; ++step) {
        if (step + 1 < steps)
            __pipeline_memcpy_async(&tile[(step + 1) % 2][t], &x[(step + 1) * threads + t],
                                    sizeof(float));
        __pipeline_commit();
        __pipeline_wait_prior(1);
        __syncthreads();
        sum += tile[step % 2][(t + 1) % threads];  // [buffer_refilled_too_early race]
        if (!broken) __syncthreads();
    }
    y[t] = sum;
}
template <bool broken>
void buffer_refilled_too_early() {
    Device<float> x(4 * threads), y(threads);
    shifted_sums<broken><<<1, threads>>>(x.get(), y.get(), 4);
}

// The stride counts elements, not bytes.
template <bool broken>
__global__ void store_zeros(float* C) {
    using namespace nvcuda;
    wmma::fragment<wmma::accumulator, 16, 16, 16, float> c;
    wmma::fill_fragment(c, 0.0f);
    const unsigned stride = broken ? 16 * sizeof(float) : 16;
    wmma::store_matrix_sync(C, c, stride, wmma::mem_row_major);  // [stride_in_bytes invalid access]
}
template <bool broken>
void stride_in_bytes() {
    Device<float> C(256);
    store_zeros<broken><<<1, 32>>>(C.get());
}

// All lanes of a warp take part, those without work as well.
template <bool broken>
__global__ void square(const half* A, float* C, int tiles) {
    using namespace nvcuda;
    const int tile = (broken ? threadIdx.x : threadIdx.x / 32 * 32) / 24;
    if (tile >= tiles) return;
    wmma::fragment<wmma::matrix_a, 16, 16, 16, half, wmma::row_major> a;
    wmma::fragment<wmma::matrix_b, 16, 16, 16, half, wmma::row_major> b;
    wmma::fragment<wmma::accumulator, 16, 16, 16, float> c;
    wmma::fill_fragment(c, 0.0f);
    wmma::load_matrix_sync(a, A, 16);  // [lanes_missing_at_load barrier]
    wmma::load_matrix_sync(b, A, 16);
    wmma::mma_sync(c, a, b, c);
    wmma::store_matrix_sync(C, c, 16, wmma::mem_row_major);
}
template <bool broken>
void lanes_missing_at_load() {
    Device<half> A(256);
    Device<float> C(256);
    square<broken><<<1, 32>>>(A.get(), C.get(), 1);
    cudaDeviceSynchronize();
}

}  // namespace

const Case async_cases[] = {
    CASE(copy_not_waited_for, "element-wise", "asynchronous copy not waited for"),
    CASE(barrier_before_the_wait, "reversal", "barrier before the wait for a copy, not after it"),
    CASE(buffer_refilled_too_early, "running sums", "no barrier before a buffer is filled again"),
    CASE(stride_in_bytes, "matrix product", "a matrix's stride in bytes, not in elements"),
    CASE(lanes_missing_at_load, "matrix product", "tensor cores used by a part of a warp"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
