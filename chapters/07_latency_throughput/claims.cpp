// From measurements to verdicts: claims 2 and 3.
#include "chapters/07_latency_throughput/claims.hpp"

#include "chapters/07_latency_throughput/jobs.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"
#include "common/device/device.hpp"
#include "common/measure/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace m2m::jobs {

namespace {

constexpr double giga = 1e9, micro = 1e-6;

std::string time_text(double seconds) {
    if (seconds < 1e-3) return fmt::format("{:.3g} us", seconds / 1e-6);
    return fmt::format("{:.3g} ms", seconds / 1e-3);
}

// [time] Seconds of the fastest of several runs: an interruption can only make a run slower.
template <class Work>
double fastest(double seconds, Work work) {
    work();  // warm-up: pages touched, threads awake
    double best = 1e300;
    int runs = 0;
    Timer whole;
    do {
        Timer timer;
        work();
        best = std::min(best, timer.seconds());
    } while (++runs < 3 || whole.seconds() < seconds);
    return best;
}

// Runs of jobs on one device, each verified; seconds of the fastest.
double time_cpu(std::size_t count, int steps, int threads, double seconds) {
    std::vector<float> results(count);
    const double best =
        fastest(seconds, [&] { run_on_cpu(count, steps, threads, results.data()); });
    verify(count, steps, results.data(), "the CPU");
    return best;
}

double time_gpu(GpuJobs& gpu, std::size_t count, int steps, double seconds) {
    std::vector<float> results(count);
    const double best = fastest(seconds, [&] { gpu.run(count, steps, results.data()); });
    verify(count, steps, results.data(), "the GPU");
    return best;
}

// A real GPU is timed. A simulated one has to be right, and no more.
bool gpu_is_timed() {
    return device_present() && !device_simulated();
}

Figure gpu_figure(std::string what, double value, std::string unit) {
    const std::string why = why_no_device();
    if (!why.empty()) return Figure::unknown(std::move(what), std::move(unit), why);
    return Figure::speed(std::move(what), value, std::move(unit), on_gpu());
}

void check_simulated_jobs() {
    GpuJobs gpu(1000);
    std::vector<float> results(1000);
    gpu.run(1000, 10, results.data());
    verify(1000, 10, results.data(), "the simulated GPU");
    launch_empty_kernels(1);
}

}  // namespace

// ---- claim 2 ----

Verdict judge_threads(const Figure& cpu_one, const Figure& gpu_one, const Figure& cpu_all,
                      const Figure& gpu_all) {
    const Figure all[] = {cpu_one, gpu_one, cpu_all, gpu_all};
    for (const Figure& figure : all) {
        if (!figure.value()) return Verdict::from(all, Outcome::not_measurable, "");
    }
    const double one = *gpu_one.value() / *cpu_one.value(),
                 many = *gpu_all.value() / *cpu_all.value();
    const auto outcome = [](std::span<const double> value) {
        const double thread = value[1] / value[0], whole = value[3] / value[2];
        return thread > 1.5 || whole < 1     ? Outcome::refuted
               : thread <= 1.1 && whole >= 2 ? Outcome::confirmed
                                             : Outcome::depends;
    };
    return judge_at_ends(all, outcome,
                         fmt::format("a GPU thread is {:.2g} times as fast as a CPU thread, the "
                                     "whole GPU {:.3g} times as fast as the whole CPU",
                                     one, many));
}

