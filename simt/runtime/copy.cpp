// Copies and fills, each checked as a GPU's driver checks it: whose memory is it, is it alive, does
// it fit.
#include "array.hpp"
#include "capture.hpp"
#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/limits.hpp"
#include "simt/memory.hpp"
#include "simt/observe/observer.hpp"

#include <cstring>
#include <string>
#include <utility>
#include <vector>

using namespace simt::runtime;
using simt::device_limits;
using simt::MemoryKind;

namespace {

enum class When { now, in_stream_order };

void move_rows(const Region& to, const Region& from) {
    auto* target = static_cast<char*>(const_cast<void*>(to.start));
    const auto* source = static_cast<const char*>(from.start);
    for (std::size_t row = 0; row < to.height; ++row) {
        if (simt::observer != nullptr)
            simt::observer->copied(target + row * to.pitch, source + row * from.pitch, to.width);
        std::memmove(target + row * to.pitch, source + row * from.pitch, to.width);
    }
}

/// Every copy comes through here.
cudaError_t copy(std::vector<Rows> rows, cudaMemcpyKind kind, cudaStream_t stream, When when,
                 const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        if (const cudaError_t status = check_copy(rows, kind); status != cudaSuccess) return status;
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (rows.empty() || rows[0].to.bytes() == 0) return cudaSuccess;
        if (when == When::now) {
            if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
                return status;
        }
        const cudaError_t status = enqueue(stream, copy_task(std::move(rows), kind));
        if (when == When::now && status == cudaSuccess) return wait_for_stream(stream);
        return status;
    };
    return api(body, function);
}

cudaError_t copy(Region to, Region from, cudaMemcpyKind kind, cudaStream_t stream, When when,
                 const char* function = __builtin_FUNCTION()) {
    return copy(std::vector<Rows>{{to, from}}, kind, stream, when, function);
}

Region line(const void* start, std::size_t bytes) {
    return {start, bytes, bytes, 1};
}

Region region_of(const cudaMemsetParams& fill) {
    return {fill.dst, fill.pitch, fill.width * fill.elementSize, fill.height};
}

void fill_rows(const cudaMemsetParams& fill) {
    const Region to = region_of(fill);
    auto* start = static_cast<char*>(fill.dst);
    for (std::size_t row = 0; row < to.height && to.width > 0; ++row) {
        char* const first = start + row * to.pitch;
        if (fill.elementSize == 1) {
            std::memset(first, static_cast<int>(fill.value), to.width);
        } else {
            for (std::size_t at = 0; at < to.width; at += fill.elementSize)
                std::memcpy(first + at, &fill.value, fill.elementSize);  // little-endian, as a GPU
        }
        if (simt::observer != nullptr) simt::observer->written(first, to.width);
    }
}

/// Every fill comes through here.
cudaError_t fill(Region to, int value, cudaStream_t stream, When when,
                 const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        Task task;
        const cudaError_t status =
            fill_task({const_cast<void*>(to.start), to.pitch, static_cast<unsigned>(value) & 0xFF,
                       1, to.width, to.height},
                      &task);
        if (status != cudaSuccess) return status;
        if (when == When::now) {
            if (const cudaError_t refused = refuse_while_capturing(); refused != cudaSuccess)
                return refused;
        }
        return enqueue(stream, std::move(task));
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
        if (!is_device(number)) return remember(cudaErrorInvalidDevice, function);
    }
    if (!belongs_to(to, bytes, to_device) || !belongs_to(from, bytes, from_device))
        return remember(cudaErrorInvalidValue, function);
    return copy(line(to, bytes), line(from, bytes), cudaMemcpyDeviceToDevice, stream, when,
                function);
}

/// One side of a copy of boxes: an array, whose positions count elements, or pitched memory.
struct BoxSide {
    const cudaArray* array;
    cudaPos origin;
    cudaPitchedPtr memory;

    /// One slice of it. @param width in bytes
    cudaError_t slice(std::size_t z, std::size_t width, std::size_t height, Region* region) const {
        if (array != nullptr)
            return array_region(array, origin.x * array->element(), origin.y, origin.z + z, width,
                                height, region);
        const std::size_t row = (origin.z + z) * memory.ysize + origin.y;
        *region = {static_cast<const char*>(memory.ptr) + row * memory.pitch + origin.x,
                   memory.pitch, width, height};
        return cudaSuccess;
    }
};

