// Stream-ordered allocation: CUDA C++ Programming Guide, "Stream Ordered Memory Allocator". A pool
// here counts what it has given and what it would keep; the memory itself is the device's heap's.
#include "memory_pool.hpp"

#include "capture.hpp"
#include "cuda_runtime_api.h"
#include "graph_memory.hpp"
#include "memory.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/limits.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace simt::runtime {

namespace {

PoolState& pools() {
    return Runtime::the().pools;
}

std::shared_ptr<Pool> new_pool(int device, std::size_t most) {
    auto pool = std::make_shared<Pool>();
    pool->device = device;
    pool->most = most;
    pool->access[static_cast<std::size_t>(device)] = cudaMemAccessFlagsProtReadWrite;
    return pool;
}

DevicePools& pools_of(int device) {
    DevicePools& found = pools().of_device[static_cast<std::size_t>(device)];
    if (found.standard == nullptr) found.standard = found.current = new_pool(device, 0);
    return found;
}

/// The pool of this handle; null, and explained, when there is none.
std::shared_ptr<Pool> find(cudaMemPool_t handle) {
    for (int number = 0; number < device_count(); ++number)
        if (pools_of(number).standard.get() == handle) return pools_of(number).standard;
    const auto found = pools().made.find(handle);
    if (found != pools().made.end()) return found->second;
    explain("this is no memory pool, or it has been destroyed");
    return nullptr;
}

/// The memory exists from here on, and counts; the program may use it where the stream has come to
/// this place.
cudaError_t allocate(const std::shared_ptr<Pool>& pool, void** pointer, std::size_t bytes,
                     cudaStream_t stream) {
    if (pointer == nullptr) return cudaErrorInvalidValue;
    *pointer = nullptr;
    if (bytes == 0) return cudaSuccess;
    if (is_captured(stream)) {
        cudaMemAllocNodeParams parameters{};
        parameters.poolProps.allocType = cudaMemAllocationTypePinned;
        parameters.poolProps.location = {cudaMemLocationTypeDevice, pool->device};
        parameters.bytesize = bytes;
        Task task;
        cudaError_t status = allocation_task(parameters, &task);
        if (status == cudaSuccess) status = enqueue(stream, std::move(task));
        if (status == cudaSuccess) *pointer = parameters.dptr;
        return status;
    }
    const std::size_t size = Heap::charge(bytes);
    if (pool->most != 0 && (size > pool->most || pool->used > pool->most - size)) {
        explain(std::to_string(bytes) + " bytes are asked for, " + std::to_string(pool->used) +
                " of the pool's " + std::to_string(pool->most) + " are in use (maxSize)");
        return cudaErrorMemoryAllocation;
    }
    cudaError_t status = allocate_on_device(pool->device, pointer, bytes);
    if (status != cudaSuccess) return status;
    pools().given[*pointer] = {pool, size};
    pool->used += size;
    pool->used_high = std::max(pool->used_high, pool->used);
    pool->reserved = std::max(pool->reserved, pool->used);
    pool->reserved_high = std::max(pool->reserved_high, pool->reserved);
    Task task;
    task.run = [memory = *pointer, bytes] {
        if (observer != nullptr) observer->allocated_in_order(memory, bytes);
    };
    status = enqueue(stream, std::move(task));
    if (status == cudaSuccess) return status;
    free_on_device(*pointer);
    *pointer = nullptr;
    return status;
}

}  // namespace

bool in_pool(const void* pointer) {
    return pools().given.count(pointer) == 1;
}

void leave_pool(const void* pointer) {
    const auto found = pools().given.find(pointer);
    if (found == pools().given.end()) return;
    found->second.pool->used -= found->second.bytes;
    pools().given.erase(found);
}

void release_pools() {
    const auto release = [](Pool& pool) {
        pool.reserved = std::max(pool.used, std::min(pool.reserved, pool.threshold));
    };
    for (const DevicePools& one : pools().of_device)
        if (one.standard != nullptr) release(*one.standard);
    for (const auto& [handle, pool] : pools().made) release(*pool);
}

