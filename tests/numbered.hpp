// Names for the cases of a test that runs on a table of texts.
#pragma once

#include <gtest/gtest.h>

#include <cctype>
#include <string>

namespace m2m {

/// A case's name: its number in the table, then the words of its text. Letters and digits stay, all
/// between them becomes one underscore.
inline std::string numbered(std::size_t number, const std::string& text) {
    std::string name = std::to_string(number) + '_';
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            name += c;
        else if (name.back() != '_')
            name += '_';
    }
    if (name.back() == '_') name.pop_back();
    return name;
}

}  // namespace m2m
