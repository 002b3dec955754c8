#include "simt/translate/loops/kernel.hpp"

#include "simt/translate/declaration.hpp"

namespace simt::translate::loops {

bool Step::no(const char* why) {
    if (kernel_.result.why.empty()) kernel_.result.why = why;
    return false;
}
bool Step::no(const char* why, Index at) {
    if (kernel_.result.why.empty())
        kernel_.result.why = std::string(why) + ": " + std::string(text_.spelling(at)) +
                             " in line " + std::to_string(text_.tokens[at].line);
    return false;
}

Index Step::behind_assignment(Index i) const {
    if (i >= text_.size()) return none;
    if (has(assignments, text_.spelling(i))) return i + 1;
    const bool shift =
        is(i, ">") && is(i + 1, ">=") && text_.tokens[i].end == text_.tokens[i + 1].begin;
    return shift ? i + 2 : none;
}

Index Step::call_of(Index i) const {
    if (is(i + 1, "(")) return i + 1;
    if (!is(i + 1, "<")) return none;
    const Index close = match_angle(text_, i + 1, i + 40);
    return close != none && is(close + 1, "(") ? close + 1 : none;
}

const Variable* Step::declared_by(const Node& node) const {
    for (const auto& [name, variable] : kernel_.variables)
        if (variable.outer && variable.first == node.first && variable.first != none)
            return &variable;
    return nullptr;
}

}  // namespace simt::translate::loops
