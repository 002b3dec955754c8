// The notebooks: every cell is a command that a test can run, and none installs with pip. Those of the chapters are
// made from the chapters' texts.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "tests/tools/notebook.hpp"
#include "tools/notebooks/notebooks.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <regex>
#include <string>

namespace {

const std::string colab = std::string(M2M_SOURCE_DIR) + "/notebooks/colab.ipynb";

TEST(Notebook, HasOnlyCellsThatTheTestCanRun) {
    const std::string script = m2m::notebook_to_shell(m2m::read_file(colab), "/some/where");
    for (const char* expected :
         {"git clone '/some/where' matmul-to-mnist\n", "cd 'matmul-to-mnist'\n", "\n./book --yes\n",
          "\n./book run 04 --stage my_kernel.cu\n", "cat >'my_kernel.cu'",
          "test -s 'out/stages.svg'"}) {
        EXPECT_NE(script.find(expected), std::string::npos) << expected << "\n" << script;
    }
    EXPECT_EQ(script.find("pip install"), std::string::npos);
}

TEST(Notebook, WithAnUnknownMagicIsRefused) {
    const std::string notebook = R"({"cells": [{"cell_type": "code", "source": ["%timeit x"]}]})";
    EXPECT_THROW(m2m::notebook_to_shell(notebook, "/r"), m2m::Error);
}

namespace fs = std::filesystem;

TEST(Notebooks, AreWhatTheTextsSay) {
    for (const std::string& file : m2m::notebooks::update_all(M2M_SOURCE_DIR, true))
        ADD_FAILURE() << file << " is out of step: run build/cpu/bin/sync_notebooks";
}

TEST(Notebooks, AreThereForEveryChapterAndRunAsAScript) {
    int chapters = 0;
    for (const auto& entry : fs::directory_iterator(M2M_SOURCE_DIR "/chapters")) {
        if (!fs::exists(entry.path() / "README.md")) continue;
        ++chapters;
        const fs::path file =
            fs::path(M2M_SOURCE_DIR) / "notebooks" / (entry.path().filename().string() + ".ipynb");
        const std::string text = m2m::read_file(file);
        const auto notebook = nlohmann::json::parse(text);
        EXPECT_EQ(notebook.at("metadata").at("colab").at("gpuType"), "T4") << file;
        const std::string script = m2m::notebook_to_shell(text, "/some/where");
        EXPECT_NE(script.find("./book --yes stages\n"), std::string::npos) << file;
        EXPECT_NE(script.find("./book run " + entry.path().filename().string().substr(0, 2)),
                  std::string::npos)
            << file;
    }
    EXPECT_EQ(chapters, 13);
}

std::string notebook_of(const std::string& markdown) {
    return m2m::notebooks::notebook(markdown, "chapters/99_toy/README.md",
                                    "https://github.com/who/what",
                                    [](const std::string& path) { return "text of " + path; });
}

// Each cell as "kind: source".
std::string cells_of(const std::string& notebook) {
    std::string all;
    const auto parsed = nlohmann::json::parse(notebook);
    for (const auto& cell : parsed.at("cells")) {
        all += cell.at("cell_type").get<std::string>() + ": ";
        for (const auto& line : cell.at("source")) all += line.get<std::string>();
        all += "\n--\n";
    }
    return all;
}

TEST(Notebooks, TurnCommandsIntoCellsAndLeaveOutputAsText) {
    const std::string cells =
        cells_of(notebook_of("# T\n\n## One\n\n```sh\n./book run 99   # so\n```\n\n"
                             "prints\n\n```\n./book says this\nand that\n```\n"));
    EXPECT_NE(cells.find("code: !./book run 99   # so\n--"), std::string::npos) << cells;
    EXPECT_NE(cells.find("prints\n\n```\n./book says this\nand that\n```"), std::string::npos)
        << cells;
}

TEST(Notebooks, TurnACopiedStageIntoACellToEdit) {
    const std::string cells = cells_of(notebook_of(
        "# T\n\n## One\n```\ncp a/b.cu my_kernel.cu\n./book run 99 --stage my_kernel.cu\n```\n"));
    EXPECT_NE(
        cells.find(
            "code: %%writefile my_kernel.cu\ntext of a/b.cu\n--\ncode: !./book run 99 --stage"),
        std::string::npos)
        << cells;
}

TEST(Notebooks, LeadLinksToTheRepositoryAndShowPicturesFromTheClone) {
    const std::string cells =
        cells_of(notebook_of("# T\n\n## One\n\n![what](p.svg)\n\n[it](../../a.cu) and "
                             "[there](https://x.y/z), [here](#one)\n"));
    EXPECT_NE(cells.find("display(SVG('chapters/99_toy/p.svg'))"), std::string::npos) << cells;
    EXPECT_NE(cells.find("[it](https://github.com/who/what/blob/main/a.cu) and "
                         "[there](https://x.y/z), [here](#one)"),
              std::string::npos)
        << cells;
}

TEST(Notebooks, KeepAsTextWhatIsMarkedSo) {
    const std::string cells = cells_of(
        notebook_of("# T\n\n## One\n\n<!-- notebook: text -->\n```sh\n./book run 99\n```\n"));
    EXPECT_EQ(cells.find("code: !./book run 99"), std::string::npos) << cells;
    EXPECT_THROW(notebook_of("# T\n\n## One\n\n<!-- notebook: text -->\nno block\n"), m2m::Error);
    EXPECT_THROW(notebook_of("# T\n\n## One\n```sh\n./book\n"), m2m::Error);
}

// The address of the repository stands in CITATION.cff; whatever repeats it agrees.
TEST(Repository, HasOneAddress) {
    const std::string root = M2M_SOURCE_DIR;
    const std::string address =
        m2m::notebooks::repository_of(m2m::read_file(root + "/CITATION.cff"));
    const std::string name = address.substr(address.rfind('/') + 1);
    const std::regex any("github(?:\\.com|usercontent\\.com)/([\\w.-]+/" + name + ")\\b");
    int found = 0;
    const std::regex elsewhere(R"(build|out|my|\.git|\.cache|node_modules|pages)");
    for (fs::recursive_directory_iterator files(root), end; files != end; ++files) {
        const fs::directory_entry& entry = *files;
        if (entry.is_directory() && std::regex_match(entry.path().filename().string(), elsewhere))
            files.disable_recursion_pending();
        const std::string path = fs::relative(entry.path(), root).generic_string();
        static const std::regex text(R"(.*\.(md|cpp|hpp|cu|in|mjs|vue|yml|json|ipynb|cff|sh|txt))");
        if (!entry.is_regular_file() || !std::regex_match(path, text)) continue;
        const std::string content = m2m::read_file(entry.path());
        if (content.find(name) == std::string::npos) continue;
        for (std::sregex_iterator it(content.begin(), content.end(), any), last; it != last; ++it) {
            ++found;
            EXPECT_EQ("https://github.com/" + (*it)[1].str(), address) << path;
        }
    }
    EXPECT_GT(found, 20) << "the pattern finds hardly any";
    EXPECT_THROW(m2m::notebooks::repository_of("license: MIT\n"), m2m::Error);
}

}  // namespace
