#include "simt/translate/declaration.hpp"

#include <algorithm>
#include <array>

namespace simt::translate {

namespace {

constexpr std::array<std::string_view, 7> cuda_words = {
    "__global__",   "__device__",  "__host__",         "__shared__",
    "__constant__", "__managed__", "__grid_constant__"};

constexpr std::array<std::string_view, 12> storage_words = {
    "static",  "extern",   "inline",        "thread_local", "constexpr", "constinit",
    "mutable", "register", "__extension__", "__inline__",   "__inline",  "friend"};

constexpr std::array<std::string_view, 20> builtin_types = {
    "void",     "bool",     "char",       "short",    "int",        "long",      "float",
    "double",   "signed",   "unsigned",   "auto",     "wchar_t",    "char8_t",   "char16_t",
    "char32_t", "__int128", "__int128_t", "_Float16", "__signed__", "__float128"};

constexpr std::array<std::string_view, 8> cv_words = {"const",      "volatile",     "__volatile__",
                                                      "__const",    "__restrict__", "__restrict",
                                                      "__volatile", "__const__"};

bool is_class_key(std::string_view word) {
    return word == "struct" || word == "class" || word == "union" || word == "enum";
}

// How far to look for the end of template arguments inside an expression, where `<` may mean less.
constexpr Index longest_guess = 200;
// The same where a type's name says that they are template arguments.
constexpr Index longest_arguments = 2000;

class Reader {
  public:
    Reader(const Text& text, Index first) : text_(text), at_(first) {}

    Declaration read() {
        while (at_ < size() && specifier()) {
        }
        result_.specifiers_end = at_;
        result_.last = at_;
        if (has_type_ || result_.body_open != none) declarators();
        result_.last = std::min(at_, size() - 1);
        return std::move(result_);
    }

  private:
    Index size() const { return text_.size(); }
    std::uint32_t code(Index i) const { return text_.code(i); }
    bool is(std::string_view characters) const { return text_.is(at_, characters); }
    std::string_view word(Index i) const { return text_.word(i); }
    Index match(Index i) const { return text_.match(i); }
    Index reach() const { return std::min(size(), at_ + longest_arguments); }

    // Reads one specifier; false when the declarators begin.
    bool specifier() {
        const std::string_view name = word(at_);
        if (name.empty()) return punctuated_specifier();
        if (is_cuda_word(name) || name == "__noinline__" || contains(storage_words, name)) {
            if (name == "extern") {
                result_.is_extern = true;
                if (at_ + 1 < size() && text_.tokens[at_ + 1].kind == Kind::string) ++at_;
            }
            ++at_;
            return true;
        }
        if (name == "typedef" || name == "using") {
            result_.is_typedef = true;
            ++at_;
            return true;
        }
        if (contains(cv_words, name)) {
            result_.type_tokens.push_back(at_++);
            if (!result_.cv.empty()) result_.cv += ' ';
            result_.cv += name;
            return true;
        }
        if (name == "template") {
            result_.is_template = true;
            const Index close = match_angle(text_, at_ + 1, reach());
            if (close == none) return false;
            at_ = close + 1;
            return true;
        }
        if (name == "alignas" || name == "__attribute__" || name == "__attribute" ||
            name == "__align__") {
            return attribute();
        }
        if (contains(builtin_types, name)) {
            has_type_ = has_builtin_type_ = true;
            result_.type_tokens.push_back(at_++);
            return true;
        }
        if (has_type_) return false;
        if (name == "operator") return false;
        has_type_ = true;
        if (is_class_key(name)) return class_specifier();
        if (name == "decltype" || name == "typeof" || name == "__typeof__" || name == "__typeof") {
            const Index close = match(at_ + 1);
            if (code(at_ + 1) != '(' || close == none) return false;
            take_until(close + 1);
            return continue_name();
        }
        if (name == "typename") result_.type_tokens.push_back(at_++);
        if (code(at_) == punctuation("::")) result_.type_tokens.push_back(at_++);
        if (word(at_).empty()) return false;
        result_.type_tokens.push_back(at_++);
        return continue_name();
    }

