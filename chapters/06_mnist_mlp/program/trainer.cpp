// What the program adds to the loop of training.cpp: progress, checkpoints, test accuracy, ranks.
#include "chapters/06_mnist_mlp/program/trainer.hpp"

#include "chapters/06_mnist_mlp/program/checkpoint.hpp"
#include "chapters/06_mnist_mlp/program/placement.hpp"
#include "chapters/08_fusion/fused_operations.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/outputs.hpp"
#include "common/base/random.hpp"
#include "common/base/timer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <numeric>
#include <optional>
#include <utility>

namespace m2m {

namespace {

constexpr int classes = 10;
constexpr int steps_per_report = 32;  // losses are fetched from the device in such portions
constexpr int steps_per_team_checkpoint = 200;  // ranks' clocks differ, their steps do not

std::unique_ptr<Operations> operations_for(const TrainOptions& options) {
    const Stage& stage = find_stage(options.backend);
    std::unique_ptr<Operations> operations = make_operations(stage, options.device);
    if (!options.placement) return operations;
    return log_placement(std::move(operations), stage, *options.placement);
}

/// Better now than after an hour of training.
void require_writable(const std::filesystem::path& path) {
    if (path.empty()) return;
    std::error_code status;
    if (std::filesystem::is_directory(path, status))
        throw Error("cannot write " + path.string() + ": it is a directory");
    require_directory_of(path);
    std::filesystem::path directory = std::filesystem::absolute(path).parent_path();
    while (!std::filesystem::exists(directory, status) && directory.has_relative_path())
        directory = directory.parent_path();
    if (::access(directory.c_str(), W_OK) != 0)
        throw Error("cannot write " + path.string() + ": nothing may be written into " +
                    directory.string() + " (" + std::strerror(errno) + ")");
}

/// One training, from the first step (or a checkpoint) to the last.
class Session final : TrainingObserver {
  public:
    Session(const TrainOptions& options, const DataSplits& data, Progress& progress, Team* team)
        : options_(options),
          data_(data),
          progress_(progress),
          team_(team && team->size() > 1 ? team : nullptr),
          operations_(operations_for(options)),
          evaluator_(*operations_, data.test),
          count_(data.train.count()),
          batch_(std::min(options.batch, count_)) {
        std::vector<int> sizes = {data.train.images.cols()};
        sizes.insert(sizes.end(), options.hidden.begin(), options.hidden.end());
        sizes.push_back(classes);
        state_.place.random = Random(options.seed + 1);  // not the numbers that made the weights
        state_.weights = initial_weights(sizes, options.seed);
        if (!options.checkpoint.empty() || !options.resume.empty()) {
            state_.identity = training_identity(options, data.train);
        }
        if (!options.resume.empty()) resume();
        if (options.fused) fused_ = fusion::fused_operations(*operations_);
        Operations& steps = fused_ ? *fused_ : *operations_;
        const int most_rows = team_ ? share_of(batch_, 0, team_->size()).rows : batch_;
        network_.emplace(steps, state_.weights, most_rows);
        if (!options.resume.empty())
            network_->set_moments(state_.first_moments, state_.second_moments);
        AdamSettings adam;
        adam.learning_rate = options.learning_rate;
        training_.emplace(steps, *network_, data.train, batch_, adam, state_.place);
    }

    TrainResult run() {
        progress_.start({fmt::format("{} on {}", data_.train.name, backend_text(options_)),
                         operations_->device(), options_.epochs, all_steps()});
        first_step_ = state_.place.step;
        if (!stop_here()) training_->run(options_.epochs, *this);
        progress_.finish();

        TrainResult result;
        result.device = operations_->device();
        result.reached = reached_;
        result.finished = reached_ || place().epoch > options_.epochs;
        result.weights = network_->weights();
        result.steps = place().step;
        result.all_steps = all_steps();
        result.stopped = !result.finished && stop_asked();
        if (result.stopped) return result;  // half-learnt weights go over no file
        result.test = result.finished && test_ ? *test_ : evaluator_.run(result.weights);
        result.epochs = state_.epochs;
        result.step_losses = state_.step_losses;
        if (!options_.save.empty() && writes_files()) {
            save_weights(options_.save, result.weights,
                         {{"data", data_.train.name},
                          {"backend", backend_text(options_)},
                          {"epochs", std::to_string(state_.epochs.size())},
                          {"seed", std::to_string(options_.seed)},
                          {"test_accuracy", fmt::format("{:.4f}", result.test.accuracy())}});
        }
        return result;
    }

  private:
    void epoch_begins() override {
        epoch_timer_.reset();
        seconds_before_ = state_.seconds;
    }

    // [ranks] Several ranks share out each batch, and move their weights along the same gradient.
    Share share(int rows) const override {
        return team_ ? share_of(rows, team_->rank(), team_->size()) : Share{0, rows};
    }
    void gradients_found() override {
        if (team_) team_->sum(network_->parameter_count(), network_->gradient_block());
    }

