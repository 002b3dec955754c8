// Chapter 09: several devices, and several processes, train one network.
//   ./book run 09                                    the claim, measured here
//   ./book run 09 devices                            list the devices; train on each and on all
//   ./book run 09 train --ranks 2 --batch 512        ranks by MPI
//   ./book run 09 train --devices 0,1 --backend cuda/tiled    GPUs by NCCL
//   ./book run 09 scaling --svg out/scaling.svg      images per second over ranks, and a model
#include "chapters/06_mnist_mlp/program/train_program.hpp"
#include "chapters/09_many_devices/claims.hpp"
#include "chapters/09_many_devices/devices.hpp"
#include "chapters/09_many_devices/teams.hpp"
#include "chapters/claims.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/machine.hpp"
#include "common/base/outputs.hpp"
#include "common/device/device.hpp"
#include "common/program/command_line.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace m2m;

struct TrainFlags {
    TrainRequest request;
    int ranks = 0;
    std::vector<int> devices;
    std::int64_t stop_after = 0;
    JsonOption json;
};

void report(const TrainFlags& flags, const TrainReport& result) {
    print_report(flags.json.text(), result);
    flags.json.write(to_json(result));
}

/// This program once more, by mpirun, without --ranks.
int train_by_mpirun(const TrainFlags& flags, int argc, char** argv) {
    std::vector<std::string> program = {chapter_program()};
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--ranks") {
            ++i;
        } else if (argument.rfind("--ranks=", 0) != 0) {
            program.push_back(argument);
        }
    }
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    if (flags.ranks > cores) {
        throw UsageError(fmt::format(
            "{} ranks on {} cores would wait for each other; use --ranks {} or fewer, or start "
            "them on several machines: mpirun --hostfile hosts -n {} {} train …",
            flags.ranks, cores, cores, flags.ranks, program.front()));
    }
    const int status = run_ranks(flags.ranks, program, false).status;
    if (status == 0) return 0;
    const std::filesystem::path& checkpoint = flags.request.options.checkpoint;
    std::string next = "with --checkpoint FILE a training can be resumed";
    if (!checkpoint.empty()) {
        next = std::filesystem::exists(checkpoint)
                   ? "go on from the last checkpoint: --resume " + checkpoint.string()
                   : "there is no checkpoint yet; start again";
    }
    std::cerr << "error: a rank failed or died, so the job was ended (mpirun: status " << status
              << "); " << next << std::endl;
    return status == 2 ? 2 : 1;
}

void train_as_rank(TrainFlags& flags) {
    const Stage& stage = find_stage(flags.request.options.backend);
    const bool on_host = stage.where == Where::host;
    // One GPU a rank, counted on this machine.
    if (const char* local = std::getenv("OMPI_COMM_WORLD_LOCAL_RANK"); local && !on_host) {
        const int count = device_count();
        if (count > 0) flags.request.options.device = std::atoi(local) % count;
    }
    std::unique_ptr<Team> team;
    if (why_no_mpi().empty()) team = join_mpi(on_host);
    if (team && team->rank() != 0) flags.request.progress = "none";
    const TrainReport result = run_training(flags.request, team.get());
    if (!team || team->rank() == 0) {
        if (team && team->size() > 1 && !flags.json.wanted())
            std::cout << fmt::format("{} ranks share every batch; rank 0 reports.\n", team->size());
        report(flags, result);
    }
}

void train_on_devices(TrainFlags& flags) {
    if (find_stage(flags.request.options.backend).where == Where::host) {
        throw UsageError("--devices names CUDA devices, and " + flags.request.options.backend +
                         " runs on the CPU; add --backend cuda/tiled, or use --ranks");
    }
    std::vector<TrainReport> results(flags.devices.size());
    run_on_devices(flags.devices, [&](Team& team) {
        const auto rank = static_cast<std::size_t>(team.rank());
        TrainRequest request = flags.request;
        request.options.device = flags.devices[rank];
        if (rank != 0) request.progress = "none";
        results[rank] = run_training(request, &team);
    });
    report(flags, results.front());
}

void print_scaling(const Scaling& scaling, int most) {
    std::cout << "ranks  images/s  measured  model\n";
    const double one = scaling.measured.front().images_per_second;
    for (const RankMeasurement& row : scaling.measured) {
        std::cout << fmt::format("{:5}  {:8.0f}  {:7.2f}x  {:4.2f}x\n", row.ranks,
                                 row.images_per_second, row.images_per_second / one,
                                 modelled_rate(scaling.step, scaling.cost, row.ranks) /
                                     modelled_rate(scaling.step, scaling.cost, 1));
    }
    for (int ranks = 2 * static_cast<int>(scaling.measured.size()); ranks <= most; ranks *= 2) {
        std::cout << fmt::format("{:5}  {:>8}  {:>8}  {:4.2f}x\n", ranks, "", "",
                                 modelled_rate(scaling.step, scaling.cost, ranks) /
                                     modelled_rate(scaling.step, scaling.cost, 1));
    }
    std::cout << fmt::format(
        "\nA step of one rank: {:.2f} ms to share out, {:.2f} ms that every rank repeats (Adam).\n"
        "An all-reduce of {:.2f} MB between two ranks: {:.2f} ms; α = {:.1f} µs, β = {:.3f} ns a "
        "byte.\nThe model gives every rank a core and a link of its own; it is fastest with {} "
        "ranks, of {} at most.\n{}, one thread a rank.\n",
        scaling.step.shared * 1e3, scaling.step.repeated * 1e3, scaling.step.bytes / 1e6,
        scaling.measured.back().many_seconds * 1e3, scaling.cost.alpha * 1e6,
        scaling.cost.beta * 1e9, best_ranks(scaling.step, scaling.cost, most), most, cpu_name());
}

