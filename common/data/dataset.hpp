// Data sets of 28 × 28 grey images in ten classes: MNIST, Fashion-MNIST and our own drawn digits.
#pragma once

#include "common/matrix/host_matrix.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace m2m {

/// Labelled images, ready for a network.
struct Dataset {
    std::string name;                  ///< "mnist", "fashion-mnist" or "digits"
    HostMatrix images;                 ///< count × (rows·cols), float32 in [0, 1], 0 background
    std::vector<std::uint8_t> labels;  ///< count classes, 0 to 9
    int rows = 28, cols = 28;          ///< shape of one image

    int count() const { return static_cast<int>(labels.size()); }
};

/// The images to learn from and those to be tested on.
struct DataSplits {
    Dataset train, test;
    std::string source;  ///< where they came from, for reports: a directory, or "drawn by this
                         ///< program (seed 1)"
};

/// Every name that load_dataset() knows.
const std::vector<std::string>& dataset_names();

/// Loads "mnist", "fashion-mnist" or "digits" from the first of these that holds the four files
/// (plain or .gz): `data_dir`/NAME, `data_dir`, $M2M_DATA/NAME, datasets/NAME in the project's
/// root. When `data_dir` is given, nothing else is searched. "digits" needs no files: without
/// `data_dir` and without them it is drawn by make_digits(). Nothing is ever downloaded here.
/// @throws UsageError for another name.
/// @throws Error when there are no files (it lists where it looked and how to fetch them) or when
/// one is corrupt.
DataSplits load_dataset(const std::string& name, const std::string& data_dir = "");

/// One split of a data set of 28 × 28 images, from its two IDX files (plain or .gz).
/// @throws Error when one is missing or corrupt, or they do not belong together.
Dataset read_dataset(const std::string& name, const std::filesystem::path& images_file,
                     const std::filesystem::path& labels_file);

/// True when load_dataset() would find its files, or needs none; it does not read them. False for
/// an unknown name.
bool dataset_available(const std::string& name, const std::string& data_dir = "");

/// What is learnt from when nobody says: "mnist" where it is found, else "digits". In a `data_dir`
/// that holds neither it is "mnist", so that load_dataset() says what is missing there.
std::string default_dataset(const std::string& data_dir = "");

/// Ten names to show for the classes: "0" … "9", or "T-shirt/top" … "Ankle boot" for Fashion-MNIST.
const std::vector<std::string>& class_names(const std::string& dataset_name);

/// Writes the four files, gzip-compressed, under MNIST's names into `directory`.
/// @throws Error naming the file that cannot be written.
void write_dataset(const DataSplits& data, const std::filesystem::path& directory);

}  // namespace m2m
