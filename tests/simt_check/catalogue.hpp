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

/// One mistake. `run<true>` makes it, `run<false>` does not.
struct Case {
    const char* name;
    void (*broken)();
    void (*repaired)();
};
#define CASE(function)                                   \
    Case {                                               \
#function, &function < true>, &function < false> \
    }

/// The cases of each file, ended by a null name.
extern const Case reduction_cases[], tile_cases[], other_cases[], stream_cases[];
