// Broken sums, scans and histograms: each mistake sits in a line marked with its case's name and
// kind.
#include "catalogue.hpp"

namespace {

constexpr int threads = 64;

// ---- sums in shared memory

template <bool broken>
__global__ void sum_without_first_barrier(const float* x, float* sum) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    part[t] = x[t];
    if (!broken) __syncthreads();
    for (int s = threads / 2; s > 0; s /= 2) {
        if (t < s) part[t] += part[t + s];  // [no_first_barrier race]
        __syncthreads();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void no_first_barrier() {
    Device<float> x(threads), sum(1);
    sum_without_first_barrier<broken><<<1, threads>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void sum_without_loop_barrier(const float* x, float* sum) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    part[t] = x[t];
    __syncthreads();
    for (int s = threads / 2; s > 0; s /= 2) {
        if (t < s) part[t] += part[t + s];  // [no_loop_barrier race]
        if (!broken) __syncthreads();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void no_loop_barrier() {
    Device<float> x(threads), sum(1);
    sum_without_loop_barrier<broken><<<1, threads>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void sum_read_too_early(const float* x, float* sums) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    part[t] = x[t];
    __syncthreads();
    for (int s = threads / 2; s > 0; s /= 2) {
        if (t < s) part[t] += part[t + s];  // [no_last_barrier race]
        if (!broken || s > 1) __syncthreads();
    }
    sums[t] = part[0];
}
template <bool broken>
void no_last_barrier() {
    Device<float> x(threads), sums(threads);
    sum_read_too_early<broken><<<1, threads>>>(x.get(), sums.get());
}

template <bool broken>
__global__ void sum_barrier_in_branch(const float* x, float* sum) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    part[t] = x[t];
    __syncthreads();
    for (int s = threads / 2; s > 0; s /= 2) {
        if (t < s) {
            part[t] += part[t + s];
            if (broken) __syncthreads();  // [barrier_in_branch barrier]
        }
        __syncthreads();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void barrier_in_branch() {
    Device<float> x(threads), sum(1);
    sum_barrier_in_branch<broken><<<1, threads>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void sum_starts_too_far(const float* x, float* sum) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    part[t] = x[t];
    __syncthreads();
    for (int s = broken ? threads : threads / 2; s > 0; s /= 2) {
        float other = 0;
        if (t < s) other = part[t + s];  // [stride_too_large invalid access]
        __syncthreads();
        if (t < s && t + s < threads) part[t] += other;
        __syncthreads();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void stride_too_large() {
    Device<float> x(threads), sum(1);
    sum_starts_too_far<broken><<<1, threads>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void sum_of_a_part(const float* x, int n, float* sum) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    if (t < n)
        part[t] = x[t];
    else if (!broken)
        part[t] = 0;
    __syncthreads();
    for (int s = threads / 2; s > 0; s /= 2) {
        if (t < s) part[t] += part[t + s];  // [tail_not_filled uninitialized]
        __syncthreads();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void tail_not_filled() {
    Device<float> x(threads), sum(1);
    sum_of_a_part<broken><<<1, threads>>>(x.get(), 50, sum.get());
}

template <bool broken>
__global__ void sum_with_early_return(const float* x, int n, float* sum) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    part[t] = 0;
    if (broken && t >= n) return;
    if (t < n) part[t] = x[t];
    __syncthreads();  // [early_return exited at barrier]
    for (int s = threads / 2; s > 0; s /= 2) {
        if (t < s) part[t] += part[t + s];
        __syncthreads();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void early_return() {
    Device<float> x(threads), sum(1);
    sum_with_early_return<broken><<<1, threads>>>(x.get(), 60, sum.get());
}

template <bool broken>
__global__ void sum_of_a_warp(const float* x, float* sum) {
    __shared__ float part[32];
    const int t = threadIdx.x;
    part[t] = x[t];
    __syncwarp();
    for (int s = 16; s > 0; s /= 2) {
        float other = 0;
        if (t < s) other = part[t + s];
        if (!broken) __syncwarp();
        if (t < s) part[t] += other;  // [no_syncwarp race]
        if (!broken) __syncwarp();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void no_syncwarp() {
    Device<float> x(32), sum(1);
    sum_of_a_warp<broken><<<1, 32>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void volatile_sum_of_a_warp(const float* x, float* sum) {
    __shared__ float memory[32];
    const int t = threadIdx.x;
    volatile float* part = memory;
    part[t] = x[t];
    __syncwarp();
    for (int s = 16; s > 0; s /= 2) {
        const float other = t < s ? part[t + s] : 0.0f;
        if (!broken) __syncwarp();
        if (t < s) part[t] = part[t] + other;  // [volatile_is_no_barrier race]
        if (!broken) __syncwarp();
    }
    if (t == 0) *sum = part[0];
}
template <bool broken>
void volatile_is_no_barrier() {
    Device<float> x(32), sum(1);
    volatile_sum_of_a_warp<broken><<<1, 32>>>(x.get(), sum.get());
}

// ---- sums by shuffles

template <bool broken>
__global__ void shuffle_in_branch(const float* x, float* sum) {
    const int t = threadIdx.x;
    float value = x[t];
    if (t < 16) {
        const unsigned mask = broken ? 0xFFFFFFFFu : 0xFFFFu;
        for (int s = 8; s > 0; s /= 2)
            value += __shfl_down_sync(mask, value, s);  // [mask_names_absent_lanes barrier]
    }
    if (t == 0) *sum = value;
}
template <bool broken>
void mask_names_absent_lanes() {
    Device<float> x(32), sum(1);
    shuffle_in_branch<broken><<<1, 32>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void shuffle_without_caller(const float* x, float* sum) {
    const int t = threadIdx.x;
    float value = x[t];
    const unsigned mask = broken ? 0xFFFFu : 0xFFFFFFFFu;
    value += __shfl_xor_sync(mask, value, 1);  // [mask_without_caller barrier]
    if (t == 0) *sum = value;
}
template <bool broken>
void mask_without_caller() {
    Device<float> x(32), sum(1);
    shuffle_without_caller<broken><<<1, 32>>>(x.get(), sum.get());
}

// ---- sums over blocks

template <bool broken>
__global__ void sum_over_blocks(const float* x, float* sum) {
    if (threadIdx.x != 0) return;
    if (broken)
        *sum += x[blockIdx.x];  // [sum_without_atomic race]
    else
        atomicAdd(sum, x[blockIdx.x]);
}
template <bool broken>
void sum_without_atomic() {
    Device<float> x(8), sum(1);
    sum_over_blocks<broken><<<8, 32>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void last_block_sums(const float* x, float* parts, unsigned* done, float* sum) {
    __shared__ bool last;
    if (threadIdx.x == 0) {
        parts[blockIdx.x] = x[blockIdx.x];
        if (!broken) __threadfence();
        last = atomicAdd(done, 1u) == gridDim.x - 1;
    }
    __syncthreads();
    if (last && threadIdx.x < gridDim.x)
        atomicAdd(sum, parts[threadIdx.x]);  // [last_block_without_fence race]
}
template <bool broken>
void last_block_without_fence() {
    Device<float> x(8), parts(8, false), sum(1);
    Device<unsigned> done(1);
    last_block_sums<broken><<<8, 32>>>(x.get(), parts.get(), done.get(), sum.get());
}

template <bool broken>
__global__ void read_while_others_add(int* counter, int* seen) {
    const int mine = atomicAdd(counter, 1);
    seen[threadIdx.x] = broken ? *counter : mine;  // [plain_read_of_atomic race]
}
template <bool broken>
void plain_read_of_atomic() {
    Device<int> counter(1), seen(threads);
    read_while_others_add<broken><<<1, threads>>>(counter.get(), seen.get());
}

// ---- scans and histograms

template <bool broken>
__global__ void scan_in_place(const int* x, int* y) {
    __shared__ int sums[threads];
    const int t = threadIdx.x;
    sums[t] = x[t];
    __syncthreads();
    for (int d = 1; d < threads; d *= 2) {
        if (broken) {
            if (t >= d) sums[t] += sums[t - d];  // [scan_in_place_race race]
        } else {
            const int before = t >= d ? sums[t - d] : 0;
            __syncthreads();
            sums[t] += before;
        }
        __syncthreads();
    }
    y[t] = sums[t];
}
template <bool broken>
void scan_in_place_race() {
    Device<int> x(threads), y(threads);
    scan_in_place<broken><<<1, threads>>>(x.get(), y.get());
}

template <bool broken>
__global__ void exclusive_from_inclusive(const int* x, int* y) {
    const unsigned t = threadIdx.x;
    y[t] = broken || t > 0 ? x[t - 1] : 0;  // [scan_reads_before_start invalid access]
}
template <bool broken>
void scan_reads_before_start() {
    Device<int> x(threads), y(threads);
    exclusive_from_inclusive<broken><<<1, threads>>>(x.get(), y.get());
}

template <bool broken>
__global__ void histogram(const unsigned char* x, int* bins) {
    __shared__ int mine[16];
    const int t = threadIdx.x;
    if (t < 16) mine[t] = 0;
    __syncthreads();
    if (broken)
        mine[x[t]]++;  // [histogram_without_atomic race]
    else
        atomicAdd(&mine[x[t]], 1);
    __syncthreads();
    if (t < 16) atomicAdd(&bins[t], mine[t]);
}
template <bool broken>
void histogram_without_atomic() {
    Device<unsigned char> x(threads);
    Device<int> bins(16);
    histogram<broken><<<2, threads>>>(x.get(), bins.get());
}

template <bool broken>
__global__ void histogram_not_cleared(const unsigned char* x, int* bins) {
    __shared__ int mine[16];
    const int t = threadIdx.x;
    if (!broken && t < 16) mine[t] = 0;
    __syncthreads();
    atomicAdd(&mine[x[t]], 1);  // [histogram_of_garbage uninitialized]
    __syncthreads();
    if (t < 16) atomicAdd(&bins[t], mine[t]);
}
template <bool broken>
void histogram_of_garbage() {
    Device<unsigned char> x(threads);
    Device<int> bins(16);
    histogram_not_cleared<broken><<<1, threads>>>(x.get(), bins.get());
}

template <bool broken>
__global__ void largest(const int* x, int* most, int* found) {
    const int t = threadIdx.x;
    if (x[t] >= *most) {
        if (broken)
            *found = 1;  // [same_value same value race]
        else
            atomicExch(found, 1);
    }
}
template <bool broken>
void same_value() {
    Device<int> x(threads), most(1), found(1);
    largest<broken><<<1, threads>>>(x.get(), most.get(), found.get());
}

}  // namespace

const Case reduction_cases[] = {CASE(no_first_barrier),
                                CASE(no_loop_barrier),
                                CASE(no_last_barrier),
                                CASE(barrier_in_branch),
                                CASE(stride_too_large),
                                CASE(tail_not_filled),
                                CASE(early_return),
                                CASE(no_syncwarp),
                                CASE(volatile_is_no_barrier),
                                CASE(mask_names_absent_lanes),
                                CASE(mask_without_caller),
                                CASE(sum_without_atomic),
                                CASE(last_block_without_fence),
                                CASE(plain_read_of_atomic),
                                CASE(scan_in_place_race),
                                CASE(scan_reads_before_start),
                                CASE(histogram_without_atomic),
                                CASE(histogram_of_garbage),
                                CASE(same_value),
                                {nullptr, nullptr, nullptr}};