/// One rectangle for each slice.
cudaError_t slices_of(const cudaMemcpy3DParms& p, std::vector<Rows>* rows) {
    const BoxSide to{p.dstArray, p.dstPos, p.dstPtr}, from{p.srcArray, p.srcPos, p.srcPtr};
    std::size_t width = p.extent.width;
    for (const BoxSide& side : {to, from}) {
        if (side.array == nullptr) continue;
        if (!is_live_array(side.array)) return cudaErrorInvalidValue;
        if (side.memory.ptr != nullptr) {
            explain("one side of the copy is an array and memory");
            return cudaErrorInvalidValue;
        }
        width = p.extent.width * side.array->element();
    }
    if (p.dstArray != nullptr && p.srcArray != nullptr &&
        p.dstArray->element() != p.srcArray->element()) {
        explain("the elements of the two arrays have " + std::to_string(p.dstArray->element()) +
                " and " + std::to_string(p.srcArray->element()) + " bytes");
        return cudaErrorInvalidValue;
    }
    for (std::size_t z = 0; z < p.extent.depth; ++z) {
        Rows one{};
        for (const auto& [side, region] : {std::pair(&to, &one.to), std::pair(&from, &one.from)}) {
            const cudaError_t status = side->slice(z, width, p.extent.height, region);
            if (status != cudaSuccess) return status;
        }
        rows->push_back(one);
    }
    return cudaSuccess;
}

cudaError_t copy_3d(const cudaMemcpy3DParms* p, cudaStream_t stream, When when,
                    const char* function = __builtin_FUNCTION()) {
    std::vector<Rows> rows;
    const cudaError_t status = p == nullptr ? cudaErrorInvalidValue : slices_of(*p, &rows);
    if (status != cudaSuccess) return remember(status, function);
    return copy(std::move(rows), p->kind, stream, when, function);
}

// ---- arrays

/// A rectangle in an array or in memory.
struct Rectangle {
    bool in_array;
    const cudaArray* array;
    std::size_t x, y;   // in the array, x in bytes
    const void* start;  // in memory
    std::size_t pitch;

    static Rectangle of(const cudaArray* array, std::size_t x, std::size_t y) {
        return {true, array, x, y, nullptr, 0};
    }
    static Rectangle of(const void* start, std::size_t pitch) {
        return {false, nullptr, 0, 0, start, pitch};
    }
};

cudaError_t copy_rectangle(const Rectangle& to, const Rectangle& from, std::size_t width,
                           std::size_t height, cudaMemcpyKind kind, cudaStream_t stream, When when,
                           const char* function = __builtin_FUNCTION()) {
    const auto region = [&](const Rectangle& side, Region* result) {
        if (side.in_array)
            return array_region(side.array, side.x, side.y, 0, width, height, result);
        *result = {side.start, side.pitch, width, height};
        return cudaSuccess;
    };
    Rows rows{};
    cudaError_t status = region(to, &rows.to);
    if (status == cudaSuccess) status = region(from, &rows.from);
    if (status != cudaSuccess) return remember(status, function);
    return copy(rows.to, rows.from, kind, stream, when, function);
}

/// `bytes` from a place on, over the ends of rows.
cudaError_t run_of(const cudaArray* array, std::size_t x, std::size_t y, std::size_t bytes,
                   Region* region) {
    if (!is_live_array(array)) return cudaErrorInvalidValue;
    const std::size_t row = array->row_bytes(), all = row * array->rows();
    if (x >= row || y >= array->rows() || bytes > all - (y * row + x)) {
        explain(std::to_string(bytes) + " bytes from byte " + std::to_string(x) + " of row " +
                std::to_string(y) + ", in an array of " + std::to_string(array->rows()) +
                " rows of " + std::to_string(row) + " bytes");
        return cudaErrorInvalidValue;
    }
    *region = line(array->memory + y * row + x, bytes);
    return cudaSuccess;
}

cudaError_t copy_run(cudaError_t found, const Region& to, const Region& from, cudaMemcpyKind kind,
                     cudaStream_t stream, When when, const char* function = __builtin_FUNCTION()) {
    if (found != cudaSuccess) return remember(found, function);
    return copy(to, from, kind, stream, when, function);
}

cudaError_t checked_task(std::vector<Rows> rows, cudaMemcpyKind kind, Task* task) {
    const cudaError_t status = check_copy(rows, kind);
    if (status == cudaSuccess) *task = copy_task(std::move(rows), kind);
    return status;
}

}  // namespace

