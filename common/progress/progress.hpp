// Progress of a training: a bar on a terminal, plain lines in a file, JSON lines for tools.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

namespace m2m {

/// What is about to run.
struct ProgressStart {
    std::string title;   ///< "MNIST on openmp/simd"
    std::string device;  ///< "Intel(R) Xeon(R) Processor, 2 threads"
    int epochs = 0;
    std::int64_t steps = 0;  ///< of the whole training
};

/// Where a training stands. Loss and accuracy are averages over the epoch so far.
struct ProgressState {
    int epoch = 0;  ///< the one that runs, from 1
    int epochs = 0;
    std::int64_t step = 0;  ///< steps done since the start of the training
    std::int64_t steps = 0;
    double epoch_done = 0;  ///< share of this epoch that is done, in [0, 1]
    double loss = 0;
    double accuracy = 0;
    double images_per_second = 0;
    double seconds_left = 0;  ///< of the whole training
};

/// How long the training will take, from its first steps.
struct ProgressEstimate {
    double seconds_per_epoch = 0;  ///< without the test after it
    double seconds = 0;            ///< for all that is left of the training
};

/// An epoch that ended.
struct ProgressEpoch {
    int epoch = 0, epochs = 0;
    double loss = 0, train_accuracy = 0, test_accuracy = 0;
    double seconds = 0, images_per_second = 0;
};

/// How much of its speed a training shows: nothing (a Debug build), how long one waited (a
/// simulated device, whose time says nothing about a GPU), or images per second too.
enum class Speed { hidden, seconds, shown };

/// Watches a training. The base class watches in silence.
class Progress {
  public:
    virtual ~Progress() = default;
    virtual void start(const ProgressStart&) {}
    /// Called once, when the training ran long enough to tell: half a second.
    virtual void estimate(const ProgressEstimate&) {}
    /// Called often; whoever shows it decides how often to show it.
    virtual void update(const ProgressState&) {}
    virtual void epoch(const ProgressEpoch&) {}
    /// The training ended, well or not: leave the terminal as it was.
    virtual void finish() {}
};

/// A bar that is redrawn in place when `out` is a terminal, plain lines otherwise.
std::unique_ptr<Progress> make_progress(std::FILE* out, Speed speed = Speed::shown);

/// The bar, whatever `out` is, `width` columns wide.
std::unique_ptr<Progress> make_progress_bar(std::FILE* out, int width, Speed speed = Speed::shown);

/// One line per epoch, and one every ten seconds in long epochs.
std::unique_ptr<Progress> make_progress_lines(std::FILE* out, Speed speed = Speed::shown);

/// One JSON object per line: {"event": "start" | "estimate" | "update" | "epoch" | "finish", …};
/// updates at most twice a second.
std::unique_ptr<Progress> make_progress_json(std::FILE* out, Speed speed = Speed::shown);

/// "1:05" or "2:03:04": how long, for people. "?" when not known (negative or not finite).
std::string duration_text(double seconds);

/// "0.8 s", "45 s", "12 min" or "3.5 h": how long, about. "?" when not known.
std::string about_text(double seconds);

}  // namespace m2m
