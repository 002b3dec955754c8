#include "simt/profile/report.hpp"

#include "common/base/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace m2m::profile {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::array<std::string_view, kinds.size()> kind_names = {
    "global_load", "global_store", "global_atomic", "shared_load", "shared_store", "shared_atomic"};

constexpr std::string_view format = "simt-count/1";

/// A value and where in the file it stands, so that a message can say it.
class Field {
  public:
    Field(const Json& json, std::string path) : json_(json), path_(std::move(path)) {}

    [[noreturn]] void fail(std::string_view what) const {
        throw Error(
            fmt::format("{} {}; write it anew with ./book profile --json FILE", path_, what));
    }

    bool has(const char* key) const {
        if (!json_.is_object()) fail("is no object");
        const auto found = json_.find(key);
        return found != json_.end() && !found->is_null();
    }
    Field operator[](const char* key) const {
        if (!has(key)) fail(fmt::format("has no \"{}\"", key));
        return {json_[key], fmt::format("{}.{}", path_, key)};
    }
    std::vector<Field> elements() const {
        if (!json_.is_array()) fail("is no list");
        std::vector<Field> list;
        for (std::size_t i = 0; i < json_.size(); ++i)
            list.emplace_back(json_[i], fmt::format("{}[{}]", path_, i));
        return list;
    }

    std::string text() const {
        if (!json_.is_string()) fail("is no text");
        return json_.get<std::string>();
    }
    std::string text_or_nothing(const char* key) const {
        return has(key) ? (*this)[key].text() : "";
    }
    std::uint64_t count() const {
        if (!json_.is_number_unsigned()) fail("is no count");
        return json_.get<std::uint64_t>();
    }
    std::uint64_t count_or_0(const char* key) const { return has(key) ? (*this)[key].count() : 0; }
    std::int64_t integer() const {
        if (!json_.is_number_integer()) fail("is no integer");
        if (json_.is_number_unsigned() &&
            json_.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            fail("is too large");
        return json_.get<std::int64_t>();
    }
    int small(int least) const {
        const std::int64_t value = integer();
        if (value < least || value > std::numeric_limits<int>::max()) fail("is out of range");
        return static_cast<int>(value);
    }
    double real() const {
        if (!json_.is_number()) fail("is no number");
        return json_.get<double>();
    }
    bool is_null() const { return json_.is_null(); }
    const Json& json() const { return json_; }

  private:
    const Json& json_;
    std::string path_;
};

template <typename Integer, typename Read>
std::array<Integer, 3> triple(const Field& field, Read read) {
    const auto elements = field.elements();
    if (elements.size() != 3) field.fail("has not three elements");
    return {static_cast<Integer>(read(elements[0])), static_cast<Integer>(read(elements[1])),
            static_cast<Integer>(read(elements[2]))};
}

Counters read_counters(const Field& field) {
    Counters counters;
    for (const Kind kind : kinds) {
        const char* key = kind_names[static_cast<std::size_t>(kind)].data();
        if (!field.has(key)) continue;
        const Field from = field[key];
        counters.of(kind) = {from.count_or_0("requests"),   from.count_or_0("lanes"),
                             from.count_or_0("bytes"),      from.count_or_0("sectors"),
                             from.count_or_0("wavefronts"), from.count_or_0("ideal")};
    }
    counters.warp_instructions = field.count_or_0("warp_instructions");
    counters.thread_instructions = field.count_or_0("thread_instructions");
    if (field.has("flops")) counters.flops = field["flops"].count();
    return counters;
}

Kind read_kind(const Field& field) {
    const std::string name = field.text();
    for (const Kind kind : kinds) {
        if (name == name_of(kind)) return kind;
    }
    field.fail("is no kind of access");
}

Example read_example(const Field& field) {
    Example example;
    example.kind = read_kind(field["kind"]);
    const auto not_negative = [](const Field& f) { return f.small(0); };
    if (field.has("block")) example.block = triple<int>(field["block"], not_negative);
    if (field.has("warp")) example.warp = field["warp"].small(0);
    example.bytes = field["bytes"].small(1);
    if (example.bytes > 64) field["bytes"].fail("is out of range");
    example.allocation = field.text_or_nothing("allocation");
    const auto addresses = field["addresses"].elements();
    if (addresses.size() != warp_size) field["addresses"].fail("has not 32 elements");
    for (std::size_t lane = 0; lane < addresses.size(); ++lane) {
        if (!addresses[lane].is_null()) example.addresses[lane] = addresses[lane].integer();
    }
    return example;
}

Launch read_launch(const Field& field) {
    const auto extent = [](const Field& f) { return f.small(1); };
    Launch launch;
    launch.count = field["count"].count();
    launch.grid = triple<unsigned>(field["grid"], extent);
    launch.block = triple<unsigned>(field["block"], extent);
    launch.dynamic_shared = field.count_or_0("dynamic_shared");
    launch.static_shared = field.count_or_0("static_shared");
    launch.blocks_counted = field.count_or_0("blocks_counted");
    if (field.has("occupancy")) {
        const Field from = field["occupancy"];
        launch.occupancy.theoretical = from["theoretical"].real();
        if (from.has("blocks_per_multiprocessor"))
            launch.occupancy.blocks_per_multiprocessor = from["blocks_per_multiprocessor"].small(0);
        launch.occupancy.limiter = from.text_or_nothing("limiter");
        if (from.has("registers")) launch.occupancy.registers = from["registers"].small(0);
    }
    return launch;
}

Kernel read_kernel(const Field& field) {
    Kernel kernel;
    kernel.name = field["name"].text();
    kernel.file = field.text_or_nothing("file");
    if (field.has("line")) kernel.line = field["line"].small(0);
    for (const Field& launch : field["launches"].elements())
        kernel.launches.push_back(read_launch(launch));
    kernel.totals = read_counters(field["totals"]);
    for (const Field& from : field["lines"].elements()) {
        Line line;
        line.file = from.text_or_nothing("file");
        line.line = from["line"].small(0);
        line.counters = read_counters(from);
        if (from.has("examples")) {
            for (const Field& example : from["examples"].elements())
                line.examples.push_back(read_example(example));
        }
        kernel.lines.push_back(std::move(line));
    }
    return kernel;
}

double ratio(std::uint64_t of, std::uint64_t to) {
    return to == 0 ? 0.0 : static_cast<double>(of) / static_cast<double>(to);
}

Access sum(const Counters& counters, bool of_shared) {
    Access all;
    for (const Kind kind : kinds) {
        if (is_shared(kind) != of_shared) continue;
        const Access& one = counters.of(kind);
        all.requests += one.requests;
        all.lanes += one.lanes;
        all.bytes += one.bytes;
        all.sectors += one.sectors;
        all.wavefronts += one.wavefronts;
        all.ideal += one.ideal;
    }
    return all;
}

}  // namespace

