// Downloads a data set, on request only, and checks every byte of it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace m2m {

/// One file of a data set as it is published.
struct PublishedFile {
    std::string name;    ///< "train-images-idx3-ubyte": also the name of the .gz without its ending
    std::string sha256;  ///< of the uncompressed file, in hexadecimal
};

/// The four files of "mnist" or "fashion-mnist". @throws UsageError for another name, saying which
/// there are.
const std::vector<PublishedFile>& published_files(const std::string& name);

/// Where the .gz files of a data set can be had, in the order in which they are tried: $M2M_MIRRORS
/// (separated by blanks; each is a URL or a file:// URL of a directory) when it is set, else the
/// known public ones.
std::vector<std::string> dataset_mirrors(const std::string& name);

/// Makes `directory` hold the four .gz files of the data set, each verified by SHA-256 of its
/// uncompressed content.
///
/// Files that are there and right are kept. A download goes to NAME.gz.part with `curl` (else
/// `wget`), continues where an earlier one stopped, and is renamed only when it is whole and right;
/// if the bytes are wrong, the part is thrown away and the next mirror is tried. `progress` gets
/// one line of text for each step; it may be empty.
/// @throws UsageError for an unknown name.
/// @throws Error when no mirror serves a file: it says why and how to put the files there by hand.
void fetch_dataset(const std::string& name, const std::filesystem::path& directory,
                   const std::function<void(const std::string&)>& progress = {});

/// The same for any files and mirrors; `name` is what messages call them.
void fetch_files(const std::string& name, const std::vector<PublishedFile>& files,
                 const std::vector<std::string>& mirrors, const std::filesystem::path& directory,
                 const std::function<void(const std::string&)>& progress = {});

/// SHA-256 (FIPS 180-4) of `bytes`, in hexadecimal.
std::string sha256(const std::string& bytes);

}  // namespace m2m
