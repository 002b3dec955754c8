// What a machine could do at best, from the data of its parts.
//
// Theory beside measurement: clock × lanes × units says what a chip can compute, clock × width ×
// channels what a memory can deliver. Nothing here is measured.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace m2m {

/// Floating-point operations per second of `cores` cores: each starts `units` fused multiply-adds
/// on `lanes` floats in every cycle, and a multiply-add counts as two operations.
double peak_flops(int cores, double hertz, int lanes, int units);

/// Memory as it is sold: "DDR4-2933" in four channels.
struct MemoryParts {
    std::string type;                 ///< "DDR4"
    double transfers_per_second = 0;  ///< 2933.33e6: two for each cycle of its clock
    int channels = 0;
    int bytes_per_transfer = 8;  ///< a DDR channel is 64 bits wide

    double clock_hertz() const { return transfers_per_second / 2; }
    /// clock × 2 × bytes × channels, in bytes per second.
    double bandwidth() const { return clock_hertz() * 2 * bytes_per_transfer * channels; }
};

/// Memory from "DDR4-2933x4" (type, mega-transfers per second, channels). The names are rounded:
/// DDR4-2933 runs at 2933⅓. @throws UsageError naming what is wrong.
MemoryParts parse_memory(std::string_view text);

/// A GPU's data sheet.
struct GpuPart {
    std::string_view name;
    int capability;  ///< compute capability: 75 for 7.5
    int multiprocessors;
    int cores;        ///< float32 lanes; each does one multiply-add per cycle
    double boost_hz;  ///< the clock its peak is quoted at
    int bus_bits;
    double bits_per_pin;         ///< bits per second and data line
    double pcie_bytes;           ///< per second and direction, as the slot's generation allows
    std::string_view source;     ///< the maker's document, with its year
    std::string_view confirmed;  ///< where we read the figures again, on 2026-11-22

    double peak_flops() const { return 2.0 * cores * boost_hz; }
    double memory_bandwidth() const { return bus_bits / 8.0 * bits_per_pin; }
};

/// GPUs that readers meet, oldest first: notebook services, data centres, desktops.
std::span<const GpuPart> gpu_parts();

/// The part of that name. @throws UsageError naming those that there are.
const GpuPart& find_gpu_part(std::string_view name);

/// Float32 lanes of one multiprocessor for a compute capability (75 for 7.5); 0 when unknown.
/// Source: CUDA C++ Programming Guide, "Throughput of Native Arithmetic Instructions"; the same
/// table is in NVIDIA's samples, <https://github.com/NVIDIA/cuda-samples>, Common/helper_cuda.h
/// (commit of 2025-09-05, read 2026-11-22).
int cores_per_multiprocessor(int capability);

}  // namespace m2m
