// Every CUDA device of this machine, real or simulated, and the versions it is used with.
#pragma once

#include "common/device/versions.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace m2m {

/// One device as the CUDA runtime describes it. 0 where it does not say.
struct Gpu {
    std::string name;
    bool simulated = false;
    int capability = 0;  ///< 75 for compute capability 7.5
    int multiprocessors = 0;
    std::size_t memory_bytes = 0;
    int bus_bits = 0;
    double clock_hz = 0;
    double memory_clock_hz = 0;  ///< transfers happen at twice this rate
    std::size_t l2_bytes = 0;

    /// memory clock × 2 × bus width, in bytes per second.
    double memory_bandwidth() const { return memory_clock_hz * 2 * bus_bits / 8; }
};

/// The devices, in the runtime's order; none without a driver.
std::vector<Gpu> gpus();

/// "Tesla T4: 40 multiprocessors at 1.59 GHz, 14.6 GiB …".
std::string describe(const Gpu& gpu);

/// Versions of driver, runtime, compiler and cuBLAS that this program runs with; all 0 when the
/// device is simulated.
CudaVersions cuda_versions();

}  // namespace m2m