std::string_view name_of(Kind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

bool is_shared(Kind kind) {
    return kind == Kind::shared_load || kind == Kind::shared_store || kind == Kind::shared_atomic;
}

std::uint64_t Launch::blocks() const {
    return std::uint64_t(grid[0]) * grid[1] * grid[2];
}

std::uint64_t Launch::threads() const {
    return std::uint64_t(block[0]) * block[1] * block[2];
}

std::uint64_t Launch::warps() const {
    return (threads() + warp_size - 1) / warp_size;
}

Json parse_json(std::string_view text, const std::string& name) {
    try {
        return Json::parse(text);
    } catch (const Json::exception&) {
        throw Error(name + " is no JSON; a profile is written by ./book profile --json FILE");
    }
}

Report read_report(const Json& json, const std::string& name) {
    if (!json.is_object() || !json.contains("format") || !json["format"].is_string()) {
        throw Error(name + " is no profile; one is written by ./book profile --json FILE");
    }
    if (json["format"] != format) {
        throw Error(
            fmt::format("{} has the format \"{}\", and this program reads \"{}\"; write it "
                        "anew with ./book profile --json FILE",
                        name, json["format"].get<std::string>(), format));
    }
    const Field root(json, name);
    Report report;
    report.program = root.text_or_nothing("program");
    report.compiler = root.text_or_nothing("compiler");
    report.blocks = root.text_or_nothing("blocks");
    if (root.has("device")) {
        const Field from = root["device"];
        report.device.name = from.text_or_nothing("name");
        report.device.compute_capability = from.text_or_nothing("compute_capability");
        if (from.has("multiprocessors"))
            report.device.multiprocessors = from["multiprocessors"].small(0);
    }
    for (const Field& kernel : root["kernels"].elements())
        report.kernels.push_back(read_kernel(kernel));
    if (root.has("sources")) {
        for (const Field& source : root["sources"].elements())
            report.sources[source["file"].text()] = source["text"].text();
    }
    return report;
}

double sectors_per_request(const Access& access) {
    return ratio(access.sectors, access.requests);
}

double ideal_sectors_per_request(const Access& access) {
    return access.requests == 0 ? 0.0 : std::max(1.0, ratio(access.bytes, access.requests) / 32);
}

double wavefronts_per_request(const Access& access) {
    return ratio(access.wavefronts, access.requests);
}

double ideal_wavefronts_per_request(const Access& access) {
    return ratio(access.ideal, access.requests);
}

double active_lanes(const Counters& counters) {
    return ratio(counters.thread_instructions, counters.warp_instructions);
}

Access global(const Counters& counters) {
    return sum(counters, false);
}

Access shared(const Counters& counters) {
    return sum(counters, true);
}

std::uint64_t bytes_moved(const Counters& counters) {
    return 32 * global(counters).sectors;
}

std::optional<double> intensity(const Counters& counters) {
    if (!counters.flops || *counters.flops == 0 || bytes_moved(counters) == 0) return std::nullopt;
    return ratio(*counters.flops, bytes_moved(counters));
}

std::vector<const Line*> sorted_lines(const Kernel& kernel) {
    std::vector<const Line*> lines;
    for (const Line& line : kernel.lines) lines.push_back(&line);
    std::stable_sort(lines.begin(), lines.end(), [&](const Line* a, const Line* b) {
        const bool a_elsewhere = a->file != kernel.file, b_elsewhere = b->file != kernel.file;
        if (a_elsewhere != b_elsewhere) return b_elsewhere;
        if (a->file != b->file) return a->file < b->file;
        return a->line < b->line;
    });
    return lines;
}

std::string_view limits() {
    return "Simulated on the CPU. The counts are those of our compiler's loads and stores, which "
           "nvcc may merge or widen; there is no cache and no time in them. Compare ratios.";
}

}  // namespace m2m::profile
