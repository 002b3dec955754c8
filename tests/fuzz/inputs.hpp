// What reads a file that somebody else made: one function for each kind, and small files to begin from.
#pragma once

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

/// images, labels, picture, weights, checkpoint, profile.
const std::map<std::string, Input>& inputs();

}  // namespace m2m::fuzz