void before_claims(std::ostream& out) {
    print_devices(out, list_devices(), device_simulated());
    out << '\n';
}

int run(int argc, char** argv) {
    Command app("Chapter 09: several devices, and several processes, train one network.",
                "./book run 09");
    app.require_subcommand(1);

    TrainFlags flags;
    Command* const train = app.add_subcommand("train", "train on several ranks or devices");
    add_train_flags(*train, flags.request);
    train->add_number("--ranks", flags.ranks, 1, 1024, "ranks: start so many processes by mpirun");
    train->add_numbers("--devices", flags.devices, 0, 1023,
                       "CUDA devices that train together, by NCCL: 0,1");
    train->add_number("--stop-after", flags.request.options.stop_after_steps, 1, INT64_MAX,
                      "stop after so many steps");
    flags.json.add_to(*train);

    Command* const devices =
        app.add_subcommand("devices", "list the devices; train on each, and on all");
    JsonOption devices_json;
    devices_json.add_to(*devices);

    RankTask task;
    int most = 0;
    std::string svg;
    Command* const scaling =
        app.add_subcommand("scaling", "images per second over the number of ranks");
    scaling->add_option("--svg", svg, "draw the chart into this file");
    scaling->add_number("--most", most, 1, 1024,
                        "ranks to measure (default: one a core, 4 at most)");
    Command* const rank = app.add_subcommand("rank", "one rank of a measurement; mpirun starts it");
    for (Command* command : {scaling, rank}) {
        command->add_option("--backend", task.backend, "the stage that multiplies")->show_default();
        command->add_number("--hidden", task.hidden, 1, 65536, "size of the hidden layer")
            ->show_default();
        command->add_number("--batch", task.batch, 1, 65536, "images per step")->show_default();
        command->add_number("--images", task.images, 1, 1000000, "drawn images to learn from")
            ->show_default();
        command->add_number("--epochs", task.epochs, 1, 100000, "how often each is learnt")
            ->show_default();
    }
    if (const std::optional<int> answered = app.read(argc, argv)) return *answered;
    if (train->given()) {
        if (flags.ranks != 0 && !flags.devices.empty())
            throw UsageError("--ranks are processes, --devices are GPUs of one process: use one");
        if (flags.ranks != 0) return train_by_mpirun(flags, argc, argv);
        if (!flags.devices.empty()) {
            train_on_devices(flags);
        } else {
            train_as_rank(flags);
        }
    } else if (devices->given()) {
        const DevicesMeasurement measured = measure_devices();
        std::ostream& out = devices_json.text();
        print_devices(out, measured.devices, measured.simulated);
        for (const std::string& line : measured.placement) out << line << '\n';
        out << (measured.each_gives_the_same ? "Each device alone: the same losses, bit for bit.\n"
                                             : "Each device alone: the losses differ.\n");
        out << (measured.why_not_together.empty()
                    ? fmt::format("All together, by NCCL: losses within {:.1e} of one device's.\n",
                                  measured.together_differs)
                    : "All together: " + measured.why_not_together + '\n');
        devices_json.write(to_json(measured));
    } else if (rank->given()) {
        const std::unique_ptr<Team> team = join_mpi(find_stage(task.backend).where == Where::host);
        const RankMeasurement measured = measure_rank(task, *team);
        if (team->rank() == 0) std::cout << to_json(measured).dump() << std::endl;
    } else {
        if (!build_measures_speed()) throw Error("no scaling from " + why_no_speed());
        const auto cores = static_cast<int>(std::thread::hardware_concurrency());
        if (most == 0) most = std::min(cores, 4);
        if (most > cores)
            throw UsageError(fmt::format("{} ranks on {} cores: they would share", most, cores));
        if (!svg.empty()) require_directory_of(svg);
        const Scaling result = measure_scaling(chapter_program(), most, task);
        constexpr int model_to = 64;
        print_scaling(result, model_to);
        if (!svg.empty()) {
            write_file(svg, scaling_chart(result, 8, cpu_name()));
            std::cout << "Chart: " << svg << '\n';
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    // Two simulated devices, unless the reader wants another number.
    if (device_simulated()) ::setenv("SIMT_DEVICES", "2", 0);
    const std::string first = argc > 1 ? argv[1] : "";
    if (first.empty() || (first[0] == '-' && first != "--help" && first != "-h"))
        return claims_main(argc, argv, "09_many_devices", claims(), before_claims);
    return run(argc, argv);
} catch (const UsageError& error) {
    if (rank_from_environment() == 0) std::cerr << "error: " << error.what() << std::endl;
    abort_mpi();
    return 2;
} catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << std::endl;
    abort_mpi();
    return 1;
}
