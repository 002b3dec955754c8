#include "simt/profile/advice.hpp"

#include "simt/profile/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace m2m::profile {

namespace {

// Lines below this share of what the kernel spends are not worth a sentence.
constexpr double least_share = 0.02;
// A figure this many times its ideal is far from it.
constexpr double far = 1.5;
// Misaligned rows cost one sector more: 5 where 4 would do.
constexpr double far_misaligned = 1.2;

double share(double part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : part / static_cast<double>(whole);
}

std::string verb(Kind kind) {
    switch (kind) {
        case Kind::global_load:
        case Kind::shared_load:
            return "read";
        case Kind::global_store:
        case Kind::shared_store:
            return "write";
        default:
            return "update";
    }
}

// "4" or "9.3"
std::string number(double value) {
    const double rounded = std::round(value);
    return std::fabs(value - rounded) < 0.05 ? fmt::format("{:.0f}", rounded)
                                             : fmt::format("{:.1f}", value);
}

std::string counted(std::uint64_t count, std::string_view thing) {
    return fmt::format("{} {}{}", grouped(count), thing, count == 1 ? "" : "s");
}

// "2nd", "3rd", "32nd"
std::string ordinal(std::int64_t n) {
    const std::int64_t last = n % 10, teens = n % 100;
    const bool teen = teens >= 11 && teens <= 13;
    return fmt::format("{}{}", n,
                       teen        ? "th"
                       : last == 1 ? "st"
                       : last == 2 ? "nd"
                       : last == 3 ? "rd"
                                   : "th");
}

// A thread that uses the 4 words up to the next thread's can take them at once.
std::string vector_hint(std::uint64_t distance, std::uint64_t size) {
    if (size != 4 || (distance != 8 && distance != 16)) return "";
    return fmt::format(
        "; or, where a thread uses all {0} of its own, let it take them as one "
        "float{0} (nvcc may do so by itself)",
        distance / 4);
}

/// The example of this kind that is furthest from what it needs.
template <typename Cost>
const Example* worst(const Line& line, Kind kind, Cost cost) {
    const Example* found = nullptr;
    double highest = 0;
    for (const Example& example : line.examples) {
        if (example.kind != kind) continue;
        const double here = cost(example);
        if (!found || here > highest) {
            found = &example;
            highest = here;
        }
    }
    return found;
}

// ---- global memory ----

std::string touched_text(double average, int touched, int needed) {
    const bool typical = std::fabs(average - touched) <= 0.15 * touched;
    return typical
               ? fmt::format("each warp touches {} where {} would do",
                             counted(std::uint64_t(touched), "sector"), needed)
               : fmt::format("a warp touches up to {} where {} would do ({} on average)",
                             counted(std::uint64_t(touched), "sector"), needed, number(average));
}

std::optional<Advice> global_advice(const Kernel& kernel, const Line& line, Kind kind) {
    const Access& access = line.counters.of(kind);
    if (access.requests == 0) return std::nullopt;
    const double average = sectors_per_request(access), ideal = ideal_sectors_per_request(access);
    const double excess =
        static_cast<double>(access.sectors) - ideal * static_cast<double>(access.requests);
    Advice advice{Rule::global_scattered, line.file, line.line, line.line, "", 0};
    advice.weight = share(excess, global(kernel.totals).sectors);
    if (advice.weight < least_share || average < far_misaligned * ideal) return std::nullopt;

    const Example* example = worst(line, kind, [](const Example& e) {
        return double(sectors_of(e).size()) / std::max(1, sectors_needed(e));
    });
    if (!example) {
        if (average < far * ideal) return std::nullopt;
        advice.text = fmt::format("each warp touches {} sectors where {} would do", number(average),
                                  number(ideal));
        return advice;
    }
    const Pattern pattern = pattern_of(*example);
    const int touched = static_cast<int>(sectors_of(*example).size());
    const int needed = sectors_needed(*example);
    if (touched <= needed) return std::nullopt;
    const std::string start = touched_text(average, touched, needed);
    const std::uint64_t distance = std::uint64_t(std::llabs(pattern.stride));
    const std::string does = verb(kind);
    if (pattern.shape == Shape::neighbours) {
        advice.rule = Rule::global_misaligned;
        advice.text = fmt::format(
            "{}: neighbouring threads {} neighbouring words, but the first one lies {} bytes past "
            "a 32-byte boundary. Let rows start at a multiple of 32 bytes",
            start, does, pattern.past_sector);
        return advice;
    }
    if (average < far * ideal) return std::nullopt;
    if (pattern.shape == Shape::strided && distance >= 32) {
        advice.rule = Rule::global_stride;
        advice.text = fmt::format(
            "{}: neighbouring threads {} a column, {} bytes apart. Let neighbouring threads "
            "(threadIdx.x) {} neighbouring words of a row",
            start, does, grouped(distance), does);
    } else if (pattern.shape == Shape::strided) {
        advice.rule = Rule::global_stride;
        const std::uint64_t size = std::uint64_t(example->bytes);
        advice.text = fmt::format(
            "{}: neighbouring threads {} {}, {} bytes apart. Keep what neighbouring "
            "threads {} side by side{}",
            start, does,
            distance % size == 0
                ? fmt::format("every {} element", ordinal(std::int64_t(distance / size)))
                : "elements with gaps between them",
            distance, does, vector_hint(distance, size));
    } else if (kind == Kind::global_atomic) {
        return std::nullopt;  // a histogram's bins: scattered by nature
    } else {
        advice.text = fmt::format("{}: neighbouring threads {} scattered places", start, does);
    }
    return advice;
}

// ---- shared memory ----

std::optional<Advice> shared_advice(const Kernel& kernel, const Line& line, Kind kind) {
    const Access& access = line.counters.of(kind);
    if (access.requests == 0 || access.wavefronts <= access.ideal) return std::nullopt;
    const double average = wavefronts_per_request(access),
                 ideal = ideal_wavefronts_per_request(access);
    Advice advice{Rule::bank_conflict, line.file, line.line, line.line, "", 0};
    advice.weight = share(static_cast<double>(access.wavefronts - access.ideal),
                          shared(kernel.totals).wavefronts);
    if (advice.weight < least_share || average < far * ideal) return std::nullopt;
    const Example* example = worst(line, kind, [](const Example& e) {
        return double(wavefronts_of(e)) / std::max(1, ideal_wavefronts(e));
    });
    const int turns = example ? wavefronts_of(*example) : 0;
    if (!example || turns <= ideal_wavefronts(*example)) {
        advice.text = fmt::format(
            "each warp's {} takes {} wavefronts where {} would do: its lanes "
            "meet in the same banks",
            verb(kind), number(average), number(ideal));
        return advice;
    }
    const bool typical = std::fabs(average - turns) <= 0.15 * turns;
    const std::string start = fmt::format(
        "{} {} takes {}{} wavefronts where {} would do{}", typical ? "each warp's" : "a warp's",
        verb(kind), typical ? "" : "up to ", turns, ideal_wavefronts(*example),
        typical ? "" : fmt::format(" ({} on average)", number(average)));
    const Pattern pattern = pattern_of(*example);
    const std::uint64_t distance = std::uint64_t(std::llabs(pattern.stride));
    if (pattern.shape == Shape::strided && distance % 4 == 0 && distance >= 64) {
        advice.text = fmt::format(
            "{}: neighbouring threads {} a column, {} words apart, and meet in the same banks. Let "
            "them {} neighbouring words, or pad each row by one word: {} becomes {}",
            start, verb(kind), distance / 4, verb(kind), distance / 4, distance / 4 + 1);
    } else if (pattern.shape == Shape::strided && distance % 4 == 0) {
        advice.text = fmt::format(
            "{}: neighbouring threads {} every {} word, so {} lanes meet in a bank. Let "
            "neighbouring threads {} neighbouring words{}",
            start, verb(kind), ordinal(std::int64_t(distance / 4)), turns, verb(kind),
            vector_hint(distance, std::uint64_t(example->bytes)));
    } else {
        advice.text =
            fmt::format("{}: {} different words lie in one bank", start,
                        phases_of(*example).empty() ? turns : phases_of(*example)[0].wavefronts);
    }
    return advice;
}

std::optional<Advice> atomic_advice(const Kernel& kernel, const Line& line, Kind kind) {
    const Access& access = line.counters.of(kind);
    const Example* example =
        worst(line, kind, [](const Example& e) { return double(pattern_of(e).same_address); });
    if (!example || access.requests == 0) return std::nullopt;
    const int lanes = pattern_of(*example).same_address;
    if (lanes < 8) return std::nullopt;
    std::uint64_t all = 0;
    for (const Kind of : kinds) all += kernel.totals.of(of).requests;
    Advice advice{Rule::same_word_atomics, line.file, line.line, line.line, "", 0};
    advice.weight = share(static_cast<double>(access.requests), all);
    if (advice.weight < least_share) return std::nullopt;
    advice.text = fmt::format(
        "{} lanes of a warp update the same word, one after another. Combine their values in the "
        "warp first (__reduce_add_sync or shuffles), then let one lane update it",
        lanes);
    return advice;
}

// ---- lanes ----

const Launch* largest(const Kernel& kernel) {
    const auto found = std::max_element(
        kernel.launches.begin(), kernel.launches.end(), [](const Launch& a, const Launch& b) {
            return a.blocks() * a.threads() < b.blocks() * b.threads();
        });
    return found == kernel.launches.end() ? nullptr : &*found;
}

std::vector<Advice> lane_advice(const Kernel& kernel) {
    std::vector<Advice> list;
    const double lanes = active_lanes(kernel.totals);
    constexpr double few = 24;
    const Launch* launch = largest(kernel);
    if (launch && launch->threads() % warp_size != 0) {
        const std::uint64_t rest = launch->threads() % warp_size;
        const double best =
            static_cast<double>(launch->threads()) / static_cast<double>(launch->warps());
        if (best <= 28) {
            Advice advice{Rule::block_size, "", 0, 0, "", 1 - best / warp_size};
            advice.text = fmt::format(
                "a block of {} leaves {} of the last warp's 32 lanes empty. Make it a multiple of "
                "32",
                counted(launch->threads(), "thread"), warp_size - rest);
            list.push_back(advice);
        }
        if (lanes >= 0.95 * best) return list;  // nothing else is lost
    }
    if (lanes == 0 || lanes >= few) return list;

    // Lines beside each other with about the same lanes are one branch.
    struct Run {
        const Line* first;
        const Line* last;
        std::uint64_t warps, threads;
    };
    std::optional<Run> run;
    const std::uint64_t all = warp_size * kernel.totals.warp_instructions;
    const auto close = [&] {
        if (!run) return;
        const double here = static_cast<double>(run->threads) / static_cast<double>(run->warps);
        const std::uint64_t idle = warp_size * run->warps - run->threads;
        Advice advice{Rule::divergence,
                      run->first->file,
                      run->first->line,
                      run->last->line,
                      "",
                      share(static_cast<double>(idle), all)};
        if (advice.weight >= 0.05) {
            advice.text = fmt::format(
                "{} of 32 lanes work: the threads of a warp go different ways here. Let "
                "the condition be the same for 32 neighbouring threads",
                number(here));
            list.push_back(advice);
        }
        run.reset();
    };
    for (const Line* line : sorted_lines(kernel)) {
        const double here = active_lanes(line->counters);
        if (here == 0) continue;  // no instruction of its own
        if (here >= few) {
            close();
            continue;
        }
        if (run) {
            const double before =
                static_cast<double>(run->threads) / static_cast<double>(run->warps);
            if (line->file != run->last->file || line->line > run->last->line + 3 ||
                std::fabs(here - before) > 1)
                close();
        }
        if (!run) run = Run{line, line, 0, 0};
        run->last = line;
        run->warps += line->counters.warp_instructions;
        run->threads += line->counters.thread_instructions;
    }
    close();
    if (list.empty()) {
        list.push_back({Rule::divergence, "", 0, 0,
                        fmt::format("{} of 32 lanes work on average: the threads of a warp go "
                                    "different ways, or have nothing to do",
                                    number(lanes)),
                        1 - lanes / warp_size});
    }
    return list;
}

// ---- launch ----

std::string limiter_text(const Launch& launch) {
    const Occupancy& o = launch.occupancy;
    const std::uint64_t count = std::uint64_t(o.blocks_per_multiprocessor);
    const std::string warps = counted(launch.warps(), "warp");
    const std::string fit =
        fmt::format("no more than {} {}", counted(count, "block"), count == 1 ? "fits" : "fit");
    if (o.limiter.find("shared") != std::string::npos) {
        const double bytes = static_cast<double>(launch.static_shared + launch.dynamic_shared);
        return fmt::format("a block of {} takes {:.1f} KiB of shared memory, so {}", warps,
                           bytes / 1024, fit);
    }
    if (o.limiter == "registers") {
        return fmt::format("a block of {} with {} registers a thread is large, so {}", warps,
                           o.registers.value_or(0), fit);
    }
    if (o.limiter == "blocks") {
        return fmt::format("a block is only {}, and {}. Make the block larger", warps, fit);
    }
    return fmt::format("a block is {}, and {}", warps, fit);
}

std::vector<Advice> launch_advice(const Kernel& kernel, const Device& device) {
    std::vector<Advice> list;
    const Launch* launch = largest(kernel);
    if (!launch) return list;
    const double occupancy = launch->occupancy.theoretical;
    if (occupancy > 0 && occupancy < 0.5) {
        list.push_back({Rule::occupancy, "", 0, 0,
                        fmt::format("at most {:.0f} % of a multiprocessor's warps can be resident: "
                                    "{}",
                                    100 * occupancy, limiter_text(*launch)),
                        1 - occupancy});
    }
    const std::uint64_t blocks = launch->blocks();
    if (device.multiprocessors > 0 && blocks < std::uint64_t(device.multiprocessors)) {
        const std::uint64_t idle = std::uint64_t(device.multiprocessors) - blocks;
        list.push_back({Rule::small_grid, "", 0, 0,
                        fmt::format("a grid of {} keeps {} of this device's {} multiprocessors "
                                    "idle",
                                    counted(blocks, "block"), idle, device.multiprocessors),
                        static_cast<double>(idle) / device.multiprocessors});
    }
    return list;
}

}  // namespace

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string_view name_of(Rule rule) {
    switch (rule) {
        case Rule::global_stride:
            return "global-stride";
        case Rule::global_misaligned:
            return "global-misaligned";
        case Rule::global_scattered:
            return "global-scattered";
        case Rule::bank_conflict:
            return "bank-conflict";
        case Rule::same_word_atomics:
            return "same-word-atomics";
        case Rule::divergence:
            return "divergence";
        case Rule::block_size:
            return "block-size";
        case Rule::occupancy:
            return "occupancy";
        case Rule::small_grid:
            return "small-grid";
    }
    return "";
}

