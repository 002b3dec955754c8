#include "common/base/cpu.hpp"

#include "common/base/machine.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif
#ifdef __APPLE__
#include <sys/sysctl.h>
#endif

namespace m2m {

namespace {

#ifdef __linux__
// One line of a small system file, or "".
std::string line_of(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

// The value after "key : " in /proc/cpuinfo, of its first processor.
std::string cpuinfo(const std::string& key) {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        if (line.rfind(key, 0) != 0) continue;
        const auto colon = line.find(':');
        if (colon != std::string::npos) return line.substr(std::min(colon + 2, line.size()));
    }
    return "";
}

std::vector<int> allowed_processors() {
    std::vector<int> allowed;
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        for (int i = 0; i < CPU_SETSIZE; ++i) {
            if (CPU_ISSET(i, &set)) allowed.push_back(i);
        }
    }
    return allowed;
}

void ask_linux(Cpu& cpu) {
    const std::string base = "/sys/devices/system/cpu/cpu";
    const std::vector<int> allowed = allowed_processors();
    std::set<std::string> cores;  // two hardware threads of one core have the same siblings
    for (const int i : allowed) {
        const std::string siblings =
            line_of(base + std::to_string(i) + "/topology/thread_siblings_list");
        cores.insert(siblings.empty() ? std::to_string(i) : siblings);
    }
    if (!allowed.empty()) {
        cpu.cores = static_cast<int>(cores.size());
        cpu.hardware_threads = static_cast<int>(allowed.size());
    }

    std::string features = cpuinfo("flags");
    if (features.empty()) features = cpuinfo("Features");
    const Simd simd = simd_of_features(features);
    cpu.simd_bits = simd.bits;
    cpu.simd_name = simd.name;
    const std::string words = " " + features + " ";
    cpu.fused_multiply_add =
        words.find(" fma ") != std::string::npos || words.find(" asimd ") != std::string::npos;
    cpu.virtual_machine = words.find(" hypervisor ") != std::string::npos;
    cpu.nominal_hz = std::atof(cpuinfo("cpu MHz").c_str()) * 1e6;
    const std::string first = base + std::to_string(allowed.empty() ? 0 : allowed.front());
    cpu.maximum_hz = std::atof(line_of(first + "/cpufreq/cpuinfo_max_freq").c_str()) * 1e3;

    for (int index = 0;; ++index) {
        const std::string cache = first + "/cache/index" + std::to_string(index) + "/";
        const std::string level = line_of(cache + "level");
        if (level.empty()) break;
        const std::string type = line_of(cache + "type");
        cpu.caches.push_back({std::atoi(level.c_str()),
                              type == "Data"          ? 'd'
                              : type == "Instruction" ? 'i'
                                                      : 'u',
                              parse_cache_size(line_of(cache + "size")),
                              std::max(1, count_of_list(line_of(cache + "shared_cpu_list")))});
    }
}
#endif

#ifdef __APPLE__
long long sysctl_number(const char* name) {
    long long value = 0;
    std::size_t size = sizeof value;
    return sysctlbyname(name, &value, &size, nullptr, 0) == 0 ? value : 0;
}

void ask_macos(Cpu& cpu) {
    cpu.cores = static_cast<int>(sysctl_number("hw.physicalcpu"));
    cpu.hardware_threads = static_cast<int>(sysctl_number("hw.logicalcpu"));
    cpu.maximum_hz = static_cast<double>(sysctl_number("hw.cpufrequency_max"));
    const auto add = [&](const char* name, int level, char kind) {
        const long long bytes = sysctl_number(name);
        if (bytes > 0) cpu.caches.push_back({level, kind, static_cast<std::size_t>(bytes), 1});
    };
    add("hw.l1dcachesize", 1, 'd');
    add("hw.l2cachesize", 2, 'u');
    add("hw.l3cachesize", 3, 'u');
    cpu.simd_bits = build_simd_bits();  // -march=native: what the build uses is what is there
    cpu.fused_multiply_add = true;
#ifdef __aarch64__
    cpu.simd_name = "Neon";
#endif
}
#endif

}  // namespace

std::size_t Cpu::last_level_cache() const {
    std::size_t largest = 0;
    for (const Cache& cache : caches) largest = std::max(largest, cache.bytes);
    return largest;
}

Cpu this_cpu() {
    Cpu cpu;
    cpu.name = cpu_name();
#if defined(__linux__)
    ask_linux(cpu);
#elif defined(__APPLE__)
    ask_macos(cpu);
#endif
    if (cpu.hardware_threads == 0)
        cpu.hardware_threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    if (cpu.cores == 0) cpu.cores = cpu.hardware_threads;
    return cpu;
}

int build_simd_bits() {
#if defined(__AVX512F__)
    return 512;
#elif defined(__AVX__)
    return 256;
#else
    return 128;  // SSE, Neon
#endif
}

Simd simd_of_features(const std::string& features) {
    const std::string words = " " + features + " ";
    const auto has = [&](const char* word) {
        return words.find(std::string(" ") + word + " ") != std::string::npos;
    };
    if (has("avx512f")) return {"AVX-512", 512};
    if (has("avx2")) return {"AVX2", 256};
    if (has("avx")) return {"AVX", 256};
    if (has("sse2")) return {"SSE2", 128};
    if (has("asimd")) return {"Neon", 128};
    return {"", 0};
}

std::size_t parse_cache_size(const std::string& text) {
    char* end = nullptr;
    const unsigned long long number = std::strtoull(text.c_str(), &end, 10);
    if (end == text.c_str()) return 0;
    const std::string unit = end;
    if (unit.empty()) return number;
    if (unit == "K") return number << 10;
    if (unit == "M") return number << 20;
    return 0;
}

int count_of_list(const std::string& text) {
    int count = 0;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        int first = 0, last = 0;
        const int found = std::sscanf(part.c_str(), "%d-%d", &first, &last);
        if (found == 1) last = first;
        if (found < 1 || first < 0 || last < first) return 0;
        count += last - first + 1;
    }
    return count;
}

std::string size_text(std::size_t bytes) {
    const char* const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double value = static_cast<double>(bytes);
    int unit = 0;
    while (value >= 1024 && unit < 4) value /= 1024, ++unit;
    char text[32];
    const bool whole = value == static_cast<double>(static_cast<long long>(value));
    std::snprintf(text, sizeof text, whole ? "%.0f %s" : "%.1f %s", value, units[unit]);
    return text;
}

std::size_t memory_bytes() {
    const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page)
                                 : 0;
}

}  // namespace m2m
