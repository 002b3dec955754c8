// Everything is decided by tokens. Where they can mean two things, the code stays as it is.
#include "simt/translate/arithmetic.hpp"

#include "simt/translate/declaration.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_set>
#include <utility>

namespace simt::translate {

namespace {

constexpr Index farthest = 200;  // tokens to look back for a template's `<`
constexpr Index longest_type = 8;

/// The words of which C++ makes its integer types.
bool is_integer_word(std::string_view word) {
    static constexpr std::array<std::string_view, 6> words = {"int",   "unsigned", "signed",
                                                              "short", "long",     "char"};
    return contains(words, word);
}

/// Names of integer types that programs have without declaring them.
bool is_integer_name(std::string_view word) {
    static constexpr std::array<std::string_view, 28> names = {
        "size_t",        "ptrdiff_t",     "ssize_t",       "intptr_t",     "uintptr_t",
        "intmax_t",      "uintmax_t",     "int8_t",        "int16_t",      "int32_t",
        "int64_t",       "uint8_t",       "uint16_t",      "uint32_t",     "uint64_t",
        "int_fast8_t",   "int_fast16_t",  "int_fast32_t",  "int_fast64_t", "uint_fast8_t",
        "uint_fast16_t", "uint_fast32_t", "uint_fast64_t", "uchar",        "ushort",
        "uint",          "ulong",         "clock_t"};
    return contains(names, word);
}

/// What is no floating-point value, wherever a kernel writes it.
bool is_integer_operand(std::string_view word) {
    static constexpr std::array<std::string_view, 11> names = {
        "threadIdx", "blockIdx", "blockDim", "gridDim", "sizeof", "alignof",
        "warpSize",  "true",     "false",    "nullptr", "__null"};
    return contains(names, word);
}

/// The beginning of what computes with numbers of floating point: float, float4, double, …
bool is_real_type(std::string_view word) {
    for (const std::string_view name : {"float", "double"})
        if (word.substr(0, name.size()) == name &&
            (word.size() == name.size() ||
             (word.size() == name.size() + 1 && word.back() >= '1' && word.back() <= '4')))
            return true;
    return false;
}

/// Functions that give numbers of floating point, without the `f` that some end with.
bool is_real_function(std::string_view word) {
    static constexpr std::array<std::string_view, 20> names = {
        "floor", "ceil", "round", "rint", "trunc", "sqrt",  "rsqrt", "fabs", "fmin", "fmax",
        "pow",   "exp",  "exp2",  "log",  "log2",  "log10", "sin",   "cos",  "fmod", "fma"};
    if (word.size() > 3 && word.back() == 'f' && contains(names, word.substr(0, word.size() - 1)))
        return true;
    return contains(names, word);
}

class Finder {
  public:
    Finder(const Text& text, const std::vector<DeviceCode>& code, std::size_t& steps)
        : text_(text), code_(code), steps_(steps) {}

    std::vector<std::vector<Edit>> run() {
        if (code_.empty()) return {};
        learn_names();
        Index done = 0;
        for (const DeviceCode& one : code_) {
            parameters_ = &one.type_parameters;
            for (Index i = std::max(one.first, done); i < one.last; ++i) {
                ++steps_;
                if (!text_.in_a_system_header(i)) i = token(i);
            }
            done = std::max(done, one.last);
        }
        return std::move(edits_);
    }

  private:
    Index size() const { return text_.size(); }
    std::uint32_t code(Index i) const { return text_.code(i); }
    std::string_view word(Index i) const { return text_.word(i); }
    bool is(Index i, std::string_view characters) const { return text_.is(i, characters); }
    Index match(Index i) const { return text_.match(i); }
    bool is_number(Index i) const { return i < size() && text_.tokens[i].kind == Kind::number; }
    bool adjacent(Index left) const {
        return left + 1 < size() && text_.tokens[left].end == text_.tokens[left + 1].begin;
    }

    // Names of types and bit-fields, wherever the program declares them.
    void learn_names() {
        steps_ += size();
        for (Index i = 0; i < size(); ++i) {
            if (text_.tokens[i].kind == Kind::punctuation) {
                const bool bits =
                    is(i, ":") && (is_number(i + 1) || !word(i + 1).empty()) && i > 1 &&
                    !word(i - 1).empty() && (is(i - 2, ",") || !word(i - 2).empty()) &&
                    word(i - 2) != "case" && (is(i + 2, ";") || is(i + 2, ",") || is(i + 2, "="));
                if (bits) bit_fields_.insert(word(i - 1));
                continue;
            }
            const std::string_view name = word(i);
            if (name == "typedef" && !text_.in_a_system_header(i)) {
                learn_type(i + 1, none);
            } else if (name == "using" && is(i + 2, "=") && !text_.in_a_system_header(i)) {
                learn_type(i + 3, i + 1);
            } else if (is_real_type(name) && !text_.in_a_system_header(i)) {
                Index at = i + 1;
                while (is(at, "*") || is(at, "&") || word(at) == "const" ||
                       word(at) == "__restrict__")
                    ++at;
                if (!word(at).empty()) reals_.insert(word(at));
            }
        }
    }

