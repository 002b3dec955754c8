#include "tools/grader/properties.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <optional>

namespace m2m::grader {

namespace {

using nlohmann::json;

// The submission's process wrote it: anything may be in there.
std::optional<json> parsed(const std::string& report) {
    json value = json::parse(report, nullptr, false);
    if (!value.is_object()) return std::nullopt;
    return value;
}

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>().substr(0, 300)
                                                       : "";
}

std::string after_colon(const std::string& property) {
    return property.substr(property.find(':') + 1);
}

bool concerns(const std::string& what, const json& finding) {
    const std::string tool = text_of(finding, "tool"), kind = text_of(finding, "kind");
    const bool leak = kind.find("leak") != std::string::npos;
    if (what == "any") return true;
    if (what == "race") return tool == "racecheck";
    if (what == "uninitialised") return tool == "initcheck";
    if (what == "barrier") return tool == "synccheck";
    if (what == "leak") return leak;
    if (what == "bounds") return tool == "memcheck" && !leak;
    return true;  // an unknown property never holds by chance
}

std::string described(const json& finding) {
    std::string text = text_of(finding, "message");
    const std::string file = text_of(finding, "file");
    const auto line = finding.find("line");
    if (!file.empty() && line != finding.end() && line->is_number_integer()) {
        text += " at " + file.substr(file.rfind('/') + 1) + ":" + std::to_string(line->get<long>());
    }
    const std::string kernel = text_of(finding, "kernel");
    return kernel.empty() ? text : text + " (kernel " + kernel + ")";
}

// The sum of one counter's field over all kernels of all reports.
std::optional<double> sum_of(const std::vector<std::string>& reports, const std::string& counter,
                             const std::string& field) {
    double sum = 0;
    bool any_kernel = false;
    for (const std::string& report : reports) {
        const auto value = parsed(report);
        if (!value || !value->contains("kernels") || !(*value)["kernels"].is_array())
            return std::nullopt;
        for (const json& kernel : (*value)["kernels"]) {
            any_kernel = true;
            const json::json_pointer path("/totals/" + counter +
                                          (field.empty() ? "" : "/" + field));
            if (!kernel.is_object() || !kernel.contains(path) || !kernel[path].is_number())
                continue;
            sum += kernel[path].get<double>();
        }
    }
    if (!any_kernel) return std::nullopt;
    return sum;
}

std::optional<double> measured(const std::string& what, const std::vector<std::string>& reports) {
    const std::size_t dot = what.find('.');
    const std::string counter = what.substr(0, dot);
    const std::string field = dot == std::string::npos ? "" : what.substr(dot + 1);
    const std::size_t per = field.find("_per_");
    if (per == std::string::npos) return sum_of(reports, counter, field);
    // "sectors_per_request": the fields' names are plural.
    std::string divisor = field.substr(per + 5);
    if (divisor != "ideal" && divisor.back() != 's') divisor += 's';
    const auto above = sum_of(reports, counter, field.substr(0, per));
    const auto below = sum_of(reports, counter, divisor);
    if (!above || !below) return std::nullopt;
    return *below == 0 ? 0 : *above / *below;
}

}  // namespace

Judgement judge_check(const std::string& property, const std::vector<std::string>& reports) {
    const std::string what = after_colon(property);
    if (reports.empty()) return {false, "no kernel was checked"};
    for (const std::string& report : reports) {
        const auto value = parsed(report);
        if (!value || !value->contains("findings") || !(*value)["findings"].is_array())
            return {false, "the checked program ended before its report was written"};
        for (const json& finding : (*value)["findings"]) {
            if (finding.is_object() && concerns(what, finding)) return {false, described(finding)};
        }
    }
    return {true, ""};
}

Judgement judge_count(const std::string& property, const std::vector<std::string>& reports,
                      const std::vector<std::string>& reference) {
    const std::string what = after_colon(property);
    const auto ours = measured(what, reports), theirs = measured(what, reference);
    if (!theirs) return {false, "the reference solution has no such count: " + what};
    if (!ours) return {false, "no kernel was counted"};
    constexpr double slack = 1.01;  // a block more or less at the edge
    char text[160];
    std::snprintf(text, sizeof text, "%s is %.3g; the reference solution's is %.3g (simulated)",
                  what.c_str(), *ours, *theirs);
    return {*ours <= *theirs * slack + 1e-9, text};
}

}  // namespace m2m::grader
