// In the place of CUB's own: an iterator that reads through a texture gives what memory holds.
#pragma once

#include <cstddef>
#include <cub/config.cuh>
#include <iterator>

CUB_NAMESPACE_BEGIN

template <class T, class OffsetT = std::ptrdiff_t>
class TexObjInputIterator {
  public:
    using self_type = TexObjInputIterator;
    using difference_type = OffsetT;
    using value_type = T;
    using pointer = T*;
    using reference = T;
    using iterator_category = std::random_access_iterator_tag;

    template <class Qualified>
    cudaError_t BindTexture(Qualified* memory, std::size_t /*bytes*/ = std::size_t(-1),
                            std::size_t offset = 0) {
        at_ = memory + offset / sizeof(T);
        return cudaSuccess;
    }
    cudaError_t UnbindTexture() { return cudaSuccess; }

    reference operator*() const { return *at_; }
    template <class Distance>
    reference operator[](Distance n) const {
        return at_[n];
    }
    pointer operator->() { return const_cast<T*>(at_); }
    self_type operator++(int) {
        const self_type before = *this;
        ++at_;
        return before;
    }
    self_type operator++() {
        ++at_;
        return *this;
    }
    template <class Distance>
    self_type operator+(Distance n) const {
        return self_type(*this) += n;
    }
    template <class Distance>
    self_type& operator+=(Distance n) {
        at_ += n;
        return *this;
    }
    template <class Distance>
    self_type operator-(Distance n) const {
        return self_type(*this) -= n;
    }
    template <class Distance>
    self_type& operator-=(Distance n) {
        at_ -= n;
        return *this;
    }
    difference_type operator-(self_type other) const {
        return static_cast<difference_type>(at_ - other.at_);
    }
    bool operator==(const self_type& other) const { return at_ == other.at_; }
    bool operator!=(const self_type& other) const { return at_ != other.at_; }

  private:
    const T* at_ = nullptr;
};

CUB_NAMESPACE_END
