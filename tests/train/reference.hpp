// What the trainer's tests compare with: the network in float64, written as the formulas stand in
// the text, and the stages under test.
#pragma once

#include "chapters/06_mnist_mlp/operations.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"
#include "chapters/stages.hpp"
#include "common/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

#ifdef M2M_TESTED
namespace m2m::tests {

constexpr Where tested = Where::M2M_TESTED;

/// The stages whose memory is the tested one.
inline std::vector<Stage> tested_stages() {
    std::vector<Stage> result;
    for (const Stage& stage : stages()) {
        if (stage.where == tested) result.push_back(stage);
    }
    return result;
}

/// The last stage that multiplies float32 numbers as they are: a quick one, for tests of what is
/// around it.
inline Stage quick_stage() {
    Stage result = tested_stages().front();
    for (const Stage& stage : tested_stages()) {
        if (stage.inputs == Precision::float32) result = stage;
    }
    return result;
}

/// How far two stages' losses and gradients may be apart, as a multiple of their size: by the order
/// of the sums, or by the rounding of the inputs, which passes through three layers.
inline float story_tolerance(const Stage& stage) {
    return stage.inputs == Precision::float32
               ? 1e-5f
               : 16 * static_cast<float>(input_roundoff(stage.inputs));
}

/// The tested operations, multiplying by the simplest stage.
inline std::unique_ptr<Operations> tested_operations() {
    return make_operations(tested_stages().front());
}

}  // namespace m2m::tests
#endif

namespace m2m::tests {

inline std::vector<float> random_floats(std::size_t count, Random& random, float low, float high) {
    std::vector<float> values(count);
    for (float& value : values) value = random.uniform(low, high);
    return values;
}

inline std::vector<std::uint8_t> random_labels(std::size_t count, Random& random, int classes) {
    std::vector<std::uint8_t> labels(count);
    for (auto& label : labels) label = static_cast<std::uint8_t>(random.integer(0, classes - 1));
    return labels;
}

/// The multilayer perceptron in float64.
class ReferenceNetwork {
  public:
    explicit ReferenceNetwork(const Weights& weights) {
        for (const Weights::Layer& from : weights.layers) {
            layers_.push_back({from.in,
                               from.out,
                               {from.weight.begin(), from.weight.end()},
                               {from.bias.begin(), from.bias.end()}});
        }
    }

    /// Every weight and bias, to be nudged: layer by layer, first the weights (out × in), then the
    /// biases.
    std::vector<double*> parameters() {
        std::vector<double*> all;
        for (Layer& layer : layers_) {
            for (double& w : layer.weight) all.push_back(&w);
            for (double& b : layer.bias) all.push_back(&b);
        }
        return all;
    }

    /// What the last layer gives for one image, before the softmax.
    std::vector<double> logits(const float* image) const {
        std::vector<double> x(image, image + layers_.front().in);
        for (const Layer& layer : layers_) {
            std::vector<double> z(layer.bias);
            for (std::size_t j = 0; j < z.size(); ++j) {
                for (std::size_t i = 0; i < x.size(); ++i)
                    z[j] += layer.weight[j * x.size() + i] * x[i];
            }
            if (&layer != &layers_.back()) {
                for (double& neuron : z) neuron = std::max(neuron, 0.0);
            }
            x = z;
        }
        return x;
    }

    std::vector<double> probabilities(const float* image) const {
        std::vector<double> p = logits(image);
        double sum = 0;
        for (double& value : p) sum += value = std::exp(value);
        for (double& value : p) value /= sum;
        return p;
    }

    /// The mean cross-entropy of a batch.
    double loss(const std::vector<float>& images, const std::vector<std::uint8_t>& labels) const {
        double sum = 0;
        const auto inputs = static_cast<std::size_t>(layers_.front().in);
        for (std::size_t row = 0; row < labels.size(); ++row) {
            sum -= std::log(probabilities(images.data() + row * inputs)[labels[row]]);
        }
        return sum / static_cast<double>(labels.size());
    }

  private:
    struct Layer {
        int in, out;
        std::vector<double> weight, bias;
    };
    std::vector<Layer> layers_;
};

/// All values of `weights` in the order of ReferenceNetwork::parameters().
inline std::vector<float> flat(const Weights& weights) {
    std::vector<float> all;
    for (const Weights::Layer& layer : weights.layers) {
        all.insert(all.end(), layer.weight.begin(), layer.weight.end());
        all.insert(all.end(), layer.bias.begin(), layer.bias.end());
    }
    return all;
}

}  // namespace m2m::tests
