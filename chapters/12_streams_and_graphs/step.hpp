// Chapter 12's second experiment: chapter 06's training step, launched kernel by kernel or as one
// graph.
#pragma once

#include "chapters/06_mnist_mlp/weights.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace m2m::streams {

/// A network in training, with its images on the device.
class TrainingStep {
  public:
    /// `images` are count × inputs pixels, `batch` of them are a step; at most count.
    TrainingStep(const Weights& weights, const std::vector<float>& images,
                 const std::vector<std::uint8_t>& labels, int batch);
    ~TrainingStep();
    TrainingStep(const TrainingStep&) = delete;
    TrainingStep& operator=(const TrainingStep&) = delete;

    /// The next step, launch by launch. Returns before it is done.
    void launch_pieces();
    /// The next step as one launch of a graph. The first call captures it.
    void launch_graph();
    /// How many nodes the graph has: launches that it stands for. 0 before there is one.
    std::size_t nodes() const;
    void wait();
    /// After wait(): what the steps have made of the weights.
    Weights weights() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace m2m::streams
