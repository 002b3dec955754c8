// What clang needs to say which calls nvcc would refuse: its own CUDA mode knows the two sides of a
// program, these declarations say on which side CUDA's functions stand. Included by `book cc
// --check` alone, never in a program. Functions of both sides stand between the pragmas.
#pragma once

#define SIMT_SIDES 1
#undef SIMT_CHECK           // calls into the checker, which this is not
#define SIMT_TRANSLATING 1  // leaves CUDA's words alone: here clang knows them
#define __NVCC__ 1
#define __CUDACC_VER_MAJOR__ 12
#define __CUDACC_VER_MINOR__ 4
#define __CUDACC_VER_BUILD__ 131

// clang's own is 750: it need not know the newest ones.
#if defined(__CUDA_ARCH__) && defined(SIMT_ARCHITECTURE)
#undef __CUDA_ARCH__
#define __CUDA_ARCH__ SIMT_ARCHITECTURE
#endif

#define __host__ __attribute__((host))
#define __device__ __attribute__((device))
#define __global__ __attribute__((global))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))
#define __managed__ __attribute__((managed))
#define __grid_constant__
#define __noinline__

// clang-format off
// The standard library is the host's, but for mathematics. Kernels may allocate: clang's own <new>
// calls the device's malloc, which must be there before it.
#include <stdlib.h>
extern "C" __attribute__((device)) void* malloc(size_t bytes);
extern "C" __attribute__((device)) void free(void* memory);
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <algorithm>
#include <cfenv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

// What kernels may call of the C library.
extern "C" {
__device__ int printf(const char* format, ...);
__device__ void* memcpy(void* to, const void* from, size_t bytes);
__device__ void* memmove(void* to, const void* from, size_t bytes);
__device__ void* memset(void* to, int value, size_t bytes);
__device__ int abs(int x);
__device__ long labs(long x);
__device__ long long llabs(long long x);
__device__ clock_t clock();
__device__ int fegetround();
__device__ int fesetround(int mode);
}
namespace std {
using ::abs;
using ::free;
using ::malloc;
using ::memcpy;
using ::memmove;
using ::memset;
using ::printf;
}  // namespace std

#pragma clang force_cuda_host_device begin
#include <cmath>
#include "vector_types.h"
#include "vector_functions.h"
#pragma clang force_cuda_host_device end
#include "cuda_runtime_api.h"
#include "simt/kernel_registry.hpp"
#include "simt/potential_block_size.hpp"
#pragma clang force_cuda_host_device begin
#include "simt/device_side.hpp"
#pragma clang force_cuda_host_device end
#include "cuda_runtime.h"
#pragma clang force_cuda_host_device begin
#include "cooperative_groups.h"
#include "cooperative_groups/reduce.h"
#include "cooperative_groups/scan.h"
#include "cuda_bf16.h"
#include "cuda_fp16.h"
#pragma clang force_cuda_host_device end
#include "simt/textures.hpp"
// clang-format on

extern "C" {
// What clang calls for `<<<…>>>`, by its new name and its old one.
__host__ __device__ int cudaConfigureCall(dim3 grid, dim3 block, size_t shared = 0,
                                          cudaStream_t stream = nullptr);
__host__ __device__ unsigned __cudaPushCallConfiguration(dim3 grid, dim3 block, size_t shared = 0,
                                                         void* stream = nullptr);

// What a kernel that launches kernels may call.
__device__ cudaError_t cudaGetLastError();
__device__ cudaError_t cudaPeekAtLastError();
__device__ cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned int flags);
__device__ cudaError_t cudaStreamDestroy(cudaStream_t stream);

// What tells a graph which body to run.
__device__ void cudaGraphSetConditional(cudaGraphConditionalHandle handle, unsigned int value);
}
