// Pictures of a trained network, drawn with common/picture.
#include "chapters/06_mnist_mlp/program/pictures.hpp"

#include "common/base/error.hpp"
#include "common/picture/contact_sheet.hpp"
#include "common/picture/png.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace m2m {

void write_confusion_picture(const std::filesystem::path& path, const Confusion& confusion,
                             const std::vector<std::string>& names) {
    constexpr int cell = 44, margin = 30;
    const int count = confusion.classes;
    int left = 0;  // room for the longest class name
    for (const std::string& name : names) left = std::max(left, Canvas::text_width(name));
    left += margin + 14;
    const int top = margin + 2 * Canvas::text_height;
    Canvas canvas(left + count * cell + 10, top + count * cell + 10);
    const std::string title =
        "predicted (rows: true class; images of each row in per cent give the shade)";
    canvas.text(10, 10, title.substr(0, static_cast<std::size_t>(canvas.width()) / 6 - 3));
    for (int truth = 0; truth < count; ++truth) {
        const std::string& name = names.at(static_cast<std::size_t>(truth));
        canvas.text(10, top + truth * cell + cell / 2 - 4, name);
        canvas.text(left + truth * cell + 4, top - 14, name.substr(0, cell / 7));
        std::int64_t row_sum = 0;
        for (int predicted = 0; predicted < count; ++predicted)
            row_sum += confusion.at(truth, predicted);
        for (int predicted = 0; predicted < count; ++predicted) {
            const std::int64_t images = confusion.at(truth, predicted);
            // The square root makes single mistakes visible beside a thousand hits.
            const double share =
                row_sum > 0 ? std::sqrt(static_cast<double>(images) / static_cast<double>(row_sum))
                            : 0;
            const auto fade = [&](int full) {
                return static_cast<std::uint8_t>(std::lround(255 + (full - 255) * share));
            };
            const Rgb shade = truth == predicted ? Rgb{fade(20), fade(90), fade(160)}
                                                 : Rgb{fade(190), fade(40), fade(30)};
            canvas.rectangle(left + predicted * cell, top + truth * cell, cell - 1, cell - 1,
                             shade);
            const std::string text = std::to_string(images);
            const Rgb ink = share > 0.6 ? Rgb{255, 255, 255} : Rgb{60, 60, 60};
            canvas.text(left + predicted * cell + (cell - Canvas::text_width(text)) / 2,
                        top + truth * cell + cell / 2 - 4, text, ink);
        }
    }
    canvas.write_png(path);
}

void write_worst_picture(const std::filesystem::path& path, const Evaluation& test,
                         const Dataset& data, int count) {
    std::vector<int> worst(test.losses.size());
    std::iota(worst.begin(), worst.end(), 0);
    const auto loss = [&](int image) { return test.losses[static_cast<std::size_t>(image)]; };
    std::stable_sort(worst.begin(), worst.end(), [&](int a, int b) { return loss(a) > loss(b); });
    worst.resize(std::min(worst.size(), static_cast<std::size_t>(count)));
    std::vector<std::string> captions;
    for (const int image : worst) {
        const auto i = static_cast<std::size_t>(image);
        captions.push_back(fmt::format("{}>{}", data.labels[i], test.predicted[i]));
    }
    ContactSheet layout;
    layout.image_rows = data.rows;
    layout.image_cols = data.cols;
    layout.scale = 2;
    layout.gap = 6;
    write_contact_sheet(path, data.images, worst, layout, captions);
}

void write_first_layer_picture(const std::filesystem::path& path, const Weights& weights, int rows,
                               int cols) {
    const Weights::Layer& layer = weights.layers.at(0);
    if (layer.in != rows * cols)
        throw Error(
            fmt::format("a layer of {} inputs is no {} x {} picture", layer.in, rows, cols));
    constexpr int columns = 16, gap = 3, scale = 2;
    const int shown = std::min(layer.out, 256);
    float limit = 0;
    for (const float w : layer.weight) limit = std::max(limit, std::abs(w));
    const int lines = (shown + columns - 1) / columns, width = cols * scale + gap,
              height = rows * scale + gap;
    Canvas canvas(std::min(shown, columns) * width + gap, lines * height + gap, {128, 128, 128});
    for (int neuron = 0; neuron < shown; ++neuron) {
        const float* row = layer.weight.data() +
                           static_cast<std::size_t>(neuron) * static_cast<std::size_t>(layer.in);
        canvas.signed_image(gap + neuron % columns * width, gap + neuron / columns * height, row,
                            rows, cols, limit / 2, scale);
    }
    canvas.write_png(path);
}

void write_pictures(const std::filesystem::path& directory, const TrainResult& result,
                    const Dataset& test) {
    write_confusion_picture(directory / "confusion.png", result.test.confusion,
                            class_names(test.name));
    write_worst_picture(directory / "worst.png", result.test, test);
    write_first_layer_picture(directory / "first_layer.png", result.weights, test.rows, test.cols);
}

}  // namespace m2m
