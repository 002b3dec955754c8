// Words, strings, numbers and comments of a source line, each in a <span> of its own. The
// translator's lexer cannot do this: it reads preprocessed text, to which comments and directives
// are blanks, and here they are to be seen; and a machine with a GPU has the profiler without the
// translator.
#include "simt/profile/page.hpp"
#include "simt/profile/sources.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace simt::profile {

namespace {

constexpr std::array<std::string_view, 62> words = {
    "__constant__", "__device__",  "__forceinline__",
    "__global__",   "__host__",    "__launch_bounds__",
    "__restrict__", "__shared__",  "__syncthreads",
    "__syncwarp",   "alignas",     "auto",
    "blockDim",     "blockIdx",    "bool",
    "break",        "case",        "char",
    "class",        "const",       "constexpr",
    "continue",     "default",     "dim3",
    "do",           "double",      "else",
    "enum",         "extern",      "false",
    "float",        "float2",      "float4",
    "for",          "goto",        "gridDim",
    "half",         "if",          "inline",
    "int",          "long",        "namespace",
    "noexcept",     "return",      "short",
    "signed",       "size_t",      "sizeof",
    "static",       "static_cast", "struct",
    "switch",       "template",    "threadIdx",
    "true",         "typename",    "unsigned",
    "using",        "void",        "volatile",
    "warpSize",     "while"};

bool in_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

void append(std::string& out, std::string_view kind, std::string_view text) {
    if (text.empty()) return;
    if (kind.empty()) {
        out += xml_escape(text);
        return;
    }
    out += "<span class=\"";
    out += kind;
    out += "\">" + xml_escape(text) + "</span>";
}

}  // namespace

std::string highlighted(const std::string& line, bool& in_comment) {
    std::string out;
    std::string_view rest = line;
    const auto take = [&](std::string_view kind, std::size_t count) {
        append(out, kind, rest.substr(0, count));
        rest.remove_prefix(std::min(count, rest.size()));
    };
    while (!rest.empty()) {
        if (in_comment || rest.substr(0, 2) == "/*") {
            const std::size_t end = rest.find("*/", in_comment ? 0 : 2);
            in_comment = end == std::string_view::npos;
            take("c", in_comment ? rest.size() : end + 2);
        } else if (rest.substr(0, 2) == "//") {
            take("c", rest.size());
        } else if (rest[0] == '"' || rest[0] == '\'') {
            std::size_t end = 1;
            while (end < rest.size() && rest[end] != rest[0]) end += rest[end] == '\\' ? 2 : 1;
            take("s", std::min(end + 1, rest.size()));
        } else if (in_word(rest[0])) {
            const bool number = std::isdigit(static_cast<unsigned char>(rest[0])) != 0;
            std::size_t end = 1;
            while (end < rest.size() && (in_word(rest[end]) || (number && rest[end] == '.'))) ++end;
            const std::string_view word = rest.substr(0, end);
            const bool known = std::binary_search(words.begin(), words.end(), word);
            take(number ? "n" : known ? "k" : "", end);
        } else {
            take("", 1);
        }
    }
    return out;
}

}  // namespace simt::profile
