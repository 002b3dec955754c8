// Files written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace m2m {

/// What becomes of a file that is there already.
enum class Existing { replaced, kept };

/// Writes `bytes` to a file without a name, flushes it to disk and gives it the name `path`: a reader of
/// `path` sees the old file or the new one, never half of it, also when the writer is killed. Where the
/// system has no files without a name, a killed writer leaves NAME.unfinished-XXXXXX beside it, and the
/// next one to write `path` removes that. Creates missing parent directories.
/// @throws Error naming the path and the system's reason (full disk, no permission; with
/// Existing::kept also a file that is there); then nothing is left, directories included.
void write_file(const std::filesystem::path& path, std::string_view bytes,
                Existing existing = Existing::replaced);

/// Makes a directory and those above it. At the end, those that it made and nobody put anything into
/// are gone again.
class NewDirectories {
  public:
    /// "" is fine. @throws Error naming the path and the reason.
    explicit NewDirectories(const std::filesystem::path& path);
    ~NewDirectories();
    NewDirectories(const NewDirectories&) = delete;
    NewDirectories& operator=(const NewDirectories&) = delete;

  private:
    std::vector<std::filesystem::path> made_;  ///< the deepest first
};

/// The whole file. @throws Error naming the path and the reason, or when it is larger than
/// `max_bytes`.
std::string read_file(const std::filesystem::path& path,
                      std::size_t max_bytes = std::size_t{1} << 32);

}  // namespace m2m
