#include "simt/profile/text.hpp"

#include "simt/profile/advice.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace m2m::profile {

namespace {

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string first_letters(const std::string& text, std::size_t count) {
    if (letters(text) <= count) return text;
    std::size_t bytes = 0;
    for (std::size_t seen = 0; bytes < text.size(); ++bytes) {
        const bool begins = (static_cast<unsigned char>(text[bytes]) & 0xC0) != 0x80;
        if (begins && seen++ + 1 == count) break;
    }
    return text.substr(0, bytes) + "…";
}

using Row = std::vector<std::string>;

// Columns as wide as their longest cell. `left` says which columns stand left; the last is not
// filled up.
void print_columns(std::ostream& out, const std::vector<Row>& rows, const std::vector<bool>& left,
                   std::size_t width) {
    std::vector<std::size_t> widths(left.size(), 0);
    for (const Row& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], letters(row[c]));
    }
    for (const Row& row : rows) {
        std::string line = " ";
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string blanks(widths[c] - letters(row[c]), ' ');
            line += " " + (left[c] ? row[c] + blanks : blanks + row[c]) + " ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << first_letters(line, width) << '\n';
    }
}

// Broken at spaces to fit; further lines begin under the first one's text.
void print_wrapped(std::ostream& out, const std::string& text, std::size_t width,
                   const std::string& first, const std::string& further) {
    std::string line = first;
    bool empty = true;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t space = text.find(' ', at);
        if (space == std::string::npos) space = text.size();
        const std::string word = text.substr(at, space - at);
        if (!empty && letters(line) + 1 + letters(word) > width) {
            out << line << '\n';
            line = further;
            empty = true;
        }
        line += (empty ? "" : " ") + word;
        empty = false;
        at = space + 1;
    }
    out << line << '\n';
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

Figure global_figure(const Counters& counters, Kind kind, const char* name, const char* nsight) {
    const Access& access = counters.of(kind);
    const double value = sectors_per_request(access), ideal = ideal_sectors_per_request(access);
    return {std::string(name_of(kind)) + "_sectors_per_request",
            name,
            value,
            fmt::format("{:.2f}", value),
            fmt::format("{:.2f} if each lane has a word of its own", ideal),
            nsight,
            value == 0 ? 1.0 : std::min(1.0, ideal / value)};
}

Figure shared_figure(const Counters& counters, Kind kind, const char* name) {
    const Access& access = counters.of(kind);
    const double value = wavefronts_per_request(access),
                 ideal = ideal_wavefronts_per_request(access);
    return {std::string(name_of(kind)) + "_wavefronts_per_request",
            name,
            value,
            fmt::format("{:.2f}", value),
            fmt::format("{:.2f}", ideal),
            "",
            value == 0 ? 1.0 : std::min(1.0, ideal / value)};
}

std::string limiter_name(const std::string& limiter) {
    std::string name = limiter;
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string cell(double value, double ideal) {
    if (value == 0) return "";
    return value > 1.2 * ideal ? fmt::format("{:.2f} ({:.2g})", value, ideal)
                               : fmt::format("{:.2f}", value);
}

std::string cell(const Counters& counters, Kind kind) {
    const Access& access = counters.of(kind);
    if (access.requests == 0) return "";
    return is_shared(kind)
               ? cell(wavefronts_per_request(access), ideal_wavefronts_per_request(access))
               : cell(sectors_per_request(access), ideal_sectors_per_request(access));
}

std::size_t indentation(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? text.size() : first;
}

void print_lines(std::ostream& out, const Kernel& kernel, const Sources& sources,
                 std::size_t width) {
    const std::vector<const Line*> lines = sorted_lines(kernel);
    if (lines.empty()) return;
    const std::vector<Kind> shown_kinds = [&] {
        std::vector<Kind> some;
        for (const Kind kind : kinds) {
            if (kernel.totals.of(kind).requests > 0) some.push_back(kind);
        }
        return some;
    }();
    constexpr std::array<const char*, kinds.size()> headings = {"load",    "store",    "atomic",
                                                                "sh.load", "sh.store", "sh.atomic"};
    std::size_t common = 1000;
    for (const Line* line : lines) {
        const std::string text = printable(sources.line(line->file, line->line));
        if (!text.empty()) common = std::min(common, indentation(text));
    }
    std::vector<bool> left;
    const auto heading = [&](const std::string& file) {
        Row row = {"line"};
        left = {false};
        for (const Kind kind : shown_kinds) {
            row.push_back(headings[static_cast<std::size_t>(kind)]);
            left.push_back(false);
        }
        row.insert(row.end(), {"lanes", "traffic", printable(shown_path(file))});
        left.insert(left.end(), {false, false, true});
        return row;
    };
    std::vector<Row> rows;
    const std::string* file = nullptr;
    const std::uint64_t sectors = global(kernel.totals).sectors;
    for (const Line* line : lines) {
        if (!file || *file != line->file) rows.push_back(heading(line->file));
        file = &line->file;
        Row row = {std::to_string(line->line)};
        for (const Kind kind : shown_kinds) row.push_back(cell(line->counters, kind));
        const double lanes = active_lanes(line->counters);
        row.push_back(lanes > 0 ? fmt::format("{:.1f}", lanes) : "");
        const std::uint64_t here = global(line->counters).sectors;
        row.push_back(here > 0 && sectors > 0 ? percent(double(here) / double(sectors)) : "");
        const std::string text = printable(sources.line(line->file, line->line));
        row.push_back(text.size() > common ? text.substr(common) : text);
        rows.push_back(std::move(row));
    }
    out << '\n';
    print_columns(out, rows, left, width);
}

}  // namespace

