// The pictures of the page: one warp's access to sectors or banks, and kernels by intensity.
#include "simt/profile/advice.hpp"
#include "simt/profile/page.hpp"
#include "simt/profile/pattern.hpp"
#include "simt/profile/sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace simt::profile {

namespace {

constexpr double left = 52, step = 21, box = 18;  // lanes and banks: 32 columns
constexpr double width = left + warp_size * step + 8;

double column(int index) {
    return left + step * index;
}

std::string label(double x, double y, std::string_view text, std::string_view kind) {
    return fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", kind, x, y,
                       xml_escape(text));
}

std::string rectangle(double x, double y, double w, double h, std::string_view kind) {
    return fmt::format(
        "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", kind,
        x, y, w, h);
}

// Eight lanes share a colour: where all is well, they share a sector too.
int quarter(int lane) {
    return lane / 8;
}

std::string lane_box(const Example& example, int lane, double y) {
    const bool active = example.addresses[std::size_t(lane)].has_value();
    const double x = column(lane);
    return rectangle(x, y, box, box, active ? "box" : "box idle") +
           fmt::format("<text class=\"in\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", x + box / 2,
                       y + box / 2 + 3.5, lane);
}

std::string curve(double x1, double y1, double x2, double y2) {
    const double middle = (y1 + y2) / 2;
    return fmt::format("<path d=\"M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}\"/>", x1,
                       y1, x1, middle, x2, middle, x2, y2);
}

std::string open_picture(double height, const std::string& what) {
    return fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">\n",
                       width, height, xml_escape(what));
}

// ---- sectors ----

std::string sector_picture(const Example& example) {
    std::vector<std::int64_t> sectors = sectors_of(example);
    const std::size_t all = sectors.size();
    constexpr std::size_t most = 64;
    if (sectors.size() > most) sectors.resize(most);
    const int breaks = [&] {
        int count = 0;
        for (std::size_t i = 1; i < sectors.size(); ++i) count += sectors[i] != sectors[i - 1] + 1;
        return count;
    }();
    const double space = width - left - 8;
    const double gap = sectors.size() > 16 ? 3 : 14;
    const double between = 3;
    const double unit =
        std::min(84.0, (space - gap * breaks) / std::max<double>(1, double(sectors.size())));
    const double top = 6, lanes_end = top + box, row = lanes_end + 84, tall = 26;
    const double height = row + tall + 24;

    std::map<std::int64_t, double> place;  // left edge of each sector
    double x = left;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        if (i > 0 && sectors[i] != sectors[i - 1] + 1) x += gap;
        place[sectors[i]] = x;
        x += unit;
    }
    const double shift = std::max(0.0, (width - 8 - x) / 2);  // under the middle of the lanes
    for (auto& [sector, at] : place) at += shift;

    std::string svg = open_picture(
        height, fmt::format("32 lanes touch {} sectors of 32 bytes: {}", all, describe(example)));
    svg += label(left - 8, top + 13, "lanes", "side");
    svg += label(left - 8, row + 17, "sectors", "side");
    const double cell = (unit - between) / 8;
    for (const auto& [sector, at] : place)
        svg += rectangle(at, row, unit - between, tall, "sector");
    svg += '\n';
    // Which word of which sector is used, and by whose lanes.
    std::map<std::int64_t, int> user;
    for (int lane = 0; lane < warp_size; ++lane) {
        for (const std::int64_t word : words_of_lane(example, lane))
            user.emplace(word, quarter(lane));
    }
    for (const auto& [word, who] : user) {
        const std::int64_t sector = (word - (word % 8 + 8) % 8) / 8;
        const auto at = place.find(sector);
        if (at == place.end()) continue;
        svg += rectangle(at->second + cell * double(word - 8 * sector), row,
                         std::max(cell - 0.6, 0.8), tall, fmt::format("used q{}", who));
    }
    svg += '\n';
    for (int lane = 0; lane < warp_size; ++lane) {
        const auto& address = example.addresses[std::size_t(lane)];
        svg += fmt::format("<g class=\"lane q{}\">", quarter(lane));
        if (address) {
            svg += fmt::format("<title>lane {}: byte {}</title>", lane, *address);
            const std::int64_t word = words_of_lane(example, lane).front();
            const std::int64_t sector = (word - (word % 8 + 8) % 8) / 8;
            if (const auto at = place.find(sector); at != place.end()) {
                const double bytes = double(*address - 32 * sector) + example.bytes / 2.0;
                svg += curve(column(lane) + box / 2, lanes_end + 1, at->second + bytes * cell / 4,
                             row - 1);
            }
        }
        svg += lane_box(example, lane, top) + "</g>\n";
    }
    double free_from = 0;
    for (const auto& [sector, at] : place) {
        if (at < free_from) continue;
        const std::string text = grouped(std::uint64_t(std::llabs(sector * 32)));
        svg += label(at, row + tall + 15, (sector < 0 ? "−" : "+") + text, "small");
        free_from = at + 10 + 7.0 * double(text.size() + 1);
    }
    if (all > sectors.size())
        svg += label(left, row + tall + 15, fmt::format("and {} more", all - most), "small");
    return svg + "</svg>\n";
}

// ---- banks ----

