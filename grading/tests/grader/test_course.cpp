// What an instructor hands on works: the autograder's own scripts in a scratch root, the export,
// the report.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "grading/grader/course.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
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
    std::string environment() const {
        return "AUTOGRADER_ROOT='" + root.string() + "' BOOK='" BOOK_PROGRAM "' ";
    }
    std::string scripts() const {
        return environment() + "sh '" + (root / "source").string() + "/";
    }

    fs::path root;
};

// The autograder as Classroom 50's runner starts it: a bundle beside the student's checkout.
// https://github.com/foundation50/classroom50/wiki/Advanced-Autograding
class Classroom : public Course {
  protected:
    void SetUp() override {
        write_file(root / "bundle/autograder.py", classroom50_script(toy(), false));
        write_file(root / "bundle/grader.zip", zipped(autograder_files(PROJECT, toy(), {})));
        fs::create_directories(root / "checkout");
        fs::create_directories(root / "temporary");
    }
    int run(const std::string& book = BOOK_PROGRAM) const {
        return shell("cd '" + (root / "checkout").string() +
                     "' && CLASSROOM=cs1 ASSIGNMENT=sums SUBMISSION_TAG=submit/1-abc "
                     "COMMIT_URL=https://x/c RELEASE_URL=https://x/r REVIEW_URL=https://x/d "
                     "RUNNER_TEMP='" +
                     (root / "temporary").string() + "' BOOK='" + book + "' python3 '" +
                     (root / "bundle/autograder.py").string() + "'");
    }
    // The score, after everything that the runner holds against a result.
    int valid_score() const {
        const fs::path file = root / "checkout/result.json";
        EXPECT_FALSE(fs::is_symlink(file));
        const auto result = nlohmann::json::parse(read_file(file));
        EXPECT_EQ(result["schema"], "classroom50/result/v1");
        EXPECT_EQ(result["classroom"], "cs1");
        EXPECT_EQ(result["assignment"], "sums");
        EXPECT_EQ(result["submission"], "submit/1-abc");
        for (const char* const text : {"commit", "release", "review", "datetime"})
            EXPECT_NE(result[text].get<std::string>(), "") << text;
        int sum = 0, most = 0;
        for (const auto& test : result["tests"]) {
            EXPECT_NE(test["test-name"].get<std::string>(), "");
            EXPECT_TRUE(test["passed"].is_boolean());
            EXPECT_TRUE(test["score"].is_number_unsigned());
            EXPECT_LE(test["score"].get<int>(), test["max-score"].get<int>());
            sum += test["score"].get<int>();
            most += test["max-score"].get<int>();
        }
        EXPECT_FALSE(result["tests"].empty()) << "without a test the runner says success";
        EXPECT_EQ(result["score"], sum);
        EXPECT_EQ(result["max-score"], most);
        EXPECT_NE(read_file(root / "checkout/release-body.md").find("points"), std::string::npos);
        EXPECT_TRUE(fs::is_empty(root / "temporary")) << "files were left";
        return sum;
    }
};

}  // namespace

TEST_F(Classroom, GivesTheSolutionFullMarksAndWritesThroughNoLink) {
    fs::copy_file(fs::path(PACK) / "solutions/ex90_1_toy_sums/sums.cpp",
                  root / "checkout/sums.cpp");
    fs::create_symlink(root / "outside", root / "checkout/result.json");
    fs::create_directories(root / "checkout/release-body.md/directory");
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(valid_score(), 6);
    EXPECT_FALSE(fs::exists(root / "outside"));
}
TEST_F(Classroom, GivesAHostileSubmissionNothing) {
    write_file(root / "checkout/sums.cpp",
               "#include \"sums.hpp\"\n#include <cstdio>\n#include <cstdlib>\n"
               "void m2m::toy::add(int, const float*, const float*, float*) {\n"
               "    std::puts(\"```\\n::error::x\\n{\\\"score\\\": 100}\");\n"
               "    std::exit(0);\n}\n"
               "float m2m::toy::total(const std::vector<float>&) { std::abort(); }\n");
    write_file(root / "checkout/result.json",
               R"({"schema": "classroom50/result/v1", "score": 100, "max-score": 100})");
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(valid_score(), 0);
}
TEST_F(Classroom, WritesAResultForAnEmptyCheckout) {
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(valid_score(), 0);
}
TEST_F(Classroom, TellsTheRunnerWhenTheGraderIsBroken) {
    EXPECT_NE(run("/nowhere/book"), 0);  // the runner then reports an error, not a zero
    EXPECT_EQ(valid_score(), 0);
}

