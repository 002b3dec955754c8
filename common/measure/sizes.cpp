// "1000,64x1x900": the sizes a reader asks for, and the ones this machine cannot hold.
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/measure/measure.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstdlib>
#include <string>

namespace m2m {

namespace {

// The stage's three matrices, their expected contents, the inputs they came from, and what is read
// back.
double memory_needed(Size size) {
    const double m = size.m, n = size.n, k = size.k;
    return sizeof(float) * (3 * (m * k + k * n) + 5 * m * n);
}

int parse_side(std::string_view text, std::string_view whole) {
    const auto refuse = [&](const char* why) -> int {
        throw UsageError(fmt::format(
            "size '{}' {}: write 1000 for a cube or 64x1x900 for m x n x k", whole, why));
    };
    if (text.empty()) return refuse("is no size");
    const std::string digits(text);
    char* end = nullptr;
    errno = 0;
    const long long value = std::strtoll(digits.c_str(), &end, 10);
    const bool starts_well = (digits[0] >= '0' && digits[0] <= '9') || digits[0] == '-';
    if (!starts_well || end != digits.c_str() + digits.size()) return refuse("is no size");
    if (value <= 0) return refuse("must be greater than 0");
    if (errno == ERANGE || value > (1 << 24))
        return refuse("is too large (16777216 is the longest side)");
    return static_cast<int>(value);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

}  // namespace

std::string to_string(Size size) {
    if (size.m == size.n && size.n == size.k) return fmt::format("{}", size.m);
    return fmt::format("{}x{}x{}", size.m, size.n, size.k);
}

std::vector<Size> parse_sizes(std::string_view text) {
    std::vector<Size> sizes;
    for (const std::string_view part : split(text, ',')) {
        const auto sides = split(part, 'x');
        if (sides.size() != 1 && sides.size() != 3) {
            throw UsageError(fmt::format(
                "size '{}' is no size: write 1000 for a cube or 64x1x900 for m x n x k", part));
        }
        const int m = parse_side(sides.front(), part);
        const Size size = sides.size() == 1
                              ? Size{m, m, m}
                              : Size{m, parse_side(sides[1], part), parse_side(sides[2], part)};
        require_memory(memory_needed(size), fmt::format("size '{}'", part), "use a smaller size");
        sizes.push_back(size);
    }
    return sizes;
}

}  // namespace m2m
