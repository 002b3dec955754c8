#include "chapters/08_fusion/experiment.hpp"

#include "chapters/06_mnist_mlp/operations.hpp"
#include "chapters/08_fusion/jobs.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/random.hpp"
#include "common/device/device.hpp"
#include "common/measure/in_turns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <ostream>

namespace m2m::fusion {

namespace {

struct LayerSize {
    int m, n, k;
    const char* what;
};
constexpr LayerSize layers[] = {{32, 128, 784, "the trainer's first layer"},
                                {1024, 1024, 1024, "a large square layer"},
                                {8192, 2048, 16, "a shallow layer"}};
struct LossSize {
    int m, n;
};
constexpr LossSize losses[] = {{32, 10}, {200000, 10}};
constexpr int adams[] = {101770, 10000000};

/// Memory of one kind, filled with random numbers.
class Workplace {
  public:
    explicit Workplace(Where where)
        : operations_(where == Where::host ? make_cpu_operations(matmul(where))
#ifdef M2M_HOST_ONLY
                                           : throw Error("this build has no device")
#else
                                           : make_cuda_operations(matmul(where))
#endif
          ) {
    }
    Operations& operations() {
        return *operations_;
    }
    Buffer<float> reals(std::size_t count, float low = -1, float high = 1) {
        std::vector<float> values(count);
        for (float& value : values) value = random_.uniform(low, high);
        return {*operations_, values.data(), count};
    }
    Buffer<std::uint8_t> labels(std::size_t count, int classes) {
        std::vector<std::uint8_t> values(count);
        for (auto& value : values)
            value = static_cast<std::uint8_t>(random_.integer(0, classes - 1));
        return {*operations_, values.data(), count};
    }

  private:
    std::unique_ptr<Operations> operations_;
    Random random_{8};
};

std::vector<float> download(const Buffer<float>& buffer) {
    std::vector<float> values(buffer.size());
    buffer.download(values.data());
    return values;
}

// No time without a verified result. NaN is never below the bound.
void need_equal(const std::string& job, const Buffer<float>& separate, const Buffer<float>& fused,
                double bound) {
    const std::vector<float> a = download(separate), b = download(fused);
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
        if (difference <= bound) continue;
        throw Error(
            fmt::format("{}: fused and separate differ at {}: {} and {}", job, i, b[i], a[i]));
    }
}

std::size_t product(int a, int b) {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b);
}

class Comparing {
  public:
    Comparing(Where where, double seconds)
        : where_(where),
          timed_(build_measures_speed() && (where == Where::host || !device_simulated())),
          small_(where == Where::device && device_simulated()),
          seconds_(seconds),
          place_(where) {}

    Comparison layer(const LayerSize& size) {
        const int m = cut(size.m), n = cut(size.n), k = cut(size.k);
        Comparison result{
            fmt::format("bias and ReLU after {}×{} · {}×{}, {}", m, k, k, n, size.what),
            layer_traffic(m, n, k, false), layer_traffic(m, n, k, true)};
        auto A = place_.reals(product(m, k)), B = place_.reals(product(k, n));
        auto bias = place_.reals(product(1, n));
        auto one = place_.reals(product(m, n)), other = place_.reals(product(m, n));
        const auto run = [&](const Jobs& jobs, Buffer<float>& C) {
            jobs.matmul_bias_relu(m, n, k, A.data(), B.data(), bias.data(), C.data());
        };
        compare(
            result, [&] { run(separate_jobs(where_), one); },
            [&] { run(fused_jobs(where_), other); },
            [&] { need_equal(result.job, one, other, 0); });
        return result;
    }

