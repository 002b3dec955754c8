// Allocating and freeing; whose memory an address is.
#include "memory.hpp"

#include "capture.hpp"
#include "cuda_runtime_api.h"
#include "graph_memory.hpp"
#include "memory_pool.hpp"
#include "platform.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/limits.hpp"
#include "simt/memory.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"
#include "symbol.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace simt {

namespace runtime {

namespace {

std::mutex& memory_mutex() {
    return Runtime::the().memory.mutex;
}

Heap& pinned_heap() {
    static Heap& heap =
        *(Runtime::the().memory.pinned = std::make_unique<Heap>(default_device_memory()));
    return heap;
}

std::map<std::uintptr_t, std::size_t>& registered() {
    return Runtime::the().memory.registered;
}

std::map<std::uintptr_t, unsigned>& pinned_flags() {
    return Runtime::the().memory.pinned_flags;
}

MemoryBlock look_up(const Heap& heap, const void* address, MemoryKind kind, int number) {
    MemoryBlock result;
    result.kind = kind;
    result.device = number;
    const char* start = nullptr;
    if (const Heap::Block* block = heap.find(address, &start)) {
        result.base = start;
        result.size = block->size;
        result.live = block->live;
    }
    return result;
}

const std::pair<const std::uintptr_t, std::size_t>* find_registered(const void* address) {
    const auto a = reinterpret_cast<std::uintptr_t>(address);
    auto it = registered().upper_bound(a);
    if (it == registered().begin()) return nullptr;
    --it;
    return a - it->first < it->second ? &*it : nullptr;
}

cudaError_t allocate(Heap& heap, void** pointer, std::size_t bytes, MemoryKind kind) {
    if (pointer == nullptr) return cudaErrorInvalidValue;
    *pointer = nullptr;
    if (bytes == 0) return cudaSuccess;
    const std::lock_guard<std::mutex> lock(memory_mutex());
    if (observer != nullptr) {
        if (std::string why = observer->refuses(bytes); !why.empty()) {
            explain(std::move(why));
            return cudaErrorMemoryAllocation;
        }
    }
    *pointer = heap.allocate(bytes);
    if (*pointer == nullptr)
        explain(std::to_string(bytes) + " bytes are asked for, " +
                std::to_string(heap.capacity() - heap.used()) + " of " +
                std::to_string(heap.capacity()) + " are free (SIMT_MEMORY_MIB)");
    if (observer != nullptr && *pointer != nullptr) observer->allocated(*pointer, bytes, kind);
    return *pointer != nullptr ? cudaSuccess : cudaErrorMemoryAllocation;
}

/// Tells check mode what is about to be freed.
void tell_freed(const Heap& heap, const void* pointer) {
    const char* start = nullptr;
    if (observer == nullptr) return;
    if (const Heap::Block* block = heap.find(pointer, &start); block != nullptr && block->live)
        observer->freed(start, block->size);
}

/// The heap of device memory or managed memory that holds `pointer`, or nullptr.
Heap* heap_of_device_pointer(const void* pointer) {
    for (int number = 0; number < device_count(); ++number) {
        if (device(number).heap.contains(pointer)) return &device(number).heap;
        if (device(number).managed.contains(pointer)) return &device(number).managed;
    }
    return nullptr;
}

bool free_device_pointer(void* pointer) {
    Heap* heap = heap_of_device_pointer(pointer);
    const std::lock_guard<std::mutex> lock(memory_mutex());
    if (heap == nullptr) return false;
    tell_freed(*heap, pointer);
    leave_pool(pointer);
    return is_graph_memory(pointer) ? heap->park(pointer) : heap->free(pointer);
}

/// Whether cudaFree may free it; if not, that is explained.
bool is_live_start(const void* pointer) {
    const MemoryBlock block = find_memory(pointer);
    const bool allocated = block.kind == MemoryKind::device || block.kind == MemoryKind::managed;
    const char *why = nullptr, *mistake = "";
    if (!allocated || block.base == nullptr)
        why = "is no memory of cudaMalloc", mistake = "free of other memory";
    else if (!block.live)
        why = "has been freed already", mistake = "freed twice";
    else if (block.base != pointer)
        why = "is not where the allocation begins", mistake = "free of a moved pointer";
    if (why == nullptr) return true;
    char address[32];
    std::snprintf(address, sizeof address, "%p ", pointer);
    explain(std::string(address) + why, mistake);
    return false;
}

}  // namespace

std::size_t machine_memory() {
    return platform::machine_memory();
}

std::size_t default_device_memory() {
    static const std::size_t bytes = platform::default_device_memory() >> 20 << 20;
    return bytes;
}

void free_managed_memory(int number) {
    Heap& heap = device(number).managed;
    const std::lock_guard<std::mutex> lock(memory_mutex());
    heap.free_all();
}

cudaError_t allocate_on_device(int number, void** pointer, std::size_t bytes) {
    return allocate(device(number).heap, pointer, bytes, MemoryKind::device);
}

cudaError_t allocate_on_device(void** pointer, std::size_t bytes) {
    return allocate_on_device(current_device(), pointer, bytes);
}

bool free_on_device(void* pointer) {
    return free_device_pointer(pointer);
}

void unpark_on_device(void* pointer, std::size_t bytes) {
    Heap* const heap = heap_of_device_pointer(pointer);
    const std::lock_guard<std::mutex> lock(memory_mutex());
    heap->unpark(pointer);
    if (observer != nullptr) observer->allocated(pointer, bytes, MemoryKind::device);
}

void give_up_parked(void* pointer) {
    Heap* const heap = heap_of_device_pointer(pointer);
    const std::lock_guard<std::mutex> lock(memory_mutex());
    if (heap->unpark(pointer)) heap->free(pointer);
}

namespace {

std::string hexadecimal(const void* address) {
    char text[32];
    std::snprintf(text, sizeof text, "%p", address);
    return text;
}

/// A region that is no such side of a copy: why, and the mistake's name if it is plain.
struct Objection {
    std::string why;
    const char* mistake = "";
};

/// What makes the region no such side of a copy; empty when nothing does.
Objection objection(const Region& region, Side side) {
    const std::size_t bytes = region.bytes();
    if (bytes == 0) return {};
    if (region.start == nullptr) return {"a null pointer", "null pointer"};
    const MemoryBlock block = find_memory(region.start);
    const std::string here = hexadecimal(region.start);
    if (block.kind == MemoryKind::host)
        return {side == Side::device ? here + ", host memory, where device memory is asked for"
                                     : ""};
    if (block.kind == MemoryKind::variable && !region.by_symbol) {
        const Variable* const variable = find_variable(region.start);
        if (variable != nullptr && !variable->address_taken)
            return {std::string("the name of the device's variable ") + variable->name +
                        ", which is no address on the host: use cudaMemcpyToSymbol, "
                        "cudaMemcpyFromSymbol or cudaGetSymbolAddress",
                    "symbol as address"};
    }
    if (side == Side::host &&
        (block.kind == MemoryKind::device || block.kind == MemoryKind::variable))
        return {here + ", device memory, where host memory is asked for"};
    const bool to_come =
        (MakingNodes::now() || streams_are_captured()) && is_graph_memory(block.base);
    if (!block.live && !to_come) {
        if (block.base == nullptr) return {here + ", in no allocation"};
        return {here + ", in an allocation that has been freed", "use after free"};
    }
    const auto offset =
        static_cast<std::size_t>(static_cast<const char*>(region.start) - block.base);
    if (offset <= block.size && bytes <= block.size - offset) return {};
    Objection result{std::to_string(bytes) + " bytes from byte " + std::to_string(offset) + " of " +
                     std::to_string(block.size) + " bytes"};
    for (const std::size_t size : {4, 8}) {  // of 2, doubles are meant as often as halves
        if (offset != 0 || bytes != size * block.size) continue;
        result.mistake = "elements for bytes";
        result.why += ": the allocation has 1/" + std::to_string(size) +
                      " of that: elements instead of bytes?";
    }
    return result;
}

}  // namespace

const char* name_of(cudaMemcpyKind kind) {
    static constexpr const char* names[] = {"cudaMemcpyHostToHost", "cudaMemcpyHostToDevice",
                                            "cudaMemcpyDeviceToHost", "cudaMemcpyDeviceToDevice",
                                            "cudaMemcpyDefault"};
    const auto number = static_cast<unsigned>(kind);
    return number < std::size(names) ? names[number] : "no cudaMemcpyKind";
}

bool usable(const Region& region, Side side, const char* what) {
    const Objection found = objection(region, side);
    if (!found.why.empty() && what != nullptr)
        explain(std::string(what) + " is " + found.why, found.mistake);
    return found.why.empty();
}

cudaError_t sides_of(cudaMemcpyKind kind, Side* to, Side* from) {
    switch (kind) {
        case cudaMemcpyHostToHost:
            *to = Side::host, *from = Side::host;
            return cudaSuccess;
        case cudaMemcpyHostToDevice:
            *to = Side::device, *from = Side::host;
            return cudaSuccess;
        case cudaMemcpyDeviceToHost:
            *to = Side::host, *from = Side::device;
            return cudaSuccess;
        case cudaMemcpyDeviceToDevice:
            *to = Side::device, *from = Side::device;
            return cudaSuccess;
        case cudaMemcpyDefault:
            *to = Side::any, *from = Side::any;
            return cudaSuccess;
    }
    return cudaErrorInvalidMemcpyDirection;
}

}  // namespace runtime

