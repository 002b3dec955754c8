// cudaOccupancyMaxPotentialBlockSize: the block size that keeps most threads resident on a
// multiprocessor.
#pragma once

#include "cuda_runtime_api.h"
#include "simt/kernel_registry.hpp"
#include "simt/limits.hpp"

#include <cstddef>

/// The largest block size, in whole warps, with which most threads are resident; `shared_of` maps a
/// block size to the dynamic shared memory its block needs. min_grid_size is the number of blocks
/// that fills the device.
template <class SharedOfBlockSize, class Kernel>
cudaError_t cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(
    int* min_grid_size, int* block_size, Kernel kernel, SharedOfBlockSize shared_of,
    int block_size_limit = 0, unsigned int flags = cudaOccupancyDefault) {
    if (min_grid_size == nullptr || block_size == nullptr || kernel == nullptr ||
        block_size_limit < 0) {
        return cudaErrorInvalidValue;
    }
    cudaFuncAttributes attributes{};
    const cudaError_t status = ::cudaFuncGetAttributes(&attributes, simt::kernel_address(kernel));
    if (status != cudaSuccess) return status;

    const int warp = simt::device_limits.warp_size;
    int largest = simt::device_limits.max_threads_per_block;
    if (attributes.maxThreadsPerBlock < largest) largest = attributes.maxThreadsPerBlock;
    if (block_size_limit > 0 && block_size_limit < largest) largest = block_size_limit;

    int best_threads = 0;
    for (int rounded = (largest + warp - 1) / warp * warp; rounded > 0; rounded -= warp) {
        const int candidate = rounded < largest ? rounded : largest;
        int blocks = 0;
        const cudaError_t asked = ::cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
            &blocks, simt::kernel_address(kernel), candidate,
            static_cast<std::size_t>(shared_of(candidate)), flags);
        if (asked != cudaSuccess) return asked;
        if (blocks * candidate > best_threads) {
            best_threads = blocks * candidate;
            *block_size = candidate;
            *min_grid_size = blocks * simt::device_limits.multiprocessors;
        }
        if (best_threads == simt::device_limits.max_threads_per_multiprocessor) break;
    }
    return best_threads > 0 ? cudaSuccess : cudaErrorInvalidValue;
}

template <class SharedOfBlockSize, class Kernel>
cudaError_t cudaOccupancyMaxPotentialBlockSizeVariableSMem(int* min_grid_size, int* block_size,
                                                           Kernel kernel,
                                                           SharedOfBlockSize shared_of,
                                                           int block_size_limit = 0) {
    return cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(
        min_grid_size, block_size, kernel, shared_of, block_size_limit);
}

template <class Kernel>
cudaError_t cudaOccupancyMaxPotentialBlockSizeWithFlags(int* min_grid_size, int* block_size,
                                                        Kernel kernel,
                                                        std::size_t dynamic_shared = 0,
                                                        int block_size_limit = 0,
                                                        unsigned int flags = cudaOccupancyDefault) {
    return cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(
        min_grid_size, block_size, kernel, [dynamic_shared](int) { return dynamic_shared; },
        block_size_limit, flags);
}

template <class Kernel>
cudaError_t cudaOccupancyMaxPotentialBlockSize(int* min_grid_size, int* block_size, Kernel kernel,
                                               std::size_t dynamic_shared = 0,
                                               int block_size_limit = 0) {
    return cudaOccupancyMaxPotentialBlockSizeWithFlags(min_grid_size, block_size, kernel,
                                                       dynamic_shared, block_size_limit);
}
