// What an address is: the question that copies, kernels' error reports and check mode ask.
#pragma once

#include <cstddef>

namespace simt {

enum class MemoryKind {
    host,      ///< ordinary host memory: a kernel must not touch it
    device,    ///< cudaMalloc
    managed,   ///< cudaMallocManaged and __managed__ variables
    pinned,    ///< cudaMallocHost, cudaHostAlloc, cudaHostRegister: a kernel may use it
    variable,  ///< a __device__ or __constant__ variable
};

struct MemoryBlock {
    MemoryKind kind = MemoryKind::host;
    int device = -1;             ///< its device; -1 for host memory
    const char* base = nullptr;  ///< start of the allocation; nullptr when the address is in none
    std::size_t size = 0;        ///< bytes asked for
    bool live = false;           ///< false: freed, or never allocated
};

/// The allocation that holds `address`, alive or freed. For an address in a device's range but in
/// no allocation, `kind` and `device` are set and `base` is nullptr. Not for use inside a kernel's
/// inner loop: it takes a lock.
MemoryBlock find_memory(const void* address);

/// A range check, without a lock: is this an address that cudaMalloc of some device could have
/// returned?
bool in_device_range(const void* address);

}  // namespace simt