    bool punctuated_specifier() {
        if (is("[") && code(at_ + 1) == '[' && match(at_) != none) {  // [[attribute]]
            at_ = match(at_) + 1;
            return true;
        }
        if (is("::") && !has_type_) {  // ::name
            has_type_ = true;
            result_.type_tokens.push_back(at_++);
            if (word(at_).empty()) return false;
            result_.type_tokens.push_back(at_++);
            return continue_name();
        }
        return false;
    }

    void take_until(Index end) {
        while (at_ < end) result_.type_tokens.push_back(at_++);
    }

    // After a name's first part: template arguments and ::parts.
    bool continue_name() {
        for (;;) {
            if (is("<")) {
                const Index close = match_angle(text_, at_, reach());
                if (close == none) return false;
                take_until(close + 1);
            }
            if (!is("::")) return true;
            const Index next = word(at_ + 1) == "template" ? at_ + 2 : at_ + 1;
            if (word(next).empty() || word(next) == "operator") return false;
            take_until(next + 1);
        }
    }

    // alignas(16), __attribute__((aligned(16))), __align__(16); others are skipped.
    bool attribute() {
        const Index open = at_ + 1, close = match(open);
        if (code(open) != '(' || close == none) return false;
        if (word(at_) == "alignas" || word(at_) == "__align__") {
            result_.alignment = plain(text_, open + 1, close);
        } else {
            for (Index i = open; i < close; ++i) {
                if ((word(i) == "aligned" || word(i) == "__aligned__") && code(i + 1) == '(' &&
                    match(i + 1) != none) {
                    result_.alignment = plain(text_, i + 2, match(i + 1));
                }
            }
        }
        at_ = close + 1;
        return true;
    }

    // struct NAME, or struct [NAME] [: bases] { … }
    bool class_specifier() {
        const Index key = at_++;
        if (word(key) == "enum" && (word(at_) == "class" || word(at_) == "struct")) ++at_;
        while (word(at_) == "alignas" || word(at_) == "__attribute__" || word(at_) == "__align__") {
            const std::string kept = result_.alignment;  // it belongs to the class
            if (!attribute()) return false;
            result_.alignment = kept;
        }
        Index name = none;
        std::vector<Index> name_tokens;
        if (!word(at_).empty() || is("::")) {
            std::swap(name_tokens, result_.type_tokens);
            if (is("::")) result_.type_tokens.push_back(at_++);
            if (word(at_).empty()) return false;
            name = at_;
            result_.type_tokens.push_back(at_++);
            if (!continue_name()) return false;
            std::swap(name_tokens, result_.type_tokens);
        }
        Index body = at_;
        if (word(body) == "final") ++body;
        if (code(body) == ':') {
            while (body < size() && code(body) != '{' && code(body) != ';') {
                body = code(body) == '(' && match(body) != none ? match(body) + 1 : body + 1;
            }
        }
        if (code(body) == '{') {
            if (match(body) == none) return false;
            result_.class_key = key;
            result_.class_name = name;
            result_.body_open = body;
            result_.body_close = match(body);
            at_ = result_.body_close + 1;
            return true;
        }
        result_.type_tokens.push_back(key);
        result_.type_tokens.insert(result_.type_tokens.end(), name_tokens.begin(),
                                   name_tokens.end());
        return name != none;
    }

    void declarators() {
        for (;;) {
            Declarator one;
            if (!declarator(one)) return;
            result_.declarators.push_back(one);
            if (one.is_function) {
                result_.complete = true;
                return;
            }
            if (is(";")) {
                result_.complete = true;
                return;
            }
            if (!is(",")) return;
            ++at_;
        }
    }