// Gradescope's image has /autograder/{source,submission,results}; here it lies below `root`.
TEST_F(Course, AutograderGradesWithItsOwnScripts) {
    const exercise::Exercise reverse =
        exercise::load(fs::path(PACK) / "exercises" / "ex90_2_toy_reverse");
    unpack(autograder_files(PROJECT, reverse, {}));
    ASSERT_EQ(shell(scripts() + "setup.sh'"), 0);
    fs::create_directory(root / "submission");
    fs::copy_file(fs::path(PACK) / "solutions/ex90_2_toy_reverse/reverse.cu",
                  root / "submission/reverse.cu");
    const fs::path needed = root / "needed";
    ASSERT_EQ(std::system((environment() + "python3 '" PROJECT "/bench/peak.py' -- sh '" +
                           (root / "source/run_autograder").string() + "' >/dev/null 2>'" +
                           needed.string() + "'")
                              .c_str()),
              0);
    const auto result = nlohmann::json::parse(read_file(root / "results/results.json"));
    EXPECT_EQ(result["score"], 6) << result.dump(1);
    EXPECT_EQ(result["tests"].size(), 3u);
    // "…, at most 312 MB": of the 768 that Gradescope gives.
    const std::string text = read_file(needed);
    const std::size_t at = text.rfind("at most ");
    ASSERT_NE(at, std::string::npos) << text;
    const int megabytes = std::atoi(text.c_str() + at + 8);
    EXPECT_GT(megabytes, 10);
    EXPECT_LT(megabytes, 700);

    fs::remove(root / "submission/reverse.cu");  // and a student who hands in nothing
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
    EXPECT_TRUE(holds("project/grading/grader/sandbox.cpp"));
    EXPECT_FALSE(holds("project/solutions/"));
    EXPECT_FALSE(holds("project/exercises/"));
    EXPECT_FALSE(holds("/wrong/"));
    EXPECT_FALSE(holds("/.git/"));
}
TEST_F(Course, ZipIsReadByUnzip) {
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
    for (const exercise::Exercise& one : exercise::load_pack(PROJECT)) {
        for (const std::string& file : one.files)
            EXPECT_EQ(read_file(root / "student/exercises" / one.name / file),
                      read_file(one.start() / file));
    }
    EXPECT_THROW(export_student_repository(PROJECT, root / "student"), UsageError);
}
TEST_F(Course, ExportIsWholeOrNotThere) {
    fs::create_directories(root / "project/exercises");
    write_file(root / "project/README.md", "text\n");
    write_file(root / "project/.gitignore", "/my/\n");
    fs::create_directory(root / "student");  // an empty one may be there
    EXPECT_EQ(export_student_repository(root / "project", root / "student"), 2);
    EXPECT_EQ(read_file(root / "student/.gitignore"), "/my/.progress\n");
    ASSERT_NE(shell("ulimit -f 8; trap '' XFSZ; '" BOOK_PROGRAM "' course export "
                    "--without-solutions '" +
                    (root / "full").string() + "'"),
              0)
        << "a file that the disk has no room for";
    EXPECT_FALSE(fs::exists(root / "full"));
    for (const auto& entry : fs::directory_iterator(root))
        EXPECT_NE(entry.path().filename().string().rfind("book-", 0), 0u) << entry.path();
}
TEST_F(Course, ExportHasNoCopiesAndTakesTheStudents) {
    fs::create_directories(root / "project");
    fs::copy(fs::path(PACK) / "exercises", root / "project/exercises", fs::copy_options::recursive);
    write_file(root / "project/my/ex90_1_toy_sums/sums.cpp", "the instructor's attempt\n");
    write_file(root / "project/.gitignore", read_file(fs::path(PROJECT) / ".gitignore"));
    export_student_repository(root / "project", root / "student");
    EXPECT_FALSE(fs::exists(root / "student/my"));
    // What a student pushes is what is graded.
    const std::string git = "git -C '" + (root / "student").string() + "' ";
    EXPECT_EQ(shell(git + "init -q ."), 0);
    EXPECT_NE(shell(git + "check-ignore my/ex90_1_toy_sums/sums.cpp"), 0);
    EXPECT_EQ(shell(git + "check-ignore my/.progress"), 0);
}
// Lines of a text that say something, without the blanks around them.
static std::set<std::string> telling_lines(const std::string& text) {
    std::set<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        const std::size_t begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos || line[begin] == '#') continue;
        line = line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
        if (line.size() >= 25) lines.insert(line);
    }
    return lines;
}

