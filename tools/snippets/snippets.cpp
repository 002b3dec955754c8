#include "tools/snippets/snippets.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <algorithm>
#include <optional>

namespace m2m::snippets {
namespace fs = std::filesystem;

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::size_t indentation(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first == std::string_view::npos ? line.size() : first;
}

bool blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

struct Marker {
    std::size_t indent;
    std::string_view tag, sentence;
};

// "    // [load] Each thread …"
std::optional<Marker> marker(std::string_view line) {
    const std::size_t indent = indentation(line);
    line.remove_prefix(indent);
    constexpr std::string_view start = "// [";
    if (line.substr(0, start.size()) != start) return std::nullopt;
    line.remove_prefix(start.size());
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos || close == 0) return std::nullopt;
    const std::string_view tag = line.substr(0, close);
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    if (tag.find_first_not_of(letters) != std::string_view::npos)
        return std::nullopt;  // "// [0, n)": a range
    line.remove_prefix(close + 1);
    if (!line.empty() && line.front() != ' ') return std::nullopt;
    if (!line.empty()) line.remove_prefix(1);
    return Marker{indent, tag, line};
}

bool ends_snippet(std::string_view line, const Marker& start) {
    // A #pragma or #if stands at column 0 wherever the code around it is.
    if (blank(line) || line.front() == '#') return false;
    if (indentation(line) < start.indent) return true;
    const auto next = marker(line);
    return next && next->indent <= start.indent;
}

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text + "\n";
}

void append_line(std::string& text, std::string_view line, std::size_t indent) {
    if (const auto inner = marker(line)) {
        if (inner->sentence.empty()) return;  // a bare marker leaves no trace
        text += std::string(inner->indent - std::min(indent, inner->indent), ' ') + "// " +
                std::string(inner->sentence) + "\n";
        return;
    }
    line.remove_prefix(std::min(indent, indentation(line)));
    text += blank(line) ? "\n" : std::string(line) + "\n";
}

}  // namespace

std::string extract(std::string_view source, std::string_view tag) {
    const auto lines = lines_of(source);
    std::string text;
    if (tag.empty()) {
        for (const std::string_view line : lines) append_line(text, line, 0);
        return trimmed(text);
    }
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto found = marker(lines[i]);
        if (!found || found->tag != tag) continue;
        if (first) {
            throw Error("snippet '" + std::string(tag) + "' stands twice, in lines " +
                        std::to_string(*first + 1) + " and " + std::to_string(i + 1));
        }
        first = i;
    }
    if (!first) throw Error("there is no snippet '" + std::string(tag) + "'");
    const Marker start = *marker(lines[*first]);
    append_line(text, lines[*first], start.indent);
    for (std::size_t i = *first + 1; i < lines.size() && !ends_snippet(lines[i], start); ++i) {
        append_line(text, lines[i], start.indent);
        if (start.indent == 0 && !lines[i].empty() && lines[i].front() == '}') break;
    }
    return trimmed(text);
}

std::string update(std::string_view markdown, const ReadSource& read_source) {
    constexpr std::string_view open = "<!-- snippet: ", close = " -->";
    const auto lines = lines_of(markdown);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += std::string(lines[i]) + "\n";
        if (lines[i].substr(0, open.size()) != open) continue;
        const auto fail = [&](const std::string& what) {
            throw Error("line " + std::to_string(i + 1) + ": " + what);
        };
        const std::size_t end = lines[i].find(close);
        if (end == std::string_view::npos)
            fail("a snippet comment must end with ' -->' on its line");
        const std::string_view words = lines[i].substr(open.size(), end - open.size());
        const std::size_t space = words.find(' ');
        const std::string file(words.substr(0, space));
        const std::string tag(space == std::string_view::npos ? "" : words.substr(space + 1));
        std::size_t fence = i + 1;
        if (fence >= lines.size() || lines[fence].substr(0, 3) != "```")
            fail("a code block must follow the snippet comment");
        std::size_t last = fence + 1;
        while (last < lines.size() && lines[last].substr(0, 3) != "```") ++last;
        if (last >= lines.size()) fail("the code block is not closed");
        std::string code;
        try {
            code = extract(read_source(file), tag);
        } catch (const Error& error) {
            fail(file + ": " + error.what());
        }
        text += std::string(lines[fence]) + "\n" + code + std::string(lines[last]) + "\n";
        i = last;
    }
    return text;
}

std::vector<fs::path> texts(const fs::path& root) {
    std::vector<fs::path> found;
    if (fs::exists(root / "README.md")) found.push_back(root / "README.md");
    for (const char* room : {"chapters", "common", "docs", "exercises", "solutions", "bench",
                             "datasets", "grading", "simt"}) {
        if (!fs::exists(root / room)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
            if (entry.is_regular_file() && entry.path().extension() == ".md")
                found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> update_all(const fs::path& root, bool check_only) {
    std::vector<std::string> differing;
    for (const fs::path& path : texts(root)) {
        const std::string name = fs::relative(path, root).string();
        const std::string before = read_file(path);
        std::string after;
        try {
            after = update(before, [&](const std::string& file) {
                return read_file(path.parent_path() / file);
            });
        } catch (const Error& error) {
            throw Error(name + ", " + error.what());
        }
        if (after == before) continue;
        differing.push_back(name);
        if (!check_only) write_file(path, after);
    }
    return differing;
}

}  // namespace m2m::snippets
