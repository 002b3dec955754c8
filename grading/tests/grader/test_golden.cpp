// Whole submissions of a toy exercise: each ends with a valid result, the right score, and nothing
// left behind.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "grading/grader/grade.hpp"
#include "grading/grader/result_formats.hpp"
#include "grading/grader/run_file.hpp"
#include "grading/grader/trusted.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

constexpr const char* prelude = "#include \"sums.hpp\"\n#include <cstdio>\n#include <cstdlib>\n";
constexpr const char* right_add =
    "void m2m::toy::add(int n, const float* a, const float* b, float* sum) {\n"
    "    for (int i = 0; i < n; ++i) sum[i] = a[i] + b[i];\n}\n";
constexpr const char* right_total =
    "float m2m::toy::total(const std::vector<float>& values) {\n"
    "    float sum = 0;\n    for (float value : values) sum += value;\n    return sum;\n}\n";

std::string add_that(const std::string& body) {
    return "void m2m::toy::add([[maybe_unused]] int n, [[maybe_unused]] const float* a, "
           "[[maybe_unused]] const float* b, [[maybe_unused]] float* sum) {\n" +
           body + "\n}\n";
}
std::string total_that(const std::string& body) {
    return "float m2m::toy::total([[maybe_unused]] const std::vector<float>& values) {\n" + body +
           "\n}\n";
}

// Our children, and whoever runs as a user of a workspace.
std::set<std::string> processes_of_submissions() {
    std::set<std::string> found;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
        const std::string pid = entry.path().filename();
        if (!std::isdigit(static_cast<unsigned char>(pid[0]))) continue;
        std::ifstream file(entry.path() / "stat");
        std::string number, name, state, parent;
        file >> number >> name >> state >> parent;
        if (parent == std::to_string(::getpid())) found.insert(pid);
    }
    return found;
}

std::set<std::string> temporary_files() {
    std::set<std::string> names;
    for (const fs::path& directory : {fs::temp_directory_path(), fs::path("/dev/shm")}) {
        std::error_code missing;
        for (fs::directory_iterator entry(directory, missing), end; !missing && entry != end;
             entry.increment(missing)) {
            const std::string name = entry->path().filename();
            if (name.find("canary") != std::string::npos) names.insert(entry->path());
        }
    }
    return names;
}

class Submission : public testing::Test {
  protected:
    Submission() {
        std::string name = (fs::temp_directory_path() / "golden-XXXXXX").string();
        directory = ::mkdtemp(name.data());
        fs::create_directory(directory / "work");
        submission = directory / "work";
    }
    ~Submission() override { fs::remove_all(directory); }

    // The compiled tests are kept where this user may write; otherwise compiled for every case.
    static fs::path cache(const std::string& exercise) {
        return ::access(fs::path(CACHE).parent_path().c_str(), W_OK) == 0
                   ? fs::path(CACHE) / exercise
                   : fs::path();
    }

    void hand_in(const std::string& text) { write_file(submission / "sums.cpp", text); }

