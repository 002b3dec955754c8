#include "common/picture/svg.hpp"

#include "common/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace m2m {

namespace {

constexpr double width = 760, margin = 20;
constexpr double letter = 7.4;  // about the width of a letter at 13 pixels

// Colours that are told apart by readers with any colour vision (Okabe & Ito, 2008), in tones that
// show on white and on black; each curve has its own dashes too.
constexpr const char* colours[] = {"#0a7abf", "#d55e00", "#009e73",
                                   "#c0609a", "#b8860b", "#4aa8d8"};
constexpr const char* dashes[] = {"none", "7 3", "2 3", "9 3 2 3", "12 4", "4 2"};

constexpr const char* style = R"(<style>
  text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
  .title { font-size: 16px; font-weight: 600; }
  .small { font-size: 11px; fill: #59636e; }
  .paper { fill: #ffffff; }
  .grid { stroke: #d1d9e0; stroke-width: 1; }
  .axis { stroke: #59636e; stroke-width: 1; }
  .bar { fill: #0a7abf; }
  .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .small { fill: #9198a1; }
    .paper { fill: #0d1117; }
    .grid { stroke: #3d444d; }
    .axis { stroke: #9198a1; }
  }
</style>
)";

std::string tidy(double value) {
    if (value == 0) return "0";
    const double size = std::fabs(value);
    if (size >= 1e6 || size < 1e-3) return fmt::format("{:.2g}", value);
    return fmt::format("{:.{}f}", value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3);
}

// Number of letters, not of bytes.
double text_width(std::string_view text) {
    const auto letters =
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return letter * double(letters);
}

/// A range of values and where they lie on the paper.
struct Axis {
    double low, high;    // values
    double start, stop;  // pixels
    bool logarithmic;
    std::vector<double> ticks;

    double operator()(double value) const {
        const auto scale = [&](double v) { return logarithmic ? std::log10(v) : v; };
        return start + (stop - start) * (scale(value) - scale(low)) / (scale(high) - scale(low));
    }
};

// Steps of 1, 2 or 5 times a power of ten, about `count` of them; or every power of ten.
Axis make_axis(double low, double high, double start, double stop, bool logarithmic,
               int count = 6) {
    Axis axis{low, high, start, stop, logarithmic, {}};
    if (logarithmic) {
        axis.low = std::pow(10, std::floor(std::log10(low)));
        axis.high = std::pow(10, std::ceil(std::log10(high)));
        if (axis.low >= axis.high) axis.high = axis.low * 10;
        for (double tick = axis.low; tick < axis.high * 1.5; tick *= 10) axis.ticks.push_back(tick);
        return axis;
    }
    if (!(high > low)) axis.high = high = low + (low == 0 ? 1 : std::fabs(low) * 0.1);
    const double rough = (high - low) / count, power = std::pow(10, std::floor(std::log10(rough)));
    const double step = power * (rough / power <= 1   ? 1
                                 : rough / power <= 2 ? 2
                                 : rough / power <= 5 ? 5
                                                      : 10);
    const double first = std::floor(low / step), last = std::ceil(high / step - 1e-9);
    for (double i = first; i <= last; ++i) axis.ticks.push_back(i * step);
    axis.low = axis.ticks.front(), axis.high = axis.ticks.back();
    return axis;
}

std::string tick_text(const Axis& axis, double tick) {
    if (axis.logarithmic) return fmt::format("{:g}", tick);
    const double step = axis.ticks[1] - axis.ticks[0];
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    return fmt::format("{:.{}f}", tick, decimals);
}

std::string text(double x, double y, std::string_view what, std::string_view attributes = "") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}{}>{}</text>\n", x, y,
                       attributes.empty() ? "" : " ", attributes, xml_escape(what));
}

std::string line(double x1, double y1, double x2, double y2, const char* kind) {
    return fmt::format(
        "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", kind, x1,
        y1, x2, y2);
}

// Captions hold commands, which can be long: broken at spaces to fit the width.
std::vector<std::string> wrapped(const std::vector<std::string>& lines) {
    constexpr std::size_t letters = 112;
    std::vector<std::string> result;
    for (std::string rest : lines) {
        while (rest.size() > letters) {
            const std::size_t space = rest.rfind(' ', letters);
            if (space == std::string::npos || space == 0) break;
            result.push_back(rest.substr(0, space));
            rest = "    " + rest.substr(space + 1);
        }
        result.push_back(rest);
    }
    return result;
}

std::string document(double height, std::string_view title, const std::vector<std::string>& caption,
                     const std::string& body) {
    const auto lines = wrapped(caption);
    const double whole = height + 15.0 * double(lines.size()) + margin;
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" "
        "role=\"img\" aria-label=\"{2}\">\n<title>{2}</title>\n",
        width, whole, xml_escape(title));
    svg += style;
    svg +=
        fmt::format("<rect class=\"paper\" width=\"{:.0f}\" height=\"{:.0f}\"/>\n", width, whole);
    svg += text(margin, 32, title, "class=\"title\"");
    svg += body;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        svg += text(margin, height + 10 + 15.0 * double(i), lines[i],
                    "class=\"small\" xml:space=\"preserve\"");
    }
    return svg + "</svg>\n";
}

bool drawable(double y, bool logarithmic) {
    return std::isfinite(y) && (!logarithmic || y > 0);
}

// The points of one curve as an SVG path. `move` starts a new piece after a gap.
std::string path(const Series& series, const Axis& across, const Axis& up) {
    struct Point {
        double x, y;
    };
    std::string d;
    bool move = true;
    const auto add = [&](Point point) {
        d += fmt::format("{}{:.1f} {:.1f}", move ? "M" : "L", across(point.x), up(point.y));
        move = false;
    };
    const bool dense = double(series.x.size()) > 2 * (across.stop - across.start);
    std::size_t i = 0;
    while (i < series.x.size()) {
        if (!drawable(series.y[i], up.logarithmic) || !std::isfinite(series.x[i])) {
            move = true;
            ++i;
            continue;
        }
        if (!dense) {
            add({series.x[i], series.y[i]});
            ++i;
            continue;
        }
        // All points of this pixel column: draw the lowest and the highest, in their order.
        const double column = std::floor(across(series.x[i]));
        std::size_t lowest = i, highest = i;
        for (; i < series.x.size() && drawable(series.y[i], up.logarithmic) &&
               std::isfinite(series.x[i]) && std::floor(across(series.x[i])) == column;
             ++i) {
            if (series.y[i] < series.y[lowest]) lowest = i;
            if (series.y[i] > series.y[highest]) highest = i;
        }
        const auto [first, second] = std::minmax(lowest, highest);
        add({series.x[first], series.y[first]});
        if (second != first) add({series.x[second], series.y[second]});
    }
    return d;
}

}  // namespace

std::string xml_escape(std::string_view text) {
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        switch (byte) {
            case '&':
                escaped += "&amp;";
                continue;
            case '<':
                escaped += "&lt;";
                continue;
            case '>':
                escaped += "&gt;";
                continue;
            case '"':
                escaped += "&quot;";
                continue;
            case '\'':
                escaped += "&apos;";
                continue;
            default:
                break;
        }
        if (byte >= 0x80) {  // UTF-8: a lead byte and its one to three continuation bytes, or it is
                             // not UTF-8
            const std::size_t more = byte >= 0xF0 && byte < 0xF5   ? 3
                                     : byte >= 0xE0 && byte < 0xF0 ? 2
                                     : byte >= 0xC2 && byte < 0xE0 ? 1
                                                                   : 0;
            std::size_t there = 0;
            while (there < more && i + there + 1 < text.size() &&
                   (text[i + there + 1] & 0xC0) == 0x80)
                ++there;
            if (more > 0 && there == more) {
                escaped += text.substr(i, more + 1);
                i += more;
            } else {
                escaped += '?';
            }
        } else if (byte < 0x20 && byte != '\t' && byte != '\n') {
            escaped += '?';
        } else {
            escaped += static_cast<char>(byte);
        }
    }
    return escaped;
}

std::string bar_chart(const BarChart& chart) {
    if (chart.bars.empty()) throw UsageError("the bar chart '" + chart.title + "' has no bars");
    double labels = 0, notes = 0, largest = 0, smallest = std::numeric_limits<double>::infinity();
    for (const Bar& bar : chart.bars) {
        if (!(bar.value >= 0) || !drawable(bar.value, chart.logarithmic)) {
            throw UsageError(fmt::format("the bar chart '{}' cannot show {} = {}", chart.title,
                                         bar.label, bar.value));
        }
        labels = std::max(labels, text_width(bar.label));
        notes = std::max(notes, text_width(tidy(bar.value)) + text_width(bar.note));
        largest = std::max(largest, bar.value);
        smallest = std::min(smallest, bar.value);
    }
    labels = std::min(labels, width / 2);
    constexpr double row = 30, bar_height = 18, top = 54;
    const double bottom = top + row * double(chart.bars.size());
    const double left = margin + labels + 12, right = width - margin - notes - 16;
    // A bar starts at 0; on a logarithmic axis, which has no 0, at the decade below the smallest.
    const Axis across = make_axis(chart.logarithmic ? smallest * 0.999 : 0, largest, left, right,
                                  chart.logarithmic);

    std::string body;
    for (const double tick : across.ticks) {
        body += line(across(tick), top - 4, across(tick), bottom, "grid");
        body += text(across(tick), bottom + 16, tick_text(across, tick),
                     "class=\"small\" text-anchor=\"middle\"");
    }
    body +=
        text((left + right) / 2, bottom + 32,
             chart.unit +
                 (chart.logarithmic ? " (logarithmic: each line is ten times the one before)" : ""),
             "class=\"small\" text-anchor=\"middle\"");
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const Bar& bar = chart.bars[i];
        const double y = top + row * double(i) + (row - bar_height) / 2, end = across(bar.value);
        body += text(left - 8, y + 13.5, bar.label, "text-anchor=\"end\"");
        body += fmt::format(
            "<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
            left, y, end - left, bar_height);
        body += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\">{}<tspan class=\"small\" dx=\"8\">{}</tspan></text>\n",
            end + 6, y + 13.5, tidy(bar.value), xml_escape(bar.note));
    }
    body += line(left, top - 4, left, bottom, "axis");
    return document(bottom + 50, chart.title, chart.caption, body);
}

