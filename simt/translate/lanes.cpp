// Patterns of tokens.
#include "simt/translate/lanes.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace simt::translate {

namespace {

/// float4, uint2, …: those that are moved as a whole.
bool is_vector(std::string_view name) {
    if (name.empty() || (name.back() != '2' && name.back() != '4')) return false;
    name.remove_suffix(1);
    for (const std::string_view element :
         {"char", "uchar", "short", "ushort", "int", "uint", "long", "ulong", "longlong",
          "ulonglong", "float", "double"})
        if (name == element) return true;
    return false;
}

bool same(const Text& text, Index a, Index b, Index count) {
    for (Index i = 0; i < count; ++i)
        if (!(a + i < text.size() && b + i < text.size()) ||
            text.spelling(a + i) != text.spelling(b + i))
            return false;
    return true;
}

/// `s[t] += s[t + 16];`
struct Step {
    Index array = none, index = none, index_length = 0, end = none;
    long distance = 0;
};

bool read_step(const Text& text, Index i, Step& step) {
    if (text.word(i).empty() || !text.is(i + 1, "[")) return false;
    const Index close = text.match(i + 1);
    if (close == none || !text.is(close + 1, "+=") || !same(text, i, close + 2, 1) ||
        !text.is(close + 3, "["))
        return false;
    const Index last = text.match(close + 3);
    const Index length = close - (i + 2);
    const Index plus = close + 4 + length;
    if (last == none || length == 0 || !same(text, i + 2, close + 4, length) ||
        !text.is(plus, "+") || plus + 2 != last || !text.is(last + 1, ";") ||
        text.tokens[plus + 1].kind != Kind::number)
        return false;
    step = {i, i + 2, length, last + 2,
            std::strtol(std::string(text.spelling(plus + 1)).c_str(), nullptr, 0)};
    return true;
}

/// Behind `if (…)` and opened or closed braces.
Index skip_condition(const Text& text, Index i) {
    while (text.is(i, "{") || text.is(i, "}")) ++i;
    if (text.word(i) == "if" && text.is(i + 1, "(") && text.match(i + 1) != none)
        i = text.match(i + 1) + 1;
    while (text.is(i, "{")) ++i;
    return i;
}

}  // namespace

std::vector<Index> casts_to_vectors(const Text& text) {
    std::vector<Index> found;
    for (Index i = 0; i < text.size(); ++i) {
        if (text.word(i) != "reinterpret_cast" || !text.is(i + 1, "<") ||
            text.in_a_system_header(i))
            continue;
        Index at = i + 2;
        const auto skip_qualifiers = [&] {
            while (text.word(at) == "const" || text.word(at) == "volatile" ||
                   text.word(at) == "__restrict__")
                ++at;
        };
        skip_qualifiers();
        if (text.is(at, "::")) ++at;
        if (!is_vector(text.word(at++))) continue;
        skip_qualifiers();
        if (!text.is(at++, "*")) continue;
        skip_qualifiers();
        if (text.is(at, ">") && text.is(at + 1, "(")) found.push_back(i);
    }
    return found;
}

std::vector<Problem> warp_synchronous(const Text& text) {
    constexpr int kFewest = 3;  // steps in a row
    std::vector<Problem> notes;
    for (Index i = 0; i < text.size(); ++i) {
        Step step;
        if (text.in_a_system_header(i) || !read_step(text, i, step)) continue;
        int steps = 1;
        Step next;
        while (read_step(text, skip_condition(text, step.end), next) &&
               same(text, step.array, next.array, 1) && step.index_length == next.index_length &&
               same(text, step.index, next.index, step.index_length) &&
               step.distance == 2 * next.distance) {
            step = next;
            ++steps;
        }
        if (steps >= kFewest) {
            notes.push_back(
                text.problem(i,
                             "these steps count on the lanes of a warp running in step, which they "
                             "do not do here, nor on GPUs since Volta: each step needs "
                             "__syncwarp() (./book check tells the races)"));
        }
        i = step.end - 1;
    }
    return notes;
}

}  // namespace simt::translate
