// The virtual GPU: what cudaGetDeviceProperties tells and what simt::submit enforces, in one place.
// It has a Turing multiprocessor (compute capability 7.5, as in a T4), eight of them.
#pragma once

#include <cstddef>

namespace simt {

/// Limits of compute capability 7.5 (CUDA C++ Programming Guide, "Technical Specifications per
/// Compute Capability").
struct DeviceLimits {
    int compute_major = 7;
    int compute_minor = 5;
    int multiprocessors = 8;
    int warp_size = 32;
    int max_threads_per_block = 1024;
    int max_block_dim[3] = {1024, 1024, 64};
    int max_grid_dim[3] = {2147483647, 65535, 65535};
    int max_threads_per_multiprocessor = 1024;
    int max_blocks_per_multiprocessor = 16;
    std::size_t shared_per_block = 48 * 1024;           ///< without asking
    std::size_t shared_per_block_optin = 64 * 1024;     ///< after cudaFuncSetAttribute
    std::size_t shared_per_multiprocessor = 64 * 1024;  ///< all resident blocks together
    std::size_t shared_granularity = 256;  ///< a block's shared memory is rounded up to this
    std::size_t constant_memory = 64 * 1024;
    int registers_per_block = 65536;
    int registers_per_multiprocessor = 65536;
    std::size_t allocation_alignment = 256;  ///< of cudaMalloc
    std::size_t pitch_alignment = 512;       ///< of cudaMallocPitch
    std::size_t max_pitch = 2147483647;
};

inline constexpr DeviceLimits device_limits{};

/// Blocks of this shape that fit on one multiprocessor at a time: the least of the block, warp and
/// shared-memory limits. Registers are not counted: only nvcc knows how many a kernel needs.
constexpr int resident_blocks_per_multiprocessor(int threads_per_block, std::size_t shared_bytes) {
    const DeviceLimits& limit = device_limits;
    if (threads_per_block < 1 || threads_per_block > limit.max_threads_per_block) return 0;
    const int warps_per_block = (threads_per_block + limit.warp_size - 1) / limit.warp_size;
    const int warps_resident = limit.max_threads_per_multiprocessor / limit.warp_size;
    int blocks = limit.max_blocks_per_multiprocessor;
    if (warps_resident / warps_per_block < blocks) blocks = warps_resident / warps_per_block;
    if (shared_bytes > 0) {
        if (shared_bytes > limit.shared_per_multiprocessor) return 0;
        const std::size_t grain = limit.shared_granularity;
        const std::size_t rounded = (shared_bytes + grain - 1) / grain * grain;
        const int by_shared = static_cast<int>(limit.shared_per_multiprocessor / rounded);
        if (by_shared < blocks) blocks = by_shared;
    }
    return blocks;
}

}  // namespace simt