    Grade graded(const std::string& exercise = "90_1") {
        return graded(load_task(PACK, exercise), cache(exercise));
    }
    Grade graded(const Task& task, const fs::path& kept) {
        // Where the submission's workspace and everything of the grader's goes.
        const fs::path temporary = directory / "tmp";
        fs::create_directory(temporary);
        ::chmod(directory.c_str(), 0711);
        ::chmod(temporary.c_str(), 0711);
        ::setenv("TMPDIR", temporary.c_str(), 1);
        Grade grade;
        {
            Grader grader(task, this_toolchain(), kept);
            grade = grader.grade(submission);
        }
        EXPECT_TRUE(fs::is_empty(temporary)) << "files were left";
        ::unsetenv("TMPDIR");
        EXPECT_TRUE(processes_of_submissions().empty()) << "processes were left";
        EXPECT_TRUE(temporary_files().empty()) << "something was written outside";
        EXPECT_NE(grade.verdict, Verdict::grader_failed) << grade.message;
        const auto result = nlohmann::json::parse(formatted(grade, Format::gradescope));
        int sum = 0;
        for (const auto& test : result["tests"]) sum += test["score"].get<int>();
        EXPECT_EQ(result["score"], sum);
        EXPECT_EQ(result["score"], grade.points());
        return grade;
    }
    void expect_refused(const std::string& text, const std::string& word) {
        hand_in(text);
        const Grade grade = graded();
        EXPECT_EQ(grade.verdict, Verdict::refused) << formatted(grade, Format::text);
        EXPECT_EQ(grade.points(), 0);
        EXPECT_NE(grade.message.find(word), std::string::npos) << grade.message;
    }
    Grade graded_with_hidden_tests() {
        return graded(load_task(PACK, "90_1", fs::path(PACK) / "hidden/ex90_1_toy_sums"),
                      cache("90_1-hidden"));
    }
    Grade graded_with_speed(const std::string& exercise, double peak_flops = 0) {
        Task task = load_task(PACK, exercise);
        task.wants_speed = true;
        task.peak_flops = peak_flops;
        return graded(task, cache(task.exercise.uses_cuda() ? exercise : exercise + "-speed"));
    }
    // Hidden tests of the test's own making, which need not be in order.
    void expect_not_in_order(const std::string& json, const std::string& test,
                             const std::string& word) {
        write_file(directory / "hidden/hidden.json", json);
        write_file(directory / "hidden/more.cpp",
                   "#include \"sums.hpp\"\n#include <gtest/gtest.h>\n" + test);
        try {
            const Grader grader(load_task(PACK, "90_1", directory / "hidden"), this_toolchain());
            ADD_FAILURE() << "accepted";
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
        }
    }
    static std::string message(const Grade& grade, std::size_t item) {
        return grade.items.at(item).message;
    }

    fs::path directory, submission;
};

}  // namespace

// ---- honest work ----

TEST_F(Submission, ThatIsRightGetsFullMarks) {
    hand_in(std::string(prelude) + right_add + right_total);
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 6) << formatted(grade, Format::text);
    EXPECT_EQ(grade.most(), 6);
}
TEST_F(Submission, ThatPrintsWhatItComputesIsShownWhatItPrinted) {
    hand_in(std::string(prelude) + "#include <iostream>\n" + right_add +
            total_that("std::cout << values.size() << ' ' << 0.5f << std::endl; return 0;"));
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 4) << formatted(grade, Format::text);
    EXPECT_NE(message(grade, 2).find("The program printed: 3 0.5\n"), std::string::npos)
        << message(grade, 2);
}
TEST_F(Submission, ThatIsPartlyRightGetsPartOfTheMarks) {
    hand_in(std::string(prelude) + right_add + total_that("return 0;"));
    EXPECT_EQ(graded().points(), 4);
}
TEST_F(Submission, ThatIsTheUnsolvedSkeletonGetsNothing) {
    submission = fs::path(PACK) / "exercises" / "ex90_1_toy_sums";
    EXPECT_EQ(graded().points(), 0);
}
TEST_F(Submission, ThatDoesNotCompileIsToldWhy) {
    hand_in(std::string(prelude) + "int main( {");
    const Grade grade = graded();
    EXPECT_EQ(grade.verdict, Verdict::does_not_compile);
    EXPECT_EQ(grade.points(), 0);
    EXPECT_NE(grade.message.find("error:"), std::string::npos) << grade.message;
}
TEST_F(Submission, ThatCrashesLosesThatTestOnly) {
    hand_in(std::string(prelude) + right_add +
            total_that("volatile float* p = nullptr; return *p;"));
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 4);
    EXPECT_NE(message(grade, 2).find("crashed"), std::string::npos) << message(grade, 2);
}
TEST_F(Submission, ThatWritesOutsideAnArrayIsFound) {
    hand_in(std::string(prelude) +
            add_that("for (int i = 0; i <= n; ++i) sum[i] = i < n ? a[i] + b[i] : 0;") +
            right_total);
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 0);  // it writes where there is nothing to add, too: a gate
    EXPECT_NE(message(grade, 0).find("outside the array sum"), std::string::npos);
}
TEST_F(Submission, ThatLoopsForeverIsStopped) {
    hand_in(std::string(prelude) + add_that("for (volatile int i = 0; n > 0; i = i + 1) {}") +
            right_total);
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 3);
    EXPECT_NE(message(grade, 0).find("was stopped after"), std::string::npos) << message(grade, 0);
}

