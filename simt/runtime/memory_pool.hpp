// Memory that streams allocate and free in their order, and the pools it comes from.
#pragma once

#include "driver_types.h"
#include "runtime.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <memory>

struct CUmemPoolHandle_st {
    int device = 0;
    std::size_t most = 0;  // bytes; 0: no limit of its own
    std::size_t threshold = 0;
    std::size_t used = 0, used_high = 0, reserved = 0, reserved_high = 0;
    std::array<int, 3> reuse{1, 1, 1};  // how memory may be used again: nothing here depends on it
    std::array<cudaMemAccessFlags, simt::runtime::max_devices> access{};
};

namespace simt::runtime {

using Pool = CUmemPoolHandle_st;

/// What has been given to the program.
struct Given {
    std::shared_ptr<Pool> pool;  ///< a destroyed pool lives as long as memory of it does
    std::size_t bytes;
};

struct DevicePools {
    std::shared_ptr<Pool> standard, current;
};

/// Guarded by the API's mutex.
struct PoolState {
    std::array<DevicePools, max_devices> of_device;
    std::map<cudaMemPool_t, std::shared_ptr<Pool>> made;
    std::map<const void*, Given> given;
};

/// Whether cudaMallocAsync or cudaMallocFromPoolAsync gave this pointer.
bool in_pool(const void* pointer);
/// The memory is freed: its pool has it back.
void leave_pool(const void* pointer);
/// The host has waited for something: pools keep no more than their release thresholds.
void release_pools();
/// The device is reset.
void forget_pools(int device);

}  // namespace simt::runtime
