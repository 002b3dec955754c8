// Where this project lies on disk, so that programs work from any directory.
#pragma once

#include <filesystem>

namespace m2m {

/// The project's root directory: $M2M_ROOT when it is set, else the source directory this program
/// was built from.
std::filesystem::path project_root();

}  // namespace m2m
