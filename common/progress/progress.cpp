// The three ways to watch a training: bar, lines, JSON lines.
#include "common/progress/progress.hpp"

#include "common/base/timer.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace m2m {

std::string duration_text(double seconds) {
    if (!(seconds >= 0) || seconds > 1e7) return "?";
    const long whole = std::lround(seconds);
    if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string about_text(double seconds) {
    if (!(seconds >= 0) || seconds > 1e9) return "?";
    if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
    if (seconds < 119.5) return fmt::format("{:.0f} s", seconds);
    if (seconds < 7170) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

namespace {

std::string estimate_line(const ProgressEstimate& estimate) {
    return fmt::format("about {} an epoch here, {} for what is left",
                       about_text(estimate.seconds_per_epoch), about_text(estimate.seconds));
}

std::string epoch_line(const ProgressEpoch& epoch, Speed speed) {
    std::string line = fmt::format("epoch {}/{}  loss {:.4f}  train {:.2f} %  test {:.2f} %",
                                   epoch.epoch, epoch.epochs, epoch.loss,
                                   100 * epoch.train_accuracy, 100 * epoch.test_accuracy);
    if (speed != Speed::hidden) line += fmt::format("  {:.2f} s", epoch.seconds);
    if (speed == Speed::shown) line += fmt::format("  {:.0f} images/s", epoch.images_per_second);
    return line;
}

std::string start_line(const ProgressStart& start) {
    return fmt::format("{} ({}): {} {}", start.title, start.device, start.epochs,
                       start.epochs == 1 ? "epoch" : "epochs");
}

class Bar : public Progress {
  public:
    Bar(std::FILE* out, int width, Speed speed) : out_(out), width_(width), speed_(speed) {}
    ~Bar() override { clear(); }

    void start(const ProgressStart& start) override {
        fmt::print(out_, "{}\n", start_line(start));
        std::fflush(out_);
    }
    void estimate(const ProgressEstimate& estimate) override {
        clear();
        fmt::print(out_, "{}\n", estimate_line(estimate));
        std::fflush(out_);
    }
    void update(const ProgressState& state) override {
        if (drawn_ && since_drawn_.seconds() < 0.1) return;
        since_drawn_.reset();
        std::string text = fmt::format("] loss {:.4f}  {:.2f} %", state.loss, 100 * state.accuracy);
        if (speed_ == Speed::shown)
            text += fmt::format("  {:.0f} images/s", state.images_per_second);
        text += "  " + duration_text(state.seconds_left) + " left";
        const std::string label = fmt::format("{}/{} [", state.epoch, state.epochs);
        // A line that wraps could not be redrawn in place: the bar gives way first, then the text.
        const int room = width_ - 1 - static_cast<int>(label.size() + text.size());
        const int cells = std::clamp(room, 4, 30);
        const int full =
            static_cast<int>(std::lround(std::clamp(state.epoch_done, 0.0, 1.0) * cells));
        std::string line = label + std::string(full, '#') + std::string(cells - full, '.') + text;
        if (static_cast<int>(line.size()) > width_ - 1) line.resize(std::max(0, width_ - 1));
        fmt::print(out_, "\r\x1b[K{}", line);
        std::fflush(out_);
        drawn_ = true;
    }
    void epoch(const ProgressEpoch& epoch) override {
        clear();
        fmt::print(out_, "{}\n", epoch_line(epoch, speed_));
        std::fflush(out_);
    }
    void finish() override { clear(); }

  private:
    void clear() {
        if (!drawn_) return;
        fmt::print(out_, "\r\x1b[K");
        std::fflush(out_);
        drawn_ = false;
    }
    std::FILE* out_;
    int width_;
    Speed speed_;
    bool drawn_ = false;
    Timer since_drawn_;
};

class Lines : public Progress {
  public:
    Lines(std::FILE* out, Speed speed) : out_(out), speed_(speed) {}
    void start(const ProgressStart& start) override { print(start_line(start)); }
    void estimate(const ProgressEstimate& estimate) override { print(estimate_line(estimate)); }
    void update(const ProgressState& state) override {
        if (since_line_.seconds() < 10) return;
        print(fmt::format("epoch {}/{}  {:.0f} % done  loss {:.4f}  train {:.2f} %  {} left",
                          state.epoch, state.epochs, 100 * state.epoch_done, state.loss,
                          100 * state.accuracy, duration_text(state.seconds_left)));
    }
    void epoch(const ProgressEpoch& epoch) override { print(epoch_line(epoch, speed_)); }

  private:
    void print(const std::string& line) {
        fmt::print(out_, "{}\n", line);
        std::fflush(out_);
        since_line_.reset();
    }
    std::FILE* out_;
    Speed speed_;
    Timer since_line_;
};

using Json = nlohmann::ordered_json;

class JsonLines : public Progress {
  public:
    JsonLines(std::FILE* out, Speed speed) : out_(out), speed_(speed) {}
    void start(const ProgressStart& start) override {
        print({{"event", "start"},
               {"title", start.title},
               {"device", start.device},
               {"epochs", start.epochs},
               {"steps", start.steps}});
    }
    void estimate(const ProgressEstimate& estimate) override {
        print({{"event", "estimate"},
               {"seconds_per_epoch", estimate.seconds_per_epoch},
               {"seconds", estimate.seconds}});
    }
    void update(const ProgressState& state) override {
        if (since_line_.seconds() < 0.5) return;
        print(
            {{"event", "update"},
             {"epoch", state.epoch},
             {"epochs", state.epochs},
             {"step", state.step},
             {"steps", state.steps},
             {"loss", state.loss},
             {"train_accuracy", state.accuracy},
             {"images_per_second", speed_ == Speed::shown ? Json(state.images_per_second) : Json()},
             {"seconds_left", state.seconds_left}});
    }
    void epoch(const ProgressEpoch& epoch) override {
        print({{"event", "epoch"},
               {"epoch", epoch.epoch},
               {"epochs", epoch.epochs},
               {"loss", epoch.loss},
               {"train_accuracy", epoch.train_accuracy},
               {"test_accuracy", epoch.test_accuracy},
               {"seconds", speed_ != Speed::hidden ? Json(epoch.seconds) : Json()},
               {"images_per_second",
                speed_ == Speed::shown ? Json(epoch.images_per_second) : Json()}});
    }
    void finish() override { print({{"event", "finish"}}); }

  private:
    void print(const Json& object) {
        fmt::print(out_, "{}\n", object.dump());
        std::fflush(out_);
        since_line_.reset();
    }
    std::FILE* out_;
    Speed speed_;
    Timer since_line_;
};

int terminal_width(std::FILE* out) {
    winsize size{};
    return ::ioctl(::fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

std::unique_ptr<Progress> make_progress_bar(std::FILE* out, int width, Speed speed) {
    return std::make_unique<Bar>(out, width, speed);
}

std::unique_ptr<Progress> make_progress_lines(std::FILE* out, Speed speed) {
    return std::make_unique<Lines>(out, speed);
}

std::unique_ptr<Progress> make_progress_json(std::FILE* out, Speed speed) {
    return std::make_unique<JsonLines>(out, speed);
}

std::unique_ptr<Progress> make_progress(std::FILE* out, Speed speed) {
    if (::isatty(::fileno(out))) return make_progress_bar(out, terminal_width(out), speed);
    return make_progress_lines(out, speed);
}

}  // namespace m2m
