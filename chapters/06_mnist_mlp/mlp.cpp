// The network: forward, backward, update. This file is the heart of the chapter.
#include "chapters/06_mnist_mlp/mlp.hpp"

#include <algorithm>
#include <utility>

namespace m2m {

namespace {

/// Tensors in the flat block start at multiples of 16 floats: a cache line, an AVX-512 register.
std::size_t aligned(std::size_t count) {
    return (count + 15) / 16 * 16;
}

std::size_t product(int a, int b) {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b);
}

Buffer<float> zeros(Operations& operations, std::size_t count) {
    return Buffer<float>(operations, std::vector<float>(count).data(), count);
}

}  // namespace

Mlp::Mlp(Operations& operations, const Weights& weights, int max_batch) : operations_(operations) {
    std::size_t parameters = 0, scratch = 0;
    for (const Weights::Layer& from : weights.layers) {
        Layer layer{from.in, from.out, 0, 0, {}, {}};
        layer.weight = parameters;
        layer.bias = parameters + aligned(product(from.in, from.out));
        parameters = layer.bias + aligned(static_cast<std::size_t>(from.out));
        layer.output = Buffer<float>(operations, product(max_batch, from.out));
        layer.gradient = Buffer<float>(operations, product(max_batch, from.out));
        scratch = std::max({scratch, product(max_batch, from.in), product(from.in, from.out)});
        layers_.push_back(std::move(layer));
    }
    parameter_count_ = parameters;
    parameters_ = Buffer<float>(operations, pack(weights).data(), parameters);
    gradients_ = zeros(operations, parameters);
    first_moments_ = zeros(operations, parameters);
    second_moments_ = zeros(operations, parameters);
    batch_ = Buffer<float>(operations, product(max_batch, inputs()));
    labels_ = Buffer<std::uint8_t>(operations, static_cast<std::size_t>(max_batch));
    transposed_ = Buffer<float>(operations, scratch);
}

// [forward] From pixels to probabilities, through every layer; softmax at the end.
void Mlp::forward(int rows, float* losses, std::uint8_t* predicted) {
    forward_layers(rows);
    operations_.softmax_cross_entropy(rows, classes(), labels(), layers_.back().output.data(),
                                      losses, predicted);
}

// [forward_layers] Per layer one matmul, then bias and ReLU; the last one has no ReLU.
void Mlp::forward_layers(int rows) {
    const float* X = batch_.data();  // rows × in
    for (Layer& layer : layers_) {
        const float* W = parameters_.data() + layer.weight;  // in × out
        const float* b = parameters_.data() + layer.bias;    // out
        float* Z = layer.output.data();                      // rows × out
        if (&layer != &layers_.back()) {
            operations_.matmul_bias_relu(rows, layer.out, layer.in, X, W, b, Z);
        } else {
            operations_.matmul_bias(rows, layer.out, layer.in, X, W, b, Z);
        }
        X = Z;  // this layer's output is the next one's input
    }
}

// [backward] From the loss back to every weight.
void Mlp::backward(int rows, int batch) {
    operations_.cross_entropy_gradient(rows, classes(), labels(), layers_.back().output.data(),
                                       layers_.back().gradient.data());
    weigh_loss_gradient(rows, batch);
    backward_layers(rows);
}

// [backward_layers] Per layer one matmul for dW, and one for dX unless X are the pixels.
void Mlp::backward_layers(int rows) {
    for (std::size_t l = layers_.size(); l-- > 0;) {
        Layer& layer = layers_[l];
        const float* X = l > 0 ? layers_[l - 1].output.data() : batch_.data();  // rows × in
        const float* W = parameters_.data() + layer.weight;                     // in × out
        const float* dZ = layer.gradient.data();                                // rows × out
        float* dW = gradients_.data() + layer.weight;                           // in × out
        float* db = gradients_.data() + layer.bias;                             // out

        float* Xt = transposed_.data();  // in × rows
        operations_.transpose(rows, layer.in, X, Xt);
        operations_.matmul(layer.in, layer.out, rows, Xt, dZ, dW);  // dW = Xᵀ·dZ
        operations_.column_sums(rows, layer.out, dZ, db);           // db = column sums of dZ
        if (l == 0) break;  // nobody asks how to change the pixels

        float* Wt = transposed_.data();              // out × in
        float* dX = layers_[l - 1].gradient.data();  // rows × in
        operations_.transpose(layer.in, layer.out, W, Wt);
        // dX = dZ·Wᵀ, and back through the ReLU that gave X
        operations_.matmul_relu_gradient(rows, layer.in, layer.out, dZ, Wt, X, dX);
    }
}

