#include "tools/book/charts.hpp"

#include "common/base/file.hpp"
#include "common/picture/svg.hpp"
#include "tools/book/command.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <map>

namespace m2m::book {

namespace {

// The mean of each window of steps: a batch of 32 images gives a loss too noisy to look at.
Series smoothed(const std::string& name, const std::vector<float>& losses) {
    const std::size_t window = std::max<std::size_t>(1, losses.size() / 150);
    Series series{name, {}, {}};
    for (std::size_t first = 0; first + window <= losses.size(); first += window) {
        double sum = 0;
        for (std::size_t i = first; i < first + window; ++i) sum += static_cast<double>(losses[i]);
        series.x.push_back(static_cast<double>(first) + static_cast<double>(window) / 2);
        series.y.push_back(sum / static_cast<double>(window));
    }
    return series;
}

Series after_each_epoch(const std::string& name, const LossCurve& curve) {
    const double steps =
        static_cast<double>(curve.losses.size()) / static_cast<double>(curve.test_losses.size());
    Series series{name, {}, curve.test_losses};
    for (std::size_t epoch = 1; epoch <= curve.test_losses.size(); ++epoch)
        series.x.push_back(steps * static_cast<double>(epoch));
    return series;
}

}  // namespace

void write_stage_chart(const std::filesystem::path& file,
                       std::span<const Measurement> measurements) {
    const auto timed = [](const Measurement& row) { return row.timed() && !row.simulated; };
    const auto first = std::find_if(measurements.begin(), measurements.end(), timed);
    if (first == measurements.end()) return;
    const bool one_size = std::all_of(
        measurements.begin(), measurements.end(),
        [&](const Measurement& row) { return !timed(row) || row.size() == first->size(); });
    std::map<std::string, double> base;  // the baseline at each size
    std::string baseline;
    for (const Measurement& row : measurements) {
        if (!row.baseline || !timed(row)) continue;
        base[to_string(row.size())] = row.gflops;
        baseline = row.stage;
    }
    BarChart chart;
    chart.title = "Matrix product" + (one_size ? ", size " + to_string(first->size()) : "");
    chart.unit = "GFLOP/s";
    chart.logarithmic = true;
    std::vector<std::string> devices;
    for (const Measurement& row : measurements) {
        if (!timed(row)) continue;
        const auto slowest = base.find(to_string(row.size()));
        chart.bars.push_back(
            {row.stage + (one_size ? "" : " " + to_string(row.size())), row.gflops,
             slowest == base.end() ? "" : fmt::format("{:.1f} ×", row.gflops / slowest->second)});
        if (std::find(devices.begin(), devices.end(), row.device) == devices.end()) {
            devices.push_back(row.device);
        }
    }
    chart.caption = devices;
    if (!baseline.empty()) chart.caption.push_back("× = times " + baseline);
    chart.caption.push_back(today() + ", " + command_line());
    write_file(file, bar_chart(chart));
}

void write_loss_chart(const std::filesystem::path& file, const std::vector<LossCurve>& curves,
                      const std::string& data) {
    LineChart chart;
    chart.title = "Loss on " + data;
    chart.x_label = "step";
    chart.y_label = "cross-entropy";
    chart.logarithmic = true;
    for (const LossCurve& curve : curves) {
        if (!curve.losses.empty()) chart.series.push_back(smoothed(curve.backend, curve.losses));
        if (curve.test_losses.size() > 1) {
            chart.series.back().name += ", images it learns";
            chart.series.push_back(after_each_epoch("test images, after each epoch", curve));
        }
        chart.caption.push_back(curve.backend + ": " + curve.device);
    }
    if (chart.series.empty()) return;
    chart.caption.push_back("means over steps side by side; " + today() + ", " + command_line());
    write_file(file, line_chart(chart));
}

}  // namespace m2m::book
