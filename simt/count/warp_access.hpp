// What one memory instruction of a warp costs: sectors of global memory, wavefronts of shared
// memory.
#pragma once

#include <cstdint>

namespace simt::count {

constexpr unsigned kLanes = 32;
constexpr unsigned kSectorBytes = 32;
constexpr unsigned kBanks = 32;
constexpr unsigned kBankBytes = 4;

/// One instruction of a warp: each active lane accesses `bytes` bytes at its address.
struct WarpAccess {
    std::uint32_t active = 0;  // a bit for each lane
    unsigned bytes = 0;        // 1, 2, 4, 8 or 16
    std::uintptr_t address[kLanes] = {};
};

/// The distinct 32-byte sectors that the active lanes touch.
unsigned sectors(const WarpAccess& access) noexcept;

struct Wavefronts {
    unsigned needed = 0;
    unsigned ideal = 0;
};

/// The passes that the 32 banks of shared memory need: in one pass, a bank serves one word, to as
/// many lanes as want it. Accesses of 64 bits are served by half-warps, those of 128 bits by
/// quarters, one after another (NVIDIA documents this for none of its GPUs in use; measured by
/// others, to be confirmed).
Wavefronts wavefronts(const WarpAccess& access) noexcept;

/// The same for atomics: a bank changes a word for one lane at a time.
Wavefronts atomic_wavefronts(const WarpAccess& access) noexcept;

}  // namespace simt::count
