#include "simt/tests/coverage/coverage.hpp"

#include "simt/tests/support.hpp"
#include "simt/translate/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace simt_coverage {

namespace {

namespace fs = std::filesystem;
using simt::translate::Index;
using simt::translate::Kind;
using simt::translate::punctuation;
using simt::translate::Text;

constexpr std::string_view begin_mark = "<!-- generated: build/cpu/bin/simt_coverage -->\n";
constexpr std::string_view end_mark = "<!-- end of the generated part -->\n";
constexpr std::size_t widest_line = 118;

// The header as the compiler reads it, with what it includes and with its macros replaced: families
// of functions are made by macros.
std::string preprocessed(const fs::path& header) {
    const std::string command = "'" SIMT_CXX_COMPILER "' -std=c++17 -E -w -x c++ -isystem '" +
                                header.parent_path().string() + "' -isystem '" INCLUDE "' '" +
                                header.string() + "' 2>/dev/null";
    FILE* const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
    std::string text;
    std::array<char, 65536> buffer;
    for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        text.append(buffer.data(), count);
    ::pclose(pipe);
    return text;
}

// The functions that each header declares outside of namespace simt: CUDA's own, with its names.
// Added to those that are known of each header, by its path.
void add_declared_functions(const fs::path& header,
                            std::map<std::string, std::set<std::string>>& known) {
    const std::string source = preprocessed(header);
    const Text text = simt::translate::tokenize(source, header.string());
    const auto word = [&](Index i) {
        return i < text.tokens.size() && text.tokens[i].kind == Kind::identifier
                   ? text.spelling(i)
                   : std::string_view();
    };
    const auto code = [&](Index i) { return i < text.tokens.size() ? text.tokens[i].code : 0; };
    for (Index i = 0; i < text.tokens.size(); ++i) {
        if (code(i) == '{') {
            // Into `extern "C" {`, `namespace nccl {` and classes; not into functions and not into
            // the simulator's own namespace.
            const bool language = i > 0 && text.tokens[i - 1].kind == Kind::string;
            const bool scope = i > 1 && word(i - 2) == "namespace" && word(i - 1) != "simt" &&
                               word(i - 1) != "detail";
            if (!language && !scope && text.tokens[i].match != simt::translate::none)
                i = text.tokens[i].match;
            continue;
        }
        if (code(i + 1) != '(' || word(i).empty() || i == 0) continue;
        const std::string_view before = word(i - 1);
        const bool after_type = (!before.empty() && before != "operator" && before != "return" &&
                                 before != "else" && before != "noexcept") ||
                                code(i - 1) == '*' || code(i - 1) == '&' || code(i - 1) == '>';
        const std::string name(word(i));
        static const std::set<std::string> no_functions = {"__attribute__", "noexcept", "decltype",
                                                           "static_assert", "alignas",  "operator",
                                                           "sizeof",        "main"};
        const bool internal = name.rfind("simt_", 0) == 0;
        const std::string& quoted = text.files[text.tokens[i].file].quoted;
        if (after_type && !internal && no_functions.count(name) == 0)
            known[quoted.substr(1, quoted.size() - 2)].insert(name);
        const Index close = text.tokens[i + 1].match;
        if (close != simt::translate::none) i = close;  // parameters
    }
}

std::set<std::string> words_in(const fs::path& file) {
    const std::string source = simt::test::read_file(file);
    const Text text = simt::translate::tokenize(source, "test");
    std::set<std::string> words;
    for (Index i = 0; i < text.tokens.size(); ++i) {
        if (text.tokens[i].kind == Kind::identifier) words.insert(std::string(text.spelling(i)));
    }
    return words;
}

std::vector<fs::path> files_under(const fs::path& directory, const std::set<std::string>& endings) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        // Thrust and CUB have names of their own, which are also others'.
        const std::string path = fs::relative(entry.path(), directory).string();
        if (path.rfind("thrust", 0) == 0 || path.rfind("programs/thrust", 0) == 0 ||
            path.rfind("programs/cub", 0) == 0)
            continue;
        if (entry.is_regular_file() && endings.count(entry.path().extension().string()) != 0)
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// `a`, `b`, …, in lines of a width that can be read.
std::string list(const std::set<std::string>& names) {
    std::string result, line;
    for (const std::string& name : names) {
        const std::string item = "`" + name + "`" + (name == *names.rbegin() ? "." : ",");
        if (!line.empty() && line.size() + 1 + item.size() > widest_line) {
            result += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + item;
    }
    return result + line + "\n";
}

std::string first_comment(const fs::path& file) {
    const std::string text = simt::test::read_file(file);
    std::string comment;
    for (std::size_t at = 0; text.compare(at, 3, "// ") == 0;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        comment += (comment.empty() ? "" : " ") + text.substr(at + 3, end - at - 3);
        at = std::min(end + 1, text.size());
    }
    return comment;
}

}  // namespace

std::string generated(const fs::path& root) {
    std::string page =
        "## Whole programs, built by `book cc` and run\n\n| program | what it is |\n|---|---|\n";
    std::vector<fs::path> programs;
    for (const auto& entry : fs::directory_iterator(root / "simt/tests/cc/programs"))
        programs.push_back(entry.path());
    std::sort(programs.begin(), programs.end());
    for (const fs::path& file : programs)
        page += "| `" + file.filename().string() + "` | " + first_comment(file) + " |\n";

    std::set<std::string> used;
    for (const char* area : {"cc", "core", "runtime", "translate"}) {
        for (const fs::path& file :
             files_under(root / "simt/tests" / area, {".cpp", ".cu", ".hpp"}))
            used.merge(words_in(file));
    }
    const fs::path include = root / "simt/include";
    page += "\n## Functions, by the header that declares them\n";
    std::set<std::string> told;
    std::map<std::string, std::set<std::string>> declared;
    const std::vector<fs::path> headers = files_under(include, {".h", ".hpp"});
    for (const fs::path& file : headers) {
        // Read by others: clang's declarations, and what is included with macros around it.
        static const std::set<std::string> parts = {"sides.hpp", "editor.hpp",
                                                    "half_operations.hpp"};
        if (parts.count(file.filename().string()) == 0) add_declared_functions(file, declared);
    }
    for (const fs::path& file : headers) {
        std::set<std::string> tested, untested;
        for (const std::string& name : declared[file.string()]) {
            if (!told.insert(name).second) continue;
            (used.count(name) != 0 ? tested : untested).insert(name);
        }
        if (tested.empty() && untested.empty()) continue;
        page += "\n### `" + fs::relative(file, include).generic_string() + "`\n\n";
        if (!tested.empty())
            page += "Used by tests: " + std::to_string(tested.size()) + ".\n\n" + list(tested);
        if (!tested.empty() && !untested.empty()) page += "\n";
        if (!untested.empty())
            page += "Declared, in no test: " + std::to_string(untested.size()) + ".\n\n" +
                    list(untested);
    }
    return page;
}

std::string with_generated_part(const std::string& page, const std::string& part) {
    const std::size_t begin = page.find(begin_mark), end = page.find(end_mark);
    if (begin == std::string::npos || end == std::string::npos || end < begin)
        throw std::runtime_error("COVERAGE.md: the lines around the generated part are missing");
    return page.substr(0, begin + begin_mark.size()) + "\n" + part + "\n" + page.substr(end);
}

}  // namespace simt_coverage
