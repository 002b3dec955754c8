// Checkpoints: everything a training needs to go on as if it had never been interrupted.
#pragma once

#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/base/random.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace m2m {

/// The state between two training steps.
struct Checkpoint {
    /// What the training is: options and data that decide its result, as text. Another value,
    /// another training.
    std::map<std::string, std::string> identity;

    TrainingPlace place;
    double loss_sum = 0;              ///< of this epoch's images so far
    std::int64_t correct = 0;         ///< of this epoch's images so far
    double seconds = 0;               ///< spent on this epoch so far
    std::vector<EpochResult> epochs;  ///< those that ended

    std::vector<float> step_losses;  ///< one per step done
    Weights weights, first_moments, second_moments;
};

/// Writes the checkpoint, whole or not at all: killed in the middle, the program leaves the
/// previous one. The file is safetensors: weights under their names, Adam's means under adam.m. and
/// adam.v., the rest as metadata.
void save_checkpoint(const std::filesystem::path& path, const Checkpoint& checkpoint);

/// @throws Error when the file is missing, corrupt (a checksum is kept) or of another version.
Checkpoint load_checkpoint(const std::filesystem::path& path);

/// What `options` and `data` are, for Checkpoint::identity.
std::map<std::string, std::string> training_identity(const TrainOptions& options,
                                                     const Dataset& data);

/// @throws Error naming the first difference when the checkpoint belongs to another training.
void require_same_training(const std::filesystem::path& path, const Checkpoint& checkpoint,
                           const std::map<std::string, std::string>& identity);

}  // namespace m2m