MemoryBlock find_memory(const void* address) {
    using namespace runtime;
    if (const Variable* variable = find_variable(address)) {
        const bool managed = variable->kind == VariableKind::managed;
        return {managed ? MemoryKind::managed : MemoryKind::variable, current_device(),
                variable->address, variable->size, true};
    }
    for (int number = 0; number < device_count(); ++number) {
        Heap& own = device(number).heap;
        Heap& managed = device(number).managed;
        const std::lock_guard<std::mutex> lock(memory_mutex());
        if (own.contains(address)) return look_up(own, address, MemoryKind::device, number);
        if (managed.contains(address))
            return look_up(managed, address, MemoryKind::managed, number);
    }
    const std::lock_guard<std::mutex> lock(memory_mutex());
    if (pinned_heap().contains(address))
        return look_up(pinned_heap(), address, MemoryKind::pinned, 0);
    if (const auto* range = find_registered(address)) {
        return {MemoryKind::pinned, 0, reinterpret_cast<const char*>(range->first), range->second,
                true};
    }
    return {};
}

bool in_device_range(const void* address) {
    for (int number = 0; number < runtime::device_count(); ++number) {
        if (runtime::device(number).heap.contains(address)) return true;
    }
    return false;
}

}  // namespace simt

using namespace simt::runtime;
using simt::device_limits;
using simt::MemoryBlock;
using simt::MemoryKind;

