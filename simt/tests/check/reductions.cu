// Broken sums, histograms and searches: each mistake sits in a line marked with its case's name and
// kind.
#include "catalogue.hpp"

#include <cooperative_groups.h>

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

enum class WarpMistake { none, no_barrier, too_many };

template <WarpMistake mistake>
__global__ void sum_of_warps(const float* x, float* sum) {
    __shared__ float of_warp[32];
    const unsigned lane = threadIdx.x % 32, warp = threadIdx.x / 32;
    const unsigned warps = (blockDim.x + 31) / 32;
    float value = x[threadIdx.x];
    for (int s = 16; s > 0; s /= 2) value += __shfl_down_sync(0xFFFFFFFFu, value, s);
    if (lane == 0) of_warp[warp] = value;
    if (mistake != WarpMistake::no_barrier) __syncthreads();
    if (warp != 0) return;
    value = 0;
    if (mistake == WarpMistake::too_many)
        value = of_warp[lane];  // [warp_sums_too_many uninitialized]
    else if (lane < warps)
        value = of_warp[lane];  // [warp_sums_no_barrier race]
    for (int s = 16; s > 0; s /= 2) value += __shfl_down_sync(0xFFFFFFFFu, value, s);
    if (lane == 0) *sum = value;
}
template <WarpMistake mistake>
void add_warps() {
    Device<float> x(threads), sum(1);
    sum_of_warps<mistake><<<1, threads>>>(x.get(), sum.get());
}
template <bool broken>
void warp_sums_no_barrier() {
    add_warps<broken ? WarpMistake::no_barrier : WarpMistake::none>();
}
template <bool broken>
void warp_sums_too_many() {
    add_warps<broken ? WarpMistake::too_many : WarpMistake::none>();
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

// ---- sums of several passes and places

template <bool broken>
__global__ void sum_by_every_thread_of(const float* x, float* sum) {
    __shared__ float part[threads];
    const int t = threadIdx.x;
    part[t] = x[t];
    __syncthreads();
    for (int s = threads / 2; s > 0; s /= 2) {
        if (t < s) part[t] += part[t + s];
        __syncthreads();
    }
    if (broken || t == 0) *sum = part[0];  // [sum_by_every_thread same value race]
}
template <bool broken>
void sum_by_every_thread() {
    Device<float> x(threads), sum(1);
    sum_by_every_thread_of<broken><<<1, threads>>>(x.get(), sum.get());
}

__global__ void add_parts(int n, const float* parts, float* sum) {
    float all = 0;
    for (int i = 0; i < n; ++i) all += parts[i];  // [parts_freed_too_early invalid access]
    *sum = all;                                   // [sum_on_the_host invalid access]
}
template <bool broken>
void parts_freed_too_early() {
    Device<float> sum(1);
    float* parts = nullptr;
    cudaMalloc(&parts, 8 * sizeof(float));
    cudaMemset(parts, 0, 8 * sizeof(float));
    if (broken) cudaFree(parts);
    add_parts<<<1, 1>>>(8, parts, sum.get());
    if (!broken) cudaFree(parts);
}
template <bool broken>
void sum_on_the_host() {
    Device<float> parts(8), sum(1);
    float on_the_host = 0;
    add_parts<<<1, 1>>>(8, parts.get(), broken ? &on_the_host : sum.get());
    cudaDeviceSynchronize();
}

__global__ void sum_in_dynamic_memory(const float* x, float* sum) {
    extern __shared__ float parts_of_sum[];
    const int t = threadIdx.x;
    parts_of_sum[t] = x[t];  // [shared_in_elements invalid access]
    __syncthreads();
    for (int s = blockDim.x / 2; s > 0; s /= 2) {
        if (t < s) parts_of_sum[t] += parts_of_sum[t + s];
        __syncthreads();
    }
    if (t == 0) atomicAdd(sum, parts_of_sum[0]);  // [sum_not_cleared uninitialized]
}
template <bool broken>
void shared_in_elements() {
    Device<float> x(threads), sum(1);
    const std::size_t bytes = threads * (broken ? 1 : sizeof(float));
    sum_in_dynamic_memory<<<1, threads, bytes>>>(x.get(), sum.get());
}
template <bool broken>
void sum_not_cleared() {
    Device<float> x(threads), sum(1, !broken);
    sum_in_dynamic_memory<<<2, threads / 2, threads / 2 * sizeof(float)>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void sum_by_float4(const float* x, float* sum) {
    __shared__ __align__(16) float part[threads + 4];
    const int t = threadIdx.x, first = broken ? 1 : 0;
    part[first + t] = x[t];
    __syncthreads();
    if (t >= threads / 4) return;
    const auto* const fours = reinterpret_cast<const float4*>(part + first);
    const float4 four = fours[t];  // [float4_in_shared misaligned]
    atomicAdd(sum, four.x + four.y + four.z + four.w);
}
template <bool broken>
void float4_in_shared() {
    Device<float> x(threads), sum(1);
    sum_by_float4<broken><<<1, threads>>>(x.get(), sum.get());
}

template <bool broken>
__global__ void sum_in_double(const float* x, double* sum) {
    extern __shared__ float floats[];
    double* const doubles = reinterpret_cast<double*>(floats + (broken ? 33 : 34));
    const int t = threadIdx.x;
    floats[t] = x[t];
    __syncthreads();
    const double two = double(floats[t % 16]) + floats[t % 16 + 16];
    if (t < 16) doubles[t] = two;  // [doubles_after_floats misaligned]
    __syncthreads();
    if (t != 0) return;
    *sum = 0;
    for (int i = 0; i < 16; ++i) *sum += doubles[i];
}
template <bool broken>
void doubles_after_floats() {
    Device<float> x(32);
    Device<double> sum(1);
    sum_in_double<broken><<<1, 32, 34 * sizeof(float) + 16 * sizeof(double)>>>(x.get(), sum.get());
}

// ---- sums of a whole grid

__global__ void sum_of_the_grid(const float* x, float* parts, float* sum) {
    const unsigned b = blockIdx.x;
    if (threadIdx.x == 0) parts[b] = x[b];
    cooperative_groups::this_grid().sync();
    if (b != 0 || threadIdx.x != 0) return;
    *sum = 0;
    for (unsigned i = 0; i < gridDim.x; ++i) *sum += parts[i];
}
template <bool broken>
void grid_too_large() {
    const unsigned blocks = broken ? 4096 : 4;
    Device<float> x(blocks), parts(blocks), sum(1);
    float *from = x.get(), *through = parts.get(), *to = sum.get();
    void* arguments[] = {&from, &through, &to};
    const dim3 grid(blocks), block(32);
    const auto kernel = sum_of_the_grid;
    cudaLaunchCooperativeKernel(kernel, grid, block, arguments);  // [grid_too_large api error]
}

// ---- histograms and searches

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

const Case reduction_cases[] = {
    CASE(no_first_barrier, "reduction", "no barrier before shared memory is read"),
    CASE(no_loop_barrier, "reduction", "no barrier between the steps of a loop"),
    CASE(no_last_barrier, "reduction", "no barrier before the result is read"),
    CASE(barrier_in_branch, "reduction", "barrier in a branch that not all lanes take"),
    CASE(stride_too_large, "reduction", "loop begins one step too far, in shared memory"),
    CASE(tail_not_filled, "reduction", "shared memory behind the last element is not filled"),
    CASE(early_return, "reduction", "early return before a barrier"),
    CASE(no_syncwarp, "reduction", "no __syncwarp between lanes of a warp"),
    CASE(volatile_is_no_barrier, "reduction", "volatile in place of __syncwarp"),
    CASE(mask_names_absent_lanes, "reduction", "shuffle mask names lanes that are elsewhere"),
    CASE(mask_without_caller, "reduction", "shuffle mask without the calling lane"),
    CASE(sum_without_atomic, "reduction", "blocks add to one word without an atomic"),
    CASE(last_block_without_fence, "reduction",
         "last block reads without a fence before the count"),
    CASE(plain_read_of_atomic, "counter", "plain read while others add atomically"),
    CASE(warp_sums_no_barrier, "reduction", "no barrier before shared memory is read"),
    CASE(warp_sums_too_many, "reduction", "more partial results read than there are"),
    CASE(sum_by_every_thread, "reduction", "all threads write the result: the same value"),
    CASE(parts_freed_too_early, "reduction", "memory used after cudaFree"),
    CASE(sum_on_the_host, "reduction", "host pointer given to a kernel"),
    CASE(shared_in_elements, "reduction", "size of shared memory in elements, not in bytes"),
    CASE(sum_not_cleared, "reduction", "adds to a result that nothing has written"),
    CASE(float4_in_shared, "reduction", "float4 from an address that is no multiple of 16"),
    CASE(doubles_after_floats, "reduction", "double at an address that is no multiple of 8"),
    CASE(grid_too_large, "reduction", "cooperative launch of more blocks than fit"),
    CASE(histogram_without_atomic, "histogram", "threads count in one word without an atomic"),
    CASE(histogram_of_garbage, "histogram", "counters in shared memory are not cleared"),
    CASE(same_value, "search", "threads set a flag without an atomic: the same value"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
