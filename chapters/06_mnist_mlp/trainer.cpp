// Epochs, batches, checkpoints and test accuracy, around the network's three calls: forward,
// backward, update.
#include "chapters/06_mnist_mlp/trainer.hpp"

#include "chapters/06_mnist_mlp/checkpoint.hpp"
#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/06_mnist_mlp/placement.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/random.hpp"
#include "common/base/timer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
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

/// Where the stage computes: the images of a data set, copied there unless the stage reads host
/// memory anyway.
class PlacedImages {
  public:
    PlacedImages(Operations& operations, const Dataset& data)
        : images_(data.images.data()), labels_(data.labels.data()) {
        if (operations.in_host_memory()) return;
        image_copy_ = Buffer<float>(operations, data.images.data(), data.images.size());
        label_copy_ = Buffer<std::uint8_t>(operations, data.labels.data(), data.labels.size());
        images_ = image_copy_.data();
        labels_ = label_copy_.data();
    }
    const float* images() const { return images_; }
    const std::uint8_t* labels() const { return labels_; }

  private:
    Buffer<float> image_copy_;
    Buffer<std::uint8_t> label_copy_;
    const float* images_;
    const std::uint8_t* labels_;
};

void require_fitting(const Dataset& data, int inputs) {
    if (data.count() == 0) throw Error("the data set '" + data.name + "' has no images");
    if (data.images.rows() != data.count())
        throw Error("the data set '" + data.name + "' has " + std::to_string(data.images.rows()) +
                    " images and " + std::to_string(data.count()) + " labels");
    if (data.images.cols() != inputs) {
        throw Error(fmt::format("the images of '{}' have {} pixels, the network reads {}",
                                data.name, data.images.cols(), inputs));
    }
}

void require_labels_below(const Dataset& data, int count) {
    for (std::size_t i = 0; i < data.labels.size(); ++i) {
        if (data.labels[i] < count) continue;
        throw Error(fmt::format("label {} of '{}' is {}; the network has {} classes", i, data.name,
                                data.labels[i], count));
    }
}

/// Better now than after an hour of training.
void require_writable(const std::filesystem::path& path) {
    if (path.empty()) return;
    std::error_code status;
    if (std::filesystem::is_directory(path, status))
        throw Error("cannot write " + path.string() + ": it is a directory");
    std::filesystem::path directory = std::filesystem::absolute(path).parent_path();
    while (!std::filesystem::exists(directory, status) && directory.has_relative_path())
        directory = directory.parent_path();
    if (::access(directory.c_str(), W_OK) != 0)
        throw Error("cannot write " + path.string() + ": no permission to write into " +
                    directory.string());
}

/// Counts and adds up, over the images of a data set, what the network makes of them.
class Evaluator {
  public:
    Evaluator(Operations& operations, const Dataset& data)
        : operations_(operations),
          data_(data),
          placed_(operations, data),
          order_(operations, identity(data.count()).data(), data.labels.size()),
          losses_(operations, data.labels.size()),
          predicted_(operations, data.labels.size()) {}

    Evaluation run(const Weights& weights) {
        const int rows = std::min(data_.count(), 1000);
        Mlp network(operations_, weights, rows);
        for (int first = 0; first < data_.count(); first += rows) {
            const int count = std::min(rows, data_.count() - first);
            operations_.gather(count, network.inputs(), order_.data() + first, placed_.images(),
                               placed_.labels(), network.batch(), network.labels());
            network.forward(count, losses_.data() + first, predicted_.data() + first);
        }
        Evaluation result;
        result.losses.resize(data_.labels.size());
        result.predicted.resize(data_.labels.size());
        losses_.download(result.losses.data());
        predicted_.download(result.predicted.data());
        result.confusion.classes = network.classes();
        result.confusion.counts.resize(static_cast<std::size_t>(network.classes()) *
                                       static_cast<std::size_t>(network.classes()));
        for (std::size_t i = 0; i < data_.labels.size(); ++i) {
            result.loss += static_cast<double>(result.losses[i]);
            ++result.confusion.at(data_.labels[i], result.predicted[i]);
        }
        result.loss /= static_cast<double>(data_.count());
        return result;
    }

