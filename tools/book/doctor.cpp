// book doctor: what this machine is, what this build does with it and why, and what is wrong, if
// anything is.
#include "chapters/00_your_machine/machine.hpp"
#include "common/base/cpu.hpp"
#include "common/base/machine.hpp"
#include "common/base/memory_parts.hpp"
#include "common/base/process.hpp"
#include "common/base/project.hpp"
#include "common/data/dataset.hpp"
#include "common/device/device.hpp"
#include "common/device/gpus.hpp"
#include "common/measure/parts.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

// A finding is a fact (·), good news (✓), or a fault with what to do about it (✗). No ✗ where
// nothing is wrong.
enum class Mark { fact, good, fault };

struct Finding {
    Mark mark;
    std::string key;       // for JSON
    std::string text;      // for people
    nlohmann::json facts;  // the same in parts, for programs; null where the text is all
};

class Findings {
  public:
    void fact(std::string key, std::string text, nlohmann::json facts = nullptr) {
        all_.push_back({Mark::fact, std::move(key), std::move(text), std::move(facts)});
    }
    void good(std::string key, std::string text, nlohmann::json facts = nullptr) {
        all_.push_back({Mark::good, std::move(key), std::move(text), std::move(facts)});
    }
    void fault(std::string key, std::string text) {
        all_.push_back({Mark::fault, std::move(key), std::move(text), nullptr});
    }
    void gpu(std::string text, const Gpu& gpu) {
        all_.push_back({gpu.simulated ? Mark::fact : Mark::good,
                        "gpu",
                        std::move(text),
                        {{"name", gpu.name},
                         {"simulated", gpu.simulated},
                         {"compute_capability", gpu.capability},
                         {"multiprocessors", gpu.multiprocessors},
                         {"memory_bytes", gpu.memory_bytes},
                         {"bus_bits", gpu.simulated ? 0 : gpu.bus_bits},
                         {"clock_hz", gpu.simulated ? 0 : gpu.clock_hz},
                         {"memory_clock_hz", gpu.simulated ? 0 : gpu.memory_clock_hz}}});
    }
    const std::vector<Finding>& all() const { return all_; }

  private:
    std::vector<Finding> all_;
};

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::string nvcc_path() {
    const std::string found = find_program("nvcc");
    if (!found.empty()) return found;
    const std::string usual = "/usr/local/cuda/bin/nvcc";
    return ::access(usual.c_str(), X_OK) == 0 ? usual : "";
}

std::string nvcc_version(const std::string& nvcc) {
    const std::string text = capture_process({nvcc, "--version"}).output;
    const std::size_t at = text.find("release ");
    if (at == std::string::npos) return "of unknown version";
    return text.substr(at + 8, text.find(',', at) - at - 8);
}

void look_at_memory_parts(Findings& findings) {
    const InstalledMemory installed = installed_memory();
    if (!installed.known()) {
        findings.fact("memory_parts", installed.why_unknown);
        return;
    }
    const MemoryParts memory = parse_memory(installed.parts);
    findings.fact("memory_parts",
                  fmt::format("memory {} ({}): {:.2f} GB/s by its parts", installed.parts,
                              installed.from, memory.bandwidth() / 1e9),
                  {{"parts", installed.parts},
                   {"channels", memory.channels},
                   {"bandwidth", memory.bandwidth()}});
}

