// Calls the answer.
#include "harness.hpp"

#include "parts.hpp"

double run_peak_gflops(int cores, int units, int lanes, double gigahertz) {
    return peak_gflops(cores, units, lanes, gigahertz);
}

double run_bandwidth_gbs(double megahertz, int channels) {
    return bandwidth_gbs(megahertz, channels);
}

double run_flops_per_byte(double gflops, double gbs) {
    return flops_per_byte(gflops, gbs);
}
