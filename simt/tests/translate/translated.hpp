// Helpers for tests of the translator.
#pragma once

#include "simt/translate/translator.hpp"

#include <cctype>
#include <string>
#include <string_view>

/// The translation without line markers and blanks, but for one between two words: what the
/// compiler's grammar sees.
inline std::string grammar_of(std::string_view text) {
    std::string result;
    bool line_start = true, blank = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (line_start && text[i] == '#') {
            while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
            continue;
        }
        line_start = text[i] == '\n';
        if (text[i] == ' ' || text[i] == '\n') {
            blank = true;
            continue;
        }
        const auto is_word = [](char c) {
            return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
        };
        if (blank && !result.empty() && is_word(result.back()) && is_word(text[i])) result += ' ';
        blank = false;
        result += text[i];
    }
    return result;
}

/// The translation of `source` as grammar_of() shows it; "file:line:column: message" lines when it
/// is refused.
inline std::string translated(std::string_view source) {
    const auto translation = simt::translate::translate(source, "file.cu");
    std::string problems;
    for (const auto& problem : translation.problems) {
        problems += problem.file + ":" + std::to_string(problem.line) + ":" +
                    std::to_string(problem.column) + ": " + problem.message + "\n";
    }
    return problems.empty() ? grammar_of(translation.text) : problems;
}
