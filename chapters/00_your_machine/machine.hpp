// Chapter 00's measurements: clock, multiply-adds, memory, copies. Each verifies what it computed
// before it returns a number, and returns 0 in a build that measures no speed.
#pragma once

#include <cstddef>

namespace m2m::machine {

/// Cycles per second of one core, now, from a chain of dependent additions: one addition takes one
/// cycle, and none can start before the one before it has ended. @throws Error when the sum is
/// wrong.
double measure_clock(double seconds);

/// The same while all lanes multiply and add: CPUs with wide registers clock down for them.
double measure_clock_under_load(double seconds);

/// Float lanes that one instruction of measure_multiply_adds() works on.
enum class Lanes { one, all };

/// Multiply-adds × 2 per second on `threads` threads, from sums that stay in registers. @throws
/// Error when a sum is wrong.
double measure_multiply_adds(Lanes lanes, int threads, double seconds);

/// The four loops of STREAM (McCalpin 1995), on arrays of double.
enum class Loop {
    copy,   ///< c = a            16 bytes an element
    scale,  ///< c = 3·a          16
    add,    ///< c = a + b        24
    triad   ///< c = a + 3·b      24
};
constexpr Loop all_loops[] = {Loop::copy, Loop::scale, Loop::add, Loop::triad};

/// "copy", "scale", "add", "triad".
const char* to_string(Loop loop);

/// Bytes that the loop reads and writes for one element, as STREAM counts them. A cache that
/// fetches a line before it overwrites it (write-allocate) moves 8 more.
constexpr int bytes_per_element(Loop loop) {
    return loop == Loop::copy || loop == Loop::scale ? 16 : 24;
}

/// How long the arrays must be, and how long they are.
struct StreamSize {
    std::size_t elements;  ///< of double, in each of three arrays
    bool reaches_rule;     ///< each array is at least 4 × the last-level cache
};

/// Arrays of at least 4 × the last-level cache (8 MiB when it is not known), but of at most 1 GiB
/// and a sixteenth of the memory each: on a virtual machine the cache may be that of the whole
/// host.
StreamSize stream_size(std::size_t last_level_cache, std::size_t memory);

/// Three arrays in memory, touched first by the threads that use them later.
class Stream {
  public:
    /// @throws Error when there is not enough memory.
    Stream(std::size_t elements, int threads);
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream();

    /// Runs the loop for about `seconds`, checks every element, and returns the bytes per second of
    /// the fastest pass. @throws Error naming the first wrong element.
    double measure(Loop loop, double seconds);

  private:
    void run(Loop loop);
    void verify(Loop loop) const;
    std::size_t elements_;
    int threads_;
    double *a_, *b_, *c_;
};

/// Bytes per second of copies, each verified; 0 where the device is simulated.
struct CopySpeeds {
    double to_device_pageable = 0, to_device_pinned = 0;
    double to_host_pageable = 0, to_host_pinned = 0;
    double within_device = 0;  ///< read and written bytes both counted
    double triad = 0;          ///< the triad loop as a kernel, 12 bytes an element (float)
};

/// Copies `bytes` between host and device and within the device. Runs, and verifies, on a simulated
/// device, too. @throws Error when a byte did not arrive.
CopySpeeds measure_copies(std::size_t bytes, double seconds);

}  // namespace m2m::machine
