// Addresses that are wrong, and memory that nothing has written.
#include "simt/tests/faults/programs.hpp"

#include <cuda_runtime.h>

#include <cstdio>
#include <vector>

namespace {

int told(cudaError_t error) {
    std::printf("%s\n", cudaGetErrorName(error));
    return 0;
}

template <class T>
T* device(std::size_t count) {
    T* memory = nullptr;
    cudaMalloc(&memory, count * sizeof(T));
    return memory;
}

// ---- where an address lies

__global__ void shifted(const float* in, float* out, long by) {
    out[threadIdx.x] = in[static_cast<long>(threadIdx.x) + by];  // [before]
}

int before_the_first() {
    float *in = device<float>(100), *out = device<float>(100);
    cudaMemset(in, 0, 400);
    shifted<<<1, 1>>>(in, out, -2);
    cudaDeviceSynchronize();
    cudaFree(in);
    cudaFree(out);
    return 0;
}
int far_before_the_first() {
    float *in = device<float>(100), *out = device<float>(100);
    cudaMemset(in, 0, 400);
    shifted<<<1, 1>>>(in, out, -100000);
    cudaDeviceSynchronize();
    cudaFree(in);
    cudaFree(out);
    return 0;
}
int nowhere() {  // neither the device's nor the host's
    float* out = device<float>(1);
    shifted<<<1, 1>>>(reinterpret_cast<const float*>(std::size_t{1} << 40), out, 0);
    return 0;
}

__global__ void reversed(int* x) {
    extern __shared__ int part[];
    part[threadIdx.x] = x[threadIdx.x];  // [no_dynamic]
    __syncthreads();
    x[threadIdx.x] = part[blockDim.x - 1 - threadIdx.x];
}
int no_dynamic_shared() {
    int* x = device<int>(256);
    cudaMemset(x, 0, 1024);
    reversed<<<1, 256>>>(x);
    cudaDeviceSynchronize();
    cudaFree(x);
    return 0;
}
int too_little_dynamic_shared() {
    int* x = device<int>(256);
    cudaMemset(x, 0, 1024);
    reversed<<<1, 256, 512>>>(x);
    cudaDeviceSynchronize();
    cudaFree(x);
    return 0;
}

__global__ void below(int* out, int by) {
    __shared__ int first[32];
    first[threadIdx.x] = 1;
    __syncthreads();
    if (threadIdx.x == 0) *out = first[by];  // [below_shared]
}
int below_shared() {
    int* out = device<int>(1);
    below<<<1, 32>>>(out, -1);
    cudaDeviceSynchronize();
    cudaFree(out);
    return 0;
}

__global__ void scale(float* p) {
    float4 v = reinterpret_cast<float4*>(p)[threadIdx.x];  // [misaligned]
    v.x *= 2;
    reinterpret_cast<float4*>(p)[threadIdx.x] = v;
}
__global__ void move(const float* from, float* to) {
    reinterpret_cast<float4*>(to)[threadIdx.x] = reinterpret_cast<const float4*>(from)[threadIdx.x];
}
int misaligned_part() {
    float* p = device<float>(67);
    cudaMemset(p, 0, 67 * 4);
    scale<<<1, 16>>>(p + 2);
    const cudaError_t error = cudaDeviceSynchronize();
    cudaFree(p);
    return told(error);
}
int misaligned_copy() {
    float *from = device<float>(67), *to = device<float>(64);
    cudaMemset(from, 0, 67 * 4);
    move<<<1, 16>>>(from + 1, to);
    return told(cudaDeviceSynchronize());
}

// ---- memory that nothing has written

__global__ void use(const int* from, int* to) {
    *to = *from;  // [partial_memset]
}
__global__ void use_short(const short* from, int* to) {
    *to = *from;  // [partial_memset_of_a_short]
}
int partial_memset() {
    int *from = device<int>(1), *to = device<int>(1);
    cudaMemset(from, 0, 1);
    use<<<1, 1>>>(from, to);
    cudaDeviceSynchronize();
    cudaFree(from);
    cudaFree(to);
    return 0;
}
int partial_memset_of_a_short() {
    short* from = device<short>(1);
    int* to = device<int>(1);
    cudaMemset(from, 0, 1);
    use_short<<<1, 1>>>(from, to);
    cudaDeviceSynchronize();
    cudaFree(from);
    cudaFree(to);
    return 0;
}
int partial_copy() {
    const char text[] = "abcdefg";
    int *from = device<int>(2), *to = device<int>(1);
    cudaMemcpy(from, text, 6, cudaMemcpyHostToDevice);
    use<<<1, 1>>>(from + 1, to);
    cudaDeviceSynchronize();
    cudaFree(from);
    cudaFree(to);
    return 0;
}
int memset_in_two_parts() {  // together they cover the word
    int *from = device<int>(1), *to = device<int>(1);
    cudaMemset(from, 0, 1);
    cudaMemset(reinterpret_cast<char*>(from) + 1, 0, 3);
    use<<<1, 1>>>(from, to);
    cudaDeviceSynchronize();
    cudaFree(from);
    cudaFree(to);
    return 0;
}

struct Padded {
    char letter;
    double number;
};
__global__ void fill_padded(Padded* all) {
    all[threadIdx.x].letter = 'a';
    all[threadIdx.x].number = 1;
}
__global__ void copy_padded(const Padded* from, Padded* to) {
    to[threadIdx.x] = from[threadIdx.x];
}
int padding() {  // is never written, and no mistake
    Padded *from = device<Padded>(32), *to = device<Padded>(32), host[32];
    fill_padded<<<1, 32>>>(from);
    copy_padded<<<1, 32>>>(from, to);
    cudaMemcpy(host, to, sizeof host, cudaMemcpyDeviceToHost);
    cudaMemcpy(host, from, sizeof host, cudaMemcpyDeviceToHost);
    cudaFree(from);
    cudaFree(to);
    return host[7].number == 1 ? 0 : 1;
}

__global__ void fill(float* x, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] = i;
}
int partial_coverage() {
    const int n = 1000;
    std::vector<float> host(n);
    float* x = device<float>(n);
    fill<<<n / 256, 256>>>(x, n);
    cudaMemcpy(host.data(), x, n * 4, cudaMemcpyDeviceToHost);  // [partial_coverage]
    cudaFree(x);
    return 0;
}
int partial_coverage_of_a_copy() {
    float host[100], *x = device<float>(100), *y = device<float>(100);
    fill<<<1, 99>>>(x, 99);
    cudaMemcpy(y, x, sizeof host, cudaMemcpyDeviceToDevice);   // hands on what is missing
    cudaMemcpy(host, y, sizeof host, cudaMemcpyDeviceToHost);  // [partial_coverage_of_a_copy]
    cudaFree(x);
    cudaFree(y);
    return 0;
}
int every_other() {
    float host[64], *x = device<float>(64);
    struct Pair {
        float a, b;
    };
    fill<<<1, 32>>>(x, 32);
    cudaMemset2D(x, 8, 0, 4, 32);
    cudaMemcpy(host, x, sizeof host, cudaMemcpyDeviceToHost);
    cudaFree(x);
    float* y = device<float>(64);
    cudaMemset2D(y, 8, 0, 4, 32);
    cudaMemcpy(host, y, sizeof host, cudaMemcpyDeviceToHost);  // [every_other]
    cudaFree(y);
    return 0;
}
int whole_coverage() {
    float host[100], *x = device<float>(100);
    fill<<<1, 100>>>(x, 100);
    cudaMemcpy(host, x, sizeof host, cudaMemcpyDeviceToHost);
    cudaFree(x);
    return 0;
}

