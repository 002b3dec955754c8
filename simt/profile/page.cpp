#include "simt/profile/page.hpp"

#include "simt/profile/advice.hpp"
#include "simt/profile/page_parts.hpp"
#include "simt/profile/pattern.hpp"
#include "simt/profile/sources.hpp"
#include "simt/profile/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace simt::profile {

namespace {

std::string escaped(const std::string& text) {
    return xml_escape(printable(text));
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

// A file's number in the page: paths are no identifiers.
using FileNumbers = std::map<std::string, std::size_t>;

std::string id_of(std::size_t kernel, const FileNumbers& files, const Line& line) {
    return fmt::format("k{}-f{}-l{}", kernel + 1, files.at(line.file), line.line);
}

// ---- what the heat column can show ----

struct Heat {
    std::string text;
    double amount = 0;  ///< 0 … 1
};

struct Metric {
    const char* key;
    const char* name;
    const char* title;
    Heat (*of)(const Line& line, const Kernel& kernel);
};

Heat traffic(const Line& line, const Kernel& kernel) {
    const std::uint64_t here = global(line.counters).sectors, all = global(kernel.totals).sectors;
    if (here == 0 || all == 0) return {};
    const double share = double(here) / double(all);
    return {percent(share), share};
}

Heat sectors(const Line& line, const Kernel&) {
    const Access access = global(line.counters);
    if (access.requests == 0) return {};
    const double value = sectors_per_request(access);
    return {fmt::format("{:.2f}", value),
            std::max(0.0, 1 - ideal_sectors_per_request(access) / value)};
}

Heat wavefronts(const Line& line, const Kernel&) {
    const Access access = shared(line.counters);
    if (access.requests == 0 || access.wavefronts == 0) return {};
    return {fmt::format("{:.2f}", wavefronts_per_request(access)),
            std::max(0.0, 1 - double(access.ideal) / double(access.wavefronts))};
}

Heat idle(const Line& line, const Kernel&) {
    const double lanes = active_lanes(line.counters);
    if (lanes == 0) return {};
    return {fmt::format("{:.1f}", lanes), 1 - lanes / warp_size};
}

constexpr std::array<Metric, 4> metrics = {
    {{"traffic", "global traffic", "the line's share of the kernel's sectors", traffic},
     {"sectors", "sectors/request", "32-byte sectors that a warp's access touches", sectors},
     {"wavefronts", "wavefronts/request", "turns that the banks of shared memory need", wavefronts},
     {"lanes", "active lanes", "lanes of a warp that work; the bar shows the idle ones", idle}}};

// The first thing to look at is where something is lost.
const Metric& first_metric(const Kernel& kernel) {
    const Metric* found = &metrics[0];
    double highest = 0.25;
    for (std::size_t i = 1; i < metrics.size(); ++i) {
        for (const Line& line : kernel.lines) {
            const double amount = metrics[i].of(line, kernel).amount;
            if (amount > highest) {
                highest = amount;
                found = &metrics[i];
            }
        }
    }
    return *found;
}

// ---- parts of a kernel's section ----

std::string launches(const Kernel& kernel) {
    std::string html;
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < std::min(most, kernel.launches.size()); ++i) {
        const Launch& launch = kernel.launches[i];
        const std::uint64_t all = launch.count * launch.blocks();
        html += fmt::format("<p class=\"quiet\">{} launch{}: {}; {} of {} blocks counted</p>\n",
                            grouped(launch.count), launch.count == 1 ? "" : "es", describe(launch),
                            grouped(launch.blocks_counted), grouped(all));
    }
    if (kernel.launches.size() > most)
        html += fmt::format("<p class=\"quiet\">and {} other shapes</p>\n",
                            kernel.launches.size() - most);
    return html;
}

// Sums say little on a card; they are in the table of all figures.
bool on_a_card(const Figure& figure) {
    return figure.key.rfind("shared_wavefronts", 0) != 0 &&
           figure.key.rfind("shared_excess", 0) != 0 && figure.key != "flops" &&
           figure.key != "bytes_moved";
}

// "global loads: sectors/request" with 4.00 as the ideal: a name, and "sectors/request, ideal 4.00"
std::string card(const Figure& figure) {
    const std::size_t colon = figure.name.find(": ");
    const std::string name = figure.name.substr(0, colon);
    std::string remark = figure.ideal;
    if (colon != std::string::npos) {
        remark = figure.name.substr(colon + 2) + ", ideal " +
                 figure.ideal.substr(0, figure.ideal.find(' '));
    } else if (figure.key == "active_lanes") {
        remark = "of 32";
    }
    std::string html = fmt::format(
        "<div class=\"figure\"><dt>{}</dt><dd class=\"number\">{}</dd><dd class=\"remark\">{}</dd>",
        xml_escape(name), xml_escape(figure.shown), xml_escape(remark));
    if (figure.key != "flop_per_byte")  // no ideal
        html += fmt::format("<dd class=\"gauge{}\"><i style=\"width:{:.0f}%\"></i></dd>",
                            figure.quality < 0.67 ? " bad" : "", 100 * figure.quality);
    return html + "</div>\n";
}

std::string cards(const Kernel& kernel) {
    std::string html = "<dl class=\"figures\">\n";
    for (const Figure& figure : figures(kernel)) {
        if (on_a_card(figure)) html += card(figure);
    }
    html +=
        "</dl>\n<details><summary>All figures, with Nsight Compute’s names</summary>\n<div "
        "class=\"scroll\"><table class=\"all\">\n";
    for (const Figure& figure : figures(kernel)) {
        html += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td></tr>\n",
                            xml_escape(figure.name), xml_escape(figure.shown),
                            xml_escape(figure.ideal), xml_escape(figure.nsight));
    }
    return html + "</table></div></details>\n";
}