  private:
    static std::vector<int> identity(int count) {
        std::vector<int> order(static_cast<std::size_t>(count));
        std::iota(order.begin(), order.end(), 0);
        return order;
    }
    Operations& operations_;
    const Dataset& data_;
    PlacedImages placed_;
    Buffer<int> order_;
    Buffer<float> losses_;
    Buffer<std::uint8_t> predicted_;
};

/// One training, from the first step (or a checkpoint) to the last.
class Training {
  public:
    Training(const TrainOptions& options, const DataSplits& data, Progress& progress, Team* team)
        : options_(options),
          data_(data),
          progress_(progress),
          team_(team && team->size() > 1 ? team : nullptr),
          operations_(operations_for(options)),
          images_(*operations_, data.train),
          evaluator_(*operations_, data.test),
          count_(data.train.count()),
          batch_(std::min(options.batch, count_)),
          order_on_device_(*operations_, data.train.labels.size()),
          losses_(*operations_, data.train.labels.size()),
          predicted_(*operations_, data.train.labels.size()) {
        std::vector<int> sizes = {data.train.images.cols()};
        sizes.insert(sizes.end(), options.hidden.begin(), options.hidden.end());
        sizes.push_back(classes);
        adam_.learning_rate = options.learning_rate;
        state_.random = Random(options.seed + 1);  // not the numbers that made the weights
        state_.weights = initial_weights(sizes, options.seed);
        if (!options.checkpoint.empty() || !options.resume.empty()) {
            state_.identity = training_identity(options, data.train);
        }
        if (!options.resume.empty()) resume();
        network_.emplace(*operations_, state_.weights, share(batch_, 0).rows);
        if (!options.resume.empty())
            network_->set_moments(state_.first_moments, state_.second_moments);
    }

