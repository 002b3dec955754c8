// What `chapter_06_mnist_mlp` and `./book train` share: flags, the run, the text and the JSON a
// reader gets.
#pragma once

#include "chapters/06_mnist_mlp/program/trainer.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <iosfwd>
#include <string>

namespace m2m {

class Command;

/// A training as a reader asks for it on the command line.
struct TrainRequest {
    TrainOptions options;
    std::string hidden = "128";  ///< sizes with commas between; "none" for no hidden layer
    std::string data;  ///< "mnist", "fashion-mnist", "digits"; "" = mnist when its files are found,
                       ///< else digits
    std::string data_dir;  ///< where the files are; "" = look in the usual places
    std::string
        test_on;       ///< measure accuracy on this data set's test images instead; "" = data's own
    double until = 0;  ///< stop when so many per cent of the test images are read right; 0: never
    bool log_placement = false;     ///< say on stderr which operation runs where
    std::string progress = "auto";  ///< auto, bar, lines, json or none
    std::filesystem::path
        pictures;  ///< directory for confusion.png, worst.png and first_layer.png; "" = none
};

/// What a training gave, with what is needed to report it.
struct TrainReport {
    TrainOptions options;  ///< as used
    std::string data, test_on, source;
    int train_count = 0, test_count = 0;
    TrainResult result;
};

/// Adds --backend --device --log-placement --fused --data --data-dir --test-on --hidden --epochs
/// --until --batch --lr --seed --save --checkpoint --checkpoint-every --resume --pictures --progress.
/// `request` must outlive the parse.
void add_train_flags(Command& app, TrainRequest& request);

/// Loads the data, checks the stage at every shape this training uses, trains (progress goes to
/// stderr), saves.
/// @throws UsageError or Error, see train() and load_dataset(); Error when the stage multiplies
/// wrongly.
TrainReport run_training(const TrainRequest& request, Team* team = nullptr);

/// A table of the epochs and what was confused most often, for people.
void print_report(std::ostream& out, const TrainReport& report);

/// The same for tools: stage, fused, device, simulated, data, layers, batch, learning_rate, seed,
/// epochs[], test_accuracy, test_loss, confusion, step_losses. seconds and images_per_second are
/// null in a build that measures no speed. With --until: until (per cent), reached, seconds_until (of
/// training alone, to the end of the epoch that reached it).
nlohmann::ordered_json to_json(const TrainReport& report);

}  // namespace m2m
