#include "tools/book/test_programs.hpp"

#include "common/base/file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view not_built = "_NOT_BUILT";

bool ends_with(const std::string& text, std::string_view end) {
    return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool holds(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// ctest's regular expressions and these are nearly the same. Where they are not, more is built.
class Pattern {
  public:
    explicit Pattern(const std::string& text) : everything_(text.empty()) {
        try {
            regex_ = text;
        } catch (const std::regex_error&) {
            everything_ = true;
        }
        if (text.rfind('^', 0) != 0 || text.find('|') != std::string::npos) return;
        const std::size_t special = text.find_first_not_of(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/", 1);
        letters_ = text.substr(1, special == std::string::npos ? special : special - 1);
        // What may be repeated may be missing.
        if (special != std::string::npos &&
            std::string("?*").find(text[special]) != std::string::npos && !letters_.empty())
            letters_.pop_back();
    }
    bool matches(const std::string& text) const {
        return everything_ || std::regex_search(text, regex_);
    }

    /// Whether a text that begins so can match: no, when the pattern is ^ and other letters.
    bool may_begin(const std::string& beginning) const {
        if (letters_.empty()) return true;
        const std::size_t length = std::min(letters_.size(), beginning.size());
        return letters_.compare(0, length, beginning, 0, length) == 0;
    }

  private:
    bool everything_;
    std::regex regex_;
    std::string letters_;  // after ^; none where another alternative may begin otherwise
};

bool can_match(const TestProgram& program, const Pattern& pattern, bool built) {
    TestNames all;
    for (const fs::path& source : program.sources) {
        if (!fs::exists(source)) {  // made by the build
            all.all = false;
            all.macros = true;
            continue;
        }
        const TestNames here = test_names(read_file(source));
        all.names.insert(all.names.end(), here.names.begin(), here.names.end());
        all.all = all.all && here.all;
        all.macros = all.macros || here.macros;
        all.beginnings.insert(all.beginnings.end(), here.beginnings.begin(), here.beginnings.end());
    }
    if (all.all && all.names.empty()) {  // they come from elsewhere
        all.all = false;
        all.macros = true;
    }
    // Of a program that is built, ctest knows the names that the sources do not show.
    const bool unknown =
        !all.all && !built &&
        (all.macros || all.beginnings.empty() ||
         std::any_of(all.beginnings.begin(), all.beginnings.end(),
                     [&](const std::string& beginning) { return pattern.may_begin(beginning); }));
    return unknown || std::any_of(all.names.begin(), all.names.end(),
                                  [&](const std::string& name) { return pattern.matches(name); });
}

}  // namespace

std::vector<TestProgram> read_test_programs(const fs::path& file) {
    std::vector<TestProgram> programs;
    if (!fs::exists(file)) return programs;
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        TestProgram program;
        if (!std::getline(words, program.name, '\t')) continue;
        std::getline(words, program.labels, '\t');
        for (std::string source; std::getline(words, source, '\t');)
            program.sources.emplace_back(source);
        programs.push_back(program);
    }
    return programs;
}

TestNames test_names(const std::string& source) {
    static const std::regex test(
        R"((TYPED_TEST_P|TYPED_TEST|TEST_P|TEST_F|TEST)\(\s*(\w+)\s*,\s*(\w+)\s*\))");
    TestNames found;
    for (std::sregex_iterator at(source.begin(), source.end(), test), end; at != end; ++at) {
        if (at->str(1) == "TEST" || at->str(1) == "TEST_F") {
            found.names.push_back(at->str(2) + "." + at->str(3));
        } else {
            found.all = false;
            if (at->str(1) == "TYPED_TEST") found.beginnings.push_back(at->str(2) + "/");
        }
    }
    static const std::regex instance(R"(INSTANTIATE_(?:TYPED_)?TEST_SUITE_P\(\s*(\w+)\s*,)");
    for (std::sregex_iterator at(source.begin(), source.end(), instance), end; at != end; ++at) {
        found.all = false;
        found.beginnings.push_back(at->str(1) + "/");
    }
    static const std::regex made_by_a_macro(R"(#\s*define[^\n]*(\\\n[^\n]*)*\bTEST)");
    if (source.find("#define") != std::string::npos && std::regex_search(source, made_by_a_macro))
        found.macros = true;
    if (found.macros) found.all = false;
    return found;
}

KnownPrograms programs_of(const std::string& json, const fs::path& directory) {
    KnownPrograms known;
    std::set<std::string> names;
    const auto listed = nlohmann::json::parse(json, nullptr, false);
    if (!listed.is_object() || !listed.contains("tests")) return {{}, false};
    for (const auto& test : listed["tests"]) {
        const std::string name = test.value("name", "");
        bool found = false;
        if (ends_with(name, not_built)) {
            names.insert(name.substr(0, name.size() - not_built.size()));
            found = true;
        }
        for (const auto& word : test.value("command", nlohmann::json::array())) {
            const fs::path path = word.get<std::string>();
            if (path.parent_path() == directory / "tests" ||
                path.parent_path() == directory / "bin") {
                names.insert(path.filename());
                found = true;
            }
        }
        known.all = known.all && found;
    }
    known.names.assign(names.begin(), names.end());
    return known;
}

std::vector<std::string> targets_for(const std::vector<TestProgram>& programs,
                                     const std::string& name, const std::string& label,
                                     const KnownPrograms& known,
                                     const std::vector<std::string>& built) {
    if (programs.empty() || !known.all) return {"all"};
    const Pattern names(name), labels(label);
    std::set<std::string> targets(known.names.begin(), known.names.end());
    for (const TestProgram& program : programs) {
        if (labels.matches(program.labels) && can_match(program, names, holds(built, program.name)))
            targets.insert(program.name);
    }
    if (targets.empty()) return {"all"};
    return {targets.begin(), targets.end()};
}

}  // namespace m2m::book