    // Skips `* const &` and the like.
    void pointer_operators(Declarator& one) {
        for (;; ++at_) {
            if (is("&") || is("&&")) {
                one.is_reference = true;
            } else if (!is("*") && !contains(cv_words, word(at_))) {
                return;
            }
        }
    }

    bool declarator(Declarator& one) {
        one.first = at_;
        pointer_operators(one);
        std::vector<Index> closings;  // of parentheses around the name
        while (is("(") && match(at_) != none) {
            closings.push_back(match(at_));
            ++at_;
            pointer_operators(one);
        }
        // S(std::nullptr_t), S(T): a constructor with one parameter. (As a variable's declaration
        // this would have parentheses for nothing.)
        if (!closings.empty() && !has_builtin_type_ && closings.back() == match(at_ - 1) &&
            !word(at_).empty() && code(at_ - 1) == '(') {
            one.is_function = true;
            one.last = at_;
            return true;
        }
        if (word(at_) == "operator" || is("~")) {
            one.is_function = true;
            one.last = at_;
            return true;
        }
        if (word(at_).empty() || contains(builtin_types, word(at_))) {
            if (closings.empty()) return false;
            one.is_function = true;  // S(int): a constructor
            one.last = at_;
            return true;
        }
        one.name_first = one.name = at_++;
        for (;;) {  // S::member, S<T>::member
            Index next = at_;
            if (code(next) == '<') {
                const Index close =
                    match_angle(text_, next, std::min(size(), next + longest_guess));
                if (close == none || code(close + 1) != punctuation("::")) break;
                next = close + 1;
            }
            if (code(next) != punctuation("::")) break;
            if (word(next + 1).empty() || word(next + 1) == "operator") {
                one.is_function = true;
                one.last = at_;
                return true;
            }
            one.name = next + 1;
            at_ = next + 2;
        }
        return after_name(one, closings);
    }

    // Extents, parameters, the closing parentheses around the name, the initializer.
    bool after_name(Declarator& one, std::vector<Index>& closings) {
        for (;;) {
            if (is("[") && match(at_) != none) {
                if (one.extents == none) {
                    one.extents = at_;
                    one.open_extent = match(at_) == at_ + 1;
                }
                at_ = match(at_) + 1;
            } else if (!closings.empty() && at_ == closings.back()) {
                closings.pop_back();
                in_parentheses_ = true;
                ++at_;
            } else if (is("(") && match(at_) != none) {
                const bool pointer = std::exchange(in_parentheses_, false);  // (*name)(parameters)
                if (!pointer && !starts_with_literal(at_ + 1)) {
                    one.is_function = true;
                    one.last = at_;
                    return true;
                }
                if (!pointer) {
                    one.last = at_;
                    one.has_initializer = true;
                }
                at_ = match(at_) + 1;
            } else {
                break;
            }
        }
        in_parentheses_ = false;
        if (!closings.empty()) return false;
        if (one.last == none) one.last = at_;
        while (word(at_) == "__attribute__" || word(at_) == "alignas" || word(at_) == "__align__") {
            if (!attribute()) return false;
        }
        if (is("=") || is("{")) {
            one.has_initializer = true;
            initializer();
        }
        return true;
    }

    bool starts_with_literal(Index i) const {
        if (i >= size()) return false;
        const Kind kind = text_.tokens[i].kind;
        return kind == Kind::number || kind == Kind::string || kind == Kind::character ||
               code(i) == '-' || code(i) == '{' || word(i) == "nullptr" || word(i) == "true" ||
               word(i) == "false";
    }

    // To the comma or semicolon after the initializer.
    void initializer() {
        while (at_ < size() && !is(",") && !is(";") && !is(")") && !is("]") && !is("}")) {
            if ((is("(") || is("[") || is("{")) && match(at_) != none) {
                at_ = match(at_);
            } else if (is("<") && !word(at_ - 1).empty()) {
                const Index close = match_angle(text_, at_, std::min(size(), at_ + longest_guess));
                if (close != none && ends_template_arguments(code(close + 1))) at_ = close;
            }
            ++at_;
        }
    }

