// What comes before what: how far each simulated thread has come, and what it knows of others.
#pragma once

#include "simt/check/shadow.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace simt::check {

/// What a thread has learnt through fences and atomics: accesses that come before its own.
struct Knowledge {
    std::unordered_map<unsigned, unsigned> blocks;   // block: all it did before this barrier
    std::unordered_map<unsigned, unsigned> threads;  // block · 1024 + rank: all before this time

    void learn(const Knowledge& other);
};
using Known = std::shared_ptr<Knowledge>;

/// The later of the two in every respect; shares where it can.
Known join(const Known& a, const Known& b);

/// A simulated thread.
struct ThreadState {
    std::uint64_t when = 0;  // stamp of its accesses
    unsigned generation = 0;
    unsigned epoch = 0;   // barriers of its block passed
    unsigned time = 0;    // fences and warp barriers passed
    unsigned fenced = 0;  // what it did before this time is released by its next atomic; 0: nothing
    Known knows;
    std::unique_ptr<std::array<unsigned, 32>> lanes;  // what it knows of its warp: __syncwarp()
};

/// A place in the source: a return address, or file and line.
struct Where {
    std::uintptr_t address = 0;
    const char* file = nullptr;
    unsigned line = 0;
    const char* kernel = nullptr;  // whose access it is; null: the host's, or not known
};

/// What shuffles in a row have handed on in one warp: a reduction's, for example.
struct Shuffles {
    const char* operation = nullptr;
    unsigned mask = 0, distance = 0;
    int direction = 0;                   // distances grow: 1, shrink: -1; 0: there was only one
    unsigned undefined = 0;              // lanes whose value comes from a lane outside of the mask
    std::array<unsigned, 32> outside{};  // which one
};

/// A block that runs.
struct BlockState {
    unsigned number = 0;  // in the grid
    std::vector<ThreadState> threads;
    std::vector<Where> barriers;  // the first ones, in the order they are come to
    unsigned fenced_epoch = 0;    // 1 + the last interval in which one of its threads fenced
    struct Meeting {
        unsigned epoch = ~0u;
        Known knows;
    } meetings[2];  // at the barrier that is filling, and the one before

    std::unordered_map<unsigned, Shuffles> shuffles;  // by warp

    void begin(unsigned number_, std::size_t size, unsigned generation);
    void stamp(ThreadState& thread) const {
        thread.when = Access::pack_when(thread.generation, number, thread.epoch,
                                        thread.time < kLastTime ? thread.time : kLastTime);
    }
};

/// Whether `before` comes before what this thread does now. (It has been seen first; in another
/// schedule it might not.)
bool ordered(const Access& before, const BlockState& block, const ThreadState& thread,
             unsigned rank);

/// What an atomic publishes: everything the thread has done before its last fence.
void release(Known& at, const BlockState& block, const ThreadState& thread, unsigned rank);

}  // namespace simt::check
