// Writing zip archives: the one format that Gradescope takes.
#pragma once

#include <string>
#include <vector>

namespace m2m::grader {

struct ZipEntry {
    std::string name;  ///< "setup.sh", "project/book"; directories need no entry
    std::string bytes;
    bool executable = false;
};

/// The archive's bytes: stored, not compressed. The same entries give the same bytes.
/// @throws Error when it would be larger than 2 GB
std::string zipped(const std::vector<ZipEntry>& entries);

}  // namespace m2m::grader
