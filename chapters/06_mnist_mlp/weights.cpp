// Weights on the host: initial values, files, and the network applied to one image.
#include "chapters/06_mnist_mlp/weights.hpp"

#include "common/base/error.hpp"
#include "common/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace m2m {

std::vector<int> Weights::sizes() const {
    std::vector<int> sizes;
    if (!layers.empty()) sizes.push_back(layers.front().in);
    for (const Layer& layer : layers) sizes.push_back(layer.out);
    return sizes;
}

// [glorot] Weights start small and random, so that no two neurons are alike; biases start at 0.
Weights initial_weights(const std::vector<int>& sizes, std::uint64_t seed) {
    for (const int size : sizes) {
        if (size < 1 || size > 65536) {
            throw UsageError("a layer of " + std::to_string(size) +
                             " neurons: sizes are 1 to 65536");
        }
    }
    Random random(seed);
    Weights weights;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        Weights::Layer layer;
        layer.in = sizes[i];
        layer.out = sizes[i + 1];
        const float limit = std::sqrt(6.0f / static_cast<float>(layer.in + layer.out));
        layer.weight.resize(static_cast<std::size_t>(layer.in) *
                            static_cast<std::size_t>(layer.out));
        for (float& w : layer.weight) w = random.uniform(-limit, limit);
        layer.bias.assign(static_cast<std::size_t>(layer.out), 0.0f);
        weights.layers.push_back(std::move(layer));
    }
    return weights;
}

void save_weights(const std::filesystem::path& path, const Weights& weights,
                  const std::map<std::string, std::string>& about) {
    Safetensors file;
    file.metadata = about;
    append_tensors(file, weights, "");
    write_safetensors(path, file);
}

void append_tensors(Safetensors& file, const Weights& weights, const std::string& prefix) {
    for (std::size_t i = 0; i < weights.layers.size(); ++i) {
        const Weights::Layer& layer = weights.layers[i];
        const std::string name = prefix + "fc" + std::to_string(i + 1);
        file.tensors.push_back({name + ".weight", {layer.out, layer.in}, layer.weight});
        file.tensors.push_back({name + ".bias", {layer.out}, layer.bias});
    }
}

Weights extract_weights(const Safetensors& file, const std::string& prefix,
                        const std::string& path) {
    Weights weights;
    for (;;) {
        const std::string name = prefix + "fc" + std::to_string(weights.layers.size() + 1);
        const Tensor* weight = file.find(name + ".weight");
        const Tensor* bias = file.find(name + ".bias");
        if (!weight && !bias) break;
        const auto fail = [&](const std::string& tensor, const std::string& what) {
            return Error(path + ": tensor '" + name + tensor + "' " + what);
        };
        if (!weight) throw fail(".weight", "is missing");
        if (!bias) throw fail(".bias", "is missing");
        if (weight->shape.size() != 2) throw fail(".weight", "is not a matrix");
        if (bias->shape.size() != 1) throw fail(".bias", "is not a vector");
        for (const std::int64_t extent : weight->shape) {
            if (extent < 1 || extent > 65536)
                throw fail(".weight", "has a side of " + std::to_string(extent));
        }
        if (bias->shape[0] != weight->shape[0]) {
            throw fail(".bias", "has " + std::to_string(bias->shape[0]) + " values for " +
                                    std::to_string(weight->shape[0]) + " outputs");
        }
        if (!weights.layers.empty() && weights.layers.back().out != weight->shape[1]) {
            throw fail(".weight", "takes " + std::to_string(weight->shape[1]) +
                                      " inputs, the layer before it gives " +
                                      std::to_string(weights.layers.back().out));
        }
        const auto finite = [](const Tensor& tensor) {
            return std::all_of(tensor.values.begin(), tensor.values.end(),
                               [](float value) { return std::isfinite(value); });
        };
        if (!finite(*weight)) throw fail(".weight", "holds a value that is no finite number");
        if (!finite(*bias)) throw fail(".bias", "holds a value that is no finite number");
        weights.layers.push_back({static_cast<int>(weight->shape[1]),
                                  static_cast<int>(weight->shape[0]), weight->values,
                                  bias->values});
    }
    if (weights.layers.empty())
        throw Error(path + ": tensor '" + prefix + "fc1.weight' is missing");
    return weights;
}

namespace {

/// The weights of a file that holds nothing else.
Weights only_weights(const Safetensors& file, const std::string& name) {
    Weights weights = extract_weights(file, "", name);
    Safetensors expected;
    append_tensors(expected, weights, "");
    for (const Tensor& tensor : file.tensors) {
        if (expected.find(tensor.name)) continue;
        throw Error(
            name + ": unknown tensor '" + tensor.name +
            "'; a network of this book has fc1.weight, fc1.bias, fc2.weight … without gaps");
    }
    return weights;
}

}  // namespace

Weights load_weights(const std::filesystem::path& path) {
    return only_weights(read_safetensors(path), path.string());
}

Weights parse_weights(const std::string& bytes, const std::string& name) {
    return only_weights(parse_safetensors(bytes, name), name);
}

Prediction predict(const Weights& weights, const float* image) {
    if (weights.layers.empty()) throw Error("a network without layers cannot read an image");
    std::vector<float> input(image, image + weights.layers.front().in);
    for (std::size_t l = 0; l < weights.layers.size(); ++l) {
        const Weights::Layer& layer = weights.layers[l];
        std::vector<float> output(layer.bias);
        const float* row = layer.weight.data();
        for (float& neuron : output) {
            for (const float x : input) neuron += *row++ * x;
            if (l + 1 < weights.layers.size()) neuron = std::max(neuron, 0.0f);
        }
        input = std::move(output);
    }
    const auto largest = std::max_element(input.begin(), input.end());
    Prediction prediction;
    prediction.label = static_cast<int>(largest - input.begin());
    const float max = *largest;
    float sum = 0.0f;
    for (float& logit : input) sum += logit = std::exp(logit - max);
    for (float& probability : input) probability /= sum;
    prediction.probabilities = std::move(input);
    return prediction;
}

}  // namespace m2m