// ---- device memory

cudaError_t cudaMalloc(void** pointer, std::size_t bytes) {
    return api([&] {
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        return allocate(device(current_device()).heap, pointer, bytes, MemoryKind::device);
    });
}

cudaError_t cudaFree(void* pointer) {
    return api([&] {
        if (pointer == nullptr) return cudaSuccess;
        if (!is_live_start(pointer)) return cudaErrorInvalidValue;
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        // Of memory that streams order, all uses are taken to be over.
        if (!in_pool(pointer) && !is_graph_memory(pointer))
            wait_for_device(simt::find_memory(pointer).device);
        return free_device_pointer(pointer) ? cudaSuccess : cudaErrorInvalidValue;
    });
}

cudaError_t cudaFreeAsync(void* pointer, cudaStream_t stream) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (pointer == nullptr) return cudaSuccess;
        if (is_captured(stream)) {
            Task task;
            const cudaError_t status = free_task(pointer, &task);
            return status == cudaSuccess ? enqueue(stream, std::move(task)) : status;
        }
        if (!is_live_start(pointer)) return cudaErrorInvalidValue;
        return enqueue(stream, [pointer] { free_device_pointer(pointer); });
    });
}

cudaError_t cudaMallocPitch(void** pointer, std::size_t* pitch, std::size_t width,
                            std::size_t height) {
    return api([&] {
        if (pointer == nullptr || pitch == nullptr) return cudaErrorInvalidValue;
        if (width > device_limits.max_pitch) return cudaErrorInvalidValue;
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        const std::size_t alignment = device_limits.pitch_alignment;
        *pitch = (width + alignment - 1) / alignment * alignment;
        if (height > 0 && *pitch > SIZE_MAX / height) return cudaErrorMemoryAllocation;
        return allocate(device(current_device()).heap, pointer, *pitch * height,
                        MemoryKind::device);
    });
}

