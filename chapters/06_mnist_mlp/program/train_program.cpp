// Flags in, training, text and JSON out.
#include "chapters/06_mnist_mlp/program/train_program.hpp"

#include "chapters/06_mnist_mlp/program/interruption.hpp"
#include "chapters/06_mnist_mlp/program/pictures.hpp"
#include "chapters/08_fusion/jobs.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/device/device.hpp"
#include "common/program/command_line.hpp"
#include "common/verify/verify.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>
#include <ostream>
#include <set>
#include <tuple>
#include <utility>

namespace m2m {

namespace {

std::vector<int> parse_hidden(const std::string& text) {
    std::vector<int> sizes;
    if (text == "none") return sizes;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data();; ++at) {
        int size = 0;
        const auto [rest, problem] = std::from_chars(at, end, size);
        if (problem != std::errc() || size < 1 || (rest != end && *rest != ',')) {
            throw UsageError("--hidden '" + text +
                             "' is not a list of layer sizes such as 128 or 256,128 (or none)");
        }
        sizes.push_back(size);
        if (rest == end) return sizes;
        at = rest;
    }
}

bool simulated(const Stage& stage) {
    return stage.where == Where::device && device_simulated();
}

std::unique_ptr<Progress> chosen_progress(const std::string& name, Speed speed) {
    if (name == "auto") return make_progress(stderr, speed);
    if (name == "bar") return make_progress_bar(stderr, 80, speed);
    if (name == "lines") return make_progress_lines(stderr, speed);
    if (name == "json") return make_progress_json(stderr, speed);
    if (name == "none") return std::make_unique<Progress>();
    throw UsageError("--progress '" + name + "': it is auto, bar, lines, json or none");
}

/// No figure without a verified result: the stage must be right at every shape it will be asked
/// for.
void verify_products(const Stage& stage, const std::vector<int>& sizes, int batch) {
    std::set<std::tuple<int, int, int>> shapes;
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        const int in = sizes[l], out = sizes[l + 1];
        shapes.insert({batch, out, in});             // Z = X·W
        shapes.insert({in, out, batch});             // dW = Xᵀ·dZ
        if (l > 0) shapes.insert({batch, in, out});  // dX = dZ·Wᵀ
    }
    for (const auto& [m, n, k] : shapes) {
        if (2e-9 * m * n * k > 20)  // seconds to come, before the first line of progress
            std::cerr << fmt::format("verifying {} at {}x{}x{} …\n", stage.name, m, n, k);
        const Verification check = verify_stage(stage, m, n, k);
        if (check) continue;
        throw Error(
            fmt::format("stage '{}' is wrong at {}x{}x{} ({}), so nothing is trained on it: {}",
                        stage.name, m, n, k, to_string(check.finding), check.what));
    }
}

std::string layers_text(const std::vector<int>& sizes) {
    return fmt::format("{}", fmt::join(sizes, " → "));
}

/// Weights, their gradients and Adam's two moments; the batch and its gradients in every layer; the
/// images; and what checking the stage at its largest product takes.
void require_memory_for(const std::vector<int>& sizes, int batch, double images) {
    double weights = 0, activations = 0, largest = 0;
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        const double in = sizes[l], out = sizes[l + 1];
        weights += in * out;
        activations += 2 * batch * (in + out);
        largest = std::max(largest, 3 * batch * (in + out) + 5 * in * out);
    }
    // The check has gone before the training takes its memory.
    const double floats = std::max(4 * weights + activations, largest) + images * sizes.front();
    require_memory(sizeof(float) * floats, fmt::format("a network of {}", layers_text(sizes)),
                   "use smaller --hidden layers or a smaller --batch");
}

std::string stopped_text(const TrainOptions& options, const TrainResult& result) {
    std::string text = fmt::format("stopped at step {} of {}", result.steps, result.all_steps);
    if (!options.checkpoint.empty())
        return text + fmt::format("; go on with the same command and --resume {}\n",
                                  options.checkpoint.string());
    return text + "; nothing was kept: with --checkpoint FILE the next training can go on\n";
}

}  // namespace

