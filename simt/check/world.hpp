// What all checks look at: the program's memory, the grid that runs, and the work before it.
#pragma once

#include "device_launch_parameters.h"
#include "simt/check/finding.hpp"
#include "simt/check/order.hpp"
#include "simt/check/shadow.hpp"
#include "simt/check/timeline.hpp"
#include "simt/launch.hpp"
#include "simt/observe/observer.hpp"
#include "simt/warp_call.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace simt::check {

enum class Touch { read, write, update, volatile_read, volatile_write };  // update: an atomic's

constexpr bool writes(Touch touch) {
    return touch != Touch::read && touch != Touch::volatile_read;
}

/// Whose code this OS thread is running: asked by every callback.
enum class Code : unsigned char { host, kernel, simulator };
extern SIMT_THREAD_LOCAL Code code;

struct Range {
    std::uintptr_t begin = 0, end = 0;
    bool holds(std::uintptr_t address) const { return address - begin < end - begin; }
    bool meets(std::uintptr_t address, std::size_t size) const {
        return begin < address + size && address < end;
    }
};

/// A launch, as its accesses remember it: by generation.
struct Past {
    Step step;
    LaunchSite site;
    dim3 grid, block;
};

struct World {
    Shadow shadow;
    Timeline timeline;
    Findings findings;

    const Launch* launch = nullptr;  // that runs, and its block whose thread runs
    BlockState* block = nullptr;
    unsigned generation = 0, last_generation = 0;
    std::vector<Past> past;  // by generation

    // Stream work that the host has not waited for, and what of it may still run during this one.
    Step step;
    StreamKind stream{};
    std::vector<std::uint64_t> recent, overlapping;  // generations
    bool alone = false;  // no kernel, copy or fill may run beside this work

    ThreadState& thread() const { return block->threads[thread_rank()]; }
    Who who() const;
    Who who(const Access& access) const;
    bool overlaps(std::uint64_t generation) const;
    /// The launch whose kernel was the last one to write this word; null when none has.
    const Past* last_to_write(std::uintptr_t word) const;
    /// Who made the copy or fill that runs: in a graph, who made the node.
    std::vector<std::uintptr_t> callers() const;
    /// Why this piece of work and another have no order.
    const char* no_order() const;
};

// ---- words of findings

std::string hexadecimal(std::uintptr_t address);
/// "1 byte", "12 bytes"
std::string bytes_of(std::size_t count);
/// What is told of a place must stay: findings are told at the end.
const char* kept(const std::string& text);
uint3 index_in(dim3 extent, std::size_t number);
std::uintptr_t digest(const std::vector<std::uintptr_t>& values);

}  // namespace simt::check
