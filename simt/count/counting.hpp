// Count mode's state: which kernel runs, what its threads log, and what came of it.
#pragma once

#include "device_launch_parameters.h"
#include "simt/count/log.hpp"
#include "simt/count/replay.hpp"
#include "simt/launch.hpp"
#include "simt/memory.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace simt::count {

struct Range {
    std::uintptr_t begin = 0, end = 0;

    bool holds(std::uintptr_t address) const { return address - begin < end - begin; }
    void include(std::uintptr_t from, std::uintptr_t to) {
        if (begin == end) begin = from, end = to;
        if (from < begin) begin = from;
        if (to > end) end = to;
    }
};

/// Launches of a kernel with the same shape.
struct LaunchShape {
    dim3 grid, block;
    std::size_t dynamic_shared = 0, static_shared = 0;
    std::uint64_t count = 0;
    std::uint64_t blocks_counted = 0;

    bool same_as(const LaunchShape& other) const;
};

struct Kernel {
    std::string name;
    std::string launch_file;
    int launch_line = 0;
    const void* address = nullptr;  // null where the launch does not know it
    std::vector<LaunchShape> shapes{};
    Replay replay;
};

/// One resident block whose threads are counted.
struct BlockLog {
    dim3 index;
    std::vector<LaneLog> lanes;
    std::vector<unsigned> on_the_way;  // by warp: threads not yet at the barrier or their end
    std::vector<unsigned> alive;       // by warp: threads that have not ended
    Range shared;                      // its static variables
    std::size_t static_shared = 0;
    bool counted = false;
};

/// What the callbacks need at once. `lanes` is null while nothing is to be logged.
struct Now {
    LaneLog* lanes = nullptr;
    Range shared, global;
};
extern constinit thread_local Now now __attribute__((tls_model("initial-exec")));

class Counting {
  public:
    /// The one of this process; made before any other code runs, never destroyed.
    static Counting& the() noexcept;

    // ---- what kernels do
    void thread_starts();
    void thread_exits();
    void barrier_reached();
    void barrier_passed(std::uintptr_t place);
    void function_entered(std::uintptr_t back);
    void function_left();
    /// For an address neither in the running block's static shared memory nor near other device
    /// memory. @returns whether it counts, and as what.
    bool classify(std::uintptr_t address, std::uintptr_t frame, Space& space);

    // ---- what the runtime does
    void launch_begins(const Launch& launch);
    void launch_ends();
    void block_begins(const void* block, std::size_t number);
    void block_entered(const void* block);
    void block_ends(const void* block);
    void shared_placed(const char* name, std::uintptr_t begin, std::size_t bytes);
    void shared_removed(std::uintptr_t begin, std::size_t bytes);
    void allocated(std::uintptr_t begin, std::size_t bytes, MemoryKind kind);
    void runs_aside(bool begins);

    std::string name_memory(std::uintptr_t address, std::uintptr_t& base) const;

    /// The word of the return from the call that made this context; 0 where there is none.
    std::uint64_t call_of(unsigned context) const {
        return context < calls_.size() ? calls_[context] : 0;
    }

    const std::deque<Kernel>& kernels() const { return kernels_; }
    const std::string& blocks() const { return blocks_wanted_; }

  private:
    Counting();
    bool wanted(std::size_t number) const;
    void arrived(unsigned rank);
    void replay(unsigned warp);
    unsigned context_of(std::uint64_t back);

    struct Variable {
        std::string name;
        std::size_t bytes = 0;
    };
    struct HeapRange {
        int device;
        MemoryKind kind;
        Range range;
    };

    std::string blocks_wanted_;  // "all", or some of "first,middle,last"
    std::deque<Kernel> kernels_;
    Kernel* kernel_ = nullptr;  // null between launches
    LaunchShape shape_;
    std::size_t blocks_in_grid_ = 0;
    std::unordered_map<const void*, std::unique_ptr<BlockLog>> logs_;
    BlockLog* block_ = nullptr;
    LaneLog* set_aside_ = nullptr;

    std::map<std::uintptr_t, Variable> shared_;  // variables of resident blocks
    std::vector<Range> dynamic_;                 // their dynamic shared memory
    std::vector<HeapRange> heaps_;
    std::array<std::uintptr_t, 256> uncounted_{};  // addresses met in this launch that do not count
    std::unordered_map<std::uint64_t, unsigned> contexts_;  // by the word of the return
    std::vector<std::uint64_t> calls_{0};                   // that word, by context
};

/// Writes the table to stderr, or the JSON file that the environment asks for. @returns false when
/// that failed; the reason has been printed.
bool report(const Counting& counting);

}  // namespace simt::count