const Line* line_at(const Kernel& kernel, const std::string& file, int number) {
    for (const Line& line : kernel.lines) {
        if (line.file == file && line.line == number) return &line;
    }
    return nullptr;
}

std::string advice_list(const Kernel& kernel, const Device& device, std::size_t number,
                        const FileNumbers& files) {
    const std::vector<Advice> list = advise(kernel, device);
    if (list.empty())
        return "<p class=\"fine\">✓ No figure of this kernel is far from its ideal.</p>\n";
    std::string html = "<ul class=\"advice\">\n";
    for (const Advice& advice : list) {
        const Line* line = line_at(kernel, advice.file, advice.line);
        const std::string sentence = advice.sentence();
        const std::size_t colon = sentence.find(':');
        const std::string where = sentence.substr(0, colon), text = sentence.substr(colon);
        if (line && !line->examples.empty()) {
            html += fmt::format("<li><a data-pictured=\"\" href=\"#{}\">{}</a>{}</li>\n",
                                id_of(number, files, *line), xml_escape(where), xml_escape(text));
        } else {
            html += fmt::format("<li><strong>{}</strong>{}</li>\n", xml_escape(where),
                                xml_escape(text));
        }
    }
    return html + "</ul>\n";
}

// ---- source ----

// The lines to show of one file: the whole kernel, and what else was counted with its neighbours.
std::set<int> shown_lines(const Kernel& kernel, const std::string& file, int last) {
    std::set<int> numbers;
    int end = 0;
    for (const Line& line : kernel.lines) {
        if (line.file != file) continue;
        for (int n = line.line - 1; n <= line.line + 1; ++n) numbers.insert(n);
        end = std::max(end, line.line + 1);
    }
    constexpr int longest = 400;
    if (file == kernel.file && end - kernel.line < longest) {
        for (int n = kernel.line; n <= end; ++n) numbers.insert(n);
    }
    for (auto it = numbers.begin(); it != numbers.end();) {
        const bool inside = *it >= 1 && (last == 0 || *it <= last);
        it = inside ? std::next(it) : numbers.erase(it);
    }
    return numbers;
}

