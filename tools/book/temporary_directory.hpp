// A place for what a command compiles.
#pragma once

#include "common/base/error.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

namespace m2m::book {

/// A private directory that goes when this goes.
class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        namespace fs = std::filesystem;
        std::string name = (fs::temp_directory_path() / "book-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw Error("cannot make a directory in " + fs::temp_directory_path().string() + ": " +
                        std::strerror(errno));
        path_ = name;
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace m2m::book
