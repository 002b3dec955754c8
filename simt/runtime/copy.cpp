// Copies and fills, each checked as a GPU's driver checks it: whose memory is it, is it alive, does
// it fit.
#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/limits.hpp"
#include "simt/memory.hpp"
#include "simt/observe/observer.hpp"

#include <cstring>
#include <string>

using namespace simt::runtime;
using simt::device_limits;
using simt::MemoryKind;

namespace {

enum class When { now, in_stream_order };

void move_rows(Region to, Region from) {
    auto* target = static_cast<char*>(const_cast<void*>(to.start));
    const auto* source = static_cast<const char*>(from.start);
    for (std::size_t row = 0; row < to.height; ++row) {
        if (simt::observer != nullptr)
            simt::observer->copied(target + row * to.pitch, source + row * from.pitch, to.width);
        std::memmove(target + row * to.pitch, source + row * from.pitch, to.width);
    }
}

/// Every copy comes through here.
cudaError_t copy(Region to, Region from, cudaMemcpyKind kind, cudaStream_t stream, When when,
                 const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        Side to_side{}, from_side{};
        if (const cudaError_t status = sides_of(kind, &to_side, &from_side); status != cudaSuccess)
            return status;
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (to.height > 1 || from.height > 1) {
            for (const Region& side : {to, from}) {
                if (side.width > side.pitch || side.pitch > device_limits.max_pitch)
                    return cudaErrorInvalidPitchValue;
            }
        }
        const std::string of = std::string(" of ") + name_of(kind);
        if (!usable(to, to_side, ("the target" + of).c_str()) ||
            !usable(from, from_side, ("the source" + of).c_str()))
            return cudaErrorInvalidValue;
        if (to.bytes() == 0) return cudaSuccess;
        const cudaError_t status = enqueue(stream, [to, from] { move_rows(to, from); });
        if (when == When::now) wait_for_stream(stream);
        return status;
    };
    return api(body, function);
}

Region line(const void* start, std::size_t bytes) {
    return {start, bytes, bytes, 1};
}

/// Every fill comes through here.
cudaError_t fill(Region to, int value, cudaStream_t stream,
                 const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (to.height > 1 && (to.width > to.pitch || to.pitch > device_limits.max_pitch))
            return cudaErrorInvalidValue;
        if (!usable(to, Side::device, "the target")) return cudaErrorInvalidValue;
        return enqueue(stream, [to, value] {
            auto* start = static_cast<char*>(const_cast<void*>(to.start));
            for (std::size_t row = 0; row < to.height && to.width > 0; ++row) {
                std::memset(start + row * to.pitch, value, to.width);
                if (simt::observer != nullptr)
                    simt::observer->written(start + row * to.pitch, to.width);
            }
        });
    };
    return api(body, function);
}

/// The memory of one side of cudaMemcpyPeer must be that device's.
bool belongs_to(const void* pointer, std::size_t bytes, int number) {
    if (bytes == 0) return true;
    const simt::MemoryBlock block = simt::find_memory(pointer);
    return block.kind == MemoryKind::device && block.device == number &&
           usable(line(pointer, bytes), Side::device);
}

cudaError_t copy_between(void* to, int to_device, const void* from, int from_device,
                         std::size_t bytes, cudaStream_t stream, When when,
                         const char* function = __builtin_FUNCTION()) {
    for (const int number : {to_device, from_device}) {
        if (number < 0 || number >= device_count())
            return remember(cudaErrorInvalidDevice, function);
    }
    if (!belongs_to(to, bytes, to_device) || !belongs_to(from, bytes, from_device))
        return remember(cudaErrorInvalidValue, function);
    return copy(line(to, bytes), line(from, bytes), cudaMemcpyDeviceToDevice, stream, when,
                function);
}

