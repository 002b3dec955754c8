// Two ways of doing the same, timed in turns: what disturbs the machine disturbs both.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace m2m {

/// The median of values; 0 of none.
double median(std::vector<double> values);

/// What repeated timings gave: half of them lie between low and high.
struct Spread {
    double median = 0, low = 0, high = 0;
};

/// Median and quartiles; all 0 of none.
Spread spread(std::vector<double> values);

/// Runs the functions in turns, after one warm-up each, until every one has taken `seconds`
/// together (and at least three turns). A function shorter than 0.2 ms is repeated within its turn.
/// @returns the time of one run of each. A device function has to wait for its work.
std::vector<Spread> spread_in_turns(std::span<const std::function<void()>> functions,
                                    double seconds);

/// The same, medians only.
std::vector<double> time_in_turns(std::span<const std::function<void()>> functions, double seconds);

}  // namespace m2m
