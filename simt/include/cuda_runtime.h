// What every translated .cu file sees first, as with nvcc: the runtime API, its C++ templates, and
// the device side.
#pragma once

// The guard of NVIDIA's own file: headers of other people's programs ask for it.
#define __CUDA_RUNTIME_H__

// NVIDIA's file includes much of the standard library. That takes longer to read than all the rest,
// and few programs count on it: for those, `book cc` defines this.
#ifdef SIMT_WHOLE_LIBRARY
#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#endif

#include "cuda_runtime_api.h"
#include "driver_functions.h"
#include "simt/kernel_registry.hpp"
#include "simt/launch.hpp"
#include "simt/limits.hpp"
#include "simt/variable.hpp"

#include <cstddef>
#include <initializer_list>  // for (int n : {1, 2, 3})

// The device side: threadIdx, barriers, warp operations, atomics, mathematical functions.
#if __has_include("simt/device_side.hpp")
#include "simt/device_side.hpp"
#endif

// What CUB's headers ask: a file is compiled once, for both sides, and may call the API.
#ifdef SIMT_TRANSLATING
#define CUB_IS_DEVICE_CODE (::simt::in_kernel())
#define CUB_IS_HOST_CODE (!::simt::in_kernel())
#define CUB_INCLUDE_DEVICE_CODE 1
#define CUB_INCLUDE_HOST_CODE 1
#define CUB_RUNTIME_ENABLED
#define CUB_RUNTIME_FUNCTION __host__ __device__
#define __cudaDeviceSynchronizeDeprecationAvoidance() cudaErrorNotSupported  // in a kernel
#endif

// What -arch asked for: the virtual GPU is of the newest capability that a file was compiled for.
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ != 750
[[maybe_unused]] static const bool simt_capability = ::simt::use_capability(__CUDA_ARCH__);
#endif

// ---- allocations through a typed pointer: cudaMalloc(&x, n * sizeof(float))

namespace simt {

/// Also of a const float*: NVIDIA's header casts as C does.
template <class T>
void** untyped(T** pointer) noexcept {
    return const_cast<void**>(reinterpret_cast<const volatile void* const*>(pointer));
}

}  // namespace simt

template <class T>
cudaError_t cudaMalloc(T** pointer, std::size_t bytes) {
    return ::cudaMalloc(::simt::untyped(pointer), bytes);
}

template <class T>
cudaError_t cudaMallocHost(T** pointer, std::size_t bytes, unsigned int flags = 0) {
    return ::cudaHostAlloc(::simt::untyped(pointer), bytes, flags);
}

template <class T>
cudaError_t cudaHostAlloc(T** pointer, std::size_t bytes, unsigned int flags) {
    return ::cudaHostAlloc(::simt::untyped(pointer), bytes, flags);
}

template <class T>
cudaError_t cudaHostGetDevicePointer(T** device, void* host, unsigned int flags) {
    return ::cudaHostGetDevicePointer(::simt::untyped(device), host, flags);
}

template <class T>
cudaError_t cudaMallocManaged(T** pointer, std::size_t bytes,
                              unsigned int flags = cudaMemAttachGlobal) {
    return ::cudaMallocManaged(::simt::untyped(pointer), bytes, flags);
}

template <class T>
cudaError_t cudaMallocPitch(T** pointer, std::size_t* pitch, std::size_t width,
                            std::size_t height) {
    return ::cudaMallocPitch(::simt::untyped(pointer), pitch, width, height);
}

template <class T>
cudaError_t cudaMallocAsync(T** pointer, std::size_t bytes, cudaStream_t stream) {
    return ::cudaMallocAsync(::simt::untyped(pointer), bytes, stream);
}

template <class T>
cudaError_t cudaMallocFromPoolAsync(T** pointer, std::size_t bytes, cudaMemPool_t pool,
                                    cudaStream_t stream) {
    return ::cudaMallocFromPoolAsync(::simt::untyped(pointer), bytes, pool, stream);
}

template <class T>
cudaError_t cudaMallocAsync(T** pointer, std::size_t bytes, cudaMemPool_t pool,
                            cudaStream_t stream) {
    return ::cudaMallocFromPoolAsync(::simt::untyped(pointer), bytes, pool, stream);
}

template <class T>
cudaError_t cudaStreamAttachMemAsync(cudaStream_t stream, T* pointer, std::size_t bytes = 0,
                                     unsigned int flags = cudaMemAttachSingle) {
    return ::cudaStreamAttachMemAsync(stream, static_cast<void*>(pointer), bytes, flags);
}

inline cudaError_t cudaMallocManaged(void** pointer, std::size_t bytes) {
    return ::cudaMallocManaged(pointer, bytes, cudaMemAttachGlobal);
}

// ---- symbols by reference: cudaMemcpyToSymbol(weights, host, sizeof(weights))

template <class T>
cudaError_t cudaMemcpyToSymbol(const T& symbol, const void* from, std::size_t bytes,
                               std::size_t offset = 0,
                               cudaMemcpyKind kind = cudaMemcpyHostToDevice) {
    return ::cudaMemcpyToSymbol(static_cast<const void*>(&symbol), from, bytes, offset, kind);
}

template <class T>
cudaError_t cudaMemcpyToSymbolAsync(const T& symbol, const void* from, std::size_t bytes,
                                    std::size_t offset = 0,
                                    cudaMemcpyKind kind = cudaMemcpyHostToDevice,
                                    cudaStream_t stream = nullptr) {
    return ::cudaMemcpyToSymbolAsync(static_cast<const void*>(&symbol), from, bytes, offset, kind,
                                     stream);
}

