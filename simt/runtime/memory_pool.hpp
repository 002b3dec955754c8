// Memory that streams allocate and free in their order, and the pools it comes from.
#pragma once

namespace simt::runtime {

/// Whether cudaMallocAsync or cudaMallocFromPoolAsync gave this pointer.
bool in_pool(const void* pointer);
/// The memory is freed: its pool has it back.
void leave_pool(const void* pointer);
/// The host has waited for something: pools keep no more than their release thresholds.
void release_pools();
/// The device is reset.
void forget_pools(int device);

}  // namespace simt::runtime
