// What every exercise promises: its solution has full marks, its start none, and each known wrong
// answer loses the points that name its mistake. Judged as a learner's answer is judged: built by
// the same commands, from GoogleTest's JSON and the checker's findings.
//
// The learner's own files (my/NAME/FILE) are not looked at: an unsolved exercise fails nothing here.
#include "common/base/file.hpp"
#include "common/base/project.hpp"
#include "grading/exercises/contract.hpp"
#include "grading/exercises/exercise.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>

namespace m2m::exercise {
void PrintTo(const Exercise& exercise, std::ostream* out);
void PrintTo(const Exercise& exercise, std::ostream* out) {
    *out << exercise.name;
}
}  // namespace m2m::exercise

namespace {

namespace fs = std::filesystem;
using namespace m2m::exercise;

/// chapters/NN_name, or "" when there is none with this number.
fs::path chapter_of(const Exercise& exercise) {
    for (const auto& entry : fs::directory_iterator(m2m::project_root() / "chapters")) {
        if (entry.is_directory() && std::stoi(entry.path().filename()) == exercise.chapter)
            return entry.path();
    }
    return {};
}

/// Its row in exercises/README.md.
std::string row_of_list(const Exercise& exercise) {
    const std::string chapter = chapter_of(exercise).filename();
    std::string needs;
    for (const std::string& need : exercise.needs)
        needs += need == "cuda" ? "simulated GPU" : need == "openmp" ? "OpenMP" : need;
    return "| [" + exercise.id + "](" + exercise.name + "/README.md) | " + exercise.title + " | [" +
           chapter.substr(0, 2) + "](../chapters/" + chapter + "/README.md) | " +
           (exercise.kind == Kind::fill ? "complete" : "repair") + " | " +
           std::to_string(exercise.minutes) + " | " + needs + " |";
}

class Contract : public testing::TestWithParam<Exercise> {};

TEST_P(Contract, IsKept) {
    const Exercise& exercise = GetParam();
    EXPECT_GE(wrong_answers(exercise).size(), 2u) << "named wrong answers";
    for (const std::string& broken : try_contract(exercise).broken) ADD_FAILURE() << broken;
}

TEST_P(Contract, TheTextHasItsParts) {
    const Exercise& exercise = GetParam();
    const std::string text = m2m::read_file(exercise.directory / "README.md");
    EXPECT_EQ(text.rfind("# Exercise ", 0), 0u) << "the first line is the title: menus show it";
    EXPECT_NE(
        text.substr(0, 400).find("\n\nRun its test: `./book exercise run " + exercise.id + "`\n\n"),
        std::string::npos)
        << "the head says how to run the test";
    EXPECT_NE(text.find("**What you learn:**"), std::string::npos);
    EXPECT_NE(text.find("\n## Task\n"), std::string::npos);
    EXPECT_EQ(hints(exercise).size(), 3u);
    for (const std::string& file : exercise.files)
        EXPECT_NE(text.find(file), std::string::npos) << "the text does not name " << file;
    std::set<std::string> described, present;
    for (const WrongAnswer& answer : wrong_answers(exercise)) described.insert(answer.name);
    for (const auto& entry : fs::directory_iterator(exercise.solution / "wrong"))
        present.insert(entry.path().filename());
    EXPECT_EQ(described, present) << "wrong.json and the directories of wrong/";
}

TEST_P(Contract, ItsChapterAndTheListLinkToIt) {
    const Exercise& exercise = GetParam();
    const fs::path chapter = chapter_of(exercise);
    ASSERT_FALSE(chapter.empty()) << "no chapter " << exercise.chapter;
    const std::string text = m2m::read_file(chapter / "README.md");
    const std::size_t now_you = text.find("\n## Now you\n");
    ASSERT_NE(now_you, std::string::npos) << chapter;
    const std::string part =
        text.substr(now_you, text.find("\n### Further reading", now_you) - now_you);
    EXPECT_NE(part.find("](../../exercises/" + exercise.name + "/README.md) " + exercise.title),
              std::string::npos)
        << chapter << " does not link to it below Now you";
    EXPECT_NE(part.find("`./book exercise run " + exercise.id + "`"), std::string::npos) << chapter;

    const std::string back = "](../../chapters/" + chapter.filename().string() + "/README.md)";
    EXPECT_NE(m2m::read_file(exercise.directory / "README.md").find(back), std::string::npos)
        << "the text does not link to its chapter";

    const std::string list = m2m::read_file(exercise.directory.parent_path() / "README.md");
    EXPECT_NE(list.find(row_of_list(exercise)), std::string::npos)
        << "exercises/README.md needs the row\n"
        << row_of_list(exercise);
}

TEST(Exercises, AreAtLeastTwoForEveryChapter) {
    std::map<int, int> count;
    for (const Exercise& exercise : load_pack(m2m::project_root())) ++count[exercise.chapter];
    int chapters = 0;
    for (const auto& entry : fs::directory_iterator(m2m::project_root() / "chapters")) {
        if (!entry.is_directory()) continue;
        ++chapters;
        const int number = std::stoi(entry.path().filename());
        EXPECT_GE(count[number], 2) << entry.path().filename();
    }
    EXPECT_GE(chapters, 11);
}

TEST(Exercises, AreAllThatTheListNames) {
    // A row for each, and no row for one that is gone.
    const std::vector<Exercise> all = load_pack(m2m::project_root());
    std::istringstream list(m2m::read_file(m2m::project_root() / "exercises/README.md"));
    std::size_t rows = 0;
    for (std::string line; std::getline(list, line);)
        rows += line.rfind("| [", 0) == 0 && line.find("](ex") != std::string::npos;
    EXPECT_EQ(rows, all.size());
}

INSTANTIATE_TEST_SUITE_P(Exercises, Contract, testing::ValuesIn(load_pack(m2m::project_root())),
                         [](const auto& one) { return one.param.name; });

}  // namespace
