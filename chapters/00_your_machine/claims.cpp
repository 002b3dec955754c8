// From measurements to verdicts: claims 1, 4, 5 and 10.
#include "chapters/00_your_machine/claims.hpp"

#include "chapters/00_your_machine/machine.hpp"
#include "common/base/cpu.hpp"
#include "common/base/machine.hpp"
#include "common/base/memory_parts.hpp"
#include "common/device/device.hpp"
#include "common/device/gpus.hpp"
#include "common/measure/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace m2m::machine {

namespace {

constexpr double giga = 1e9;

// A figure of the GPU's speed, or why there is none.
Figure gpu_speed(std::string what, double value, std::string unit) {
    const std::string why = why_no_device();
    if (!why.empty()) return Figure::unknown(std::move(what), std::move(unit), why);
    return Figure::speed(std::move(what), value, std::move(unit), on_gpu());
}

Figure data_sheet(std::string_view name, bool bandwidth) {
    const GpuPart& part = find_gpu_part(name);
    const std::string gpu = "NVIDIA " + std::string(part.name);
    return bandwidth ? Figure::model("memory of an " + gpu, part.memory_bandwidth() / giga, "GB/s",
                                     gpu, std::string(part.source))
                     : Figure::model("slot of an " + gpu, part.pcie_bytes / giga, "GB/s", gpu,
                                     "16 lanes of its PCIe generation, each way");
}

std::string gpu_half(const Figure& gpu) {
    return gpu.value() ? "" : "; the GPU half is not measurable here: " + gpu.why_unknown();
}

}  // namespace

// ---- claim 1 ----

int multiply_add_units(double flops, double hertz, int lanes) {
    if (hertz <= 0 || flops <= 0) return 0;
    // A clock that wandered between the two measurements must not cost a whole unit.
    return std::max(1, static_cast<int>(std::ceil(flops / (hertz * lanes * 2) - 0.25)));
}

// [judge] A pure function of figures: its tests make them up.
Verdict judge_cores(const Figure& one, const Figure& all, const Figure& gpu_lanes) {
    const Figure cpu_only[] = {one, all}, both[] = {one, all, gpu_lanes};
    if (!one.value() || !all.value()) return Verdict::from(cpu_only, Outcome::not_measurable, "");
    const double gain = *all.value() / *one.value();
    const bool cpu_is_parallel = gain >= 4;
    const std::string cpu = fmt::format(
        "all lanes of all threads of this CPU are {:.3g} times as "
        "fast as one lane of one thread",
        gain);
    if (!gpu_lanes.value()) {
        if (!cpu_is_parallel) return Verdict::from(both, Outcome::not_measurable, "");
        return Verdict::from(cpu_only, Outcome::depends,
                             cpu + ", so it does not work serially" + gpu_half(gpu_lanes));
    }
    const double lanes = *gpu_lanes.value();
    if (lanes < 1000)
        return Verdict::from(both, Outcome::refuted,
                             fmt::format("this GPU has only {:.0f} lanes", lanes));
    const std::string gpu = fmt::format("the GPU has {:.0f} lanes", lanes);
    if (cpu_is_parallel) return Verdict::from(both, Outcome::depends, gpu + ", but " + cpu);
    return Verdict::from(both, Outcome::confirmed, gpu + ", and " + cpu);
}

