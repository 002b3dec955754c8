// The end of a counted program: figures by source line, as a table or as JSON.
#include "cuda_runtime_api.h"
#include "simt/check/symbols.hpp"
#include "simt/count/counting.hpp"
#include "simt/count/flops.hpp"
#include "simt/limits.hpp"
#include "simt/observe/whole_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>

namespace simt::count {

namespace {

using Json = nlohmann::ordered_json;

/// Kinds of access, by space and touch.
constexpr unsigned kKinds = 6;
constexpr const char* kKindNames[kKinds] = {"global_load", "global_store", "global_atomic",
                                            "shared_load", "shared_store", "shared_atomic"};

unsigned kind_of(std::uint64_t w) {
    return 3 * static_cast<unsigned>(word::space_of(w)) + static_cast<unsigned>(word::touch_of(w));
}
bool is_shared(unsigned kind) {
    return kind >= 3;
}

/// What a source line, or a whole kernel, adds up to.
struct Sum {
    Counters accesses[kKinds];
    const Example* examples[kKinds] = {};
    std::uint64_t warp_instructions = 0, thread_instructions = 0, flops = 0;

    void add(const Site& site) {
        const unsigned kind = kind_of(site.word);
        accesses[kind] += site.counters;
        const Example*& dearest = examples[kind];
        if (site.example.cost > (dearest == nullptr ? 0 : dearest->cost)) dearest = &site.example;
    }
};

struct Line {
    std::string file;
    unsigned line;

