// Streams of one's own.
#pragma once

#include "common/device/cuda_check.hpp"

#include <cuda_runtime.h>

#include <cstddef>
#include <vector>

namespace m2m::streams {

/// Some streams; destroyed with this.
class Streams {
  public:
    explicit Streams(int count) : all_(static_cast<std::size_t>(count)) {
        for (cudaStream_t& stream : all_) CUDA_CHECK(cudaStreamCreate(&stream));
    }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    ~Streams() {
        for (cudaStream_t stream : all_) cudaStreamDestroy(stream);
    }
    cudaStream_t front() const { return all_.front(); }
    const cudaStream_t* data() const { return all_.data(); }

  private:
    std::vector<cudaStream_t> all_;
};

}  // namespace m2m::streams