cudaError_t cudaMalloc3D(cudaPitchedPtr* pitched, cudaExtent extent) {
    if (pitched == nullptr) return remember(cudaErrorInvalidValue);
    if (extent.depth > 0 && extent.height > SIZE_MAX / extent.depth)
        return remember(cudaErrorMemoryAllocation);
    const CalledAs name;
    const cudaError_t status =
        cudaMallocPitch(&pitched->ptr, &pitched->pitch, extent.width, extent.height * extent.depth);
    pitched->xsize = extent.width;
    pitched->ysize = extent.height;
    return status;
}

cudaError_t cudaMemGetInfo(std::size_t* free, std::size_t* total) {
    return api([&] {
        if (free == nullptr || total == nullptr) return cudaErrorInvalidValue;
        const Heap& heap = device(current_device()).heap;
        *free = heap.capacity() - heap.used();
        *total = heap.capacity();
        return cudaSuccess;
    });
}

// ---- managed memory: the CPU is the device, so nothing has to migrate

cudaError_t cudaMallocManaged(void** pointer, std::size_t bytes, unsigned int flags) {
    return api([&] {
        if (bytes == 0 || (flags != cudaMemAttachGlobal && flags != cudaMemAttachHost))
            return cudaErrorInvalidValue;
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        return allocate(device(current_device()).managed, pointer, bytes, MemoryKind::managed);
    });
}

namespace {

bool is_managed(const void* pointer, std::size_t bytes) {
    return simt::find_memory(pointer).kind == MemoryKind::managed &&
           usable({pointer, bytes, bytes, 1}, Side::any);
}

bool is_place(int number) {
    return number == cudaCpuDeviceId || is_device(number);
}

cudaError_t prefetch(const void* pointer, std::size_t bytes, bool place_exists,
                     cudaStream_t stream) {
    const auto body = [&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (!place_exists) return cudaErrorInvalidDevice;
        if (bytes == 0 || !is_managed(pointer, bytes)) return cudaErrorInvalidValue;
        return enqueue(stream, Task{});
    };
    return api(body, "cudaMemPrefetchAsync");
}

cudaError_t advise(const void* pointer, std::size_t bytes, cudaMemoryAdvise advice,
                   bool place_exists) {
    const auto body = [&] {
        if (advice < cudaMemAdviseSetReadMostly || advice > cudaMemAdviseUnsetAccessedBy)
            return cudaErrorInvalidValue;
        if (bytes == 0 || !is_managed(pointer, bytes)) return cudaErrorInvalidValue;
        const bool place_matters =
            advice > cudaMemAdviseUnsetReadMostly && advice != cudaMemAdviseUnsetPreferredLocation;
        return place_matters && !place_exists ? cudaErrorInvalidDevice : cudaSuccess;
    };
    return api(body, "cudaMemAdvise");
}

bool exists(cudaMemLocation place) {
    return place.type == cudaMemLocationTypeDevice ? place.id >= 0 && is_place(place.id)
                                                   : place.type != cudaMemLocationTypeInvalid;
}

}  // namespace

cudaError_t cudaMemPrefetchAsync(const void* pointer, std::size_t bytes, int number,
                                 cudaStream_t stream) {
    return prefetch(pointer, bytes, is_place(number), stream);
}

cudaError_t cudaMemPrefetchAsync(const void* pointer, std::size_t bytes, cudaMemLocation place,
                                 unsigned int flags, cudaStream_t stream) {
    if (flags != 0) return remember(cudaErrorInvalidValue);
    return prefetch(pointer, bytes, exists(place), stream);
}

cudaError_t cudaMemAdvise(const void* pointer, std::size_t bytes, cudaMemoryAdvise advice,
                          int number) {
    return advise(pointer, bytes, advice, is_place(number));
}

cudaError_t cudaMemAdvise(const void* pointer, std::size_t bytes, cudaMemoryAdvise advice,
                          cudaMemLocation place) {
    return advise(pointer, bytes, advice, exists(place));
}

cudaError_t cudaStreamAttachMemAsync(cudaStream_t stream, void* pointer, std::size_t,
                                     unsigned int) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        return simt::find_memory(pointer).kind == MemoryKind::managed ? cudaSuccess
                                                                      : cudaErrorInvalidValue;
    });
}

// ---- pinned host memory

