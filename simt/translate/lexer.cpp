#include "simt/translate/lexer.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace simt::translate {

namespace {

constexpr std::size_t longest_path = 4096 + 2;  // of a file, in quotes

bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

bool starts_identifier(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
}

bool continues_identifier(unsigned char c) {
    return starts_identifier(c) || is_digit(c);
}

class Lexer {
  public:
    Lexer(std::string_view bytes, std::string_view name) : bytes_(bytes) {
        text_.bytes = bytes;
        text_.tokens.reserve(bytes.size() / 4);
        std::string quoted = "\"";
        for (const char c : name) {
            if (c == '"' || c == '\\') quoted += '\\';
            quoted += c;
        }
        file_ = file_index(quoted + '"', "");
    }

    Text run() {
        while (at_ < bytes_.size()) next();
        match_brackets();
        return std::move(text_);
    }

  private:
    unsigned char peek(std::size_t ahead = 0) const {
        return at_ + ahead < bytes_.size() ? static_cast<unsigned char>(bytes_[at_ + ahead]) : '\0';
    }

    void next() {
        const unsigned char c = peek();
        if (c == '\n') {
            ++at_;
            new_line();
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
            ++at_;
        } else if (c == '#' && line_is_empty_) {
            directive();
        } else if (c == '/' && peek(1) == '/') {
            at_ = end_of_line();
        } else if (c == '/' && peek(1) == '*') {
            block_comment();
        } else if (starts_identifier(c)) {
            identifier();
        } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
            number();
        } else if (c == '"' || c == '\'') {
            quoted(at_);
        } else {
            operator_or_bracket();
        }
    }

    void new_line() {
        ++line_;
        line_start_ = at_;
        line_is_empty_ = true;
    }

    std::size_t end_of_line() const {
        const std::size_t end = bytes_.find('\n', at_);
        return end == std::string_view::npos ? bytes_.size() : end;
    }

    Token& add(Kind kind, std::size_t begin, std::size_t end) {
        Token token;
        token.begin = static_cast<std::uint32_t>(begin);
        token.end = static_cast<std::uint32_t>(end);
        token.line = line_;
        token.column = static_cast<std::uint32_t>(begin - line_start_ + 1);
        token.file = file_;
        token.kind = kind;
        line_is_empty_ = false;
        return text_.tokens.emplace_back(token);
    }

    // A comment is gone after -E, but reading one costs nothing.
    void block_comment() {
        const std::size_t close = bytes_.find("*/", at_ + 2);
        const std::size_t end = close == std::string_view::npos ? bytes_.size() : close + 2;
        skip_counting_lines(end);
    }

    void skip_counting_lines(std::size_t end) {
        for (; at_ < end; ++at_) {
            if (bytes_[at_] != '\n') continue;
            ++line_;
            line_start_ = at_ + 1;
        }
    }

