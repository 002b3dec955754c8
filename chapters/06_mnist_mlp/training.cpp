// The training loop, from the first epoch to the last. Flags, checkpoints, progress and several
// ranks are in program/.
#include "chapters/06_mnist_mlp/training.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace m2m {

// [loop] An epoch takes every training image once, in a new random order, batch by batch; the last
// batch may be smaller.
void Training::run(int epochs, TrainingObserver& observer) {
    while (place_.epoch <= epochs) {
        Random random = place_.random;
        order_ = shuffled_order(count_, random);
        order_on_device_.upload(order_.data());
        observer.epoch_begins();
        while (place_.done < count_) {
            const int rows = static_cast<int>(std::min<std::int64_t>(batch_, count_ - place_.done));
            const Share mine = observer.share(rows);  // the whole batch, unless several train
            find_gradients(place_.done + mine.first, mine.rows, rows);
            observer.gradients_found();
            network_.update(adam_, ++place_.step);
            place_.done += rows;
            if (!observer.step_ends()) return;
        }
        place_ = {place_.epoch + 1, 0, place_.step, random};
        if (!observer.epoch_ends()) return;
    }
}

// [gradients] Draws the images at the epoch's places `first` and on, runs them forward, and goes back
// from the mean loss of `batch` images, of which these are a part, to every weight.
void Training::find_gradients(std::int64_t first, int rows, int batch) {
    if (rows == 0) return network_.clear_gradients();  // fewer images than ranks
    operations_.gather(rows, network_.inputs(), order_on_device_.data() + first, images_.images(),
                       images_.labels(), network_.batch(), network_.labels());
    network_.forward_and_backward(rows, losses_.data() + first, predicted_.data() + first, batch);
}

// [shuffle] Fisher–Yates: every order is equally likely, and the seed decides which.
std::vector<int> shuffled_order(int count, Random& random) {
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

// [end]
Training::Training(Operations& operations, Mlp& network, const Dataset& data, int batch,
                   const AdamSettings& adam, const TrainingPlace& place)
    : operations_(operations),
      network_(network),
      images_(operations, data),
      count_(data.count()),
      batch_(batch),
      adam_(adam),
      place_(place),
      order_on_device_(operations, data.labels.size()),
      losses_(operations, data.labels.size()),
      predicted_(operations, data.labels.size()) {}

PlacedImages::PlacedImages(Operations& operations, const Dataset& data)
    : images_(data.images.data()), labels_(data.labels.data()) {
    if (operations.in_host_memory()) return;
    image_copy_ = Buffer<float>(operations, data.images.data(), data.images.size());
    label_copy_ = Buffer<std::uint8_t>(operations, data.labels.data(), data.labels.size());
    images_ = image_copy_.data();
    labels_ = label_copy_.data();
}

}  // namespace m2m