TEST_F(Submission, ThatCannotBeStartedIsNotToBlame) {
    hand_in(std::string(prelude) + right_add + right_total);
    const fs::path kept = directory / "cache";
    { const Grader grader(load_task(PACK, "90_1"), this_toolchain(), kept); }
    RunFile run;
    run.command.words = {"/nowhere/program"};
    run.command.directory = directory;
    run.command.user = 1234567;
    run.total_seconds = 5;
    run.results = directory / "results.json";
    write_run_file(run, directory / "run.json");
    EXPECT_EQ(
        run_trusted({(kept / "tests").string(), (directory / "run.json").string()}, 30).status, 0);
    const auto results = nlohmann::json::parse(read_file(run.results));
    EXPECT_NE(results["trouble"].get<std::string>().find("cannot start"), std::string::npos);
}

TEST_F(Submission, ThatSendsCommandsToATerminalIsShownHarmless) {
    fs::rename(submission, directory / "w\x1b]0;x\a\u202e");
    submission = directory / "w\x1b]0;x\a\u202e";
    const char* const escapes = "\\x1b]0;title\\x07\\u202e\\x9b";
    hand_in(std::string(prelude) + right_total +
            add_that(std::string("std::puts(\"") + escapes + "\");"));
    const Grade printed = graded();
    hand_in(std::string(prelude) + right_add + right_total +
            "#error \"\x1b]0;title\a \u202e\x9b\"\n");
    const Grade told = graded();
    for (const Grade* const grade : {&printed, &told}) {
        for (const Format format :
             {Format::text, Format::json, Format::junit, Format::gradescope, Format::classroom50}) {
            const std::string text = formatted(*grade, format);
            for (const char* const raw : {"\x1b", "\a", "\u202e", "\x9b", "\\u001b"})
                EXPECT_EQ(text.find(raw), std::string::npos) << text;
            EXPECT_NE(text.find("title"), std::string::npos) << text;
            // (Some compilers write the characters of a source out themselves.)
            if (grade == &printed) {
                EXPECT_NE(text.find("x1b]0;title"), std::string::npos) << text;
            }
        }
    }
    fs::rename(submission, directory / "work");
    submission = directory / "work";
}

// ---- hidden tests ----

TEST_F(Submission, ThatIsRightPassesHiddenTestsToo) {
    hand_in(std::string(prelude) + right_add + right_total);
    const Grade grade = graded_with_hidden_tests();
    EXPECT_EQ(grade.points(), 10) << formatted(grade, Format::text);
    EXPECT_EQ(grade.most(), 10);
}
TEST_F(Submission, ThatKnowsTheVisibleAnswersLosesTheHiddenPoints) {
    hand_in(std::string(prelude) + right_add +
            total_that("return values.empty() ? 0 : 6.5f;"));  // what the visible test expects
    const Grade grade = graded_with_hidden_tests();
    EXPECT_EQ(grade.points(), 8) << formatted(grade, Format::text);
    EXPECT_NE(message(grade, 4).find("SECRET-INPUT"), std::string::npos) << "for the instructor";
    const auto gradescope = nlohmann::json::parse(formatted(grade, Format::gradescope));
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_EQ(gradescope["tests"][i]["visibility"], i < 3 ? "visible" : "hidden");
    for (const Format format : {Format::classroom50, Format::junit})
        EXPECT_EQ(formatted(grade, format).find("SECRET-INPUT"), std::string::npos);
}
TEST_F(Submission, IsNotGradedByAHiddenTestThatDoesNotExist) {
    expect_not_in_order(R"({"points": [{"name": "x", "points": 1, "test": "A.B"}]})",
                        "TEST(A, C) { m2m::toy::total({}); }\n", "A.B");
}
TEST_F(Submission, IsNotGradedByAHiddenTestThatTheSolutionFails) {
    expect_not_in_order(R"({"points": [{"name": "x", "points": 1, "test": "A.B"}]})",
                        "TEST(A, B) { EXPECT_EQ(m2m::toy::total({1}), 2); }\n",
                        "the reference solution does not pass A.B");
}
TEST(HiddenTests, AreToldFromAMistypedDirectory) {
    EXPECT_THROW(load_task(PACK, "90_1", "/nowhere/hidden"), UsageError);
    EXPECT_THROW(load_task(PACK, "90_1", PACK), UsageError) << "there is no hidden.json in it";
}

