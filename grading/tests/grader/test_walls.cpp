// What a submission can do once it runs: the rules on sources are turned off, and the sandbox stands
// alone. And what is left of it when the grader itself is killed: nothing.
#include "common/base/file.hpp"
#include "common/base/temporary_directory.hpp"
#include "grading/grader/grade.hpp"
#include "grading/grader/result_formats.hpp"
#include "tests/processes.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

constexpr const char* prelude =
    "#include \"sums.hpp\"\n#include <arpa/inet.h>\n#include <csignal>\n#include <cstdio>\n"
    "#include <cstdlib>\n#include <cstring>\n#include <fcntl.h>\n#include <string>\n"
    "#include <sys/ptrace.h>\n#include <sys/socket.h>\n#include <unistd.h>\n";
constexpr const char* right_total =
    "float m2m::toy::total(const std::vector<float>& values) {\n"
    "    float sum = 0;\n    for (float value : values) sum += value;\n    return sum;\n}\n";

std::string add_that(const std::string& body) {
    return "void m2m::toy::add([[maybe_unused]] int n, [[maybe_unused]] const float* a, "
           "[[maybe_unused]] const float* b, [[maybe_unused]] float* sum) {\n    if (n == 0) "
           "return;\n" +
           body + "\n}\n";
}

using tests::running;
using tests::within;

class Confined : public testing::Test {
  protected:
    Confined() {
        submission = directory.path() / "work";
        temporary = directory.path() / "tmp";
        for (const fs::path& path : {submission, temporary}) fs::create_directory(path);
        ::chmod(directory.path().c_str(), 0711);
        ::chmod(temporary.c_str(), 0711);
    }

    ~Confined() override { ::unsetenv("TMPDIR"); }

    Grade graded(const std::string& exercise) const {
        ::setenv("TMPDIR", temporary.c_str(), 1);
        Task task = load_task(PACK, exercise);
        task.refuses_sources = false;
        const bool kept = ::access(fs::path(CACHE).parent_path().c_str(), W_OK) == 0;
        Grader grader(task, this_toolchain(), kept ? fs::path(CACHE) / exercise : fs::path());
        const Grade grade = grader.grade(submission);
        EXPECT_NE(grade.verdict, Verdict::refused) << "not even tried: " << grade.message;
        EXPECT_NE(grade.verdict, Verdict::does_not_compile) << grade.message;
        return grade;
    }
    void expect_nothing_left() const {
        EXPECT_TRUE(fs::is_empty(temporary)) << "files were left";
        EXPECT_EQ(running(temporary), 0) << "processes were left";
        for (const fs::path& place : {fs::path("/tmp"), fs::path("/var/tmp"), fs::path("/dev/shm")})
            EXPECT_FALSE(fs::exists(place / canary())) << place;
    }
    std::string canary() const { return "canary-" + std::to_string(::getpid()); }

    // A pack like ours whose exercise 90_1 may take minutes.
    fs::path patient_pack() const {
        const fs::path pack = directory.path() / "pack";
        fs::copy(PACK, pack, fs::copy_options::recursive);
        const fs::path file = pack / "exercises/ex90_1_toy_sums/exercise.json";
        std::string text = read_file(file);
        for (const char* const limit : {"\"seconds\": ", "\"total_seconds\": "})
            text.insert(text.find(limit) + std::string(limit).size(), "30");
        write_file(file, text);
        return pack;
    }
    // A book that runs until it is killed; `mark` is in the command line of what it starts, and
    // `started` says that it is there.
    void expect_to_die(const std::vector<std::string>& words, int signal, const std::string& mark,
                       const std::function<bool()>& started) const {
        const pid_t book = start(words);
        EXPECT_TRUE(within(60, started)) << "it did not start";
        ::kill(book, signal);
        ::waitpid(book, nullptr, 0);
        EXPECT_TRUE(within(5, [&] { return running(directory.path()) + running(mark) == 0; }))
            << running(directory.path()) + running(mark) << " processes live on after signal "
            << signal;
    }
    pid_t start(const std::vector<std::string>& words) const {
        const pid_t book = ::fork();
        if (book != 0) return book;
        ::setpgid(0, 0);
        ::setenv("TMPDIR", temporary.c_str(), 1);
        std::vector<char*> argv{const_cast<char*>(BOOK_PROGRAM)};
        for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
        argv.push_back(nullptr);
        if (std::freopen("/dev/null", "w", stdout) == nullptr ||
            std::freopen("/dev/null", "w", stderr) == nullptr)
            ::_exit(126);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    // Processes that run the program called `name` of this test's submission (a compiler has that
    // name in its command line, too; so has another test that runs beside this one).
    int running_program(const std::string& name) const {
        int count = 0;
        for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
            std::ifstream file(entry.path() / "cmdline");
            std::string program;
            std::getline(file, program, '\0');
            const std::string end = "/built/" + name;
            count += program.rfind(temporary.string(), 0) == 0 && program.size() > end.size() &&
                     program.compare(program.size() - end.size(), end.size(), end) == 0;
        }
        return count;
    }

