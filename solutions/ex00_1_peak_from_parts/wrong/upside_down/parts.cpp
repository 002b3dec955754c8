// Mistake: divides bytes by operations.
#include "parts.hpp"

double peak_gflops(int cores, int units, int lanes, double gigahertz) {
    return 2.0 * cores * units * lanes * gigahertz;
}

double bandwidth_gbs(double megahertz, int channels) {
    constexpr double transfers_per_cycle = 2, bytes_per_transfer = 64 / 8;
    return megahertz * transfers_per_cycle * bytes_per_transfer * channels / 1000;
}

double flops_per_byte(double gflops, double gbs) {
    return gbs / gflops;
}
