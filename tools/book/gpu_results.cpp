// Reads bench/on_a_gpu.sh's file.
#include "tools/book/gpu_results.hpp"

#include "common/base/file.hpp"
#include "tools/book/gpu_values.hpp"

#include <sstream>

namespace m2m::book {

Value part_of(const GpuResults& results, const char* name) {
    return Value(results.parts, results.file + ": parts")[name];
}

std::vector<Value> items_of(const GpuResults& results, const char* name) {
    return part_of(results, name)["items"].list();
}

std::string csv_of(const GpuResults& results, const std::string& set) {
    for (const Value& item : items_of(results, "counters")) {
        if (item["set"].text() == set && item.has("csv")) return item["csv"].text();
    }
    return "";
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

bool is_date(const std::string& text) {
    if (text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    }
    return true;
}

GpuResults read_gpu_results(const std::filesystem::path& file) {
    const std::string name = file.string();
    if (!std::filesystem::is_regular_file(file)) throw UsageError(name + ": there is no such file");
    const nlohmann::json whole =
        nlohmann::json::parse(read_file(file, std::size_t{64} << 20), nullptr, false);
    if (whole.is_discarded()) throw UsageError(name + " is not JSON: it may be cut off");
    const Value value(whole, name);
    if (!whole.is_object() || !value.has("format") || value["format"].text() != "gpu-results 1")
        throw UsageError(
            name + " is not a file of bench/on_a_gpu.sh (its format is not \"gpu-results 1\")");
    GpuResults results{name, value["device"].text(), value["date"].text(), value["command"].text(),
                       whole["parts"]};
    if (!is_date(results.date)) value["date"].fail("is no date such as 2026-11-28");
    if (!results.parts.is_object()) value.fail("has no 'parts'");
    for (const auto& [part, unused] : results.parts.items()) {
        const Value one = part_of(results, part.c_str());
        one["status"].text();
        one["note"].text();
        one["items"].list();
    }
    if (results.device.empty())
        throw UsageError(name + " names no GPU: there was none, so nothing was measured");
    return results;
}

std::vector<std::pair<std::string, std::string>> golden_tables(const GpuResults& results) {
    const std::vector<std::string> names = lines_of(csv_of(results, "golden_names"));
    std::vector<std::pair<std::string, std::string>> all;
    std::string header;
    for (const std::string& line : lines_of(csv_of(results, "golden"))) {
        if (line.rfind("\"ID\"", 0) == 0) header = line + "\n";
        if (line.empty() || line[0] != '"' || header.empty()) continue;
        const std::size_t launch = static_cast<std::size_t>(std::atoi(line.c_str() + 1));
        if (line.rfind("\"ID\"", 0) == 0 || launch >= names.size()) continue;
        if (all.empty() || all.back().first != names[launch])
            all.emplace_back(names[launch], header);
        all.back().second += line + "\n";
    }
    return all;
}

}  // namespace m2m::book
