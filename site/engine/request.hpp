// How a page asks a module, and how it is answered: JSON in the module's memory.
#pragma once

#include "common/base/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

namespace m2m::site {

using Json = nlohmann::ordered_json;

/// A number of a request. @throws UsageError naming it, when it is missing or out of range.
inline double number(const Json& request, const char* key, double least, double most,
                     const std::string& what) {
    const auto found = request.find(key);
    const bool is_number = found != request.end() && found->is_number();
    const double value = is_number ? found->get<double>() : std::nan("");
    if (value >= least && value <= most) return value;
    throw UsageError(fmt::format("{}: a number from {} to {}", what, least, most));
}

/// The same for a whole number.
inline int whole(const Json& request, const char* key, int least, int most,
                 const std::string& what) {
    const auto found = request.find(key);
    const bool is_number = found != request.end() && found->is_number();
    const double value = is_number ? found->get<double>() : 0.5;
    if (value >= least && value <= most && value == std::floor(value))
        return static_cast<int>(value);
    throw UsageError(fmt::format("{}: a whole number from {} to {}", what, least, most));
}

}  // namespace m2m::site