std::string Advice::sentence() const {
    if (line == 0) return "the launch: " + text;
    if (last_line > line) return fmt::format("lines {}–{}: {}", line, last_line, text);
    return fmt::format("line {}: {}", line, text);
}

std::vector<Advice> advise(const Kernel& kernel, const Device& device) {
    std::vector<Advice> list;
    const auto add = [&](std::optional<Advice> advice) {
        if (advice) list.push_back(std::move(*advice));
    };
    for (const Line* line : sorted_lines(kernel)) {
        add(global_advice(kernel, *line, Kind::global_load));
        add(global_advice(kernel, *line, Kind::global_store));
        add(global_advice(kernel, *line, Kind::global_atomic));
        add(shared_advice(kernel, *line, Kind::shared_load));
        add(shared_advice(kernel, *line, Kind::shared_store));
        add(atomic_advice(kernel, *line, Kind::global_atomic));
        add(atomic_advice(kernel, *line, Kind::shared_atomic));
    }
    for (Advice& advice : lane_advice(kernel)) list.push_back(std::move(advice));
    for (Advice& advice : launch_advice(kernel, device)) list.push_back(std::move(advice));
    std::stable_sort(list.begin(), list.end(),
                     [](const Advice& a, const Advice& b) { return a.weight > b.weight; });
    return list;
}

std::string describe(const Example& example) {
    const Pattern pattern = pattern_of(example);
    const std::uint64_t distance = std::uint64_t(std::llabs(pattern.stride));
    switch (pattern.shape) {
        case Shape::single:
            return "one lane";
        case Shape::same:
            return "all lanes use the same address";
        case Shape::neighbours: {
            const std::string words =
                pattern.same_address > 1
                    ? fmt::format("neighbouring words, each for up to {}",
                                  counted(std::uint64_t(pattern.same_address), "lane"))
                    : "neighbouring threads use neighbouring words";
            if (is_shared(example.kind) || pattern.past_sector == 0) return words;
            return fmt::format("{}; the first lies {} bytes past a 32-byte boundary", words,
                               pattern.past_sector);
        }
        case Shape::strided:
            if (is_shared(example.kind) && distance % 4 == 0)
                return fmt::format("neighbouring threads are {} words apart", distance / 4);
            return fmt::format("neighbouring threads are {} bytes apart", grouped(distance));
        case Shape::scattered:
            return "the addresses follow no order";
    }
    return "";
}

}  // namespace m2m::profile