    Comparison loss(const LossSize& size) {
        const int m = small_ ? std::min(size.m, 1000) : size.m, n = size.n;
        const auto rows = static_cast<std::size_t>(m);
        Comparison result{fmt::format("softmax, cross-entropy and gradient of {}×{} logits", m, n),
                          loss_traffic(m, n, false), loss_traffic(m, n, true)};
        auto Z = place_.reals(product(m, n), -5, 5), scratch = place_.reals(2 * rows);
        auto labels = place_.labels(rows, n);
        Buffer<std::uint8_t> predicted(place_.operations(), rows);
        Buffer<float> loss(place_.operations(), rows);
        auto one = place_.reals(product(m, n)), other = place_.reals(product(m, n));
        const auto run = [&](const Jobs& jobs, Buffer<float>& dZ) {
            jobs.softmax_cross_entropy(m, n, labels.data(), Z.data(), dZ.data(), loss.data(),
                                       predicted.data(), scratch.data());
        };
        compare(
            result, [&] { run(separate_jobs(where_), one); },
            [&] { run(fused_jobs(where_), other); },
            [&] { need_equal(result.job, one, other, 4e-7 / m); });
        return result;
    }

    Comparison adam(int weights) {
        const auto count = static_cast<std::size_t>(small_ ? std::min(weights, 20000) : weights);
        Comparison result{fmt::format("Adam, {} weights", count),
                          adam_traffic(static_cast<double>(count), false),
                          adam_traffic(static_cast<double>(count), true)};
        const AdamSettings settings;
        const std::int64_t step = 100000;  // so late that the correction for the first steps is 1
        auto g = place_.reals(count), scratch = place_.reals(count);
        const std::vector<float> start(count);
        const auto zeros = [&] { return Buffer<float>(place_.operations(), start.data(), count); };
        auto w1 = zeros(), m1 = zeros(), v1 = zeros(), w2 = zeros(), m2 = zeros(), v2 = zeros();
        compare(
            result,
            [&] {
                separate_adam(where_, count, settings, settings.learning_rate, g.data(), w1.data(),
                              m1.data(), v1.data(), scratch.data());
            },
            [&] {
                place_.operations().adam(count, settings, step, g.data(), w2.data(), m2.data(),
                                         v2.data());
            },
            [&] { need_equal(result.job, w1, w2, 1e-6); });
        return result;
    }

  private:
    // A simulated device verifies, and at small sizes: it is not timed.
    int cut(int length) const { return small_ ? std::min(length, 67) : length; }

    void compare(Comparison& result, const std::function<void()>& separate,
                 const std::function<void()>& fused, const std::function<void()>& verify) {
        const auto waited = [this](const std::function<void()>& job) {
            return [this, &job] {
                job();
                place_.operations().synchronize();
            };
        };
        const std::function<void()> both[] = {waited(separate), waited(fused)};
        for (const auto& job : both) job();
        verify();
        if (!timed_) return;
        const std::vector<Spread> times = spread_in_turns(both, seconds_);
        result.separate_spread = times[0], result.fused_spread = times[1];
        result.separate_seconds = times[0].median;
        result.fused_seconds = times[1].median;
    }

    Where where_;
    bool timed_, small_;
    double seconds_;
    Workplace place_;
};

std::string in_bytes(double bytes) {
    if (bytes >= 1e9) return fmt::format("{:.2f} GB", bytes / 1e9);
    if (bytes >= 1e6) return fmt::format("{:.1f} MB", bytes / 1e6);
    return fmt::format("{:.1f} KB", bytes / 1e3);
}

}  // namespace

std::vector<Comparison> compare_jobs(Where where, double seconds) {
    Comparing comparing(where, seconds);
    std::vector<Comparison> results;
    for (const LayerSize& size : layers) results.push_back(comparing.layer(size));
    for (const LossSize& size : losses) results.push_back(comparing.loss(size));
    for (const int weights : adams) results.push_back(comparing.adam(weights));
    return results;
}

std::vector<Figure> time_figures(std::span<const Comparison> comparisons,
                                 const MeasuredOn& device) {
    std::vector<Figure> figures;
    for (const Comparison& row : comparisons) {
        const auto note = [](const Traffic& traffic) {
            return fmt::format("{} pass{}, {}", traffic.passes.size(),
                               traffic.passes.size() == 1 ? "" : "es", in_bytes(traffic.bytes()));
        };
        const auto figure = [&](const char* way, double seconds, const Spread& spread,
                                const Traffic& traffic) {
            figures.push_back(
                Figure::speed(row.job + way, seconds * 1e6, "µs", device, note(traffic))
                    .between(spread.low * 1e6, spread.high * 1e6));
        };
        figure(": separate", row.separate_seconds, row.separate_spread, row.separate);
        figure(": fused", row.fused_seconds, row.fused_spread, row.fused);
    }
    return figures;
}

