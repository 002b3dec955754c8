// Simulated figures beside those that Nsight Compute measured on a GPU.
#pragma once

#include "simt/profile/report.hpp"

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace m2m::profile {

/// Values of one metric for one kernel, over its launches.
struct Measured {
    double sum = 0;
    int launches = 0;
};

/// By the kernel's bare name (no namespace, template arguments or parameters) and the metric.
using Measurements = std::map<std::string, std::map<std::string, Measured>>;

/// One metric of one launch, in the order of the launches.
struct LaunchMetric {
    int launch = 0;  ///< ncu's ID
    std::string kernel, metric;
    double value = 0;
};

/// What `ncu --csv --metrics …` printed, launch by launch; lines of other tools and programs are
/// skipped.
std::vector<LaunchMetric> read_launches(std::string_view text);

/// Reads what `ncu --csv --metrics …` printed; lines of other tools and programs are skipped.
/// @throws Error naming `name` when there is no measurement in it
Measurements read_ncu(std::string_view text, const std::string& name);

/// "tile" of "void ns::(anonymous namespace)::tile<32>(float *)"
std::string bare_name(const std::string& kernel);

struct Difference {
    std::string kernel, metric;
    double simulated = 0, measured = 0;

    /// Within half a percent: Nsight rounds to two decimals.
    bool equal() const;
};

/// Every figure that both have. Sums (wavefronts) are compared over all launches, ratios as means.
std::vector<Difference> compare(const Report& report, const Measurements& measured);

/// One line for each; what differs is marked.
void print_differences(std::ostream& out, const std::vector<Difference>& differences);

}  // namespace m2m::profile
