// The source text that a profile speaks of: from the report where it carries it, else from disk.
#pragma once

#include "simt/profile/report.hpp"

#include <map>
#include <string>
#include <vector>

namespace m2m::profile {

class Sources {
  public:
    explicit Sources(const Report& report);

    /// The lines of a file, the first at [0]; empty where it cannot be read.
    const std::vector<std::string>& lines(const std::string& file) const;

    /// Line `number` (from 1), or "".
    std::string line(const std::string& file, int number) const;

    /// The files that were read, with their text.
    const std::map<std::string, std::string>& texts() const { return texts_; }

  private:
    std::map<std::string, std::string> texts_;
    std::map<std::string, std::vector<std::string>> lines_;
};

/// A path as a reader would type it here: relative where it lies below the current directory.
std::string shown_path(const std::string& file);

/// Text without control characters: source files are other people's, and a terminal obeys them.
std::string printable(const std::string& text);

}  // namespace m2m::profile
