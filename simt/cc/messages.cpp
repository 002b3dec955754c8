#include "simt/cc/messages.hpp"

#include <string_view>
#include <vector>

namespace simt::compile {

namespace {

constexpr std::string_view headers = "simt/include/";

bool contains(std::string_view line, std::string_view part) {
    return line.find(part) != std::string_view::npos;
}

std::vector<std::string_view> lines_of(const std::string& text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = text.find('\n', begin);
        if (end == std::string::npos) end = text.size();
        lines.push_back(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

// Whether the message itself, and not only what it quotes, stands in one of the headers.
bool stands_in_headers(std::string_view line) {
    const std::size_t at = line.find(headers);
    return at != std::string_view::npos && at < line.find(": ");
}

// "error: static assertion failed: X" is X; clang writes "static_assert failed due to …" and "X".
std::string_view without_assertion(std::string_view message) {
    for (const std::string_view prefix : {"static assertion failed: ", "static_assert failed "}) {
        if (message.substr(0, prefix.size()) == prefix) return message.substr(prefix.size());
    }
    return message;
}

}  // namespace

std::string tidy_messages(const std::string& messages) {
    std::string result;
    std::string_view place;    // of the user's code that the compiler was instantiating for
    bool in_trail = false;     // between "In instantiation of" and "required from here"
    bool in_includes = false;  // "In file included from", and the lines that go on
    bool skipping = false;     // below a message that was rewritten
    const auto print = [&](std::string_view line) { result.append(line).append("\n"); };
    for (const std::string_view line : lines_of(messages)) {
        const bool indented = !line.empty() && line[0] == ' ';
        if (line.substr(0, 21) == "In file included from") {
            in_includes = contains(line, headers);
            if (!in_includes) print(line);
            continue;
        }
        if (in_includes && indented && contains(line, " from ")) continue;
        in_includes = false;
        if (contains(line, ": In lambda function:")) continue;  // that may be a launch
        if (contains(line, "In instantiation of") || contains(line, "In substitution of")) {
            in_trail = stands_in_headers(line) || contains(line, "<lambda(auto");
            if (!in_trail) print(line);
            continue;
        }
        if (const std::size_t at = line.find(":   required from"); at != std::string_view::npos) {
            if (!stands_in_headers(line)) place = line.substr(0, at);
            if (!stands_in_headers(line) && !in_trail) print(line);
            continue;
        }
        if (skipping && (indented || (stands_in_headers(line) && contains(line, ": note: "))))
            continue;
        skipping = false;
        const std::size_t error = line.find(": error: ");
        if (stands_in_headers(line) && error != std::string_view::npos && !place.empty()) {
            constexpr std::size_t length = std::string_view(": error: ").size();
            print(std::string(place) +
                  ": error: " + std::string(without_assertion(line.substr(error + length))));
            skipping = true;
            continue;
        }
        if (!indented) in_trail = false;
        print(line);
    }
    return result;
}

}  // namespace simt::compile
