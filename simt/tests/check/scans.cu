// Broken scans (running sums): each mistake sits in a line marked with its case's name and kind.
#include "catalogue.hpp"

namespace {

constexpr int threads = 64;

// ---- in shared memory

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
__global__ void scan_with_two_buffers(const int* x, int* y) {
    __shared__ int sums[2][threads];
    const int t = threadIdx.x;
    int from = 0;
    sums[from][t] = x[t];
    __syncthreads();
    for (int d = 1; d < threads; d *= 2) {
        const int before = t >= d ? sums[from][t - d] : 0;  // [two_buffers_no_barrier race]
        sums[1 - from][t] = sums[from][t] + before;
        from = 1 - from;
        if (!broken) __syncthreads();
    }
    y[t] = sums[from][t];
}
template <bool broken>
void two_buffers_no_barrier() {
    Device<int> x(threads), y(threads);
    scan_with_two_buffers<broken><<<1, threads>>>(x.get(), y.get());
}

template <bool broken>
__global__ void scan_as_long_as_needed(const int* x, int* y) {
    __shared__ int sums[threads];
    const int t = threadIdx.x;
    sums[t] = x[t];
    __syncthreads();
    for (int d = 1; broken ? d <= t : d < threads; d *= 2) {
        const int before = t >= d ? sums[t - d] : 0;
        __syncthreads();  // [loop_length_of_a_thread exited at barrier]
        sums[t] += before;
        __syncthreads();
    }
    y[t] = sums[t];
}
template <bool broken>
void loop_length_of_a_thread() {
    Device<int> x(threads), y(threads);
    scan_as_long_as_needed<broken><<<1, threads>>>(x.get(), y.get());
}

__host__ __device__ constexpr int padded(int i) {  // no two lanes of a warp in one bank
    return i + i / 32;
}
template <bool broken>
__global__ void scan_with_padding(const int* x, int* y) {
    __shared__ int sums[broken ? threads : padded(threads)];
    const int t = threadIdx.x;
    sums[padded(t)] = x[t];  // [padding_without_room invalid access]
    __syncthreads();
    for (int d = 1; d < threads; d *= 2) {
        const int before = t >= d ? sums[padded(t - d)] : 0;
        __syncthreads();
        sums[padded(t)] += before;
        __syncthreads();
    }
    y[t] = sums[padded(t)];
}
template <bool broken>
void padding_without_room() {
    Device<int> x(threads), y(threads);
    scan_with_padding<broken><<<1, threads>>>(x.get(), y.get());
}

// ---- by shuffles

template <bool broken>
__global__ void scan_of_a_warp(const int* x, int* y) {
    const unsigned t = threadIdx.x;
    int sum = x[t];
    for (unsigned d = 1; d < 32; d *= 2) {
        if (broken) {
            if (t >= d)
                sum += __shfl_up_sync(0xFFFFFFFFu, sum, d);  // [scan_shuffles_in_branch barrier]
        } else {
            const int before = __shfl_up_sync(0xFFFFFFFFu, sum, d);
            if (t >= d) sum += before;
        }
    }
    y[t] = sum;
}
template <bool broken>
void scan_shuffles_in_branch() {
    Device<int> x(32), y(32);
    scan_of_a_warp<broken><<<1, 32>>>(x.get(), y.get());
}

template <bool broken>
__global__ void exclusive_scan_of_a_warp(const int* x, int* y) {
    const unsigned t = threadIdx.x;
    int sum = x[t];
    for (unsigned d = 1; d < 32; d *= 2) {
        const int before = __shfl_up_sync(0xFFFFFFFFu, sum, d);
        if (t >= d) sum += before;
    }
    if (t == 0) y[0] = 0;
    if (broken || t < 31) y[t + 1] = sum;  // [scan_stores_too_far invalid access]
}
template <bool broken>
void scan_stores_too_far() {
    Device<int> x(32), y(32);
    exclusive_scan_of_a_warp<broken><<<1, 32>>>(x.get(), y.get());
}

// ---- of several blocks: each block by itself, then the blocks' totals, then both together

template <bool broken>
__global__ void scan_of_blocks(const int* x, int* y, int* totals) {
    __shared__ int sums[1024];
    const int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
    sums[t] = x[i];
    __syncthreads();
    for (unsigned d = 1; d < blockDim.x; d *= 2) {
        const int before = t >= int(d) ? sums[t - d] : 0;
        __syncthreads();
        sums[t] += before;
        __syncthreads();
    }
    y[i] = sums[t];
    if (broken || t == 0)
        totals[blockIdx.x] = sums[blockDim.x - 1];  // [total_by_every_thread same value race]
}
template <bool broken>
__global__ void scan_of_totals(int blocks, const int* totals, int* offsets) {
    int sum = 0;
    if (!broken) offsets[0] = 0;
    for (int b = 1; b < blocks; ++b) offsets[b] = sum += totals[b - 1];
}
__global__ void add_offsets(const int* offsets, int* y) {
    const int offset = offsets[blockIdx.x];  // [first_offset_missing uninitialized]
    y[blockIdx.x * blockDim.x + threadIdx.x] += offset;
}

template <bool broken>
void total_by_every_thread() {
    Device<int> x(2 * threads), y(2 * threads), totals(2);
    scan_of_blocks<broken><<<2, threads>>>(x.get(), y.get(), totals.get());
}
template <bool broken>
void first_offset_missing() {
    Device<int> x(2 * threads), y(2 * threads), totals(2), offsets(2, false);
    scan_of_blocks<false><<<2, threads>>>(x.get(), y.get(), totals.get());
    scan_of_totals<broken><<<1, 1>>>(2, totals.get(), offsets.get());
    add_offsets<<<2, threads>>>(offsets.get(), y.get());
}
template <bool broken>
void scan_in_one_block() {
    constexpr int n = 2048, block = broken ? n : n / 2;
    Device<int> x(n), y(n), totals(2);
    const auto scan = scan_of_blocks<false>;
    scan<<<n / block, block>>>(x.get(), y.get(), totals.get());  // [scan_in_one_block api error]
}
template <bool broken>
void totals_not_freed() {
    Device<int> x(2 * threads), y(2 * threads);
    int* totals = nullptr;
    cudaMalloc(&totals, 2 * sizeof(int));  // [totals_not_freed leak]
    scan_of_blocks<false><<<2, threads>>>(x.get(), y.get(), totals);
    if (!broken) cudaFree(totals);
}

// ---- of several blocks in one kernel: each block waits for the one before it

enum class ChainMistake { none, no_fence, waits_for_itself };

template <ChainMistake mistake>
__global__ void chained_scan(const int* x, int* prefix, int* ready) {
    const int b = blockIdx.x;
    int before = 0;
    if (b > 0) {
        const int awaited = mistake == ChainMistake::waits_for_itself ? b : b - 1;
        while (atomicAdd(&ready[awaited], 0) == 0) {  // [chained_scan_waits_for_itself barrier]
        }
        __threadfence();
        before = prefix[b - 1];  // [chained_scan_without_fence race]
    }
    prefix[b] = before + x[b];
    if (mistake != ChainMistake::no_fence) __threadfence();
    atomicExch(&ready[b], 1);
}
template <ChainMistake mistake>
void scan_in_a_chain() {
    Device<int> x(4), prefix(4, false), ready(4);
    chained_scan<mistake><<<4, 1>>>(x.get(), prefix.get(), ready.get());
    cudaDeviceSynchronize();
}
template <bool broken>
void chained_scan_without_fence() {
    scan_in_a_chain<broken ? ChainMistake::no_fence : ChainMistake::none>();
}
template <bool broken>
void chained_scan_waits_for_itself() {
    scan_in_a_chain<broken ? ChainMistake::waits_for_itself : ChainMistake::none>();
}

}  // namespace

const Case scan_cases[] = {
    CASE(scan_in_place_race, "scan", "step of a loop reads and writes in place"),
    CASE(scan_reads_before_start, "scan", "one element before the start, in global memory"),
    CASE(two_buffers_no_barrier, "scan", "no barrier between the steps of a loop"),
    CASE(loop_length_of_a_thread, "scan",
         "barrier in a loop that some threads leave before others"),
    CASE(padding_without_room, "scan", "shared memory without room for its padding"),
    CASE(scan_shuffles_in_branch, "scan", "shuffle mask names lanes that are elsewhere"),
    CASE(scan_stores_too_far, "scan", "one element too far, in global memory"),
    CASE(total_by_every_thread, "scan", "all threads write the result: the same value"),
    CASE(first_offset_missing, "scan", "an element that the kernel before has not written"),
    CASE(scan_in_one_block, "scan", "block of more than 1024 threads"),
    CASE(totals_not_freed, "scan", "memory not freed"),
    CASE(chained_scan_without_fence, "scan", "flag set without a fence before it"),
    CASE(chained_scan_waits_for_itself, "scan", "wait for what nobody writes"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