ClaimReport measure_threads(const ClaimOptions& options) {
    constexpr int long_chain = 1 << 20, chain = 10000;
    constexpr std::size_t many = 1 << 14, very_many = 1 << 20;
    const int threads = cpu_threads();
    // One job, a chain of a million steps; then many jobs.
    const double cpu_one = long_chain / time_cpu(1, long_chain, 1, options.seconds);
    const double cpu_all = double(many) * chain / time_cpu(many, chain, threads, options.seconds);
    double gpu_one = 0, gpu_all = 0;
    if (gpu_is_timed()) {
        GpuJobs gpu(very_many);
        gpu_one = long_chain / time_gpu(gpu, 1, long_chain, options.seconds);
        gpu_all = double(very_many) * chain / time_gpu(gpu, very_many, chain, options.seconds);
    } else if (device_present()) {
        check_simulated_jobs();
    }
    const std::string unit = "Gsteps/s";
    const Figure one = Figure::speed("one CPU thread", cpu_one / giga, unit, on_cpu(1)),
                 all = Figure::speed("all CPU threads and lanes", cpu_all / giga, unit,
                                     on_cpu(threads)),
                 on_gpu_one = gpu_figure("one GPU thread", gpu_one / giga, unit),
                 on_gpu_all = gpu_figure("all GPU threads", gpu_all / giga, unit);
    std::vector<Figure> figures = {one, on_gpu_one, all, on_gpu_all};
    std::vector<std::string> remarks;
    if (!on_gpu_all.value()) {
        // A step waits 4 cycles for the one before; many threads start one per lane and
        // cycle.
        const GpuPart& t4 = find_gpu_part("T4");
        const double t4_one = t4.boost_hz / 4, t4_all = t4.peak_flops() / 2;
        figures.push_back(Figure::model("one thread of an NVIDIA T4", t4_one / giga, unit,
                                        "NVIDIA T4", "1.59 GHz / 4 cycles (Jia et al. 2019)"));
        figures.push_back(Figure::model("all of an NVIDIA T4", t4_all / giga, unit, "NVIDIA T4",
                                        "2560 lanes x 1.59 GHz (product brief, 2020)"));
        if (one.value() && all.value()) {
            remarks.push_back(fmt::format(
                "by its data, a T4's thread would be {:.2f} times as fast as this CPU's, and the "
                "whole T4 {:.0f} times as fast as this whole CPU; no GPU was measured",
                t4_one / cpu_one, t4_all / cpu_all));
        }
    }
    return {
        "a multiply-add takes about 4 cycles on either side, so one thread is as fast as its "
        "clock: "
        "the CPU's wins by 2 or 3; thousands of lanes outweigh that many times over",
        figures, judge_threads(one, on_gpu_one, all, on_gpu_all), remarks};
}

// ---- claim 3 ----

Verdict judge_latency_and_throughput(const Figure& cpu_first, const Figure& gpu_first,
                                     const Figure& cpu_rate, const Figure& gpu_rate) {
    const Figure all[] = {cpu_first, gpu_first, cpu_rate, gpu_rate};
    for (const Figure& figure : all) {
        if (!figure.value()) return Verdict::from(all, Outcome::not_measurable, "");
    }
    const double wait = *gpu_first.value() / *cpu_first.value(),
                 rate = *gpu_rate.value() / *cpu_rate.value();
    const auto outcome = [](std::span<const double> value) {
        const double longer = value[1] / value[0], more = value[3] / value[2];
        return longer < 1 || more < 1       ? Outcome::refuted
               : longer >= 1.5 && more >= 2 ? Outcome::confirmed
                                            : Outcome::depends;
    };
    return judge_at_ends(all, outcome,
                         fmt::format("the GPU's first result takes {:.3g} times as long, and of a "
                                     "big job it delivers {:.3g} times as much",
                                     wait, rate));
}

