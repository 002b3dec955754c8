// What an editor (clangd) needs to read a .cu file without a CUDA installation: clang's own CUDA
// mode understands `kernel<<<…>>>(…)`, the simulator's headers supply the rest. Included by
// .clangd, never by a compiler.
#pragma once

#define SIMT_TRANSLATING 1  // leaves CUDA's words alone: here clang knows them
#define __CUDACC__ 1
#define __NVCC__ 1
#define __CUDACC_VER_MAJOR__ 12
#define __CUDACC_VER_MINOR__ 4
#define __CUDACC_VER_BUILD__ 131
#ifndef __CUDA_ARCH__
#define __CUDA_ARCH__ 750
#endif

#define __host__ __attribute__((host))
#define __device__ __attribute__((device))
#define __global__ __attribute__((global))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))
#define __managed__
#define __grid_constant__

// clang lets kernels call the simulator's functions only when they are for both sides. What is
// ordinary host code comes first, so that its declarations are not read as such; <stdlib.h> before
// all because clang's own <new> needs malloc.
// clang-format off
#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <tuple>

#include "simt/kernel_registry.hpp"
#include "simt/potential_block_size.hpp"
#if __has_include("simt/device_math.hpp")
#include "simt/device_math.hpp"
#endif
#pragma clang force_cuda_host_device begin
#include "cuda_runtime.h"
#include "simt/textures.hpp"
#pragma clang force_cuda_host_device end
// clang-format on

// What clang calls for `<<<…>>>`.
extern "C" unsigned __cudaPushCallConfiguration(dim3 grid, dim3 block, std::size_t shared = 0,
                                                void* stream = nullptr);