    // `unsigned int NAME;` or, with a name that came before, `unsigned int;`
    void learn_type(Index first, Index name) {
        const Index last = integer_type(first, first + longest_type);
        if (last == none) return;
        const Index end = name == none ? last + 1 : last;
        if (name == none) name = last;
        if (is(end, ";") && !word(name).empty()) types_.insert(word(name));
    }

    // The name that a template declares: the word before the first `(`, `=`, `{`, `;` or `:`.
    void learn_template(Index open) {
        const Index limit = std::min(size(), open + farthest);
        Index i = match_angle(text_, open, limit);
        if (i == none) return;
        for (++i; i < limit; ++i) {
            ++steps_;
            if (is(i, "(") && is_specifier_with_parentheses(word(i - 1)) && match(i) != none) {
                i = match(i);
            } else if (is(i, "<")) {
                const Index close = match_angle(text_, i, limit);
                if (close == none) return;
                if (is(close + 1, "{") || is(close + 1, ":")) break;  // a specialisation
                i = close;
            } else if (is(i, "(") || is(i, "=") || is(i, "{") || is(i, ";") || is(i, ":") ||
                       word(i) == "operator") {
                break;
            }
        }
        if (word(i - 1) == "final") --i;
        if (!word(i - 1).empty()) templates_.insert(word(i - 1));
    }

    // Where the integer type that begins at `first` ends, or none when there is none.
    Index integer_type(Index first, Index limit) const {
        Index i = first;
        while (i < limit && is_integer_word(word(i))) ++i;
        if (i != first) return i;
        const bool standard = word(i) == "std" && is(i + 1, "::");
        if (standard) i += 2;
        if (is_integer_name(word(i))) return i + 1;
        if (standard) return none;
        return types_.count(word(i)) != 0 || is_type_parameter(word(i)) ? i + 1 : none;
    }
    bool is_type_parameter(std::string_view name) const {
        return !name.empty() && parameters_ != nullptr &&
               std::find(parameters_->begin(), parameters_->end(), name) != parameters_->end();
    }

    Index token(Index i) {
        switch (code(i)) {
            case punctuation("<<"):
                if (is_binary(i, i)) shift(i, i, "<<");
                return i;
            case punctuation("<<="):
                if (is_binary(i, i)) shift(i, i, "<<=");
                return i;
            case '>':
                if (!adjacent(i)) return i;
                if (is(i + 1, ">=")) {
                    if (is_binary(i, i + 1)) shift(i, i + 1, ">>=");
                    return i + 1;
                }
                if (!is(i + 1, ">") || !is_right_shift(i)) return i;
                shift(i, i + 1, ">>");
                return i + 1;
            case '(':
                c_cast(i);
                return i;
            case 0:
                if (word(i) == "static_cast")
                    static_cast_to(i);
                else if (!word(i).empty())
                    functional_cast(i), initialisation(i);
                return i;
            default:
                return i;
        }
    }

    bool is_operand_end(Index i) const {
        if (i >= size()) return false;
        const Kind kind = text_.tokens[i].kind;
        return kind == Kind::number || kind == Kind::character || is(i, ")") || is(i, "]") ||
               is(i, "}") || (!word(i).empty() && !is_keyword(word(i)));
    }
    bool is_operand_start(Index i) const {
        if (i >= size()) return false;
        const Kind kind = text_.tokens[i].kind;
        if (kind != Kind::punctuation) return true;
        return is(i, "(") || is(i, "-") || is(i, "+") || is(i, "~") || is(i, "!") || is(i, "*") ||
               is(i, "&") || is(i, "::") || is(i, "++") || is(i, "--");
    }

    // Not `operator<<`, nor a fold expression's.
    bool is_binary(Index first, Index last) const {
        return first > 0 && word(first - 1) != "operator" && !is(first - 1, "...") &&
               !is(last + 1, "...");
    }

