// book train: chapter 06's program as a command, with a loss curve and JSON lines for tools.
#include "chapters/06_mnist_mlp/program/train_program.hpp"
#include "common/base/error.hpp"
#include "common/data/dataset.hpp"
#include "tools/book/charts.hpp"
#include "tools/book/command.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

struct Options {
    TrainRequest request;
    std::string svg;
    JsonOption json;
};

// `--data DIR` is as good as `--data NAME --data-dir DIR`.
void accept_directory(TrainRequest& request) {
    const auto& names = dataset_names();
    const auto known = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (request.data.empty() || known(request.data) || !fs::is_directory(request.data)) return;
    const std::string last = fs::weakly_canonical(request.data).filename().string();
    request.data_dir = request.data;
    request.data = known(last) ? last : "mnist";
}

void train_command(Options& options) {
    TrainRequest& request = options.request;
    accept_directory(request);
    // A training takes minutes: find out now whether its results can be written at the end.
    for (const fs::path& path : {request.options.save, request.options.checkpoint,
                                 fs::path(options.svg), fs::path(options.json.file())}) {
        need_writable(path);
    }
    if (!request.pictures.empty()) {  // a directory, made here if need be
        need_writable(fs::exists(request.pictures) ? request.pictures / "confusion.png"
                                                   : request.pictures);
    }
    const fs::path& resume = request.options.resume;
    if (!resume.empty() && !fs::exists(resume))
        throw Error("--resume " + resume.string() + ": there is no such checkpoint");
    const TrainReport report = run_training(request);
    print_report(options.json.text(), report);
    if (!options.svg.empty()) {
        std::vector<double> test_losses;
        for (const EpochResult& epoch : report.result.epochs)
            test_losses.push_back(epoch.test_loss);
        write_loss_chart(options.svg,
                         {{backend_text(report.options), report.result.device,
                           report.result.step_losses, test_losses}},
                         report.data);
    }
    options.json.write(to_json(report));
}

}  // namespace

void add_train(Command& app, int&) {
    auto* command = app.add_subcommand("train", "Train the network: any stage, any data set");
    auto options = std::make_shared<Options>();
    add_train_flags(*command, options->request);
    command
        ->add_option("--svg", options->svg, "Draw the losses of training and test images into FILE")
        ->type_name("FILE");
    options->json.add_to(*command);
    command->footer(
        "--data also takes a directory with the four files. --progress json prints a JSON object "
        "per line on stderr.");
    command->callback([options] { train_command(*options); });
}

}  // namespace m2m::book
