// CUDA arrays: made, freed, described.
#include "array.hpp"

#include "capture.hpp"
#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "state.hpp"

#include <memory>
#include <string>
#include <unordered_map>

namespace simt::runtime {

namespace {

std::unordered_map<const cudaArray*, std::unique_ptr<cudaArray>>& arrays() {
    return Runtime::the().textures.arrays;
}

std::string text(const cudaExtent& extent) {
    return std::to_string(extent.width) + " x " + std::to_string(extent.height) + " x " +
           std::to_string(extent.depth);
}

/// What a GPU of capability 7.5 has at most, by the shape (CUDA C++ Programming Guide, "Technical
/// Specifications per Compute Capability").
struct Most {
    std::size_t width, height, depth;
};

Most most(const cudaExtent& extent, unsigned flags) {
    const bool surface = (flags & cudaArraySurfaceLoadStore) != 0;
    if ((flags & cudaArrayCubemap) != 0) return {32768, 32768, 2046};
    if ((flags & cudaArrayLayered) != 0) return {32768, extent.height == 0 ? 0u : 32768u, 2048};
    if (extent.depth != 0) return {16384, 16384, 16384};
    if ((flags & cudaArrayTextureGather) != 0) return {32768, 32768, 0};
    if (extent.height != 0) return {131072, 65536, 0};
    return {surface ? 32768u : 131072u, 0, 0};
}

constexpr unsigned of_others =
    cudaArraySparse | cudaArrayDeferredMapping | cudaArrayColorAttachment;

/// Why there is no such array; empty when there is.
std::string objection(const cudaExtent& extent, unsigned flags) {
    constexpr unsigned known =
        cudaArrayLayered | cudaArraySurfaceLoadStore | cudaArrayCubemap | cudaArrayTextureGather;
    if ((flags & of_others) != 0)
        return "sparse arrays and arrays of other libraries are not simulated";
    if ((flags & ~known) != 0) return "the flags have a bit that means nothing";
    if (extent.width == 0) return "an array of width 0";
    const bool layered = (flags & cudaArrayLayered) != 0, cube = (flags & cudaArrayCubemap) != 0;
    if (cube && (extent.width != extent.height ||
                 (layered ? extent.depth == 0 || extent.depth % 6 != 0 : extent.depth != 6)))
        return "a cubemap is a square in 6 layers, or in a multiple of 6 when it is layered: not " +
               text(extent);
    if (layered && extent.depth == 0) return "layers are counted by the depth, which is 0";
    if (!layered && extent.depth != 0 && extent.height == 0)
        return "an array with a depth has a height, too (or is it layered?)";
    if ((flags & cudaArrayTextureGather) != 0 && (extent.height == 0 || extent.depth != 0))
        return "cudaArrayTextureGather is for 2-D arrays";
    const Most limit = most(extent, flags);
    if (extent.width > limit.width || extent.height > limit.height || extent.depth > limit.depth)
        return text(extent) + " elements are asked for, " +
               text({limit.width, limit.height, limit.depth}) + " are possible";
    return "";
}

}  // namespace

unsigned channels_of(const cudaChannelFormatDesc& format) {
    const int bits = format.x;
    if (bits != 8 && bits != 16 && bits != 32) return 0;
    if (format.f == cudaChannelFormatKindFloat
            ? bits == 8
            : format.f != cudaChannelFormatKindSigned && format.f != cudaChannelFormatKindUnsigned)
        return 0;
    if (format.y == 0 && format.z == 0 && format.w == 0) return 1;
    if (format.y == bits && format.z == 0 && format.w == 0) return 2;
    return format.y == bits && format.z == bits && format.w == bits ? 4 : 0;
}

bool is_live_array(cudaArray_const_t array) {
    const auto found = arrays().find(array);
    if (found != arrays().end() && found->second->live) return true;
    explain(array == nullptr          ? "the array is a null pointer"
            : found != arrays().end() ? "the array has been freed"
                                      : "that is no array of cudaMallocArray or cudaMalloc3DArray");
    return false;
}

cudaError_t array_region(cudaArray_const_t array, std::size_t x, std::size_t y, std::size_t z,
                         std::size_t width, std::size_t height, Region* region) {
    if (!is_live_array(array)) return cudaErrorInvalidValue;
    const std::size_t row = array->row_bytes();
    const auto fits = [](std::size_t offset, std::size_t size, std::size_t all) {
        return offset <= all && size <= all - offset;
    };
    if (!fits(x, width, row) || !fits(y, height, array->rows()) || !fits(z, 1, array->slices())) {
        explain("bytes " + std::to_string(x) + " to " + std::to_string(x + width) + " of rows " +
                std::to_string(y) + " to " + std::to_string(y + height) + " of slice " +
                std::to_string(z) + ", in an array of " + std::to_string(array->slices()) +
                " slices of " + std::to_string(array->rows()) + " rows of " + std::to_string(row) +
                " bytes");
        return cudaErrorInvalidValue;
    }
    *region = {array->memory + (z * array->rows() + y) * row + x, row, width, height};
    return cudaSuccess;
}

void forget_arrays(int device) {
    for (const auto& [handle, array] : arrays())
        if (array->device == device) array->live = false;
}

}  // namespace simt::runtime