ClaimReport measure_cores(const ClaimOptions& options) {
    const Cpu cpu = this_cpu();
    const int threads = cpu_threads(), lanes = build_simd_lanes();
    // In turns: a clock that changes on the way changes both.
    double idle_hertz = 0, hertz = 0, one_lane = 0, one_thread = 0, all_threads = 0;
    constexpr int turns = 10;
    const double slice = options.seconds / 5;
    for (int turn = 0; turn < turns; ++turn) {
        idle_hertz = std::max(idle_hertz, measure_clock(slice));
        hertz = std::max(hertz, measure_clock_under_load(slice));
        one_thread = std::max(one_thread, measure_multiply_adds(Lanes::all, 1, slice));
        all_threads = std::max(all_threads, measure_multiply_adds(Lanes::all, threads, slice));
        one_lane = std::max(one_lane, measure_multiply_adds(Lanes::one, 1, slice));
    }
    const int units = multiply_add_units(one_thread, hertz, lanes);
    const Figure one =
        Figure::speed("multiply-adds, one lane, one thread", one_lane / giga, "GFLOP/s", on_cpu(1));
    const Figure one_core = Figure::speed(
        "multiply-adds, all lanes, one thread", one_thread / giga, "GFLOP/s", on_cpu(1),
        units ? fmt::format("{:.1f} % of clock x {} lanes x 2 x {} unit{}",
                            100 * one_thread / (hertz * lanes * 2 * units), lanes, units,
                            units == 1 ? "" : "s")
              : "");
    const Figure all = Figure::speed("multiply-adds, all lanes, all threads", all_threads / giga,
                                     "GFLOP/s", on_cpu(threads));
    std::vector<Figure> figures = {
        Figure::count("cores", cpu.cores, "", on_cpu()),
        Figure::count("lanes of a SIMD register", lanes, "floats", on_cpu(),
                      fmt::format("{} bits, as this build uses them", build_simd_bits())),
        Figure::speed("clock", idle_hertz / giga, "GHz", on_cpu(1),
                      "a chain of dependent additions"),
        Figure::speed("clock while all lanes work", hertz / giga, "GHz", on_cpu(1),
                      "the same, beside multiply-adds"),
        one,
        one_core,
        all};
    if (units && build_measures_speed()) {
        figures.push_back(
            Figure::model("peak by its parts",
                          peak_flops(std::min(threads, cpu.cores), hertz, lanes, units) / giga,
                          "GFLOP/s", cpu.name,
                          fmt::format("{} core(s) x {:.2f} GHz x {} lanes x 2 x {} unit(s)",
                                      std::min(threads, cpu.cores), hertz / giga, lanes, units)));
    }

    Figure gpu_lanes = Figure::unknown("lanes of the GPU", "", why_no_device());
    const std::vector<Gpu> devices = gpus();
    if (device_simulated()) {
        gpu_lanes = Figure::unknown("lanes of the GPU", "", "the GPU is simulated on the CPU");
    } else if (!devices.empty()) {
        const int per_multiprocessor = cores_per_multiprocessor(devices[0].capability);
        gpu_lanes =
            per_multiprocessor
                ? Figure::count("lanes of the GPU", devices[0].multiprocessors * per_multiprocessor,
                                "", on_gpu(),
                                fmt::format("{} multiprocessors x {}", devices[0].multiprocessors,
                                            per_multiprocessor))
                : Figure::unknown("lanes of the GPU", "",
                                  "compute capability " + std::to_string(devices[0].capability) +
                                      " is newer than this program's table");
    }
    figures.push_back(gpu_lanes);
    const GpuPart& t4 = find_gpu_part("T4");
    if (!gpu_lanes.value())
        figures.push_back(Figure::model("lanes of an NVIDIA T4", t4.cores, "", "NVIDIA T4",
                                        std::string(t4.source)));
    return {fmt::format(
                "{} thread{} with {} lanes each are {} times as fast as one lane of one thread, "
                "a little less where wide registers lower the clock",
                threads, threads == 1 ? "" : "s", lanes, threads * lanes),
            figures, judge_cores(one, all, gpu_lanes)};
}

// ---- claim 4 ----

Verdict judge_bandwidth(const Figure& cpu, const Figure& gpu) {
    return judge_ratio(gpu, cpu, {3, 1.2});
}

