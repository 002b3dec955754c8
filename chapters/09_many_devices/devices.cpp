#include "chapters/09_many_devices/devices.hpp"

#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "chapters/09_many_devices/ranks.hpp"
#include "chapters/09_many_devices/teams.hpp"
#include "common/base/error.hpp"
#include "common/data/digits.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>
#include <sstream>

namespace m2m {

namespace {

TrainOptions twenty_steps() {
    TrainOptions options;
    options.backend = "cuda/tiled";
    options.hidden = {32};
    options.epochs = 3;
    options.stop_after_steps = 20;
    return options;
}

}  // namespace

std::vector<DeviceRow> list_devices() {
    std::vector<DeviceRow> rows;
    for (int number = 0; number < device_count(); ++number) {
        cudaDeviceProp properties{};
        CUDA_CHECK(cudaGetDeviceProperties(&properties, number));
        rows.push_back({number, properties.name,
                        fmt::format("{}.{}", properties.major, properties.minor),
                        properties.multiProcessorCount,
                        static_cast<double>(properties.totalGlobalMem) / (1024.0 * 1024 * 1024)});
    }
    return rows;
}

DevicesMeasurement measure_devices() {
    DevicesMeasurement measured;
    measured.devices = list_devices();
    measured.simulated = device_simulated();
    if (measured.devices.empty()) {
        measured.why_not_together = why_no_device();
        return measured;
    }
    const DataSplits data = make_digits(256, 10);
    Progress silent;
    std::vector<float> first;
    measured.each_gives_the_same = true;
    for (const DeviceRow& row : measured.devices) {
        TrainOptions options = twenty_steps();
        options.device = row.number;
        std::ostringstream log;
        options.placement = &log;
        const TrainResult alone = train(options, data, silent);
        if (first.empty()) first = alone.step_losses;
        if (alone.step_losses != first) measured.each_gives_the_same = false;
        measured.placement.clear();
        std::istringstream lines(log.str());
        for (std::string line; std::getline(lines, line);) measured.placement.push_back(line);
    }
    measured.why_not_together = why_no_nccl();
    if (measured.devices.size() < 2)
        measured.why_not_together = "there is one device: nothing to share a batch with";
    if (!measured.why_not_together.empty()) return measured;

    std::vector<int> numbers;
    for (const DeviceRow& row : measured.devices) numbers.push_back(row.number);
    std::vector<std::vector<float>> losses(numbers.size());
    run_on_devices(numbers, [&](Team& team) {
        TrainOptions options = twenty_steps();
        options.device = numbers[static_cast<std::size_t>(team.rank())];
        Progress quiet;
        losses[static_cast<std::size_t>(team.rank())] =
            train(options, data, quiet, &team).step_losses;
    });
    measured.together_differs = 0;
    for (const std::vector<float>& rank : losses)
        measured.together_differs =
            std::max(measured.together_differs, largest_difference(rank, first));
    return measured;
}

nlohmann::ordered_json to_json(const DevicesMeasurement& measurement) {
    auto devices = nlohmann::ordered_json::array();
    for (const DeviceRow& row : measurement.devices) {
        devices.push_back({{"number", row.number},
                           {"name", row.name},
                           {"compute_capability", row.compute_capability},
                           {"multiprocessors", row.multiprocessors},
                           {"memory_gib", row.memory_gib}});
    }
    return {{"simulated", measurement.simulated},
            {"devices", devices},
            {"placement", measurement.placement},
            {"each_gives_the_same", measurement.each_gives_the_same},
            {"together_differs", measurement.together_differs},
            {"why_not_together", measurement.why_not_together}};
}

void print_devices(std::ostream& out, const std::vector<DeviceRow>& devices, bool simulated) {
    if (devices.empty()) {
        out << "No CUDA device: " << why_no_device() << '\n';
        return;
    }
    out << "device  name                                compute  multiprocessors  memory\n";
    for (const DeviceRow& row : devices) {
        out << fmt::format("{:6}  {:34}  {:>7}  {:15}  {:.1f} GiB\n", row.number, row.name,
                           row.compute_capability, row.multiprocessors, row.memory_gib);
    }
    if (simulated)
        out << "Simulated on the CPU; SIMT_DEVICES=N sets how many. Results are real, time is "
               "not a GPU's.\n";
}

}  // namespace m2m
