#include "common/measure/parts.hpp"

#include "common/base/error.hpp"

#include <cmath>
#include <regex>

namespace m2m {

double peak_flops(int cores, double hertz, int lanes, int units) {
    return cores * hertz * lanes * 2.0 * units;
}

MemoryParts parse_memory(std::string_view text) {
    static const std::regex form(R"((LP)?(DDR[1-9]X?)-(\d{3,5})x(\d{1,2}))");
    std::match_results<std::string_view::const_iterator> found;
    const auto bad = [&](const std::string& why) {
        return UsageError("memory '" + std::string(text) + "' " + why +
                          "; write type-speed x channels, for example DDR4-2933x4");
    };
    if (!std::regex_match(text.begin(), text.end(), found, form)) throw bad("is not understood");
    MemoryParts memory;
    memory.type = found[1].str() + found[2].str();
    const int name = std::stoi(found[3].str());
    // Speeds are multiples of 33⅓ or 133⅓ MT/s; the name drops the fraction (2666, 2933, 3733).
    const double exact = std::round(name * 3.0 / 100) * 100 / 3;
    memory.transfers_per_second = (std::abs(exact - name) < 1 ? exact : name) * 1e6;
    memory.channels = std::stoi(found[4].str());
    if (memory.channels == 0) throw bad("has no channel");
    return memory;
}

namespace {

// Peak and bandwidth of the data sheets follow from these within a per cent; a test says so. A PCIe
// 3.0 slot of 16 lanes carries 8 GT/s × 16 × 128/130 / 8 = 15.75 GB/s, each later generation twice
// that. V100, H100 and H200 are the SXM modules, which are faster than the PCIe cards of that name.
constexpr double pcie3 = 15.75e9, pcie4 = 31.5e9, pcie5 = 63.0e9;
constexpr GpuPart all_parts[] = {
    {"V100", 70, 80, 5120, 1530e6, 4096, 1.752e9, pcie3, "NVIDIA V100 data sheet, 2020",
     "https://sysrqmts.com/gpus/compare/nvidia-a100-pcie-vs-nvidia-tesla-v100-pcie-16-gb; clock: "
     "https://pmc.ncbi.nlm.nih.gov/articles/PMC10448217/table/t0015"},
    {"T4", 75, 40, 2560, 1590e6, 256, 10e9, pcie3, "NVIDIA T4 product brief, 2020",
     "https://sysrqmts.com/en/gpus/nvidia/tesla/t4; a T4's own words (deviceQuery): "
     "https://gist.github.com/Terminus-IMRC/5e4b7782c27106dec287050b323cd059"},
    {"A100", 80, 108, 6912, 1410e6, 5120, 2.43e9, pcie4, "NVIDIA A100 40 GB data sheet, 2020",
     "https://sysrqmts.com/gpus/compare/nvidia-a100-pcie-vs-nvidia-tesla-v100-pcie-16-gb"},
    {"RTX 3060", 86, 28, 3584, 1777e6, 192, 15e9, pcie4, "NVIDIA GA102 white paper, 2021",
     "https://redjacket.gg/hardware/"
     "rtx-3060-launch-date-is-close-and-at-a-starting-price-of-329/; bandwidth: "
     "https://www.smartworld.cc/"
     "nvidia-official-announcement-rtx-3060-will-be-officially-listed-on-february-25/"},
    {"RTX 4090", 89, 128, 16384, 2520e6, 384, 21e9, pcie4, "NVIDIA Ada white paper, 2022",
     "https://www.notebookcheck.pl/NVIDIA-NVIDIA-GeForce-RTX-4090.677670.0.html"},
    // Tables differ about its multiprocessors (58 or 60); 58 fit the 7424 lanes and the 30.3
    // TFLOP/s that NVIDIA names.
    {"L4", 89, 58, 7424, 2040e6, 192, 12.5e9, pcie4, "NVIDIA L4 data sheet, 2023",
     "https://www.topcpu.net/en/gpu-c/l40-vs-l4; multiprocessors: not confirmed"},
    {"H100", 90, 132, 16896, 1980e6, 5120, 5.238e9, pcie5, "NVIDIA H100 SXM data sheet, 2023",
     "https://glennklockwood.com/garden/processors/h100"},
    {"H200", 90, 132, 16896, 1980e6, 6144, 6.25e9, pcie5, "NVIDIA H200 SXM data sheet, 2024",
     "https://hmc-tech.com/gpu/nvidia-h100-vs-nvidia-h200-sxm-vs-nvidia-gb200; memory: "
     "https://geektopia.es/es/technology/2023/11/13/noticias/"
     "nvidia-anuncia-la-aceleradora-h200-tiene-141-gb-de-hbm3e.html"},
};

}  // namespace

std::span<const GpuPart> gpu_parts() {
    return all_parts;
}

const GpuPart& find_gpu_part(std::string_view name) {
    std::string known;
    for (const GpuPart& part : gpu_parts()) {
        if (part.name == name) return part;
        known += (known.empty() ? "" : ", ") + std::string(part.name);
    }
    throw UsageError("no data sheet of a GPU '" + std::string(name) + "' here; there are " + known);
}

int cores_per_multiprocessor(int capability) {
    switch (capability) {
        case 60:
        case 70:
        case 72:
        case 75:
        case 80:
            return 64;
        case 50:
        case 52:
        case 53:
        case 61:
        case 62:
        case 86:
        case 87:
        case 89:
        case 90:
        case 100:
        case 101:
        case 103:
        case 110:
        case 120:
        case 121:
            return 128;
        default:
            return 0;
    }
}

}  // namespace m2m
