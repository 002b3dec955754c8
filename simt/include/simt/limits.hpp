// The virtual GPU: what cudaGetDeviceProperties tells and what simt::submit enforces, in one place.
// It has eight multiprocessors, of compute capability 7.5 (as in a T4) unless a program was
// compiled with another -arch.
#pragma once

#include <cstddef>

namespace simt {

/// Limits of one compute capability (CUDA C++ Programming Guide, "Technical Specifications per
/// Compute Capability"); these are 7.5's.
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
    std::size_t shared_reserved = 0;                    ///< of each block's share, for the system
    std::size_t shared_granularity = 256;  ///< a block's shared memory is rounded up to this
    std::size_t constant_memory = 64 * 1024;
    int registers_per_block = 65536;
    int registers_per_multiprocessor = 65536;
    int single_to_double = 32;  ///< float32 operations in the time of one in float64
    int l2_cache_bytes = 4 << 20;
    std::size_t allocation_alignment = 256;  ///< of cudaMalloc
    std::size_t pitch_alignment = 512;       ///< of cudaMallocPitch
    std::size_t max_pitch = 2147483647;
};

/// The limits that are the same everywhere, and 7.5's.
inline constexpr DeviceLimits default_limits{};

/// The compute capabilities that the virtual GPU can have, as __CUDA_ARCH__ says them.
inline constexpr int capabilities[] = {750, 800, 860, 890, 900};

/// The limits of one of these.
constexpr DeviceLimits limits_of(int capability) {
    DeviceLimits limits;
    if (capability < 800) return limits;
    constexpr std::size_t kibibyte = 1024;
    const auto set = [&](int threads, int blocks, std::size_t shared, int ratio, int l2_mebibytes) {
        limits.compute_major = capability / 100;
        limits.compute_minor = capability / 10 % 10;
        limits.max_threads_per_multiprocessor = threads;
        limits.max_blocks_per_multiprocessor = blocks;
        limits.shared_per_multiprocessor = shared * kibibyte;
        limits.shared_per_block_optin = (shared - 1) * kibibyte;
        limits.shared_reserved = kibibyte;
        limits.shared_granularity = 128;
        limits.single_to_double = ratio;
        limits.l2_cache_bytes = l2_mebibytes << 20;
    };
    if (capability >= 900) {
        set(2048, 32, 228, 2, 50);  // H100
    } else if (capability >= 890) {
        set(1536, 24, 100, 64, 48);  // L4
    } else if (capability >= 860) {
        set(1536, 16, 100, 64, 6);  // A10
    } else {
        set(2048, 32, 164, 2, 40);  // A100
    }
    return limits;
}

/// The virtual GPU's own: those of the newest architecture that a part of the program was compiled
/// for.
extern const DeviceLimits& device_limits;

/// A part of the program was compiled for this __CUDA_ARCH__. @returns true
bool use_capability(int capability) noexcept;

/// Blocks of this shape that fit on one multiprocessor at a time: the least of the block, warp and
/// shared-memory limits. Registers are not counted: only nvcc knows how many a kernel needs.
inline int resident_blocks_per_multiprocessor(int threads_per_block, std::size_t shared_bytes) {
    const DeviceLimits& limit = device_limits;
    if (threads_per_block < 1 || threads_per_block > limit.max_threads_per_block) return 0;
    const int warps_per_block = (threads_per_block + limit.warp_size - 1) / limit.warp_size;
    const int warps_resident = limit.max_threads_per_multiprocessor / limit.warp_size;
    int blocks = limit.max_blocks_per_multiprocessor;
    if (warps_resident / warps_per_block < blocks) blocks = warps_resident / warps_per_block;
    const std::size_t needed = shared_bytes + limit.shared_reserved;
    if (needed > 0) {
        if (needed > limit.shared_per_multiprocessor) return 0;
        const std::size_t grain = limit.shared_granularity;
        const std::size_t rounded = (needed + grain - 1) / grain * grain;
        const int by_shared = static_cast<int>(limit.shared_per_multiprocessor / rounded);
        if (by_shared < blocks) blocks = by_shared;
    }
    return blocks;
}

}  // namespace simt
