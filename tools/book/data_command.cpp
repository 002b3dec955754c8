// book data: fetch a data set, draw one, or look at one.
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/project.hpp"
#include "common/data/dataset.hpp"
#include "common/data/digits.hpp"
#include "common/data/fetch.hpp"
#include "common/picture/contact_sheet.hpp"
#include "tools/book/command.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <numeric>
#include <ostream>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

constexpr int most_images = 10'000'000;

void add_fetch(Command& data) {
    struct Options {
        std::string name, directory;
        JsonOption json;
    };
    auto* command =
        data.add_subcommand("fetch", "Download mnist or fashion-mnist and verify every byte");
    auto options = std::make_shared<Options>();
    command->add_option("name", options->name, "mnist or fashion-mnist")->required();
    command
        ->add_option("--to", options->directory, "Directory to fetch into (default: datasets/NAME)")
        ->type_name("DIR");
    options->json.add_to(*command);
    command->callback([options] {
        published_files(options->name);  // an unknown name is bad use, whatever the directory
        const fs::path target = options->directory.empty()
                                    ? project_root() / "datasets" / options->name
                                    : fs::path(options->directory);
        fetch_dataset(options->name, target,
                      [&](const std::string& line) { options->json.text() << line << std::endl; });
        options->json.text() << options->name << " is in " << target.string() << "\n";
        options->json.write({{"name", options->name}, {"directory", target.string()}});
    });
}

void add_digits(Command& data) {
    struct Options {
        std::string directory;
        int train = 60000, test = 10000;
        std::uint64_t seed = 1;
        JsonOption json;
    };
    auto* command = data.add_subcommand(
        "digits", "Draw handwritten-looking digits and write them in MNIST's format");
    auto options = std::make_shared<Options>();
    command
        ->add_option("--to", options->directory,
                     "Directory to write into (default: datasets/digits)")
        ->type_name("DIR");
    command->add_number("--train", options->train, 1, most_images, "Training images");
    command->add_number("--test", options->test, 1, most_images, "Test images");
    command->add_number("--seed", options->seed, 0, UINT64_MAX, "Seed of the random numbers");
    options->json.add_to(*command);
    command->callback([options] {
        const fs::path target = options->directory.empty() ? project_root() / "datasets" / "digits"
                                                           : fs::path(options->directory);
        require_memory(28.0 * 28 * (2 * sizeof(float) + 2) * (options->train + options->test),
                       fmt::format("drawing {} images", options->train + options->test),
                       "use smaller --train and --test");
        write_dataset(make_digits(options->train, options->test, options->seed), target);
        options->json.text() << fmt::format("{} training and {} test images (seed {}) are in {}\n",
                                            options->train, options->test, options->seed,
                                            target.string());
        options->json.write({{"name", "digits"},
                             {"directory", target.string()},
                             {"train", options->train},
                             {"test", options->test},
                             {"seed", options->seed}});
    });
}

void add_show(Command& data) {
    struct Options {
        std::string name = "mnist", data_dir, file = "out/contact_sheet.png";
        bool test = false;
        int first = 0, count = 100, columns = 20, scale = 2;
        JsonOption json;
    };
    auto* command =
        data.add_subcommand("show", "Write a contact sheet of a data set's images (PNG)");
    auto options = std::make_shared<Options>();
    command->add_option("name", options->name, "mnist, fashion-mnist or digits")->required();
    command->add_option("--data", options->data_dir, "Where the data sets are")->type_name("DIR");
    command->add_option("-o,--output", options->file, "The picture")
        ->type_name("FILE")
        ->show_default();
    command->add_flag("--test", options->test, "The test images instead of the training images");
    command->add_number("--first", options->first, 0, most_images, "Number of the first image");
    command->add_number("--count", options->count, 1, 10000, "How many images");
    command->add_number("--columns", options->columns, 1, 200, "Images side by side");
    command->add_number("--scale", options->scale, 1, 16,
                        "Pixels of the sheet for one of an image");
    options->json.add_to(*command);
    command->callback([options] {
        need_writable(options->file);
        const DataSplits splits = load_dataset(options->name, options->data_dir);
        const Dataset& set = options->test ? splits.test : splits.train;
        if (options->first >= set.count()) {
            throw UsageError(fmt::format("--first {}: {} has {} {} images", options->first,
                                         options->name, set.count(),
                                         options->test ? "test" : "training"));
        }
        const int count = std::min(options->count, set.count() - options->first);
        std::vector<int> indices(static_cast<std::size_t>(count));
        std::iota(indices.begin(), indices.end(), options->first);
        std::vector<std::string> captions;
        for (const int index : indices)
            captions.push_back(
                class_names(options->name)[set.labels[static_cast<std::size_t>(index)]]);
        ContactSheet layout;
        layout.image_rows = set.rows;
        layout.image_cols = set.cols;
        layout.columns = std::min(options->columns, count);
        layout.scale = options->scale;
        write_contact_sheet(options->file, set.images, indices, layout, captions);
        options->json.text() << fmt::format("images {} to {} of {} ({}; {}) are in {}\n",
                                            options->first, options->first + count - 1,
                                            options->name, options->test ? "test" : "training",
                                            splits.source, options->file);
        options->json.write({{"name", options->name},
                             {"source", splits.source},
                             {"first", options->first},
                             {"count", count},
                             {"file", options->file}});
    });
}

}  // namespace

void add_data(Command& app, int&) {
    auto* command = app.add_subcommand("data", "Fetch, draw or show a data set");
    command->require_subcommand(1);
    add_fetch(*command);
    add_digits(*command);
    add_show(*command);
}

}  // namespace m2m::book
