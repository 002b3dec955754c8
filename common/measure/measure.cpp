// Verify, then time, then verify that what was timed is what was verified.
#include "common/measure/measure.hpp"

#include "common/base/machine.hpp"
#include "common/base/timer.hpp"
#include "common/device/device.hpp"
#include "common/measure/in_turns.hpp"
#include "common/verify/verify.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <new>

namespace m2m {

namespace {

// A sample is as many runs as take this long, or the clock's grain and a call's cost would be
// measured instead.
constexpr double shortest_sample = 200e-6;

// Seconds for one run: the median of samples.
double time_runs(GuardedMatmul& guarded, Matmul* matmul, const MeasureOptions& options) {
    Timer timer;
    guarded.run_unchecked(matmul);  // warm-up: pages touched, threads awake, clocks up
    const double first = timer.seconds();
    const int runs = first < shortest_sample
                         ? static_cast<int>(std::ceil(shortest_sample / std::max(first, 1e-8)))
                         : 1;
    std::vector<double> samples;
    double total = 0;
    do {
        timer.reset();
        guarded.run_unchecked(matmul, runs);
        const double seconds = timer.seconds();
        samples.push_back(seconds / runs);
        total += seconds;
    } while (total < options.max_seconds && (total < options.min_seconds || samples.size() < 3));
    return median(samples);
}

Size verified_size(Size size, const MeasureOptions& options) {
    const double side = options.simulated_side;
    if (double(size.m) * size.n * size.k <= side * side * side) return size;
    const auto cut = [&](int length) { return std::min(length, options.simulated_side); };
    return {cut(size.m), cut(size.n), cut(size.k)};
}

Measurement describe(const Stage& stage, Size asked, const MeasureOptions& options) {
    Measurement result;
    result.stage = stage.name;
    result.baseline = stage.baseline;
    if (stage.where == Where::device) {
        if (!device_present()) throw Error(why_no_device());
        result.simulated = device_simulated();
        result.device = cuda_device_name();
        result.threads = result.simulated ? cpu_threads() : 0;
    } else {
        result.threads = stage.parallel ? cpu_threads() : 1;
        result.device = fmt::format("{}, {} thread{}", cpu_name(), result.threads,
                                    result.threads == 1 ? "" : "s");
    }
    const Size size = result.simulated ? verified_size(asked, options) : asked;
    result.m = size.m, result.n = size.n, result.k = size.k;
    return result;
}

}  // namespace

Measurement measure_stage(const Stage& stage, Size asked, const MeasureOptions& options) try {
    Measurement result = describe(stage, asked, options);
    const int m = result.m, n = result.n, k = result.k;
    const auto fail = [&](const std::string& what) {
        throw Error(fmt::format("{} is wrong at {}x{}x{}: {}", stage.name, m, n, k, what));
    };
    const Verification report = verify_stage(stage, m, n, k, options.seed);
    if (!report.ok) fail(fmt::format("{} ({})", report.what, to_string(report.finding)));
    result.error_over_bound = report.error_over_bound;
    if (result.simulated || !build_measures_speed()) return result;

    GuardedMatmul guarded(stage.where, m, n, k);
    guarded.set_inputs(real_inputs(stage.inputs, m, n, k, options.seed));
    const double seconds = time_runs(guarded, stage.matmul, options);
    const HostMatrix C = guarded.output();
    if (fingerprint(C.data(), C.size()) != report.fingerprint) {
        fail("the timed runs gave another result than the verified one");
    }
    result.seconds = seconds;
    result.gflops = 2.0 * m * n * k / seconds * 1e-9;
    return result;
} catch (const std::bad_alloc&) {
    throw Error(fmt::format("not enough memory for {} at {}: use a smaller size", stage.name,
                            to_string(asked)));
}

std::vector<Measurement> run_bench(const BenchOptions& options) {
    std::vector<Measurement> results;
    for (const Size size : options.sizes) {
        for (const Stage& stage : options.stages) {
            if (options.before) options.before(stage, size);
            try {
                results.push_back(measure_stage(stage, size, options.measure));
            } catch (const UsageError&) {
                throw;
            } catch (const Error& error) {
                if (!options.wrong) throw;
                options.wrong(error);
                continue;
            }
            if (options.after) options.after(results.back());
        }
    }
    return results;
}

nlohmann::ordered_json to_json(std::span<const Measurement> measurements) {
    auto rows = nlohmann::ordered_json::array();
    for (const Measurement& row : measurements) {
        rows.push_back({{"stage", row.stage},
                        {"device", row.device},
                        {"simulated", row.simulated},
                        {"m", row.m},
                        {"n", row.n},
                        {"k", row.k},
                        {"threads", row.threads},
                        {"seconds", row.timed() ? nlohmann::ordered_json(row.seconds)
                                                : nlohmann::ordered_json()},
                        {"gflops", row.timed() ? nlohmann::ordered_json(row.gflops)
                                               : nlohmann::ordered_json()},
                        {"error_over_bound", row.error_over_bound}});
    }
    return rows;
}

}  // namespace m2m
