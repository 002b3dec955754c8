#include "grading/grader/reports.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace m2m::grader {

namespace {

using Json = nlohmann::ordered_json;

bool is_index(const Json& finding, const char* name) {
    const auto found = finding.find(name);
    return found == finding.end() ||
           (found->is_array() && found->size() == 3 &&
            std::all_of(found->begin(), found->end(), [](const Json& n) { return n.is_number(); }));
}

bool is_finding(const Json& entry) {
    if (!entry.is_object()) return false;
    for (const char* const text : {"kind", "message", "file"}) {
        if (!entry.contains(text) || !entry[text].is_string()) return false;
    }
    for (const char* const name : {"line", "other_line"}) {
        if (entry.contains(name) && !entry[name].is_number_integer()) return false;
    }
    if (entry.contains("other_file") && !entry["other_file"].is_string()) return false;
    return is_index(entry, "thread") && is_index(entry, "block");
}

bool is_kernel(const Json& entry) {
    return entry.is_object() && entry.contains("totals") && entry["totals"].is_object();
}

}  // namespace

std::optional<Json> merged_reports(const std::vector<std::string>& reports,
                                   const std::string& key) {
    if (reports.empty()) return std::nullopt;
    Json all = Json::array();
    for (const std::string& report : reports) {
        const Json json = Json::parse(report, nullptr, false);
        if (!json.is_object() || !json.contains(key) || !json[key].is_array()) return std::nullopt;
        for (const Json& entry : json[key]) {
            if (!(key == "findings" ? is_finding(entry) : is_kernel(entry))) return std::nullopt;
            all.push_back(entry);
        }
    }
    if (key == "kernels" && all.empty()) return std::nullopt;  // nothing ran on the device
    return Json{{key, std::move(all)}};
}

}  // namespace m2m::grader