    TrainResult run() {
        progress_.start({fmt::format("{} on {}", data_.train.name, backend_text(options_)),
                         operations_->device(), options_.epochs, all_steps()});
        first_step_ = state_.step;
        bool stopped = stop_here();
        while (state_.epoch <= options_.epochs && !stopped) stopped = run_epoch();
        progress_.finish();

        TrainResult result;
        result.device = operations_->device();
        result.finished = state_.epoch > options_.epochs;
        result.weights = network_->weights();
        result.test = result.finished && test_ ? *test_ : evaluator_.run(result.weights);
        result.epochs = state_.epochs;
        result.step_losses = state_.step_losses;
        result.steps = state_.step;
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
    // [epoch] One epoch: every training image once, in a new random order, in batches; the last one
    // may be smaller.
    bool run_epoch() {
        Random random = state_.random;
        order_ = shuffled_order(count_, random);
        order_on_device_.upload(order_.data());
        epoch_timer_.reset();
        seconds_before_ = state_.seconds;
        done_ = state_.position;
        while (done_ < count_) {
            step();
            if (stop_here() && done_ < count_) {
                collect();
                if (!options_.checkpoint.empty()) write_checkpoint();
                return true;
            }
            if (state_.step % steps_per_report == 0) report();
            if (checkpoint_due() && done_ < count_) write_checkpoint();
        }
        collect();
        finish_epoch(random);
        return stop_here();
    }

    // [step] One training step: draw a batch, find the gradients, move the weights.
    void step() {
        const int rows = static_cast<int>(std::min<std::int64_t>(batch_, count_ - done_));
        const Share mine = share(rows, rank());  // the whole batch, unless several ranks train
        find_gradients(done_ + mine.first, mine.rows, rows);
        if (team_) team_->sum(network_->parameter_count(), network_->gradient_block());
        network_->update(adam_, ++state_.step);
        done_ += rows;
    }

    // [gradients] Draws the images at the epoch's places `first` and on, runs them forward, and
    // goes back from the mean loss of `batch` images, of which these are a part, to every weight.
    void find_gradients(std::int64_t first, int rows, int batch) {
        if (rows == 0) return network_->clear_gradients();  // fewer images than ranks
        operations_->gather(rows, network_->inputs(), order_on_device_.data() + first,
                            images_.images(), images_.labels(), network_->batch(),
                            network_->labels());
        if (options_.fused) {
            network_->forward_and_backward_fused(rows, losses_.data() + first,
                                                 predicted_.data() + first, batch);
        } else {
            network_->forward(rows, losses_.data() + first, predicted_.data() + first);
            network_->backward(rows, batch);
        }
    }

    // [epoch] The epoch's figures, with the test of what was learnt.
    void finish_epoch(const Random& random) {
        EpochResult result;
        result.epoch = state_.epoch;
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
        ++state_.epoch;
        state_.random = random;
        state_.position = 0;
        state_.loss_sum = 0;
        state_.correct = 0;
        state_.seconds = 0;
        if (!options_.checkpoint.empty()) save_state();
    }

    /// Fetches losses and predictions that are still on the device; afterwards state_ describes all
    /// steps done.
    void collect() {
        const auto first = static_cast<std::size_t>(state_.position),
                   count = static_cast<std::size_t>(done_) - first;
        std::vector<float> losses(count);
        std::vector<std::uint8_t> predicted(count);
        losses_.download(losses.data(), first, count);
        predicted_.download(predicted.data(), first, count);
        if (team_) exchange(losses, predicted);
        double batch_sum = 0;
        std::int64_t batch_rows = 0;
        for (std::size_t i = 0; i < count; ++i) {
            state_.loss_sum += static_cast<double>(losses[i]);
            state_.correct +=
                predicted[i] == data_.train.labels[static_cast<std::size_t>(order_[first + i])];
            batch_sum += static_cast<double>(losses[i]);
            if (++batch_rows < batch_ && i + 1 < count) continue;
            state_.step_losses.push_back(
                static_cast<float>(batch_sum / static_cast<double>(batch_rows)));
            batch_sum = 0;
            batch_rows = 0;
        }
        state_.position = done_;
        if (!std::isfinite(state_.loss_sum)) {
            throw Error(fmt::format(
                "the training diverged: the loss is no longer a number in epoch {}; try a smaller "
                "learning rate than {}",
                state_.epoch, options_.learning_rate));
        }
    }

    /// Puts together what every rank knows of its own shares of the batches: losses and predictions
    /// of the images from state_.position on. A value plus zeros is the value, to the bit.
    void exchange(std::vector<float>& losses, std::vector<std::uint8_t>& predicted) {
        const std::size_t count = losses.size();
        std::vector<float> both(2 * count, 0.0f);
        for (std::size_t batch = 0; batch < count; batch += static_cast<std::size_t>(batch_)) {
            const int rows =
                static_cast<int>(std::min(count - batch, static_cast<std::size_t>(batch_)));
            const Share mine = share(rows, rank());
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
        collect();
        ProgressState now;
        now.epoch = state_.epoch;
        now.epochs = options_.epochs;
        now.step = state_.step;
        now.steps = all_steps();
        now.epoch_done = static_cast<double>(done_) / count_;
        now.loss = state_.loss_sum / static_cast<double>(done_);
        now.accuracy = static_cast<double>(state_.correct) / static_cast<double>(done_);
        now.images_per_second = static_cast<double>(done_) / epoch_seconds();
        now.seconds_left = training_timer_.seconds() /
                           static_cast<double>(state_.step - first_step_) *
                           static_cast<double>(now.steps - now.step);
        progress_.update(now);
    }

    bool stop_here() const {
        return options_.stop_after_steps > 0 && state_.step >= options_.stop_after_steps;
    }

    bool checkpoint_due() const {
        if (options_.checkpoint.empty()) return false;
        if (options_.checkpoint_steps > 0) return state_.step % options_.checkpoint_steps == 0;
        if (team_) return state_.step % steps_per_team_checkpoint == 0;
        return checkpoint_timer_.seconds() >= options_.checkpoint_seconds;
    }

    void write_checkpoint() {
        collect();
        state_.seconds = epoch_seconds();
        save_state();
    }

    void save_state() {
        if (!writes_files()) return;
        state_.weights = network_->weights();
        state_.first_moments = network_->first_moments();
        state_.second_moments = network_->second_moments();
        save_checkpoint(options_.checkpoint, state_);
        checkpoint_timer_.reset();
    }

    void resume() {
        Checkpoint saved = load_checkpoint(options_.resume);
        require_same_training(options_.resume, saved, state_.identity);
        const std::int64_t steps_per_epoch = (count_ + batch_ - 1) / batch_;
        const bool possible =
            saved.weights.sizes() == state_.weights.sizes() && saved.position >= 0 &&
            saved.position < count_ && saved.position % batch_ == 0 &&
            saved.step == (saved.epoch - 1) * steps_per_epoch + saved.position / batch_;
        if (!possible)
            throw Error(options_.resume.string() +
                        ": the checkpoint contradicts itself about the steps done");
        if (saved.epoch - 1 > options_.epochs) {
            throw UsageError(fmt::format("{} has {} epochs done already; ask for at least as many",
                                         options_.resume.string(), saved.epoch - 1));
        }
        state_ = std::move(saved);
    }

    int rank() const { return team_ ? team_->rank() : 0; }
    bool writes_files() const { return rank() == 0; }
    Share share(int rows, int rank) const {
        return share_of(rows, rank, team_ ? team_->size() : 1);
    }

    double epoch_seconds() const { return seconds_before_ + epoch_timer_.seconds(); }
    std::int64_t all_steps() const {
        return static_cast<std::int64_t>(options_.epochs) * ((count_ + batch_ - 1) / batch_);
    }

    const TrainOptions& options_;
    const DataSplits& data_;
    Progress& progress_;
    Team* team_;  // null when this is the only rank
    std::unique_ptr<Operations> operations_;
    PlacedImages images_;
    Evaluator evaluator_;
    int count_, batch_;
    AdamSettings adam_;
    std::optional<Mlp> network_;
    std::optional<Evaluation> test_;  // after the last epoch of this run

    Checkpoint state_;        // as of the last collect(); state_.step counts every step
    std::int64_t done_ = 0;   // images of this epoch that were learnt from
    std::vector<int> order_;  // of this epoch's images
    Buffer<int> order_on_device_;
    Buffer<float> losses_;  // one per image, in that order
    Buffer<std::uint8_t> predicted_;
    Timer training_timer_, epoch_timer_, checkpoint_timer_;
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
    if (options.checkpoint_steps < 0 || options.stop_after_steps < 0)
        refuse("a number of steps cannot be negative");
}

double Confusion::accuracy() const {
    std::int64_t right = 0, all = 0;
    for (int truth = 0; truth < classes; ++truth) right += at(truth, truth);
    for (const std::int64_t count : counts) all += count;
    return all > 0 ? static_cast<double>(right) / static_cast<double>(all) : 0.0;
}

// [shuffle] Fisher–Yates: every order is equally likely, and the seed decides which.
std::vector<int> shuffled_order(int count, Random& random) {
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

TrainResult train(const TrainOptions& options, const DataSplits& data, Progress& progress,
                  Team* team) {
    require_sensible(options);
    find_stage(options.backend);
    for (const Dataset* set : {&data.train, &data.test}) {
        require_fitting(*set, data.train.images.cols());
        require_labels_below(*set, classes);
    }
    require_writable(options.save);
    require_writable(options.checkpoint);
    return Training(options, data, progress, team).run();
}

Evaluation evaluate(const std::string& backend, const Weights& weights, const Dataset& data) {
    if (weights.layers.empty()) throw Error("a network without layers cannot be evaluated");
    require_fitting(data, weights.layers.front().in);
    require_labels_below(data, weights.layers.back().out);
    const std::unique_ptr<Operations> operations = make_operations(find_stage(backend));
    return Evaluator(*operations, data).run(weights);
}

}  // namespace m2m
