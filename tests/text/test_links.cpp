// Links from one text of the book to another file of the project lead somewhere.
#include "common/base/file.hpp"
#include "tools/snippets/snippets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

// Code blocks and `inline code` may hold brackets that are no links.
std::string without_code(const std::string& text) {
    std::string out;
    bool in_block = false, in_code = false, line_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (line_start && text.compare(i, 3, "```") == 0) {
            in_block = !in_block;
            i += 2;
        } else if (!in_block && text[i] == '`') {
            in_code = !in_code;
        } else if (!in_block && !in_code) {
            out += text[i];
        }
        line_start = text[i] == '\n';
        if (line_start) in_code = false;
    }
    return out;
}

TEST(Texts, LinkOnlyToFilesThatExist) {
    const fs::path root = M2M_SOURCE_DIR;
    const std::regex link(R"(\]\(([^)#\s]+)(#[^)]*)?\)|(?:src|srcset|href)="([^"#]+)\")");
    int links = 0;
    for (const fs::path& path : m2m::snippets::texts(root)) {
        const std::string text = without_code(m2m::read_file(path));
        for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it) {
            const std::string target = (*it)[1].matched ? (*it)[1].str() : (*it)[3].str();
            if (target.find("://") != std::string::npos || target.rfind("mailto:", 0) == 0)
                continue;
            ++links;
            EXPECT_TRUE(fs::exists(path.parent_path() / target))
                << fs::relative(path, root).string() << " links to " << target
                << ", which does not exist";
        }
    }
    EXPECT_GT(links, 10) << "the link finder found hardly any link: is its pattern broken?";
}

}  // namespace
