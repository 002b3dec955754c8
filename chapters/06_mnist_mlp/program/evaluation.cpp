#include "chapters/06_mnist_mlp/program/evaluation.hpp"

#include "chapters/stages.hpp"
#include "common/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace m2m {

namespace {

std::vector<int> in_order(int count) {
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

}  // namespace

double Confusion::accuracy() const {
    std::int64_t right = 0, all = 0;
    for (int truth = 0; truth < classes; ++truth) right += at(truth, truth);
    for (const std::int64_t count : counts) all += count;
    return all > 0 ? static_cast<double>(right) / static_cast<double>(all) : 0.0;
}

Evaluator::Evaluator(Operations& operations, const Dataset& data)
    : operations_(operations),
      data_(data),
      placed_(operations, data),
      order_(operations, in_order(data.count()).data(), data.labels.size()),
      losses_(operations, data.labels.size()),
      predicted_(operations, data.labels.size()) {}

Evaluation Evaluator::run(const Weights& weights) {
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

void require_fitting(const Dataset& data, int inputs, int classes) {
    if (data.count() == 0) throw Error("the data set '" + data.name + "' has no images");
    if (data.images.rows() != data.count())
        throw Error("the data set '" + data.name + "' has " + std::to_string(data.images.rows()) +
                    " images and " + std::to_string(data.count()) + " labels");
    if (data.images.cols() != inputs) {
        throw Error(fmt::format("the images of '{}' have {} pixels, the network reads {}",
                                data.name, data.images.cols(), inputs));
    }
    for (std::size_t i = 0; i < data.labels.size(); ++i) {
        if (data.labels[i] < classes) continue;
        throw Error(fmt::format("label {} of '{}' is {}; the network has {} classes", i, data.name,
                                data.labels[i], classes));
    }
}

Evaluation evaluate(const std::string& backend, const Weights& weights, const Dataset& data) {
    if (weights.layers.empty()) throw Error("a network without layers cannot be evaluated");
    require_fitting(data, weights.layers.front().in, weights.layers.back().out);
    const std::unique_ptr<Operations> operations = make_operations(find_stage(backend));
    return Evaluator(*operations, data).run(weights);
}

}  // namespace m2m
