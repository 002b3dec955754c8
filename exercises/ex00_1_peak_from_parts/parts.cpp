// The ceiling of a machine, from its data sheet.
#include "parts.hpp"

#include "grading/exercises/not_solved.hpp"

using m2m::exercise::not_solved_yet;

double peak_gflops(int cores, int units, int lanes, double gigahertz) {
    // TODO: Multiply what works side by side by the clock. A multiply-add is two
    // operations.
    not_solved_yet();  // remove this line
}

double bandwidth_gbs(double megahertz, int channels) {
    // TODO: Two transfers a cycle, 64 bits each, on every channel.
    not_solved_yet();  // remove this line
}

double flops_per_byte(double gflops, double gbs) {
    // TODO: Operations a second by bytes a second.
    not_solved_yet();  // remove this line
}