    // [steps] What happens between two steps.
    bool step_ends() override {
        const bool within_epoch = place().done < count_;
        if (stop_here() && within_epoch) {
            collect(place().done);
            if (!options_.checkpoint.empty()) write_checkpoint();
            return false;
        }
        if (place().step == first_step_ + 1) after_first_step_.reset();  // that one is slower
        if (place().step % steps_per_report == 0 || estimate_due()) report();
        if (checkpoint_due() && within_epoch) write_checkpoint();
        return true;
    }

    /// The epoch's figures, with the test of what was learnt.
    bool epoch_ends() override {
        collect(count_);
        EpochResult result;
        result.epoch = place().epoch - 1;
        result.seconds = epoch_seconds();
        result.images_per_second = count_ / result.seconds;
        result.loss = state_.loss_sum / count_;
        result.train_accuracy = static_cast<double>(state_.correct) / count_;
        test_ = evaluator_.run(network_->weights());
        result.test_loss = test_->loss;
        result.test_accuracy = test_->accuracy();
        progress_.epoch({result.epoch, options_.epochs, result.loss, result.train_accuracy,
                         result.test_accuracy, result.seconds, result.images_per_second});
        state_.epochs.push_back(result);
        collected_ = 0;
        state_.loss_sum = 0;
        state_.correct = 0;
        state_.seconds = 0;
        if (!options_.checkpoint.empty()) save_state();
        reached_ = options_.until > 0 && result.test_accuracy >= options_.until;
        return !reached_ && !stop_here();
    }

    /// Fetches losses and predictions that are still on the device, of the epoch's first `done`
    /// images; afterwards state_ describes all steps done.
    void collect(std::int64_t done) {
        const auto first = static_cast<std::size_t>(collected_),
                   count = static_cast<std::size_t>(done) - first;
        std::vector<float> losses(count);
        std::vector<std::uint8_t> predicted(count);
        training_->losses().download(losses.data(), first, count);
        training_->predicted().download(predicted.data(), first, count);
        if (team_) exchange(losses, predicted);
        double batch_sum = 0;
        std::int64_t batch_rows = 0;
        for (std::size_t i = 0; i < count; ++i) {
            state_.loss_sum += static_cast<double>(losses[i]);
            state_.correct +=
                predicted[i] ==
                data_.train.labels[static_cast<std::size_t>(training_->order()[first + i])];
            batch_sum += static_cast<double>(losses[i]);
            if (++batch_rows < batch_ && i + 1 < count) continue;
            state_.step_losses.push_back(
                static_cast<float>(batch_sum / static_cast<double>(batch_rows)));
            batch_sum = 0;
            batch_rows = 0;
        }
        collected_ = done;
        if (!std::isfinite(state_.loss_sum)) {
            throw Error(fmt::format(
                "the training diverged: the loss is no longer a number in epoch {}; try a smaller "
                "learning rate than {}",
                state_.epochs.size() + 1, options_.learning_rate));
        }
    }

    /// Puts together what every rank knows of its own shares of the batches: losses and predictions
    /// of the images that were not collected yet. A value plus zeros is the value, to the bit.
    void exchange(std::vector<float>& losses, std::vector<std::uint8_t>& predicted) {
        const std::size_t count = losses.size();
        std::vector<float> both(2 * count, 0.0f);
        for (std::size_t batch = 0; batch < count; batch += static_cast<std::size_t>(batch_)) {
            const int rows =
                static_cast<int>(std::min(count - batch, static_cast<std::size_t>(batch_)));
            const Share mine = share(rows);
            for (int row = mine.first; row < mine.first + mine.rows; ++row) {
                const std::size_t i = batch + static_cast<std::size_t>(row);
                both[i] = losses[i];
                both[count + i] = static_cast<float>(predicted[i]);
            }
        }
        Buffer<float> placed(*operations_, both.data(), both.size());
        team_->sum(placed.size(), placed.data());
        placed.download(both.data());
        for (std::size_t i = 0; i < count; ++i) {
            losses[i] = both[i];
            predicted[i] = static_cast<std::uint8_t>(both[count + i]);
        }
    }

    void report() {
        const std::int64_t done = place().done;
        collect(done);
        ProgressState now;
        now.epoch = place().epoch;
        now.epochs = options_.epochs;
        now.step = place().step;
        now.steps = all_steps();
        now.epoch_done = static_cast<double>(done) / count_;
        now.loss = state_.loss_sum / static_cast<double>(done);
        now.accuracy = static_cast<double>(state_.correct) / static_cast<double>(done);
        now.images_per_second = static_cast<double>(done) / epoch_seconds();
        now.seconds_left = training_timer_.seconds() / static_cast<double>(now.step - first_step_) *
                           static_cast<double>(now.steps - now.step);
        if (estimate_due()) {
            const double seconds_per_step =
                after_first_step_.seconds() / static_cast<double>(now.step - first_step_ - 1);
            progress_.estimate({seconds_per_step * static_cast<double>(steps_per_epoch()),
                                seconds_per_step * static_cast<double>(now.steps - now.step)});
            estimated_ = true;
        }
        progress_.update(now);
    }

    /// Of several ranks each has its clock, but all report together: they wait for a report.
    bool estimate_due() const {
        if (estimated_ || place().step < first_step_ + 2) return false;
        if (team_ && place().step % steps_per_report != 0) return false;
        return after_first_step_.seconds() >= options_.estimate_seconds;
    }

