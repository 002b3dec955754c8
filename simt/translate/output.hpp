// Writes translated text so that every token of the user's program keeps its file, line and column.
#pragma once

#include "simt/translate/lexer.hpp"

#include <string>
#include <string_view>

namespace simt::translate {

/// Builds the translation. Text copied in its original order stays byte for byte as it is; where
/// something was inserted before a token on its line, a line marker and blanks put the token back
/// at its place.
class Output {
  public:
    explicit Output(const Text& text) : text_(text) { bytes_.reserve(text.bytes.size() * 9 / 8); }

    /// The user's tokens [first, last), at their places.
    void copy(Index first, Index last);
    /// Our text, which has no line ends. With `at`: where that token stands.
    void insert(std::string_view inserted, Index at = none);
    /// Leaves out one token: blanks.
    void drop(Index at);
    /// Our text instead of one token.
    void replace(Index at, std::string_view instead);
    /// From here on, until it is called again, the compiler is told that what it reads is a system
    /// header's: it warned of these tokens, or will, where they stand a second time.
    void be_quiet(bool quiet) {
        quiet_ = quiet;
        place_.line = 0;  // nowhere: what comes next says where it stands
        next_ = none;
    }
    /// The tokens up to `last` have been dealt with: go on after it.
    void move_past(Index last);
    /// The rest of the text, and the result.
    std::string finish();

  private:
    struct Place {
        std::uint16_t file = 0;
        std::uint32_t line = 1, column = 1;
        bool operator==(const Place&) const = default;
    };

    Place begin_of(Index i) const;
    Place end_of(Index i) const;
    void lead_in(Index i);
    void go_to(const Place& place);
    void append(std::string_view bytes) {
        bytes_ += bytes;
        place_.column += static_cast<std::uint32_t>(bytes.size());
    }

    const Text& text_;
    std::string bytes_;
    Place place_;  // where the compiler believes to be at the end of bytes_
    bool quiet_ = false;
    Index next_ = 0;  // the token that follows in the original order; none after an insertion
};

}  // namespace simt::translate
