#include "chapters/06_mnist_mlp/program/calibration.hpp"

#include "common/base/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace m2m {

Calibration calibrate(const std::vector<Reading>& readings) {
    constexpr int bins = 10;
    Calibration found;
    found.count = static_cast<std::int64_t>(readings.size());
    for (int i = 0; i < bins; ++i)
        found.bins.push_back({static_cast<double>(i) / bins, static_cast<double>(i + 1) / bins});
    for (const Reading& reading : readings) {
        if (!(reading.confidence >= 0 && reading.confidence <= 1))
            throw UsageError(fmt::format("a confidence of {} is not in 0 … 1", reading.confidence));
        ReliabilityBin& bin = found.bins[static_cast<std::size_t>(
            std::min(bins - 1, static_cast<int>(reading.confidence * bins)))];
        ++bin.count;
        bin.right += reading.right;
        bin.confidence_sum += reading.confidence;
    }
    bool good = true;
    for (auto bin = found.bins.rbegin(); bin != found.bins.rend(); ++bin) {
        if (bin->count == 0) continue;
        good = good && bin->accuracy() >= wanted_accuracy;
        if (good) found.unsure_below = bin->from;
        found.expected_error += std::abs(bin->accuracy() - bin->confidence()) *
                                static_cast<double>(bin->count) / static_cast<double>(found.count);
    }
    return found;
}

Calibration calibrate(const Weights& weights, const Dataset& data) {
    if (weights.sizes().front() != data.images.cols()) {
        throw Error(fmt::format("this network reads {} values, the images of {} have {}",
                                weights.sizes().front(), data.name, data.images.cols()));
    }
    std::vector<Reading> readings;
    for (int i = 0; i < data.count(); ++i) {
        const Prediction read =
            predict(weights, data.images.data() + static_cast<std::size_t>(i) * data.images.cols());
        const auto label = static_cast<std::size_t>(read.label);
        readings.push_back({std::min(1.0, static_cast<double>(read.probabilities[label])),
                            read.label == data.labels[static_cast<std::size_t>(i)]});
    }
    return calibrate(readings);
}

void print_calibration(std::ostream& out, const Calibration& calibration) {
    out << "  confidence   images    right  accuracy  mean confidence\n";
    for (const ReliabilityBin& bin : calibration.bins) {
        if (bin.count == 0) continue;
        out << fmt::format("{:3.0f} to {:3.0f} %  {:7}  {:7}  {:6.2f} %         {:6.2f} %\n",
                           100 * bin.from, 100 * bin.to, bin.count, bin.right, 100 * bin.accuracy(),
                           100 * bin.confidence());
    }
    out << fmt::format(
        "Expected calibration error: {:.2f} %.\n"
        "Unsure below {:.0f} %: from there on, at least {:.0f} % of every row are right.\n",
        100 * calibration.expected_error, 100 * calibration.unsure_below, 100 * wanted_accuracy);
}

nlohmann::ordered_json to_json(const Calibration& calibration) {
    nlohmann::ordered_json bins = nlohmann::ordered_json::array();
    for (const ReliabilityBin& bin : calibration.bins) {
        bins.push_back({{"from", bin.from},
                        {"to", bin.to},
                        {"count", bin.count},
                        {"right", bin.right},
                        {"accuracy", bin.accuracy()},
                        {"confidence", bin.confidence()}});
    }
    return {{"bins", bins},
            {"count", calibration.count},
            {"expected_calibration_error", calibration.expected_error},
            {"wanted_accuracy", wanted_accuracy},
            {"unsure_below", calibration.unsure_below}};
}

}  // namespace m2m
