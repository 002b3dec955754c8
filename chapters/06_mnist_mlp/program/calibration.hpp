// How far a network's confidence can be trusted: of the images that it read with 80 to 90 %
// confidence, how many did it read right? (C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On
// Calibration of Modern Neural Networks", 2017.)
#pragma once

#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/data/dataset.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <iosfwd>
#include <vector>

namespace m2m {

/// A reading: how probable the network called its answer, and whether that was right.
struct Reading {
    double confidence = 0;
    bool right = false;
};

/// The readings whose confidence is in [from, to).
struct ReliabilityBin {
    double from = 0, to = 0;
    std::int64_t count = 0, right = 0;
    double confidence_sum = 0;

    /// The share that is right, and the mean confidence; 0 of no readings.
    double accuracy() const { return count ? static_cast<double>(right) / count : 0; }
    double confidence() const { return count ? confidence_sum / count : 0; }
};

/// A network's reliability on labelled images.
struct Calibration {
    std::vector<ReliabilityBin> bins;  ///< ten, of equal width; 1 belongs to the last one
    std::int64_t count = 0;
    /// Mean difference of accuracy and confidence over the bins, by their readings.
    double expected_error = 0;
    /// Below it, a reading is called unsure: the lowest edge of a bin from which on every bin with
    /// readings has at least `wanted_accuracy` of them right. 1 when not even the last one has.
    double unsure_below = 1;
};

/// A reading that is wrong more often than one time in ten is no reading.
constexpr double wanted_accuracy = 0.9;

/// What calibrate() gives for the book's network on MNIST's test images: book train, then book
/// predict with the option calibrate; seeds 1 to 3 agree. Below it book predict says "unsure".
constexpr double mnist_unsure_below = 0.9;

/// @throws UsageError for a confidence outside [0, 1].
Calibration calibrate(const std::vector<Reading>& readings);

/// Reads every image of `data`. @throws Error where the network reads images of another size.
Calibration calibrate(const Weights& weights, const Dataset& data);

/// The table for people, and the threshold with its rule.
void print_calibration(std::ostream& out, const Calibration& calibration);

/// bins[] (from, to, count, right, accuracy, confidence), count, expected_calibration_error,
/// wanted_accuracy, unsure_below.
nlohmann::ordered_json to_json(const Calibration& calibration);

}  // namespace m2m