    void identifier() {
        const std::size_t begin = at_;
        while (continues_identifier(peek())) ++at_;
        const std::string_view word = bytes_.substr(begin, at_ - begin);
        if (peek() == '"' || peek() == '\'') {  // perhaps the prefix of a literal
            const bool encoding = word == "L" || word == "u" || word == "U" || word == "u8";
            if (peek() == '"' &&
                (word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R")) {
                return raw_string(begin);
            }
            if (encoding) return quoted(begin);
        }
        add(Kind::identifier, begin, at_);
    }

    // A preprocessing number: digits, letters, dots, exponents with a sign, and ' between digits.
    void number() {
        const std::size_t begin = at_++;
        for (;;) {
            const unsigned char c = peek();
            if ((c == '+' || c == '-')) {
                const char before = bytes_[at_ - 1];
                if (before != 'e' && before != 'E' && before != 'p' && before != 'P') break;
            } else if (c == '\'') {
                if (!continues_identifier(peek(1))) break;
            } else if (!continues_identifier(c) && c != '.') {
                break;
            }
            ++at_;
        }
        add(Kind::number, begin, at_);
    }

    // "…" or '…'. One that is not closed ends with its line; the compiler will complain.
    void quoted(std::size_t begin) {
        const char quote = bytes_[at_++];
        while (at_ < bytes_.size() && bytes_[at_] != quote && bytes_[at_] != '\n') {
            if (bytes_[at_] == '\\' && peek(1) != '\n') ++at_;
            ++at_;
        }
        at_ = std::min(at_, bytes_.size());
        if (peek() == static_cast<unsigned char>(quote)) ++at_;
        add(quote == '"' ? Kind::string : Kind::character, begin, at_);
    }

    // R"name( … )name": everything in it stands for itself, line ends included.
    void raw_string(std::size_t begin) {
        const std::size_t name = at_ + 1;
        const std::size_t open = bytes_.find_first_of("( \n\\)", name);
        std::size_t end = bytes_.size();
        if (open != std::string_view::npos && bytes_[open] == '(' && open - name <= 16) {
            std::string closing = ")";
            closing.append(bytes_.substr(name, open - name)).append("\"");
            const std::size_t close = bytes_.find(closing, open);
            if (close != std::string_view::npos) end = close + closing.size();
        }
        const bool closed = end != bytes_.size() || bytes_.back() == '"';
        add(Kind::string, begin, end);
        if (!closed) text_.problems.push_back(text_.problem(last(), "this raw string has no end"));
        skip_counting_lines(end);
    }

    void operator_or_bracket() {
        static constexpr std::array<std::string_view, 23> longer = {
            "...", "::", "->", "&&", "||", "==", "!=", "<=", ">=", "+=",  "-=", "*=",
            "/=",  "%=", "&=", "|=", "^=", "++", "--", "##", ".*", "<<=", "<<"};
        const std::string_view rest = bytes_.substr(at_, 3);
        std::size_t length = 1;
        if (rest == "<<<") {
            // "operator<<<T>" names a shift operator; nothing else in C++ has these three in a row.
            length = after_operator() ? 2 : 3;
        } else if (rest == "<< " && next_character(at_ + 2) == '<' && !after_operator()) {
            // "kernel << <grid, block >> >", as some editors format it; nvcc accepts it.
            Token& token = add(Kind::punctuation, at_, bytes_.find('<', at_ + 2) + 1);
            token.code = punctuation("<<<");
            at_ = token.end;
            return;
        } else {
            for (const std::string_view candidate : longer) {
                if (rest.substr(0, candidate.size()) != candidate) continue;
                length = candidate.size();
                break;
            }
        }
        Token& token = add(Kind::punctuation, at_, at_ + length);
        token.code = punctuation(bytes_.substr(at_, length));
        at_ += length;
    }

    // The first character from `from` on that is not a blank; 0 at the end.
    char next_character(std::size_t from) const {
        const std::size_t found = bytes_.find_first_not_of(' ', from);
        return found == std::string_view::npos ? '\0' : bytes_[found];
    }

    bool after_operator() const {
        return !text_.tokens.empty() && text_.spelling(last()) == "operator";
    }

    Index last() const { return static_cast<Index>(text_.tokens.size() - 1); }

    // # 12 "file.cu" 1 3 4     #line 12 "file.cu"     #pragma …
    // No token: to the grammar it is blank space, and it may stand anywhere, also inside an
    // expression.
    void directive() {
        const std::size_t end = end_of_line();
        std::size_t i = at_ + 1;
        const auto skip_blanks = [&] {
            while (i < end && (bytes_[i] == ' ' || bytes_[i] == '\t')) ++i;
        };
        skip_blanks();
        if (bytes_.substr(i, 4) == "line") i += 4;
        skip_blanks();
        at_ = end;
        if (i == end || !is_digit(static_cast<unsigned char>(bytes_[i]))) return;  // a #pragma
        std::uint32_t number = 0;
        for (; i < end && is_digit(static_cast<unsigned char>(bytes_[i])); ++i) {
            number = number * 10 + static_cast<std::uint32_t>(bytes_[i] - '0');
        }
        skip_blanks();
        if (i < end && bytes_[i] == '"') {
            std::size_t close = i + 1;
            while (close < end && bytes_[close] != '"') close += bytes_[close] == '\\' ? 2 : 1;
            if (close >= end) return;
            const std::string_view quoted_name = bytes_.substr(i, close + 1 - i);
            if (quoted_name.size() > longest_path) return;
            const std::string_view flags = bytes_.substr(close + 1, end - close - 1);
            std::string kept;
            if (flags.find('3') != std::string_view::npos) kept += " 3";
            if (flags.find('4') != std::string_view::npos) kept += " 4";
            file_ = file_index(std::string(quoted_name), kept);
        }
        line_ = number - 1;  // the next line is the one with this number
    }

    std::uint16_t file_index(const std::string& quoted_name, const std::string& flags) {
        const auto [place, fresh] = known_.try_emplace(quoted_name + flags, 0);
        if (fresh) {
            if (text_.files.size() >= 0xffff) return 0;
            place->second = static_cast<std::uint16_t>(text_.files.size());
            text_.files.push_back({quoted_name, flags});
        }
        return place->second;
    }

    // Pairs ( ) [ ] { }. What has no partner stays alone: a closing bracket of the wrong kind first
    // closes whatever parentheses are open inside the braces that it does fit.
    void match_brackets() {
        std::vector<Index> open;
        for (Index i = 0; i < text_.tokens.size(); ++i) {
            const std::uint32_t code = text_.tokens[i].code;
            if (code == '(' || code == '[' || code == '{') {
                open.push_back(i);
            } else if (code == ')' || code == ']' || code == '}') {
                const std::uint32_t partner = code == ')' ? '(' : code == ']' ? '[' : '{';
                if (code == '}') {
                    while (!open.empty() && text_.tokens[open.back()].code != '{') open.pop_back();
                }
                if (open.empty() || text_.tokens[open.back()].code != partner) continue;
                text_.tokens[i].match = open.back();
                text_.tokens[open.back()].match = i;
                open.pop_back();
            }
        }
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    std::uint32_t line_ = 1;
    std::uint16_t file_ = 0;
    bool line_is_empty_ = true;
    Text text_;
    std::unordered_map<std::string, std::uint16_t> known_;
};

}  // namespace

Text tokenize(std::string_view bytes, std::string_view name) {
    return Lexer(bytes, name).run();
}

}  // namespace simt::translate
