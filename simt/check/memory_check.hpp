// memcheck: accesses that leave what they may touch, and what was allocated and not freed.
#pragma once

#include "simt/check/world.hpp"
#include "simt/memory.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace simt::check {

struct Allocation {
    std::size_t bytes = 0;
    bool live = false;
    MemoryKind kind = MemoryKind::device;
    bool in_kernel = false;  // a kernel's malloc
    std::vector<std::uintptr_t> callers;
};

class MemoryCheck {
  public:
    explicit MemoryCheck(World& world) : world_(world) {}

    /// What the device has allocated by now, and what of the program may be touched as it is.
    void launch_begins(const Launch& launch);
    void launch_ends();
    void arguments(std::uintptr_t begin, std::size_t bytes) { arguments_ = {begin, begin + bytes}; }
    /// Memory of the thread's own stack, or of the program itself: nothing to look at.
    bool is_harmless(std::uintptr_t address, std::uintptr_t frame) const;
    /// Not all of the bytes are valid. @returns whether they are now, and are to be looked at again
    bool access_outside(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                        std::uintptr_t frame);
    /// Where `file` is null, the place is what the address `place` is in the program.
    void misaligned(std::uintptr_t address, std::size_t alignment, const char* file, unsigned line,
                    std::uintptr_t place);
    /// An access leaves a local or a global array.
    void local_overflow(std::uintptr_t address, bool writes, const char* file, unsigned line);
    void host_in_device_memory(std::uintptr_t address, unsigned size, Touch touch,
                               std::uintptr_t place);
    /// In this launch: what stops the processor has been told.
    bool access_told() const { return access_told_; }

    void shared_placed(const char* name, std::uintptr_t begin, std::size_t bytes);
    void shared_removed(std::uintptr_t begin, std::size_t bytes);
    void shared_freed(std::uintptr_t begin) { arenas_.erase(begin); }
    void allocated(std::uintptr_t begin, std::size_t bytes, MemoryKind kind);
    void freed(std::uintptr_t begin, std::size_t bytes);
    void allocated_in_kernel(std::uintptr_t begin, std::size_t bytes);
    /// @returns whether to free it: false for a second time
    bool freed_in_kernel(std::uintptr_t begin, std::uintptr_t place);
    /// Why so many bytes more cannot be checked; empty when they can.
    std::string refuses(std::size_t bytes) const;
    void tell_leaks();
    void forget_allocations() { allocations_.clear(); }

    /// "byte 4 of A_tile"
    std::string describe_word(std::uintptr_t word) const;
    /// Host threads ask about allocations while others make them.
    std::mutex& mutex() { return mutex_; }
    const std::pair<const std::uintptr_t, Allocation>* allocation_of(std::uintptr_t address) const;

  private:
    struct Variable {
        const char* name = "";
        std::size_t bytes = 0;
    };
    /// What a launch has accessed behind an allocation.
    struct Behind {
        std::size_t farthest = 0;  // bytes from its beginning
        unsigned size = 0;         // of each access; 0: they differ
        bool by_thread = true;     // thread i of the grid accesses element i
        std::vector<Findings::Key> findings;
    };

    void read_program_map();
    void symbols_among_arguments(const Launch& launch);
    /// What is said of an access outside, and its name.
    struct Outside {
        std::vector<std::string> details;
        const char* mistake;
    };

    void invalid(unsigned size, Touch touch, std::uintptr_t place, const char* space,
                 Outside outside);
    Outside describe_global(std::uintptr_t address) const;
    Outside describe_shared(std::uintptr_t address) const;
    Outside describe_host(std::uintptr_t address) const;
    /// An access behind an allocation: is it as far as the allocation has bytes, in elements?
    void note_behind(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place);
    void tell_elements_for_bytes();

    World& world_;
    std::mutex mutex_;
    std::map<std::uintptr_t, Allocation> allocations_;
    std::map<std::uintptr_t, Variable> variables_;  // in blocks' shared memory
    std::map<std::uintptr_t, std::size_t> arenas_;
    std::vector<Range> images_, data_, thread_locals_;  // data_: the writable parts of images_
    std::array<std::uintptr_t, 256> harmless_{};        // addresses in images_, met in this launch
    std::vector<Range> adopted_;  // variables and registered memory, met in this launch
    std::map<std::uintptr_t, Behind> behind_;  // by allocation: accesses behind it in this launch
    Range arguments_;
    std::size_t live_bytes_ = 0;  // allocated, not freed
    bool access_told_ = false;    // in this launch: an invalid or misaligned access
};

}  // namespace simt::check
