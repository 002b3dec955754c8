// Chapter 12: copies beside kernels, and a training step as one launch.
//
// Run it:  ./book run 12      (./book run 12 --help shows the flags)
#include "chapters/12_streams_and_graphs/pipeline.hpp"
#include "chapters/12_streams_and_graphs/step.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/random.hpp"
#include "common/device/device.hpp"
#include "common/measure/in_turns.hpp"
#include "common/program/command_line.hpp"

#include <fmt/format.h>

#include <functional>
#include <iostream>
#include <vector>

namespace {

using namespace m2m;

struct Flags {
    int numbers = 1 << 22, pieces = 8, streams = 3, steps = 20;
    double seconds = 0.5;
    std::vector<int> batches = {1, 8, 32, 128};
};

std::string time_text(double seconds) {
    return seconds > 0 ? fmt::format("{:8.1f} us", seconds * 1e6) : "not timed";
}

void print_ways(const Flags& flags) {
    const streams::Ways ways = streams::compare_ways(static_cast<std::size_t>(flags.numbers),
                                                     flags.pieces, flags.streams, flags.seconds);
    std::cout << fmt::format(
        "{} numbers to the device and back, whole or as {} pieces in {} streams\n", flags.numbers,
        flags.pieces, flags.streams);
    for (const streams::Way& way : ways.all)
        std::cout << fmt::format("  {:22} right   {}\n", way.name, time_text(way.seconds));
}

/// Images of noise: what is in them changes no time, and both ways see the same.
void print_steps(const Flags& flags) {
    constexpr int images = 512, pixels = 784;
    Random random(12);
    std::vector<float> all(std::size_t{images} * pixels);
    std::vector<std::uint8_t> labels(images);
    for (float& pixel : all) pixel = random.uniform(0.0f, 1.0f);
    for (std::uint8_t& label : labels) label = static_cast<std::uint8_t>(random.below(10));
    const Weights weights = initial_weights({pixels, 128, 10}, 1);

    std::cout << fmt::format("\n{} steps of chapter 06's training, cublas/sgemm\n", flags.steps);
    for (const int batch : flags.batches) {
        streams::TrainingStep pieces(weights, all, labels, batch),
            graph(weights, all, labels, batch);
        for (int step = 0; step < flags.steps; ++step) pieces.launch_pieces();
        pieces.wait();
        for (int step = 0; step < flags.steps; ++step) graph.launch_graph();
        graph.wait();
        const Weights a = pieces.weights(), b = graph.weights();
        for (std::size_t layer = 0; layer < a.layers.size(); ++layer)
            if (a.layers[layer].weight != b.layers[layer].weight ||
                a.layers[layer].bias != b.layers[layer].bias)
                throw Error("the graph's weights are not those of the single launches");
        std::vector<double> times = {0, 0};  // of one step
        if (!device_simulated() && build_measures_speed()) {
            constexpr int in_a_row = 100;
            const std::vector<std::function<void()>> both = {[&] {
                                                                 for (int i = 0; i < in_a_row; ++i)
                                                                     pieces.launch_pieces();
                                                                 pieces.wait();
                                                             },
                                                             [&] {
                                                                 for (int i = 0; i < in_a_row; ++i)
                                                                     graph.launch_graph();
                                                                 graph.wait();
                                                             }};
            times = time_in_turns(both, flags.seconds);
            for (double& time : times) time /= in_a_row;
        }
        std::cout << fmt::format(
            "  batch {:4}: {} launches {}, 1 graph {}, the same weights bit for bit\n", batch,
            graph.nodes(), time_text(times[0]), time_text(times[1]));
    }
}

}  // namespace

int main(int argc, char** argv) {
    Flags flags;
    Command command("Chapter 12: copies beside kernels, and a training step as one launch.",
                    "./book run 12");
    command.add_number("--numbers", flags.numbers, 1, 1 << 28, "how many numbers are copied");
    command.add_number("--pieces", flags.pieces, 1, 1000, "cut into so many pieces");
    command.add_number("--streams", flags.streams, 1, 32, "that take turns in so many streams");
    command.add_number("--steps", flags.steps, 1, 100000, "steps of training that are compared");
    command.add_numbers("--batch", flags.batches, 1, 512, "images a step");
    command.add_number("--seconds", flags.seconds, 0.0, 60.0, "for each timing");
    return run_program(command, argc, argv, [&] {
        if (!device_present()) throw Error(why_no_device());
        std::cout << "On " << cuda_device_name() << '\n';
        print_ways(flags);
        print_steps(flags);
        if (device_simulated())
            std::cout << "\nSimulated: right, and not timed. Only a GPU does two things at once.\n";
        return 0;
    });
}