    const TemporaryDirectory directory{"walls"};
    fs::path submission, temporary;
};

}  // namespace

// ---- what runs ----

TEST_F(Confined, IsStoppedWithoutTheRulesOnSources) {
    const fs::path other = directory.path() / "other.cpp";  // what somebody else handed in
    write_file(other, "a solution");
    ::chmod(other.c_str(), 0644);
    const std::string name = canary();
    write_file(
        submission / "sums.cpp",
        std::string(prelude) + right_total +
            "namespace {\nvoid tell(const char* wall, bool let) { std::printf(\"%s %s\\n\", wall, "
            "let ? \"LET\" : \"stopped\"); }\n"
            "bool writes(const std::string& file) { return open(file.c_str(), O_WRONLY | O_CREAT, "
            "0666) >= 0; }\n"
            "bool forks() { const int child = fork(); if (child == 0) for (;;) pause(); return "
            "child > 0; }\n}\n" +
            add_that("tell(\"tmp\", writes(\"/tmp/" + name +
                     "\"));\ntell(\"var\", writes(\"/var/tmp/" + name +
                     "\"));\ntell(\"shm\", writes(\"/dev/shm/" + name +
                     "\"));\ntell(\"other\", open(\"" + other.string() +
                     "\", O_RDONLY) >= 0);\n"
                     "tell(\"tests\", open(\"" PACK
                     "/exercises/ex90_1_toy_sums/test.cpp\", O_RDONLY) >= 0);\n"
                     "tell(\"trace\", ptrace(PTRACE_ATTACH, getppid(), 0, 0) == 0);\n"
                     "tell(\"signal\", kill(getppid(), 0) == 0);\n"
                     "tell(\"memory\", open((\"/proc/\" + std::to_string(getppid()) + "
                     "\"/mem\").c_str(), O_RDONLY) >= 0);\n"
                     "tell(\"network\", socket(AF_INET, SOCK_STREAM, 0) >= 0);\n"
                     "tell(\"sockets\", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);\n"
                     "tell(\"fork\", forks());\ntell(\"setsid\", setsid() >= 0);\n"
                     "tell(\"own\", open(\"own\", O_WRONLY | O_CREAT, 0600) >= 0);"));
    const Grade grade = graded("90_1");
    const std::string told = grade.items.at(0).message;
    EXPECT_EQ(grade.items.at(0).points, 0);
    for (const char* const wall : {"tmp", "var", "shm", "other", "tests", "trace", "signal",
                                   "memory", "network", "sockets", "fork", "setsid", "own"}) {
        const bool by_landlock =
            std::set<std::string>{"tmp", "var", "shm", "other"}.count(wall) > 0;
        if (by_landlock && walls().landlock == 0) continue;  // the report says so, too
        EXPECT_NE(told.find(std::string(wall) + " stopped"), std::string::npos) << told;
    }
    expect_nothing_left();
}
TEST_F(Confined, TakesNoTwoGigabytesOfMemory) {
    write_file(submission / "sums.cpp",
               std::string(prelude) + right_total +
                   add_that("for (int i = 0; i < 128; ++i) {\n"
                            "    char* volatile block = static_cast<char*>(std::malloc(1 << 24));\n"
                            "    std::memset(block, 1, 1 << 24);\n}\nsum[0] = 1;"));
    const Grade grade = graded("90_1");
    EXPECT_NE(grade.items.at(0).message.find("MB of memory"), std::string::npos)
        << grade.items.at(0).message;
    expect_nothing_left();
}
TEST_F(Confined, PrintsNoGigabyte) {
    write_file(submission / "sums.cpp",
               std::string(prelude) + right_total +
                   add_that("const std::string line(1 << 16, 'x');\n"
                            "for (int i = 0; i < (1 << 14); ++i) std::puts(line.c_str());"));
    const Grade grade = graded("90_1");
    EXPECT_NE(grade.items.at(0).message.find("it printed more than"), std::string::npos)
        << grade.items.at(0).message;
    EXPECT_LT(formatted(grade, Format::json).size(), 20'000u);
    expect_nothing_left();
}

namespace {

// A kernel's program may start processes (the checker asks addr2line), so these forks are let.
const char* const forks_in_check_mode =
    "#include \"reverse.hpp\"\n#include <csignal>\n#include <cstdio>\n#include <unistd.h>\n"
    "void m2m::toy::reverse(int, const float*, float*) {\n    int born = 0;\n"
    "    for (int i = 0; i < 3; ++i) {\n        const int child = fork();\n"
    "        if (child > 0) ++born;\n        if (child != 0) continue;\n"
    "        for (int s = 1; s < 32; ++s) std::signal(s, SIG_IGN);\n"
    "        if (setsid() >= 0) std::puts(\"a session of its own\");\n        "
    "std::fflush(stdout);\n"
    "        if (i == 0) fork();\n        for (;;) pause();\n    }\n"
    "    std::printf(\"%d were born\\n\", born);\n    std::fflush(stdout);\n";

}  // namespace

TEST_F(Confined, LeavesNoSurvivors) {
    write_file(submission / "reverse.cu", std::string(forks_in_check_mode) + "}\n");
    const Grade grade = graded("90_2");
    const std::string told = grade.items.at(0).message;
    EXPECT_NE(told.find("3 were born"), std::string::npos) << told;
    EXPECT_EQ(told.find("a session of its own"), std::string::npos) << told;
    expect_nothing_left();
}

// ---- the grader is killed ----

TEST_F(Confined, DiesWithTheGrader) {
    const fs::path pack = patient_pack(), cache = directory.path() / "cache";
    write_file(submission / "sums.cpp",
               std::string(prelude) + right_total +
                   add_that("for (volatile int i = 0; n > 0; i = i + 1) {}"));
    const std::vector<std::string> grade = {"grade",       "90_1",         "--pack",
                                            pack.string(), "--submission", submission.string(),
                                            "--cache",     cache.string()};
    std::vector<std::string> prepare = grade;
    prepare.emplace_back("--prepare");
    ::waitpid(start(prepare), nullptr, 0);
    for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
        expect_to_die(grade, signal, temporary.string(),
                      [this] { return running_program("plain") > 0; });
        EXPECT_FALSE(fs::is_empty(temporary)) << "what is cleaned up, then?";
        ::waitpid(start(prepare), nullptr, 0);
        EXPECT_TRUE(fs::is_empty(temporary)) << "after signal " << signal;
    }
}
TEST_F(Confined, DiesWithTheGraderWithAllThatItForked) {
    write_file(submission / "reverse.cu", std::string(forks_in_check_mode) +
                                              "    for (volatile int i = 0;; i = i + 1) {}\n}\n");
    const pid_t grader = ::fork();
    if (grader == 0) {
        graded("90_2");
        ::_exit(0);
    }
    // The program and its four children.
    EXPECT_TRUE(within(60, [&] { return running_program("check") >= 5; }))
        << running_program("check");
    ::kill(grader, SIGKILL);
    ::waitpid(grader, nullptr, 0);
    EXPECT_TRUE(within(5, [&] { return running(temporary) == 0; })) << running(temporary);
}
// What is started without a sandbox: the learner's own program.
TEST_F(Confined, DiesWithCheckAndExerciseToo) {
    const fs::path loop = directory.path() / "loop.cu", begun = directory.path() / "begun";
    write_file(loop,
               "#include <fcntl.h>\n__global__ void kernel() {}\nint main() {\n"
               "    kernel<<<1, 1>>>();\n    open(\"" +
                   begun.string() +
                   "\", O_CREAT, 0600);\n"
                   "    for (volatile int i = 0;; i = i + 1) {}\n}\n");
    const std::string program = temporary.string() + "/book-";
    expect_to_die({"check", loop.string()}, SIGTERM, program, [&] { return fs::exists(begun); });
    fs::remove(begun);
    const fs::path pack = patient_pack();
    write_file(pack / "exercises/ex90_1_toy_sums/harness.cpp", "#include \"sums.hpp\"\n");
    write_file(pack / "exercises/ex90_1_toy_sums/sums.cpp",
               std::string(prelude) + right_total +
                   add_that("open(\"" + begun.string() +
                            "\", O_CREAT, 0600);\nfor (volatile int i = 0; n > 0; i = i + 1) {}"));
    const std::string place = (this_toolchain().build / "exercises" / "ex90_1_toy_sums-").string();
    expect_to_die({"exercise", "run", "90_1", "--pack", pack.string()}, SIGKILL, place,
                  [&] { return fs::exists(begun); });
    for (const auto& entry : fs::directory_iterator(this_toolchain().build / "exercises")) {
        if (entry.path().string().rfind(place, 0) == 0) fs::remove_all(entry.path());
    }
}

}  // namespace m2m::grader