std::string heat_cell(const Line* line, const Kernel& kernel, const Metric& first) {
    if (!line) return "<td class=\"heat\"><i style=\"width:0%\"></i><b></b></td>";
    std::string html = "<td class=\"heat\"";
    for (const Metric& metric : metrics) {
        const Heat heat = metric.of(*line, kernel);
        if (heat.text.empty()) continue;
        html += fmt::format(" data-{0}=\"{1}\" data-{0}-heat=\"{2:.0f}\"", metric.key, heat.text,
                            100 * heat.amount);
    }
    const Heat heat = first.of(*line, kernel);
    return html + fmt::format("><i style=\"width:{:.0f}%\"></i><b>{}</b></td>", 100 * heat.amount,
                              heat.text);
}

std::string listing(const Kernel& kernel, const Sources& sources, const std::string& file,
                    std::size_t number, const FileNumbers& files, const Metric& first) {
    const std::vector<std::string>& text = sources.lines(file);
    std::string html = fmt::format(
        "<div class=\"listing\"><table class=\"code\"><caption>{}{}</caption>\n<tbody>\n",
        escaped(shown_path(file)), text.empty() ? " (its text was not found)" : "");
    int before = 0;
    bool in_comment = false;
    for (const int n : shown_lines(kernel, file, static_cast<int>(text.size()))) {
        const Line* line = line_at(kernel, file, n);
        if (text.empty() && !line) continue;
        if (before != 0 && n != before + 1)
            html += "<tr class=\"skip\"><td colspan=\"3\">⋯</td></tr>\n";
        before = n;
        const bool pictured = line && !line->examples.empty();
        const std::string id = pictured ? id_of(number, files, *line) : "";
        html += pictured ? fmt::format("<tr class=\"has\" data-shows=\"{}\">", id) : "<tr>";
        html += pictured ? fmt::format(
                               "<td class=\"at\"><a href=\"#{}\" title=\"Show what a warp "
                               "does on line {}\">{}</a></td>",
                               id, n, n)
                         : fmt::format("<td class=\"at\">{}</td>", n);
        html += heat_cell(line, kernel, first);
        html += fmt::format("<td class=\"text\">{}</td></tr>\n",
                            highlighted(printable(sources.line(file, n)), in_comment));
    }
    return html + "</tbody></table></div>\n";
}

std::string metric_buttons(const Kernel& kernel, const Metric& first) {
    std::string html =
        "<div class=\"metrics\" role=\"group\" aria-label=\"Figure in the heat "
        "column\"><span class=\"quiet\">show</span>";
    for (const Metric& metric : metrics) {
        const bool any =
            std::any_of(kernel.lines.begin(), kernel.lines.end(),
                        [&](const Line& line) { return !metric.of(line, kernel).text.empty(); });
        if (!any) continue;
        html += fmt::format(
            "<button type=\"button\" data-metric=\"{}\" aria-pressed=\"{}\" "
            "title=\"{}\">{}</button>",
            metric.key, &metric == &first, xml_escape(metric.title), metric.name);
    }
    return html + "</div>\n";
}

// ---- pictures ----

// How many times more than needed: the worst picture of a line comes first.
double loss(const Example& example) {
    return is_shared(example.kind)
               ? double(wavefronts_of(example)) / std::max(1, ideal_wavefronts(example))
               : double(sectors_of(example).size()) / std::max(1, sectors_needed(example));
}