std::string short_number(double number) {
    constexpr std::array<const char*, 5> prefixes = {"", " K", " M", " G", " T"};
    std::size_t step = 0;
    while (number >= 999.5 && step + 1 < prefixes.size()) {
        number /= 1000;
        ++step;
    }
    const int decimals = step == 0 || number >= 99.95 ? 0 : 1;
    return fmt::format("{:.{}f}{}", number, decimals, prefixes[step]);
}

std::string short_bytes(double bytes) {
    const std::string text = short_number(bytes);
    return text + (text.find(' ') == std::string::npos ? " B" : "B");
}

std::string describe(const Launch& launch) {
    const auto shape = [](const std::array<unsigned, 3>& extent) {
        return fmt::format("{}×{}×{}", extent[0], extent[1], extent[2]);
    };
    std::string text = fmt::format("grid {}, block {}", shape(launch.grid), shape(launch.block));
    const std::uint64_t bytes = launch.static_shared + launch.dynamic_shared;
    if (bytes > 0) {
        text += bytes < 1024 ? fmt::format(", {} bytes shared", bytes)
                             : fmt::format(", {:.1f} KiB shared", double(bytes) / 1024);
    }
    return text;
}

std::vector<Figure> figures(const Kernel& kernel) {
    const Counters& all = kernel.totals;
    std::vector<Figure> list;
    const auto add = [&](Figure figure) { list.push_back(std::move(figure)); };
    if (all.of(Kind::global_load).requests > 0)
        add(global_figure(all, Kind::global_load, "global loads: sectors/request",
                          "l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_ld.ratio"));
    if (all.of(Kind::global_store).requests > 0)
        add(global_figure(all, Kind::global_store, "global stores: sectors/request",
                          "l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_st.ratio"));
    if (all.of(Kind::global_atomic).requests > 0)
        add(global_figure(all, Kind::global_atomic, "global atomics: sectors/request", ""));
    if (all.of(Kind::shared_load).requests > 0)
        add(shared_figure(all, Kind::shared_load, "shared loads: wavefronts/request"));
    if (all.of(Kind::shared_store).requests > 0)
        add(shared_figure(all, Kind::shared_store, "shared stores: wavefronts/request"));
    if (all.of(Kind::shared_atomic).requests > 0)
        add(shared_figure(all, Kind::shared_atomic, "shared atomics: wavefronts/request"));
    const Access of_shared = shared(all);
    if (of_shared.wavefronts > 0) {
        const std::uint64_t excess =
            of_shared.wavefronts - std::min(of_shared.wavefronts, of_shared.ideal);
        const double share = double(excess) / double(of_shared.wavefronts);
        add({"shared_wavefronts", "shared wavefronts", double(of_shared.wavefronts),
             grouped(of_shared.wavefronts), grouped(of_shared.ideal) + " without conflicts",
             "memory_l1_wavefronts_shared", 1 - share});
        add({"shared_excess_wavefronts", "  of these in excess", double(excess), grouped(excess),
             percent(share), "derived__memory_l1_wavefronts_shared_excessive", 1 - share});
    }
    if (const double lanes = active_lanes(all); lanes > 0)
        add({"active_lanes", "active lanes", lanes, fmt::format("{:.1f}", lanes), "32",
             "smsp__thread_inst_executed_per_inst_executed.ratio", lanes / warp_size});
    if (!kernel.launches.empty()) {
        const Occupancy& o = kernel.launches.front().occupancy;
        if (o.theoretical > 0)
            add({"occupancy", "theoretical occupancy", o.theoretical, percent(o.theoretical),
                 fmt::format("limited by {}; {}", limiter_name(o.limiter),
                             o.registers ? fmt::format("{} registers a thread", *o.registers)
                                         : "registers not known"),
                 "sm__maximum_warps_per_active_cycle_pct", o.theoretical});
    }
    if (const std::uint64_t moved = bytes_moved(all); moved > 0)
        add({"bytes_moved", "global traffic", double(moved), short_bytes(double(moved)),
             fmt::format("the lanes ask for {}", short_bytes(double(global(all).bytes))), "", 1});
    if (all.flops && *all.flops > 0)
        add({"flops", "floating-point operations", double(*all.flops),
             short_number(double(*all.flops)), "", "", 1});
    if (const auto ratio = intensity(all))
        add({"flop_per_byte", "arithmetic intensity", *ratio, fmt::format("{:.2f}", *ratio),
             "FLOP/byte of traffic", "", 1});
    return list;
}