void look_at_machine(Findings& findings) {
    const Cpu cpu = this_cpu();
    findings.fact("cpu", cpu_device_name(), {{"name", cpu.name}, {"threads", cpu_threads()}});
    findings.fact(
        "cores",
        fmt::format("{} core(s), {} hardware thread(s){}", cpu.cores, cpu.hardware_threads,
                    cpu.virtual_machine ? ", of a virtual machine" : ""),
        {{"cores", cpu.cores},
         {"hardware_threads", cpu.hardware_threads},
         {"virtual_machine", cpu.virtual_machine}});
    const int used = build_simd_bits();
    findings.fact("simd",
                  fmt::format("SIMD: {} ({} bits); this build uses {} bits, {} floats{}",
                              cpu.simd_name.empty() ? "not known" : cpu.simd_name, cpu.simd_bits,
                              used, build_simd_lanes(),
                              cpu.simd_bits > used ? " (M2M_NATIVE=ON would use all)" : ""),
                  {{"name", cpu.simd_name}, {"bits", cpu.simd_bits}, {"used_bits", used}});
    // On a virtual machine the kernel's clock is the one the host was sold with.
    const double measured = machine::measure_clock(0.05);
    findings.fact(
        "clock",
        (measured > 0 ? fmt::format("clock {:.2f} GHz now, measured", measured / 1e9)
                      : "clock not measured: " + why_no_speed()) +
            (cpu.nominal_hz > 0 ? fmt::format("; the kernel says {:.2f} GHz", cpu.nominal_hz / 1e9)
                                : "") +
            (cpu.maximum_hz > 0 ? fmt::format(", at most {:.2f} GHz", cpu.maximum_hz / 1e9) : ""),
        {{"measured_hz", measured > 0 ? nlohmann::json(measured) : nlohmann::json()},
         {"kernel_hz", cpu.nominal_hz},
         {"maximum_hz", cpu.maximum_hz}});
    std::string text;
    auto caches = nlohmann::json::array();
    for (const Cache& cache : cpu.caches) {
        const std::string kind = cache.kind == 'd'   ? " data"
                                 : cache.kind == 'i' ? " instructions"
                                                     : "";
        text += fmt::format("{}L{}{} {}", text.empty() ? "caches: " : ", ", cache.level, kind,
                            size_text(cache.bytes));
        caches.push_back({{"level", cache.level},
                          {"kind", std::string(1, cache.kind)},
                          {"bytes", cache.bytes},
                          {"shared_by", cache.shared_by}});
    }
    findings.fact("caches", text.empty() ? "caches: the system does not say" : text, caches);
    findings.fact("memory", size_text(memory_bytes()) + " of memory", {{"bytes", memory_bytes()}});
    look_at_memory_parts(findings);
#ifdef _OPENMP
    findings.good("openmp", fmt::format("OpenMP is on: {} thread(s)", cpu_threads()));
#else
    findings.fault("openmp",
                   "OpenMP is off: chapter 02 runs on one core (install libgomp or libomp-dev and "
                   "rebuild)");
#endif
}

// What nvidia-smi knows of each GPU, also when this build simulates one.
struct NvidiaSmi {
    bool installed = false, works = false;
    std::string first_line;         // of what it says when it does not work
    std::vector<std::string> gpus;  // a line each, for people
    std::vector<int> capabilities;  // 75 for 7.5
    std::string driver;             // "550.54.14"
    int cuda = 0;                   // newest CUDA the driver runs: 12040
};

NvidiaSmi ask_nvidia_smi() {
    NvidiaSmi answer;
    const std::string smi = find_program("nvidia-smi");
    answer.installed = !smi.empty();
    if (!answer.installed) return answer;
    const auto query = capture_process(
        {smi,
         "--query-gpu=name,compute_cap,driver_version,memory.total,clocks.max.sm,clocks.max.mem",
         "--format=csv,noheader"});
    const std::string banner = capture_process({smi}).output;
    answer.first_line = first_line(banner);
    answer.works = query.status == 0;
    if (!answer.works) return answer;
    std::istringstream lines(query.output);
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> parts;
        std::istringstream fields(line);
        for (std::string field; std::getline(fields, field, ',');)
            parts.push_back(field.substr(std::min(field.find_first_not_of(' '), field.size())));
        if (parts.size() < 6) continue;
        answer.gpus.push_back(
            fmt::format("{}: compute capability {}, {} of memory, clocks up to {} "
                        "and {} (memory)",
                        parts[0], parts[1], parts[3], parts[4], parts[5]));
        answer.capabilities.push_back(parse_capability(parts[1]));
        answer.driver = parts[2];
    }
    const std::size_t at = banner.find("CUDA Version: ");
    if (at != std::string::npos) answer.cuda = parse_cuda_version(banner.substr(at + 14, 6));
    return answer;
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    if (file) text << file.rdbuf();
    return text.str();
}

