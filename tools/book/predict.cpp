// book predict: which digit is on this picture?
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/base/error.hpp"
#include "common/data/image.hpp"
#include "common/picture/terminal.hpp"
#include "tools/book/command.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace m2m::book {

void add_predict(Command& app, int&) {
    struct Options {
        std::string weights;
        std::vector<std::string> images;
        bool quiet = false;
        JsonOption json;
    };
    auto* command = app.add_subcommand("predict", "Read the digit on a picture (PNG, JPEG, …)");
    auto options = std::make_shared<Options>();
    command->add_option("--weights", options->weights, "Weights that ./book train --save wrote")
        ->required()
        ->type_name("FILE");
    command
        ->add_option("images", options->images,
                     "Pictures of one digit each, dark on light or light on dark")
        ->required();
    command->add_flag("--no-picture", options->quiet, "Do not draw what the network sees");
    options->json.add_to(*command);
    command->callback([options] {
        const Weights weights = load_weights(options->weights);
        if (weights.sizes().front() != 28 * 28) {
            throw Error(fmt::format("{}: this network reads {} values, not images of 28 × 28",
                                    options->weights, weights.sizes().front()));
        }
        auto& text = options->json.text();
        nlohmann::json rows = nlohmann::json::array();
        for (const std::string& file : options->images) {
            const DigitImage image = prepare_digit(file);
            const Prediction prediction = predict(weights, image.pixels.data());
            if (!options->quiet) text << terminal_picture(image.pixels.data(), 28, 28);
            text << fmt::format("{}: {}\n", file, prediction.label);
            for (std::size_t digit = 0; digit < prediction.probabilities.size(); ++digit) {
                const double probability = prediction.probabilities[digit];
                std::string bar;
                for (int i = 0; i < static_cast<int>(probability * 40 + 0.5); ++i) bar += "█";
                text << fmt::format("  {} {:6.2f} % {}\n", digit, 100 * probability, bar);
            }
            rows.push_back({{"file", file},
                            {"digit", prediction.label},
                            {"probabilities", prediction.probabilities}});
        }
        options->json.write(rows);
    });
}

}  // namespace m2m::book
