// Splits preprocessed C++ text into tokens and says where in the user's files each one stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace simt::translate {

/// Index of a token; `none` where there is no such token.
using Index = std::uint32_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

enum class Kind : std::uint8_t {
    identifier,  // also keywords
    number,
    string,     // "…", R"(…)", with its prefix
    character,  // '…'
    punctuation,
};

/// The characters of a punctuation token as one number, so that comparing is cheap:
/// punctuation("<<<").
constexpr std::uint32_t punctuation(std::string_view characters) {
    std::uint32_t code = 0;
    for (const char c : characters) code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

struct Token {
    std::uint32_t begin = 0;   ///< first byte in the text
    std::uint32_t end = 0;     ///< one past the last byte
    std::uint32_t line = 0;    ///< line in the user's file, from the line markers
    std::uint32_t column = 0;  ///< column in the preprocessed line, from 1
    std::uint32_t code = 0;    ///< punctuation(…), 0 for other kinds
    Index match = none;        ///< the partner of a bracket ( [ { } ] )
    std::uint16_t file = 0;    ///< index into Text::files
    Kind kind = Kind::identifier;
};

/// A file named by a line marker.
struct SourceFile {
    std::string quoted;  ///< its name as the marker spells it, with quotes: "dir/naive.cu"
    std::string flags;   ///< what follows the name when the file is a system header: " 3" or " 3 4"
};

/// A mistake in the user's program that the translator must refuse.
struct Problem {
    std::string file;  ///< without quotes
    std::uint32_t line = 0, column = 0;
    std::string message;
};

/// Preprocessed text and its tokens.
struct Text {
    std::string_view bytes;
    std::vector<Token> tokens;
    std::vector<SourceFile> files;
    std::vector<Problem> problems;

    std::string_view spelling(Index i) const {
        return bytes.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
    }
};

/// Tokenises `bytes`, which must outlive the result. Never fails: what no C++ compiler would accept
/// either becomes some token, and only an unterminated raw string is a problem. Takes time linear
/// in the text.
/// @param name the file's name for text that has no line markers
Text tokenize(std::string_view bytes, std::string_view name);

}  // namespace simt::translate