ClaimReport measure_latency_and_throughput(const ClaimOptions& options) {
    constexpr int steps = 1000;
    constexpr std::size_t counts[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    const int threads = cpu_threads();
    std::vector<Figure> figures;
    const auto name = [](std::size_t count) {
        return fmt::format("{} job{}", count, count == 1 ? "" : "s");
    };
    const double patience = options.seconds / 3;

    // From one job to a million, each of a thousand steps.
    double cpu_first = 0, cpu_rate = 0, gpu_first = 0, gpu_rate = 0;
    for (const std::size_t count : counts) {
        const double seconds = time_cpu(count, steps, threads, patience);
        const double rate = static_cast<double>(count) / seconds;
        if (count == 1) cpu_first = seconds;
        cpu_rate = std::max(cpu_rate, rate);
        figures.push_back(Figure::speed(name(count), rate * 1e-6, "million results/s",
                                        on_cpu(threads), "done after " + time_text(seconds)));
    }
    if (gpu_is_timed()) {
        GpuJobs gpu(counts[6]);
        for (const std::size_t count : counts) {
            const double seconds = time_gpu(gpu, count, steps, patience);
            const double rate = static_cast<double>(count) / seconds;
            if (count == 1) gpu_first = seconds;
            gpu_rate = std::max(gpu_rate, rate);
            figures.push_back(Figure::speed(name(count), rate * 1e-6, "million results/s", on_gpu(),
                                            "done after " + time_text(seconds)));
        }
    } else if (device_present()) {
        check_simulated_jobs();
    }

    // What it costs to start anything at all.
    const double wake = fastest(patience,
                                [&] {
                                    for (int i = 0; i < 100; ++i) start_cpu_threads(threads);
                                }) /
                        100;
    figures.push_back(Figure::speed("start all CPU threads", wake / micro, "us", on_cpu(threads)));
    double launch_and_wait = 0, launch = 0;
    if (gpu_is_timed()) {
        launch_and_wait = fastest(patience, [] { launch_empty_kernels(1); });
        launch = fastest(patience, [] { launch_empty_kernels(1000); }) / 1000;
    }
    figures.push_back(gpu_figure("start a kernel and wait", launch_and_wait / micro, "us"));
    figures.push_back(gpu_figure("start a kernel after another", launch / micro, "us"));

    const Figure first = Figure::speed("first result, CPU", cpu_first / micro, "us", on_cpu(1)),
                 most = Figure::speed("results of a big job, CPU", cpu_rate * 1e-6,
                                      "million results/s", on_cpu(threads)),
                 gpu_first_figure = gpu_figure("first result, GPU", gpu_first / micro, "us"),
                 gpu_most =
                     gpu_figure("results of a big job, GPU", gpu_rate * 1e-6, "million results/s");
    figures.insert(figures.end(), {first, gpu_first_figure, most, gpu_most});
    std::vector<std::string> remarks;
    if (!gpu_most.value()) {
        // 9.6 us for a kernel that runs 2.9 us, when the host waits after each.
        constexpr double launch_us = 9.6 - 2.9;
        const GpuPart& t4 = find_gpu_part("T4");
        const double t4_first = launch_us + steps * 4 / t4.boost_hz / micro,
                     t4_rate = t4.peak_flops() / 2 / steps * 1e-6;
        figures.push_back(
            Figure::model("first result, T4", t4_first, "us", "NVIDIA T4",
                          "1000 steps x 4 cycles / 1.59 GHz, and 6.7 us to start a kernel and wait "
                          "(V100; NVIDIA, Getting Started with CUDA Graphs, 2019)"));
        figures.push_back(Figure::model("results of a big job, T4", t4_rate, "million results/s",
                                        "NVIDIA T4", "2560 lanes x 1.59 GHz / 1000 steps"));
        if (first.value() && most.value()) {
            remarks.push_back(fmt::format(
                "by its data, a T4's first result would take {:.1f} times as long as this CPU's, "
                "and "
                "of a big job it would deliver {:.0f} times as much; no GPU was measured",
                t4_first / (cpu_first / micro), t4_rate / (cpu_rate * 1e-6)));
        }
    }
    return {
        "the CPU has its first result after about a microsecond, the GPU after about ten; from "
        "some thousand jobs on, the GPU delivers more",
        figures, judge_latency_and_throughput(first, gpu_first_figure, most, gpu_most), remarks};
}

}  // namespace m2m::jobs
