// What reads a file that somebody else made: one function for each kind, and small files to begin from.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace m2m::fuzz {

struct Input {
    /// Reads the bytes as that kind of file. An Error is an answer; anything else is a fault.
    void (*read)(std::string_view bytes);
    /// Small files of the kind, all of them right.
    std::vector<std::string> seeds;
};

/// images, labels, picture, weights, checkpoint, profile; with the grader also manifest and submission.
const std::map<std::string, Input>& inputs();

/// For grading_inputs.cpp, which is compiled where there is a grader.
void add_grading_inputs(std::map<std::string, Input>& all);

/// Stops the process where a rule is broken.
void require(bool holds, const char* rule);
/// Writes a file without waiting for the disk, as write_file() would.
void put(const std::filesystem::path& file, std::string_view bytes);

}  // namespace m2m::fuzz