std::string bank_picture(const Example& example) {
    const std::vector<Phase> phases = phases_of(example);
    const int turns = wavefronts_of(example);
    const double top = 6, lanes_end = top + box, row = lanes_end + 70;
    const double tall = turns <= 8 ? 16 : turns <= 16 ? 11 : 8;
    const double first = row + box + 6;
    constexpr double between_phases = 5;
    const double height =
        first + tall * turns + between_phases * double(phases.empty() ? 0 : phases.size() - 1) + 10;

    std::string svg =
        open_picture(height, fmt::format("32 lanes meet in 32 banks; the access takes {} turns: {}",
                                         turns, describe(example)));
    svg += label(left - 8, top + 13, "lanes", "side");
    svg += label(left - 8, row + 13, "banks", "side");
    for (int bank = 0; bank < 32; ++bank) {
        svg += rectangle(column(bank), row, box, box, "bank");
        svg += fmt::format("<text class=\"in\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                           column(bank) + box / 2, row + box / 2 + 3.5, bank);
    }
    svg += '\n';
    std::map<std::int64_t, int> user;
    for (int lane = 0; lane < warp_size; ++lane) {
        for (const std::int64_t word : words_of_lane(example, lane))
            user.emplace(word, quarter(lane));
    }
    double y = first;
    int turn = 0;
    for (const Phase& phase : phases) {
        for (int i = 0; i < phase.wavefronts; ++i, ++turn) {
            const double at = y + tall * i;
            if (turns <= 16 || turn % 4 == 0 || turn + 1 == turns)
                svg +=
                    label(left - 8, at + tall / 2 + 3.5, fmt::format("turn {}", turn + 1), "side");
            svg += fmt::format(
                "<line class=\"rule\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
                "y2=\"{:.1f}\"/>",
                left, at + tall - 0.5, column(31) + box, at + tall - 0.5);
            for (int bank = 0; bank < 32; ++bank) {
                const auto& words = phase.words[std::size_t(bank)];
                if (std::size_t(i) < words.size())
                    svg += rectangle(column(bank), at, box, tall - 1.5,
                                     fmt::format("used q{}", user[words[std::size_t(i)]]));
            }
            svg += '\n';
        }
        y += tall * phase.wavefronts + between_phases;
    }
    for (int lane = 0; lane < warp_size; ++lane) {
        svg += fmt::format("<g class=\"lane q{}\">", quarter(lane));
        if (example.addresses[std::size_t(lane)]) {
            svg += fmt::format("<title>lane {}: byte {}</title>", lane,
                               *example.addresses[std::size_t(lane)]);
            for (const std::int64_t word : words_of_lane(example, lane))
                svg += curve(column(lane) + box / 2, lanes_end + 1, column(bank_of(word)) + box / 2,
                             row - 1);
        }
        svg += lane_box(example, lane, top) + "</g>\n";
    }
    return svg + "</svg>\n";
}

}  // namespace

std::string access_picture(const Example& example) {
    return is_shared(example.kind) ? bank_picture(example) : sector_picture(example);
}

std::string intensity_picture(const Report& report) {
    // NVIDIA gives a T4 8.1 TFLOP/s and 320 GB/s; only their ratio is used.
    constexpr double ridge = 8100.0 / 320;
    constexpr double low = 1.0 / 32, high = 256, floor = 1.0 / 1024;
    // Narrow, so that its words can be read where it is as wide as a telephone.
    constexpr double wide = 380, start = 14, stop = wide - 12, roof = 30, ground = 150;
    constexpr double height = 190;
    const auto x = [&](double ratio) {
        const double inside = std::clamp(ratio, low, high);
        return start + (stop - start) * std::log2(inside / low) / std::log2(high / low);
    };
    const auto y = [&](double ratio) {
        const double share = std::max(floor, std::min(1.0, std::clamp(ratio, low, high) / ridge));
        return roof + (ground - roof) * std::log2(share) / std::log2(floor);
    };
    std::string marks;
    int number = 0;
    std::map<int, int> stacked;  // dots at one place stand above each other
    for (const Kernel& kernel : report.kernels) {
        ++number;
        const auto ratio = intensity(kernel.totals);
        if (!ratio) continue;
        const double at = x(*ratio), top = y(*ratio);
        const int above = stacked[static_cast<int>(at / 18)]++;
        marks += fmt::format(
            "<g class=\"mark\"><title>{}: {:.2f} FLOP/byte</title><line x1=\"{:.1f}\" "
            "y1=\"{:.1f}\" "
            "x2=\"{:.1f}\" y2=\"{:.1f}\"/><circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"8.5\"/><text "
            "class=\"in\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text></g>\n",
            xml_escape(kernel.name), *ratio, at, top, at, ground, at, top - 20 * above, at,
            top - 20 * above + 3.8, number);
    }
    if (marks.empty()) return "";
    std::string svg = fmt::format(
        "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"Kernels by arithmetic "
        "intensity\">\n",
        wide, height);
    for (double tick = low; tick <= high; tick *= 2) {
        const bool named = std::fmod(std::log2(tick) + 5, 2) == 1;
        svg += fmt::format(
            "<line class=\"rule\" x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\"/>",
            x(tick), ground, ground + (named ? 6 : 3));
        if (named)
            svg += label(x(tick), ground + 19,
                         tick < 1 ? fmt::format("1/{:.0f}", 1 / tick) : fmt::format("{:.0f}", tick),
                         "middle small");
    }
    svg +=
        fmt::format("<path class=\"ground\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>\n", start, ground, stop);
    svg += fmt::format("<path class=\"roof\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}H{:.1f}\"/>\n", x(low),
                       y(low), x(ridge), roof, stop);
    svg += fmt::format(
        "<line class=\"ridge\" x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" "
        "y2=\"{2:.1f}\"/>\n",
        x(ridge), roof, ground);
    svg += label(x(ridge) - 8, roof - 10, "memory-bound", "end small");
    svg += label(x(ridge) + 8, roof - 10, "compute-bound", "small");
    svg += label(stop, height - 6, "FLOP for each byte of global traffic", "end small");
    return svg + marks + "</svg>\n";
}

}  // namespace simt::profile