ClaimReport measure_bandwidth(const ClaimOptions& options) {
    const Cpu cpu = this_cpu();
    const int threads = cpu_threads();
    const StreamSize size = stream_size(cpu.last_level_cache(), memory_bytes());
    std::vector<Figure> figures;
    std::vector<std::string> remarks;

    // The claim's own example, from its parts.
    const MemoryParts example = parse_memory("DDR4-2933x4");
    figures.push_back(Figure::model("DDR4-2933, four channels", example.bandwidth() / giga, "GB/s",
                                    "a desktop", "1466.67 MHz x 2 x 8 bytes x 4 channels"));
    const InstalledMemory installed = installed_memory();
    if (installed.known()) {
        const MemoryParts memory = parse_memory(installed.parts);
        figures.push_back(Figure::model(
            "memory of this machine", memory.bandwidth() / giga, "GB/s", installed.parts,
            installed.from + fmt::format("; {:.2f} MHz x 2 x {} bytes x {} channels",
                                         memory.clock_hertz() / 1e6, memory.bytes_per_transfer,
                                         memory.channels)));
    } else {
        remarks.push_back(installed.why_unknown);
    }

    Stream stream(size.elements, threads);
    double triad = 0;
    for (const Loop loop : all_loops) {
        const double speed = stream.measure(loop, options.seconds);
        if (loop == Loop::triad) triad = speed;
        figures.push_back(
            Figure::speed(to_string(loop), speed / giga, "GB/s", on_cpu(threads),
                          fmt::format("{} bytes an element", bytes_per_element(loop))));
    }
    const Figure cpu_triad = figures.back();
    if (threads > 1) {
        // One core can have only so many lines of memory on their way.
        Stream alone(size.elements / 4, 1);
        figures.push_back(Figure::speed("triad", alone.measure(Loop::triad, options.seconds) / giga,
                                        "GB/s", on_cpu(1), "24 bytes an element"));
    }

    double gpu_triad = 0;
    if (device_present() && !device_simulated())
        gpu_triad = measure_copies(std::size_t{256} << 20, options.seconds).triad;
    const Figure gpu = gpu_speed("triad on the GPU", gpu_triad / giga, "GB/s");
    figures.push_back(gpu);
    const std::vector<Gpu> devices = gpus();
    if (!devices.empty() && !devices[0].simulated && devices[0].memory_bandwidth() > 0)
        figures.push_back(Figure::model("memory of this GPU", devices[0].memory_bandwidth() / giga,
                                        "GB/s", devices[0].name, "memory clock x 2 x bus width"));
    if (!gpu.value()) {
        for (const char* name : {"T4", "H100"}) figures.push_back(data_sheet(name, true));
        if (cpu_triad.value())
            remarks.push_back(
                fmt::format("by their data sheets, a T4 moves {:.0f} and an H100 {:.0f} "
                            "times as much as this CPU's triad",
                            find_gpu_part("T4").memory_bandwidth() / triad,
                            find_gpu_part("H100").memory_bandwidth() / triad));
    }

    remarks.push_back(
        fmt::format("three arrays of {} each; the last-level cache is {}",
                    size_text(size.elements * sizeof(double)),
                    cpu.last_level_cache() ? size_text(cpu.last_level_cache()) : "not known") +
        (size.reaches_rule ? ""
                           : "; the rule of 4 x the cache is not reached: that cache is the whole "
                             "host's, and the arrays are cut to spare your memory"));
    remarks.push_back(
        "24 bytes count what the triad asks for; a cache that reads a line before it "
        "overwrites it (write-allocate) moves 32");
    return {
        "a GPU's memory delivers 3 times a CPU's or more; the CPU reaches 70 to 90 % of what its "
        "parts allow",
        figures, judge_bandwidth(cpu_triad, gpu), remarks};
}

// ---- claim 5 ----

Verdict judge_copying(const Figure& to_device, const Figure& within_device) {
    return judge_ratio(within_device, to_device, {3, 1.2});
}

