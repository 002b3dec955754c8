// Device memory: one reserved range of addresses per device, so that "whose memory is this" is a
// range check.
#pragma once

#include "platform/platform.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>

namespace simt::runtime {

/// Free intervals of an address range, kept sorted and merged; first fit, so that addresses repeat
/// from run to run.
class FreeList {
  public:
    void add(std::size_t offset, std::size_t size);
    /// Takes `size` bytes at a multiple of `alignment`. Returns npos when there is no room.
    std::size_t take(std::size_t size, std::size_t alignment);
    void clear() { free_.clear(); }
    static constexpr std::size_t npos = SIZE_MAX;

  private:
    std::map<std::size_t, std::size_t> free_;  // offset → size
};

/// An allocator over a reserved address range. New memory holds 0xFF bytes (NaN as float, -1 as
/// int). A freed large allocation goes back to the system and its pages become inaccessible; a
/// freed small one is filled with `poison`.
class Heap {
  public:
    struct Block {
        std::size_t size;      ///< bytes asked for
        std::size_t reserved;  ///< bytes taken from the range
        bool live;
        bool parked = false;  ///< not live, and yet nobody else gets its addresses
    };

    static constexpr unsigned char fresh = 0xFF;   ///< what new memory holds
    static constexpr unsigned char poison = 0xFD;  ///< what freed memory holds (−4.2e37 as float)

    /// @param capacity the most that live allocations may add up to.
    explicit Heap(std::size_t capacity);
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;

    /// `bytes` at a multiple of 256; nullptr when the capacity or the machine's memory is used up.
    void* allocate(std::size_t bytes);
    /// False when `pointer` is not the start of a live allocation.
    bool free(void* pointer);
    /// As free(), but the addresses stay its own, until unpark() makes it new memory there.
    bool park(void* pointer);
    bool unpark(void* pointer);
    void free_all();

    bool contains(const void* address) const {
        const auto a = reinterpret_cast<std::uintptr_t>(address);
        return a - base_ < range_;
    }
    /// The allocation, alive or freed, that holds `address`; its start in `*start`. nullptr when
    /// there is none.
    const Block* find(const void* address, const char** start) const;

    /// What an allocation of `bytes` takes of the capacity.
    static std::size_t charge(std::size_t bytes);
    std::size_t capacity() const { return capacity_; }
    std::size_t used() const { return used_; }

  private:
    void reset_free_lists();
    void* take(std::size_t rounded, std::size_t* reserved);
    void give_back(std::size_t offset, const Block& block);
    bool small(std::size_t offset) const { return offset < small_zone_; }

    std::unique_ptr<platform::AddressRange> addresses_;
    std::uintptr_t base_ = 0;
    std::size_t range_ = 0;  // addresses reserved
    std::size_t small_zone_ =
        0;  // where it ends: the first part of the range, for small allocations, always accessible
    std::size_t capacity_ = 0;
    std::size_t used_ = 0;
    FreeList small_free_, large_free_;
    std::map<std::uintptr_t, Block>
        blocks_;  // by start address; freed ones stay until their addresses are used again
};

}  // namespace simt::runtime
