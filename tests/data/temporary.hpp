// A private directory for one test, removed with its contents at the end.
#pragma once

#include "common/base/file.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace m2m::tests {

class Temporary {
  public:
    Temporary() {
        std::string name = (std::filesystem::temp_directory_path() / "m2m-data-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() { std::filesystem::remove_all(path_); }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        write_file(path_ / name, bytes);
        return path_ / name;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace m2m::tests
