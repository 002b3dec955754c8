// Three pictures of a trained network: what it confuses, what it reads worst, what its first layer
// looks for.
#pragma once

#include "chapters/06_mnist_mlp/program/trainer.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m {

/// Rows are true classes, columns predicted ones; the darker a field, the more images of its row
/// are there.
void write_confusion_picture(const std::filesystem::path& path, const Confusion& confusion,
                             const std::vector<std::string>& names);

/// The images with the largest loss, the worst first, each with "truth>prediction" under it.
void write_worst_picture(const std::filesystem::path& path, const Evaluation& test,
                         const Dataset& data, int count = 40);

/// One picture of rows × cols weights for every neuron of the first layer: red where ink speaks for
/// it, blue against.
void write_first_layer_picture(const std::filesystem::path& path, const Weights& weights, int rows,
                               int cols);

/// All three: confusion.png, worst.png, first_layer.png in `directory`.
void write_pictures(const std::filesystem::path& directory, const TrainResult& result,
                    const Dataset& test);

}  // namespace m2m