  public:
    // After the `>` of `name<a, b>`, these can follow; after a comparison they rarely can.
    static bool ends_template_arguments(std::uint32_t next) {
        return next == '(' || next == '{' || next == ')' || next == ',' || next == ';' ||
               next == '>' || next == '}' || next == punctuation("::") ||
               next == punctuation("...");
    }

  private:
    const Text& text_;
    Index at_;
    bool has_type_ = false, has_builtin_type_ = false;
    bool in_parentheses_ = false;
    Declaration result_;
};

}  // namespace

Declaration parse_declaration(const Text& text, Index first) {
    return Reader(text, first).read();
}

Index match_angle(const Text& text, Index open, Index limit) {
    if (open >= text.tokens.size() || text.tokens[open].code != '<') return none;
    int depth = 0;
    for (Index i = open; i < limit; ++i) {
        switch (const Token& token = text.tokens[i]; token.code) {
            case '<':
                ++depth;
                break;
            case '>':
                if (--depth == 0) return i;
                break;
            case '(':
            case '[':
            case '{':
                if (token.match == none) return none;
                i = token.match;
                break;
            case ')':
            case ']':
            case '}':
            case ';':
                return none;
            default:
                break;
        }
    }
    return none;
}

std::vector<std::pair<Index, Index>> split_at_commas(const Text& text, Index first, Index last) {
    std::vector<std::pair<Index, Index>> parts;
    if (first >= last) return parts;
    Index begin = first;
    for (Index i = first; i < last; ++i) {
        const Token& token = text.tokens[i];
        if (token.code == '(' || token.code == '[' || token.code == '{') {
            if (token.match != none && token.match < last) i = token.match;
        } else if (token.code == '<' && i > first && text.tokens[i - 1].kind == Kind::identifier) {
            const Index close = match_angle(text, i, std::min(last, i + longest_guess));
            if (close != none && (close + 1 >= last ||
                                  Reader::ends_template_arguments(text.tokens[close + 1].code))) {
                i = close;
            }
        } else if (token.code == ',') {
            parts.emplace_back(begin, i);
            begin = i + 1;
        }
    }
    parts.emplace_back(begin, last);
    return parts;
}

bool is_cuda_word(std::string_view word) {
    return word.size() > 7 && word[0] == '_' && contains(cuda_words, word);
}

bool is_keyword(std::string_view word) {
    static constexpr std::array<std::string_view, 20> keywords = {
        "return",   "else",     "do",       "case",    "goto",   "throw", "co_return",
        "co_await", "co_yield", "new",      "delete",  "sizeof", "if",    "for",
        "while",    "switch",   "operator", "default", "and",    "or"};
    return contains(keywords, word);
}

bool is_specifier_with_parentheses(std::string_view word) {
    static constexpr std::array<std::string_view, 11> specifiers = {
        "alignas",    "__attribute__", "__attribute", "decltype", "noexcept", "__align__",
        "__typeof__", "typeof",        "__typeof",    "explicit", "requires"};
    return contains(specifiers, word);
}

std::string plain(const Text& text, Index first, Index last) {
    std::vector<Index> tokens;
    for (Index i = first; i < last; ++i) tokens.push_back(i);
    return plain(text, tokens);
}

std::string plain(const Text& text, const std::vector<Index>& tokens) {
    std::string line;
    Index before = none;
    for (const Index i : tokens) {
        const std::string_view spelling = text.spelling(i);
        if (is_cuda_word(spelling)) continue;
        if (before != none && text.tokens[before].end != text.tokens[i].begin) line += ' ';
        line += spelling;
        before = i;
    }
    return line;
}

std::string escaped(std::string_view text) {
    std::string inside;
    for (const char c : text) {
        if (c == '\n') {
            inside += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') inside += '\\';
        inside += c;
    }
    return inside;
}

}  // namespace simt::translate
