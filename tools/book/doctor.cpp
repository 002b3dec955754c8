// book doctor: what this machine is, what this build does with it and why, and what is wrong, if
// anything is.
#include "common/base/machine.hpp"
#include "common/base/project.hpp"
#include "common/data/dataset.hpp"
#include "common/device/device.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"
#include "tools/book/process.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

// A finding is a fact (·), good news (✓), or a fault with what to do about it (✗). No ✗ where
// nothing is wrong.
enum class Mark { fact, good, fault };

struct Finding {
    Mark mark;
    std::string key;   // for JSON
    std::string text;  // for people
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

void look_at_machine(std::vector<Finding>& findings) {
    findings.push_back({Mark::fact, "cpu", cpu_device_name()});
    const double pages = static_cast<double>(::sysconf(_SC_PHYS_PAGES)),
                 page = static_cast<double>(::sysconf(_SC_PAGESIZE));
    findings.push_back(
        {Mark::fact, "memory", fmt::format("{:.1f} GiB of memory", pages * page / (1 << 30))});
#ifdef _OPENMP
    findings.push_back(
        {Mark::good, "openmp", fmt::format("OpenMP is on: {} thread(s)", cpu_threads())});
#else
    findings.push_back(
        {Mark::fault, "openmp",
         "OpenMP is off: chapter 02 runs on one core (install libgomp or libomp-dev and rebuild)"});
#endif
}

void look_at_gpu(std::vector<Finding>& findings) {
    const std::string nvcc = nvcc_path();
    findings.push_back(
        nvcc.empty()
            ? Finding{Mark::fact, "nvcc", "no CUDA toolkit (nvcc); not needed without a GPU"}
            : Finding{Mark::fact, "nvcc",
                      fmt::format("CUDA toolkit {} ({})", nvcc_version(nvcc), nvcc)});
    const std::string smi = find_program("nvidia-smi");
    std::string gpus;
    if (!smi.empty()) {
        const auto answer = capture_process(
            {smi, "--query-gpu=name,compute_cap,driver_version", "--format=csv,noheader"});
        if (answer.status == 0) gpus = answer.output;
    }
    std::istringstream lines(gpus);
    for (std::string line; std::getline(lines, line);) {
        findings.push_back(
            {Mark::good, "gpu", "NVIDIA GPU: " + line + " (name, compute capability, driver)"});
    }
    const bool device_file = fs::exists("/dev/nvidia0") || fs::exists("/dev/dxg");
    if (gpus.empty()) {
        if (!smi.empty() && device_file) {
            findings.push_back({Mark::fault, "gpu",
                                "there is a GPU, but nvidia-smi cannot talk to it: " +
                                    first_line(capture_process({smi}).output) +
                                    " - reinstall the driver, or restart after an update"});
        } else {
            findings.push_back({Mark::fact, "gpu", "no NVIDIA GPU"});
        }
    }
    if (device_simulated()) {
        std::string why = "this build runs the .cu files on the CPU (simulated): ";
        if (gpus.empty()) {
            why += nvcc.empty() ? "there is no GPU"
                                : "nvcc is installed, but there is no GPU to run its code";
        } else {
            why += nvcc.empty() ? "there is a GPU but no nvcc; install the CUDA toolkit, then "
                                  "./book --preset cuda"
                                : "chosen by --preset; ./book --preset cuda uses the GPU";
        }
        findings.push_back({Mark::good, "device", why});
    } else if (device_present()) {
        findings.push_back({Mark::good, "device",
                            "this build runs the .cu files on " + cuda_device_name() +
                                ", compiled for architectures " + cuda_architectures});
    } else {
        findings.push_back({Mark::fault, "device",
                            "this build needs a GPU and cannot use one: " + why_no_device()});
    }
}

void look_at_build(std::vector<Finding>& findings) {
    findings.push_back(
        {Mark::fact, "build",
         fmt::format("built by {} as {} in {}", cxx_compiler_name, build_type, build_directory)});
    if (build_measures_speed()) {
        findings.push_back({Mark::good, "speed", "this build may print speed"});
    } else {
        findings.push_back({Mark::fact, "speed", why_no_speed() + ": no speed is printed"});
    }
}

void look_at_data(std::vector<Finding>& findings) {
    for (const char* name : {"mnist", "fashion-mnist"}) {
        if (dataset_available(name)) {
            findings.push_back({Mark::good, name, fmt::format("data set {} found", name)});
        } else {
            findings.push_back({Mark::fact, name,
                                fmt::format("data set {} is not here; ./book data fetch {} "
                                            "downloads it (the drawn digits are used meanwhile)",
                                            name, name)});
        }
    }
    std::error_code status;
    const fs::path out = project_root() / "out";
    const bool writable = fs::exists(out, status) ? ::access(out.c_str(), W_OK) == 0
                                                  : ::access(project_root().c_str(), W_OK) == 0;
    if (!writable)
        findings.push_back(
            {Mark::fault, "out",
             out.string() + " cannot be written: reports and pictures have nowhere to go"});
}

}  // namespace

void add_doctor(CLI::App& app, int& status) {
    auto* command = app.add_subcommand(
        "doctor", "Say what this machine is, what the build does with it, and what is wrong");
    auto json = std::make_shared<JsonOption>();
    json->add_to(*command);
    command->callback([json, &status] {
        std::vector<Finding> findings;
        look_at_machine(findings);
        look_at_gpu(findings);
        look_at_build(findings);
        look_at_data(findings);
        nlohmann::json rows = nlohmann::json::array();
        bool fault = false;
        for (const Finding& finding : findings) {
            const bool bad = finding.mark == Mark::fault;
            json->text() << (bad                          ? "✗ "
                             : finding.mark == Mark::good ? "✓ "
                                                          : "· ")
                         << finding.text << "\n";
            rows.push_back({{"what", finding.key}, {"text", finding.text}, {"fault", bad}});
            fault = fault || bad;
        }
        json->text() << (fault ? "\nSomething needs your attention: the lines with ✗ say what.\n"
                               : "\nEverything is in order.\n");
        json->write(rows);
        status = fault ? 1 : 0;
    });
}

}  // namespace m2m::book
