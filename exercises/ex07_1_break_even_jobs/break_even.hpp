// What you write: from how many jobs on the truck is as fast as the car.
#pragma once

struct Device {
    double latency;  ///< microseconds until anything comes out
    double rate;     ///< jobs a microsecond from then on
};

/// The smallest n ≥ 1 for which `truck` takes at most as long as `car`; −1 when there is none.
long long break_even(const Device& car, const Device& truck);
