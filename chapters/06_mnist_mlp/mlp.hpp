// The network of the book, a multilayer perceptron: forward pass, backward pass, and the update of
// its weights.
#pragma once

#include "chapters/06_mnist_mlp/operations.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace m2m {

/// Layers 784 → 128 → 10 (or any others): every layer computes Z = X·W + b, all but the last apply
/// ReLU, and the last gives logits for a softmax. X has one image per row; W is stored in×out, so
/// that the forward pass needs no transpose.
class Mlp {
  public:
    /// A network with the given weights, for batches of at most `max_batch` images.
    Mlp(Operations& operations, const Weights& weights, int max_batch);

    int inputs() const { return layers_.front().in; }
    int classes() const { return layers_.back().out; }

    /// The batch to work on: max_batch × inputs() pixels and max_batch labels, to be filled before
    /// forward().
    float* batch() { return batch_.data(); }
    std::uint8_t* labels() { return labels_.data(); }

    /// Class probabilities of the first `rows` images of the batch (kept for backward()), and for
    /// each image its loss and the predicted class.
    void forward(int rows, float* losses, std::uint8_t* predicted);
    /// The gradient of the mean loss of the batch of the last forward() with respect to every
    /// weight and bias. When these rows are a part of a larger batch (chapter 09), `batch` says how
    /// many rows the mean goes over; 0: these.
    void backward(int rows, int batch = 0);
    /// Both in one, as training calls them: the same gradients, losses and classes. There are no
    /// probabilities() afterwards.
    void forward_and_backward(int rows, float* losses, std::uint8_t* predicted, int batch = 0);
    /// All gradients in one block, in the memory of the operations: what ranks that train together
    /// average.
    float* gradient_block() { return gradients_.data(); }
    std::size_t parameter_count() const { return parameter_count_; }
    void clear_gradients();
    /// One Adam step (numbered from 1) along the gradients of the last backward().
    void update(const AdamSettings& settings, std::int64_t step);
    /// The same; the step's number lies in the operations' memory (chapter 12).
    void update(const AdamSettings& settings, const std::int64_t* step);

    /// Copies for the host: weights, the gradients in the same form, the last probabilities (rows ×
    /// classes()).
    Weights weights() const { return unpack(parameters_); }
    Weights gradients() const { return unpack(gradients_); }
    std::vector<float> probabilities(int rows) const;

    /// Adam's running means of the gradient and of its square, in the form of weights, for
    /// checkpoints.
    Weights first_moments() const { return unpack(first_moments_); }
    Weights second_moments() const { return unpack(second_moments_); }
    void set_moments(const Weights& first, const Weights& second);

  private:
    /// One layer: its sizes, and where its tensors are.
    struct Layer {
        int in, out;
        std::size_t weight, bias;  ///< offsets into parameters_ and gradients_
        Buffer<float> output;      ///< max_batch × out: what forward() computed
        Buffer<float> gradient;    ///< max_batch × out: of the loss with respect to output
    };
    /// From the pixels to the last layer's logits.
    void forward_layers(int rows);
    /// From the gradient of the logits to that of every weight.
    void backward_layers(int rows);
    /// From the gradient of the mean over `rows` to that of the mean over `batch`.
    void weigh_loss_gradient(int rows, int batch);
    Weights unpack(const Buffer<float>& flat) const;
    std::vector<float> pack(const Weights& weights) const;

    Operations& operations_;
    std::vector<Layer> layers_;
    std::size_t parameter_count_ = 0;
    // All weights and biases lie in one block, so that Adam is one call; so do their gradients and
    // Adam's means.
    Buffer<float> parameters_, gradients_, first_moments_, second_moments_;
    Buffer<float> batch_;          // max_batch × inputs()
    Buffer<std::uint8_t> labels_;  // max_batch
    Buffer<float> transposed_;     // scratch of backward()
};

}  // namespace m2m
