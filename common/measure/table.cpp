// The table a reader sees: what was measured, and apart from it, without speed, what was simulated.
#include "common/base/machine.hpp"
#include "common/measure/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace m2m {

namespace {

std::string speed_up(const Measurement& row, std::span<const Measurement> all) {
    for (const Measurement& base : all) {
        if (base.baseline && base.timed() && base.size() == row.size()) {
            const double ratio = base.seconds / row.seconds;
            return fmt::format("{:.{}f} x", ratio, ratio < 10 ? 2 : 1);
        }
    }
    return "";
}

// Columns as wide as their longest cell; the first three are text and stand left, the others are
// numbers.
template <std::size_t columns>
void print_columns(std::ostream& out, const std::vector<std::array<std::string, columns>>& rows) {
    std::array<std::size_t, columns> width{};
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < columns; ++c) width[c] = std::max(width[c], row[c].size());
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < columns; ++c) {
            line += c < 3 ? fmt::format("{:<{}}  ", row[c], width[c])
                          : fmt::format("{:>{}}  ", row[c], width[c]);
        }
        out << "  " << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
}

}  // namespace

void print_table(std::ostream& out, std::span<const Measurement> measurements) {
    const auto ratio = [](const Measurement& row) {
        return fmt::format("{:.3f}", row.error_over_bound);
    };
    std::vector<std::array<std::string, 6>> measured = {
        {"stage", "size", "device", "GFLOP/s", "speed-up", "error/bound"}};
    std::vector<std::array<std::string, 4>> verified = {{"stage", "size", "device", "error/bound"}},
                                            simulated = verified;
    for (const Measurement& row : measurements) {
        const std::string size = to_string(row.size());
        if (row.timed()) {
            measured.push_back({row.stage, size, row.device, fmt::format("{:.2f}", row.gflops),
                                speed_up(row, measurements), ratio(row)});
        } else {
            (row.simulated ? simulated : verified)
                .push_back({row.stage, size, row.device, ratio(row)});
        }
    }
    if (measured.size() > 1) {
        const auto base = std::find_if(measurements.begin(), measurements.end(),
                                       [](const Measurement& row) { return row.baseline; });
        out << "Measured, every result verified"
            << (base == measurements.end()
                    ? ":\n"
                    : fmt::format(" (speed-up over {} at the same size):\n", base->stage));
        print_columns(out, measured);
    }
    if (verified.size() > 1) {
        out << "Verified, not timed: " << why_no_speed() << " measures no speed\n";
        print_columns(out, verified);
    }
    if (simulated.size() > 1) {
        out << (measured.size() > 1 || verified.size() > 1 ? "\n" : "")
            << "Simulated on the CPU: results are real, time is not\n";
        print_columns(out, simulated);
    }
}

}  // namespace m2m