// The PCI bus shows a GPU that has no driver, too.
bool nvidia_in_a_slot() {
    std::error_code status;
    for (const auto& device : fs::directory_iterator("/sys/bus/pci/devices", status)) {
        if (text_of(device.path() / "vendor").rfind("0x10de", 0) == 0 &&
            text_of(device.path() / "class").rfind("0x03", 0) == 0)
            return true;
    }
    return false;
}

void look_at_profiling(Findings& findings) {
    const std::string parameters = text_of("/proc/driver/nvidia/params");
    if (parameters.empty()) return;
    if (parameters.find("RmProfilingAdminOnly: 1") == std::string::npos || ::geteuid() == 0) {
        findings.good("profiling", "you may read the GPU's performance counters (ncu)");
    } else {
        findings.fact("profiling",
                      "only root may read the GPU's performance counters: sudo ncu, or load the "
                      "driver with NVreg_RestrictProfilingToAdminUsers=0");
    }
}

// Every GPU, what the driver says of it, and whether the versions fit together.
bool look_at_gpus(Findings& findings, const NvidiaSmi& smi, int toolkit) {
    CudaVersions versions = cuda_versions();
    versions.kernel_module = parse_kernel_module(text_of("/proc/driver/nvidia/version"));
    versions.driver_library = smi.driver;
    const std::vector<Gpu> found = gpus();
    const bool real = !device_simulated() && !found.empty();
    if (real) {
        for (const Gpu& gpu : found) findings.gpu(describe(gpu), gpu);
    } else {
        for (const std::string& gpu : smi.gpus)
            findings.good("gpu", "NVIDIA GPU " + gpu, {{"text", gpu}, {"simulated", false}});
    }
    GpuSigns signs;
    signs.in_slot = nvidia_in_a_slot();
    signs.device_file = fs::exists("/dev/nvidia0") || fs::exists("/dev/dxg");
    signs.smi_installed = smi.installed;
    signs.smi_works = smi.works;
    signs.smi_says = smi.first_line;
    const bool there = real || !smi.gpus.empty() || signs.in_slot || signs.device_file;
    const VersionFinding sign = check_gpu_signs(signs);
    if (sign.fault) findings.fault("gpu", sign.text);
    if (!there) findings.fact("gpu", sign.text);
    for (const Gpu& gpu : found) {
        if (gpu.simulated) findings.gpu(describe(gpu), gpu);
    }
    if (!there) return false;

    if (device_simulated()) {  // the build has no versions; the installation has
        versions.driver = smi.cuda;
        versions.compiled = toolkit;
        versions.capabilities = smi.capabilities;
    }
    if (!smi.driver.empty())
        findings.fact("driver",
                      fmt::format("driver {}, runs CUDA up to {}", smi.driver,
                                  smi.cuda ? cuda_version_text(smi.cuda) : "?"),
                      {{"version", smi.driver}, {"cuda", smi.cuda}});
    if (versions.runtime) {
        findings.fact(
            "runtime",
            fmt::format("CUDA runtime {}, cuBLAS of CUDA {}", cuda_version_text(versions.runtime),
                        cuda_version_text(versions.cublas / 10)),
            {{"runtime", versions.runtime}, {"cublas", versions.cublas}});
    }
    if (versions.driver || versions.runtime) {
        for (const VersionFinding& finding : check_versions(versions)) {
            if (finding.fault)
                findings.fault("versions", finding.text);
            else
                findings.good("versions", finding.text);
        }
    }
    look_at_profiling(findings);
    return true;
}

