// Mistake: takes the CPU for a device that starts at once.
#include "break_even.hpp"

#include <cmath>

long long break_even(const Device& car, const Device& truck) {
    const double gain = 1 / car.rate - 1 / truck.rate;
    const double behind = truck.latency;
    if (behind <= gain) return 1;
    if (gain <= 0) return -1;
    return static_cast<long long>(std::ceil(behind / gain));
}
