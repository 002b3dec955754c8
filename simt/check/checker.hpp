// The checker: what every access of a kernel, every barrier and every allocation comes to.
#pragma once

#include "device_launch_parameters.h"
#include "simt/check/finding.hpp"
#include "simt/check/order.hpp"
#include "simt/check/shadow.hpp"
#include "simt/check/timeline.hpp"
#include "simt/launch.hpp"
#include "simt/memory.hpp"
#include "simt/observe/observer.hpp"
#include "simt/warp_call.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace simt::check {

enum class Touch { read, write, update, volatile_read, volatile_write };  // update: an atomic's

constexpr bool writes(Touch touch) {
    return touch != Touch::read && touch != Touch::volatile_read;
}

class Checker {
  public:
    /// The one of this process; made before any other code runs, never destroyed.
    static Checker& the() noexcept { return *instance_; }
    static void make() { instance_ = new Checker; }
    static bool exists() noexcept { return instance_ != nullptr; }

    // ---- what kernels do
    void access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                std::uintptr_t frame);
    /// Where `file` is null, the place is what the address `place` is in the program.
    void misaligned(std::uintptr_t address, std::size_t alignment, const char* file, unsigned line,
                    std::uintptr_t place);
    void some_meet(std::uintptr_t barrier);
    void barrier_reached(const char* file, unsigned line);
    void barrier_passed();
    void grid_passed();
    void fence();
    void* lane();
    static void lanes_met(void* const* lanes, unsigned mask);
    void copy_issued(std::uintptr_t to, unsigned bytes, std::uintptr_t place, std::uintptr_t frame);
    void arguments(std::uintptr_t begin, std::size_t bytes) { arguments_ = {begin, begin + bytes}; }
    void thread_exits() { settle(); }
    void compares(std::uintptr_t address, const void* expected, std::size_t bytes);
    void shuffled(const char* operation, const char* file, unsigned line, unsigned mask,
                  const unsigned* sources);
    void printed() { printed_.insert(thread().generation); }
    /// An access leaves a local or a global array.
    void local_overflow(std::uintptr_t address, bool writes, const char* file, unsigned line);

    /// The kernel's own malloc and free.
    void allocated_in_kernel(std::uintptr_t begin, std::size_t bytes);
    /// @returns whether to free it: false for a second time
    bool freed_in_kernel(std::uintptr_t begin, std::uintptr_t place);

    // ---- what host code does
    void host_access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place);
    bool knows(std::uintptr_t address) const { return shadow_.look_up(address) != nullptr; }

    // ---- what the runtime does
    Timeline& timeline() { return timeline_; }
    void work_begins(const StreamKind& stream);
    void work_ends();
    void launch_begins(const Launch& launch);
    void launch_ends(const ExecutionResult& result);
    void block_begins(const void* block, std::size_t number);
    void block_entered(const void* block);
    void block_ends(const void* block);
    void shared_placed(const char* name, std::uintptr_t begin, std::size_t bytes);
    void shared_removed(std::uintptr_t begin, std::size_t bytes);
    void shared_freed(std::uintptr_t begin) { arenas_.erase(begin); }
    std::string refuses(std::size_t bytes) const;
    void shared_begins(std::uintptr_t begin, std::size_t bytes);
    void allocated(std::uintptr_t begin, std::size_t bytes, MemoryKind kind);
    void freed(std::uintptr_t begin, std::size_t bytes);
    void written(std::uintptr_t begin, std::size_t bytes);
    void copied(std::uintptr_t to, std::uintptr_t from, std::size_t bytes);
    void call_failed(const FailedCall& call);

    /// At the end of the program: leaks, and the report. @returns how many mistakes there are.
    /// `early` says "The program was ended by …": it did not come to its end; or empty
    std::size_t finish(const std::string& early, bool as_json);
    /// The process has forked: what has been found is its parent's to tell.
    void forget_findings();
    bool has_findings() const { return !findings_.empty(); }

  private:
    struct Range {
        std::uintptr_t begin = 0, end = 0;
        bool holds(std::uintptr_t address) const { return address - begin < end - begin; }
        bool meets(std::uintptr_t address, std::size_t size) const {
            return begin < address + size && address < end;
        }
    };
    struct Allocation {
        std::size_t bytes = 0;
        bool live = false;
        MemoryKind kind = MemoryKind::device;
        bool in_kernel = false;  // a kernel's malloc
        std::vector<std::uintptr_t> callers;
    };
    struct Variable {
        const char* name = "";
        std::size_t bytes = 0;
    };

    /// A launch, as its accesses remember it: by generation.
    struct Past {
        Step step;
        LaunchSite site;
        dim3 grid, block;
    };
    /// A copy or a fill; it may not be over when something else touches the same memory.
    struct Transfer {
        Range range;
        bool writes;
        Step step;
        std::vector<std::uintptr_t> callers;
    };

    ThreadState& thread() { return block_->threads[thread_rank()]; }
    Who who() const;
    Who who(const Access& access) const;

    void touch_word(Page& page, std::uintptr_t address, unsigned bytes, Touch touch,
                    std::uintptr_t place, ThreadState& thread, unsigned rank);
    void compare(const Access& before, bool before_writes, const Access& now, bool now_writes,
                 std::uintptr_t word, const ThreadState& thread, unsigned rank, bool in_shared);
    void access_outside(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                        std::uintptr_t frame);
    void invalid(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                 const char* space, std::vector<std::string> details);
    std::vector<std::string> describe_global(std::uintptr_t address, unsigned size) const;
    std::vector<std::string> describe_shared(std::uintptr_t address, unsigned size) const;
    void unwritten(std::uintptr_t address, unsigned size, std::uintptr_t place, bool shared);
    void unwritten_in_copy(std::uintptr_t from, std::size_t bytes);
    void symbols_among_arguments(const Launch& launch);
    bool excused(const Access& before, bool before_writes, const Access& now, bool now_writes,
                 std::uintptr_t word);
    void tell_pending_reads();
    void tell_outside_mask(const Shuffles& shuffles, const char* file, unsigned line, unsigned lane,
                           unsigned source);
    bool nothing_written(const Page& page, std::uintptr_t address, unsigned size) const;
    void report_race(const Access& before, bool before_writes, const Access& now, bool now_writes,
                     std::uintptr_t word, bool same_value);
    void synchronize_at(std::uintptr_t address, ThreadState& thread, unsigned rank);
    std::string describe_word(std::uintptr_t word) const;
    void settle() {
        if (unsettled_count_ != 0) settle_all();
    }
    void settle_all();
    const std::pair<const std::uintptr_t, Allocation>* allocation_of(std::uintptr_t address) const;
    bool overlaps(std::uint64_t generation) const;
    void host_in_device_memory(std::uintptr_t address, unsigned size, Touch touch,
                               std::uintptr_t place);
    /// Who made the copy or fill that runs: in a graph, who made the node.
    std::vector<std::uintptr_t> callers() const;
    void transferred(std::uintptr_t begin, std::size_t bytes, bool writes);
    void compare_with_transfers(std::uintptr_t address, unsigned size, bool now_writes,
                                std::uintptr_t place);
    void compare_with_kernels(const Transfer& transfer);
    /// Host code, a copy or a kernel that touches memory: at a place, or called from some.
    struct Party {
        std::uintptr_t place;
        std::vector<std::uintptr_t> callers;
        bool writes;
    };
    void report_unordered(Party before, Party now, std::string detail);
    void read_program_map();

    static inline Checker* instance_ = nullptr;
    Shadow shadow_;
    Timeline timeline_;
    std::mutex memory_mutex_;  // host threads ask about allocations while others make them
    Findings findings_;
    std::map<std::uintptr_t, Allocation> allocations_;
    std::map<std::uintptr_t, Variable> variables_;  // in blocks' shared memory
    std::map<std::uintptr_t, std::size_t> arenas_;
    std::vector<Range> images_, data_, thread_locals_;  // data_: the writable parts of images_
    std::array<std::uintptr_t, 256> harmless_{};        // addresses in images_, met in this launch
    std::vector<Range> adopted_;  // variables and registered memory, met in this launch
    Range arguments_;

    const Launch* launch_ = nullptr;
    BlockState* block_ = nullptr;
    std::unordered_map<const void*, std::unique_ptr<BlockState>> blocks_;
    unsigned generation_ = 0, last_generation_ = 0;
    bool fences_ = false;  // in this launch

    // Stream work that the host has not waited for, and what of it may still run during this one.
    Step step_;
    StreamKind stream_{};
    bool in_work_ = false, host_waits_ = false;
    std::vector<Past> past_;
    std::vector<std::uint64_t> recent_, overlapping_;  // generations
    std::vector<Transfer> transfers_, overlapping_transfers_;

    struct Clock {
        std::uint64_t generation = 0;
        Known knows;
    };
    std::unordered_map<std::uintptr_t, Clock> clocks_;  // by an atomic's address

    /// Two writes that race: whether their values differ is known once the second has happened.
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

    std::set<unsigned> printed_;  // generations whose threads have called printf()
    std::size_t live_bytes_ = 0;  // allocated, not freed
    bool failure_told_ = false;   // a kernel failed: what later calls return is no news
    bool access_told_ = false;    // in this launch: an invalid or misaligned access
};

/// Whose code this OS thread is running: asked by every callback.
enum class Code : unsigned char { host, kernel, simulator };
extern SIMT_THREAD_LOCAL Code code;

}  // namespace simt::check