using namespace simt::runtime;

cudaChannelFormatDesc cudaCreateChannelDesc(int x, int y, int z, int w,
                                            cudaChannelFormatKind kind) {
    return {x, y, z, w, kind};
}

namespace {

cudaError_t make_array(cudaArray_t* array, const cudaChannelFormatDesc* format,
                       const cudaExtent& extent, unsigned flags) {
    if (array == nullptr || format == nullptr) return cudaErrorInvalidValue;
    if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess) return status;
    if (channels_of(*format) == 0) {
        explain("the format has " + std::to_string(format->x) + ", " + std::to_string(format->y) +
                ", " + std::to_string(format->z) + ", " + std::to_string(format->w) +
                " bits: arrays have 1, 2 or 4 channels of 8, 16 or 32 bits, all the same, and "
                "floating point has no 8");
        return cudaErrorInvalidChannelDescriptor;
    }
    if (std::string why = objection(extent, flags); !why.empty()) {
        explain(std::move(why));
        return (flags & of_others) != 0 ? cudaErrorNotSupported : cudaErrorInvalidValue;
    }
    auto made = std::make_unique<cudaArray>(
        cudaArray{*format, extent, flags, nullptr, current_device(), true});
    const double bytes = static_cast<double>(made->row_bytes()) *
                         static_cast<double>(made->rows()) * static_cast<double>(made->slices());
    if (bytes > static_cast<double>(SIZE_MAX / 2)) return cudaErrorMemoryAllocation;
    void* memory = nullptr;
    const cudaError_t status =
        allocate_on_device(&memory, made->row_bytes() * made->rows() * made->slices());
    if (status != cudaSuccess) return status;
    made->memory = static_cast<char*>(memory);
    *array = made.get();
    arrays()[made.get()] = std::move(made);
    return cudaSuccess;
}

}  // namespace

cudaError_t cudaMallocArray(cudaArray_t* array, const cudaChannelFormatDesc* format,
                            std::size_t width, std::size_t height, unsigned int flags) {
    return api([&] {
        if ((flags & (cudaArrayLayered | cudaArrayCubemap)) != 0) {
            explain("layers and cubemaps are made by cudaMalloc3DArray");
            return cudaErrorInvalidValue;
        }
        return make_array(array, format, {width, height, 0}, flags);
    });
}

cudaError_t cudaMalloc3DArray(cudaArray_t* array, const cudaChannelFormatDesc* format,
                              cudaExtent extent, unsigned int flags) {
    return api([&] { return make_array(array, format, extent, flags); });
}

cudaError_t cudaFreeArray(cudaArray_t array) {
    return api([&] {
        if (array == nullptr) return cudaSuccess;
        if (!is_live_array(array)) return cudaErrorInvalidValue;
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        wait_for_device(array->device);
        array->live = false;
        return free_on_device(array->memory) ? cudaSuccess : cudaErrorInvalidValue;
    });
}

cudaError_t cudaArrayGetInfo(cudaChannelFormatDesc* format, cudaExtent* extent, unsigned int* flags,
                             cudaArray_t array) {
    return api([&] {
        if (!is_live_array(array)) return cudaErrorInvalidValue;
        if (format != nullptr) *format = array->format;
        if (extent != nullptr) *extent = array->extent;
        if (flags != nullptr) *flags = array->flags;
        return cudaSuccess;
    });
}

cudaError_t cudaGetChannelDesc(cudaChannelFormatDesc* format, cudaArray_const_t array) {
    return api([&] {
        if (format == nullptr || !is_live_array(array)) return cudaErrorInvalidValue;
        *format = array->format;
        return cudaSuccess;
    });
}
