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
    /// The work that runs allocates this: no other work may use it that need not come later.
    void allocated_in_order(std::uintptr_t begin, std::size_t bytes);
    /// By the work that runs, or by the host: before it is gone.
    void freed(std::uintptr_t begin, std::size_t bytes);
    /// A kernel touches memory: a copy or fill may run beside it.
    void kernel_access(std::uintptr_t address, unsigned size, bool writes, std::uintptr_t place) {
        if (!overlapping_.empty()) compare_with_transfers(address, size, writes, place);
        if (!unborn_.empty()) compare_with_allocations(address, size, {place, {}, writes});
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
        const char* act = "";  // what it does, if it is no access
    };
    /// Memory that a stream has allocated.
    struct Allocated {
        Range range;
        Step step;
        std::vector<std::uintptr_t> callers;
    };

    void transferred(std::uintptr_t begin, std::size_t bytes, bool writes);
    void compare_with_transfers(std::uintptr_t address, unsigned size, bool now_writes,
                                std::uintptr_t place);
    void compare_with_allocations(std::uintptr_t address, std::size_t size, const Party& now);
    /// Kernels whose accesses have no order with a copy, a fill or a free that happens now.
    /// @param unordered whether this generation has none
    /// @param report is told of each: the kernel's access and its launch
    template <class Unordered, class Report>
    void compare_with_kernels(const Range& range, bool now_writes, const Unordered& unordered,
                              const Report& report);
    /// @param mistake "race between streams" or "race with the host"
    void report_unordered(Party before, Party now, std::string detail,
                          const char* mistake = "race between streams");

    World& world_;
    MemoryCheck& memory_;
    bool in_work_ = false, host_waits_ = false;
    std::vector<Transfer> transfers_, overlapping_;
    // What streams have allocated and the host has not waited for; what of it may not be there yet.
    std::vector<Allocated> allocated_, unborn_;
    std::set<std::uintptr_t> in_order_;  // where all begins that streams have allocated
    std::set<unsigned> printed_;         // generations whose threads have called printf()
};

}  // namespace simt::check