cudaError_t cudaHostAlloc(void** pointer, std::size_t bytes, unsigned int flags) {
    return api([&] {
        constexpr unsigned known =
            cudaHostAllocPortable | cudaHostAllocMapped | cudaHostAllocWriteCombined;
        if ((flags & ~known) != 0) return cudaErrorInvalidValue;
        if (const cudaError_t refused = refuse_while_capturing(); refused != cudaSuccess)
            return refused;
        const cudaError_t status = allocate(pinned_heap(), pointer, bytes, MemoryKind::pinned);
        if (status == cudaSuccess)
            pinned_flags()[reinterpret_cast<std::uintptr_t>(*pointer)] = flags;
        return status;
    });
}

cudaError_t cudaMallocHost(void** pointer, std::size_t bytes) {
    const CalledAs name;
    return cudaHostAlloc(pointer, bytes, cudaHostAllocDefault);
}

cudaError_t cudaFreeHost(void* pointer) {
    return api([&] {
        if (pointer == nullptr) return cudaSuccess;
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        for (int number = 0; number < device_count(); ++number) wait_for_device(number);
        const std::lock_guard<std::mutex> lock(memory_mutex());
        tell_freed(pinned_heap(), pointer);
        return pinned_heap().free(pointer) ? cudaSuccess : cudaErrorInvalidValue;
    });
}

cudaError_t cudaHostRegister(void* pointer, std::size_t bytes, unsigned int flags) {
    return api([&] {
        constexpr unsigned known = cudaHostRegisterPortable | cudaHostRegisterMapped |
                                   cudaHostRegisterIoMemory | cudaHostRegisterReadOnly;
        if (pointer == nullptr || bytes == 0 || (flags & ~known) != 0) return cudaErrorInvalidValue;
        const MemoryBlock block = simt::find_memory(pointer);
        if (block.kind == MemoryKind::pinned) return cudaErrorHostMemoryAlreadyRegistered;
        if (block.kind != MemoryKind::host) return cudaErrorInvalidValue;
        const std::lock_guard<std::mutex> lock(memory_mutex());
        const auto start = reinterpret_cast<std::uintptr_t>(pointer);
        const auto next = registered().lower_bound(start);
        if (next != registered().end() && next->first - start < bytes)
            return cudaErrorHostMemoryAlreadyRegistered;
        registered()[start] = bytes;
        pinned_flags()[start] = flags | cudaHostAllocMapped;
        return cudaSuccess;
    });
}

cudaError_t cudaHostUnregister(void* pointer) {
    return api([&] {
        const std::lock_guard<std::mutex> lock(memory_mutex());
        const auto start = reinterpret_cast<std::uintptr_t>(pointer);
        if (pointer == nullptr) return cudaErrorInvalidValue;
        return registered().erase(start) == 1 ? cudaSuccess : cudaErrorHostMemoryNotRegistered;
    });
}

cudaError_t cudaHostGetDevicePointer(void** device_pointer, void* host, unsigned int flags) {
    return api([&] {
        if (device_pointer == nullptr || flags != 0) return cudaErrorInvalidValue;
        const MemoryBlock block = simt::find_memory(host);
        if (block.kind != MemoryKind::pinned || !block.live) return cudaErrorInvalidValue;
        *device_pointer = host;
        return cudaSuccess;
    });
}

cudaError_t cudaHostGetFlags(unsigned int* flags, void* host) {
    return api([&] {
        const MemoryBlock block = simt::find_memory(host);
        if (flags == nullptr || block.kind != MemoryKind::pinned || !block.live)
            return cudaErrorInvalidValue;
        *flags = pinned_flags()[reinterpret_cast<std::uintptr_t>(block.base)];
        return cudaSuccess;
    });
}

cudaError_t cudaPointerGetAttributes(cudaPointerAttributes* attributes, const void* pointer) {
    return api([&] {
        if (attributes == nullptr) return cudaErrorInvalidValue;
        const MemoryBlock block = simt::find_memory(pointer);
        void* address = const_cast<void*>(pointer);
        if (block.kind == MemoryKind::host || !block.live) {
            *attributes = {cudaMemoryTypeUnregistered, cudaInvalidDeviceId, nullptr, address};
        } else if (block.kind == MemoryKind::managed) {
            *attributes = {cudaMemoryTypeManaged, block.device, address, address};
        } else if (block.kind == MemoryKind::pinned) {
            *attributes = {cudaMemoryTypeHost, block.device, address, address};
        } else {
            *attributes = {cudaMemoryTypeDevice, block.device, address, nullptr};
        }
        return cudaSuccess;
    });
}
