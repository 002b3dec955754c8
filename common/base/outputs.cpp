#include "common/base/outputs.hpp"

#include "common/base/error.hpp"

#include <algorithm>

namespace m2m {

namespace fs = std::filesystem;

void require_directory_of(const fs::path& file) {
    if (file.empty()) return;
    const fs::path directory = fs::absolute(file).lexically_normal().parent_path();
    std::error_code unknown;
    if (fs::exists(directory, unknown) || unknown) return;
    if (std::find(directory.begin(), directory.end(), "out") != directory.end()) return;
    throw Error("cannot write " + file.string() + ": there is no directory " +
                file.parent_path().string() + "; make it first (mkdir -p)");
}

}  // namespace m2m
