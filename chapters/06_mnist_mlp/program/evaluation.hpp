// How a network does on images it was not trained on.
#pragma once

#include "chapters/06_mnist_mlp/training.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/data/dataset.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace m2m {

/// Counts of (true label, predicted label).
struct Confusion {
    int classes = 0;
    std::vector<std::int64_t> counts;  ///< classes × classes; rows are true labels
    std::int64_t& at(int truth, int predicted) { return counts[index(truth, predicted)]; }
    std::int64_t at(int truth, int predicted) const { return counts[index(truth, predicted)]; }
    /// The share on the diagonal, in [0, 1]; 0 when empty.
    double accuracy() const;

  private:
    std::size_t index(int truth, int predicted) const {
        return static_cast<std::size_t>(truth) * static_cast<std::size_t>(classes) +
               static_cast<std::size_t>(predicted);
    }
};

/// How a network does on images it was not trained on.
struct Evaluation {
    double loss = 0;  ///< mean cross-entropy
    Confusion confusion;
    std::vector<std::uint8_t> predicted;  ///< one per image
    std::vector<float> losses;            ///< one per image: the worst-read images have the largest
    double accuracy() const { return confusion.accuracy(); }
};

/// Runs the images of a data set through networks, on one kind of operations.
class Evaluator {
  public:
    /// Both must live as long.
    Evaluator(Operations& operations, const Dataset& data);
    Evaluation run(const Weights& weights);

  private:
    Operations& operations_;
    const Dataset& data_;
    PlacedImages placed_;
    Buffer<int> order_;
    Buffer<float> losses_;
    Buffer<std::uint8_t> predicted_;
};

/// @throws Error when the data set contradicts itself, or a network of so many inputs and classes
/// cannot read it.
void require_fitting(const Dataset& data, int inputs, int classes);

/// Runs every image of `data` through the network on that stage.
/// @throws Error when images and network do not fit.
Evaluation evaluate(const std::string& backend, const Weights& weights, const Dataset& data);

}  // namespace m2m
