// `book cc --check` asks clang which side may do what: built where there is a clang++.
#include "simt/tests/cc/command.hpp"

#include <gtest/gtest.h>

namespace {

using simt_cc::BookCc;
using simt_cc::Ran;

class SidesWithClang : public BookCc {};

TEST_F(SidesWithClang, WhatNvccWouldRefuseIsRefused) {
    write("bad.cu",
          "#include <cstdlib>\n"
          "int size = 3;\n"
          "int next(int x) { return x + 1; }\n"
          "__global__ void kernel(int* out) { out[0] = next(1) + size; }\n"
          "__global__ void random(int* out) { out[0] = rand(); }\n"
          "__device__ int device_only() { return 1; }\n"
          "int main() { kernel<<<1, 1>>>(nullptr); return device_only(); }\n");
    const Ran checked = cc("--check bad.cu -o bad");
    EXPECT_EQ(checked.status, 1);
    for (const char* line :
         {"bad.cu:4:45: error: calling a __host__ function ('next') from a __global__ function",
          "bad.cu:4:55: error: the host variable 'size' is undefined in device code",
          "bad.cu:5:45: error: calling a __host__ function ('rand') from a __global__ function",
          "bad.cu:7:48: error: calling a __device__ function ('device_only') from a __host__ "
          "function"}) {
        EXPECT_NE(checked.output.find(line), std::string::npos) << line << "\n" << checked.output;
    }
    EXPECT_FALSE(exists("bad"));
    EXPECT_TRUE(temporaries_are_gone());
}

TEST_F(SidesWithClang, WhatNvccAcceptsIsAccepted) {
    write("good.cu", R"cuda(
#include <algorithm>
#include <cassert>
#include <cmath>
#include <cooperative_groups.h>
#include <cstdio>
#include <cuda_fp16.h>
#include <vector>
namespace cg = cooperative_groups;
const int count = 4;
constexpr float scale = 0.5f;
__constant__ float weights[4];
__device__ int calls;
__host__ __device__ int twice(int x) { return 2 * x; }
struct Pair { int a; __device__ Pair(int x) : a(x) {} __device__ int get() const { return a; } };
template <class T, class F> __global__ void kernel(T* out, F f) {
    __shared__ T tile[32];
    extern __shared__ int dynamic[];
    const cg::thread_block block = cg::this_thread_block();
    const auto warp = cg::tiled_partition<32>(block);
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    tile[threadIdx.x] = T(sqrtf(i) + std::sqrt(2.0f) + fmaxf(1, 2) + abs(-3) + std::abs(-2.5f) + __expf(1.0f) +
                          max(1, count) + std::max(1, 2) + pow(2.0, 3) + min(2.0f, scale) + weights[0]);
    __syncthreads();
    warp.sync();
    atomicAdd(&calls, 1);
    atomicAdd(out, T(1));
    T value = __shfl_down_sync(0xffffffffu, tile[threadIdx.x], 1) + __ldg(out) + f(i);
    memcpy(&tile[threadIdx.x], &value, sizeof value);
    int* heap = new int[2]; delete[] heap;
    void* more = malloc(4); free(more);
    const float4 four = make_float4(1, 2, 3, 4); const dim3 three(1, 2);
    const __half h = __hadd(__float2half(1.5f), __float2half(2));
    assert(clock64() != 0 || clock() >= 0);
    if (isnan(four.x) || isinf(INFINITY * four.y)) printf("%d\n", i);
    out[i] = T(twice(i) + dynamic[0] + three.x + __half2float(h) + Pair(3).get() + warp.shfl(i, 0));
}
int main() {
    std::vector<float> host(32);
    std::sort(host.begin(), host.end());
    float* out;
    cudaMalloc(&out, 128);
    kernel<<<1, 32, 4>>>(out, [] __device__(int i) { return i; });
    return cudaDeviceSynchronize() == cudaSuccess ? twice(0) : 1;
}
)cuda");
    const Ran checked = cc("--check -c good.cu -o good.o");
    EXPECT_EQ(checked.status, 0) << checked.output;
    EXPECT_EQ(checked.output, "");
}

TEST_F(SidesWithClang, WithoutOneTheProgramIsCompiledAllTheSame) {
    write("bad.cu", "int f() { return 1; }\n__global__ void k(int* x) { x[0] = f(); }\n");
    const Ran checked = shell("SIMT_CLANG= \"$BOOK\" cc --check -c bad.cu -o bad.o");
    EXPECT_EQ(checked.status, 0) << checked.output;
}

}  // namespace