// [both] Training wants the loss and its gradient in the same breath.
void Mlp::forward_and_backward(int rows, float* losses, std::uint8_t* predicted, int batch) {
    forward_layers(rows);
    operations_.loss_and_gradient(rows, classes(), labels(), layers_.back().output.data(),
                                  layers_.back().gradient.data(), losses, predicted);
    weigh_loss_gradient(rows, batch);
    backward_layers(rows);
}

// [weigh] Everything that follows is linear in this gradient, the smallest matrix of the step.
void Mlp::weigh_loss_gradient(int rows, int batch) {
    if (batch == 0 || batch == rows) return;
    operations_.scale(product(rows, classes()),
                      static_cast<float>(rows) / static_cast<float>(batch),
                      layers_.back().gradient.data());
}

void Mlp::clear_gradients() {
    const std::vector<float> zeros(parameter_count_, 0.0f);
    gradients_.upload(zeros.data());
}

// [update] All weights and biases lie in one block: one call moves them all.
void Mlp::update(const AdamSettings& settings, std::int64_t step) {
    operations_.adam(parameters_.size(), settings, step, gradients_.data(), parameters_.data(),
                     first_moments_.data(), second_moments_.data());
}

void Mlp::update(const AdamSettings& settings, const std::int64_t* step) {
    operations_.adam_counted(parameters_.size(), settings, step, gradients_.data(),
                             parameters_.data(), first_moments_.data(), second_moments_.data());
}

std::vector<float> Mlp::probabilities(int rows) const {
    std::vector<float> values(product(rows, classes()));
    layers_.back().output.download(values.data(), 0, values.size());
    return values;
}

void Mlp::set_moments(const Weights& first, const Weights& second) {
    first_moments_.upload(pack(first).data());
    second_moments_.upload(pack(second).data());
}

std::vector<float> Mlp::pack(const Weights& weights) const {
    std::vector<float> flat(parameter_count_);
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        const Layer& layer = layers_[l];
        const Weights::Layer& from = weights.layers[l];
        for (int i = 0; i < layer.in; ++i) {
            for (int j = 0; j < layer.out; ++j) {
                flat[layer.weight + product(i, layer.out) + static_cast<std::size_t>(j)] =
                    from.weight[product(j, layer.in) + static_cast<std::size_t>(i)];
            }
        }
        std::copy(from.bias.begin(), from.bias.end(),
                  flat.begin() + static_cast<std::ptrdiff_t>(layer.bias));
    }
    return flat;
}

Weights Mlp::unpack(const Buffer<float>& buffer) const {
    std::vector<float> flat(buffer.size());
    buffer.download(flat.data());
    Weights weights;
    for (const Layer& layer : layers_) {
        Weights::Layer to{
            layer.in, layer.out, std::vector<float>(product(layer.in, layer.out)), {}};
        for (int j = 0; j < layer.out; ++j) {
            for (int i = 0; i < layer.in; ++i) {
                to.weight[product(j, layer.in) + static_cast<std::size_t>(i)] =
                    flat[layer.weight + product(i, layer.out) + static_cast<std::size_t>(j)];
            }
        }
        const auto bias = flat.begin() + static_cast<std::ptrdiff_t>(layer.bias);
        to.bias.assign(bias, bias + layer.out);
        weights.layers.push_back(std::move(to));
    }
    return weights;
}

}  // namespace m2m
