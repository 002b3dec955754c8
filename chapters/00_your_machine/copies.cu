// Copies between host and device, and within the device: the outer bus against the inner one.
//
// Pinned memory is host memory that the operating system may not move, so the GPU fetches it by
// itself. Ordinary (pageable) memory goes through a pinned buffer of the driver's first.
//
// Run it:  ./book run 00 --claim 5
#include "chapters/00_your_machine/machine.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

#include <cuda_runtime.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace m2m::machine {

namespace {

// [triad] One thread for one element.
__global__ void triad_kernel(std::size_t n, const float* a, const float* b, float* c) {
    const std::size_t i = std::size_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < n) c[i] = a[i] + 3 * b[i];
}

// Memory on the device, and pinned memory on the host, freed at the end.
class DeviceBuffer {
  public:
    explicit DeviceBuffer(std::size_t bytes) {
        CUDA_CHECK(cudaMalloc(reinterpret_cast<void**>(&data), bytes));
    }
    DeviceBuffer(const DeviceBuffer&) = delete;
    DeviceBuffer& operator=(const DeviceBuffer&) = delete;
    ~DeviceBuffer() { cudaFree(data); }
    float* data = nullptr;
};

class PinnedBuffer {
  public:
    explicit PinnedBuffer(std::size_t bytes) {
        CUDA_CHECK(cudaMallocHost(reinterpret_cast<void**>(&data), bytes));
    }
    PinnedBuffer(const PinnedBuffer&) = delete;
    PinnedBuffer& operator=(const PinnedBuffer&) = delete;
    ~PinnedBuffer() { cudaFreeHost(data); }
    float* data = nullptr;
};

// Bytes per second of the fastest of several runs; 0 where time means nothing.
template <class Work>
double fastest(double bytes, double seconds, Work work) {
    work();  // warm-up, and what the check looks at
    CUDA_CHECK(cudaDeviceSynchronize());
    if (device_simulated() || !build_measures_speed()) return 0;
    double best = 0;
    int runs = 0;
    Timer whole;
    do {
        Timer timer;
        work();
        CUDA_CHECK(cudaDeviceSynchronize());
        best = std::max(best, bytes / timer.seconds());
    } while (++runs < 3 || whole.seconds() < seconds);
    return best;
}

float pattern(std::size_t i, int salt) {
    return static_cast<float>((i + static_cast<std::size_t>(salt)) % 4093);
}

void fill(float* data, std::size_t n, int salt) {
    for (std::size_t i = 0; i < n; ++i) data[i] = pattern(i, salt);
}

void expect(const float* data, std::size_t n, int salt, const char* what) {
    for (std::size_t i = 0; i < n; ++i) {
        if (data[i] != pattern(i, salt))
            throw Error(std::string(what) + " brought a wrong value at element " +
                        std::to_string(i));
    }
}

}  // namespace

CopySpeeds measure_copies(std::size_t bytes, double seconds) {
    const std::size_t n = bytes / sizeof(float);
    bytes = n * sizeof(float);
    const double size = static_cast<double>(bytes);
    std::vector<float> pageable(n);
    PinnedBuffer pinned(bytes);
    DeviceBuffer a(bytes), b(bytes), c(bytes);
    CopySpeeds speeds;

    // To the device, and back into the other kind of memory to see whether it arrived.
    fill(pageable.data(), n, 1);
    speeds.to_device_pageable = fastest(size, seconds, [&] {
        CUDA_CHECK(cudaMemcpy(a.data, pageable.data(), bytes, cudaMemcpyHostToDevice));
    });
    speeds.to_host_pinned = fastest(size, seconds, [&] {
        CUDA_CHECK(cudaMemcpy(pinned.data, a.data, bytes, cudaMemcpyDeviceToHost));
    });
    expect(pinned.data, n, 1, "the copy from pageable memory and back to pinned memory");

    fill(pinned.data, n, 2);
    speeds.to_device_pinned = fastest(size, seconds, [&] {
        CUDA_CHECK(cudaMemcpy(b.data, pinned.data, bytes, cudaMemcpyHostToDevice));
    });
    speeds.to_host_pageable = fastest(size, seconds, [&] {
        CUDA_CHECK(cudaMemcpy(pageable.data(), b.data, bytes, cudaMemcpyDeviceToHost));
    });
    expect(pageable.data(), n, 2, "the copy from pinned memory and back to pageable memory");

    // Within the device each byte is read once and written once.
    speeds.within_device = fastest(2 * size, seconds, [&] {
        CUDA_CHECK(cudaMemcpy(c.data, b.data, bytes, cudaMemcpyDeviceToDevice));
    });
    CUDA_CHECK(cudaMemcpy(pageable.data(), c.data, bytes, cudaMemcpyDeviceToHost));
    expect(pageable.data(), n, 2, "the copy within the device");

    // The triad of STREAM as a kernel: reads two floats, writes one.
    constexpr int threads = 256;
    const unsigned blocks = static_cast<unsigned>((n + threads - 1) / threads);
    speeds.triad = fastest(3 * size, seconds, [&] {
        triad_kernel<<<blocks, threads>>>(n, a.data, b.data, c.data);
        CUDA_CHECK(cudaGetLastError());
    });
    CUDA_CHECK(cudaMemcpy(pageable.data(), c.data, bytes, cudaMemcpyDeviceToHost));
    for (std::size_t i = 0; i < n; ++i) {
        if (pageable[i] != pattern(i, 1) + 3 * pattern(i, 2))
            throw Error("the triad kernel is wrong at element " + std::to_string(i));
    }
    return speeds;
}

}  // namespace m2m::machine
