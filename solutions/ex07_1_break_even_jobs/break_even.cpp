// Latency against throughput: where two straight lines cross.
#include "break_even.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cmath>

using m2m::exercise::not_solved_yet;

long long break_even(const Device& car, const Device& truck) {
    // [todo throws] Find the smallest n ≥ 1 with truck's latency + n / rate at most the car's; or
    // −1.

    // With each job the truck gains this much of what it was behind at the start.
    const double gain = 1 / car.rate - 1 / truck.rate;
    const double behind = truck.latency - car.latency;
    if (behind <= gain) return 1;
    // Further behind than one job brings: without a gain it falls further back with every job.
    if (gain <= 0) return -1;
    return static_cast<long long>(std::ceil(behind / gain));
    // [end]
}
