// The pictures of the book program: measured stages as bars, losses as lines.
#pragma once

#include "common/measure/measure.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace m2m::book {

/// A bar for each timed measurement; simulated stages get none. Without any, no file is written.
void write_stage_chart(const std::filesystem::path& file,
                       std::span<const Measurement> measurements);

/// A training's losses, one for each step, and where they were computed.
struct LossCurve {
    std::string backend, device;
    std::vector<float> losses;
    std::vector<double> test_losses = {};  ///< after each epoch; none: not drawn
};

/// One line for each training, averaged over windows of steps so that the curve can be read, and
/// one for the test images' losses from the first epoch's end to the last one's.
void write_loss_chart(const std::filesystem::path& file, const std::vector<LossCurve>& curves,
                      const std::string& data);

}  // namespace m2m::book