    // Whether `>>` at `i` shifts, or closes two templates' arguments.
    bool is_right_shift(Index i) {
        const Index after = i + 2;
        if (i == 0 || !is_binary(i, i + 1) || !is_operand_end(i - 1) || !is_operand_start(after) ||
            is(after, "::"))
            return false;
        if (is_number(after)) return true;
        // One `<` before it is a comparison, `i < n >> k`; two may be templates'.
        int open = 0, closed = 0;
        Index names[2] = {};  // the nearest
        const Index limit = i > farthest ? i - farthest : 0;
        for (Index at = i - 1; at > limit; --at) {
            ++steps_;
            const std::uint32_t c = code(at);
            if (c == punctuation("<<<")) return false;  // k<<<a, b>>>(c)
            if (c == ')' || c == ']') {
                if (match(at) == none) return false;
                at = match(at);
            } else if (c == '(' || c == '[' || c == '{' || c == '}' || c == ';' || c == '=') {
                break;
            } else if (c == '>') {
                ++closed;
            } else if (c == '<') {
                if (closed > 0) {
                    --closed;
                } else if (!word(at - 1).empty()) {
                    if (open < 2) names[open] = at - 1;
                    ++open;
                }
            }
        }
        return open < 2 || !(takes_arguments(names[0]) || takes_arguments(names[1]));
    }
    bool takes_arguments(Index name) {
        if (!std::exchange(knows_templates_, true)) {
            steps_ += size();
            for (Index i = 0; i < size(); ++i)
                if (word(i) == "template" && is(i + 1, "<")) learn_template(i + 1);
        }
        const std::string_view text = word(name);
        return templates_.count(text) != 0 || word(name - 1) == "template" ||
               (text.size() > 5 && text.substr(text.size() - 5) == "_cast");
    }

    void shift(Index first, Index last, const std::string& spelling) {
        if (is_small(last + 1)) return;
        const bool assigns = spelling.size() == 3;
        // No reference can be made to a bit-field.
        if (assigns && bit_fields_.count(word(first - 1)) != 0) return;
        std::vector<Edit> edits = {{first, spelling + " ::simt::GpuShift() " + spelling}};
        if (last != first) edits.push_back({last, ""});
        edits_.push_back(std::move(edits));
    }

    // A literal below 32 that is the whole right operand.
    bool is_small(Index i) const {
        if (!is_number(i)) return false;
        const std::string digits(text_.spelling(i));
        char* end = nullptr;
        const unsigned long long value = std::strtoull(digits.c_str(), &end, 0);
        for (; *end != '\0'; ++end)
            if (std::string_view("uUlLzZ").find(*end) == std::string_view::npos) return false;
        static constexpr std::array<std::string_view, 20> ends = {
            ")",  "]", "}", ";",  ",",  "<<", "&", "|",  "^",  "==",
            "!=", "<", ">", "<=", ">=", "?",  ":", "&&", "||", "..."};
        return value < 32 && std::any_of(ends.begin(), ends.end(),
                                         [&](std::string_view text) { return is(i + 1, text); });
    }

    // What surely is no floating-point value.
    bool is_surely_integer(Index i) const {
        if (i < size() && text_.tokens[i].kind == Kind::character) return true;
        if (is_integer_operand(word(i))) return true;
        if (!is_number(i)) return false;
        const std::string_view number = text_.spelling(i);
        const bool hexadecimal = number.size() > 1 && (number[1] == 'x' || number[1] == 'X');
        return number.find_first_of(hexadecimal ? ".pP" : ".eEfF") == std::string_view::npos;
    }

    std::string type(Index first, Index last) const { return plain(text_, first, last); }

    // (int)x
    void c_cast(Index open) {
        const Index close = match(open);
        if (close == none || close > open + longest_type || close < open + 2) return;
        if (integer_type(open + 1, close) != close || !is_operand_start(close + 1) ||
            is_surely_integer(close + 1))
            return;
        if (!is_cast_place(open)) return;
        // Where the name may be a variable's: (n) - x, (n) * x, (n) & x.
        const bool name = close == open + 2 && types_.count(word(open + 1)) != 0;
        const bool certain = is_number(close + 1) || !word(close + 1).empty() || is(close + 1, "(");
        if (name && !certain) return;
        edits_.push_back({{close, ")(::simt::GpuCast<" + type(open + 1, close) + ">)"}});
    }

    // Whether an operand begins at `open`, so that parentheses with a type in them are a cast.
    bool is_cast_place(Index open, int depth = 0) const {
        if (open == 0 || depth > 8) return false;
        const std::string_view before = word(open - 1);
        if (!before.empty()) {
            static constexpr std::array<std::string_view, 8> leads = {
                "return", "case", "else", "do", "and", "or", "co_return", "not"};
            return contains(leads, before);
        }
        if (is(open - 1, ")")) {  // (float)(int)x, but not f(a)(int)
            const Index other = match(open - 1);
            return other != none && other + 1 < open - 1 && is_type(other + 1, open - 1) &&
                   is_cast_place(other, depth + 1);
        }
        return !is(open - 1, "]") && text_.tokens[open - 1].kind == Kind::punctuation;
    }

