// The ceiling of a machine, from its data sheet.
#include "parts.hpp"

#include "grading/exercises/not_solved.hpp"

using m2m::exercise::not_solved_yet;

double peak_gflops(int cores, int units, int lanes, double gigahertz) {
    // [todo throws] Multiply what works side by side by the clock. A multiply-add is two
    // operations.
    return 2.0 * cores * units * lanes * gigahertz;
    // [end]
}

double bandwidth_gbs(double megahertz, int channels) {
    // [todo throws] Two transfers a cycle, 64 bits each, on every channel.

    // MHz · bytes are 10⁶ bytes a second: by 1000 for 10⁹.
    constexpr double transfers_per_cycle = 2, bytes_per_transfer = 64 / 8;
    return megahertz * transfers_per_cycle * bytes_per_transfer * channels / 1000;
    // [end]
}

double flops_per_byte(double gflops, double gbs) {
    // [todo throws] Operations a second by bytes a second.
    return gflops / gbs;
    // [end]
}