cudaError_t copy_3d(const cudaMemcpy3DParms* p, cudaStream_t stream, When when,
                    const char* function = __builtin_FUNCTION()) {
    if (p == nullptr || p->srcArray != nullptr || p->dstArray != nullptr)
        return remember(cudaErrorInvalidValue, function);
    const auto slice = [&](const cudaPitchedPtr& side, const cudaPos& origin, std::size_t z) {
        const std::size_t row = (origin.z + z) * side.ysize + origin.y;
        return Region{static_cast<const char*>(side.ptr) + row * side.pitch + origin.x, side.pitch,
                      p->extent.width, p->extent.height};
    };
    for (std::size_t z = 0; z < p->extent.depth; ++z) {
        const cudaError_t status =
            copy(slice(p->dstPtr, p->dstPos, z), slice(p->srcPtr, p->srcPos, z), p->kind, stream,
                 when, function);
        if (status != cudaSuccess) return status;
    }
    return cudaSuccess;
}

}  // namespace

cudaError_t simt::runtime::copy_symbol(void* to, const void* from, std::size_t bytes,
                                       cudaMemcpyKind kind, cudaStream_t stream, bool wait,
                                       const char* function) {
    Region target = line(to, bytes), source = line(from, bytes);
    target.by_symbol = source.by_symbol = true;
    return copy(target, source, kind, stream, wait ? When::now : When::in_stream_order, function);
}

cudaError_t cudaMemcpy(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind) {
    return copy(line(to, bytes), line(from, bytes), kind, nullptr, When::now);
}

cudaError_t cudaMemcpyAsync(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind,
                            cudaStream_t stream) {
    return copy(line(to, bytes), line(from, bytes), kind, stream, When::in_stream_order);
}

cudaError_t cudaMemcpy2D(void* to, std::size_t to_pitch, const void* from, std::size_t from_pitch,
                         std::size_t width, std::size_t height, cudaMemcpyKind kind) {
    return copy({to, to_pitch, width, height}, {from, from_pitch, width, height}, kind, nullptr,
                When::now);
}

cudaError_t cudaMemcpy2DAsync(void* to, std::size_t to_pitch, const void* from,
                              std::size_t from_pitch, std::size_t width, std::size_t height,
                              cudaMemcpyKind kind, cudaStream_t stream) {
    return copy({to, to_pitch, width, height}, {from, from_pitch, width, height}, kind, stream,
                When::in_stream_order);
}

cudaError_t cudaMemcpy3D(const cudaMemcpy3DParms* parameters) {
    return copy_3d(parameters, nullptr, When::now);
}

cudaError_t cudaMemcpy3DAsync(const cudaMemcpy3DParms* parameters, cudaStream_t stream) {
    return copy_3d(parameters, stream, When::in_stream_order);
}

cudaError_t cudaMemcpyPeer(void* to, int to_device, const void* from, int from_device,
                           std::size_t bytes) {
    return copy_between(to, to_device, from, from_device, bytes, nullptr, When::now);
}

cudaError_t cudaMemcpyPeerAsync(void* to, int to_device, const void* from, int from_device,
                                std::size_t bytes, cudaStream_t stream) {
    return copy_between(to, to_device, from, from_device, bytes, stream, When::in_stream_order);
}

cudaError_t cudaMemset(void* pointer, int value, std::size_t bytes) {
    return fill(line(pointer, bytes), value, nullptr);
}

cudaError_t cudaMemsetAsync(void* pointer, int value, std::size_t bytes, cudaStream_t stream) {
    return fill(line(pointer, bytes), value, stream);
}

cudaError_t cudaMemset2D(void* pointer, std::size_t pitch, int value, std::size_t width,
                         std::size_t height) {
    return fill({pointer, pitch, width, height}, value, nullptr);
}

cudaError_t cudaMemset2DAsync(void* pointer, std::size_t pitch, int value, std::size_t width,
                              std::size_t height, cudaStream_t stream) {
    return fill({pointer, pitch, width, height}, value, stream);
}

cudaError_t cudaMemset3DAsync(cudaPitchedPtr pitched, int value, cudaExtent extent,
                              cudaStream_t stream) {
    for (std::size_t z = 0; z < extent.depth; ++z) {
        char* slice = static_cast<char*>(pitched.ptr) + z * pitched.ysize * pitched.pitch;
        const cudaError_t status =
            fill({slice, pitched.pitch, extent.width, extent.height}, value, stream);
        if (status != cudaSuccess) return status;
    }
    return cudaSuccess;
}

cudaError_t cudaMemset3D(cudaPitchedPtr pitched, int value, cudaExtent extent) {
    return cudaMemset3DAsync(pitched, value, extent, nullptr);
}