void look_at_gpu(Findings& findings) {
    const std::string nvcc = nvcc_path();
    const std::string version = nvcc.empty() ? "" : nvcc_version(nvcc);
    if (nvcc.empty()) {
        findings.fact("nvcc", "no CUDA toolkit (nvcc); not needed without a GPU");
    } else {
        findings.fact("nvcc", fmt::format("CUDA toolkit {} ({})", version, nvcc),
                      {{"version", version}, {"path", nvcc}});
    }
    const bool there = look_at_gpus(findings, ask_nvidia_smi(), parse_cuda_version(version));
    if (device_simulated()) {
        std::string why = "this build runs the .cu files on the CPU (simulated): ";
        if (!there) {
            why += nvcc.empty() ? "there is no GPU"
                                : "nvcc is installed, but there is no GPU to run its code";
        } else {
            why += nvcc.empty() ? "there is a GPU but no nvcc; install the CUDA toolkit, then "
                                  "./book --preset cuda"
                                : "chosen by --preset; ./book --preset cuda uses the GPU";
        }
        findings.good("device", why, {{"simulated", true}});
    } else if (device_present()) {
        findings.good("device",
                      "this build runs the .cu files on " + cuda_device_name() +
                          ", compiled for architectures " + cuda_architectures,
                      {{"simulated", false}, {"architectures", cuda_architectures}});
    } else {
        findings.fault("device", "this build needs a GPU and cannot use one: " + why_no_device());
    }
}

void look_at_build(Findings& findings) {
    findings.fact("build", fmt::format("built by {} as {} in {}", cxx_compiler_name, build_type,
                                       build_directory));
    if (build_measures_speed()) {
        findings.good("speed", "this build may print speed");
    } else {
        findings.fact("speed", why_no_speed() + ": no speed is printed");
    }
}

void look_at_data(Findings& findings) {
    for (const char* name : {"mnist", "fashion-mnist"}) {
        if (dataset_available(name)) {
            findings.good(name, fmt::format("data set {} found", name));
        } else {
            findings.fact(name, fmt::format("data set {} is not here; ./book data fetch {} "
                                            "downloads it (the drawn digits are used meanwhile)",
                                            name, name));
        }
    }
    std::error_code status;
    const fs::path out = project_root() / "out";
    const bool writable = fs::exists(out, status) ? ::access(out.c_str(), W_OK) == 0
                                                  : ::access(project_root().c_str(), W_OK) == 0;
    if (!writable)
        findings.fault(
            "out", out.string() + " cannot be written: reports and pictures have nowhere to go");
}

}  // namespace

void add_doctor(Command& app, int& status) {
    auto* command = app.add_subcommand(
        "doctor", "Say what this machine is, what the build does with it, and what is wrong");
    auto json = std::make_shared<JsonOption>();
    json->add_to(*command);
    command->callback([json, &status] {
        Findings findings;
        look_at_machine(findings);
        look_at_gpu(findings);
        look_at_build(findings);
        look_at_data(findings);
        nlohmann::json rows = nlohmann::json::array();
        bool fault = false;
        for (const Finding& finding : findings.all()) {
            const bool bad = finding.mark == Mark::fault;
            json->text() << (bad                          ? "✗ "
                             : finding.mark == Mark::good ? "✓ "
                                                          : "· ")
                         << finding.text << "\n";
            rows.push_back({{"what", finding.key},
                            {"text", finding.text},
                            {"fault", bad},
                            {"facts", finding.facts}});
            fault = fault || bad;
        }
        json->text() << (fault ? "\nSomething needs your attention: the lines with ✗ say what.\n"
                               : "\nEverything is in order.\n");
        json->write(rows);
        status = fault ? 1 : 0;
    });
}

}  // namespace m2m::book
