// What one sees of a training: bar, lines and JSON, letter by letter.
#include "common/progress/progress.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string>

namespace m2m::tests {
namespace {

/// A stream that keeps what is written to it.
class Kept {
  public:
    Kept() : stream_(::open_memstream(&text_, &size_)) {}
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    ~Kept() {
        std::fclose(stream_);
        std::free(text_);
    }
    std::FILE* stream() { return stream_; }
    std::string text() {
        std::fflush(stream_);
        return {text_, size_};
    }

  private:
    char* text_ = nullptr;
    std::size_t size_ = 0;
    std::FILE* stream_;
};

const ProgressStart start{"mnist on openmp/simd", "some CPU, 2 threads", 5, 9375};

ProgressState halfway() {
    ProgressState state;
    state.epoch = 2;
    state.epochs = 5;
    state.step = 2800;
    state.steps = 9375;
    state.epoch_done = 0.5;
    state.loss = 0.123456;
    state.accuracy = 0.9651;
    state.images_per_second = 81234.4;
    state.seconds_left = 65;
    return state;
}

const ProgressEpoch second{2, 5, 0.11449, 0.96642, 0.9706, 0.684, 88025};

void watch(Progress& progress) {
    progress.start(start);
    progress.update(halfway());
    progress.epoch(second);
    progress.finish();
}

TEST(Progress, LinesAreOnePerEpoch) {
    Kept out;
    watch(*make_progress_lines(out.stream(), Speed::shown));
    EXPECT_EQ(out.text(),
              "mnist on openmp/simd (some CPU, 2 threads): 5 epochs\n"
              "epoch 2/5  loss 0.1145  train 96.64 %  test 97.06 %  0.68 s  88025 images/s\n");
}

TEST(Progress, SaysEarlyHowLongItWillTake) {
    Kept lines, bar, json;
    make_progress_lines(lines.stream())->estimate({12.3, 61});
    EXPECT_EQ(lines.text(), "about 12 s an epoch here, 61 s for what is left\n");
    make_progress_bar(bar.stream(), 80)->estimate({0.812, 7300});
    EXPECT_EQ(bar.text(), "about 0.8 s an epoch here, 2.0 h for what is left\n");
    make_progress_json(json.stream())->estimate({12.3, 61});
    EXPECT_EQ(nlohmann::json::parse(json.text()),
              nlohmann::json::parse(
                  R"({"event": "estimate", "seconds_per_epoch": 12.3, "seconds": 61.0})"));
}

TEST(Progress, ASimulatedDeviceShowsNoRateAndADebugBuildNoTime) {
    Kept simulated, debug;
    watch(*make_progress_lines(simulated.stream(), Speed::seconds));
    watch(*make_progress_lines(debug.stream(), Speed::hidden));
    EXPECT_NE(simulated.text().find("test 97.06 %  0.68 s\n"), std::string::npos);
    EXPECT_NE(debug.text().find("test 97.06 %\n"), std::string::npos);
}

TEST(Progress, TheBarIsRedrawnInPlaceAndLeavesTheTerminalClean) {
    Kept out;
    watch(*make_progress_bar(out.stream(), 80, Speed::shown));
    EXPECT_EQ(
        out.text(),
        "mnist on openmp/simd (some CPU, 2 threads): 5 epochs\n"
        "\r\x1b[K2/5 [#############............] loss 0.1235  96.51 %  81234 images/s  1:05 left"
        "\r\x1b[Kepoch 2/5  loss 0.1145  train 96.64 %  test 97.06 %  0.68 s  88025 images/s\n");
}

TEST(Progress, TheBarNeverWraps) {
    for (int width = 1; width < 120; ++width) {
        Kept out;
        make_progress_bar(out.stream(), width, Speed::shown)->update(halfway());
        const std::string text = out.text();
        const std::size_t from = text.find("\x1b[K") + 3;
        EXPECT_LT(static_cast<int>(text.find('\r', from) - from), width);
    }
}

TEST(Progress, TheBarTakesAnyShare) {
    for (const double share : {-1.0, 0.0, 1.0, 7.0}) {
        Kept out;
        ProgressState state = halfway();
        state.epoch_done = share;
        make_progress_bar(out.stream(), 80, Speed::hidden)->update(state);
        EXPECT_NE(out.text().find(share > 0 ? "###]" : "[..."), std::string::npos);
        EXPECT_EQ(out.text().find("images/s"), std::string::npos);
    }
}

TEST(Progress, JsonIsOneObjectPerLine) {
    Kept out;
    const auto progress = make_progress_json(out.stream(), Speed::shown);
    watch(*progress);
    std::istringstream lines(out.text());
    std::vector<nlohmann::json> events;
    for (std::string line; std::getline(lines, line);)
        events.push_back(nlohmann::json::parse(line));
    ASSERT_EQ(events.size(), 3u);  // updates come at most twice a second
    EXPECT_EQ(events[0],
              nlohmann::json::parse(R"({"event": "start", "title": "mnist on openmp/simd",
        "device": "some CPU, 2 threads", "epochs": 5, "steps": 9375})"));
    EXPECT_EQ(events[1], nlohmann::json::parse(R"({"event": "epoch", "epoch": 2, "epochs": 5,
        "loss": 0.11449, "train_accuracy": 0.96642, "test_accuracy": 0.9706, "seconds": 0.684,
        "images_per_second": 88025.0})"));
    EXPECT_EQ(events[2], nlohmann::json::parse(R"({"event": "finish"})"));
}

TEST(Progress, JsonHasNullWhereASpeedWouldMislead) {
    Kept simulated, debug;
    make_progress_json(simulated.stream(), Speed::seconds)->epoch(second);
    make_progress_json(debug.stream(), Speed::hidden)->epoch(second);
    const auto one = nlohmann::json::parse(simulated.text()),
               none = nlohmann::json::parse(debug.text());
    EXPECT_EQ(one["seconds"], 0.684);
    EXPECT_TRUE(one["images_per_second"].is_null());
    EXPECT_TRUE(none["seconds"].is_null());
}

TEST(Progress, AFileGetsLinesWithoutAnyControlCharacter) {
    Kept out;
    std::FILE* file = std::tmpfile();
    ASSERT_NE(file, nullptr);
    watch(*make_progress(file));
    std::rewind(file);
    char text[400] = {};
    const std::size_t size = std::fread(text, 1, sizeof(text), file);
    std::fclose(file);
    EXPECT_GT(size, 100u);
    EXPECT_EQ(std::string(text, size).find_first_of("\r\x1b"), std::string::npos);
}

TEST(Duration, ReadsLikeAClock) {
    EXPECT_EQ(about_text(0), "0.0 s");
    EXPECT_EQ(about_text(9.96), "10 s");
    EXPECT_EQ(about_text(119.6), "2 min");
    EXPECT_EQ(about_text(7169), "119 min");
    EXPECT_EQ(about_text(7171), "2.0 h");
    EXPECT_EQ(about_text(std::numeric_limits<double>::quiet_NaN()), "?");
    EXPECT_EQ(duration_text(0), "0:00");
    EXPECT_EQ(duration_text(9.6), "0:10");
    EXPECT_EQ(duration_text(65), "1:05");
    EXPECT_EQ(duration_text(3599.4), "59:59");
    EXPECT_EQ(duration_text(7384), "2:03:04");
    EXPECT_EQ(duration_text(-1), "?");
    EXPECT_EQ(duration_text(1e9), "?");
    EXPECT_EQ(duration_text(std::numeric_limits<double>::quiet_NaN()), "?");
}

}  // namespace
}  // namespace m2m::tests
