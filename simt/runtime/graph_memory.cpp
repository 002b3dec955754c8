// CUDA C++ Programming Guide, "Graph Memory Nodes".
#include "graph_memory.hpp"

#include "cuda_runtime_api.h"
#include "graph.hpp"
#include "memory.hpp"
#include "runtime.hpp"
#include "simt/memory.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace simt::runtime {

namespace {

std::map<const void*, GraphMemory*>& memories() {
    return Runtime::the().graph_memory.all;
}

using Highest = GraphMemoryState::Highest;
Highest& highest(int device) {
    return Runtime::the().graph_memory.highest[static_cast<std::size_t>(device)];
}

/// Bytes of the device's: of all graphs, or what is there of them.
std::size_t count(int device, bool only_there) {
    std::size_t bytes = 0;
    for (const auto& [pointer, memory] : memories())
        if (memory->device == device && (!only_there || is_there(*memory))) bytes += memory->bytes;
    return bytes;
}

void note_highest(int device) {
    Highest& so_far = highest(device);
    so_far.used = std::max(so_far.used, count(device, true));
    so_far.reserved = std::max(so_far.reserved, count(device, false));
}

}  // namespace

GraphMemory::GraphMemory(int device_, void* pointer_, std::size_t bytes_)
    : device(device_), pointer(pointer_), bytes(bytes_) {
    memories()[pointer] = this;
}

GraphMemory::~GraphMemory() {
    const auto found = memories().find(pointer);
    if (found == memories().end() || found->second != this) return;  // the device was reset
    const bool there = is_there(*this);
    memories().erase(found);
    // What is there stays: from now on it is memory like any other, for cudaFree.
    if (!there) give_up_parked(pointer);
}

bool is_graph_memory(const void* pointer) {
    return memories().count(pointer) == 1;
}

bool is_there(const GraphMemory& memory) {
    return find_memory(memory.pointer).live;
}

cudaError_t allocation_task(cudaMemAllocNodeParams& parameters, Task* task) {
    const cudaMemPoolProps& pool = parameters.poolProps;
    if (parameters.bytesize == 0 || pool.allocType != cudaMemAllocationTypePinned ||
        pool.location.type != cudaMemLocationTypeDevice || !is_device(pool.location.id))
        return cudaErrorInvalidValue;
    if (pool.handleTypes != cudaMemHandleTypeNone) {
        explain("memory of a graph cannot be shared with other processes");
        return cudaErrorNotSupported;
    }
    void* pointer = nullptr;
    const cudaError_t status = allocate_on_device(pool.location.id, &pointer, parameters.bytesize);
    if (status != cudaSuccess) return status;
    const auto memory =
        std::make_shared<GraphMemory>(pool.location.id, pointer, parameters.bytesize);
    free_on_device(pointer);  // its addresses stay
    note_highest(memory->device);
    parameters.dptr = pointer;
    memory->parameters = parameters;
    memory->parameters.accessDescs = nullptr;
    memory->parameters.accessDescCount = 0;
    task->type = cudaGraphNodeTypeMemAlloc;
    task->memory = memory;
    task->run = [&own = *memory] {
        unpark_on_device(own.pointer, own.bytes);
        note_highest(own.device);
        if (observer != nullptr) observer->allocated_in_order(own.pointer, own.bytes);
    };
    return cudaSuccess;
}

cudaError_t free_task(void* pointer, Task* task) {
    if (!is_graph_memory(pointer)) {
        explain("a graph can free only what a graph has allocated");
        return cudaErrorInvalidValue;
    }
    task->type = cudaGraphNodeTypeMemFree;
    task->freed = pointer;
    task->run = [pointer] {
        if (free_on_device(pointer)) return;
        explain("a graph frees memory that is not allocated at that time", "freed twice");
        remember(cudaErrorIllegalAddress, "cudaGraphLaunch");
        device(find_memory(pointer).device).sticky = cudaErrorIllegalAddress;
    };
    return cudaSuccess;
}

bool holds_memory(const CUgraph_st& graph) {
    return std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const auto& node) {
        return node->task.type == cudaGraphNodeTypeMemAlloc ||
               node->task.type == cudaGraphNodeTypeMemFree;
    });
}

bool holds_memory_that_stays(const CUgraph_st& graph) {
    const bool holds = holds_memory(graph);
    if (holds)
        explain(
            "a graph that allocates or frees memory cannot be cloned, become a part of another one "
            "or lose nodes, and only one executable graph may be made of it at a time");
    return holds;
}

void forget_graph_memory(int device) {
    auto& all = memories();
    for (auto it = all.begin(); it != all.end();)
        it = it->second->device == device ? all.erase(it) : std::next(it);
    highest(device) = {};
}

}  // namespace simt::runtime

using namespace simt::runtime;

cudaError_t cudaDeviceGraphMemTrim(int device) {
    return api([&] { return is_device(device) ? cudaSuccess : cudaErrorInvalidDevice; });
}

cudaError_t cudaDeviceGetGraphMemAttribute(int device, cudaGraphMemAttributeType attribute,
                                           void* value) {
    return api([&] {
        if (!is_device(device)) return cudaErrorInvalidDevice;
        if (value == nullptr || attribute < cudaGraphMemAttrUsedMemCurrent ||
            attribute > cudaGraphMemAttrReservedMemHigh)
            return cudaErrorInvalidValue;
        const std::array<std::size_t, 4> values{count(device, true), highest(device).used,
                                                count(device, false), highest(device).reserved};
        *static_cast<std::uint64_t*>(value) = values[static_cast<std::size_t>(attribute)];
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceSetGraphMemAttribute(int device, cudaGraphMemAttributeType attribute,
                                           void* value) {
    return api([&] {
        if (!is_device(device)) return cudaErrorInvalidDevice;
        const bool used = attribute == cudaGraphMemAttrUsedMemHigh;
        if (value == nullptr || (!used && attribute != cudaGraphMemAttrReservedMemHigh) ||
            *static_cast<const std::uint64_t*>(value) != 0)
            return cudaErrorInvalidValue;
        (used ? highest(device).used : highest(device).reserved) = count(device, used);
        return cudaSuccess;
    });
}
