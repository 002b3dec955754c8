// CUDA arrays: the memory behind textures and surfaces. On a GPU their layout is secret; here rows
// lie one behind the other without a gap, so that check mode knows every byte.
#pragma once

#include "memory.hpp"
#include "simt/texture_api.hpp"
#include "task.hpp"

#include <cstddef>

/// What a cudaArray_t points to.
struct cudaArray {
    cudaChannelFormatDesc format;
    cudaExtent extent;  ///< in elements; 0 for a dimension that is not there
    unsigned flags;
    char* memory;
    int device;
    bool live;

    std::size_t element() const {
        return static_cast<std::size_t>(format.x + format.y + format.z + format.w) / 8;
    }
    std::size_t row_bytes() const { return extent.width * element(); }
    std::size_t rows() const { return extent.height == 0 ? 1 : extent.height; }
    std::size_t slices() const { return extent.depth == 0 ? 1 : extent.depth; }
};

namespace simt::runtime {

/// Channels of a format that textures have: 1, 2 or 4 of the same 8, 16 or 32 bits. 0 for others.
unsigned channels_of(const cudaChannelFormatDesc& format);

/// Whether it was given by cudaMallocArray or cudaMalloc3DArray and not freed; if not, that is
/// explained.
bool is_live_array(cudaArray_const_t array);

/// A rectangle of one slice of the array. @param x in bytes @returns an error, which is explained,
/// when it does not fit
cudaError_t array_region(cudaArray_const_t array, std::size_t x, std::size_t y, std::size_t z,
                         std::size_t width, std::size_t height, Region* region);

/// What cudaDeviceReset does to arrays: their memory has gone.
void forget_arrays(int device);

}  // namespace simt::runtime