// ---- speed, by choice ----

TEST_F(Submission, IsTimedBesideTheReferenceAndGetsNoPointsForIt) {
    hand_in(std::string(prelude) + right_add + right_total);
    const Grade grade = graded_with_speed("90_1");
    EXPECT_EQ(grade.points(), 6);
    EXPECT_EQ(grade.most(), 6);
    ASSERT_EQ(grade.speed.size(), 1u) << grade.speed_note;
    EXPECT_EQ(grade.speed[0].name, "Speed.OfALongTotal");
    EXPECT_GT(grade.speed[0].seconds, 0);
    EXPECT_GT(grade.speed[0].reference_seconds, 0);
    EXPECT_NE(formatted(grade, Format::text).find("Speed.OfALongTotal"), std::string::npos);
    const auto json = nlohmann::json::parse(formatted(grade, Format::json));
    EXPECT_EQ(json["speed"][0]["ratio"], grade.speed[0].ratio());
}
// A machine is made up on which no honest program could be as fast as this one.
TEST_F(Submission, ThatIsFasterThanTheRooflineIsNotCompared) {
    hand_in(std::string(prelude) + right_add + right_total);
    const Grade grade = graded_with_speed("90_1", 1e4);
    EXPECT_EQ(grade.points(), 6) << "points are for what is right";
    EXPECT_TRUE(grade.speed.empty());
    EXPECT_NE(grade.speed_note.find("refused: Speed.OfALongTotal took "), std::string::npos)
        << grade.speed_note;
    EXPECT_NE(grade.speed_note.find("1.05 million operations take 69.9 s or more"),
              std::string::npos)
        << grade.speed_note;
    EXPECT_NE(formatted(grade, Format::text).find("Speed refused: "), std::string::npos);
}
TEST(Floor, IsTheRooflineWithSomeSlack) {
    EXPECT_DOUBLE_EQ(least_seconds(3e9, 1e9), 2);
    EXPECT_EQ(least_seconds(0, 1e9), 0) << "a test that does not say what it needs has no floor";
    EXPECT_EQ(least_seconds(3e9, 0), 0) << "a build that measures no speed has no roofline";
}
TEST_F(Submission, ThatIsWrongIsNotTimed) {
    hand_in(std::string(prelude) + add_that("sum[0] = 0;") + right_total);  // a gate is closed
    const Grade grade = graded_with_speed("90_1");
    EXPECT_EQ(grade.points(), 0);
    EXPECT_TRUE(grade.speed.empty());
    EXPECT_NE(grade.speed_note.find("wrong"), std::string::npos) << grade.speed_note;
}
TEST_F(Submission, OfAKernelIsNotTimedOnTheSimulatedGpu) {
    submission = fs::path(PACK) / "solutions" / "ex90_2_toy_reverse";
    const Grade grade = graded_with_speed("90_2");
    EXPECT_EQ(grade.points(), 6);
    EXPECT_TRUE(grade.speed.empty());
    EXPECT_NE(grade.speed_note.find("simulated"), std::string::npos) << grade.speed_note;
}

