// racecheck: two accesses of which one writes, and no barrier, fence or stream gives them an order.
#pragma once

#include "simt/check/memory_check.hpp"
#include "simt/check/world.hpp"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace simt::check {

class RaceCheck {
  public:
    RaceCheck(World& world, const MemoryCheck& memory) : world_(world), memory_(memory) {}

    void launch_begins();
    void launch_ends();
    /// An access to valid memory; `size` bytes within one word, or whole words.
    void access(Page& page, std::uintptr_t address, unsigned size, Touch touch,
                std::uintptr_t place);
    /// Whether reading these bytes of written memory would change nothing here: the usual case.
    bool has_read(const Page& page, std::uintptr_t address, unsigned size,
                  std::uintptr_t place) const {
        if (unsettled_count_ != 0 || page.cells == nullptr) return false;
        const unsigned rank = thread_rank();
        const ThreadState& self = world_.block->threads[rank];
        if (self.lanes != nullptr || self.knows != nullptr) return false;
        const unsigned bytes = size >= 4 ? 0xF : ((1u << size) - 1) << (address % 4);
        const Access now{Access::pack_who(place, rank, bytes, false), self.when};
        const Cell* cell = &page.cells[address % Page::kBytes / 4];
        for (unsigned i = 0; i < size; i += 4)
            if (!cell++->has_read(now)) return false;
        return true;
    }
    /// Two writes that race: whether their values differ is known once the second has happened.
    void settle() {
        if (unsettled_count_ != 0) settle_all();
    }
    /// What was accessed last is not there yet: it cannot be two writes of the same value.
    void last_write_is_under_way();
    /// A thread is about to compare memory with a value that it has read (atomicCAS).
    void compares(std::uintptr_t address, const void* expected, std::size_t bytes);

    // What gives an order.
    void barrier_reached();
    void barrier_passed();
    void grid_passed();
    void fence();
    void some_meet(std::uintptr_t barrier);
    static void lanes_met(const BlockState& block, void* const* lanes, unsigned mask);

  private:
    void touch_word(Page& page, std::uintptr_t address, unsigned bytes, Touch touch,
                    std::uintptr_t place, ThreadState& thread, unsigned rank);
    void compare(const Access& before, bool before_writes, const Access& now, bool now_writes,
                 std::uintptr_t word, const ThreadState& thread, unsigned rank, bool in_shared);
    bool excused(const Access& before, bool before_writes, const Access& now, bool now_writes,
                 std::uintptr_t word);
    void tell_pending_reads();
    void settle_all();
    void report(const Access& before, bool before_writes, const Access& now, bool now_writes,
                std::uintptr_t word, bool same_value);
    void synchronize_at(std::uintptr_t address, ThreadState& thread, unsigned rank);

    World& world_;
    const MemoryCheck& memory_;
    bool fences_ = false;  // in this launch

    struct Clock {
        std::uint64_t generation = 0;
        unsigned block = 0;  // of shared memory
        Known knows;
    };
    std::unordered_map<std::uintptr_t, Clock> clocks_;  // by an atomic's address

    struct Unsettled {
        Access before, now;
        std::uintptr_t word;
        std::uint32_t value;
    };
    Unsettled unsettled_[4];
    unsigned unsettled_count_ = 0;
    /// A plain read that races with an atomic: no mistake if its thread then gives what it has read
    /// to atomicCAS() as the value to compare with.
    struct PendingRead {
        Access before, now;
        bool before_writes, now_writes;
        std::uintptr_t word;
        std::uint32_t value;
        unsigned bytes;  // of the word that were read
    };
    std::unordered_map<std::uint64_t, std::vector<PendingRead>> pending_reads_;  // by thread
    std::size_t pending_count_ = 0;
};

// ---- each access comes through here

inline void RaceCheck::access(Page& page, std::uintptr_t address, unsigned size, Touch touch,
                              std::uintptr_t place) {
    const unsigned rank = thread_rank();
    ThreadState& self = world_.block->threads[rank];
    // Volatile accesses to shared memory give no order: see touch_word().
    if (touch == Touch::update || (touch > Touch::update && !page.shared))
        synchronize_at(address, self, rank);
    if (size >= 4) {
        for (unsigned i = 0; i < size; i += 4)
            touch_word(page, address + i, 0xF, touch, place, self, rank);
    } else {
        touch_word(page, address / 4 * 4, ((1u << size) - 1) << (address % 4), touch, place, self,
                   rank);
    }
}

inline void RaceCheck::touch_word(Page& page, std::uintptr_t address, unsigned bytes, Touch touch,
                                  std::uintptr_t place, ThreadState& self, unsigned rank) {
    // Volatile accesses to global memory are how threads of different blocks talk; within a block
    // they do not replace a barrier.
    const bool atomic = touch == Touch::update || (touch >= Touch::volatile_read && !page.shared);
    const Access now{Access::pack_who(place, rank, bytes, atomic), self.when};
    Cell& cell = page.cell(address % Page::kBytes);
    const auto ordered_for_sure = [&](const Access& before) {
        return world_.overlapping.empty() && surely_ordered(before, now.when, rank);
    };
    const auto look_at = [&](const Access& before, bool before_writes) {
        if (!ordered_for_sure(before))
            compare(before, before_writes, now, writes(touch), address, self, rank, page.shared);
    };
    look_at(cell.writer, true);
    if (writes(touch)) {
        if (cell.reader.when != 0) {
            look_at(cell.reader, false);
            look_at(cell.other_reader, false);
            look_at(cell.other_block, false);
            cell.reader = cell.other_reader = cell.other_block = {};
        }
        cell.writer = now;
        return;
    }
    if (interval(cell.reader.when) == interval(now.when)) {
        const bool knows_more = self.lanes != nullptr || self.knows != nullptr;
        // The usual case: many threads of the block read the word at one place. Two of them will
        // do.
        if (!knows_more && cell.has_readers(now)) return;
        if (cell.reader.rank() == rank ||
            (knows_more && ordered(cell.reader, *world_.block, self, rank)))
            cell.reader = now;
        else
            cell.other_reader = now;
        return;
    }
    if (cell.reader.when != 0 && generation_of(cell.reader.when) == generation_of(now.when) &&
        block_of(cell.reader.when) != block_of(now.when))
        cell.other_block = cell.reader;
    cell.reader = now;
    cell.other_reader = {};
}

}  // namespace simt::check