void forget_pools(int device) {
    PoolState& all = pools();
    for (auto it = all.given.begin(); it != all.given.end();)
        it = it->second.pool->device == device ? all.given.erase(it) : std::next(it);
    for (auto it = all.made.begin(); it != all.made.end();)
        it = it->second->device == device ? all.made.erase(it) : std::next(it);
    all.of_device[static_cast<std::size_t>(device)] = {};
}

}  // namespace simt::runtime

using namespace simt::runtime;

// ---- allocating

cudaError_t cudaMallocAsync(void** pointer, std::size_t bytes, cudaStream_t stream) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        return allocate(pools_of(device_of(stream)).current, pointer, bytes, stream);
    });
}

cudaError_t cudaMallocFromPoolAsync(void** pointer, std::size_t bytes, cudaMemPool_t handle,
                                    cudaStream_t stream) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        const auto pool = find(handle);
        return pool != nullptr ? allocate(pool, pointer, bytes, stream) : cudaErrorInvalidValue;
    });
}

// ---- pools

cudaError_t cudaMemPoolCreate(cudaMemPool_t* handle, const cudaMemPoolProps* properties) {
    return api([&] {
        if (handle == nullptr || properties == nullptr ||
            properties->allocType != cudaMemAllocationTypePinned)
            return cudaErrorInvalidValue;
        if (properties->location.type != cudaMemLocationTypeDevice) {
            explain("a pool's memory is a device's here (cudaMemLocationTypeDevice)");
            return cudaErrorInvalidValue;
        }
        if (!is_device(properties->location.id)) return cudaErrorInvalidDevice;
        if (properties->handleTypes != cudaMemHandleTypeNone) {
            explain("memory shared between processes is not simulated (cudaMemHandleTypeNone)");
            return cudaErrorNotSupported;
        }
        const auto pool = new_pool(properties->location.id, properties->maxSize);
        pools().made[*handle = pool.get()] = pool;
        return cudaSuccess;
    });
}

cudaError_t cudaMemPoolDestroy(cudaMemPool_t handle) {
    return api([&] {
        const auto pool = find(handle);
        if (pool == nullptr) return cudaErrorInvalidValue;
        DevicePools& own = pools_of(pool->device);
        if (pool == own.standard) {
            explain("a device's default pool cannot be destroyed");
            return cudaErrorInvalidValue;
        }
        if (own.current == pool) own.current = own.standard;
        pools().made.erase(handle);
        return cudaSuccess;
    });
}

cudaError_t cudaMemPoolSetAttribute(cudaMemPool_t handle, cudaMemPoolAttr attribute, void* value) {
    return api([&] {
        const auto pool = find(handle);
        if (pool == nullptr || value == nullptr) return cudaErrorInvalidValue;
        const auto reset = [&](std::size_t& high, std::size_t now) {
            if (*static_cast<const std::uint64_t*>(value) != 0) {
                explain("a highest value can be set to 0 only");
                return cudaErrorInvalidValue;
            }
            high = now;
            return cudaSuccess;
        };
        switch (attribute) {
            case cudaMemPoolReuseFollowEventDependencies:
            case cudaMemPoolReuseAllowOpportunistic:
            case cudaMemPoolReuseAllowInternalDependencies:
                pool->reuse[static_cast<std::size_t>(attribute) - 1] =
                    *static_cast<const int*>(value) != 0 ? 1 : 0;
                return cudaSuccess;
            case cudaMemPoolAttrReleaseThreshold:
                pool->threshold = *static_cast<const std::uint64_t*>(value);
                return cudaSuccess;
            case cudaMemPoolAttrReservedMemHigh:
                return reset(pool->reserved_high, pool->reserved);
            case cudaMemPoolAttrUsedMemHigh:
                return reset(pool->used_high, pool->used);
            default:
                return cudaErrorInvalidValue;
        }
    });
}

