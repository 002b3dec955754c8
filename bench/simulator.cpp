// simulator: what the GPU simulator costs, a line for each thing that kernels do often, each beside
// what it may cost at most. All but the epoch on one thread.
//
//   build/cpu/bin/simulator                  a line for each; --json for programs
//   build/cpu/bin/simulator --epoch          also an epoch of training, on all threads
//
// Times are processor time, so that others who use the machine disturb less. An epoch's is the
// clock's on the wall. None of these is a GPU's speed.
#include "bench/simulator.hpp"

#include "chapters/04_shared_memory/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/process.hpp"
#include "common/base/random.hpp"
#include "common/base/timer.hpp"
#include "common/device/device.hpp"
#include "common/matrix/host_matrix.hpp"
#include "common/program/command_line.hpp"
#include "common/verify/verify.hpp"
#include "simt/execution.hpp"

#include <fmt/core.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The median of several runs; the first is a warm-up.
double median_seconds(int rounds, const std::function<void()>& work) {
    work();
    std::vector<double> seconds;
    for (int round = 0; round < rounds; ++round) {
        const double before = m2m::processor_seconds();
        work();
        seconds.push_back(m2m::processor_seconds() - before);
    }
    return median(std::move(seconds));
}

struct Row {
    std::string what;
    double measured;
    std::string unit;
    double wanted;
    bool at_least;  // else at most

    bool reached() const { return at_least ? measured >= wanted : measured <= wanted; }
};

Row tiled(int rounds, int size) {
    const m2m::Inputs inputs = m2m::integer_inputs(size, size, size, 1);
    const m2m::DeviceMatrix A(inputs.A), B(inputs.B);
    m2m::DeviceMatrix C(size, size);
    const double seconds = median_seconds(rounds, [&] {
        m2m::cuda::tiled(size, size, size, A.data(), B.data(), C.data());
        m2m::device_synchronize();
    });
    const m2m::Verification report =
        m2m::verify_exact(size, size, size, inputs.A.data(), inputs.B.data(), C.to_host().data());
    if (!report.ok) throw m2m::Error("cuda/tiled is wrong, so it has no speed: " + report.what);
    return {fmt::format("cuda/tiled, {0} x {0} x {0}", size),
            2.0 * size * size * size / seconds * 1e-9, "GFLOP/s", 2.5, true};
}

/// Nanoseconds for each of `count` operations.
double nanoseconds(int rounds, double count, const std::function<void()>& work) {
    return median_seconds(rounds, work) / count * 1e9;
}

void expect(const char* what, float expected, float value) {
    if (!(expected == value))
        throw m2m::Error(fmt::format("{} is wrong: {} instead of {}", what, value, expected));
}

std::vector<Row> operations(int rounds) {
    constexpr int threads = 256, times = 1000, often = 1 << 20;
    m2m::DeviceMatrix out(1, threads);
    const auto first = [&] { return out.to_host()(0, 0); };
    std::vector<Row> rows;

    rows.push_back({"a barrier, for each of 256 threads",
                    nanoseconds(rounds, double{threads} * times,
                                [&] { m2m::run_barriers(threads, times, out.data()); }),
                    "ns", 4, false});
    expect("the kernel with barriers", times, first());
    rows.push_back({"a warp shuffle, for each thread",
                    nanoseconds(rounds, double{threads} * times,
                                [&] { m2m::run_shuffles(threads, times, out.data()); }),
                    "ns", 25, false});
    expect("the kernel with shuffles", 31 + times, first());
    rows.push_back({"__hfma2",
                    nanoseconds(rounds, often, [&] { m2m::run_half_fma(often, out.data()); }), "ns",
                    5, false});
    expect("the kernel with __hfma2", 2.19921875f, first());
    rows.push_back({"__float2half",
                    nanoseconds(rounds, often, [&] { m2m::run_to_half(often, out.data()); }), "ns",
                    2, false});
    return rows;
}

