// The catalogue of broken kernels: each case runs broken or repaired, chosen on the command line.
#pragma once

#include <cuda_runtime.h>

#include <cstddef>

/// Memory of the device for one case, freed at its end.
template <class T>
class Device {
  public:
    explicit Device(std::size_t count, bool written = true) {
        cudaMalloc(reinterpret_cast<void**>(&data_), count * sizeof(T));
        if (written) cudaMemset(data_, 0, count * sizeof(T));
    }
    ~Device() {
        cudaDeviceSynchronize();
        cudaFree(data_);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    T* get() const { return data_; }

  private:
    T* data_ = nullptr;
};

/// One mistake in one algorithm. `run<true>` makes it, `run<false>` does not. Cases that make the
/// same mistake tell it in the same words.
struct Case {
    const char* name;
    const char* algorithm;  // "reduction", "scan", "transpose", "matrix product" or another
    const char* mistake;
    void (*broken)();
    void (*repaired)();
};
// clang-format off
#define CASE(function, algorithm, mistake) \
    Case{#function, algorithm, mistake, &function<true>, &function<false>}
// clang-format on

/// The cases of each file, ended by a null name.
extern const Case reduction_cases[], scan_cases[], tile_cases[], other_cases[], stream_cases[],
    async_cases[], texture_cases[], learner_cases[];