// What git ignores is built, fetched or one's own: the site's pages hold every solution.
TEST_F(Course, ExportLeavesOutWhatGitIgnores) {
    std::istringstream patterns(read_file(fs::path(PROJECT) / ".gitignore"));
    int tried = 0;
    for (std::string pattern; std::getline(patterns, pattern);) {
        if (pattern.empty() || pattern[0] == '#') continue;
        std::string path = std::regex_replace(pattern, std::regex(R"(^/|/$)"), "");
        path = std::regex_replace(path, std::regex(R"(\*)"), "any");
        if (pattern == "/datasets/*/") path += "/images.gz";  // the directories have a README
        EXPECT_FALSE(belongs_to_project(path)) << path;
        ++tried;
    }
    EXPECT_GT(tried, 8);
    for (const char* path : {"site/site.mjs", "datasets/README.md", "exercises/README.md", "book"})
        EXPECT_TRUE(belongs_to_project(path)) << path;
}

TEST_F(Course, ExportLeaksNoSolution) {
    export_student_repository(PROJECT, root / "student");
    std::map<fs::path, std::set<std::string>> exported;
    for (const auto& entry : fs::recursive_directory_iterator(root / "student")) {
        const fs::path name = entry.path().lexically_relative(root / "student");
        // A chapter shows code like that of its exercises, on purpose.
        if (entry.is_regular_file() && *name.begin() != "chapters")
            exported[name] = telling_lines(read_file(entry.path()));
    }
    int solutions = 0;
    for (const exercise::Exercise& one : exercise::load_pack(PROJECT)) {
        for (const std::string& file : one.files) {
            std::set<std::string> secret = telling_lines(read_file(one.solution / file));
            for (const std::string& line : telling_lines(read_file(one.start() / file)))
                secret.erase(line);
            EXPECT_FALSE(secret.empty()) << one.name << "/" << file;
            ++solutions;
            for (const auto& [name, lines] : exported) {
                const auto shared = std::count_if(
                    secret.begin(), secret.end(),
                    [&, &found = lines](const auto& line) { return found.count(line) != 0; });
                // One exercise's start may use an index that another one asks for.
                EXPECT_TRUE(shared < 3 || 2 * shared < std::ssize(secret))
                    << name << " holds " << shared << " lines of the solution of " << one.name;
            }
        }
    }
    EXPECT_GT(solutions, 15);
}
TEST_F(Course, ExportHasNoLinkToWhatIsLeftOut) {
    export_student_repository(PROJECT, root / "student");
    const std::regex link(R"(\]\(([^)#:\s]+)(#[^)\s]*)?\))");
    int links = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root / "student")) {
        if (entry.path().extension() != ".md") continue;
        if (entry.path().parent_path().filename() == "content")
            continue;  // links of the site's pages
        std::istringstream text(read_file(entry.path()));
        bool code = false;
        for (std::string line; std::getline(text, line);) {
            if (line.rfind("```", 0) == 0) code = !code;
            if (code) continue;
            for (std::sregex_iterator at(line.begin(), line.end(), link), end; at != end; ++at) {
                EXPECT_TRUE(fs::exists(entry.path().parent_path() / (*at)[1].str()))
                    << entry.path() << ": " << (*at)[1].str();
                ++links;
            }
        }
    }
    EXPECT_GT(links, 50);
}
TEST_F(Course, ExportIsConfiguredByCMake) {
    export_student_repository(PROJECT, root / "student");
    EXPECT_EQ(::access((root / "student/book").c_str(), X_OK), 0);
    const std::string student = (root / "student").string();
    EXPECT_EQ(shell("cmake -S '" + student + "' -B '" + student + "/build' -G Ninja"), 0);
    EXPECT_EQ(shell("ctest --test-dir '" + student + "/build' -N | grep -q 'Total Tests: [1-9]'"),
              0);
}