void add_train_flags(Command& app, TrainRequest& request) {
    TrainOptions& options = request.options;
    app.add_option("--backend", options.backend, "the stage that multiplies the matrices")
        ->show_default();
    app.add_number("--device", options.device, 0, 1023, "the CUDA device to use, counted from 0")
        ->show_default();
    app.add_flag("--log-placement", request.log_placement,
                 "say on stderr which operation runs where");
    app.add_flag("--fused", options.fused,
                 "take the training steps through the fused kernels of chapter 08");
    app.add_option("--data", request.data,
                   "mnist, fashion-mnist or digits (default: mnist if found, else digits)");
    app.add_option("--data-dir", request.data_dir, "the directory with the data set's files");
    app.add_option("--test-on", request.test_on,
                   "measure accuracy on another data set's test images");
    app.add_option("--hidden", request.hidden, "sizes of the hidden layers: 128 or 256,128 or none")
        ->show_default();
    app.add_number("--epochs", options.epochs, 1, 100000, "epochs: how often each image is learnt")
        ->show_default();
    app.add_number("--until", request.until, 1, 100,
                   "stop when so many per cent of the test images are read right, and say how long "
                   "that took; after --epochs at the latest");
    app.add_number("--batch", options.batch, 1, 65536, "images per training step")->show_default();
    app.add_number("--lr", options.learning_rate, 1e-30f, 1000, "Adam's learning rate")
        ->show_default();
    app.add_number("--seed", options.seed, 0, UINT64_MAX,
                   "decides initial weights and order of the images")
        ->show_default();
    app.add_option("--save", options.save, "write the weights here (.safetensors)");
    app.add_option("--checkpoint", options.checkpoint, "keep the state of the training here");
    app.add_number(
        "--checkpoint-every", options.checkpoint_steps, 1, INT64_MAX,
        "steps between checkpoints (default: after the first step, then every 10 seconds)");
    app.add_option("--resume", options.resume, "go on from this checkpoint");
    app.add_option("--pictures", request.pictures,
                   "directory for confusion.png, worst.png and first_layer.png");
    app.add_option("--progress", request.progress, "auto, bar, lines, json or none")
        ->show_default();
}

TrainReport run_training(const TrainRequest& request, Team* team) {
    TrainReport report;
    report.options = request.options;
    report.options.hidden = parse_hidden(request.hidden);
    report.options.until = request.until / 100;
    require_sensible(report.options);
    const Stage& stage = find_stage(report.options.backend);
    if (stage.where == Where::device) choose_device(report.options.device);
    if (request.log_placement) report.options.placement = &std::cerr;
    Speed speed = simulated(stage) ? Speed::seconds : Speed::shown;
    if (!build_measures_speed()) speed = Speed::hidden;
    const std::unique_ptr<Progress> progress = chosen_progress(request.progress, speed);

    report.data = request.data;
    if (report.data.empty()) report.data = default_dataset(request.data_dir);
    report.test_on = request.test_on.empty() ? report.data : request.test_on;
    DataSplits data = load_dataset(report.data, request.data_dir);
    if (report.test_on != report.data)
        data.test = load_dataset(report.test_on, request.data_dir).test;
    report.source = data.source;
    report.train_count = data.train.count();
    report.test_count = data.test.count();

    std::vector<int> sizes = {data.train.images.cols()};
    sizes.insert(sizes.end(), report.options.hidden.begin(), report.options.hidden.end());
    sizes.push_back(10);
    const int batch = std::min(report.options.batch, std::max(1, report.train_count));
    require_memory_for(sizes, batch, report.train_count + report.test_count);
    verify_products(stage, sizes, batch);
    if (report.options.fused) {
        verify_products({"fused (chapter 08)", 8, "", stage.where, fusion::matmul(stage.where), ""},
                        sizes, batch);
    }

    {
        std::optional<Interruption> interruption;  // ranks stop together or not at all
        if (!team) {
            interruption.emplace();
            report.options.stop_asked = Interruption::asked;
        }
        report.result = train(report.options, data, *progress, team);
        report.options.stop_asked = nullptr;
        if (interruption && report.result.stopped) {
            std::cerr << stopped_text(report.options, report.result) << std::flush;
            interruption->end_program();
        }
    }
    if (!request.pictures.empty()) write_pictures(request.pictures, report.result, data.test);
    return report;
}

namespace {

/// Without the tests after each epoch.
double seconds_trained(const TrainResult& result) {
    double seconds = 0;
    for (const EpochResult& epoch : result.epochs) seconds += epoch.seconds;
    return seconds;
}

}  // namespace