// ---- too much of something ----

TEST_F(Submission, ThatTakesTenGigabytesIsStopped) {
    hand_in(std::string(prelude) + right_add +
            total_that(
                "std::vector<char> big;\n"
                "while (big.size() < 10'000'000'000ull) big.resize(big.size() + (1u << 26), 1);\n"
                "return big[1] + values[0];"));
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 4);
    EXPECT_NE(message(grade, 2).find("memory"), std::string::npos) << message(grade, 2);
}
TEST_F(Submission, ThatPrintsAGigabyteIsStopped) {
    hand_in(std::string(prelude) + right_add +
            total_that(
                "for (long i = 0; i < (1 << 24); ++i) "
                "std::puts(\"0123456789012345678901234567890123456789012345678901234567890123\");\n"
                "return 6.5f;"));
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 4);
    EXPECT_LT(formatted(grade, Format::gradescope).size(), 20'000u);
}
TEST_F(Submission, WithEndlessTemplatesIsStopped) {
    hand_in(
        std::string(prelude) + right_add + right_total +
        "template <int N, unsigned long long M> struct Tree {\n"
        "    static constexpr int value = Tree<N - 1, 2 * M>::value + Tree<N - 1, 2 * M + "
        "1>::value;\n};\n"
        "template <unsigned long long M> struct Tree<0, M> { static constexpr int value = 1; };\n"
        "int size = Tree<40, 1>::value;\n");
    const Grade grade = graded();
    EXPECT_EQ(grade.verdict, Verdict::does_not_compile);
    EXPECT_EQ(grade.points(), 0);
}
TEST_F(Submission, ThatIsHugeIsRefused) {
    expect_refused(std::string(prelude) + std::string(std::size_t{8} << 20, ' '), "larger than");
}
TEST_F(Submission, ThatIsEmptyIsRefused) {
    const Grade grade = graded();
    EXPECT_EQ(grade.verdict, Verdict::refused);
    EXPECT_NE(grade.message.find("missing"), std::string::npos) << grade.message;
}
TEST_F(Submission, ThatIsAnEmptyFileIsRefused) {
    expect_refused("", "is empty");
}
TEST_F(Submission, ThatIsNotThereIsRefused) {
    submission = directory / "nowhere";
    EXPECT_EQ(graded().verdict, Verdict::refused);
}

// ---- cheating ----

