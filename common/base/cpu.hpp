// What the CPU is made of, as far as the system tells: cores, registers, clocks, caches.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace m2m {

/// One cache as one core sees it.
struct Cache {
    int level = 0;          ///< 1, 2, 3
    char kind = 'u';        ///< 'd' data, 'i' instructions, 'u' both
    std::size_t bytes = 0;  ///< of one such cache
    int shared_by = 1;      ///< hardware threads that share it
    bool operator==(const Cache&) const = default;
};

/// What the system says about the CPU. 0, "" or empty where it does not say.
struct Cpu {
    std::string name;
    int cores = 0;             ///< physical cores that this process may run on
    int hardware_threads = 0;  ///< hardware threads that this process may run on
    int simd_bits = 0;         ///< widest float SIMD register of the CPU
    std::string simd_name;     ///< "AVX-512"
    bool fused_multiply_add = false;
    double nominal_hz =
        0;  ///< as the kernel gives it; on virtual machines not the clock it runs at
    double maximum_hz = 0;  ///< highest clock the kernel would ask for
    std::vector<Cache> caches;
    bool virtual_machine = false;

    /// Bytes of the largest cache; 0 when unknown.
    std::size_t last_level_cache() const;
};

/// The CPU of this machine.
Cpu this_cpu();

/// The SIMD registers that this build's own code uses, in bits, and how many floats that is.
int build_simd_bits();
inline int build_simd_lanes() {
    return build_simd_bits() / 32;
}

/// Widest float SIMD from a list of features as /proc/cpuinfo gives it ("flags" on x86, "Features"
/// on Arm): {"AVX-512", 512}. {"", 0} when none is named.
struct Simd {
    std::string name;
    int bits;
};
Simd simd_of_features(const std::string& features);

/// Bytes from sysfs's "48K", "2048K", "480M"; 0 when it is no size.
std::size_t parse_cache_size(const std::string& text);

/// How many numbers a list such as "0-3,8" names; 0 when it is none.
int count_of_list(const std::string& text);

/// "2.0 MiB", "48 KiB": sizes for people.
std::string size_text(std::size_t bytes);

/// Bytes of physical memory; 0 when unknown.
std::size_t memory_bytes();

}  // namespace m2m
