// Runs the book program as a reader would, and keeps what it prints.
#pragma once

#include "common/base/temporary_directory.hpp"

#include <string>
#include <vector>

namespace m2m {

struct BookRun {
    int status = -1;  ///< exit status; 128 + signal when it crashed
    std::string out, err;
};

/// Runs `book ARGUMENTS…` of this build in `directory` (default: a temporary one) and waits for it.
BookRun run_book(const std::vector<std::string>& arguments, const std::string& directory = "");

/// A private directory for one test, removed with its contents at the end, and what tests do with it.
class TestDirectory {
  public:
    TestDirectory();
    const std::string& path() const { return path_; }
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    /// Writes a file there and returns its path.
    std::string write(const std::string& name, const std::string& text) const;
    /// Names of all files in it, sorted: a failed command must leave nothing half-written.
    std::vector<std::string> files() const;

  private:
    TemporaryDirectory directory_{"m2m-test"};
    // Below it: whoever downloads into a directory locks it, and that one is locked.
    std::string path_ = (directory_.path() / "files").string();
};

}  // namespace m2m