TEST_F(Submission, ThatExitsEarlyEarnsNothing) {
    hand_in(std::string(prelude) + add_that("std::exit(0);") + right_total);
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 0);
    EXPECT_NE(message(grade, 0).find("before the function had returned"), std::string::npos);
}
TEST_F(Submission, ThatExitsBeforeMainEarnsNothing) {
    hand_in(std::string(prelude) + right_add + right_total +
            "__attribute__((constructor)) void early() {\n"
            "    std::puts(\"[  PASSED  ] 3 tests.\\n{\\\"score\\\": 100}\"); std::exit(0);\n}\n");
    EXPECT_EQ(graded().points(), 0);
}
TEST_F(Submission, ThatPrintsAGradeEarnsNothing) {
    const char* const lies =
        "std::puts(\"[==========] 3 tests ran.\\n[  PASSED  ] 3 tests.\\n\"\n"
        "          \"{\\\"tests\\\": [{\\\"name\\\": \\\"Add.AddsEveryElement\\\", \\\"passed\\\": "
        "true}]}\");";
    hand_in(std::string(prelude) + add_that(lies) + total_that(std::string(lies) + "return 0;"));
    EXPECT_EQ(graded().points(), 1);  // nothing to add: that one is right
}
TEST_F(Submission, ThatWritesResultFilesIsRefused) {
    expect_refused(std::string(prelude) + "#include <fstream>\n" + right_total +
                       add_that("std::ofstream(\"/tmp/canary-results.json\") << 100;"),
                   "do not need");
}
TEST_F(Submission, ThatStartsProcessesIsRefused) {
    expect_refused(std::string(prelude) + "extern \"C\" int fork();\n" + right_total +
                       add_that("for (;;) fork();"),
                   "fork");
}
TEST_F(Submission, ThatReadsTheTestsSourceIsRefused) {
    expect_refused(
        std::string(prelude) + right_total +
            add_that("std::FILE* f = std::fopen(\"" PACK
                     "/exercises/ex90_1_toy_sums/test.cpp\", \"r\"); sum[0] = f ? 1 : 0;"),
        "fopen");
}
TEST_F(Submission, ThatIncludesTheTestsIsRefused) {
    expect_refused(
        std::string(prelude) + "#include \"" PACK "/exercises/ex90_1_toy_sums/test.cpp\"\n",
        "#include");
}
TEST_F(Submission, ThatEmbedsTheTestsIsRefused) {
    expect_refused(std::string(prelude) + right_total + right_add +
                       "__asm__(\".incbin \\\"" PACK
                       "/exercises/ex90_1_toy_sums/test.cpp\\\"\");\n",
                   "assembly");
}
TEST_F(Submission, ThatHidesAssemblyInAMacroIsRefused) {
    expect_refused(std::string(prelude) + right_total + right_add +
                       "#define JOIN(a, b) a##b\nvoid f() { JOIN(as, m)(\"nop\"); }\n",
                   "assembly");
}
TEST_F(Submission, ThatBringsItsOwnMainDoesNotCompile) {
    hand_in(std::string(prelude) + right_add + right_total + "int main() { return 0; }\n");
    EXPECT_EQ(graded().verdict, Verdict::does_not_compile);
}
TEST_F(Submission, ThatIsALinkIsRefused) {
    fs::create_symlink(fs::path(PACK) / "solutions/ex90_1_toy_sums/sums.cpp",
                       submission / "sums.cpp");
    const Grade grade = graded();
    EXPECT_EQ(grade.verdict, Verdict::refused);
    EXPECT_NE(grade.message.find("link"), std::string::npos) << grade.message;
}
TEST_F(Submission, ThatIsARepositoryOfAllExercisesIsFound) {
    write_file(submission / "exercises/ex90_1_toy_sums/sums.cpp",
               std::string(prelude) + right_add + right_total);
    EXPECT_EQ(graded().points(), 6);
}
TEST_F(Submission, ThatIsARepositoryIsGradedByItsCopyNotByItsStart) {
    fs::create_directories(submission / "exercises");
    fs::copy(fs::path(PACK) / "exercises/ex90_1_toy_sums",
             submission / "exercises/ex90_1_toy_sums");
    EXPECT_EQ(graded().points(), 0);
    write_file(submission / "my/ex90_1_toy_sums/sums.cpp",
               std::string(prelude) + right_add + right_total);
    EXPECT_EQ(graded().points(), 6);
}
TEST_F(Submission, ThatLinksItsDirectoryToTheSolutionIsRefused) {
    for (const char* const all : {"exercises", "my"}) {
        fs::create_directory(submission / all);
        fs::create_directory_symlink(fs::path(PACK) / "solutions/ex90_1_toy_sums",
                                     submission / all / "ex90_1_toy_sums");
        EXPECT_EQ(graded().verdict, Verdict::refused) << all;
        fs::remove_all(submission / all);
    }
}
TEST_F(Submission, ThatIsALinkToTheSolutionIsRefused) {
    fs::remove_all(submission);
    fs::create_directory_symlink(fs::path(PACK) / "solutions/ex90_1_toy_sums", submission);
    const fs::path linked = submission;
    for (const fs::path& spelt : {linked, linked / "", linked / "."}) {
        submission = spelt;
        const Grade grade = graded();
        EXPECT_EQ(grade.verdict, Verdict::refused) << spelt;
        EXPECT_NE(grade.message.find("link"), std::string::npos) << grade.message;
    }
    submission = linked;
}
TEST_F(Submission, ThatLinksAllExercisesToTheSolutionsIsRefused) {
    for (const char* const all : {"exercises", "my"}) {
        fs::create_directory_symlink(fs::path(PACK) / "solutions", submission / all);
        EXPECT_EQ(graded().verdict, Verdict::refused) << all;
        fs::remove(submission / all);
    }
}
TEST_F(Submission, ThatIsAPipeIsRefusedAtOnce) {
    ASSERT_EQ(::mkfifo((submission / "sums.cpp").c_str(), 0600), 0);
    EXPECT_EQ(graded().verdict, Verdict::refused);
}