Verdict judge_fusion(std::span<const Figure> times) {
    constexpr double gain = 1.1;  // less is lost in the noise of a shared machine
    std::size_t faster = 0, undecided = 0;
    double least = HUGE_VAL, most = 0;
    for (std::size_t i = 0; i + 1 < times.size(); i += 2) {
        const Figure &separate = times[i], &fused = times[i + 1];
        const Outcome job = judge_ratio(separate, fused, {gain, gain}).outcome();
        if (job == Outcome::not_measurable)
            return Verdict::from(times, Outcome::not_measurable, "");
        const double ratio = *separate.value() / *fused.value();
        least = std::min(least, ratio);
        most = std::max(most, ratio);
        faster += job == Outcome::confirmed;
        undecided += job == Outcome::depends;
    }
    const std::size_t jobs = times.size() / 2;
    const Outcome outcome = faster == jobs                  ? Outcome::confirmed
                            : faster == 0 && undecided == 0 ? Outcome::refuted
                                                            : Outcome::depends;
    return Verdict::from(
        times, outcome,
        fmt::format("{} of {} jobs gain at least {}{}: from {:.2f} to {:.1f} times as fast; what "
                    "moves much memory and computes little gains most",
                    faster, jobs, gain,
                    undecided > 0 ? fmt::format(" ({} more in some runs)", undecided) : "", least,
                    most));
}

void print_traffic(std::ostream& out) {
    out << "Bytes moved, by a model: each pass reads its inputs and writes its output once.\n\n";
    const auto print = [&](const std::string& job, const Traffic& separate, const Traffic& fused) {
        out << fmt::format("{}\n", job);
        for (const Pass& pass : separate.passes)
            out << fmt::format("    {:<28} {:>10} read {:>10} written\n", pass.what,
                               in_bytes(pass.read), in_bytes(pass.written));
        out << fmt::format("  separate: {}; fused: {}, {:.2f} times less\n\n",
                           in_bytes(separate.bytes()), in_bytes(fused.bytes()),
                           separate.bytes() / fused.bytes());
    };
    for (const LayerSize& size : layers)
        print(fmt::format("layer with ReLU, {}: m = {}, n = {}, k = {}", size.what, size.m, size.n,
                          size.k),
              layer_traffic(size.m, size.n, size.k, false),
              layer_traffic(size.m, size.n, size.k, true));
    const LossSize& loss = losses[1];
    print(fmt::format("softmax, cross-entropy and gradient, {} rows of {}", loss.m, loss.n),
          loss_traffic(loss.m, loss.n, false), loss_traffic(loss.m, loss.n, true));
    print(fmt::format("Adam, {} weights", adams[1]), adam_traffic(adams[1], false),
          adam_traffic(adams[1], true));
}

ClaimReport measure_fusion(const ClaimOptions& options) {
    ClaimReport report{
        "Fusing saves memory traffic, not arithmetic: a lot for Adam (28 bytes a weight in place "
        "of "
        "116) and the loss, something for a shallow layer, nothing for a layer that sits in the "
        "cache or computes for long.",
        time_figures(compare_jobs(Where::host, options.seconds), on_cpu()),
        Verdict::not_measurable("")};
    if (device_present() && !device_simulated()) {
        const auto on_device = time_figures(compare_jobs(Where::device, options.seconds), on_gpu());
        report.figures.insert(report.figures.end(), on_device.begin(), on_device.end());
    } else if (device_present()) {
        compare_jobs(Where::device, options.seconds);
        report.remarks.push_back(
            "The CUDA kernels ran on the simulated device: fused and separate gave the same "
            "results. A simulated device has no speed.");
    }
    report.verdict = judge_fusion(report.figures);
    report.remarks.push_back(
        "Bytes are a model: every pass moves its arrays once. Arrays that fit a cache move less.");
    return report;
}

}  // namespace m2m::fusion
