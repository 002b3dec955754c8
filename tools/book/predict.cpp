// book predict: which digit is on this picture, and how far is that answer to be trusted?
#include "chapters/06_mnist_mlp/program/calibration.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/base/error.hpp"
#include "common/base/outputs.hpp"
#include "common/data/dataset.hpp"
#include "common/data/image.hpp"
#include "common/picture/contact_sheet.hpp"
#include "common/picture/terminal.hpp"
#include "tools/book/command.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

namespace m2m::book {

namespace {

struct Options {
    std::string weights;
    std::vector<std::string> images;
    std::filesystem::path pictures;
    double unsure_below = 100 * mnist_unsure_below;
    bool no_picture = false;
    bool calibrate = false;
    std::string data, data_dir;
    JsonOption json;
};

void calibrate_command(const Options& options, const Weights& weights) {
    if (!options.images.empty())
        throw UsageError("--calibrate reads a data set's test images, not " +
                         options.images.front());
    const std::string name =
        options.data.empty() ? default_dataset(options.data_dir) : options.data;
    const DataSplits data = load_dataset(name, options.data_dir);
    const Calibration calibration = calibrate(weights, data.test);
    options.json.text() << fmt::format("{} on the {} test images of {} ({})\n\n", options.weights,
                                       calibration.count, name, data.source);
    print_calibration(options.json.text(), calibration);
    nlohmann::ordered_json json = {{"weights", options.weights}, {"data", name}};
    json.update(to_json(calibration));
    options.json.write(json);
}

/// "seven.png: 7", or "seven.png: unsure, perhaps 7 (54 %) or 1 (40 %)".
std::string answer(const std::string& file, const Prediction& read, bool unsure) {
    if (!unsure) return fmt::format("{}: {}\n", file, read.label);
    int second = read.label == 0 ? 1 : 0;
    for (int digit = 0; digit < static_cast<int>(read.probabilities.size()); ++digit) {
        if (digit != read.label && read.probabilities[static_cast<std::size_t>(digit)] >
                                       read.probabilities[static_cast<std::size_t>(second)])
            second = digit;
    }
    const auto percent = [&](int digit) {
        return 100 * read.probabilities[static_cast<std::size_t>(digit)];
    };
    return fmt::format("{}: unsure, perhaps {} ({:.0f} %) or {} ({:.0f} %)\n", file, read.label,
                       percent(read.label), second, percent(second));
}

void read_pictures(const Options& options, const Weights& weights) {
    auto& text = options.json.text();
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    const auto count = static_cast<int>(options.images.size());
    HostMatrix seen(count, 28 * 28);
    std::vector<int> order;
    std::vector<std::string> captions;
    for (int i = 0; i < count; ++i) {
        const std::string& file = options.images[static_cast<std::size_t>(i)];
        const DigitImage image = prepare_digit(file);
        const Prediction read = predict(weights, image.pixels.data());
        const double confidence =
            static_cast<double>(read.probabilities[static_cast<std::size_t>(read.label)]);
        const bool unsure = confidence < options.unsure_below / 100;
        if (!options.no_picture) text << terminal_picture(image.pixels.data(), 28, 28);
        text << answer(file, read, unsure);
        for (std::size_t digit = 0; digit < read.probabilities.size(); ++digit) {
            const double probability = read.probabilities[digit];
            std::string bar;
            for (int cell = 0; cell < static_cast<int>(probability * 40 + 0.5); ++cell) bar += "█";
            text << fmt::format("  {} {:6.2f} % {}\n", digit, 100 * probability, bar);
        }
        std::copy(image.pixels.begin(), image.pixels.end(),
                  seen.data() + static_cast<std::size_t>(i) * 28 * 28);
        order.push_back(i);
        captions.push_back(unsure ? fmt::format("{}?", read.label) : fmt::format("{}", read.label));
        rows.push_back({{"file", file},
                        {"digit", read.label},
                        {"confidence", confidence},
                        {"unsure", unsure},
                        {"unsure_below", options.unsure_below / 100},
                        {"dark_on_light", image.was_dark_on_light},
                        {"light", image.light},
                        {"probabilities", read.probabilities},
                        {"pixels", image.pixels}});
    }
    if (!options.pictures.empty()) {
        ContactSheet layout;
        layout.columns = std::min(count, 10);
        layout.scale = 4;
        write_contact_sheet(options.pictures / "seen.png", seen, order, layout, captions);
    }
    options.json.write(rows);
}

void predict_command(const Options& options) {
    if (options.images.empty() && !options.calibrate)
        throw UsageError("no picture: book predict --weights FILE PICTURE …");
    need_writable(options.json.file());
    if (!options.pictures.empty()) {
        need_writable(std::filesystem::exists(options.pictures) ? options.pictures / "seen.png"
                                                                : options.pictures);
    }
    const Weights weights = load_weights(options.weights);
    if (weights.sizes().front() != 28 * 28) {
        throw Error(fmt::format("{}: this network reads {} values, not images of 28 × 28",
                                options.weights, weights.sizes().front()));
    }
    if (weights.sizes().back() != 10) {
        throw Error(fmt::format("{}: this network tells {} classes apart, not 10 digits",
                                options.weights, weights.sizes().back()));
    }
    if (options.calibrate) return calibrate_command(options, weights);
    read_pictures(options, weights);
}

}  // namespace

void add_predict(Command& app, int&) {
    auto* command = app.add_subcommand("predict", "Read the digit on a picture (PNG, JPEG, …)");
    auto options = std::make_shared<Options>();
    command->add_option("--weights", options->weights, "Weights that ./book train --save wrote")
        ->required()
        ->type_name("FILE");
    command->add_option(
        "images", options->images,
        "Pictures of one digit each, dark on light or light on dark, with background all around");
    command
        ->add_number("--unsure-below", options->unsure_below, 0, 100,
                     "Say \"unsure\" below so many per cent of confidence")
        ->show_default();
    command->add_flag("--no-picture", options->no_picture, "Do not draw what the network sees");
    command
        ->add_option("--pictures", options->pictures,
                     "Directory for seen.png: what the network sees of every picture")
        ->type_name("DIR");
    command->add_flag(
        "--calibrate", options->calibrate,
        "Read a data set's test images instead: how often is which confidence right?");
    command->add_option("--data", options->data,
                        "For --calibrate: mnist, fashion-mnist or digits (default: mnist if found, "
                        "else digits)");
    command->add_option("--data-dir", options->data_dir,
                        "For --calibrate: the directory with the data set's files");
    options->json.add_to(*command);
    command->footer(
        "The 90 % come from --calibrate on MNIST's test images: above, 99 of 100 readings are "
        "right; "
        "below, 7 of 10. Photographs are not MNIST's images: expect less.");
    command->callback([options] { predict_command(*options); });
}

}  // namespace m2m::book
