// HostMatrix: a row-major float32 matrix in host memory.
#pragma once

#include <cstddef>
#include <new>
#include <utility>

namespace m2m {

/// Owns rows × cols floats, row-major and contiguous, zero at first, aligned to 64 bytes (a cache
/// line, an AVX-512 register).
class HostMatrix {
  public:
    HostMatrix() = default;
    HostMatrix(int rows, int cols) : rows_(rows), cols_(cols), data_(allocate(size())) {}
    HostMatrix(const HostMatrix& other) : HostMatrix(other.rows_, other.cols_) {
        for (std::size_t i = 0; i < size(); ++i) data_[i] = other.data_[i];
    }
    HostMatrix(HostMatrix&& other) noexcept { swap(other); }
    HostMatrix& operator=(HostMatrix other) noexcept {
        swap(other);
        return *this;
    }
    ~HostMatrix() { ::operator delete(data_, alignment); }

    int rows() const { return rows_; }
    int cols() const { return cols_; }
    std::size_t size() const {
        return static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_);
    }
    float* data() { return data_; }
    const float* data() const { return data_; }
    float& operator()(int row, int col) { return data_[index(row, col)]; }
    float operator()(int row, int col) const { return data_[index(row, col)]; }
    float* begin() { return data_; }
    float* end() { return data_ + size(); }
    const float* begin() const { return data_; }
    const float* end() const { return data_ + size(); }

  private:
    static constexpr std::align_val_t alignment{64};
    static float* allocate(std::size_t count) {
        auto* data = static_cast<float*>(::operator new(count * sizeof(float), alignment));
        for (std::size_t i = 0; i < count; ++i) data[i] = 0.0f;
        return data;
    }
    std::size_t index(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) +
               static_cast<std::size_t>(col);
    }
    void swap(HostMatrix& other) noexcept {
        std::swap(rows_, other.rows_);
        std::swap(cols_, other.cols_);
        std::swap(data_, other.data_);
    }

    int rows_ = 0, cols_ = 0;
    float* data_ = nullptr;
};

}  // namespace m2m
