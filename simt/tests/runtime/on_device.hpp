// Vectors in device memory, for the tests of cuBLAS.
#pragma once

#include "expect.hpp"
#include "simt/tests/support.hpp"

#include <cublas_v2.h>

#include <ostream>
#include <vector>

inline void PrintTo(cublasStatus_t status, std::ostream* out) {
    *out << cublasGetStatusName(status);
}

namespace {

/// Device memory that holds a vector.
template <class T>
class OnDevice {
  public:
    explicit OnDevice(const std::vector<T>& host) : size_(host.size()) {
        EXPECT_OK(cudaMalloc(&data_, size_ * sizeof(T)));
        EXPECT_OK(cudaMemcpy(data_, host.data(), size_ * sizeof(T), cudaMemcpyHostToDevice));
    }
    ~OnDevice() { cudaFree(data_); }
    OnDevice(const OnDevice&) = delete;
    OnDevice& operator=(const OnDevice&) = delete;

    T* data() { return data_; }
    std::vector<T> host() const {
        std::vector<T> result(size_);
        EXPECT_OK(cudaMemcpy(result.data(), data_, size_ * sizeof(T), cudaMemcpyDeviceToHost));
        return result;
    }

  private:
    std::size_t size_;
    T* data_ = nullptr;
};

/// Whole numbers in [-4, 4]: exact in every type, and so are sums of a few of their products.
template <class T>
std::vector<T> integers(std::size_t size, std::uint64_t seed) {
    simt::test::Random random(seed);
    std::vector<T> values(size);
    for (T& value : values) value = T(static_cast<float>(random.integer(-4, 4)));
    return values;
}

}  // namespace
