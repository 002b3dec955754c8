// The book's trainer as a module that a page calls (site/worker/trainer.mjs): the network, the
// training loop, the drawn digits, the files and the preparation of pictures are the book's own.
// What is here is the state between two calls, and functions that a page can call: numbers in,
// numbers or addresses out.
//
// IDX files come by their names, from a file system in memory. An error ends the module (exceptions.cpp): the
// page tries what may be wrong in a module of its own first.
#include "chapters/02_openmp/stages.hpp"
#include "chapters/06_mnist_mlp/training.hpp"
#include "common/base/error.hpp"
#include "common/data/digits.hpp"
#include "common/data/image.hpp"
#include "common/weights/safetensors.hpp"
#include "site/engine/export.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace m2m::site {

namespace {

constexpr int kPixels = 28 * 28, kClasses = 10, kTestRows = 500;

/// One training, which stops after as many steps as it was asked for and goes on at the next call.
class TabTrainer final : TrainingObserver {
  public:
    TabTrainer() : operations_(make_cpu_operations(openmp::simd)) {}

    /// What to learn from and to be tested on; the network stays, the training is over.
    void set_data(DataSplits data) {
        end_training();
        data_ = std::move(data);
    }
    const DataSplits& data() const { return data_; }
    /// Frees the memory of the images, before others take it.
    void drop_data() { set_data({}); }

    /// A network, as it is before its first step of training.
    void set_weights(Weights weights) {
        end_training();
        weights_ = std::move(weights);
    }

    /// A training of the network as it is.
    void begin(std::uint64_t seed, int batch, float rate) {
        if (data_.train.count() == 0) throw Error("there are no images to learn from");
        batch_ = std::min(batch, data_.train.count());
        network_.emplace(*operations_, weights_, std::max(batch_, kTestRows));
        TrainingPlace place;
        place.random = Random(seed + 1);  // as book train does
        AdamSettings adam;
        adam.learning_rate = rate;
        training_.emplace(*operations_, *network_, data_.train, batch_, adam, place);
    }

    /// Trains for so many steps. Their mean losses and how many images each read right are in
    /// losses() and right() afterwards.
    int steps(int count) {
        losses_.clear();
        right_.clear();
        if (!training_ || count <= 0) return 0;
        wanted_ = count;
        training_->run(std::numeric_limits<int>::max(), *this);
        stale_ = true;
        return static_cast<int>(losses_.size());
    }
    const std::vector<float>& losses() const { return losses_; }
    const std::vector<int>& right() const { return right_; }
    int step() const { return training_ ? static_cast<int>(training_->place().step) : 0; }
    /// Epochs done, with the part of the one that runs.
    double epochs() const {
        if (!training_) return 0;
        const TrainingPlace& place = training_->place();
        return place.epoch - 1 + static_cast<double>(place.done) / data_.train.count();
    }

    /// The share of the test images that the network reads right.
    double test_accuracy() {
        const Dataset& test = data_.test;
        if (test.count() == 0) return 0;
        std::vector<int> order(test.labels.size());
        std::iota(order.begin(), order.end(), 0);
        std::vector<float> losses(kTestRows);
        std::vector<std::uint8_t> predicted(kTestRows);
        std::optional<Mlp> own;
        if (!network_) own.emplace(*operations_, weights_, kTestRows);
        Mlp& network = network_ ? *network_ : *own;
        int right = 0;
        for (int first = 0; first < test.count(); first += kTestRows) {
            const int rows = std::min(kTestRows, test.count() - first);
            operations_->gather(rows, kPixels, order.data() + first, test.images.data(),
                                test.labels.data(), network.batch(), network.labels());
            network.forward(rows, losses.data(), predicted.data());
            for (int i = 0; i < rows; ++i) right += predicted[i] == test.labels[first + i];
        }
        return static_cast<double>(right) / test.count();
    }

    /// As they are now.
    const Weights& weights() {
        if (stale_) weights_ = network_->weights();
        stale_ = false;
        return weights_;
    }

  private:
    bool step_ends() override {
        const TrainingPlace& place = training_->place();
        const std::int64_t first = (place.done - 1) / batch_ * batch_;
        double sum = 0;
        int right = 0;
        for (std::int64_t i = first; i < place.done; ++i) {
            sum += static_cast<double>(training_->losses().data()[i]);
            const auto image = static_cast<std::size_t>(training_->order()[i]);
            right += training_->predicted().data()[i] == data_.train.labels[image];
        }
        losses_.push_back(static_cast<float>(sum / static_cast<double>(place.done - first)));
        right_.push_back(right);
        return --wanted_ > 0;
    }

    /// The network keeps what it has learnt.
    void end_training() {
        if (network_) weights();
        training_.reset();
        network_.reset();
    }

    std::unique_ptr<Operations> operations_;
    DataSplits data_;
    Weights weights_;
    bool stale_ = false;  // weights_ is older than network_
    int batch_ = 0, wanted_ = 0;
    std::vector<float> losses_;
    std::vector<int> right_;
    std::optional<Mlp> network_;
    std::optional<Training> training_;  // goes before what it refers to
};

TabTrainer& trainer() {
    static TabTrainer one;
    return one;
}

/// What the page reads after the call.
std::string text;
DigitImage picture;
Prediction prediction;
int sizes_of_layers[64];

Weights weights_for_digits(const std::string& bytes, const std::string& file) {
    Weights weights = parse_weights(bytes, file);
    if (weights.sizes().front() != kPixels) {
        throw Error(file + ": this network reads " + std::to_string(weights.sizes().front()) +
                    " values, not images of 28 x 28");
    }
    if (weights.sizes().back() != kClasses) {
        throw Error(file + ": this network tells " + std::to_string(weights.sizes().back()) +
                    " classes apart, not 10 digits");
    }
    return weights;
}

}  // namespace

}  // namespace m2m::site

