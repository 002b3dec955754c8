#include "common/measure/in_turns.hpp"

#include "common/base/timer.hpp"

#include <algorithm>
#include <cmath>

namespace m2m {

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

Spread spread(std::vector<double> values) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const std::size_t quarter = values.size() / 4;
    return {median(values), values[quarter], values[values.size() - 1 - quarter]};
}

std::vector<Spread> spread_in_turns(std::span<const std::function<void()>> functions,
                                    double seconds) {
    constexpr double shortest_sample = 200e-6;  // below, the clock would be measured
    constexpr std::size_t least_samples = 3;
    std::vector<int> runs;
    Timer timer;
    for (const auto& function : functions) {
        function();  // pages touched, threads awake
        timer.reset();
        function();
        const double once = std::max(timer.seconds(), 1e-8);
        runs.push_back(once < shortest_sample ? static_cast<int>(std::ceil(shortest_sample / once))
                                              : 1);
    }
    std::vector<std::vector<double>> samples(functions.size());
    std::vector<double> spent(functions.size());
    const auto unfinished = [&] {
        return std::any_of(spent.begin(), spent.end(), [&](double s) { return s < seconds; }) ||
               samples.front().size() < least_samples;
    };
    while (!functions.empty() && unfinished()) {
        for (std::size_t f = 0; f < functions.size(); ++f) {
            timer.reset();
            for (int run = 0; run < runs[f]; ++run) functions[f]();
            const double took = timer.seconds();
            spent[f] += took;
            samples[f].push_back(took / runs[f]);
        }
    }
    std::vector<Spread> spreads;
    for (const auto& times : samples) spreads.push_back(spread(times));
    return spreads;
}

std::vector<double> time_in_turns(std::span<const std::function<void()>> functions,
                                  double seconds) {
    std::vector<double> medians;
    for (const Spread& times : spread_in_turns(functions, seconds)) medians.push_back(times.median);
    return medians;
}

}  // namespace m2m
