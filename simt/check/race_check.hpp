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

}  // namespace simt::check
