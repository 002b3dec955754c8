#include "simt/translate/output.hpp"

namespace simt::translate {

namespace {
constexpr std::uint32_t widest_line = 1000;
}

Output::Place Output::begin_of(Index i) const {
    const Token& token = text_.tokens[i];
    return {token.file, token.line, token.column};
}

Output::Place Output::end_of(Index i) const {
    Place place = begin_of(i);
    const std::string_view spelling = text_.spelling(i);
    place.column += static_cast<std::uint32_t>(spelling.size());
    if (text_.tokens[i].kind != Kind::string) return place;
    for (std::size_t at = spelling.find('\n'); at != std::string_view::npos;
         at = spelling.find('\n', at + 1)) {  // a raw string
        ++place.line;
        place.column = static_cast<std::uint32_t>(spelling.size() - at);
    }
    return place;
}

// Writes what stands between the token before `i` and token `i`, or goes to `i` when the output is
// elsewhere.
void Output::lead_in(Index i) {
    if (next_ != i) return go_to(begin_of(i));
    const std::size_t from = i == 0 ? 0 : text_.tokens[i - 1].end;
    const std::string_view gap = text_.bytes.substr(from, text_.tokens[i].begin - from);
    const Place expected = i == 0 ? Place{} : end_of(i - 1);
    if (place_ == expected) {
        bytes_ += gap;
        place_ = begin_of(i);
        return;
    }
    const std::size_t line_end = gap.find('\n');
    if (line_end == std::string_view::npos) return go_to(begin_of(i));
    if (place_.file != expected.file || place_.line != expected.line) go_to(expected);
    bytes_ += gap.substr(line_end);
    place_ = begin_of(i);
}

void Output::go_to(const Place& place) {
    if (place_.file != place.file || place_.line != place.line || place_.column > place.column) {
        const SourceFile& file = text_.files[place.file];
        bytes_ += "\n# ";
        bytes_ += std::to_string(place.line);
        bytes_ += ' ';
        bytes_ += file.quoted;
        bytes_ += quiet_ && file.flags.empty() ? " 3" : file.flags;
        bytes_ += '\n';
        place_ = {place.file, place.line, 1};
    }
    // Nobody reads column 1000; and a file that is one long line would become one of blanks.
    if (place.column <= widest_line) bytes_.append(place.column - place_.column, ' ');
    place_ = place;
}

void Output::copy(Index first, Index last) {
    if (first >= last) return;
    lead_in(first);
    const std::size_t from = text_.tokens[first].begin;
    bytes_ += text_.bytes.substr(from, text_.tokens[last - 1].end - from);
    place_ = end_of(last - 1);
    next_ = last;
}

void Output::insert(std::string_view inserted, Index at) {
    if (at != none) lead_in(at);
    append(inserted);
    next_ = none;
}

void Output::drop(Index at) {
    lead_in(at);
    append(std::string(text_.tokens[at].end - text_.tokens[at].begin, ' '));
    next_ = at + 1;
}

void Output::replace(Index at, std::string_view instead) {
    lead_in(at);
    append(instead);
    next_ = at + 1;
}

void Output::move_past(Index last) {
    next_ = last + 1;
}

std::string Output::finish() {
    const std::size_t from = text_.tokens.empty() ? 0 : text_.tokens.back().end;
    bytes_ += text_.bytes.substr(from);
    return std::move(bytes_);
}

}  // namespace simt::translate
