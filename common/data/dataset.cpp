#include "common/data/dataset.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/project.hpp"
#include "common/base/temporary_directory.hpp"
#include "common/data/digits.hpp"
#include "common/data/idx.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace m2m {
namespace fs = std::filesystem;

namespace {

/// The four files, by the names MNIST gave them.
constexpr const char* file_names[4] = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                                       "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};

/// `name` in `directory`, plain or .gz, also under the spelling "train-images.idx3-ubyte"; "" when
/// it is not there.
fs::path find_file(const fs::path& directory, const std::string& name) {
    std::string dotted = name;
    dotted[dotted.find("-idx")] = '.';
    for (const std::string& spelling : {name, name + ".gz", dotted, dotted + ".gz"}) {
        std::error_code ignored;
        if (fs::is_regular_file(directory / spelling, ignored)) return directory / spelling;
    }
    return {};
}

/// Paths of the four files in one directory; empty where a file is missing.
std::array<fs::path, 4> find_files(const fs::path& directory) {
    std::array<fs::path, 4> files;
    for (std::size_t i = 0; i < files.size(); ++i) files[i] = find_file(directory, file_names[i]);
    return files;
}

bool complete(const std::array<fs::path, 4>& files) {
    return std::none_of(files.begin(), files.end(),
                        [](const fs::path& file) { return file.empty(); });
}

std::vector<fs::path> search_order(const std::string& name, const std::string& data_dir) {
    if (!data_dir.empty()) return {fs::path(data_dir) / name, data_dir};
    std::vector<fs::path> places;
    if (const char* data = std::getenv("M2M_DATA"); data != nullptr && *data != '\0') {
        places.push_back(fs::path(data) / name);
    }
    places.push_back(project_root() / "datasets" / name);
    return places;
}

bool known(const std::string& name) {
    const auto& names = dataset_names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

IdxImages as_bytes(const Dataset& data) {
    IdxImages images{data.count(), data.rows, data.cols,
                     std::vector<std::uint8_t>(data.images.size())};
    std::transform(data.images.begin(), data.images.end(), images.pixels.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::clamp(value, 0.0f, 1.0f) * 255.0f + 0.5f);
    });
    return images;
}

}  // namespace

const std::vector<std::string>& dataset_names() {
    static const std::vector<std::string> names{"mnist", "fashion-mnist", "digits"};
    return names;
}

Dataset read_dataset(const std::string& name, const fs::path& images_file,
                     const fs::path& labels_file) {
    const IdxImages images = read_idx_images(images_file);
    if (images.rows != 28 || images.cols != 28) {
        throw Error(images_file.string() + ": byte 8: images of " + std::to_string(images.rows) +
                    " x " + std::to_string(images.cols) + " pixels, but " + name + " has 28 x 28");
    }
    Dataset data;
    data.name = name;
    data.labels = read_idx_labels(labels_file);
    if (data.count() != images.count) {
        throw Error(labels_file.string() + ": byte 4: " + std::to_string(data.count()) +
                    " labels, but " + images_file.string() + " has " +
                    std::to_string(images.count) + " images; they do not belong together");
    }
    data.images = HostMatrix(images.count, images.rows * images.cols);
    std::transform(images.pixels.begin(), images.pixels.end(), data.images.begin(),
                   [](std::uint8_t pixel) { return static_cast<float>(pixel) / 255.0f; });
    return data;
}

DataSplits load_dataset(const std::string& name, const std::string& data_dir) {
    if (!known(name)) {
        throw UsageError("unknown data set \"" + name +
                         "\": there are mnist, fashion-mnist and digits");
    }
    std::string looked;
    for (const fs::path& directory : search_order(name, data_dir)) {
        const std::array<fs::path, 4> files = find_files(directory);
        if (complete(files)) {
            return {read_dataset(name, files[0], files[1]), read_dataset(name, files[2], files[3]),
                    directory.string()};
        }
        looked += (looked.empty() ? "" : ", ") + directory.string();
        if (std::any_of(files.begin(), files.end(),
                        [](const fs::path& file) { return !file.empty(); })) {
            const auto missing = std::find(files.begin(), files.end(), fs::path{}) - files.begin();
            looked += std::string(" (") + file_names[missing] + " is missing there)";
        }
    }
    if (name == "digits" && data_dir.empty()) return make_digits();
    throw Error(name + " was not found; looked in " + looked + ". Get it with: ./book data " +
                (name == "digits" ? "digits --to DIR" : "fetch " + name));
}

bool dataset_available(const std::string& name, const std::string& data_dir) {
    if (!known(name)) return false;
    if (name == "digits" && data_dir.empty()) return true;
    const auto places = search_order(name, data_dir);
    return std::any_of(places.begin(), places.end(),
                       [](const fs::path& place) { return complete(find_files(place)); });
}

std::string default_dataset(const std::string& data_dir) {
    const bool only_digits =
        !dataset_available("mnist", data_dir) && dataset_available("digits", data_dir);
    return only_digits ? "digits" : "mnist";
}

const std::vector<std::string>& class_names(const std::string& dataset_name) {
    static const std::vector<std::string> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    static const std::vector<std::string> fashion{"T-shirt/top", "Trouser",   "Pullover", "Dress",
                                                  "Coat",        "Sandal",    "Shirt",    "Sneaker",
                                                  "Bag",         "Ankle boot"};
    return dataset_name == "fashion-mnist" ? fashion : digits;
}

void write_dataset(const DataSplits& data, const fs::path& directory) {
    // All four beside, then all four renamed: a full disk must not leave new images with old labels.
    const NewDirectories made(directory);
    const TemporaryDirectory beside("book", directory);
    for (const auto& [split, first] : {std::pair{&data.train, 0}, std::pair{&data.test, 2}}) {
        write_file(beside.path() / (std::string(file_names[first]) + ".gz"),
                   gzip(encode_idx_images(as_bytes(*split))));
        write_file(beside.path() / (std::string(file_names[first + 1]) + ".gz"),
                   gzip(encode_idx_labels(split->labels)));
    }
    for (const char* const name : file_names)
        fs::rename(beside.path() / (std::string(name) + ".gz"),
                   directory / (std::string(name) + ".gz"));
}

}  // namespace m2m
