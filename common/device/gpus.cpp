#include "common/device/gpus.hpp"

#include "common/base/cpu.hpp"
#include "common/device/device.hpp"

#include <cublas_v2.h>
#include <cuda_runtime.h>

#include <cstdio>

namespace m2m {

namespace {

int attribute(cudaDeviceAttr which, int device) {
    int value = 0;
    if (cudaDeviceGetAttribute(&value, which, device) == cudaSuccess) return value;
    cudaGetLastError();  // a runtime that does not know it: the fact is not there
    return 0;
}

}  // namespace

std::vector<Gpu> gpus() {
    std::vector<Gpu> found;
    int count = 0;
    if (cudaGetDeviceCount(&count) != cudaSuccess) {
        cudaGetLastError();
        return found;
    }
    for (int device = 0; device < count; ++device) {
        cudaDeviceProp properties{};
        if (cudaGetDeviceProperties(&properties, device) != cudaSuccess) {
            cudaGetLastError();
            continue;
        }
        Gpu gpu;
        gpu.name = properties.name;
        gpu.simulated = device_simulated();
        gpu.capability = properties.major * 10 + properties.minor;
        gpu.multiprocessors = properties.multiProcessorCount;
        gpu.memory_bytes = properties.totalGlobalMem;
        gpu.l2_bytes = static_cast<std::size_t>(properties.l2CacheSize);
        // CUDA 13 took the clocks out of the properties; the attributes are still there.
        gpu.bus_bits = attribute(cudaDevAttrGlobalMemoryBusWidth, device);
        gpu.clock_hz = 1e3 * attribute(cudaDevAttrClockRate, device);
        gpu.memory_clock_hz = 1e3 * attribute(cudaDevAttrMemoryClockRate, device);
        found.push_back(gpu);
    }
    return found;
}

CudaVersions cuda_versions() {
    CudaVersions versions;
#ifndef M2M_SIMULATED_DEVICE
    versions.compiled = CUDART_VERSION;
    cudaDriverGetVersion(&versions.driver);
    cudaRuntimeGetVersion(&versions.runtime);
    int major = 0, minor = 0;
    if (cublasGetProperty(MAJOR_VERSION, &major) == CUBLAS_STATUS_SUCCESS &&
        cublasGetProperty(MINOR_VERSION, &minor) == CUBLAS_STATUS_SUCCESS)
        versions.cublas = major * 10000 + minor * 100;
    for (const Gpu& gpu : gpus()) versions.capabilities.push_back(gpu.capability);
    versions.architectures = M2M_CUDA_ARCHITECTURES;
#endif
    return versions;
}

std::string describe(const Gpu& gpu) {
    char text[256];
    std::snprintf(text, sizeof text, ": compute capability %d.%d, %d multiprocessors, %s of memory",
                  gpu.capability / 10, gpu.capability % 10, gpu.multiprocessors,
                  size_text(gpu.memory_bytes).c_str());
    std::string all = gpu.name + text;
    if (gpu.simulated) return all;  // its clocks are nobody's
    if (gpu.clock_hz > 0) {
        std::snprintf(text, sizeof text, ", %.2f GHz", gpu.clock_hz / 1e9);
        all += text;
    }
    if (gpu.memory_bandwidth() > 0) {
        std::snprintf(text, sizeof text, ", %d-bit bus, %.0f GB/s by its parts", gpu.bus_bits,
                      gpu.memory_bandwidth() / 1e9);
        all += text;
    }
    return all;
}

}  // namespace m2m
