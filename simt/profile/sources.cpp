#include "simt/profile/sources.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <filesystem>
#include <sstream>
#include <system_error>

namespace m2m::profile {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_source = std::size_t{4} << 20;

// The bytes of a character that begins with `first`, 0 where none begins so.
std::size_t character_bytes(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return 2;
    if (first >= 0xe0 && first < 0xf0) return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

bool continues(const std::string& text, std::size_t at, std::size_t bytes) {
    if (bytes == 0 || at + bytes > text.size()) return false;
    for (std::size_t i = at + 1; i < at + bytes; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return false;
    }
    if (bytes < 3) return true;
    const auto first = static_cast<unsigned char>(text[at]);
    const auto second = static_cast<unsigned char>(text[at + 1]);  // overlong, surrogate, too large
    return !(first == 0xe0 && second < 0xa0) && !(first == 0xed && second >= 0xa0) &&
           !(first == 0xf0 && second < 0x90) && !(first == 0xf4 && second >= 0x90);
}

// JSON and HTML are UTF-8; a comment in another encoding must not spoil them.
std::string valid_utf8(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = character_bytes(static_cast<unsigned char>(text[at]));
        if (continues(text, at, bytes)) {
            out.append(text, at, bytes);
            at += bytes;
        } else {
            out += '?';
            ++at;
        }
    }
    return out;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

Sources::Sources(const Report& report) : texts_(report.sources) {
    for (const Kernel& kernel : report.kernels) {
        std::vector<std::string> files = {kernel.file};
        for (const Line& line : kernel.lines) files.push_back(line.file);
        for (const std::string& file : files) {
            std::error_code ignored;
            if (file.empty() || texts_.count(file) || !fs::is_regular_file(file, ignored)) continue;
            try {
                texts_[file] = valid_utf8(read_file(file, largest_source));
            } catch (const Error&) {  // a profile is of use without its source, too
            }
        }
    }
    for (const auto& [file, text] : texts_) lines_[file] = split(text);
}

const std::vector<std::string>& Sources::lines(const std::string& file) const {
    static const std::vector<std::string> none;
    const auto found = lines_.find(file);
    return found == lines_.end() ? none : found->second;
}

std::string Sources::line(const std::string& file, int number) const {
    const auto& all = lines(file);
    if (number < 1 || std::size_t(number) > all.size()) return "";
    return all[std::size_t(number) - 1];
}

std::string shown_path(const std::string& file) {
    std::error_code failed;
    const fs::path here = fs::current_path(failed);
    if (failed || file.empty()) return file;
    const fs::path relative = fs::path(file).lexically_relative(here);
    if (relative.empty() || *relative.begin() == "..") return file;
    return relative.string();
}

std::string printable(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '\t') {
            out += "    ";
        } else if (code < 0x20 || code == 0x7f) {
            out += '?';
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace m2m::profile