using m2m::site::trainer;

/// Memory for what the page hands over: a name, a picture's bytes, an image.
SITE_EXPORT(allocate) void* allocate(std::size_t bytes) {
    return std::malloc(bytes);
}
SITE_EXPORT(release) void release(void* memory) {
    std::free(memory);
}

/// Draws digits to learn from and to be tested on.
SITE_EXPORT(draw_digits) void draw_digits(int train, int test, std::uint32_t seed) {
    trainer().drop_data();
    trainer().set_data(m2m::make_digits(train, test, seed));
}

/// Reads MNIST's four files, which have MNIST's names.
SITE_EXPORT(load_data) void load_data() {
    trainer().drop_data();
    m2m::DataSplits data;
    data.train = m2m::read_dataset("mnist", "train-images-idx3-ubyte", "train-labels-idx1-ubyte");
    data.test = m2m::read_dataset("mnist", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
    trainer().set_data(std::move(data));
}
SITE_EXPORT(train_count) int train_count() {
    return trainer().data().train.count();
}
SITE_EXPORT(test_count) int test_count() {
    return trainer().data().test.count();
}
SITE_EXPORT(train_images) const float* train_images() {
    return trainer().data().train.images.data();
}
SITE_EXPORT(train_labels) const std::uint8_t* train_labels() {
    return trainer().data().train.labels.data();
}
SITE_EXPORT(test_images) const float* test_images() {
    return trainer().data().test.images.data();
}
SITE_EXPORT(test_labels) const std::uint8_t* test_labels() {
    return trainer().data().test.labels.data();
}

/// A fresh network with one hidden layer, or none (0).
SITE_EXPORT(fresh_network) void fresh_network(int hidden, std::uint32_t seed) {
    std::vector<int> sizes = {m2m::site::kPixels, m2m::site::kClasses};
    if (hidden > 0) sizes.insert(sizes.begin() + 1, hidden);
    trainer().set_weights(m2m::initial_weights(sizes, seed));
}

/// The network in a file's bytes; `name` is what errors call it.
SITE_EXPORT(load_network) void load_network(const char* bytes, std::size_t size, const char* name) {
    trainer().set_weights(m2m::site::weights_for_digits({bytes, size}, name));
}

/// The network's file: its length; file_bytes() has the bytes. `about` is "key\nvalue\n…", what the
/// file says of itself.
SITE_EXPORT(save_network) std::size_t save_network(const char* about) {
    m2m::Safetensors file;
    const std::string lines = about;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t key = lines.find('\n', at), value = lines.find('\n', key + 1);
        file.metadata[lines.substr(at, key - at)] = lines.substr(key + 1, value - key - 1);
        at = value + 1;
    }
    m2m::append_tensors(file, trainer().weights(), "");
    m2m::site::text = m2m::format_safetensors(file);
    return m2m::site::text.size();
}
SITE_EXPORT(file_bytes) const char* file_bytes() {
    return m2m::site::text.data();
}

SITE_EXPORT(begin_training) void begin_training(std::uint32_t seed, int batch, float rate) {
    trainer().begin(seed, batch, rate);
}
/// @returns how many steps were done: as many as asked for, 0 where no training has begun
SITE_EXPORT(train_steps) int train_steps(int count) {
    return trainer().steps(count);
}
SITE_EXPORT(step_losses) const float* step_losses() {
    return trainer().losses().data();
}
SITE_EXPORT(step_right) const int* step_right() {
    return trainer().right().data();
}
SITE_EXPORT(steps_done) int steps_done() {
    return trainer().step();
}
SITE_EXPORT(epochs_done) double epochs_done() {
    return trainer().epochs();
}
SITE_EXPORT(test_accuracy) double test_accuracy() {
    return trainer().test_accuracy();
}

/// The sizes of the layers, 784 first and 10 last: how many there are.
SITE_EXPORT(layer_count) int layer_count() {
    const std::vector<int> sizes = trainer().weights().sizes();
    const std::size_t count = std::min(sizes.size(), std::size(m2m::site::sizes_of_layers));
    std::copy_n(sizes.begin(), count, m2m::site::sizes_of_layers);
    return static_cast<int>(count);
}
SITE_EXPORT(layer_sizes) const int* layer_sizes() {
    return m2m::site::sizes_of_layers;
}
/// The weights of the first layer: 784 of the first neuron, of the next …
SITE_EXPORT(first_layer) const float* first_layer() {
    return trainer().weights().layers.front().weight.data();
}

/// A picture (the bytes of a PNG, JPEG, PNM … file) as the network sees it: 784 numbers.
SITE_EXPORT(prepare) const float* prepare(const char* bytes, std::size_t size, const char* name) {
    m2m::site::picture = m2m::prepare_digit({bytes, size}, name);
    return m2m::site::picture.pixels.data();
}

/// What the network reads in 784 numbers: ten probabilities.
SITE_EXPORT(read_digit) const float* read_digit(const float* image) {
    m2m::site::prediction = m2m::predict(trainer().weights(), image);
    return m2m::site::prediction.probabilities.data();
}
