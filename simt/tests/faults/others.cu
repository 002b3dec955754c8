// Threads that never end, output that nobody waits for, names in reports.
#include "simt/tests/faults/programs.hpp"

#include <cuda_runtime.h>

#include <cstdio>

namespace {

__global__ void stride_of_0(int* a, int n, int stride) {
    for (int i = threadIdx.x; i < n; i += stride) a[i] = 1;  // [spinning]
}
int spinning() {
    int* a;
    cudaMalloc(&a, 400);
    stride_of_0<<<1, 32>>>(a, 100, 0);
    std::printf("%s\n", cudaGetErrorName(cudaDeviceSynchronize()));
    cudaFree(a);
    return 0;
}

__global__ void hello() {
    printf("hello from %d\n", threadIdx.x);
}
int printf_without_sync() {
    hello<<<1, 2>>>();  // [printf_without_sync]
    return 0;
}
int printf_with_sync() {
    hello<<<1, 2>>>();
    cudaDeviceSynchronize();
    return 0;
}
int printf_before_a_copy() {
    int *a, host = 0;
    cudaMalloc(&a, 4);
    cudaMemset(a, 0, 4);
    hello<<<1, 2>>>();
    cudaMemcpy(&host, a, 4, cudaMemcpyDeviceToHost);
    cudaFree(a);
    return host;
}

static __global__ void pack(unsigned* o) {
    o[threadIdx.x] = 1;                                 // [inlined_store]
    if (threadIdx.x) atomicOr(&o[threadIdx.x - 1], 2);  // [inlined_or]
}
int inlined_kernel() {
    unsigned* o;
    cudaMalloc(&o, 128);
    pack<<<1, 32>>>(o);
    cudaDeviceSynchronize();
    cudaFree(o);
    return 0;
}
template <class T>
static __global__ void scatter(T* o) {
    const auto put = [&](T value) { o[0] = value; };  // [in_a_lambda]
    put(threadIdx.x);
}
int lambda_in_a_kernel() {
    unsigned* o;
    cudaMalloc(&o, 128);
    scatter<<<1, 32>>>(o);
    cudaDeviceSynchronize();
    cudaFree(o);
    return 0;
}

}  // namespace

#define PROGRAM(name) \
    { #name, &name }
const Program other_programs[] = {PROGRAM(spinning),         PROGRAM(printf_without_sync),
                                  PROGRAM(printf_with_sync), PROGRAM(printf_before_a_copy),
                                  PROGRAM(inlined_kernel),   PROGRAM(lambda_in_a_kernel),
                                  {nullptr, nullptr}};
