// Mistakes with memory, launches and flags: each sits in a line marked with its case's name and
// kind.
#include "catalogue.hpp"

#include <cooperative_groups.h>

#include <vector>

namespace {

__global__ void add_one(float* x) {
    x[threadIdx.x] += 1;  // [host_pointer invalid access] [use_after_free invalid access]
}

template <bool broken>
void host_pointer() {
    std::vector<float> host(32);
    Device<float> x(32);
    add_one<<<1, 32>>>(broken ? host.data() : x.get());
    cudaDeviceSynchronize();
}

template <bool broken>
void use_after_free() {
    float* x = nullptr;
    cudaMalloc(&x, 32 * sizeof(float));
    cudaMemset(x, 0, 32 * sizeof(float));
    if (broken) cudaFree(x);
    add_one<<<1, 32>>>(x);
    if (!broken) cudaFree(x);
}

template <bool broken>
void double_free() {
    float* x = nullptr;
    cudaMalloc(&x, 128);
    cudaFree(x);
    if (broken) cudaFree(x);  // [double_free api error]
}

template <bool broken>
void leak() {
    float* x = nullptr;
    cudaMalloc(&x, 128);  // [leak leak]
    if (!broken) cudaFree(x);
}

template <bool broken>
void oversize_block() {
    Device<float> x(2048);
    add_one<<<1, broken ? 2048 : 1024>>>(x.get());  // [oversize_block api error]
}

template <bool broken>
void too_much_dynamic_shared() {
    Device<float> x(32);
    add_one<<<1, 32, (broken ? 100 : 40) * 1024>>>(x.get());  // [too_much_dynamic_shared api error]
}

template <bool broken>
void copy_too_long() {
    Device<float> x(32);
    const std::vector<float> host(64);
    const std::size_t bytes = (broken ? 64 : 32) * sizeof(float);
    cudaMemcpy(x.get(), host.data(), bytes, cudaMemcpyHostToDevice);  // [copy_too_long api error]
}

__global__ void store(int* where) {
    if (where != nullptr || threadIdx.x == 0) *where = 1;  // [null_pointer invalid access]
}
template <bool broken>
void null_pointer() {
    Device<int> x(1);
    store<<<1, 1>>>(broken ? nullptr : x.get());
    cudaDeviceSynchronize();
}

template <bool broken>
__global__ void reverse(const float* x, float* y) {
    extern __shared__ float buffer[];
    const int t = threadIdx.x;
    buffer[t] = x[t];
    __syncthreads();
    y[t] = buffer[blockDim.x - (broken ? 0 : 1) - t];  // [dynamic_shared_end invalid access]
}
template <bool broken>
void dynamic_shared_end() {
    Device<float> x(32), y(32);
    reverse<broken><<<1, 32, 32 * sizeof(float)>>>(x.get(), y.get());
}

__device__ int lock_word;
template <bool broken>
__global__ void wait_for_flag(int* flag, int* data) {
    if (blockIdx.x == 0) {
        *data = 42;
        if (!broken) __threadfence();
        atomicExch(flag, 1);
    } else {
        while (atomicAdd(flag, 0) == 0) {
        }
        __threadfence();
        data[1] = *data + 1;  // [flag_without_fence race]
    }
}
template <bool broken>
void flag_without_fence() {
    Device<int> flag(1), data(2);
    wait_for_flag<broken><<<2, 1>>>(flag.get(), data.get());
}

template <bool broken>
__global__ void count_under_lock(int* counter) {
    while (atomicCAS(&lock_word, 0, 1) != 0) {
    }
    __threadfence();
    *counter += 1;  // [lock_released_too_early race]
    if (!broken) __threadfence();
    atomicExch(&lock_word, 0);
}
template <bool broken>
void lock_released_too_early() {
    Device<int> counter(1);
    if (broken) {
        count_under_lock<true><<<4, 1>>>(counter.get());
    } else {
        count_under_lock<false><<<4, 1>>>(counter.get());
    }
}

template <bool broken>
__global__ void wait_for_ever(int* flag) {
    if (broken)
        while (atomicAdd(flag, 0) == 0) {  // [endless_wait barrier]
        }
    else
        atomicAdd(flag, 1);
}
template <bool broken>
void endless_wait() {
    Device<int> flag(1);
    wait_for_ever<broken><<<1, 32>>>(flag.get());
    cudaDeviceSynchronize();
}

template <bool broken>
__global__ void two_phases(int* x) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const int n = gridDim.x * blockDim.x;
    x[i] = i;
    if (broken)
        __syncthreads();
    else
        cooperative_groups::this_grid().sync();
    x[n + i] = x[n - 1 - i];  // [block_barrier_for_grid race]
}
template <bool broken>
void block_barrier_for_grid() {
    Device<int> x(128);
    int* pointer = x.get();
    void* arguments[] = {&pointer};
    cudaLaunchCooperativeKernel(&two_phases<broken>, dim3(2), dim3(32), arguments, 0, nullptr);
}

