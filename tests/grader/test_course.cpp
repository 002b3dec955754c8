// What an instructor hands on works: the autograder's own scripts in a scratch root, the export,
// the report.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "tools/grader/course.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

class Course : public testing::Test {
  protected:
    Course() {
        std::string name = (fs::temp_directory_path() / "course-XXXXXX").string();
        root = ::mkdtemp(name.data());
        ::chmod(root.c_str(), 0711);
    }
    ~Course() override { fs::remove_all(root); }

    static int shell(const std::string& line) {
        return std::system((line + " >/dev/null 2>&1").c_str());
    }
    static exercise::Exercise toy() {
        return exercise::load(fs::path(PACK) / "exercises" / "ex90_1_toy_sums");
    }
    // As Gradescope unpacks the archive.
    void unpack(const std::vector<ZipEntry>& entries) const {
        for (const ZipEntry& entry : entries) {
            const fs::path file = root / "source" / entry.name;
            write_file(file, entry.bytes);
            if (entry.executable) ::chmod(file.c_str(), 0755);
        }
    }
    std::string scripts() const {
        return "AUTOGRADER_ROOT='" + root.string() + "' BOOK='" BOOK_PROGRAM "' sh '" +
               (root / "source").string() + "/";
    }

    fs::path root;
};

}  // namespace

TEST_F(Course, AutograderGradesWithItsOwnScripts) {
    unpack(autograder_files(PROJECT, toy(), {}));
    ASSERT_EQ(shell(scripts() + "setup.sh'"), 0);
    fs::create_directory(root / "submission");
    fs::copy_file(fs::path(PACK) / "solutions/ex90_1_toy_sums/sums.cpp",
                  root / "submission/sums.cpp");
    ASSERT_EQ(shell(scripts() + "run_autograder'"), 0);
    const auto result = nlohmann::json::parse(read_file(root / "results/results.json"));
    EXPECT_EQ(result["score"], 6) << result.dump(1);
    EXPECT_EQ(result["tests"].size(), 3u);

    fs::remove(root / "submission/sums.cpp");  // and a student who hands in nothing
    ASSERT_EQ(shell(scripts() + "run_autograder'"), 0);
    EXPECT_EQ(nlohmann::json::parse(read_file(root / "results/results.json"))["score"], 0);
}
TEST_F(Course, AutograderWritesAResultWhenTheGraderIsBroken) {
    unpack(autograder_files(PROJECT, toy(), {}));
    fs::create_directory(root / "submission");
    ASSERT_EQ(shell("AUTOGRADER_ROOT='" + root.string() + "' BOOK=/nowhere/book sh '" +
                    (root / "source/run_autograder").string() + "'"),
              0);
    EXPECT_EQ(nlohmann::json::parse(read_file(root / "results/results.json"))["score"], 0);
}
TEST_F(Course, ArchiveHoldsOneExerciseAndNoWrongAnswers) {
    const auto entries = autograder_files(PROJECT, toy(), {});
    const auto holds = [&](const std::string& part) {
        return std::any_of(entries.begin(), entries.end(), [&](const ZipEntry& entry) {
            return entry.name.find(part) != std::string::npos;
        });
    };
    EXPECT_TRUE(holds("setup.sh"));
    EXPECT_TRUE(holds("pack/solutions/ex90_1_toy_sums/sums.cpp"));
    EXPECT_TRUE(holds("project/tools/grader/sandbox.cpp"));
    EXPECT_FALSE(holds("project/solutions/"));
    EXPECT_FALSE(holds("project/exercises/"));
    EXPECT_FALSE(holds("/wrong/"));
    EXPECT_FALSE(holds("/.git/"));
}
TEST_F(Course, ZipIsReadByUnzip) {
    if (shell("command -v unzip") != 0) GTEST_SKIP() << "unzip is not installed";
    write_file(root / "a.zip", zipped({{"run", "#!/bin/sh\n", true}, {"d/text", "text\n", false}}));
    ASSERT_EQ(shell("cd '" + root.string() + "' && unzip -t a.zip && unzip a.zip"), 0);
    EXPECT_EQ(read_file(root / "d/text"), "text\n");
    EXPECT_EQ(::access((root / "run").c_str(), X_OK), 0);
}
TEST_F(Course, ExportHasTheExercisesAndNoSolution) {
    EXPECT_GT(export_student_repository(PROJECT, root / "student"), 100);
    EXPECT_FALSE(fs::exists(root / "student/solutions"));
    EXPECT_FALSE(fs::exists(root / "student/.git"));
    EXPECT_FALSE(fs::exists(root / "student/build"));
    EXPECT_TRUE(fs::exists(root / "student/CMakeLists.txt"));
    for (const exercise::Exercise& one : exercise::load_pack(root / "student")) {
        for (const std::string& file : one.files) {
            if (!fs::exists(one.start() / file)) continue;
            EXPECT_EQ(read_file(one.directory / file), read_file(one.start() / file));
        }
    }
    EXPECT_THROW(export_student_repository(PROJECT, root / "student"), UsageError);
}
TEST_F(Course, ReportIsSortedAndSafeAsCsv) {
    const std::string result =
        R"({"format": "book-grade/1", "exercise": "ex", "verdict": "graded", "points": 3, "most": 6, "submission": )";
    write_file(root / "b.json", result + "\"zoe\"}");
    write_file(root / "a.json", result + "\"anna, \\\"the\\\" first\"}");
    write_file(root / "c.json", "{}");
    std::vector<std::string> ignored;
    const auto lines = read_results(root, ignored);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].submission, "zoe");
    EXPECT_EQ(ignored, std::vector<std::string>{"c.json"});
    EXPECT_NE(as_csv(lines).find("\"anna, \"\"the\"\" first\",ex,3,6,graded\r\n"),
              std::string::npos);
}

}  // namespace m2m::grader
