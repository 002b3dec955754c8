#include "common/device/versions.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <regex>
#include <sstream>

namespace m2m {

namespace {

struct Architecture {
    int capability;
    bool machine_code, ptx;
};

// "75-real;120-virtual" or "75-real,90a": a number alone stands for both.
std::vector<Architecture> parse_architectures(const std::string& text) {
    std::vector<Architecture> parsed;
    std::string list = text;
    std::replace(list.begin(), list.end(), ';', ',');
    std::istringstream parts(list);
    for (std::string part; std::getline(parts, part, ',');) {
        const int number = std::atoi(part.c_str());
        if (number == 0) continue;
        const bool real = part.find("-real") != std::string::npos,
                   virtual_only = part.find("-virtual") != std::string::npos;
        parsed.push_back({number, !virtual_only, !real});
    }
    return parsed;
}

std::string capability_text(int capability) {
    return std::to_string(capability / 10) + "." + std::to_string(capability % 10);
}

enum class Code { machine, ptx, none };

// What of the program can run on a GPU.
Code code_for(int capability, const std::vector<Architecture>& built) {
    Code best = Code::none;
    for (const Architecture& architecture : built) {
        const bool same_major = architecture.capability / 10 == capability / 10;
        if (architecture.capability > capability) continue;
        if (architecture.machine_code && same_major) return Code::machine;
        if (architecture.ptx) best = Code::ptx;
    }
    return best;
}

}  // namespace

std::string cuda_version_text(int version) {
    return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

int parse_cuda_version(const std::string& text) {
    int major = 0, minor = 0;
    if (std::sscanf(text.c_str(), "%d.%d", &major, &minor) != 2 || major <= 0 || minor < 0)
        return 0;
    return major * 1000 + minor * 10;
}

int parse_capability(const std::string& text) {
    const int version = parse_cuda_version(text);
    return version / 1000 * 10 + version % 1000 / 10;
}

VersionFinding check_gpu_signs(const GpuSigns& signs) {
    if (signs.smi_works) return {false, "the NVIDIA driver answers"};
    if (signs.device_file && signs.smi_installed) {
        return {true, "there is a GPU, but nvidia-smi cannot talk to it: " + signs.smi_says +
                          " - reinstall the driver, or restart after an update"};
    }
    if (signs.in_slot && !signs.device_file) {
        return {true,
                "there is an NVIDIA GPU, but no driver runs it: install NVIDIA's driver (Ubuntu: "
                "sudo ubuntu-drivers install; Debian: sudo apt install nvidia-driver) and restart"};
    }
    if (signs.device_file) return {false, "a GPU is there; nvidia-smi, which describes it, is not"};
    return {false, "no NVIDIA GPU"};
}

std::string oldest_driver(int cuda_major) {
    switch (cuda_major) {
        case 11:
            return "450.80.02";
        case 12:
            return "525.60.13";
        case 13:
            return "580.65.06";
        default:
            return "";
    }
}

std::string parse_kernel_module(const std::string& text) {
    static const std::regex form(R"(Kernel Module.*?\s(\d+\.\d+(\.\d+)?)\s)");
    std::smatch found;
    return std::regex_search(text, found, form) ? found[1].str() : "";
}

std::vector<VersionFinding> check_versions(const CudaVersions& v) {
    std::vector<VersionFinding> findings;
    const auto fault = [&](std::string text) { findings.push_back({true, std::move(text)}); };

    if (!v.kernel_module.empty() && !v.driver_library.empty() &&
        v.kernel_module != v.driver_library) {
        fault("the driver's kernel module is " + v.kernel_module + " and its library is " +
              v.driver_library +
              ": the driver was updated while the old one was running; restart the machine");
    }
    if (v.driver == 0) {
        if (v.runtime != 0)
            fault("there is no NVIDIA driver, so no CUDA call can work: install one (" +
                  oldest_driver(v.runtime / 1000) + " or newer), or use ./book --preset cpu");
        return findings;
    }

    // [mismatch] The classic: a toolkit newer than the driver.
    const int needed = v.runtime > v.compiled ? v.runtime : v.compiled;
    const bool driver_too_old = needed / 1000 > v.driver / 1000;
    if (driver_too_old) {
        const std::string oldest = oldest_driver(needed / 1000);
        fault("the toolkit (CUDA " + cuda_version_text(needed) +
              ") is newer than the driver allows (CUDA " + cuda_version_text(v.driver) +
              "), so every CUDA call fails: update the driver" +
              (oldest.empty() ? "" : " to " + oldest + " or newer") +
              ", or build with a toolkit of CUDA " + cuda_version_text(v.driver) + " or older");
    }

    // [code] Is there code in the program that this GPU can run with this driver?
    const std::vector<Architecture> built = parse_architectures(v.architectures);
    for (const int capability : v.capabilities) {
        if (built.empty()) break;
        const Code code = code_for(capability, built);
        const std::string rebuild = "rebuild with cmake --preset cuda -DCMAKE_CUDA_ARCHITECTURES=" +
                                    std::to_string(capability) + "-real";
        if (code == Code::none) {
            fault("the program holds code for " + v.architectures +
                  " and none for this GPU (compute capability " + capability_text(capability) +
                  "): kernels will not start; " + rebuild);
        } else if (code == Code::ptx && v.compiled > v.driver && !driver_too_old) {
            fault("for this GPU (compute capability " + capability_text(capability) +
                  ") the program holds only PTX of CUDA " + cuda_version_text(v.compiled) +
                  ", which a driver for CUDA " + cuda_version_text(v.driver) +
                  " cannot compile: kernels will not start; " + rebuild);
        }
    }

    if (v.cublas != 0 && v.runtime != 0 && v.cublas / 10000 != v.runtime / 1000) {
        fault("cuBLAS is of CUDA " + std::to_string(v.cublas / 10000) +
              " and the runtime of CUDA " + std::to_string(v.runtime / 1000) +
              ": another installation is found first; take it out of LD_LIBRARY_PATH");
    }
    if (findings.empty()) {
        findings.push_back(
            {false,
             "driver (CUDA " + cuda_version_text(v.driver) + ")" +
                 (needed ? ", toolkit and runtime (CUDA " + cuda_version_text(needed) + ")" : "") +
                 " fit together"});
    }
    return findings;
}

}  // namespace m2m
