#include "common/base/machine.hpp"

#include "common/base/error.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <limits>
#include <string>

#ifdef _OPENMP
#include <omp.h>
#endif
#ifdef __APPLE__
#include <sys/sysctl.h>
#endif

namespace m2m {

std::string cpu_name() {
#ifdef __APPLE__
    char name[256] = "";
    std::size_t size = sizeof(name);
    if (sysctlbyname("machdep.cpu.brand_string", name, &size, nullptr, 0) == 0) return name;
#else
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        if (line.rfind("model name", 0) != 0) continue;
        const auto colon = line.find(": ");
        if (colon != std::string::npos) return line.substr(colon + 2);
    }
#endif
#if defined(__aarch64__)
    return "Arm CPU";  // Arm kernels give no model name
#else
    return "CPU";
#endif
}

int cpu_threads() {
#ifdef _OPENMP
    return omp_get_max_threads();
#else
    return 1;
#endif
}

std::string cpu_device_name() {
    const int threads = cpu_threads();
    return cpu_name() + ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

double machine_memory() {
    const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
    double bytes = pages > 0 && page > 0 ? static_cast<double>(pages) * static_cast<double>(page)
                                         : std::numeric_limits<double>::infinity();
    for (const char* limit : {"/sys/fs/cgroup/memory.max",  // a container's, version 2 and 1
                              "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        double allowed = 0;
        if (std::ifstream(limit) >> allowed && allowed > 0) bytes = std::min(bytes, allowed);
    }
    return bytes;
}

void require_memory(double bytes, const std::string& what, const std::string& advice) {
    const double there = machine_memory();
    if (bytes <= 0.8 * there) return;
    char text[128];
    std::snprintf(text, sizeof(text),
                  " needs about %.1f GB of memory, and this machine has %.1f: ", bytes / 1e9,
                  there / 1e9);
    throw UsageError(what + text + advice);
}

bool build_measures_speed() {
    return why_no_speed().empty();
}

std::string why_no_speed() {
#if defined(M2M_SANITIZED)
    return "a sanitizer build";
#elif !defined(NDEBUG) || !defined(__OPTIMIZE__)
    return "a Debug build";
#else
    return "";
#endif
}

}  // namespace m2m
