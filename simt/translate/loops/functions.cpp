#include "simt/translate/loops/functions.hpp"

#include "simt/translate/declaration.hpp"

#include <algorithm>

namespace simt::translate::loops {

bool is_operand_end(const Text& text, Index i) {
    const Kind kind = text.tokens[i].kind;
    if (kind == Kind::identifier)
        return !is_keyword(text.word(i)) && !has(value_words, text.word(i));
    return kind == Kind::number || text.is(i, ")") || text.is(i, "]");
}

Functions::Functions(const Text& text) : text_(text) {
    for (Index i = 0; i < text.size(); ++i) {
        if (text.is(i, "{")) body(i);
        if (text.is(i, "(") && !text.word(i - 1).empty()) declaration(i);
    }
}

bool Functions::is_harmless(std::string_view name, bool pure, int depth) {
    const bool known = has(pure_functions, name) || (!pure && has(reading_functions, name));
    const auto bodies = bodies_.find(name);
    if (bodies == bodies_.end()) return known && undefined_.count(name) == 0;
    if (depth > 8) return false;
    bool ours = false;
    for (const Body& one : bodies->second) {
        // CUDA's own functions are known; the user may have others of the same name.
        if (known && text_.in_a_system_header(one.open)) continue;
        ours = true;
        if (!is_harmless(one, pure, depth)) return false;
    }
    return known || (ours && undefined_.count(name) == 0);
}

bool Functions::operators_are_harmless() {
    return std::all_of(operators_.begin(), operators_.end(),
                       [this](const Body& body) { return is_harmless(body, false, 0); });
}

// A `{` behind `name(…)` and perhaps const, noexcept: the body of a function.
void Functions::body(Index open) {
    Index i = open;
    while (i > 0 && (text_.word(i - 1) == "const" || text_.word(i - 1) == "noexcept")) --i;
    if (i < 2 || !text_.is(i - 1, ")") || text_.match(i - 1) == none) return;
    const Index parameters = text_.match(i - 1);
    if (parameters == 0) return;
    const std::string_view name = text_.word(parameters - 1);
    if (name.empty()) {
        // operator+(float4 a, float4 b): of the classes, a kernel that gets this far has these.
        bool vectors = false;
        for (Index at = parameters; at < i; ++at) vectors |= has(vector_types, text_.word(at));
        if (vectors && !text_.in_a_system_header(open)) operators_.push_back({parameters, open});
    } else if (!is_keyword(name) && name != "catch") {
        bodies_[name].push_back({parameters, open});
    }
}

// `type name(…);`: defined elsewhere.
void Functions::declaration(Index parameters) {
    const Index close = text_.match(parameters);
    if (close == none || parameters < 2 || text_.in_a_system_header(parameters)) return;
    const std::string_view type = text_.word(parameters - 2);
    if (type.empty() || is_keyword(type)) return;
    if (text_.is(close + 1, ";")) undefined_.insert(text_.word(parameters - 1));
}

bool Functions::is_harmless(const Body& body, bool pure, int depth) {
    const Index end = text_.match(body.open);
    if (end == none || text_.match(body.parameters) == none) return false;
    Words parameters;
    for (Index i = body.parameters; i < text_.match(body.parameters); ++i) {
        if (pure && (text_.is(i, "&") || text_.is(i, "*") || text_.is(i, "["))) return false;
        if (text_.is(i, "...") || text_.is(i, "&&")) return false;
        if (!text_.word(i).empty()) parameters.insert(text_.word(i));
    }
    for (Index i = body.open + 1; i < end; ++i) {
        if (text_.is(i, "[")) {
            const bool subscript =
                !text_.word(i - 1).empty() || text_.is(i - 1, "]") || text_.is(i - 1, ")");
            if (pure || !subscript) return false;
        }
        if (text_.is(i, "::") || text_.is(i, "->") || text_.is(i, "~")) return false;
        if (text_.is(i, "{") && pure) return false;
        const std::string_view word = text_.word(i);
        if (word.empty()) {
            if (pure && (text_.is(i, "*") || text_.is(i, "&")) && !is_operand_end(text_, i - 1))
                return false;
            continue;
        }
        const bool call = text_.is(i + 1, "(");
        const bool member = text_.is(i - 1, ".");
        if (is_number_type(word) || has(cv, word) || has(value_words, word)) continue;
        if (has(statement_words, word) || word == "return" || word == "static_assert") continue;
        if (!pure && (has(vector_types, word) || (member && !call))) continue;
        if (has(parameters, word) && !call) continue;
        if (call && !member && is_harmless(word, pure, depth + 1)) continue;
        // A template's parameter or a local variable of a plain type: nothing that has a call,
        // a scope or a member.
        if (pure || call || member || !is_plain_name(word)) return false;
    }
    return true;
}

bool Functions::is_plain_name(std::string_view word) {
    static const Words others = {
        "threadIdx", "static",   "asm",          "__asm__", "__asm",    "goto",      "new",
        "delete",    "throw",    "try",          "catch",   "this",     "volatile",  "__volatile__",
        "auto",      "struct",   "class",        "union",   "using",    "typedef",   "typename",
        "decltype",  "operator", "do",           "switch",  "case",     "default",   "extern",
        "enum",      "template", "thread_local", "mutable", "co_await", "co_return", "co_yield"};
    if (has(others, word) || word.substr(0, 2) == "__") return false;
    if (classes_.empty()) find_classes();
    return classes_.count(word) == 0;
}

void Functions::find_classes() {
    classes_.insert("");
    for (Index i = 0; i < text_.size(); ++i) {
        const std::string_view word = text_.word(i);
        if (word == "struct" || word == "class" || word == "union" || word == "using") {
            // class T in a template's header names any type, which is plain where it is used.
            if (i > 0 && (text_.is(i - 1, "<") || text_.is(i - 1, ","))) continue;
            for (Index j = i + 1; j < i + 12 && j < text_.size(); ++j) {
                if (text_.is(j, "{") || text_.is(j, ";") || text_.is(j, "=")) break;
                if (!text_.word(j).empty()) classes_.insert(text_.word(j));
            }
        }
        if (word == "typedef") {
            for (Index j = i + 1; j < text_.size() && !text_.is(j, ";"); ++j)
                if (!text_.word(j).empty() && text_.is(j + 1, ";")) classes_.insert(text_.word(j));
        }
    }
}

}  // namespace simt::translate::loops