// ---- variables of the device, named by the host

__device__ float table[32];
__constant__ float weights[4];
__managed__ float shared_with_host[4];

__global__ void fill_table(float* t) {
    t[threadIdx.x] = 1;
}
__global__ void weigh(float* out) {
    out[threadIdx.x] = weights[threadIdx.x];
}
int symbol_as_argument() {
    fill_table<<<1, 32>>>(table);  // [symbol_as_argument]
    return told(cudaDeviceSynchronize());
}
int symbol_address() {
    float* t = nullptr;
    cudaGetSymbolAddress(reinterpret_cast<void**>(&t), table);
    fill_table<<<1, 32>>>(t);
    float host[32];
    cudaMemcpy(host, t, sizeof host, cudaMemcpyDeviceToHost);
    fill_table<<<1, 4>>>(shared_with_host);
    return told(cudaDeviceSynchronize());
}
int symbol_by_memcpy() {
    const float host[4] = {1, 2, 3, 4};
    return told(cudaMemcpy(weights, host, sizeof host, cudaMemcpyHostToDevice));  // [by_memcpy]
}
int symbol_by_memset() {
    return told(cudaMemset(table, 0, sizeof table));
}
int symbol_from_memcpy() {
    float host[32];
    return told(cudaMemcpy(host, table, sizeof host, cudaMemcpyDeviceToHost));
}
int symbol_by_its_function() {
    float host[4] = {1, 2, 3, 4}, *out = device<float>(4);
    cudaMemcpyToSymbol(weights, host, sizeof host);
    weigh<<<1, 4>>>(out);
    cudaMemcpy(host, out, sizeof host, cudaMemcpyDeviceToHost);
    cudaFree(out);
    return host[2] == 3 ? 0 : 1;
}

// ---- local arrays

