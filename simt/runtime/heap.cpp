// The allocator behind cudaMalloc, cudaMallocManaged and cudaMallocHost.
#include "heap.hpp"

#include "simt/limits.hpp"
#include "simt/observe/observer.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace simt::runtime {

namespace {

constexpr std::size_t small_limit = 64 * 1024;  // from here on an allocation has its own pages
constexpr std::size_t huge_page_size = 2 << 20;
constexpr std::size_t huge_from = 2 * huge_page_size;
constexpr std::size_t small_gap = 256;             // between small allocations
constexpr std::size_t small_zone_size = 64 << 20;  // most programs' small allocations fit
// Before the first allocation: an address shortly below it is the device's, too, and faults.
constexpr std::size_t lead = 64 << 20;

std::size_t round_up(std::size_t value, std::size_t multiple) {
    return (value + multiple - 1) / multiple * multiple;
}

using platform::AddressRange;
using platform::page_size;

}  // namespace

void FreeList::add(std::size_t offset, std::size_t size) {
    auto next = free_.lower_bound(offset);
    if (next != free_.begin()) {
        const auto previous = std::prev(next);
        if (previous->first + previous->second == offset) {
            offset = previous->first;
            size += previous->second;
            free_.erase(previous);
        }
    }
    if (next != free_.end() && offset + size == next->first) {
        size += next->second;
        free_.erase(next);
    }
    free_[offset] = size;
}

std::size_t FreeList::take(std::size_t size, std::size_t alignment) {
    for (auto it = free_.begin(); it != free_.end(); ++it) {
        const auto [offset, length] = *it;
        const std::size_t start = round_up(offset, alignment);
        if (start - offset > length || length - (start - offset) < size) continue;
        free_.erase(it);
        if (start > offset) free_[offset] = start - offset;
        if (start + size < offset + length) free_[start + size] = offset + length - start - size;
        return start;
    }
    return npos;
}

Heap::Heap(std::size_t capacity) {
    // Twice the capacity leaves room for guard pages and holes. Reserving takes addresses, not
    // memory; where addresses are limited (ulimit -v), a smaller device is better than none.
    for (capacity_ = round_up(capacity, page_size()); capacity_ > 0; capacity_ /= 2) {
        range_ = lead + 2 * capacity_ + small_zone_size;
        // Offsets are aligned relative to the start, so the start must be aligned, too.
        addresses_ = std::make_unique<AddressRange>(range_, huge_page_size);
        if (*addresses_) break;
    }
    if (capacity_ == 0) {
        range_ = 0;
        return;
    }
    base_ = addresses_->begin();
    if (AddressRange::open(reinterpret_cast<void*>(base_ + lead), small_zone_size, false))
        small_zone_ = lead + small_zone_size;
    reset_free_lists();
}

void Heap::reset_free_lists() {
    small_free_.clear();
    large_free_.clear();
    const std::size_t large_from = std::max(small_zone_, lead);
    if (small_zone_ > 0) small_free_.add(lead, small_zone_ - lead);
    if (range_ > large_from) large_free_.add(large_from, range_ - large_from);
}

void* Heap::take(std::size_t rounded, std::size_t* reserved) {
    if (rounded < small_limit) {
        const std::size_t offset =
            small_free_.take(rounded + small_gap, device_limits.allocation_alignment);
        if (offset != FreeList::npos) {
            *reserved = rounded + small_gap;
            return reinterpret_cast<void*>(base_ + offset);
        }
    }
    const std::size_t pages = round_up(rounded, page_size());
    const bool huge = pages >= huge_from;
    // The last page stays inaccessible: running over the end faults.
    const std::size_t offset =
        large_free_.take(pages + page_size(), huge ? huge_page_size : page_size());
    if (offset == FreeList::npos) return nullptr;
    void* start = reinterpret_cast<void*>(base_ + offset);
    if (!AddressRange::open(start, pages, huge)) {
        large_free_.add(offset, pages + page_size());
        return nullptr;
    }
    *reserved = pages + page_size();
    return start;
}

std::size_t Heap::charge(std::size_t bytes) {
    return round_up(std::max<std::size_t>(bytes, 1), device_limits.allocation_alignment);
}

void* Heap::allocate(std::size_t bytes) {
    if (bytes > capacity_) return nullptr;
    const std::size_t rounded = charge(bytes);
    if (rounded > capacity_ - used_) return nullptr;
    std::size_t reserved = 0;
    void* start = take(rounded, &reserved);
    if (start == nullptr) return nullptr;

    // Forget freed allocations whose addresses are used again.
    const auto address = reinterpret_cast<std::uintptr_t>(start);
    auto it = blocks_.lower_bound(address);
    if (it != blocks_.begin() && std::prev(it)->first + std::prev(it)->second.reserved > address)
        --it;
    while (it != blocks_.end() && it->first < address + reserved) it = blocks_.erase(it);

    std::memset(start, fresh, rounded);
    blocks_[address] = Block{bytes, reserved, true};
    used_ += rounded;
    return start;
}

bool Heap::free(void* pointer) {
    const auto it = blocks_.find(reinterpret_cast<std::uintptr_t>(pointer));
    if (it == blocks_.end() || !it->second.live) return false;
    it->second.live = false;
    used_ -= charge(it->second.size);
    give_back(it->first - base_, it->second);
    return true;
}

bool Heap::park(void* pointer) {
    const auto it = blocks_.find(reinterpret_cast<std::uintptr_t>(pointer));
    if (it == blocks_.end() || !it->second.live) return false;
    it->second.live = false;
    it->second.parked = true;
    std::memset(pointer, poison, it->second.size);
    return true;
}

bool Heap::unpark(void* pointer) {
    const auto it = blocks_.find(reinterpret_cast<std::uintptr_t>(pointer));
    if (it == blocks_.end() || !it->second.parked) return false;
    it->second.live = true;
    it->second.parked = false;
    std::memset(pointer, fresh, it->second.size);
    return true;
}

void Heap::give_back(std::size_t offset, const Block& block) {
    void* start = reinterpret_cast<void*>(base_ + offset);
    if (small(offset)) {
        std::memset(start, poison, block.reserved);
        small_free_.add(offset, block.reserved);
    } else {
        // Inaccessible, and the memory goes back to the system: using it now faults, as it would on
        // a GPU.
        AddressRange::close(start, block.reserved, poison);
        large_free_.add(offset, block.reserved);
    }
}

void Heap::free_all() {
    for (auto& [address, block] : blocks_) {
        if (!block.live && !block.parked) continue;
        if (observer != nullptr && block.live)
            observer->freed(reinterpret_cast<const void*>(address), block.size);
        block.live = block.parked = false;
        give_back(address - base_, block);
    }
    used_ = 0;
}

const Heap::Block* Heap::find(const void* address, const char** start) const {
    const auto a = reinterpret_cast<std::uintptr_t>(address);
    auto it = blocks_.upper_bound(a);
    if (it == blocks_.begin()) return nullptr;
    --it;
    if (a - it->first >= it->second.reserved) return nullptr;
    *start = reinterpret_cast<const char*>(it->first);
    return &it->second;
}

}  // namespace simt::runtime
