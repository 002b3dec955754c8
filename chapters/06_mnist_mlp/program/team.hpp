// Ranks that train one network together. The trainer is written against this interface; chapter 09
// has the ways to talk: MPI between processes, NCCL between GPUs.
#pragma once

#include "chapters/06_mnist_mlp/training.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m {

/// One rank's link to the others.
class Team {
  public:
    virtual ~Team() = default;
    virtual int rank() const = 0;  ///< 0 … size() − 1
    virtual int size() const = 0;

    /// values[i] becomes the sum of all ranks' values[i], the same bits on every one (an
    /// all-reduce). `values` are `count` floats in the memory of this rank's Operations. Every rank
    /// must call, with the same count. @throws Error when a rank cannot be reached.
    virtual void sum(std::size_t count, float* values) = 0;
};

/// The rows of a batch of `rows` that belong to a rank: contiguous, in the order of the ranks, and
/// their numbers differ by one at most.
constexpr Share share_of(int rows, int rank, int size) {
    const int least = rows / size, longer = rows % size;
    return {rank * least + std::min(rank, longer), least + (rank < longer ? 1 : 0)};
}

}  // namespace m2m
