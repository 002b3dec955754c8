// A profile for the terminal, and as JSON.
#pragma once

#include "simt/profile/report.hpp"
#include "simt/profile/sources.hpp"

#include <nlohmann/json_fwd.hpp>

#include <iosfwd>
#include <string>
#include <vector>

namespace m2m::profile {

struct TextOptions {
    bool names = false;  ///< Nsight Compute's metric names beside ours
    int width = 100;     ///< columns of the terminal
};

/// Prints every kernel: its figures, its lines, its advice.
void print_report(std::ostream& out, const Report& report, const Sources& sources,
                  const TextOptions& options);

/// What was read, with "figures" and "advice" for each kernel, "limits", and the source text, so
/// that the file shows the same anywhere.
nlohmann::ordered_json annotated(nlohmann::ordered_json json, const Report& report,
                                 const Sources& sources);

/// One row of a kernel's table.
struct Figure {
    std::string key;   ///< in JSON: "global_load_sectors_per_request"
    std::string name;  ///< "global loads: sectors/request"
    double value = 0;
    std::string shown;   ///< the value as text
    std::string ideal;   ///< what to compare it with, or a remark
    std::string nsight;  ///< Nsight Compute's metric, or ""
    double quality = 1;  ///< ideal / value, 0 … 1: how near it is to ideal
};

/// What is known about a kernel, in the order of the table.
std::vector<Figure> figures(const Kernel& kernel);

/// "grid 16×16×1, block 16×16×1, 2.0 KiB shared"
std::string describe(const Launch& launch);

/// "8.4 MB", "33.6 M"
std::string short_bytes(double bytes);
std::string short_number(double number);

}  // namespace m2m::profile
