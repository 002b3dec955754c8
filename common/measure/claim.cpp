#include "common/measure/claim.hpp"

#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/device/device.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <stdexcept>
#include <utility>

namespace m2m {

MeasuredOn on_cpu(int threads) {
    if (threads == 0) return {cpu_device_name(), false};
    return {fmt::format("{}, {} thread{}", cpu_name(), threads, threads == 1 ? "" : "s"), false};
}

MeasuredOn on_gpu() {
    if (!device_present()) return {"no GPU", false};
    return {cuda_device_name(), device_simulated()};
}

// ---- figures ----

Figure::Figure(Kind kind, std::string what, std::optional<double> value, std::string unit,
               MeasuredOn device, std::string note)
    : kind_(kind),
      what_(std::move(what)),
      unit_(std::move(unit)),
      note_(std::move(note)),
      value_(value),
      device_(std::move(device)) {
    if (value_ && !std::isfinite(*value_)) {
        value_.reset();
        why_unknown_ = "the measurement of " + what_ + " gave no finite number";
    }
}

Figure Figure::speed(std::string what, double value, std::string unit, MeasuredOn device,
                     std::string note) {
    Figure figure(Kind::speed, std::move(what), value, std::move(unit), std::move(device),
                  std::move(note));
    if (figure.device_.simulated) {
        figure.value_.reset();
        figure.why_unknown_ = "the GPU is simulated on the CPU, and its time is not a GPU's time";
    } else if (!build_measures_speed()) {
        figure.value_.reset();
        figure.why_unknown_ = "this is " + why_no_speed() + ", which measures no speed";
    }
    return figure;
}

Figure Figure::count(std::string what, double value, std::string unit, MeasuredOn device,
                     std::string note) {
    return {Kind::count,     std::move(what),   value,
            std::move(unit), std::move(device), std::move(note)};
}

Figure Figure::model(std::string what, double value, std::string unit, std::string part,
                     std::string source) {
    return {Kind::model,     std::move(what),          value,
            std::move(unit), {std::move(part), false}, std::move(source)};
}

Figure Figure::unknown(std::string what, std::string unit, std::string why) {
    Figure figure(Kind::speed, std::move(what), std::nullopt, std::move(unit), {}, "");
    figure.why_unknown_ = std::move(why);
    return figure;
}

Figure Figure::between(double low, double high) const {
    Figure figure = *this;
    if (value_ && std::isfinite(low) && std::isfinite(high))
        figure.range_ = {std::min(low, *value_), std::max(high, *value_)};
    return figure;
}

// ---- verdicts ----

std::string_view to_string(Outcome outcome) {
    switch (outcome) {
        case Outcome::confirmed:
            return "confirmed";
        case Outcome::refuted:
            return "refuted";
        case Outcome::depends:
            return "depends";
        case Outcome::not_measurable:
            break;
    }
    return "not measurable here";
}

Verdict::Verdict(Outcome outcome, std::string reason, std::string device, bool from_model)
    : outcome_(outcome),
      reason_(std::move(reason)),
      device_(std::move(device)),
      from_model_(from_model) {}

Verdict Verdict::from(std::span<const Figure> figures, Outcome outcome, std::string reason) {
    if (figures.empty()) throw std::logic_error("a verdict needs figures to rest on");
    std::vector<std::string> devices;
    bool from_model = false;
    for (const Figure& figure : figures) {
        if (!figure.value()) return not_measurable(figure.why_unknown());
        from_model = from_model || figure.kind() == Figure::Kind::model;
        const std::string& name = figure.device().name;
        if (std::find(devices.begin(), devices.end(), name) == devices.end())
            devices.push_back(name);
    }
    if (from_model && (outcome == Outcome::confirmed || outcome == Outcome::refuted)) {
        reason += fmt::format("; by the model that is {}, and only a measurement can say so",
                              to_string(outcome));
        outcome = Outcome::depends;
    }
    return {outcome, std::move(reason), fmt::format("{}", fmt::join(devices, "; ")), from_model};
}

Verdict Verdict::not_measurable(std::string why) {
    return {Outcome::not_measurable, std::move(why), on_cpu().name, false};
}

namespace {

constexpr double usual_spread = 0.05;  // as much two runs of the same differ on a shared machine

std::pair<double, double> ends(const Figure& figure) {
    const double value = *figure.value();
    const double spread = figure.kind() == Figure::Kind::speed ? usual_spread : 0;
    return figure.range().value_or(std::pair{(1 - spread) * value, (1 + spread) * value});
}

}  // namespace

Verdict judge_at_ends(std::span<const Figure> figures,
                      const std::function<Outcome(std::span<const double>)>& outcome,
                      std::string reason) {
    if (figures.empty()) throw std::logic_error("a verdict needs figures to rest on");
    std::vector<double> values;
    for (const Figure& figure : figures) {
        if (!figure.value()) return Verdict::from(figures, Outcome::not_measurable, "");
        values.push_back(*figure.value());
    }
    const Outcome here = outcome(values);
    bool agreed = true;
    for (unsigned corner = 0; corner < 1u << figures.size(); ++corner) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const auto [low, high] = ends(figures[i]);
            values[i] = (corner >> i & 1) != 0 ? high : low;
        }
        agreed = agreed && outcome(values) == here;
    }
    if (agreed) return Verdict::from(figures, here, std::move(reason));
    return Verdict::from(figures, Outcome::depends,
                         reason +
                             "; that is so close to the limit that other runs may say "
                             "otherwise");
}