ClaimReport measure_copying(const ClaimOptions& options) {
    CopySpeeds speeds;
    std::vector<std::string> remarks;
    if (device_present()) {
        // A simulated device copies, too; there it only has to be right.
        speeds = measure_copies(device_simulated() ? std::size_t{1} << 20 : std::size_t{256} << 20,
                                options.seconds);
        remarks.push_back(
            "every copy was checked; host to device and back counts each byte once, "
            "within the device twice: it is read and written");
    }
    const Figure pinned =
        gpu_speed("host to device, pinned", speeds.to_device_pinned / giga, "GB/s");
    const Figure within = gpu_speed("within the device", speeds.within_device / giga, "GB/s");
    std::vector<Figure> figures = {
        gpu_speed("host to device, pageable", speeds.to_device_pageable / giga, "GB/s"),
        pinned,
        gpu_speed("device to host, pageable", speeds.to_host_pageable / giga, "GB/s"),
        gpu_speed("device to host, pinned", speeds.to_host_pinned / giga, "GB/s"),
        within,
    };
    if (!within.value()) {
        figures.push_back(data_sheet("T4", false));
        figures.push_back(data_sheet("T4", true));
    }
    return {
        "pinned copies come near the slot's 16 to 63 GB/s, pageable ones reach half of it; the "
        "GPU's own memory is 10 to 80 times as fast",
        figures, judge_copying(pinned, within), remarks};
}

// ---- claim 10 ----

Verdict judge_setup(const Figure& gpus, const Figure& version_faults, bool usable,
                    const std::string& detail) {
    const Figure both[] = {gpus, version_faults};
    if (!gpus.value() || !version_faults.value())
        return Verdict::from(both, Outcome::not_measurable, "");
    if (*version_faults.value() > 0)
        return Verdict::from(both, Outcome::confirmed, "the check found it: " + detail);
    if (*gpus.value() == 0)
        return Verdict::not_measurable("there is no GPU here, and no versions that could differ");
    if (!usable)
        return Verdict::from(both, Outcome::refuted,
                             "the versions fit, and yet the GPU cannot be used: " + detail);
    return Verdict::from(both, Outcome::depends,
                         "the GPU is there and everything fits: nothing was wrong here");
}

ClaimReport measure_setup(const ClaimOptions&) {
    const std::string what = "GPUs", faults_what = "versions that do not fit";
    std::vector<Figure> figures;
    std::string detail;
    if (device_simulated()) {
        const std::string why =
            "this build simulates the GPU on the CPU: there are no versions to compare";
        figures = {Figure::unknown(what, "", why), Figure::unknown(faults_what, "", why)};
    } else {
        const CudaVersions versions = cuda_versions();
        int faults = 0;
        for (const VersionFinding& finding : check_versions(versions)) {
            if (finding.fault && faults++ == 0) detail = finding.text;
        }
        if (detail.empty()) detail = why_no_device();
        const MeasuredOn here = on_gpu();
        figures = {Figure::count(what, static_cast<double>(gpus().size()), "", here),
                   Figure::count(faults_what, versions.driver ? faults : 0, "", here)};
    }
    return {"./book doctor names what is wrong in one sentence, or finds nothing",
            figures,
            judge_setup(figures[0], figures[1], device_present(), detail),
            {"./book doctor shows all of it, also what concerns the system around the program"}};
}

// ---- the machine ----

void print_machine(std::ostream& out) {
    const Cpu cpu = this_cpu();
    out << fmt::format("{}\n  {} core{}, {} hardware thread{}{}\n", cpu.name, cpu.cores,
                       cpu.cores == 1 ? "" : "s", cpu.hardware_threads,
                       cpu.hardware_threads == 1 ? "" : "s",
                       cpu.virtual_machine ? ", of a virtual machine" : "");
    out << fmt::format("  SIMD: {} ({} bits); this build uses {} bits, {} floats\n",
                       cpu.simd_name.empty() ? "not known" : cpu.simd_name, cpu.simd_bits,
                       build_simd_bits(), build_simd_lanes());
    for (const Cache& cache : cpu.caches) {
        out << fmt::format("  L{} {}: {}{}\n", cache.level,
                           cache.kind == 'd'   ? "data"
                           : cache.kind == 'i' ? "instructions"
                                               : "cache",
                           size_text(cache.bytes),
                           cache.shared_by > 1
                               ? fmt::format(", shared by {} hardware threads", cache.shared_by)
                               : "");
    }
    out << fmt::format("  memory: {}\n", size_text(memory_bytes()));
    for (const Gpu& gpu : gpus()) out << describe(gpu) << '\n';
    out << '\n';
}

}  // namespace m2m::machine
