// Directories that are gone when the work is done.
#pragma once

#include <filesystem>
#include <string>

namespace m2m {

/// A private directory below the system's temporary directory, removed at the end. Its name and a
/// lock say whose it is: what a process left that was killed, the next one removes.
class TemporaryDirectory {
  public:
    /// Makes `parent`/`purpose`-PID-TIME-XXXXXX; PID and TIME (its start) are this process's. First
    /// removes what processes left that are gone.
    /// @throws Error when it cannot be made.
    explicit TemporaryDirectory(const std::string& purpose = "book",
                                const std::filesystem::path& parent = {});
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    int lock_ = -1;
};

/// Removes the directories of this user's in `parent` that a TemporaryDirectory or the CUDA compiler
/// (simt-compile) made and whose process is gone. Returns how many.
int remove_abandoned_directories(const std::filesystem::path& parent);

}  // namespace m2m
