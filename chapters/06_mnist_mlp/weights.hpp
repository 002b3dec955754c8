// The weights of a trained network: made by chance, saved, loaded, and used to read an image.
#pragma once

#include "common/weights/safetensors.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace m2m {

/// The weights of a multilayer perceptron on the host, in PyTorch's order.
struct Weights {
    /// One fully connected layer.
    struct Layer {
        int in = 0, out = 0;
        std::vector<float> weight;  ///< out×in, row-major: row j makes output j
        std::vector<float> bias;    ///< out
    };
    std::vector<Layer> layers;

    /// {784, 128, 10}: the inputs, then the outputs of every layer.
    std::vector<int> sizes() const;
};

/// Fresh weights for layers of the given sizes ({784, 128, 10}): Glorot uniform, U(−a, a) with a =
/// √(6 / (in + out)) (Glorot & Bengio, "Understanding the difficulty of training deep feedforward
/// neural networks", 2010), zero biases. The same seed gives the same bits everywhere. @throws
/// UsageError when a size is not in 1 … 65536.
Weights initial_weights(const std::vector<int>& sizes, std::uint64_t seed);

/// Writes a .safetensors file with PyTorch's names and shapes: fc1.weight [128, 784], fc1.bias
/// [128], fc2.weight … `about` becomes the file's metadata. @throws Error when the file cannot be
/// written.
void save_weights(const std::filesystem::path& path, const Weights& weights,
                  const std::map<std::string, std::string>& about = {});

/// Reads what save_weights (or PyTorch) wrote; the layer sizes come from the shapes. Every name,
/// type, shape and offset is checked, layers must fit each other. @throws Error naming the file and
/// the tensor that is wrong.
Weights load_weights(const std::filesystem::path& path);

/// The same for a file that is in memory already; `name` is what errors call it.
Weights parse_weights(const std::string& bytes, const std::string& name);

/// Adds the tensors of `weights` to a file, their names with `prefix` in front: a checkpoint holds
/// several sets.
void append_tensors(Safetensors& file, const Weights& weights, const std::string& prefix);

/// The weights under `prefix` in a file called `path`. @throws Error naming the file and the tensor
/// that is wrong.
Weights extract_weights(const Safetensors& file, const std::string& prefix,
                        const std::string& path);

/// What a network sees in an image.
struct Prediction {
    int label = 0;                     ///< the most probable class
    std::vector<float> probabilities;  ///< one per class, they add up to 1
};

/// Reads one image of weights.layers[0].in pixels in [0, 1], row by row. @throws Error when there
/// are no layers.
Prediction predict(const Weights& weights, const float* image);

}  // namespace m2m