void print_report(std::ostream& out, const TrainReport& report) {
    const TrainResult& result = report.result;
    const bool is_simulated = simulated(find_stage(report.options.backend));
    out << fmt::format(
        "{} ({} images, {})\nnetwork {}, batch {}, learning rate {}, seed {}\n{} on {}\n",
        report.data, report.train_count, report.source, layers_text(result.weights.sizes()),
        report.options.batch, report.options.learning_rate, report.options.seed,
        backend_text(report.options), result.device);
    const bool speed = build_measures_speed();
    out << "\nepoch    loss   train    test"
        << (speed ? is_simulated ? "  waited" : "    time  images/s" : "") << '\n';
    for (const EpochResult& epoch : result.epochs) {
        out << fmt::format("{:5}  {:.4f}  {:5.2f} %  {:5.2f} %", epoch.epoch, epoch.loss,
                           100 * epoch.train_accuracy, 100 * epoch.test_accuracy);
        if (speed) out << fmt::format("  {:5.2f} s", epoch.seconds);
        if (speed && !is_simulated) out << fmt::format("  {:8.0f}", epoch.images_per_second);
        out << '\n';
    }
    if (speed && is_simulated)
        out << "Simulated on the CPU: results are real, time is not a GPU's.\n";
    if (!speed) out << "No speed: this is " << why_no_speed() << ".\n";

    const Confusion& confusion = result.test.confusion;
    std::int64_t right = 0, most = 0;
    int most_truth = 0, most_predicted = 0;
    for (int truth = 0; truth < confusion.classes; ++truth) {
        right += confusion.at(truth, truth);
        for (int predicted = 0; predicted < confusion.classes; ++predicted) {
            if (truth == predicted || confusion.at(truth, predicted) <= most) continue;
            most = confusion.at(truth, predicted);
            most_truth = truth;
            most_predicted = predicted;
        }
    }
    out << fmt::format("\nTest images of {}: {} of {} right, {:.2f} %.\n", report.test_on, right,
                       report.test_count, 100 * confusion.accuracy());
    if (most > 0) {
        const std::vector<std::string>& names = class_names(report.test_on);
        out << fmt::format("Most often confused: {} read as {}, {} {}.\n",
                           names[static_cast<std::size_t>(most_truth)],
                           names[static_cast<std::size_t>(most_predicted)], most,
                           most == 1 ? "time" : "times");
    }
    const double until = 100 * report.options.until;
    if (until > 0 && !result.reached) {
        out << fmt::format("{} % was not reached in {} {}.\n", until, result.epochs.size(),
                           result.epochs.size() == 1 ? "epoch" : "epochs");
    } else if (until > 0) {
        out << fmt::format("{} % after {} {}{}.\n", until, result.epochs.size(),
                           result.epochs.size() == 1 ? "epoch" : "epochs",
                           speed && !is_simulated
                               ? fmt::format(", {:.2f} s of training", seconds_trained(result))
                               : "");
    }
    if (!report.options.save.empty()) out << "Weights: " << report.options.save.string() << '\n';
}

nlohmann::ordered_json to_json(const TrainReport& report) {
    using Json = nlohmann::ordered_json;
    const TrainResult& result = report.result;
    const bool speed = build_measures_speed();
    Json epochs = Json::array();
    for (const EpochResult& epoch : result.epochs) {
        epochs.push_back({{"epoch", epoch.epoch},
                          {"loss", epoch.loss},
                          {"train_accuracy", epoch.train_accuracy},
                          {"test_loss", epoch.test_loss},
                          {"test_accuracy", epoch.test_accuracy},
                          {"seconds", speed ? Json(epoch.seconds) : Json()},
                          {"images_per_second", speed ? Json(epoch.images_per_second) : Json()}});
    }
    Json confusion = Json::array();
    for (int truth = 0; truth < result.test.confusion.classes; ++truth) {
        Json row = Json::array();
        for (int predicted = 0; predicted < result.test.confusion.classes; ++predicted) {
            row.push_back(result.test.confusion.at(truth, predicted));
        }
        confusion.push_back(row);
    }
    Json json = {{"stage", report.options.backend},
                 {"fused", report.options.fused},
                 {"device", result.device},
                 {"simulated", simulated(find_stage(report.options.backend))},
                 {"data", report.data},
                 {"source", report.source},
                 {"train_images", report.train_count},
                 {"test_on", report.test_on},
                 {"test_images", report.test_count},
                 {"layers", result.weights.sizes()},
                 {"batch", report.options.batch},
                 {"learning_rate", report.options.learning_rate},
                 {"seed", report.options.seed},
                 {"finished", result.finished},
                 {"steps", result.steps},
                 {"test_accuracy", result.test.accuracy()},
                 {"test_loss", result.test.loss},
                 {"epochs", epochs},
                 {"confusion", confusion},
                 {"step_losses", result.step_losses}};
    if (report.options.until > 0) {
        json["until"] = 100 * report.options.until;
        json["reached"] = result.reached;
        json["seconds_until"] = result.reached && speed ? Json(seconds_trained(result)) : Json();
    }
    return json;
}

}  // namespace m2m