/// A product by cuda/tiled in programs compiled for each mode, in turns.
std::vector<Row> modes(int rounds) {
    struct Mode {
        const char* name;
        std::string program;
        double at_most;  // times fast mode
        std::vector<double> seconds{};
    };
    std::vector<Mode> modes{{"fast", MODE_FAST, 0},
                            {"check", MODE_CHECK, 25}
#ifdef MODE_COUNT
                            ,
                            {"count", MODE_COUNT, 18}
#endif
    };
    for (int round = 0; round < rounds; ++round) {
        for (Mode& mode : modes) {
            const m2m::ProcessResult result = m2m::capture_process({mode.program});
            const double seconds = std::strtod(result.output.c_str(), nullptr);
            if (result.status != 0 || !(seconds > 0))
                throw m2m::Error(std::string(mode.name) + " mode failed or gave a wrong product");
            mode.seconds.push_back(seconds);
        }
    }
    std::vector<Row> rows;
    for (std::size_t i = 1; i < modes.size(); ++i)
        rows.push_back({fmt::format("{} mode, cuda/tiled, 256 x 256 x 256", modes[i].name),
                        median(modes[i].seconds) / median(modes[0].seconds), "x fast mode",
                        modes[i].at_most, false});
    return rows;
}

Row epoch() {
    const m2m::Timer timer;
    const m2m::ProcessResult result = m2m::capture_process(
        {TRAIN_PROGRAM, "--backend", "cuda/tiled", "--data", "mnist", "--epochs", "1"});
    if (result.status != 0) throw m2m::Error("training failed; try " TRAIN_PROGRAM);
    return {"an epoch on MNIST by cuda/tiled, all threads", timer.seconds(), "s", 7, false};
}

void run(int rounds, int size, bool with_epoch, const m2m::JsonOption& json) {
    if (!m2m::build_measures_speed())
        throw m2m::Error("no speed from " + m2m::why_no_speed() +
                         ": configure with CMAKE_BUILD_TYPE=Release");
    std::vector<Row> rows{};
    if (with_epoch) rows.push_back(epoch());  // before this process is told to use one thread
    ::setenv("SIMT_THREADS", "1", 1);
    ::setenv("OMP_NUM_THREADS", "1", 1);
    ::setenv("SIMT_COUNT_BLOCKS", "all", 1);
    simt::execution_options().workers = 1;
    rows.push_back(tiled(rounds, size));
    for (Row& row : modes(rounds)) rows.push_back(std::move(row));
    for (Row& row : operations(rounds)) rows.push_back(std::move(row));

    std::ostream& out = json.text();
    fmt::print(out, "The simulator on {}; medians of {}. Not a GPU's speed.\n\n", m2m::cpu_name(),
               rounds);
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (const Row& row : rows) {
        fmt::print(out, "{:<45} {:>8.2f} {:<11} {} {:<4g} {}\n", row.what, row.measured, row.unit,
                   row.at_least ? "at least" : "at most ", row.wanted,
                   row.reached() ? "reached" : "MISSED");
        values.push_back({{"what", row.what},
                          {"measured", row.measured},
                          {"unit", row.unit},
                          {row.at_least ? "at_least" : "at_most", row.wanted}});
    }
    json.write({{"cpu", m2m::cpu_name()}, {"rounds", rounds}, {"rows", values}});
}

}  // namespace

int main(int argc, char** argv) {
    int rounds = 7, size = 1000;
    bool with_epoch = false;
    m2m::Command app("What the GPU simulator costs, beside what it may cost at most", "simulator");
    app.add_number("--rounds", rounds, 1, 1000, "runs for each line; medians are printed")
        ->show_default();
    app.add_number("--size", size, 1, 8192, "of the product by cuda/tiled")->show_default();
    app.add_flag("--epoch", with_epoch, "also an epoch of training on MNIST");
    m2m::JsonOption json;
    json.add_to(app);
    return m2m::run_program(app, argc, argv, [&] {
        run(rounds, size, with_epoch, json);
        return 0;
    });
}
