// Where a reader's results may go.
#pragma once

#include <filesystem>

namespace m2m {

/// A file that the reader names goes into a directory that is there: a mistyped one is not made. Only
/// below a directory called out, where the book keeps results, directories are made on the way.
/// @throws Error naming the directory that is missing
void require_directory_of(const std::filesystem::path& file);

}  // namespace m2m