__global__ void local(int* out, int n) {
    int v[8];
    for (int i = 0; i <= n; i++) v[i] = i;  // [local_array]
    out[threadIdx.x] = v[threadIdx.x & 7];
}
int local_array() {
    int* out = device<int>(32);
    local<<<1, 32>>>(out, 8);
    const cudaError_t error = cudaDeviceSynchronize();
    cudaFree(out);
    (void)error;
    return 0;
}
int local_array_inside() {
    int* out = device<int>(32);
    local<<<1, 32>>>(out, 7);
    const cudaError_t error = cudaDeviceSynchronize();
    cudaFree(out);
    return error == cudaSuccess ? 0 : 1;
}
__global__ void flat(int* out) {
    __shared__ int tile[8][8];
    tile[0][threadIdx.x] = 1;  // beyond its row, within the array: works on every GPU
    __syncthreads();
    out[threadIdx.x] = tile[threadIdx.x / 8][threadIdx.x % 8];
}
int flat_shared() {
    int* out = device<int>(64);
    flat<<<1, 64>>>(out);
    cudaDeviceSynchronize();
    cudaFree(out);
    return 0;
}

// ---- what is told of a call

int too_many_threads() {
    float* x = device<float>(1);
    fill<<<1, dim3(33, 33)>>>(x, 1);  // [too_many_threads]
    const cudaError_t error = cudaGetLastError();
    cudaFree(x);
    return told(error);
}
int no_blocks() {
    float* x = device<float>(1);
    fill<<<0, 32>>>(x, 1);
    const cudaError_t error = cudaGetLastError();
    cudaFree(x);
    return told(error);
}
int too_much_dynamic() {
    float* x = device<float>(1);
    fill<<<1, 32, 100000>>>(x, 1);
    const cudaError_t error = cudaGetLastError();
    cudaFree(x);
    return told(error);
}
int copy_too_long() {
    float host[8] = {}, *x = device<float>(4);
    const cudaError_t error = cudaMemcpy(x, host, sizeof host, cudaMemcpyHostToDevice);
    cudaFree(x);
    return told(error);
}
int copy_the_wrong_way() {
    float host[4] = {}, *x = device<float>(4);
    const cudaError_t error = cudaMemcpy(host, x, sizeof host, cudaMemcpyHostToDevice);
    cudaFree(x);
    return told(error);
}
int freed_twice() {
    float* x = device<float>(4);
    cudaFree(x);
    return told(cudaFree(x));
}
int very_large() {  // 2 GB: in check mode, its shadow would be 34
    char* x = nullptr;
    const cudaError_t error = cudaMalloc(&x, std::size_t{2} << 30);
    cudaFree(x);
    return told(error);
}

// ---- after a kernel has failed, nothing can be freed

__global__ void divided(int* o) {
    if (threadIdx.x < 32) {
        __syncthreads();
    } else {
        o[threadIdx.x] = 1;
        __syncwarp();
        __syncthreads();
        __syncthreads();
    }
}
int failed_kernel() {
    int* o = device<int>(64);
    divided<<<1, 64>>>(o);
    const cudaError_t error = cudaDeviceSynchronize();
    cudaFree(o);
    return told(error);
}

}  // namespace

#define PROGRAM(name) \
    { #name, &name }
const Program memory_programs[] = {PROGRAM(before_the_first),
                                   PROGRAM(far_before_the_first),
                                   PROGRAM(nowhere),
                                   PROGRAM(no_dynamic_shared),
                                   PROGRAM(too_little_dynamic_shared),
                                   PROGRAM(below_shared),
                                   PROGRAM(misaligned_part),
                                   PROGRAM(misaligned_copy),
                                   PROGRAM(partial_memset),
                                   PROGRAM(partial_memset_of_a_short),
                                   PROGRAM(partial_copy),
                                   PROGRAM(memset_in_two_parts),
                                   PROGRAM(padding),
                                   PROGRAM(partial_coverage),
                                   PROGRAM(partial_coverage_of_a_copy),
                                   PROGRAM(every_other),
                                   PROGRAM(whole_coverage),
                                   PROGRAM(symbol_as_argument),
                                   PROGRAM(symbol_address),
                                   PROGRAM(symbol_by_memcpy),
                                   PROGRAM(symbol_by_memset),
                                   PROGRAM(symbol_from_memcpy),
                                   PROGRAM(symbol_by_its_function),
                                   PROGRAM(local_array),
                                   PROGRAM(local_array_inside),
                                   PROGRAM(flat_shared),
                                   PROGRAM(too_many_threads),
                                   PROGRAM(no_blocks),
                                   PROGRAM(too_much_dynamic),
                                   PROGRAM(copy_too_long),
                                   PROGRAM(copy_the_wrong_way),
                                   PROGRAM(freed_twice),
                                   PROGRAM(very_large),
                                   PROGRAM(failed_kernel),
                                   {nullptr, nullptr}};
