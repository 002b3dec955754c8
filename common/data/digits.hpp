// `digits`: handwritten-looking digits, drawn by this program. The data set that needs no download.
#pragma once

#include "common/data/dataset.hpp"

#include <cstdint>

namespace m2m {

/// Draws digits in MNIST's sizes and format: strokes in several styles for each digit, with random
/// slant, width, scale, jitter and a smooth distortion, antialiased, scaled to a 20 × 20 box and
/// centred by centre of mass in 28 × 28.
///
/// Image i depends on the seed and i alone, so the result is the same for any number of threads;
/// the arithmetic is restricted to operations that IEEE 754 defines exactly, so it is the same on
/// every machine and compiler. Every class appears equally often (counts that 10 does not divide:
/// as equally as possible), in shuffled order. Training and test images are drawn with different
/// numbers. Time: about 3 seconds for 70 000 images on two cores.
/// @throws UsageError for a negative count.
DataSplits make_digits(int train_count = 60000, int test_count = 10000, std::uint64_t seed = 1);

}  // namespace m2m