std::string caption(const Example& example) {
    const bool of_shared = is_shared(example.kind);
    const bool load = example.kind == Kind::global_load || example.kind == Kind::shared_load;
    const bool store = example.kind == Kind::global_store || example.kind == Kind::shared_store;
    const int is =
        of_shared ? wavefronts_of(example) : static_cast<int>(sectors_of(example).size());
    const int best = of_shared ? ideal_wavefronts(example) : sectors_needed(example);
    const std::string thing = of_shared ? "wavefront" : "sector";
    std::string verdict =
        is <= best ? fmt::format("<span class=\"verdict good\">{} {}{}</span>, ideal", is, thing,
                                 is == 1 ? "" : "s")
                   : fmt::format("<span class=\"verdict bad\">{} {}s</span> where {} would do", is,
                                 thing, best);
    if (const int lanes = pattern_of(example).same_address; !load && !store && lanes > 1)
        verdict = fmt::format(
            "<span class=\"verdict bad\">{} lanes on one word</span>, one after "
            "another",
            lanes);
    return fmt::format(
        "<strong>{} {} memory</strong>: {}<br/><span class=\"quiet\">{}; {} {} a lane. Warp {} of "
        "block ({}, {}, {}){}{}</span>",
        load    ? "Read from"
        : store ? "Write to"
                : "Atomic update in",
        of_shared ? "shared" : "global", verdict, xml_escape(describe(example)), example.bytes,
        example.bytes == 1 ? "byte" : "bytes", example.warp, example.block[0], example.block[1],
        example.block[2], example.allocation.empty() ? "" : ", in ", escaped(example.allocation));
}

std::string pictures(const Kernel& kernel, const Sources& sources, std::size_t number,
                     const FileNumbers& files) {
    std::string html;
    for (const Line* line : sorted_lines(kernel)) {
        if (line->examples.empty()) continue;
        bool in_comment = false;
        std::string text = printable(sources.line(line->file, line->line));
        text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
        html += fmt::format(
            "<article class=\"access\" id=\"{}\">\n<h3>Line {}: one warp</h3>\n<pre "
            "class=\"code\">{}</pre>\n",
            id_of(number, files, *line), line->line, highlighted(text, in_comment));
        std::vector<Example> examples = line->examples;
        std::stable_sort(examples.begin(), examples.end(),
                         [](const Example& a, const Example& b) { return loss(a) > loss(b); });
        for (const Example& example : examples) {
            html += fmt::format(
                "<figure><figcaption>{}</figcaption><div class=\"scroll\">\n{}</div>"
                "</figure>\n",
                caption(example), access_picture(example));
        }
        html += "</article>\n";
    }
    return html;
}

std::string section(const Report& report, const Sources& sources, std::size_t number) {
    const Kernel& kernel = report.kernels[number];
    FileNumbers files;
    std::vector<std::string> order;
    for (const Line* line : sorted_lines(kernel)) {
        if (files.emplace(line->file, files.size() + 1).second) order.push_back(line->file);
    }
    const Metric& first = first_metric(kernel);
    std::string html = fmt::format("<section class=\"kernel\" id=\"k{}\">\n<h2>{}</h2>\n",
                                   number + 1, escaped(kernel.name));
    html += launches(kernel) + cards(kernel) + advice_list(kernel, report.device, number, files);
    if (order.empty()) return html + "</section>\n";
    html += "<div class=\"split\">\n<div class=\"source\">\n" + metric_buttons(kernel, first);
    for (const std::string& file : order)
        html += listing(kernel, sources, file, number, files, first);
    return html + "</div>\n<div class=\"pictures\" aria-live=\"polite\">\n" +
           pictures(kernel, sources, number, files) + "</div>\n</div>\n</section>\n";
}

// ---- overview ----

