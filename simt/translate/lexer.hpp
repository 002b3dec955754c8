// Splits preprocessed C++ text into tokens and says where in the user's files each one stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
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

    Index size() const { return static_cast<Index>(tokens.size()); }
    std::string_view spelling(Index i) const {
        return bytes.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
    }
    // What every reader of tokens asks. Past the end there is nothing: 0, "" and `none`.
    std::uint32_t code(Index i) const { return i < size() ? tokens[i].code : 0; }
    bool is(Index i, std::string_view characters) const {
        return i < size() && tokens[i].code == punctuation(characters);
    }
    /// An identifier's spelling; "" for other tokens.
    std::string_view word(Index i) const {
        return i < size() && tokens[i].kind == Kind::identifier ? spelling(i) : std::string_view();
    }
    Index match(Index i) const { return i < size() ? tokens[i].match : none; }

    bool in_a_system_header(Index i) const { return !files[tokens[i].file].flags.empty(); }
    /// A problem at that place of one of the files.
    Problem problem(std::uint16_t file, std::uint32_t line, std::uint32_t column,
                    std::string message) const {
        const std::string& quoted = files[file].quoted;
        return {quoted.substr(1, quoted.size() - 2), line, column, std::move(message)};
    }
    Problem problem(Index i, std::string message) const {
        return problem(tokens[i].file, tokens[i].line, tokens[i].column, std::move(message));
    }
};

/// Tokenises `bytes`, which must outlive the result. Never fails: what no C++ compiler would accept
/// either becomes some token, and only an unterminated raw string is a problem. Takes time linear
/// in the text.
/// @param name the file's name for text that has no line markers
Text tokenize(std::string_view bytes, std::string_view name);

}  // namespace simt::translate