cudaError_t cudaMemPoolGetAttribute(cudaMemPool_t handle, cudaMemPoolAttr attribute, void* value) {
    return api([&] {
        const auto pool = find(handle);
        if (pool == nullptr || value == nullptr) return cudaErrorInvalidValue;
        const auto give = [value](std::size_t what) {
            *static_cast<std::uint64_t*>(value) = what;
            return cudaSuccess;
        };
        switch (attribute) {
            case cudaMemPoolReuseFollowEventDependencies:
            case cudaMemPoolReuseAllowOpportunistic:
            case cudaMemPoolReuseAllowInternalDependencies:
                *static_cast<int*>(value) = pool->reuse[static_cast<std::size_t>(attribute) - 1];
                return cudaSuccess;
            case cudaMemPoolAttrReleaseThreshold:
                return give(pool->threshold);
            case cudaMemPoolAttrReservedMemCurrent:
                return give(pool->reserved);
            case cudaMemPoolAttrReservedMemHigh:
                return give(pool->reserved_high);
            case cudaMemPoolAttrUsedMemCurrent:
                return give(pool->used);
            case cudaMemPoolAttrUsedMemHigh:
                return give(pool->used_high);
        }
        return cudaErrorInvalidValue;
    });
}

cudaError_t cudaMemPoolTrimTo(cudaMemPool_t handle, std::size_t bytes_to_keep) {
    return api([&] {
        const auto pool = find(handle);
        if (pool == nullptr) return cudaErrorInvalidValue;
        pool->reserved = std::max(pool->used, std::min(pool->reserved, bytes_to_keep));
        return cudaSuccess;
    });
}

cudaError_t cudaMemPoolSetAccess(cudaMemPool_t handle, const cudaMemAccessDesc* list,
                                 std::size_t count) {
    return api([&] {
        const auto pool = find(handle);
        if (pool == nullptr || (count > 0 && list == nullptr)) return cudaErrorInvalidValue;
        for (std::size_t i = 0; i < count; ++i) {
            if (list[i].location.type != cudaMemLocationTypeDevice ||
                !is_device(list[i].location.id))
                return cudaErrorInvalidDevice;
            if (list[i].location.id == pool->device &&
                list[i].flags != cudaMemAccessFlagsProtReadWrite) {
                explain("the pool's own device cannot lose its access");
                return cudaErrorInvalidDevice;
            }
        }
        for (std::size_t i = 0; i < count; ++i)
            pool->access[static_cast<std::size_t>(list[i].location.id)] = list[i].flags;
        return cudaSuccess;
    });
}

cudaError_t cudaMemPoolGetAccess(cudaMemAccessFlags* flags, cudaMemPool_t handle,
                                 cudaMemLocation* location) {
    return api([&] {
        const auto pool = find(handle);
        if (pool == nullptr || flags == nullptr || location == nullptr)
            return cudaErrorInvalidValue;
        if (location->type != cudaMemLocationTypeDevice || !is_device(location->id))
            return cudaErrorInvalidDevice;
        *flags = pool->access[static_cast<std::size_t>(location->id)];
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceGetDefaultMemPool(cudaMemPool_t* handle, int device) {
    return api([&] {
        if (handle == nullptr) return cudaErrorInvalidValue;
        if (!is_device(device)) return cudaErrorInvalidDevice;
        *handle = pools_of(device).standard.get();
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceGetMemPool(cudaMemPool_t* handle, int device) {
    return api([&] {
        if (handle == nullptr) return cudaErrorInvalidValue;
        if (!is_device(device)) return cudaErrorInvalidDevice;
        *handle = pools_of(device).current.get();
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceSetMemPool(int device, cudaMemPool_t handle) {
    return api([&] {
        if (!is_device(device)) return cudaErrorInvalidDevice;
        const auto pool = find(handle);
        if (pool == nullptr) return cudaErrorInvalidValue;
        if (pool->device != device) {
            explain("the pool's memory is device " + std::to_string(pool->device) +
                    "'s, not device " + std::to_string(device) + "'s");
            return cudaErrorInvalidValue;
        }
        pools_of(device).current = pool;
        return cudaSuccess;
    });
}