// ---- definitions that the code around a submission would call ----

TEST_F(Submission, ThatDefinesThingsOfItsOwnGetsFullMarks) {
    hand_in(std::string(prelude) + right_add + right_total +
            "#include <functional>\n#include <iostream>\n#include <map>\n#include <string>\n"
            "float weights[3];\nint count = 3;\nthread_local int calls;\ninline int copies = 1;\n"
            "static int environ;\nnamespace { int optind; }\n"
            "std::map<std::string, std::vector<float>> table = {{\"a\", {1, 2}}};\n"
            "struct Shape { virtual ~Shape() = default; virtual int size() { return environ; } };\n"
            "struct Square : Shape { int size() override { return optind; } };\n"
            "template <class T> struct Tile { T load(); static inline int tiles = 0; };\n"
            "template <class T> T Tile<T>::load() { return T(++tiles); }\ntemplate float "
            "Tile<float>::load();\n"
            "template <> struct Tile<char> { char load() { return 'a'; } };\n"
            "std::ostream& operator<<(std::ostream& out, const Square&) { return out << \"1\"; }\n"
            "namespace mine { int write(int n) { return n; } }\n"
            "int use() {\n    const std::function<int()> f = [] { return mine::write(2); };\n"
            "    std::cout << Square() << Tile<char>().load();\n"
            "    try { return f() + table.at(\"a\").size() + copies + ++calls; }\n"
            "    catch (const std::exception&) { return 0; }\n}\n");
    const Grade grade = graded();
    EXPECT_EQ(grade.points(), 6) << formatted(grade, Format::text);
}
TEST_F(Submission, ThatDefinesAFunctionOfTheLibrarysIsRefused) {
    const std::string right = std::string(prelude) + right_add + right_total;
    expect_refused(right + "extern \"C\" ssize_t write(int, const void*, size_t n) { return n; }\n",
                   "defines write, which");
    expect_refused(right + "extern \"C\" char* getenv(const char*) noexcept { return nullptr; }\n",
                   "defines getenv, which");
    expect_refused(right +
                       "extern \"C\" void* memcpy(void* to, const void*, size_t) noexcept { "
                       "return to; }\n",
                   "defines memcpy, which");
    expect_refused(right + "void* operator new(std::size_t) { return nullptr; }\n",
                   "defines operator new(unsigned long), which");
    // What a linker would take only where there is no other, or one of several copies of.
    expect_refused(
        right + "extern \"C\" __attribute__((weak)) void exit(int) noexcept { for (;;) {} }\n",
        "defines exit, which");
    expect_refused(
        right +
            "extern \"C\" inline void* malloc(std::size_t) noexcept { return nullptr; }\n"
            "void* (*use)(std::size_t) = malloc;\n",
        "defines malloc, which");
    expect_refused(right + "#pragma weak fputs = quiet\nextern \"C\" int quiet() { return 0; }\n",
                   "defines");
}
TEST_F(Submission, ThatDefinesTheLibrarysDataIsRefused) {
    expect_refused(std::string(prelude) + right_add + right_total + "char** environ;\n",
                   "defines environ, which");
}
TEST_F(Submission, ThatDefinesWhatAnswersTheTestsIsRefused) {
    expect_refused(
        std::string(prelude) + right_add + right_total +
            "namespace m2m::grader::host {\n"
            "__attribute__((used)) bool write_all(const void*, unsigned long) { return true; "
            "}\n}\n",
        "defines m2m::grader::host::write_all(void const*, unsigned long), which");
}
TEST_F(Submission, ThatDefinesACFunctionThatNobodyAsksForIsRefused) {
    expect_refused(std::string(prelude) + right_add + right_total +
                       "extern \"C\" int helper() { return 1; }\n",
                   "defines helper as extern \"C\"");
}
TEST_F(Submission, ThatGivesTheLibrarysTemplatesOtherBodiesIsRefused) {
    const std::string right = std::string(prelude) + right_add + right_total;
    expect_refused(right + "template <> inline void std::vector<char>::resize(std::size_t) {}\n",
                   "sums.cpp:");
    expect_refused(
        right +
            "using V = std::vector<char>;\ntemplate <> inline void V::resize(std::size_t) "
            "{}\n",
        "specialised");
    expect_refused(
        right + "namespace std { template <> inline void swap(int&, int&) noexcept {} }\n",
        "its namespaces");
    expect_refused(right +
                       "inline void std::__throw_length_error(const char*) { for (;;) {} }\n"
                       "void (*use)(const char*) = std::__throw_length_error;\n",
                   "defines std::__throw_length_error(char const*), which");
}
TEST_F(Submission, ThatRunsOutsideMainIsRefused) {
    const std::string right = std::string(prelude) + right_add + right_total;
    expect_refused(
        right + "__attribute__((constructor(101))) static void early() { std::exit(0); }\n",
        "before or after main()");
    expect_refused(right + "[[gnu::destructor]] static void late() { std::puts(\"late\"); }\n",
                   "before or after main()");
    expect_refused(right +
                       "#define JOIN(a, b) a##b\nstruct A { A() { std::exit(0); } };\n"
                       "A first __attribute__((JOIN(init_, priority)(101)));\n",
                   "before or after main()");
    expect_refused(right +
                       "static int (*early)() __attribute__((section(\".preinit_array\"), used)) = "
                       "std::rand;\n",
                   "sections");
    expect_refused(right +
                       "__attribute__((target_clones(\"avx2\", \"default\"))) int twice(int n) { "
                       "return 2 * n; }\n",
                   "target_clones");
}