std::string kernel_table(const Report& report) {
    std::string html =
        "<div class=\"scroll\"><table class=\"kernels\">\n<thead><tr><th>kernel</th>"
        "<th>sectors<br/>per load</th><th>sectors<br/>per store</th><th>wavefronts<br/>in "
        "excess</th><th>active<br/>lanes</th><th>occupancy</th><th>FLOP<br/>per byte</th></tr>"
        "</thead>\n<tbody>\n";
    // Where the screen is narrow, each cell is a line with its column's name.
    const auto cell = [](const char* column, double value, double quality,
                         const std::string& text) {
        return value == 0 ? std::string("<td></td>")
                          : fmt::format("<td data-column=\"{}\"{}>{}</td>", column,
                                        quality < 0.67 ? " class=\"bad\"" : "", text);
    };
    std::size_t number = 0;
    for (const Kernel& kernel : report.kernels) {
        ++number;
        const Access load = kernel.totals.of(Kind::global_load),
                     store = kernel.totals.of(Kind::global_store),
                     of_shared = shared(kernel.totals);
        const double loads = sectors_per_request(load), stores = sectors_per_request(store),
                     lanes = active_lanes(kernel.totals);
        const double kept = of_shared.wavefronts == 0
                                ? 1.0
                                : double(of_shared.ideal) / double(of_shared.wavefronts);
        const double occupancy =
            kernel.launches.empty() ? 0.0 : kernel.launches.front().occupancy.theoretical;
        const auto ratio = intensity(kernel.totals);
        html += fmt::format("<tr><td>{} <a href=\"#k{}\"><code>{}</code></a></td>", number, number,
                            escaped(kernel.name));
        html +=
            cell("sectors per load", loads, ideal_sectors_per_request(load) / std::max(loads, 1e-9),
                 fmt::format("{:.2f}", loads));
        html += cell("sectors per store", stores,
                     ideal_sectors_per_request(store) / std::max(stores, 1e-9),
                     fmt::format("{:.2f}", stores));
        html += cell("wavefronts in excess", double(of_shared.wavefronts), kept, percent(1 - kept));
        html += cell("active lanes", lanes, lanes / warp_size, fmt::format("{:.1f}", lanes));
        html += cell("occupancy", occupancy, occupancy < 0.5 ? 0.5 : 1, percent(occupancy));
        html +=
            cell("FLOP per byte", ratio.value_or(0), 1, fmt::format("{:.2f}", ratio.value_or(0))) +
            "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string overview(const Report& report) {
    const std::string picture = intensity_picture(report);
    std::string html =
        fmt::format("<div class=\"overview{}\">\n<div>\n<h3>Kernels</h3>\n{}</div>\n",
                    picture.empty() ? "" : " two", kernel_table(report));
    if (!picture.empty()) {
        html +=
            "<div>\n<h3>Arithmetic for each byte moved</h3>\n<div class=\"roofline\">" + picture +
            "</div>\n<p class=\"quiet\">Operations for each byte of global traffic, with no cache "
            "between. The roof bends where a T4 would: at 25 FLOP/byte, the ratio of the 8.1 "
            "TFLOP/s and 320 GB/s of NVIDIA’s data sheet. This is no measurement.</p>\n</div>\n";
    }
    return html + "</div>\n";
}

}  // namespace

std::string page(const Report& report, const Sources& sources, const std::string& date) {
    const std::string name = shown_path(report.program);
    std::string facts;
    const auto fact = [&](const std::string& text) {
        if (!text.empty()) facts += (facts.empty() ? "" : " · ") + escaped(text);
    };
    fact(report.compiler);
    fact(report.blocks == "all" ? "all blocks counted" : "counted blocks: " + report.blocks);
    fact(report.device.name);
    fact(report.device.compute_capability.empty()
             ? ""
             : "compute capability " + report.device.compute_capability);
    fact(date);
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<title>{0}: profile</title>\n<style>\n{1}</style>\n</head>\n<body>\n"
        "<header class=\"top\">\n<div>\n<p class=\"eyebrow\">Simulated profile</p>\n<h1>{0}</h1>\n"
        "<p class=\"quiet\">{2}</p>\n</div>\n"
        "<button id=\"theme\" type=\"button\" hidden=\"hidden\">Dark</button>\n</header>\n"
        "<p class=\"limits\">{3}</p>\n<main>\n",
        escaped(name), page_style, facts, xml_escape(limits()));
    html += overview(report);
    for (std::size_t i = 0; i < report.kernels.size(); ++i) html += section(report, sources, i);
    html += fmt::format(
        "</main>\n<footer>Made by matmul-to-mnist’s <code>./book profile</code>, {}. Eight "
        "neighbouring lanes share a colour. Sectors are 32 bytes; shared memory has 32 banks of 4 "
        "bytes.</footer>\n<script>\n{}</script>\n</body>\n</html>\n",
        escaped(date), page_script);
    return html;
}

}  // namespace simt::profile