// What the C library writes: the compiler tells nothing of it.
template <bool broken>
__global__ void reverse_whole_parts(const float* x, float* y) {
    __shared__ float whole[32];
    const int t = threadIdx.x;
    const float rest = modff(x[t] + 0.5f, &whole[t]);
    if (!broken) __syncthreads();
    y[t] = whole[31 - t] + rest;  // [modf_without_barrier race]
}
template <bool broken>
void modf_without_barrier() {
    Device<float> x(32), y(32);
    reverse_whole_parts<broken><<<1, 32>>>(x.get(), y.get());
}

__global__ void split(double* x, int* exponents) {
    const int t = threadIdx.x;
    x[t] = frexp(x[t], &exponents[t]);  // [frexp_one_too_far invalid access]
}
template <bool broken>
void frexp_one_too_far() {
    Device<double> x(32);
    Device<int> exponents(broken ? 31 : 32);
    split<<<1, 32>>>(x.get(), exponents.get());
}

template <bool broken>
__global__ void sum_quotients(const float* x, float* y) {
    __shared__ int quotients[32];
    const int t = threadIdx.x;
    float sum = 0;
    if (!broken || t < 31) sum = remquof(x[t], 3.0f, &quotients[t]);
    __syncthreads();
    sum += quotients[t ^ 1];  // [quotients_not_filled uninitialized]
    y[t] = sum;
}
template <bool broken>
void quotients_not_filled() {
    Device<float> x(32), y(32);
    sum_quotients<broken><<<1, 32>>>(x.get(), y.get());
}

struct Row {
    float x[24];
};
template <bool broken>
__global__ void reverse_rows(Row* rows) {
    __shared__ Row copies[8];
    const int t = threadIdx.x;
    copies[t] = rows[t];
    if (!broken) __syncthreads();
    rows[t] = copies[7 - t];  // [rows_without_barrier race]
}
template <bool broken>
void rows_without_barrier() {
    Device<Row> rows(8);
    reverse_rows<broken><<<1, 8>>>(rows.get());
}

template <bool broken>
__global__ void write_numbers(int* counts) {
    const int t = threadIdx.x;
    memset(&counts[t], 0, sizeof(int));
    __syncthreads();
    memcpy(&counts[32 + (broken ? t / 2 : t)], &t, sizeof t);  // [memcpy_to_one_word race]
}
template <bool broken>
void memcpy_to_one_word() {
    Device<int> counts(64);
    write_numbers<broken><<<1, 32>>>(counts.get());
}

}  // namespace

const Case other_cases[] = {
    CASE(host_pointer, "element-wise", "host pointer given to a kernel"),
    CASE(use_after_free, "element-wise", "memory used after cudaFree"),
    CASE(double_free, "–", "memory freed twice"),
    CASE(leak, "–", "memory not freed"),
    CASE(oversize_block, "element-wise", "block of more than 1024 threads"),
    CASE(too_much_dynamic_shared, "element-wise", "more shared memory than a block may have"),
    CASE(copy_too_long, "copy", "cudaMemcpy longer than the memory"),
    CASE(null_pointer, "–", "null pointer given to a kernel"),
    CASE(dynamic_shared_end, "reversal", "one element too far, in shared memory"),
    CASE(flag_without_fence, "message", "flag set without a fence before it"),
    CASE(lock_released_too_early, "lock", "lock released without a fence before it"),
    CASE(endless_wait, "message", "wait for what nobody writes"),
    CASE(block_barrier_for_grid, "two phases", "__syncthreads where the whole grid must wait"),
    CASE(modf_without_barrier, "reversal", "no barrier before shared memory is read"),
    CASE(frexp_one_too_far, "element-wise", "one element too far, in global memory"),
    CASE(quotients_not_filled, "reduction", "shared memory behind the last element is not filled"),
    CASE(rows_without_barrier, "reversal", "no barrier before shared memory is read"),
    CASE(memcpy_to_one_word, "element-wise", "threads count in one word without an atomic"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
