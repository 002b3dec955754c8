// Numbers of a manifest.
#pragma once

#include "common/base/error.hpp"

#include <string>

namespace m2m::exercise {

/// No point of an exercise is worth more.
constexpr int most_points = 10'000;

/// The whole number `json`, from `low` (0 or more) to `high`. The library's own conversion rounds 1.5, and what
/// it makes of 1e99 no rule says. @throws Error with the name `what`.
template <class Json>
int whole_number(const Json& json, int low, int high, const std::string& what) {
    if (!json.is_number_integer() || json < low || json > high)
        throw Error(what + " is a whole number from " + std::to_string(low) + " to " +
                    std::to_string(high));
    return json.template get<int>();
}

/// A number from `low` to `high`.
template <class Json>
double number(const Json& json, double low, double high, const std::string& what) {
    if (!json.is_number() || !(json >= low && json <= high))
        throw Error(what + " is a number from " + std::to_string(low) + " to " +
                    std::to_string(high));
    return json.template get<double>();
}

}  // namespace m2m::exercise