std::string line_chart(const LineChart& chart) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double x_low = infinity, x_high = -infinity, y_low = infinity, y_high = -infinity;
    for (const Series& series : chart.series) {
        if (series.x.size() != series.y.size()) {
            throw UsageError(fmt::format("the curve '{}' has {} x and {} y", series.name,
                                         series.x.size(), series.y.size()));
        }
        for (std::size_t i = 0; i < series.x.size(); ++i) {
            if (!std::isfinite(series.x[i]) || !drawable(series.y[i], chart.logarithmic)) continue;
            x_low = std::min(x_low, series.x[i]), x_high = std::max(x_high, series.x[i]);
            y_low = std::min(y_low, series.y[i]), y_high = std::max(y_high, series.y[i]);
        }
    }
    if (!(x_low <= x_high)) throw UsageError("the chart '" + chart.title + "' has nothing to draw");
    if (!chart.logarithmic && y_low > 0 && y_low < y_high / 2) y_low = 0;

    constexpr double top = 84, plot = 300, bottom = top + plot;
    const Axis up = make_axis(y_low, y_high, bottom, top, chart.logarithmic);
    double numbers = 0;
    for (const double tick : up.ticks) numbers = std::max(numbers, text_width(tick_text(up, tick)));
    const double left = margin + 22 + numbers, right = width - margin - 10;
    Axis across = make_axis(x_low, x_high, left, right, false, 8);
    across.low = x_low,
    across.high = x_high > x_low ? x_high : across.high;  // curves fill the width

    std::string body;
    double legend_x = margin, legend_y = 56;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const double needed = 40 + text_width(chart.series[s].name);
        if (legend_x + needed > width - margin && legend_x > margin)
            legend_x = margin, legend_y += 18;
        body += fmt::format(
            "<path class=\"curve\" stroke=\"{}\" stroke-dasharray=\"{}\" d=\"M{:.1f} "
            "{:.1f}h24\"/>\n",
            colours[s % std::size(colours)], dashes[s % std::size(dashes)], legend_x, legend_y);
        body += text(legend_x + 30, legend_y + 4.5, chart.series[s].name);
        legend_x += needed + 16;
    }
    const double down = std::max(0.0, legend_y - 56);  // more rows of legend push the plot down
    body += fmt::format("<g transform=\"translate(0 {:.1f})\">\n", down);
    for (const double tick : up.ticks) {
        body += line(left, up(tick), right, up(tick), "grid");
        body += text(left - 6, up(tick) + 4, tick_text(up, tick),
                     "class=\"small\" text-anchor=\"end\"");
    }
    for (const double tick : across.ticks) {
        if (tick < across.low - 1e-9 || tick > across.high + 1e-9) continue;
        body += line(across(tick), bottom, across(tick), bottom + 4, "axis");
        const std::string shown = chart.x_powers_of_two ? fmt::format("{:.4g}", std::exp2(tick))
                                                        : tick_text(across, tick);
        body += text(across(tick), bottom + 18, shown, "class=\"small\" text-anchor=\"middle\"");
    }
    double mark_y = top + 12;
    for (const Mark& mark : chart.marks) {
        if (mark.x < across.low || mark.x > across.high) continue;
        const double x = across(mark.x);
        body += fmt::format(
            "<path class=\"axis\" stroke-dasharray=\"4 3\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>\n", x, top,
            bottom);
        body += text(x + 5, mark_y, mark.label, "class=\"small\"");
        mark_y += 15;
    }
    body += line(left, bottom, right, bottom, "axis") + line(left, top, left, bottom, "axis");
    body += text((left + right) / 2, bottom + 36, chart.x_label,
                 "class=\"small\" text-anchor=\"middle\"");
    body += text(0, 0, chart.y_label,
                 fmt::format("class=\"small\" text-anchor=\"middle\" transform=\"translate({:.1f} "
                             "{:.1f}) rotate(-90)\"",
                             margin + 4, (top + bottom) / 2));
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const std::string d = path(chart.series[s], across, up);
        if (d.empty()) continue;
        body +=
            fmt::format("<path class=\"curve\" stroke=\"{}\" stroke-dasharray=\"{}\" d=\"{}\"/>\n",
                        colours[s % std::size(colours)], dashes[s % std::size(dashes)], d);
    }
    body += "</g>\n";
    return document(bottom + down + 54, chart.title, chart.caption, body);
}

}  // namespace m2m