    bool stop_asked() const { return options_.stop_asked && options_.stop_asked(); }

    bool stop_here() const {
        if (stop_asked()) return true;
        return options_.stop_after_steps > 0 && place().step >= options_.stop_after_steps;
    }

    bool checkpoint_due() const {
        if (options_.checkpoint.empty()) return false;
        if (options_.checkpoint_steps > 0) return place().step % options_.checkpoint_steps == 0;
        if (team_) return place().step % steps_per_team_checkpoint == 0;
        if (!saved_) return true;  // early: a file that cannot be written is known at once
        return checkpoint_timer_.seconds() >= options_.checkpoint_seconds;
    }

    void write_checkpoint() {
        collect(place().done);
        state_.seconds = epoch_seconds();
        save_state();
    }

    void save_state() {
        if (!writes_files()) return;
        state_.place = place();
        state_.weights = network_->weights();
        state_.first_moments = network_->first_moments();
        state_.second_moments = network_->second_moments();
        save_checkpoint(options_.checkpoint, state_);
        checkpoint_timer_.reset();
        saved_ = true;
    }

    void resume() {
        Checkpoint saved = load_checkpoint(options_.resume);
        require_same_training(options_.resume, saved, state_.identity);
        const TrainingPlace& at = saved.place;
        const bool possible = saved.weights.sizes() == state_.weights.sizes() && at.done >= 0 &&
                              at.done < count_ && at.done % batch_ == 0 &&
                              at.step == (at.epoch - 1) * steps_per_epoch() + at.done / batch_;
        if (!possible)
            throw Error(options_.resume.string() +
                        ": the checkpoint contradicts itself about the steps done");
        if (at.epoch - 1 > options_.epochs) {
            throw UsageError(fmt::format("{} has {} epochs done already; ask for at least as many",
                                         options_.resume.string(), at.epoch - 1));
        }
        state_ = std::move(saved);
        collected_ = state_.place.done;
    }

    const TrainingPlace& place() const { return training_->place(); }
    bool writes_files() const { return !team_ || team_->rank() == 0; }

    double epoch_seconds() const { return seconds_before_ + epoch_timer_.seconds(); }
    std::int64_t steps_per_epoch() const { return (count_ + batch_ - 1) / batch_; }
    std::int64_t all_steps() const { return options_.epochs * steps_per_epoch(); }

    const TrainOptions& options_;
    const DataSplits& data_;
    Progress& progress_;
    Team* team_;  // null when this is the only rank
    std::unique_ptr<Operations> operations_;
    std::unique_ptr<Operations> fused_;  // on top of them; null: the steps are not fused
    Evaluator evaluator_;
    int count_, batch_;
    std::optional<Mlp> network_;
    std::optional<Training> training_;
    std::optional<Evaluation> test_;  // after the last epoch of this run

    Checkpoint state_;            // its place and weights are as of the last checkpoint
    bool saved_ = false;          // a checkpoint, in this run
    bool reached_ = false;        // the accuracy that was asked for
    std::int64_t collected_ = 0;  // images of this epoch that state_'s sums contain
    bool estimated_ = false;      // how long it will take, in this run
    Timer training_timer_, after_first_step_, epoch_timer_, checkpoint_timer_;
    double seconds_before_ = 0;    // spent on this epoch before it was resumed
    std::int64_t first_step_ = 0;  // of this run
};

}  // namespace

std::string backend_text(const TrainOptions& options) {
    return options.backend + (options.fused ? ", fused" : "");
}

void require_sensible(const TrainOptions& options) {
    const auto refuse = [](const std::string& what) { throw UsageError(what); };
    if (options.epochs < 1 || options.epochs > 100000)
        refuse(fmt::format("{} epochs: 1 to 100000 are possible", options.epochs));
    if (options.batch < 1 || options.batch > 65536)
        refuse(fmt::format("a batch of {}: 1 to 65536 images are possible", options.batch));
    if (!(options.learning_rate > 0) || !(options.learning_rate <= 1000)) {
        refuse(fmt::format(
            "a learning rate of {}: it must be above 0 and at most 1000 (0.001 is usual)",
            options.learning_rate));
    }
    if (options.hidden.size() > 64)
        refuse(fmt::format("{} hidden layers: 64 are the most", options.hidden.size()));
    if (!(options.until >= 0 && options.until <= 1))
        refuse(
            fmt::format("training until {} of the test images are read right: a share of 1 is all",
                        options.until));
    if (options.checkpoint_steps < 0 || options.stop_after_steps < 0)
        refuse("a number of steps cannot be negative");
}

TrainResult train(const TrainOptions& options, const DataSplits& data, Progress& progress,
                  Team* team) {
    require_sensible(options);
    find_stage(options.backend);
    for (const Dataset* set : {&data.train, &data.test}) {
        require_fitting(*set, data.train.images.cols(), classes);
    }
    require_writable(options.save);
    require_writable(options.checkpoint);
    return Session(options, data, progress, team).run();
}

}  // namespace m2m
