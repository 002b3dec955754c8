// Lanes that have exited, lanes that a mask does not name, loops of compare-and-swap.
#include "simt/tests/faults/programs.hpp"

#include <cuda_runtime.h>

#include <cstdio>

namespace {

__global__ void count_warps(const int* in, int* out, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    int v = in[i];
    for (int d = 16; d > 0; d /= 2) v += __shfl_down_sync(0xffffffffu, v, d);  // [exited_lanes]
    if (threadIdx.x % 32 == 0) atomicAdd(out, 1 + 0 * v);
}
__global__ void last_come(int* out) {  // the others wait when lane 31 exits
    if (threadIdx.x == 31) return;
    if (__any_sync(0xffffffffu, threadIdx.x == 3)) atomicAdd(out, 1);
    __syncwarp();
    atomicAdd(out, __reduce_add_sync(0xffffffffu, 1u) == 31);
}
int* zeros(int count) {
    int* memory = nullptr;
    cudaMalloc(&memory, count * sizeof(int));
    cudaMemset(memory, 0, count * sizeof(int));
    return memory;
}
int print_and_free(int* memory) {
    int value = -1;
    const cudaError_t error = cudaMemcpy(&value, memory, sizeof value, cudaMemcpyDeviceToHost);
    cudaFree(memory);
    std::printf("%d %s\n", value, cudaGetErrorName(error));
    return 0;
}
int exited_lanes() {
    int *in = zeros(100), *out = zeros(1);
    count_warps<<<1, 128>>>(in, out, 100);
    const cudaError_t error = cudaDeviceSynchronize();
    (void)error;
    print_and_free(out);
    cudaFree(in);
    return 0;
}
int exits_while_others_wait() {
    int* out = zeros(1);
    last_come<<<2, 32>>>(out);
    return print_and_free(out);
}

// ---- shuffles that read lanes outside the mask

__global__ void sum_of_first(int* out, unsigned lanes) {
    int v = 1;
    const unsigned mask = __ballot_sync(0xffffffffu, threadIdx.x < lanes);
    if (threadIdx.x < lanes) {
        for (int d = 16; d; d /= 2) v += __shfl_down_sync(mask, v, d);  // [outside_mask]
        *out = v;
    }
}
int outside_mask() {
    int* out = zeros(1);
    sum_of_first<<<1, 32>>>(out, 1);
    return print_and_free(out);
}
__global__ void sum_of_20(int* out) {
    int v = 1;
    if (threadIdx.x < 20) {
        for (int d = 16; d; d /= 2) v += __shfl_down_sync(0xfffffu, v, d);  // [outside_mask_by_way]
        if (threadIdx.x == 0) *out = v;
    }
}
int outside_mask_by_way() {  // lane 0 reads lane 8, which has read lane 24
    int* out = zeros(1);
    sum_of_20<<<1, 32>>>(out);
    return print_and_free(out);
}
__global__ void sums_of_16(int* out) {  // right: what lanes 8 to 15 read is used by nobody
    if (threadIdx.x < 16) {
        for (int turn = 0; turn < 3; ++turn) {
            int v = 1;
            for (int d = 8; d; d /= 2) v += __shfl_down_sync(0xffffu, v, d);
            if (threadIdx.x == 0) *out += v;
        }
    }
}
int inside_mask() {
    int* out = zeros(1);
    sums_of_16<<<1, 32>>>(out);
    return print_and_free(out);
}
__global__ void from_lane_5(int* out) {
    if (threadIdx.x < 4) out[threadIdx.x] = __shfl_sync(0xfu, 7, 5);  // [broadcast_outside]
}
int broadcast_outside() {
    int* out = zeros(4);
    from_lane_5<<<1, 32>>>(out);
    return print_and_free(out);
}

// ---- the loop of the CUDA C++ Programming Guide, "Atomic Functions"

__device__ float atomic_multiply(float* address, float factor) {
    int* const word = reinterpret_cast<int*>(address);
    int old = *word, assumed;
    do {
        assumed = old;
        old = atomicCAS(word, assumed, __float_as_int(factor * __int_as_float(assumed)));
    } while (assumed != old);
    return __int_as_float(old);
}
__device__ double atomic_greatest(double* address, double value) {
    auto* const word = reinterpret_cast<unsigned long long*>(address);
    unsigned long long old = *word, assumed;
    do {
        assumed = old;
        old = atomicCAS(word, assumed,
                        __double_as_longlong(fmax(value, __longlong_as_double(assumed))));
    } while (assumed != old);
    return __longlong_as_double(old);
}
__global__ void cas_loops(float* product, double* greatest) {
    atomic_multiply(product, 2.0f);
    atomic_greatest(greatest, threadIdx.x + blockIdx.x * 100.0);
}
int cas_loop() {
    float* product;
    double* greatest;
    cudaMallocManaged(&product, sizeof *product);
    cudaMallocManaged(&greatest, sizeof *greatest);
    *product = 1;
    *greatest = -1;
    cas_loops<<<2, 40>>>(product, greatest);
    cudaDeviceSynchronize();
    std::printf("%g %g\n", *product, *greatest);
    cudaFree(product);
    cudaFree(greatest);
    return 0;
}
__global__ void read_then_add(int* word) {
    const int old = *word;  // [read_then_add]
    if (old < 100) atomicAdd(word, old + 1);
}
int read_before_an_add() {
    int* word = zeros(1);
    read_then_add<<<2, 32>>>(word);
    return print_and_free(word);
}
__global__ void stale_swap(int* word) {
    const int old = *word;  // [stale_swap]
    atomicCAS(word, old + 1, 5);
}
int swap_of_another_value() {
    int* word = zeros(1);
    stale_swap<<<2, 32>>>(word);
    return print_and_free(word);
}
__global__ void read_and_leave(int* word) {
    if (threadIdx.x == 1) word[1] = word[0];  // [read_and_leave]
    if (threadIdx.x == 0) atomicCAS(word, 0, 5);
}
int read_without_a_swap() {
    int* word = zeros(2);
    read_and_leave<<<1, 32>>>(word);
    return print_and_free(word);
}

}  // namespace

#define PROGRAM(name) \
    { #name, &name }
const Program warp_programs[] = {PROGRAM(exited_lanes),
                                 PROGRAM(exits_while_others_wait),
                                 PROGRAM(outside_mask),
                                 PROGRAM(outside_mask_by_way),
                                 PROGRAM(inside_mask),
                                 PROGRAM(broadcast_outside),
                                 PROGRAM(cas_loop),
                                 PROGRAM(read_before_an_add),
                                 PROGRAM(swap_of_another_value),
                                 PROGRAM(read_without_a_swap),
                                 {nullptr, nullptr}};