namespace {

std::string result_of(const std::string& submission, const std::string& exercise, int points,
                      const std::string& more = R"("verdict": "graded")") {
    return R"({"format": "book-grade/1", "exercise": ")" + exercise +
           R"(", "most": 6, "points": )" + std::to_string(points) + R"(, "submission": ")" +
           submission + "\", " + more + "}";
}

}  // namespace

TEST_F(Course, ReportIsSortedAndSafeAsCsv) {
    write_file(root / "b.json", result_of("zoe", "ex", 3));
    write_file(root / "a.json", result_of(R"(anna, \"the\" first)", "ex", 3));
    write_file(root / "d.json", result_of("=cmd|'/C calc'!A0", "ex", 3));
    write_file(root / "e.json", result_of("\\u001b]0;x\\u0007\\u202e", "ex", 3));
    write_file(root / "c.json", "{}");
    std::vector<std::string> ignored;
    const auto lines = read_results({root}, ignored);
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[3].submission, "zoe");
    EXPECT_EQ(ignored, std::vector<std::string>{"c.json"});
    const std::string csv = as_csv(lines);
    EXPECT_NE(csv.find("\"anna, \"\"the\"\" first\",ex,3,6,graded,\r\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find("\r\n'=cmd|"), std::string::npos) << csv;
    EXPECT_EQ(csv.find('\x1b'), std::string::npos) << csv;
    EXPECT_EQ(csv.find("\u202e"), std::string::npos) << csv;
}
TEST_F(Course, ReportSaysWhyPointsAreMissing) {
    write_file(root / "a.json",
               result_of("anna", "ex", 2,
                         R"("verdict": "graded", "items": [{"name": "adds", "passed": true},
                         {"name": "totals", "passed": false,
                          "message": "total: the program was stopped after 10 s by the clock\nx"}])"));
    write_file(root / "b.json",
               result_of("ben", "ex", 0,
                         R"("verdict": "does not compile", "message": "a.cpp:1: error\nx")"));
    std::vector<std::string> ignored;
    const auto lines = read_results({root}, ignored);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].remark, "totals: total: the program was stopped after 10 s by the clock");
    EXPECT_EQ(lines[1].remark, "does not compile: a.cpp:1: error");
}
TEST_F(Course, ReportOfSeveralExercisesIsATable) {
    write_file(root / "A/anna.json", result_of("anna", "ex01", 3));
    write_file(root / "A/ben.json", result_of("ben", "ex01", 6));
    write_file(root / "B/anna.json", result_of("anna", "ex02", 5));
    std::vector<std::string> ignored;
    const auto lines = read_results({root / "A", root / "B"}, ignored);
    EXPECT_EQ(as_csv(course_table(lines)),
              "submission,ex01,ex02,points\r\nmost,6,6,12\r\nanna,3,5,8\r\nben,6,,6\r\n");
    write_file(root / "B/again.json", result_of("ben", "ex01", 0));
    EXPECT_THROW(read_results({root / "A", root / "B"}, ignored), UsageError) << "which counts?";
    EXPECT_THROW(read_results({root / "nowhere"}, ignored), UsageError);
}
TEST_F(Course, ResultsOfTwoExercisesStandBesideEachOther) {
    if (::access(fs::path(CACHE).parent_path().c_str(), W_OK) != 0) GTEST_SKIP() << "no cache";
    fs::create_directories(root / "all/anna");
    for (const std::string exercise : {"90_1", "90_2"}) {
        EXPECT_EQ(
            shell("'" BOOK_PROGRAM "' grade " + exercise + " --pack '" PACK "' --submissions '" +
                  (root / "all").string() + "' --format json --cache '" CACHE "/" + exercise +
                  "' -o '" + (root / "results").string() + "'"),
            0);
    }
    EXPECT_EQ(shell("'" BOOK_PROGRAM "' course report '" + (root / "results").string() +
                    "' --table -o '" + (root / "points.csv").string() + "'"),
              0);
    EXPECT_EQ(
        read_file(root / "points.csv"),
        "submission,ex90_1_toy_sums,ex90_2_toy_reverse,points\r\nmost,6,6,12\r\nanna,0,0,0\r\n");
}

}  // namespace m2m::grader
