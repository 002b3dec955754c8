// The words of the texts: every term that a chapter sets in bold is in the glossary, and the
// glossary names the chapter that introduces it. Long snippets are no snippets.
#include "common/base/file.hpp"
#include "tools/snippets/snippets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// "## [title]", prose and tables without the code between ``` and without snippets.
std::string prose(const std::string& text) {
    std::istringstream lines(text);
    std::string out;
    bool in_block = false;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t first = line.find_first_not_of(' ');
        if (first != std::string::npos && line.compare(first, 3, "```") == 0) {
            in_block = !in_block;
        } else if (!in_block) {
            out += line + '\n';
        }
    }
    return out;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// One space between words, no backticks.
std::string normal(const std::string& text) {
    std::istringstream words(text);
    std::string out;
    for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
    out.erase(std::remove(out.begin(), out.end(), '`'), out.end());
    return lower(out);
}

// Bold that is a term: up to three words, no digit, no punctuation at the end. (**A lead-in.** ends
// with a full stop; what is merely stressed stands in *italics*.)
std::vector<std::string> bold_terms(const std::string& text) {
    static const std::regex bold(R"(\*\*([^*]+)\*\*)");
    const std::string searched = prose(text);
    std::vector<std::string> terms;
    for (std::sregex_iterator it(searched.begin(), searched.end(), bold), end; it != end; ++it) {
        const std::string term = normal((*it)[1].str());
        const bool word = !term.empty() && std::string(".?!:,").find(term.back()) == term.npos &&
                          std::count(term.begin(), term.end(), ' ') < 3 &&
                          term.find_first_of("0123456789") == term.npos &&
                          std::any_of(term.begin(), term.end(),
                                      [](unsigned char c) { return std::isalpha(c) != 0; });
        if (word) terms.push_back(term);
    }
    return terms;
}

// term → chapter, "03". A row may name several: | **host, device** | … | 03 |
std::map<std::string, std::string> glossary_of(const std::string& text) {
    static const std::regex row(R"(\n\| \*\*([^*]+)\*\*[^|]* \|[^\n]*\| (\d\d) \|)");
    std::map<std::string, std::string> terms;
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) {
        std::istringstream names((*it)[1].str());
        for (std::string name; std::getline(names, name, ',');)
            EXPECT_TRUE(terms.emplace(normal(name), (*it)[2].str()).second)
                << "the glossary explains \"" << normal(name) << "\" twice";
    }
    return terms;
}

// "caches" is explained under "cache", "softmax" under "softmax".
std::string entry_for(const std::map<std::string, std::string>& glossary, std::string term) {
    for (const char* ending : {"", "s", "es"}) {
        const std::string tail = ending;
        if (term.size() < tail.size() || term.substr(term.size() - tail.size()) != tail) continue;
        const std::string stem = term.substr(0, term.size() - tail.size());
        if (glossary.count(stem) != 0) return stem;
    }
    return "";
}

TEST(Words, BoldTermsAreToldFromLeadInsAndNumbers) {
    EXPECT_EQ(bold_terms("A **cache line** is. **So the rule:** **16** and **a b c d** "
                         "**Row-\nmajor**\n```cpp\n**code**\n```\n"),
              (std::vector<std::string>{"cache line", "row- major"}));
}

TEST(Words, AGlossaryRowMayNameSeveralTerms) {
    const auto glossary = glossary_of("x\n| **host, `device`** | two computers | 03 |\n");
    EXPECT_EQ(glossary.at("host"), "03");
    EXPECT_EQ(glossary.at("device"), "03");
    EXPECT_EQ(entry_for(glossary, "hosts"), "host");
    EXPECT_EQ(entry_for(glossary, "warp"), "");
}