template <class T>
cudaError_t cudaMemcpyFromSymbol(void* to, const T& symbol, std::size_t bytes,
                                 std::size_t offset = 0,
                                 cudaMemcpyKind kind = cudaMemcpyDeviceToHost) {
    return ::cudaMemcpyFromSymbol(to, static_cast<const void*>(&symbol), bytes, offset, kind);
}

template <class T>
cudaError_t cudaMemcpyFromSymbolAsync(void* to, const T& symbol, std::size_t bytes,
                                      std::size_t offset = 0,
                                      cudaMemcpyKind kind = cudaMemcpyDeviceToHost,
                                      cudaStream_t stream = nullptr) {
    return ::cudaMemcpyFromSymbolAsync(to, static_cast<const void*>(&symbol), bytes, offset, kind,
                                       stream);
}

template <class T>
cudaError_t cudaGetSymbolAddress(void** pointer, const T& symbol) {
    return ::cudaGetSymbolAddress(pointer, static_cast<const void*>(&symbol));
}

template <class Pointer, class T>
cudaError_t cudaGetSymbolAddress(Pointer** pointer, const T& symbol) {
    return ::cudaGetSymbolAddress(::simt::untyped(pointer), static_cast<const void*>(&symbol));
}

template <class T>
cudaError_t cudaGetSymbolSize(std::size_t* size, const T& symbol) {
    return ::cudaGetSymbolSize(size, static_cast<const void*>(&symbol));
}

// ---- streams of a kernel that launches kernels

#define cudaStreamTailLaunch (reinterpret_cast<cudaStream_t>(0x3))
#define cudaStreamFireAndForget (reinterpret_cast<cudaStream_t>(0x4))

// ---- events

inline cudaError_t cudaEventCreate(cudaEvent_t* event, unsigned int flags) {
    return ::cudaEventCreateWithFlags(event, flags);
}

// ---- kernels by name: cudaFuncSetAttribute(tiled<16>,
// cudaFuncAttributeMaxDynamicSharedMemorySize, bytes)

template <class... P>
cudaError_t cudaFuncSetAttribute(void (*kernel)(P...), cudaFuncAttribute attribute, int value) {
    return ::cudaFuncSetAttribute(simt::kernel_address(kernel), attribute, value);
}

template <class... P>
cudaError_t cudaFuncGetAttributes(cudaFuncAttributes* attributes, void (*kernel)(P...)) {
    return ::cudaFuncGetAttributes(attributes, simt::kernel_address(kernel));
}

template <class... P>
cudaError_t cudaGetFuncBySymbol(cudaFunction_t* function, void (*kernel)(P...)) {
    return ::cudaGetFuncBySymbol(function, simt::kernel_address(kernel));
}

template <class... P>
cudaError_t cudaFuncSetCacheConfig(void (*kernel)(P...), cudaFuncCache config) {
    return ::cudaFuncSetCacheConfig(simt::kernel_address(kernel), config);
}

template <class... P>
cudaError_t cudaFuncSetSharedMemConfig(void (*kernel)(P...), cudaSharedMemConfig config) {
    return ::cudaFuncSetSharedMemConfig(simt::kernel_address(kernel), config);
}

template <class... P>
cudaError_t cudaLaunchKernel(void (*kernel)(P...), dim3 grid, dim3 block, void** arguments,
                             std::size_t shared = 0, cudaStream_t stream = nullptr) {
    return ::cudaLaunchKernel(simt::kernel_address(kernel), grid, block, arguments, shared, stream);
}

template <class... P>
cudaError_t cudaLaunchCooperativeKernel(void (*kernel)(P...), dim3 grid, dim3 block,
                                        void** arguments, std::size_t shared = 0,
                                        cudaStream_t stream = nullptr) {
    return ::cudaLaunchCooperativeKernel(simt::kernel_address(kernel), grid, block, arguments,
                                         shared, stream);
}

template <class... P>
cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t* config, void (*kernel)(P...),
                                void** arguments) {
    return ::cudaLaunchKernelExC(config, simt::kernel_address(kernel), arguments);
}

/// The arguments become what the kernel's parameters are.
template <class... P, class... Arguments>
cudaError_t cudaLaunchKernelEx(const cudaLaunchConfig_t* config, void (*kernel)(P...),
                               Arguments&&... arguments) {
    return [&](P... values) {
        void* pointers[] = {const_cast<void*>(static_cast<const volatile void*>(&values))...,
                            nullptr};
        return ::cudaLaunchKernelExC(config, simt::kernel_address(kernel), pointers);
    }(static_cast<Arguments&&>(arguments)...);
}

template <class... P>
cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, void (*kernel)(P...),
                                                          int block_size,
                                                          std::size_t dynamic_shared) {
    return ::cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, simt::kernel_address(kernel),
                                                           block_size, dynamic_shared);
}

template <class... P>
cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int* blocks,
                                                                   void (*kernel)(P...),
                                                                   int block_size,
                                                                   std::size_t dynamic_shared,
                                                                   unsigned int flags) {
    return ::cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
        blocks, simt::kernel_address(kernel), block_size, dynamic_shared, flags);
}

template <class... P>
cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(std::size_t* dynamic_shared,
                                                      void (*kernel)(P...), int blocks,
                                                      int block_size) {
    return ::cudaOccupancyAvailableDynamicSMemPerBlock(dynamic_shared, simt::kernel_address(kernel),
                                                       blocks, block_size);
}

#include "simt/potential_block_size.hpp"  // cudaOccupancyMaxPotentialBlockSize and its variants
#ifndef SIMT_TRANSLATING
#include "channel_descriptor.h"
#endif