    // Whether the tokens are a type's and nothing else: of the types that need no declaration.
    bool is_type(Index first, Index last) const {
        static constexpr std::array<std::string_view, 7> others = {
            "float", "double", "bool", "void", "const", "volatile", "auto"};
        for (Index i = first; i < last; ++i) {
            const std::string_view name = word(i);
            const bool known = is_integer_word(name) || contains(others, name) ||
                               is_integer_name(name) || types_.count(name) != 0 ||
                               is_type_parameter(name) || name == "std" || is(i, "::") ||
                               is(i, "*") || is(i, "&");
            if (!known) return false;
        }
        return first < last && !is(first, "*") && !is(first, "&");
    }

    // static_cast<int>(x)
    void static_cast_to(Index i) {
        if (!is(i + 1, "<")) return;
        const Index last = integer_type(i + 2, i + 2 + longest_type);
        if (last == none || !is(last, ">") || !is(last + 1, "(")) return;
        wrap_operand(last + 1, type(i + 2, last));
    }

    // int(x)
    void functional_cast(Index i) {
        if (i == 0) return;
        const bool standard = word(i) == "std";
        const Index last = integer_type(i, i + longest_type);
        if (last == none || !is(last, "(") || (!standard && last != i + 1)) return;
        const Index close = match(last);
        if (close == none || close == last + 1) return;
        // Types of functions, and declarations with parentheses around the name.
        if (is_type(last + 1, close) || is(last + 1, "*") || is(last + 1, "&")) return;
        const std::string_view before = word(i - 1);
        if (!before.empty()) {
            if (before != "return" && before != "case" && before != "else") return;
        } else if (is(i - 1, "::") || is(i - 1, ".") || is(i - 1, "->") || is(i - 1, "<") ||
                   is(i - 1, ">") || is(i - 1, ";") || is(i - 1, "}") || is(i - 1, ")") ||
                   is(i - 1, "]") || is(i - 1, "~") ||
                   text_.tokens[i - 1].kind != Kind::punctuation) {
            return;
        } else if (is(i - 1, "{") && !is(close + 1, ",") && !is(close + 1, "}")) {
            return;
        }
        wrap_operand(last, type(i, last));
    }

    // int i = x, j = y;
    void initialisation(Index i) {
        if (i == 0 || is_integer_word(word(i - 1)) || is(i - 1, "::") || is(i - 1, "<")) return;
        const Index last = integer_type(i, i + longest_type);
        if (last == none || is_type_parameter(word(i)) || word(last).empty() || !is(last + 1, "="))
            return;
        Index assign = last + 1;
        bool real = false;
        int depth = 0;
        for (Index at = assign + 1; at < size(); ++at) {
            ++steps_;
            if (is(at, "{") || is(at, "=")) return;
            if (is(at, "(") || is(at, "[")) ++depth;
            const bool closes = is(at, ")") || is(at, "]") || is(at, "}");
            if (closes && depth-- > 0) continue;
            if (!closes && !is(at, ";") && (!is(at, ",") || depth > 0)) {
                real = real || is_real(at);
                continue;
            }
            if (real)
                edits_.push_back({{assign, "= ::simt::GpuInitial<" + type(i, last) + ">() ="}});
            if (!is(at, ",") || word(at + 1).empty() || !is(at + 2, "=")) return;
            assign = at += 2;
            real = false;
        }
    }
    // Whether a value of floating point seems to be near. (To take one for such costs nothing.)
    bool is_real(Index i) const {
        const std::string_view name = word(i);
        if (name.empty()) return is_number(i) && !is_surely_integer(i);
        if (is(i - 1, ".") && is_integer_operand(word(i - 2))) return false;  // threadIdx.x
        return is_real_type(name) || reals_.count(name) != 0 || is_real_function(name);
    }

    void wrap_operand(Index open, const std::string& type) {
        const Index close = match(open);
        if (close == none || close == open + 1) return;
        if (close == open + 2 && is_surely_integer(open + 1)) return;
        if (is(close - 1, "...") || is(open + 1, "{") ||
            split_at_commas(text_, open + 1, close).size() != 1)
            return;
        edits_.push_back({{open, "(::simt::gpu_operand<" + type + ">("}, {close, "))"}});
    }

    const Text& text_;
    const std::vector<DeviceCode>& code_;
    std::size_t& steps_;
    const std::vector<std::string_view>* parameters_ = nullptr;
    bool knows_templates_ = false;
    std::unordered_set<std::string_view> types_, templates_, bit_fields_;
    std::unordered_set<std::string_view> reals_;  // variables and functions of floating point
    std::vector<std::vector<Edit>> edits_;
};

}  // namespace

std::vector<std::vector<Edit>> gpu_arithmetic(const Text& text, const std::vector<DeviceCode>& code,
                                              std::size_t& steps) {
    return Finder(text, code, steps).run();
}

}  // namespace simt::translate