TEST(Texts, ExplainEveryBoldTermInTheGlossaryWithTheChapterThatIntroducesIt) {
    const fs::path root = M2M_SOURCE_DIR;
    const auto glossary = glossary_of(m2m::read_file(root / "docs" / "glossary.md"));
    ASSERT_GT(glossary.size(), 60u) << "has the glossary another form?";
    std::vector<fs::path> chapters;
    for (const auto& entry : fs::directory_iterator(root / "chapters")) {
        if (fs::exists(entry.path() / "README.md")) chapters.push_back(entry.path());
    }
    std::sort(chapters.begin(), chapters.end());
    ASSERT_GE(chapters.size(), 11u);

    std::map<std::string, std::string> introduced;  // entry → first chapter that sets it in bold
    std::map<std::string, std::string> texts;       // chapter → what it says
    for (const fs::path& chapter : chapters) {
        const std::string number = chapter.filename().string().substr(0, 2);
        const std::string text = m2m::read_file(chapter / "README.md");
        texts[number] = normal(text);
        for (const std::string& term : bold_terms(text)) {
            const std::string entry = entry_for(glossary, term);
            EXPECT_FALSE(entry.empty()) << "chapter " << number << " introduces \"" << term
                                        << "\"; docs/glossary.md does not explain it";
            introduced.emplace(entry, number);
        }
    }
    for (const auto& [term, chapter] : glossary) {
        const auto found = introduced.find(term);
        if (found != introduced.end()) {
            EXPECT_EQ(chapter, found->second)
                << "docs/glossary.md sends readers of \"" << term << "\" to the wrong chapter";
        } else if (texts.count(chapter) == 0) {
            ADD_FAILURE() << "\"" << term << "\" is to be in chapter " << chapter
                          << ", which does not exist";
        } else {
            EXPECT_NE(texts[chapter].find(term), std::string::npos)
                << "docs/glossary.md says that \"" << term << "\" is in chapter " << chapter;
        }
    }
}

// The rows of the table of claims: "| 7 For MNIST … | [10](…) | … | verdict |", links shortened to
// "10".
std::map<int, std::string> claim_rows(const std::string& text) {
    static const std::regex row(R"(\n\| (\d+) ([^|\n]*\| \[\d\d\]\([^)]*\) \|[^\n]*))");
    static const std::regex link(R"(\]\([^)]*\))");
    std::map<int, std::string> rows;
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it)
        rows[std::stoi((*it)[1].str())] = std::regex_replace((*it)[2].str(), link, "]");
    return rows;
}

TEST(Texts, GiveOneTableOfTheClaimsAndNameEachInItsChapter) {
    const fs::path root = M2M_SOURCE_DIR;
    const auto rows = claim_rows(m2m::read_file(root / "README.md"));
    EXPECT_EQ(rows.size(), 13u);
    EXPECT_EQ(rows,
              claim_rows(m2m::read_file(root / "chapters" / "10_do_you_need_a_gpu" / "README.md")))
        << "README.md and chapter 10 have different tables";
    for (const auto& entry : fs::directory_iterator(root / "chapters")) {
        if (!fs::exists(entry.path() / "README.md")) continue;
        const std::string number = entry.path().filename().string().substr(0, 2);
        const std::string text = lower(m2m::read_file(entry.path() / "README.md"));
        for (const auto& [claim, row] : rows) {
            if (row.find("[" + number + "]") == std::string::npos) continue;
            const std::regex named("claims? " + std::to_string(claim) + "\\b");
            EXPECT_TRUE(std::regex_search(text, named))
                << "chapter " << number << " does not name claim " << claim;
        }
    }
}

// A snippet that long is one whose end was forgotten, or nobody reads it.
TEST(Texts, ShowNoSnippetOfMoreThanSixtyLines) {
    const fs::path root = M2M_SOURCE_DIR;
    int snippets = 0;
    for (const fs::path& path : m2m::snippets::texts(root)) {
        std::istringstream lines(m2m::read_file(path));
        std::string line, name;
        for (int length = -1; std::getline(lines, line);) {
            if (line.rfind("<!-- snippet: ", 0) == 0) {
                name = line;
                length = -1;
                ++snippets;
            } else if (!name.empty() && line.rfind("```", 0) == 0) {
                if (length < 0) {
                    length = 0;
                    continue;
                }
                EXPECT_LE(length, 60) << fs::relative(path, root).string() << ", " << name
                                      << ": is the marker of the next piece missing?";
                name.clear();
            } else if (!name.empty()) {
                ++length;
            }
        }
    }
    EXPECT_GT(snippets, 50) << "is the marker's form another one?";
}

}  // namespace