cudaError_t simt::runtime::check_copy(const std::vector<Rows>& rows, cudaMemcpyKind kind) {
    Side to_side{}, from_side{};
    if (const cudaError_t status = sides_of(kind, &to_side, &from_side); status != cudaSuccess)
        return status;
    const std::string of = std::string(" of ") + name_of(kind);
    for (const auto& [to, from] : rows) {
        if (to.height > 1 || from.height > 1) {
            for (const Region& side : {to, from}) {
                if (side.width > side.pitch || side.pitch > device_limits.max_pitch)
                    return cudaErrorInvalidPitchValue;
            }
        }
        if (usable(to, to_side, ("the target" + of).c_str()) &&
            usable(from, from_side, ("the source" + of).c_str()))
            continue;
        const bool one_way = to_side != from_side && to_side != Side::any;
        if (one_way && to.bytes() != 0 && to.start != nullptr && from.start != nullptr &&
            usable(to, from_side) && usable(from, to_side) && !usable(to, to_side) &&
            !usable(from, from_side))
            explain(to_side == Side::device
                        ? "cudaMemcpyHostToDevice is the wrong direction: the target, which comes "
                          "first, is host memory, and the source is device memory"
                        : "cudaMemcpyDeviceToHost is the wrong direction: the target, which comes "
                          "first, is device memory, and the source is host memory",
                    "wrong direction");
        return cudaErrorInvalidValue;
    }
    return cudaSuccess;
}

cudaError_t simt::runtime::check_memory(const Task& task) {
    if (task.type == cudaGraphNodeTypeMemcpy) return check_copy(task.rows, task.copy.kind);
    if (task.type == cudaGraphNodeTypeMemset &&
        !usable(region_of(task.fill), Side::device, "the target"))
        return cudaErrorInvalidValue;
    return cudaSuccess;
}

Task simt::runtime::copy_task(std::vector<Rows> rows, cudaMemcpyKind kind) {
    Task task;
    task.type = cudaGraphNodeTypeMemcpy;
    if (!rows.empty()) {
        const auto pitched = [](const Region& side) {
            return cudaPitchedPtr{const_cast<void*>(side.start), side.pitch, side.width,
                                  side.height};
        };
        task.copy.dstPtr = pitched(rows[0].to);
        task.copy.srcPtr = pitched(rows[0].from);
        task.copy.extent = {rows[0].to.width, rows[0].to.height, rows.size()};
    }
    task.copy.kind = kind;
    task.rows = rows;
    task.run = [moved = std::move(rows)] {
        for (const auto& [to, from] : moved) move_rows(to, from);
    };
    return task;
}

cudaError_t simt::runtime::copy_task(const cudaMemcpy3DParms& parameters, Task* task) {
    std::vector<Rows> rows;
    cudaError_t status = slices_of(parameters, &rows);
    if (status == cudaSuccess) status = checked_task(std::move(rows), parameters.kind, task);
    if (status == cudaSuccess) task->copy = parameters;
    return status;
}

cudaError_t simt::runtime::copy_task(void* to, const void* from, std::size_t bytes,
                                     cudaMemcpyKind kind, Task* task) {
    return checked_task({{line(to, bytes), line(from, bytes)}}, kind, task);
}

cudaError_t simt::runtime::fill_task(const cudaMemsetParams& parameters, Task* task) {
    const unsigned size = parameters.elementSize;
    if (size != 1 && size != 2 && size != 4) return cudaErrorInvalidValue;
    const Region to = region_of(parameters);
    if (to.height > 1 && (to.width > to.pitch || to.pitch > device_limits.max_pitch))
        return cudaErrorInvalidValue;
    if (!usable(to, Side::device, "the target")) return cudaErrorInvalidValue;
    Task made;
    made.type = cudaGraphNodeTypeMemset;
    made.fill = parameters;
    made.run = [parameters] { fill_rows(parameters); };
    *task = std::move(made);
    return cudaSuccess;
}

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

cudaError_t cudaMemcpy2DToArray(cudaArray_t to, std::size_t x, std::size_t y, const void* from,
                                std::size_t from_pitch, std::size_t width, std::size_t height,
                                cudaMemcpyKind kind) {
    return copy_rectangle(Rectangle::of(to, x, y), Rectangle::of(from, from_pitch), width, height,
                          kind, nullptr, When::now);
}

cudaError_t cudaMemcpy2DToArrayAsync(cudaArray_t to, std::size_t x, std::size_t y, const void* from,
                                     std::size_t from_pitch, std::size_t width, std::size_t height,
                                     cudaMemcpyKind kind, cudaStream_t stream) {
    return copy_rectangle(Rectangle::of(to, x, y), Rectangle::of(from, from_pitch), width, height,
                          kind, stream, When::in_stream_order);
}

