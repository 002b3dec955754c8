// ./book without a command: is every stage right, how fast is it, and does the network learn on it?
#include "chapters/06_mnist_mlp/program/train_program.hpp"
#include "chapters/stages.hpp"
#include "common/base/file.hpp"
#include "common/base/machine.hpp"
#include "common/base/project.hpp"
#include "common/data/dataset.hpp"
#include "common/device/device.hpp"
#include "common/measure/measure.hpp"
#include "tools/book/charts.hpp"
#include "tools/book/command.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <iostream>
#include <memory>
#include <vector>

namespace m2m::book {

namespace {

// From the simplest product to the vendor's: the loss curves lie on each other, the times do not.
constexpr const char* trained_stages[] = {"serial/ikj", "openmp/simd", "cuda/tiled",
                                          "cublas/sgemm"};
constexpr int epochs = 2;

std::vector<Measurement> measure_all(std::ostream& text) {
    text << "1. Is every stage right, and how fast is it?\n\n" << std::flush;
    BenchOptions options;
    options.stages = stages();
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    options.before = [terminal](const Stage& stage, Size size) {
        if (terminal)
            fmt::print(stderr, "\r\033[Kverifying and timing {} at {} …", stage.name,
                       to_string(size));
    };
    options.after = [terminal](const Measurement&) {
        if (terminal) fmt::print(stderr, "\r\033[K");
    };
    auto measurements = run_bench(options);
    print_table(text, measurements);
    return measurements;
}

std::vector<TrainReport> train_all(std::ostream& text, const std::string& data_dir) {
    const std::string data = default_dataset(data_dir);
    text << fmt::format(
        "\n2. The same network on several back ends: 784 → 128 → 10 on {}, {} epochs, batch 32, "
        "seed 1\n",
        data, epochs);
    if (data == "digits" && data_dir.empty())
        text << "   (drawn digits, because MNIST is not here: ./book data fetch mnist downloads "
                "it)\n";
    text << "\n" << std::flush;
    std::vector<TrainReport> reports;
    for (const char* name : trained_stages) {
        TrainRequest request;
        request.data = data;
        request.data_dir = data_dir;
        request.options.backend = name;
        request.options.epochs = epochs;
        if (request.options.backend == "openmp/simd")
            request.options.save = project_root() / "out" / "weights.safetensors";
        reports.push_back(run_training(request));
    }
    text << fmt::format("\n{:<14} {:>13} {:>15}   {}\n", "back end", "test accuracy",
                        "time per epoch", "device");
    for (const TrainReport& report : reports) {
        const bool simulated =
            find_stage(report.options.backend).where == Where::device && device_simulated();
        const bool timed = build_measures_speed() && !simulated;
        text << fmt::format(
            "{:<14} {:>11.2f} % {:>15}   {}\n", report.options.backend,
            100 * report.result.test.accuracy(),
            timed ? fmt::format("{:.2f} s", report.result.epochs.back().seconds) : "–",
            report.result.device);
    }
    return reports;
}

}  // namespace

int run_main_job(const MainJobOptions& options) {
    auto& text = options.json.text();
    const auto out = project_root() / "out";
    text << "matmul-to-mnist on " << cpu_device_name() << "; CUDA device: "
         << (device_present() ? cuda_device_name() : "none: " + why_no_device()) << "\n\n";
    if (!options.data_dir.empty())  // say before minutes of measuring that nothing is there
        load_dataset(default_dataset(options.data_dir), options.data_dir);
    const auto measurements = measure_all(text);
    const auto trainings = train_all(text, options.data_dir);

    nlohmann::ordered_json report{{"command", command_line()},
                                  {"date", today()},
                                  {"cpu", cpu_device_name()},
                                  {"stages", to_json(std::span(measurements))},
                                  {"trainings", nlohmann::ordered_json::array()}};
    std::vector<LossCurve> curves;
    for (const TrainReport& training : trainings) {
        report["trainings"].push_back(to_json(training));
        curves.push_back(
            {training.options.backend, training.result.device, training.result.step_losses});
    }
    write_file(out / "report.json", report.dump(2) + "\n");
    write_stage_chart(out / "stages.svg", measurements);
    write_loss_chart(out / "loss.svg", curves, trainings.front().data);
    options.json.write(report);
    text << "\nWritten: " << (out / "report.json").string()
         << ", stages.svg, loss.svg, weights.safetensors\n"
         << "Next: ./book run 01 runs the first chapter's program; its text is "
            "chapters/01_serial/README.md.\n";
    return 0;
}

}  // namespace m2m::book
