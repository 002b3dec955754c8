#include "common/base/plain_text.hpp"

#include <cstdint>
#include <cstdio>
#include <utility>

namespace m2m {

namespace {

// The bytes of a UTF-8 character by its first byte; 0: none begins so.
std::size_t length_of(unsigned char first) {
    return first < 0x80   ? 1
           : first < 0xc2 ? 0
           : first < 0xe0 ? 2
           : first < 0xf0 ? 3
           : first < 0xf5 ? 4
                          : 0;
}

// The character at the start of `text`, and its bytes; 0 bytes: it is no UTF-8.
std::pair<std::uint32_t, std::size_t> decoded(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = length_of(first);
    if (length == 0 || length > text.size()) return {first, 0};
    std::uint32_t code = length == 1 ? first : first & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xc0) != 0x80) return {first, 0};
        code = code << 6 | (byte & 0x3fu);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < least[length] || code > 0x10ffff || surrogate) return {first, 0};
    return {code, length};
}

// Characters without a width, or that turn text around (Unicode's "format" characters and the two
// separators of lines).
bool is_hidden(std::uint32_t code) {
    constexpr std::pair<std::uint32_t, std::uint32_t> ranges[] = {
        {0xad, 0xad},       {0x61c, 0x61c},    {0x180e, 0x180e}, {0x200b, 0x200f},
        {0x2028, 0x202e},   {0x2060, 0x206f},  {0xfeff, 0xfeff}, {0xfff9, 0xfffb},
        {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};
    for (const auto& [first, last] : ranges) {
        if (code >= first && code <= last) return true;
    }
    return false;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string result;
    const auto write_out = [&](const char* form, std::uint32_t code) {
        char word[16];
        std::snprintf(word, sizeof word, form, static_cast<unsigned>(code));
        result += word;
    };
    while (!text.empty()) {
        const auto [code, length] = decoded(text);
        if (length == 0 || (code < ' ' && code != '\n' && code != '\t') ||
            (code >= 0x7f && code < 0xa0)) {
            const bool ends_line = code == '\r' && text.size() > 1 && text[1] == '\n';
            if (!ends_line) write_out("\\x%02x", code);
        } else if (is_hidden(code)) {
            write_out(code > 0xffff ? "\\U%08x" : "\\u%04x", code);
        } else {
            result += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

std::string printable_line(std::string_view text) {
    std::string line = printable(text);
    for (char& c : line) {
        if (c == '\n' || c == '\t') c = ' ';
    }
    return line;
}

std::string csv_field(std::string_view text) {
    // Also after spaces, which some programs skip.
    const std::string line = printable_line(text);
    const std::size_t first = line.find_first_not_of(' ');
    const bool formula = first != std::string::npos &&
                         std::string_view("=+-@").find(line[first]) != std::string::npos;
    std::string field = formula ? "'" : "";
    bool quoted = false;
    for (const char c : line) {
        quoted = quoted || c == ',' || c == ';' || c == '"';
        if (c == '"') field += '"';
        field += c;
    }
    return quoted ? "\"" + field + "\"" : field;
}

std::size_t incomplete_end(std::string_view text) {
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xc0) == 0x80) continue;  // not a first one
        return length_of(byte) > back ? back : 0;
    }
    return 0;
}

}  // namespace m2m
