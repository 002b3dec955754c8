// The training loop: epochs of shuffled batches through the network, on any stage.
#pragma once

#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/06_mnist_mlp/operations.hpp"
#include "common/base/random.hpp"
#include "common/data/dataset.hpp"

#include <cstdint>
#include <vector>

namespace m2m {

/// The images and labels of a data set where the stage computes: copied there unless the stage
/// reads host memory anyway. `data` must live as long.
class PlacedImages {
  public:
    PlacedImages(Operations& operations, const Dataset& data);
    const float* images() const { return images_; }
    const std::uint8_t* labels() const { return labels_; }

  private:
    Buffer<float> image_copy_;
    Buffer<std::uint8_t> label_copy_;
    const float* images_;
    const std::uint8_t* labels_;
};

/// A part of a batch.
struct Share {
    int first = 0, rows = 0;
};

/// What may be added to the loop; by default nothing.
class TrainingObserver {
  public:
    virtual ~TrainingObserver() = default;
    /// An epoch's order is drawn, its first step comes.
    virtual void epoch_begins() {}
    /// What this process learns of a batch of `rows`: all, unless several train one network.
    virtual Share share(int rows) const { return {0, rows}; }
    /// The gradients are found, no weight has moved: several processes average them here.
    virtual void gradients_found() {}
    /// A step is done. @return false to stop the training here
    virtual bool step_ends() { return true; }
    /// An epoch is done; the training stands before the next one. @return false to stop here
    virtual bool epoch_ends() { return true; }
};

/// Where a training is, between two steps: with the weights and Adam's means, all it takes to go
/// on.
struct TrainingPlace {
    int epoch = 1;          ///< the epoch that runs, from 1
    std::int64_t done = 0;  ///< images of this epoch that were learnt from
    std::int64_t step = 0;  ///< steps done in all
    Random random{0};       ///< as it was before this epoch's images were shuffled
};

/// A network that learns from a data set. Everything is queued on the stage's device: a step waits
/// for nothing.
class Training {
  public:
    /// `batch` images are a step; the last one of an epoch may have fewer.
    Training(Operations& operations, Mlp& network, const Dataset& data, int batch,
             const AdamSettings& adam, const TrainingPlace& place);

    /// Trains from where it is to the end of that epoch.
    void run(int epochs, TrainingObserver& observer);

    const TrainingPlace& place() const { return place_; }
    /// The order of the running epoch's images.
    const std::vector<int>& order() const { return order_; }
    /// The loss and the predicted class of every image of the epoch so far, in that order, on the
    /// device.
    const Buffer<float>& losses() const { return losses_; }
    const Buffer<std::uint8_t>& predicted() const { return predicted_; }

  private:
    void find_gradients(std::int64_t first, int rows, int batch);

    Operations& operations_;
    Mlp& network_;
    PlacedImages images_;
    int count_, batch_;
    AdamSettings adam_;
    TrainingPlace place_;
    std::vector<int> order_;
    Buffer<int> order_on_device_;
    Buffer<float> losses_;
    Buffer<std::uint8_t> predicted_;
};

/// The order in which an epoch visits `count` images: Fisher–Yates, drawn from `random`.
std::vector<int> shuffled_order(int count, Random& random);

}  // namespace m2m
