// book ladder: every CUDA stage counted, as one table and one picture.
#include "tools/book/ladder.hpp"

#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/measure/measure.hpp"
#include "common/picture/svg.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"
#include "tools/book/profile.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

namespace m2m::book {
namespace profile = simt::profile;
namespace fs = std::filesystem;

namespace {

constexpr double sector_bytes = 32, wavefront_bytes = 128;

double global_bytes(const profile::Counters& counters) {
    double sectors = 0;
    for (const profile::Kind kind : {profile::Kind::global_load, profile::Kind::global_store})
        sectors += static_cast<double>(counters.of(kind).sectors);
    return sectors * sector_bytes;
}

double shared_bytes(const profile::Counters& counters) {
    double wavefronts = 0;
    for (const profile::Kind kind : {profile::Kind::shared_load, profile::Kind::shared_store})
        wavefronts += static_cast<double>(counters.of(kind).wavefronts);
    return wavefronts * wavefront_bytes;
}

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

}  // namespace

Rung rung_of(const std::string& stage, const profile::Report& report, double multiply_adds) {
    if (report.kernels.empty()) throw Error(stage + " launched no kernel");
    profile::Access loads, shared_loads;
    Rung rung;
    rung.stage = stage;
    const profile::Kernel* largest = &report.kernels.front();
    for (const profile::Kernel& kernel : report.kernels) {
        const profile::Access& load = kernel.totals.of(profile::Kind::global_load);
        const profile::Access& shared = kernel.totals.of(profile::Kind::shared_load);
        loads.requests += load.requests;
        loads.sectors += load.sectors;
        shared_loads.requests += shared.requests;
        shared_loads.wavefronts += shared.wavefronts;
        rung.global_bytes += global_bytes(kernel.totals) / multiply_adds;
        rung.shared_bytes += shared_bytes(kernel.totals) / multiply_adds;
        if (kernel.totals.warp_instructions > largest->totals.warp_instructions) largest = &kernel;
    }
    rung.sectors_per_request =
        ratio(static_cast<double>(loads.sectors), static_cast<double>(loads.requests));
    rung.wavefronts_per_request = ratio(static_cast<double>(shared_loads.wavefronts),
                                        static_cast<double>(shared_loads.requests));
    rung.registers = largest->launches.front().occupancy.registers;
    rung.occupancy = largest->launches.front().occupancy.theoretical;
    return rung;
}

std::string ladder_table(std::span<const Rung> rungs) {
    std::string table =
        "| stage | sectors a request | wavefronts a request | global bytes | shared bytes | "
        "registers | occupancy |\n|---|---|---|---|---|---|---|\n";
    for (const Rung& rung : rungs) {
        const bool shared = rung.shared_bytes > 0;
        table += fmt::format(
            "| `{}` | {:.2f} | {} | {:.3f} | {} | {} | {:.0f} % |\n", rung.stage,
            rung.sectors_per_request,
            rung.wavefronts_per_request > 0 ? fmt::format("{:.2f}", rung.wavefronts_per_request)
                                            : "–",
            rung.global_bytes, shared ? fmt::format("{:.3f}", rung.shared_bytes) : "–",
            rung.registers ? std::to_string(*rung.registers) : "not known", 100 * rung.occupancy);
    }
    return table;
}

std::string ladder_chart(std::span<const Rung> rungs, std::vector<std::string> caption) {
    BarChart chart;
    chart.title = "Bytes that one multiply-add moves";
    chart.unit = "bytes";
    chart.caption = std::move(caption);
    chart.logarithmic = true;
    for (const Rung& rung : rungs) {
        chart.bars.push_back({rung.stage + ", global", rung.global_bytes, ""});
        if (rung.shared_bytes > 0)
            chart.bars.push_back({rung.stage + ", shared", rung.shared_bytes, ""});
    }
    return bar_chart(chart);
}

namespace {

struct LadderOptions {
    std::string size = "512x512x256", svg;
    bool registers = false;
    JsonOption json;
};

// Kept beside this file, since nvcc is seldom there: of the kernel that runs at this size.
int kept_registers(const nlohmann::json& kept, const Stage& stage) {
    const auto found = kept.at("stages").find(std::string(stage.name));
    if (found == kept.at("stages").end())
        throw Error("tools/book/registers.json lacks " + std::string(stage.name));
    return found->get<int>();
}

// Whether nvcc gives one of the stage's kernels so many.
void compare_with_nvcc(const Stage& stage, int registers) {
    const std::string said = registers_of_stage(stage) + ",";
    if (said == "," || said.find("=" + std::to_string(registers) + ",") != said.npos) return;
    fmt::print(stderr, "note: {}: tools/book/registers.json has {}, nvcc says {}\n", stage.name,
               registers, said);
}

void run_ladder(LadderOptions& options) {
    need_writable(options.svg);
    need_writable(options.json.file());
    const auto sizes = parse_sizes(options.size);
    if (sizes.size() != 1) throw UsageError("--size takes one size: 256 or 64x128x256 (m×n×k)");
    const double multiply_adds =
        double(sizes.front().m) * double(sizes.front().n) * double(sizes.front().k);
    if (multiply_adds == 0) throw UsageError("--size: nothing is multiplied at " + options.size);
    const auto kept =
        nlohmann::json::parse(read_file(fs::path(source_directory) / "tools/book/registers.json"));
    std::vector<Rung> rungs;
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Stage& stage : stages()) {
        if (stage.where != Where::device || !stage.needs.empty()) continue;
        const int registers = kept_registers(kept, stage);
        if (options.registers) compare_with_nvcc(stage, registers);
        rungs.push_back(rung_of(std::string(stage.name),
                                count_stage(stage, options.size, "*=" + std::to_string(registers)),
                                multiply_adds));
        const Rung& rung = rungs.back();
        json.push_back({{"stage", rung.stage},
                        {"sectors_per_request", rung.sectors_per_request},
                        {"wavefronts_per_request", rung.wavefronts_per_request},
                        {"global_bytes_per_multiply_add", rung.global_bytes},
                        {"shared_bytes_per_multiply_add", rung.shared_bytes},
                        {"registers", registers},
                        {"occupancy", rung.occupancy}});
    }
    options.json.text() << ladder_table(rungs);
    if (!options.svg.empty()) {
        write_file(options.svg,
                   ladder_chart(rungs, {"counted on the CPU at size " + options.size +
                                            ", simulated GPU of compute capability 7.5",
                                        "./book ladder --size " + options.size}));
        options.json.text() << "\nThe picture is " << options.svg << '\n';
    }
    options.json.write(json);
}

}  // namespace

void add_ladder(Command& app, int&) {
    auto* command = app.add_subcommand(
        "ladder", "Count every CUDA stage: why each rung is faster, as a table and a picture");
    auto options = std::make_shared<LadderOptions>();
    command
        ->add_option("--size", options->size,
                     "Size of the product, m×n×k: 512x512x256, or 256 for all three")
        ->show_default();
    command->add_option("--svg", options->svg, "Draw the bytes as bars")->type_name("FILE");
    command->add_flag("--registers", options->registers,
                      "Compare tools/book/registers.json with what nvcc says");
    options->json.add_to(*command);
    command->callback([options] { run_ladder(*options); });
}

}  // namespace m2m::book
