// A training as the program does it: chapter 06's loop with progress, checkpoints, test accuracy,
// and one or several ranks.
#pragma once

#include "chapters/06_mnist_mlp/program/evaluation.hpp"
#include "chapters/06_mnist_mlp/program/team.hpp"
#include "chapters/06_mnist_mlp/training.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/data/dataset.hpp"
#include "common/progress/progress.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace m2m {

/// What to train and how.
struct TrainOptions {
    std::string backend = "openmp/simd";  ///< name of the stage that multiplies
    int device = 0;                       ///< the CUDA device to use; for CUDA stages only
    std::ostream* placement = nullptr;    ///< says here, once each, which operation runs where
    bool fused = false;  ///< each step in the fused jobs of chapter 08 where there is one
    std::vector<int> hidden = {128};  ///< sizes of the hidden layers; may be empty
    int epochs = 5;
    int batch = 32;
    float learning_rate = 1e-3f;
    std::uint64_t seed = 1;      ///< decides initial weights and the order of the images
    std::filesystem::path save;  ///< weights go here (.safetensors); "" = nowhere
    std::filesystem::path
        checkpoint;  ///< state goes here, at the end of every epoch and between; "" = nowhere
    std::int64_t checkpoint_steps =
        0;  ///< also after so many steps; 0 = after checkpoint_seconds instead
    double checkpoint_seconds = 10;
    double estimate_seconds = 0.5;  ///< train for so long before saying how long it will take
    std::filesystem::path resume;   ///< go on from this checkpoint; "" = start afresh
    double until =
        0;  ///< stop after the epoch whose test accuracy reaches this, in [0, 1]; 0: never
    std::int64_t stop_after_steps = 0;  ///< stop early, counted over the whole training; 0 = never
    std::function<bool()> stop_asked;   ///< between two steps: stop here? (Ctrl-C)
};

/// One epoch. Loss and train_accuracy are averages over the epoch's batches, each seen before it
/// was learnt from.
struct EpochResult {
    int epoch = 0;  ///< from 1
    double loss = 0;
    double train_accuracy = 0;
    double test_loss = 0;
    double test_accuracy = 0;
    double seconds = 0;  ///< training only, without the evaluation on the test images
    double images_per_second = 0;
};

/// What a training gave.
struct TrainResult {
    std::string device;  ///< "Intel(R) Xeon(R) Processor, 2 threads"
    std::vector<EpochResult> epochs;
    std::vector<float> step_losses;  ///< mean loss of every batch, from the first step on
    std::int64_t steps = 0;          ///< steps done
    std::int64_t all_steps = 0;      ///< of the whole training
    bool finished = false;           ///< false when stop_after_steps or stop_asked ended it
    bool stopped =
        false;  ///< stop_asked ended it: the state is in the checkpoint, if there is one,
                ///< and nothing was tested or saved
    bool reached = false;  ///< TrainOptions::until was reached
    Weights weights;
    Evaluation test;  ///< on the test images, with the final weights
};

/// Trains a multilayer perceptron on data.train and measures it on data.test after every epoch.
/// Initial weights and batches depend on the options and the data only, never on the stage; the
/// same options give the same bits on every run, for any number of threads, and whether or not the
/// training was interrupted and resumed.
///
/// With a team, this is one rank of several that call train() with the same options and data: each
/// batch is shared out, gradients are averaged before every update, and every rank gets the same
/// result up to rounding. Only rank 0 writes files. Checkpoints are due by steps then, not seconds.
/// @throws UsageError for options that make no sense, Error for unwritable files, a corrupt
/// checkpoint, a checkpoint
///   of another training.
TrainResult train(const TrainOptions& options, const DataSplits& data, Progress& progress,
                  Team* team = nullptr);

/// @throws UsageError naming the option that makes no sense (train() asks this too, before anything
/// else).
void require_sensible(const TrainOptions& options);

/// "openmp/simd" or "openmp/simd, fused": what computed, for tables and files.
std::string backend_text(const TrainOptions& options);

}  // namespace m2m