// ---- CUDA, simulated ----

TEST_F(Submission, OfAKernelThatDefinesWhatTheSimulatorCallsIsRefused) {
    const std::string right = read_file(fs::path(PACK) / "solutions/ex90_2_toy_reverse/reverse.cu");
    const std::pair<const char*, const char*> attacks[] = {
        {"cudaError_t cudaFree(void*) { return cudaSuccess; }\n", "cudaFree"},
        {"extern \"C\" void free(void*) noexcept {}\n", "defines free, which"},
        {"#include <cstdio>\nextern \"C\" size_t fwrite(const void*, size_t, size_t n, FILE*) { "
         "return n; }\n",
         "defines fwrite, which"}};
    for (const auto& [text, word] : attacks) {
        write_file(submission / "reverse.cu", right + text);
        const Grade grade = graded("90_2");
        EXPECT_EQ(grade.verdict, Verdict::refused) << formatted(grade, Format::text);
        EXPECT_EQ(grade.points(), 0);
        EXPECT_NE(grade.message.find(word), std::string::npos) << grade.message;
    }
}

TEST_F(Submission, OfAKernelIsCheckedForRaces) {
    submission = fs::path(PACK) / "solutions" / "ex90_2_toy_reverse";
    const Grade right = graded("90_2");
    EXPECT_TRUE(right.simulated);
    EXPECT_EQ(right.points(), 6) << formatted(right, Format::text);
}
TEST_F(Submission, OfAKernelWithARaceLosesPoints) {
    submission = fs::path(PACK) / "solutions" / "ex90_2_toy_reverse" / "wrong" / "unordered_writes";
    const Grade wrong = graded("90_2");
    EXPECT_EQ(wrong.points(), 3) << formatted(wrong, Format::text);
    EXPECT_NE(message(wrong, 1).find("reverse.cu"), std::string::npos) << message(wrong, 1);
}

}  // namespace m2m::grader