    bool operator<(const Line& other) const {
        return std::tie(file, line) < std::tie(other.file, other.line);
    }
};

/// A kernel's figures with their places in the source.
struct Told {
    const Kernel* kernel;
    Line begins{};
    Sum total{};
    std::map<Line, Sum> lines{};
};

struct Everything {
    std::vector<Told> kernels;
    bool knows_flops = false;
};

/// Words that stand for the beginning and the end of a thread have no place in the program.
bool has_place(std::uint64_t w) {
    return word::place_of(w) > 4096;
}

/// Where an access stands, and the calls that led there: where it stands in a function of the
/// simulator's that was not inlined (atomicAdd), the call is what the reader knows.
std::vector<std::uintptr_t> places_of(const Counting& counting, const Site& site) {
    std::vector<std::uintptr_t> places{word::place_of(site.word)};
    for (std::uint64_t call = counting.call_of(site.context); call != 0;
         call = counting.call_of(word::context_of(call)))
        places.push_back(word::place_of(call));
    return places;
}

Everything tell(const Counting& counting) {
    std::set<std::uintptr_t> blocks, places;
    for (const Kernel& kernel : counting.kernels()) {
        for (const Node& node : kernel.replay.control_flow().nodes())
            if (has_place(node.word)) blocks.insert(word::place_of(node.word));
        for (const Site& site : kernel.replay.sites())
            for (const std::uintptr_t place : places_of(counting, site)) places.insert(place);
        // Debug information gives a return address's call; the kernel's address is no such.
        if (kernel.address != nullptr)
            places.insert(reinterpret_cast<std::uintptr_t>(kernel.address) + 1);
    }
    places.insert(blocks.begin(), blocks.end());
    Everything all;
    Computations computations;
    all.knows_flops = find_computations({blocks.begin(), blocks.end()}, computations);
    for (const auto& [block, computed] : computations)
        for (const Computation& one : computed) places.insert(one.address + 1);
    const auto symbols = check::symbols_of({places.begin(), places.end()});
    const auto line_of = [&](std::uintptr_t place) {
        const auto found = symbols.find(place);
        if (found == symbols.end() || found->second.line == 0) return Line{"", 0};
        return Line{std::filesystem::path(found->second.file).lexically_normal().string(),
                    found->second.line};
    };

    for (const Kernel& kernel : counting.kernels()) {
        Told told{&kernel};
        told.begins = line_of(reinterpret_cast<std::uintptr_t>(kernel.address) + 1);
        if (told.begins.line == 0)
            told.begins = {kernel.launch_file, static_cast<unsigned>(kernel.launch_line)};
        for (const Site& site : kernel.replay.sites()) {
            if (site.counters.requests == 0) continue;
            told.total.add(site);
            Line line{"", 0};
            for (const std::uintptr_t place : places_of(counting, site))
                if (line.line == 0) line = line_of(place);
            told.lines[line].add(site);
        }
        for (const Node& node : kernel.replay.control_flow().nodes()) {
            if (!has_place(node.word) || node.warps == 0) continue;
            const auto computed = computations.find(word::place_of(node.word));
            // Only blocks: what follows a call or a barrier belongs to the block it is in. Only the
            // reader's: it is one thread that makes room for a shared variable.
            if (all.knows_flops && computed == computations.end()) continue;
            const auto symbol = symbols.find(word::place_of(node.word));
            if (symbol != symbols.end() && symbol->second.innermost_file == symbol->second.file) {
                for (Sum* sum : {&told.total, &told.lines[line_of(word::place_of(node.word))]}) {
                    sum->warp_instructions += node.warps;
                    sum->thread_instructions += node.threads;
                }
            }
            if (computed == computations.end()) continue;
            for (const Computation& one : computed->second) {
                told.total.flops += node.threads * one.operations;
                told.lines[line_of(one.address + 1)].flops += node.threads * one.operations;
            }
        }
        told.lines.erase(Line{"", 0});  // the simulator's own
        all.kernels.push_back(std::move(told));
    }
    return all;
}

// ---- occupancy

/// SIMT_COUNT_REGISTERS=NAME=N,…: registers a thread of the kernel.
std::optional<int> registers_of(const std::string& kernel) {
    const char* const value = std::getenv("SIMT_COUNT_REGISTERS");
    if (value == nullptr) return std::nullopt;
    std::istringstream words(value);
    for (std::string one; std::getline(words, one, ',');) {
        const std::size_t equals = one.rfind('=');
        if (equals == one.npos) continue;
        const std::string name = one.substr(0, equals);
        if (name != kernel && name != "*") continue;  // *: every kernel that is not named
        const int number = std::atoi(one.c_str() + equals + 1);
        if (number > 0) return number;
    }
    return std::nullopt;
}

struct Occupancy {
    int blocks = 0;  // resident on a multiprocessor
    double theoretical = 0;
    const char* limiter = "";
    std::optional<int> registers;
};

Occupancy occupancy(const Kernel& kernel, const LaunchShape& shape) {
    const auto threads = static_cast<int>(shape.block.x * shape.block.y * shape.block.z);
    const int warps = (threads + 31) / 32;
    const int most_warps = device_limits.max_threads_per_multiprocessor / device_limits.warp_size;
    Occupancy result;
    result.blocks = most_warps / warps;
    result.limiter = "threads";
    const auto limit = [&](int blocks, const char* by) {
        if (blocks >= result.blocks) return;
        result.blocks = blocks;
        result.limiter = by;
    };
    limit(device_limits.max_blocks_per_multiprocessor, "blocks");
    limit(resident_blocks_per_multiprocessor(threads, shape.static_shared + shape.dynamic_shared),
          "shared_memory");
    result.registers = registers_of(kernel.name);
    if (result.registers) {
        // Given out to warps, in units of 256 (CUDA occupancy calculator, compute capability 7.5).
        const int by_warp = (*result.registers * 32 + 255) / 256 * 256;
        limit(device_limits.registers_per_multiprocessor / by_warp / warps, "registers");
    }
    result.theoretical = static_cast<double>(result.blocks * warps) / most_warps;
    return result;
}

// ---- JSON

Json json_of(const Counters& counters, bool shared) {
    Json json{{"requests", counters.requests}};
    if (shared) {
        json["wavefronts"] = counters.wavefronts;
        json["ideal"] = counters.ideal;
    } else {
        json["sectors"] = counters.sectors;
    }
    json["lanes"] = counters.lanes;
    json["bytes"] = counters.bytes;
    return json;
}

Json json_of(const Example& example, unsigned kind) {
    Json json{{"kind", kKindNames[kind]},
              {"block", example.where.block},
              {"warp", example.where.warp},
              {"bytes", example.access.bytes}};
    if (is_shared(kind)) {
        json["wavefronts"] = example.cost;
        json["ideal"] = example.ideal;
    } else {
        json["sectors"] = example.cost;
    }
    json["allocation"] = example.allocation;
    json["addresses"] = Json::array();
    for (unsigned lane = 0; lane < kLanes; ++lane) {
        const bool active = (example.access.active >> lane & 1u) != 0;
        json["addresses"].push_back(active ? Json(example.access.address[lane] - example.base)
                                           : Json());
    }
    return json;
}

Json json_of(const Sum& sum, bool knows_flops, bool with_zeros) {
    Json json = Json::object();
    for (unsigned kind = 0; kind < kKinds; ++kind)
        if (with_zeros || sum.accesses[kind].requests != 0)
            json[kKindNames[kind]] = json_of(sum.accesses[kind], is_shared(kind));
    const auto number = [&](const char* name, std::uint64_t value) {
        if (with_zeros || value != 0) json[name] = value;
    };
    number("warp_instructions", sum.warp_instructions);
    number("thread_instructions", sum.thread_instructions);
    number("flops", sum.flops);
    if (!knows_flops) json["flops"] = nullptr;
    return json;
}

Json json_of(const Kernel& kernel, const LaunchShape& shape) {
    const Occupancy o = occupancy(kernel, shape);
    return {{"count", shape.count},
            {"grid", {shape.grid.x, shape.grid.y, shape.grid.z}},
            {"block", {shape.block.x, shape.block.y, shape.block.z}},
            {"dynamic_shared", shape.dynamic_shared},
            {"static_shared", shape.static_shared},
            {"blocks_counted", shape.blocks_counted},
            {"occupancy",
             {{"theoretical", o.theoretical},
              {"blocks_per_multiprocessor", o.blocks},
              {"limiter", o.limiter},
              {"registers", o.registers ? Json(*o.registers) : Json()}}}};
}

Json json_of(const Told& told, bool knows_flops) {
    Json json{{"name", told.kernel->name},
              {"file", told.begins.file},
              {"line", told.begins.line},
              {"launches", Json::array()},
              {"totals", json_of(told.total, knows_flops, true)},
              {"lines", Json::array()}};
    for (const LaunchShape& shape : told.kernel->shapes)
        json["launches"].push_back(json_of(*told.kernel, shape));
    for (const auto& [line, sum] : told.lines) {
        Json one{{"file", line.file}, {"line", line.line}};
        one.update(json_of(sum, knows_flops, false));
        for (unsigned kind = 0; kind < kKinds; ++kind)
            if (sum.examples[kind] != nullptr)
                one["examples"].push_back(json_of(*sum.examples[kind], kind));
        json["lines"].push_back(std::move(one));
    }
    return json;
}

constexpr const char* kCompiler =
#ifdef __clang__
    "clang " __clang_version__;
#else
    "g++ " __VERSION__;
#endif

Json json_of(const Counting& counting, const Everything& all) {
    cudaDeviceProp properties{};
    const bool known = cudaGetDeviceProperties(&properties, 0) == cudaSuccess;
    Json json{{"format", "simt-count/1"},
              {"simulated", true},
              {"program", std::filesystem::path(check::this_program().file).filename().string()},
              {"compiler", kCompiler},
              {"blocks", counting.blocks()},
              {"cut_short", cut_short},
              {"device",
               {{"name", known ? properties.name : "simulated GPU"},
                {"compute_capability", std::to_string(device_limits.compute_major) + "." +
                                           std::to_string(device_limits.compute_minor)},
                {"multiprocessors", device_limits.multiprocessors}}},
              {"kernels", Json::array()}};
    for (const Told& told : all.kernels) json["kernels"].push_back(json_of(told, all.knows_flops));
    return json;
}

bool write(const std::string& file, const std::string& text) {
    const std::string why = write_whole(file, text);
    if (!why.empty())
        std::fprintf(stderr, "error: SIMT_COUNT_JSON: cannot write %s: %s\n", file.c_str(),
                     why.c_str());
    return why.empty();
}

// ---- the table

/// "4.00", or "-" where there was nothing.
std::string ratio(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "-";
    char text[32];
    std::snprintf(text, sizeof text, "%.2f",
                  static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

std::string text(dim3 d) {
    return std::to_string(d.x) + " x " + std::to_string(d.y) + " x " + std::to_string(d.z);
}

void print_accesses(const Sum& sum, const std::string& label) {
    std::string where = label;
    for (unsigned kind = 0; kind < kKinds; ++kind) {
        const Counters& c = sum.accesses[kind];
        if (c.requests == 0) continue;
        const std::string cost =
            is_shared(kind) ? ratio(c.wavefronts, c.requests) : ratio(c.sectors, c.requests);
        const std::string ideal = is_shared(kind) ? ratio(c.ideal, c.requests) : "";
        std::fprintf(stderr, "  %-28s %-14s %12llu %10s %6s %6s\n", where.c_str(), kKindNames[kind],
                     static_cast<unsigned long long>(c.requests), cost.c_str(), ideal.c_str(),
                     ratio(c.lanes, c.requests).c_str());
        where.clear();
    }
}

void print(const Counting& counting, const Everything& all) {
    std::fprintf(stderr,
                 "Counted on the simulated GPU (this compiler's loads and stores; no cache, no "
                 "time); blocks: %s\n",
                 counting.blocks().c_str());
    if (cut_short)
        std::fprintf(stderr, "A thread did too much between two barriers: counted up to there\n");
    for (const Told& told : all.kernels) {
        std::fprintf(stderr, "\nkernel %s (%s:%u)\n", told.kernel->name.c_str(),
                     told.begins.file.c_str(), told.begins.line);
        for (const LaunchShape& shape : told.kernel->shapes) {
            const Occupancy o = occupancy(*told.kernel, shape);
            std::fprintf(stderr,
                         "  %llu x <<<%s, %s>>>: theoretical occupancy %.0f %% (limited by %s%s), "
                         "%zu bytes of shared memory a block\n",
                         static_cast<unsigned long long>(shape.count), text(shape.grid).c_str(),
                         text(shape.block).c_str(), 100 * o.theoretical, o.limiter,
                         o.registers ? "" : "; registers unknown",
                         shape.static_shared + shape.dynamic_shared);
        }
        const Sum& total = told.total;
        std::fprintf(stderr, "  active lanes %s of 32; %s floating-point operations\n",
                     ratio(total.thread_instructions, total.warp_instructions).c_str(),
                     all.knows_flops ? std::to_string(total.flops).c_str() : "unknown");
        std::fprintf(stderr, "  %-28s %-14s %12s %10s %6s %6s\n", "", "", "requests", "sectors or",
                     "ideal", "active");
        std::fprintf(stderr, "  %-28s %-14s %12s %10s %6s %6s\n", "", "", "", "wavefronts", "",
                     "lanes");
        print_accesses(total, "the kernel");
        for (const auto& [line, sum] : told.lines)
            print_accesses(sum, std::filesystem::path(line.file).filename().string() + ":" +
                                    std::to_string(line.line));
    }
}

}  // namespace

bool report(const Counting& counting) {
    const Everything all = tell(counting);
    std::fflush(stdout);
    const char* const file = std::getenv("SIMT_COUNT_JSON");
    if (file == nullptr || *file == '\0') {
        print(counting, all);
        return true;
    }
    const std::string text =
        json_of(counting, all).dump(1, ' ', false, Json::error_handler_t::replace);
    return write(file, text + '\n');
}

}  // namespace simt::count