Verdict judge_ratio(const Figure& a, const Figure& b, RatioRule rule) {
    const Figure both[] = {a, b};
    if (!a.value() || !b.value()) return Verdict::from(both, Outcome::not_measurable, "");
    if (*b.value() == 0)
        return Verdict::not_measurable(b.what() + " is 0: there is nothing to compare with");
    const auto [a_low, a_high] = ends(a);
    const auto [b_low, b_high] = ends(b);
    const std::string range =
        a_low < a_high || b_low < b_high
            ? fmt::format(" ({:.3g} to {:.3g})", a_low / b_high, a_high / b_low)
            : "";
    return judge_at_ends(
        both,
        [rule](std::span<const double> value) {
            const double ratio = value[0] / value[1];
            return ratio >= rule.confirmed_from ? Outcome::confirmed
                   : ratio < rule.refuted_below ? Outcome::refuted
                                                : Outcome::depends;
        },
        fmt::format("{} is {:.3g}{} times {}", a.what(), *a.value() / *b.value(), range, b.what()));
}

// ---- experiments and reports ----

ClaimReport measure_claim(const Claim& claim, const ClaimOptions& options) {
    if (!claim.measure) {
        return {"", {}, Verdict::not_measurable("no program measures this claim yet")};
    }
    try {
        return claim.measure(options);
    } catch (const UsageError&) {
        throw;
    } catch (const Error& error) {
        return {"", {}, Verdict::not_measurable(error.what())};
    }
}

namespace {

// Columns on a terminal: code points of UTF-8, as fmt counts them.
std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

constexpr std::size_t screen = 100;

// Text that starts in column `indent`; long sentences go on below their own start.
std::string wrapped(std::string_view text, std::size_t indent) {
    std::string lines;
    std::size_t used = indent;
    bool first = true;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (!first && used + 1 + columns(word) > screen) {
            lines += '\n' + std::string(indent, ' ');
            used = indent;
            first = true;
        }
        if (!first) lines += ' ', ++used;
        lines += word;
        used += columns(word);
        first = false;
    }
    return lines;
}

void print_wrapped(std::ostream& out, std::string_view label, std::string_view text) {
    constexpr std::size_t indent = 14;
    out << fmt::format("  {:<{}}{}\n", label, indent - 2, wrapped(text, indent));
}

std::string value_and_unit(const Figure& figure) {
    if (!figure.value()) return "-";
    const double value = *figure.value();
    // Four digits; counts whole.
    const bool whole = value == std::floor(value) && std::abs(value) < 1e9;
    const std::string number = whole ? fmt::format("{:.0f}", value) : fmt::format("{:.4g}", value);
    return number + (figure.unit().empty() ? "" : " " + figure.unit());
}

std::string_view to_string(Figure::Kind kind) {
    switch (kind) {
        case Figure::Kind::speed:
            return "speed";
        case Figure::Kind::count:
            return "count";
        case Figure::Kind::model:
            break;
    }
    return "model";
}

}  // namespace

void print_report(std::ostream& out, const Claim& claim, const ClaimReport& report) {
    print_wrapped(out, fmt::format("Claim {}", claim.number), claim.sentence);
    if (!report.prediction.empty()) print_wrapped(out, "prediction", report.prediction);
    std::size_t name_width = 0, value_width = 0;
    for (const Figure& figure : report.figures) {
        name_width = std::max(name_width, columns(figure.what()));
        value_width = std::max(value_width, columns(value_and_unit(figure)));
    }
    std::string_view label = "measured";
    for (const Figure& figure : report.figures) {
        std::string where = figure.value() ? figure.device().name : figure.why_unknown();
        if (figure.kind() == Figure::Kind::model) where = "model: " + where;
        if (const auto range = figure.range())
            where += fmt::format("; {:.4g} to {:.4g} in repeats", range->first, range->second);
        if (!figure.note().empty()) where += (where.empty() ? "" : "; ") + figure.note();
        std::string line = fmt::format("  {:<12}{:<{}}  {:>{}}  ", label, figure.what(), name_width,
                                       value_and_unit(figure), value_width);
        constexpr std::size_t least_width = 40, below = 18;
        std::size_t start = columns(line);
        if (start + std::min(columns(where), least_width) > screen) {
            line.erase(line.find_last_not_of(' ') + 1);
            line += '\n' + std::string(below, ' ');
            start = below;
        }
        out << line << wrapped(where, start) << '\n';
        label = "";
    }
    for (const std::string& remark : report.remarks) print_wrapped(out, "note", remark);
    const Verdict& verdict = report.verdict;
    print_wrapped(out, "verdict",
                  fmt::format("{}{}: {}", to_string(verdict.outcome()),
                              verdict.from_model() ? " (from a model)" : "", verdict.reason()));
}

nlohmann::ordered_json to_json(const Claim& claim, const ClaimReport& report) {
    auto figures = nlohmann::ordered_json::array();
    for (const Figure& figure : report.figures) {
        nlohmann::ordered_json row = {{"what", figure.what()},
                                      {"value", nullptr},
                                      {"unit", figure.unit()},
                                      {"device", figure.device().name},
                                      {"simulated", figure.device().simulated},
                                      {"kind", to_string(figure.kind())},
                                      {"note", figure.note()},
                                      {"why_unknown", figure.why_unknown()}};
        if (figure.value()) row["value"] = *figure.value();
        if (const auto range = figure.range()) {
            row["low"] = range->first;
            row["high"] = range->second;
        }
        figures.push_back(std::move(row));
    }
    const Verdict& verdict = report.verdict;
    return {{"claim", claim.number},
            {"sentence", claim.sentence},
            {"experiment", claim.experiment},
            {"chapter", claim.chapter},
            {"prediction", report.prediction},
            {"figures", figures},
            {"remarks", report.remarks},
            {"verdict", to_string(verdict.outcome())},
            {"reason", verdict.reason()},
            {"device", verdict.device()},
            {"from_model", verdict.from_model()}};
}

}  // namespace m2m
