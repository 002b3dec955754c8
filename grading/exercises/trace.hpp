// Counts what host code does to memory: cache lines it has to load, writes, lines that two threads
// write. So exercises about caches are graded by counts, which are the same on every machine, and
// not by time.
//
// The code in question is compiled with -fsanitize=thread, which puts a call before every access;
// the functions called are ours (trace.cpp), and no sanitizer's library is linked.
#pragma once

#include <cstddef>

namespace m2m::trace {

/// Forgets everything and starts counting, with a cache of `cache_lines` lines of 64 bytes that
/// drops the line unused for longest (LRU, fully associative).
void start(int cache_lines);

/// Accesses to these bytes count, all others do not. Two calls with the same sizes and order give
/// the same counts wherever the memory is: for the model each piece begins a line of its own.
void watch(const void* memory, std::size_t bytes);

/// What was counted.
struct Counts {
    long long reads = 0, writes = 0;  ///< accesses (a whole SIMD register counts once)
    long long lines_loaded = 0;       ///< cache misses of the model
    long long lines_shared = 0;       ///< lines that more than one thread wrote
};

/// Stops counting.
Counts stop();

}  // namespace m2m::trace
