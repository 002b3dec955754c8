#include "simt/profile/compare.hpp"

#include "common/base/error.hpp"
#include "simt/profile/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <ostream>
#include <sstream>

namespace m2m::profile {

namespace {

// The cells of a CSV line; a quote within quotes is doubled.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

// "1,024.50", as the C locale writes it
std::optional<double> number_of(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    if (text.empty()) return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (*end != '\0' || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool is_sum(const std::string& metric) {
    return metric.find("wavefronts") != std::string::npos;
}

}  // namespace

std::string bare_name(const std::string& kernel) {
    // The parameters begin at the last bracket at depth 0; the name ends there, or at its template
    // arguments, and begins after the last :: or blank before.
    std::size_t begin = 0, end = kernel.size();
    int depth = 0;
    for (std::size_t i = 0; i < kernel.size(); ++i) {
        const char c = kernel[i];
        if (depth == 0 && (c == ':' || c == ' ')) {
            begin = i + 1;
            end = kernel.size();
        }
        if (depth == 0 && (c == '(' || c == '<')) {
            if (end == kernel.size()) end = i;
            // "(anonymous namespace)::" and a template's arguments are no parameters
        }
        depth += (c == '(' || c == '<') - (c == ')' || c == '>');
    }
    return kernel.substr(begin, end - begin);
}

std::vector<LaunchMetric> read_launches(std::string_view text) {
    std::vector<LaunchMetric> all;
    std::istringstream lines{std::string(text)};
    std::size_t kernel = 0, metric = 0, value = 0;  // columns; 0: no header yet
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] != '"') continue;
        const std::vector<std::string> cells = cells_of(line);
        const auto column = [&](const char* heading) {
            const auto found = std::find(cells.begin(), cells.end(), heading);
            return found == cells.end() ? 0 : std::size_t(found - cells.begin());
        };
        if (cells[0] == "ID") {
            kernel = column("Kernel Name");
            metric = column("Metric Name");
            value = column("Metric Value");
            continue;
        }
        if (kernel == 0 || metric == 0 || value == 0) continue;
        if (std::max({kernel, metric, value}) >= cells.size()) continue;
        if (const auto number = number_of(cells[value]))
            all.push_back({std::atoi(cells[0].c_str()), cells[kernel], cells[metric], *number});
    }
    return all;
}

Measurements read_ncu(std::string_view text, const std::string& name) {
    Measurements all;
    for (const LaunchMetric& one : read_launches(text)) {
        Measured& measured = all[bare_name(one.kernel)][one.metric];
        measured.sum += one.value;
        ++measured.launches;
    }
    if (all.empty())
        throw Error(name + " holds no measurement; write it with LC_ALL=C ncu --csv --metrics …");
    return all;
}

bool Difference::equal() const {
    return std::fabs(simulated - measured) <= 0.005 * std::max(1.0, std::fabs(measured));
}

std::vector<Difference> compare(const Report& report, const Measurements& measured) {
    std::vector<Difference> list;
    for (const Kernel& kernel : report.kernels) {
        const auto of_kernel = measured.find(bare_name(kernel.name));
        if (of_kernel == measured.end()) continue;
        for (const Figure& figure : figures(kernel)) {
            const auto found = of_kernel->second.find(figure.nsight);
            if (figure.nsight.empty() || found == of_kernel->second.end()) continue;
            const Measured& value = found->second;
            const double scale = figure.key == "occupancy" ? 100 : 1;  // Nsight's is in percent
            list.push_back({kernel.name, figure.nsight, scale * figure.value,
                            is_sum(figure.nsight) ? value.sum : value.sum / value.launches});
        }
    }
    return list;
}

void print_differences(std::ostream& out, const std::vector<Difference>& differences) {
    std::size_t widest = 0;
    for (const Difference& one : differences) widest = std::max(widest, one.kernel.size());
    for (const Difference& one : differences) {
        out << fmt::format("{:<{}}  {:>12.2f} {:>12.2f}  {}  {}\n", one.kernel, widest,
                           one.simulated, one.measured, one.equal() ? "  " : "≠ ", one.metric);
    }
    const auto differing = std::count_if(differences.begin(), differences.end(),
                                         [](const Difference& one) { return !one.equal(); });
    out << fmt::format("{} figures, simulated and measured; {} differ\n", differences.size(),
                       differing);
}

}  // namespace m2m::profile