void print_report(std::ostream& out, const Report& report, const Sources& sources,
                  const TextOptions& options) {
    const auto width = static_cast<std::size_t>(std::max(60, options.width));
    print_wrapped(out, std::string(limits()), width, "", "");
    for (const Kernel& kernel : report.kernels) {
        out << '\n' << printable(kernel.name);
        if (!kernel.file.empty())
            out << "  " << printable(shown_path(kernel.file)) << ':' << kernel.line;
        out << '\n';
        constexpr std::size_t most_launches = 4;
        for (std::size_t i = 0; i < std::min(most_launches, kernel.launches.size()); ++i) {
            const Launch& launch = kernel.launches[i];
            const std::uint64_t all = launch.count * launch.blocks();
            out << "  " << grouped(launch.count) << " launch" << (launch.count == 1 ? "" : "es")
                << ": " << describe(launch);
            if (launch.blocks_counted < all)
                out << "; " << grouped(launch.blocks_counted) << " of " << grouped(all)
                    << " blocks counted";
            out << '\n';
        }
        if (kernel.launches.size() > most_launches)
            out << "  and " << kernel.launches.size() - most_launches << " other shapes\n";
        out << '\n';
        std::vector<Row> rows;
        for (const Figure& figure : figures(kernel)) {
            Row row = {figure.name, figure.shown, figure.ideal};
            if (options.names) row.push_back(figure.nsight);
            rows.push_back(std::move(row));
        }
        // Nsight's names are long and are there to be copied: never cut off.
        print_columns(out, rows, {true, false, true, true}, options.names ? 1000 : width);
        print_lines(out, kernel, sources, width);
        const std::vector<Advice> advice = advise(kernel, report.device);
        if (!advice.empty()) out << '\n';
        for (const Advice& one : advice) print_wrapped(out, one.sentence(), width, "  → ", "    ");
    }
    out << "\nload, store, atomic: sectors/request; sh.…: wavefronts/request; in brackets what "
           "would "
           "do;\ntraffic: the line's share of the sectors\n";
}

nlohmann::ordered_json annotated(nlohmann::ordered_json json, const Report& report,
                                 const Sources& sources) {
    json["limits"] = limits();
    for (std::size_t i = 0; i < report.kernels.size(); ++i) {
        const Kernel& kernel = report.kernels[i];
        nlohmann::ordered_json& entry = json["kernels"][i];
        entry["figures"] = nlohmann::ordered_json::object();
        for (const Figure& figure : figures(kernel)) entry["figures"][figure.key] = figure.value;
        entry["advice"] = nlohmann::ordered_json::array();
        for (const Advice& one : advise(kernel, report.device)) {
            entry["advice"].push_back({{"rule", name_of(one.rule)},
                                       {"file", one.file},
                                       {"line", one.line},
                                       {"last_line", one.last_line},
                                       {"share", one.weight},
                                       {"text", one.text}});
        }
    }
    json["sources"] = nlohmann::ordered_json::array();
    for (const auto& [file, text] : sources.texts())
        json["sources"].push_back({{"file", file}, {"text", text}});
    return json;
}

}  // namespace m2m::profile
