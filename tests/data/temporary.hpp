// A private directory for one test, removed with its contents at the end.
#pragma once

#include "common/base/file.hpp"
#include "common/base/temporary_directory.hpp"

#include <filesystem>
#include <string>

namespace m2m::tests {

class Temporary {
  public:
    Temporary() { std::filesystem::create_directory(path_); }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        write_file(path_ / name, bytes);
        return path_ / name;
    }

  private:
    TemporaryDirectory directory_{"m2m-data"};
    // Below it: whoever downloads into a directory locks it, and that one is locked.
    std::filesystem::path path_ = directory_.path() / "files";
};

}  // namespace m2m::tests
