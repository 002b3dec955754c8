#include "chapters/09_many_devices/ranks.hpp"

#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "chapters/09_many_devices/teams.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "common/base/timer.hpp"
#include "common/data/digits.hpp"
#include "common/measure/in_turns.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace m2m {

namespace {

template <class Work>
double median_seconds(int times, Work&& work) {
    std::vector<double> seconds;
    for (int i = 0; i <= times; ++i) {
        const Timer timer;
        work();
        if (i > 0) seconds.push_back(timer.seconds());  // the first one warms up
    }
    return median(seconds);
}

}  // namespace

// [mpirun] `mpirun -n 2 program …`: one process a rank, each on cores of its own.
RanksResult run_ranks(int ranks, const std::vector<std::string>& program, bool capture) {
    if (const std::string why = why_no_mpi(); !why.empty()) throw Error(why);
    if (find_program("mpirun").empty())
        throw Error("mpirun is not on PATH: sudo apt-get install openmpi-bin");
    // One thread a rank: ranks and threads would fight for the cores.
    ::setenv("OMP_NUM_THREADS", "1", 0);
    // Open MPI refuses root, except in containers, where there is nobody else.
    if (::geteuid() == 0) {
        ::setenv("OMPI_ALLOW_RUN_AS_ROOT", "1", 0);
        ::setenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1", 0);
    }
    std::vector<std::string> command = {"mpirun", "-n", std::to_string(ranks)};
    command.insert(command.end(), program.begin(), program.end());
    const ProcessResult result = capture ? capture_process(command) : run_process(command);
    return {result.status, result.output};
}

RankMeasurement measure_rank(const RankTask& task, Team& team) {
    TrainOptions options;
    options.backend = task.backend;
    options.hidden = {task.hidden};
    options.batch = task.batch;
    options.epochs = task.epochs;
    const DataSplits data = make_digits(task.images, 10);
    Progress silent;
    const TrainResult result = train(options, data, silent, &team);

    RankMeasurement measured;
    measured.ranks = team.size();
    std::vector<double> rates;
    for (const EpochResult& epoch : result.epochs) rates.push_back(epoch.images_per_second);
    measured.images_per_second = median(rates);
    measured.losses = result.step_losses;
    if (measured.losses.size() > 20) measured.losses.resize(20);

    const std::unique_ptr<Operations> operations = make_operations(find_stage(task.backend));
    Mlp network(*operations, result.weights, task.batch);
    const std::size_t count = network.parameter_count();
    measured.parameters = static_cast<double>(count);
    std::vector<float> zeros(count, 0.0f);
    Buffer<float> g(*operations, zeros.data(), count), w(*operations, zeros.data(), count),
        m(*operations, zeros.data(), count), v(*operations, zeros.data(), count);
    measured.update_seconds = median_seconds(9, [&] {
        operations->adam(count, AdamSettings{}, 1, g.data(), w.data(), m.data(), v.data());
        operations->synchronize();
    });
    const auto all_reduce = [&](std::size_t values) {
        return median_seconds(19, [&] {
            team.sum(values, g.data());
            operations->synchronize();
        });
    };
    constexpr std::size_t few = 16;
    measured.few_bytes = few * sizeof(float);
    measured.few_seconds = all_reduce(few);
    measured.many_bytes = static_cast<double>(count * sizeof(float));
    measured.many_seconds = all_reduce(count);
    return measured;
}

nlohmann::ordered_json to_json(const RankMeasurement& measurement) {
    return {{"ranks", measurement.ranks},
            {"images_per_second", measurement.images_per_second},
            {"update_seconds", measurement.update_seconds},
            {"parameters", measurement.parameters},
            {"few_bytes", measurement.few_bytes},
            {"few_seconds", measurement.few_seconds},
            {"many_bytes", measurement.many_bytes},
            {"many_seconds", measurement.many_seconds},
            {"losses", measurement.losses}};
}

RankMeasurement measure_ranks(const std::string& program, int ranks, const RankTask& task) {
    const RanksResult result =
        run_ranks(ranks,
                  {program, "rank", "--backend", task.backend, "--hidden",
                   std::to_string(task.hidden), "--batch", std::to_string(task.batch), "--images",
                   std::to_string(task.images), "--epochs", std::to_string(task.epochs)},
                  true);
    if (result.status != 0) {
        throw Error(
            fmt::format("{} ranks could not be measured: mpirun ended with status {}; try "
                        "it by hand: mpirun -n {} {} rank",
                        ranks, result.status, ranks, program));
    }
    try {
        const auto json = nlohmann::json::parse(result.output);
        RankMeasurement measured;
        measured.ranks = json.at("ranks").get<int>();
        measured.images_per_second = json.at("images_per_second").get<double>();
        measured.update_seconds = json.at("update_seconds").get<double>();
        measured.parameters = json.at("parameters").get<double>();
        measured.few_bytes = json.at("few_bytes").get<double>();
        measured.few_seconds = json.at("few_seconds").get<double>();
        measured.many_bytes = json.at("many_bytes").get<double>();
        measured.many_seconds = json.at("many_seconds").get<double>();
        measured.losses = json.at("losses").get<std::vector<float>>();
        return measured;
    } catch (const nlohmann::json::exception&) {
        throw Error(fmt::format("what {} ranks printed is no measurement: is {} this build's?",
                                ranks, program));
    }
}

std::string chapter_program() {
    const auto program = own_program().parent_path() / "chapter_09_many_devices";
    if (!std::filesystem::exists(program))
        throw Error("chapter 09's program is not beside this one; ./book run 09 builds it");
    return program.string();
}

double largest_difference(const std::vector<float>& losses, const std::vector<float>& expected) {
    if (losses.empty() || losses.size() != expected.size()) return 1;
    double largest = 0;
    for (std::size_t i = 0; i < losses.size(); ++i) {
        const double difference =
            std::fabs(static_cast<double>(losses[i]) - static_cast<double>(expected[i]));
        const double relative = difference / std::fabs(static_cast<double>(expected[i]));
        if (!(relative <= largest)) largest = relative;  // NaN is not small
    }
    return largest;
}

}  // namespace m2m
