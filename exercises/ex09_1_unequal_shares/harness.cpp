// Calls the answer.
#include "harness.hpp"

#include "combine.hpp"

#include <cmath>

std::vector<float> run_combine(const std::vector<int>& rows, int weights,
                               const std::vector<float>& gradients) {
    std::vector<float> sum(static_cast<std::size_t>(weights), NAN);
    combine(static_cast<int>(rows.size()), weights, rows.data(), gradients.data(), sum.data());
    return sum;
}
