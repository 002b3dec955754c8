// The order of the host and the streams: copies, fills, kernels and host code that touch the same
// memory, and what nobody waits for.
#pragma once

#include "simt/check/memory_check.hpp"
#include "simt/check/world.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace simt::check {

class StreamCheck {
  public:
    StreamCheck(World& world, MemoryCheck& memory) : world_(world), memory_(memory) {}

    void work_begins(const StreamKind& stream);
    void work_ends();
    /// A copy or a fill by the work that runs; nothing when none does.
    void written(std::uintptr_t begin, std::size_t bytes);
    void copied(std::uintptr_t to, std::uintptr_t from, std::size_t bytes);
    /// A kernel touches memory: a copy or fill may run beside it.
    void kernel_access(std::uintptr_t address, unsigned size, bool writes, std::uintptr_t place) {
        if (!overlapping_.empty()) compare_with_transfers(address, size, writes, place);
    }
    void host_access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place);
    void printed() { printed_.insert(world_.thread().generation); }
    void forget_printed() { printed_.clear(); }
    void tell_unseen_output();

  private:
    /// A copy or a fill; it may not be over when something else touches the same memory.
    struct Transfer {
        Range range;
        bool writes;
        Step step;
        std::vector<std::uintptr_t> callers;
    };
    /// Host code, a copy or a kernel that touches memory: at a place, or called from some.
    struct Party {
        std::uintptr_t place;
        std::vector<std::uintptr_t> callers;
        bool writes;
    };

    void transferred(std::uintptr_t begin, std::size_t bytes, bool writes);
    void compare_with_transfers(std::uintptr_t address, unsigned size, bool now_writes,
                                std::uintptr_t place);
    void compare_with_kernels(const Transfer& transfer);
    /// @param mistake "race between streams" or "race with the host"
    void report_unordered(Party before, Party now, std::string detail,
                          const char* mistake = "race between streams");

    World& world_;
    MemoryCheck& memory_;
    bool in_work_ = false, host_waits_ = false;
    std::vector<Transfer> transfers_, overlapping_;
    std::set<unsigned> printed_;  // generations whose threads have called printf()
};

}  // namespace simt::check
