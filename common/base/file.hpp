// Files written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace m2m {

/// Writes `bytes` to a temporary name beside `path`, flushes it to disk and renames it: a reader of
/// `path` sees the old file or the new one, never half of it. Creates missing parent directories.
/// @throws Error naming the path and the system's reason (full disk, no permission); the temporary
/// file is removed.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// The whole file. @throws Error naming the path and the reason, or when it is larger than
/// `max_bytes`.
std::string read_file(const std::filesystem::path& path,
                      std::size_t max_bytes = std::size_t{1} << 32);

}  // namespace m2m
