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

// ---- what a lambda takes along

template <class Operation>
__global__ void for_each(int n, Operation operation) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) operation(i);
}
int lambda_with_a_host_pointer() {
    float host[32] = {}, *x;
    cudaMalloc(&x, sizeof host);
    float* const from = host;
    for_each<<<1, 32>>>(32, [=] __device__(int i) { x[i] = from[i]; });  // [captured_pointer]
    cudaDeviceSynchronize();
    cudaFree(x);
    return 0;
}
int lambda_with_a_reference() {
    float factor = 2, *x;
    cudaMalloc(&x, 32 * sizeof(float));
    for_each<<<1, 32>>>(32, [x, &factor] __device__(int i) { x[i] = factor; });  // [captured_host]
    cudaDeviceSynchronize();
    cudaFree(x);
    return 0;
}

// ---- who is told of an error

int launch_looked_at() {
    for_each<<<1, 2000>>>(1, [] __device__(int) {});
    std::printf("%s\n", cudaGetErrorName(cudaPeekAtLastError()));
    return 0;
}
int launch_returns_its_error() {
    void* arguments[] = {nullptr};
    std::printf("%s\n", cudaGetErrorName(
                            cudaLaunchKernel(&hello, dim3(1), dim3(2000), arguments, 0, nullptr)));
    return 0;
}
int failed_calls() {
    int *managed, host;
    cudaMallocManaged(&managed, 64);
    cudaMemPrefetchAsync(managed, 0, 0);
    cudaMemAdvise(managed, 0, cudaMemAdviseSetReadMostly, 0);
    cudaMemcpyPeer(managed, 7, managed, 0, 4);
    cudaMemcpyToSymbol(&host, managed, 4);
    cudaMallocPitch(nullptr, nullptr, 4, 4);
    cudaEventRecord(nullptr);
    cudaStreamSynchronize(reinterpret_cast<cudaStream_t>(&host));
    cudaFree(managed);
    return 0;
}
__global__ void too_much() {
    __shared__ double x[8192];
    x[threadIdx.x] = 1;
    __syncthreads();
}
int too_much_static() {
    too_much<<<1, 32>>>();
    std::printf("%s\n", cudaGetErrorName(cudaGetLastError()));
    return 0;
}

// ---- sizes

__global__ void set_all(float* x, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] = 1;  // [set_all]
}
int large_malloc_of_elements() {  // so large that the kernel is ended at its end
    const int n = 100000;
    float* x;
    cudaMalloc(&x, n);
    set_all<<<(n + 255) / 256, 256>>>(x, n);
    cudaDeviceSynchronize();
    cudaFree(x);
    return 0;
}

__global__ void add_up(const float* x, float* sum) {
    for (int i = 0; i < 64; ++i) *sum += x[i];  // [add_up]
}
int copy_of_a_pointers_size() {
    float values[64] = {}, *x, *sum;
    const float* const host = values;
    cudaMalloc(&x, sizeof values);
    cudaMalloc(&sum, sizeof(float));
    cudaMemset(sum, 0, sizeof(float));
    cudaMemcpy(x, host, sizeof(host), cudaMemcpyHostToDevice);
    add_up<<<1, 1>>>(x, sum);
    cudaFree(x);
    cudaFree(sum);
    return 0;
}

// ---- events

int events_waited_for() {
    cudaEvent_t start, stop;
    cudaStream_t stream;
    float milliseconds = 0;
    cudaEventCreate(&start);
    cudaEventCreate(&stop);
    cudaStreamCreate(&stream);
    cudaEventRecord(start, stream);
    cudaEventRecord(stop, stream);
    while (cudaEventQuery(stop) == cudaErrorNotReady) {
    }
    cudaEventElapsedTime(&milliseconds, start, stop);
    cudaEventRecord(stop, stream);
    cudaStreamSynchronize(stream);
    cudaEventElapsedTime(&milliseconds, start, stop);
    cudaEventRecord(stop, stream);
    cudaDeviceSynchronize();
    cudaEventElapsedTime(&milliseconds, start, stop);
    cudaStreamDestroy(stream);
    cudaEventDestroy(start);
    cudaEventDestroy(stop);
    return 0;
}

// ---- threads that wait

__global__ void even_and_odd() {
    if (threadIdx.x / 32 % 2 == 0) {
        __syncthreads();
    } else {
        __syncthreads();
    }
}
int barriers_by_warp() {
    even_and_odd<<<1, 128>>>();
    cudaDeviceSynchronize();
    return 0;
}

}  // namespace

#define PROGRAM(name) \
    { #name, &name }
const Program other_programs[] = {PROGRAM(spinning),
                                  PROGRAM(printf_without_sync),
                                  PROGRAM(printf_with_sync),
                                  PROGRAM(printf_before_a_copy),
                                  PROGRAM(inlined_kernel),
                                  PROGRAM(lambda_in_a_kernel),
                                  PROGRAM(lambda_with_a_host_pointer),
                                  PROGRAM(lambda_with_a_reference),
                                  PROGRAM(launch_looked_at),
                                  PROGRAM(launch_returns_its_error),
                                  PROGRAM(failed_calls),
                                  PROGRAM(too_much_static),
                                  PROGRAM(large_malloc_of_elements),
                                  PROGRAM(copy_of_a_pointers_size),
                                  PROGRAM(events_waited_for),
                                  PROGRAM(barriers_by_warp),
                                  {nullptr, nullptr}};