cudaError_t cudaMemcpy2DFromArray(void* to, std::size_t to_pitch, cudaArray_const_t from,
                                  std::size_t x, std::size_t y, std::size_t width,
                                  std::size_t height, cudaMemcpyKind kind) {
    return copy_rectangle(Rectangle::of(to, to_pitch), Rectangle::of(from, x, y), width, height,
                          kind, nullptr, When::now);
}

cudaError_t cudaMemcpy2DFromArrayAsync(void* to, std::size_t to_pitch, cudaArray_const_t from,
                                       std::size_t x, std::size_t y, std::size_t width,
                                       std::size_t height, cudaMemcpyKind kind,
                                       cudaStream_t stream) {
    return copy_rectangle(Rectangle::of(to, to_pitch), Rectangle::of(from, x, y), width, height,
                          kind, stream, When::in_stream_order);
}

cudaError_t cudaMemcpy2DArrayToArray(cudaArray_t to, std::size_t to_x, std::size_t to_y,
                                     cudaArray_const_t from, std::size_t from_x, std::size_t from_y,
                                     std::size_t width, std::size_t height, cudaMemcpyKind kind) {
    return copy_rectangle(Rectangle::of(to, to_x, to_y), Rectangle::of(from, from_x, from_y), width,
                          height, kind, nullptr, When::now);
}

cudaError_t cudaMemcpyToArrayAsync(cudaArray_t to, std::size_t x, std::size_t y, const void* from,
                                   std::size_t bytes, cudaMemcpyKind kind, cudaStream_t stream) {
    Region target{};
    return copy_run(run_of(to, x, y, bytes, &target), target, line(from, bytes), kind, stream,
                    When::in_stream_order);
}

cudaError_t cudaMemcpyToArray(cudaArray_t to, std::size_t x, std::size_t y, const void* from,
                              std::size_t bytes, cudaMemcpyKind kind) {
    Region target{};
    return copy_run(run_of(to, x, y, bytes, &target), target, line(from, bytes), kind, nullptr,
                    When::now);
}

cudaError_t cudaMemcpyFromArrayAsync(void* to, cudaArray_const_t from, std::size_t x, std::size_t y,
                                     std::size_t bytes, cudaMemcpyKind kind, cudaStream_t stream) {
    Region source{};
    return copy_run(run_of(from, x, y, bytes, &source), line(to, bytes), source, kind, stream,
                    When::in_stream_order);
}

cudaError_t cudaMemcpyFromArray(void* to, cudaArray_const_t from, std::size_t x, std::size_t y,
                                std::size_t bytes, cudaMemcpyKind kind) {
    Region source{};
    return copy_run(run_of(from, x, y, bytes, &source), line(to, bytes), source, kind, nullptr,
                    When::now);
}

cudaError_t cudaMemcpyArrayToArray(cudaArray_t to, std::size_t to_x, std::size_t to_y,
                                   cudaArray_const_t from, std::size_t from_x, std::size_t from_y,
                                   std::size_t bytes, cudaMemcpyKind kind) {
    Region target{}, source{};
    cudaError_t found = run_of(to, to_x, to_y, bytes, &target);
    if (found == cudaSuccess) found = run_of(from, from_x, from_y, bytes, &source);
    return copy_run(found, target, source, kind, nullptr, When::now);
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
    return fill(line(pointer, bytes), value, nullptr, When::now);
}

cudaError_t cudaMemsetAsync(void* pointer, int value, std::size_t bytes, cudaStream_t stream) {
    return fill(line(pointer, bytes), value, stream, When::in_stream_order);
}

cudaError_t cudaMemset2D(void* pointer, std::size_t pitch, int value, std::size_t width,
                         std::size_t height) {
    return fill({pointer, pitch, width, height}, value, nullptr, When::now);
}

cudaError_t cudaMemset2DAsync(void* pointer, std::size_t pitch, int value, std::size_t width,
                              std::size_t height, cudaStream_t stream) {
    return fill({pointer, pitch, width, height}, value, stream, When::in_stream_order);
}

cudaError_t cudaMemset3DAsync(cudaPitchedPtr pitched, int value, cudaExtent extent,
                              cudaStream_t stream) {
    const CalledAs name;
    for (std::size_t z = 0; z < extent.depth; ++z) {
        char* slice = static_cast<char*>(pitched.ptr) + z * pitched.ysize * pitched.pitch;
        const cudaError_t status = fill({slice, pitched.pitch, extent.width, extent.height}, value,
                                        stream, When::in_stream_order);
        if (status != cudaSuccess) return status;
    }
    return cudaSuccess;
}

cudaError_t cudaMemset3D(cudaPitchedPtr pitched, int value, cudaExtent extent) {
    const CalledAs name;
    return cudaMemset3DAsync(pitched, value, extent, nullptr);
}
