// Programs that we start end with us, whatever they do and however we end; so do their directories.
#include "common/base/child_process.hpp"
#include "common/base/process.hpp"
#include "common/base/temporary_directory.hpp"
#include "tests/processes.hpp"

#include <gtest/gtest.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace m2m {
namespace fs = std::filesystem;

namespace {

using tests::running;
using tests::within;

std::string unique_mark() {
    static int counter = 0;
    return "98765" + std::to_string(counter++) + "." + std::to_string(::getpid());
}

// Hears no signal, computes for ever, and leaves processes in its group, in a session of their own,
// and below a parent that is gone.
std::string hostile(const std::string& mark) {
    return "trap '' TERM INT HUP; sleep " + mark + " & setsid sleep " + mark +
           " & (setsid sh -c '" + "trap \"\" TERM INT HUP; sleep " + mark + " & sleep " + mark +
           "' &) ; : " + mark + "; while :; do :; done";
}
constexpr int hostile_processes = 6;

}  // namespace

class Ended : public testing::TestWithParam<int> {};

TEST_P(Ended, TakesWhatItStartedAlong) {
    const std::string mark = unique_mark();
    const pid_t starter = ::fork();
    if (starter == 0) {
        run_process({"sh", "-c", hostile(mark)});
        ::_exit(0);
    }
    ASSERT_TRUE(within(10, [&] { return running(mark) >= hostile_processes; })) << running(mark);
    ::kill(starter, GetParam());
    ::waitpid(starter, nullptr, 0);
    EXPECT_TRUE(within(5, [&] { return running(mark) == 0; })) << running(mark) << " are left";
}
INSTANTIATE_TEST_SUITE_P(BySignal, Ended, testing::Values(SIGINT, SIGTERM, SIGKILL, SIGHUP));

// As `timeout -s KILL`, or a terminal, does it.
TEST(Group, ThatIsKilledTakesWhatItsMembersStartedAlong) {
    const std::string mark = unique_mark();
    const pid_t starter = ::fork();
    if (starter == 0) {
        ::setpgid(0, 0);
        run_process({"sh", "-c", hostile(mark)});
        ::_exit(0);
    }
    ASSERT_TRUE(within(10, [&] { return running(mark) >= hostile_processes; }));
    ::kill(-starter, SIGKILL);
    ::waitpid(starter, nullptr, 0);
    EXPECT_TRUE(within(5, [&] { return running(mark) == 0; })) << running(mark) << " are left";
}
TEST(Child, LeavesNothingBehindWhenItEndsByItself) {
    const std::string mark = unique_mark();
    const auto result = run_process({"sh", "-c", "setsid sleep " + mark + " & exit 3"});
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(running(mark), 0);
}
TEST(Child, IsEndedByItsDestructor) {
    const std::string mark = unique_mark();
    {
        ChildProcess::Options options;
        options.own_session = true;
        options.grace = 0;
        const std::string text = hostile(mark);
        const ChildProcess child(
            [&](pid_t) { ::execl("/bin/sh", "sh", "-c", text.c_str(), nullptr); }, options);
        ASSERT_TRUE(within(10, [&] { return running(mark) >= hostile_processes; }));
        EXPECT_EQ(::getsid(child.pid()), child.pid());
    }
    EXPECT_EQ(running(mark), 0);
}
TEST(Child, MayCleanUpWhenItsStarterIsGone) {
    const TemporaryDirectory directory;
    const std::string begun = directory.path() / "begun", cleaned = directory.path() / "cleaned";
    const pid_t starter = ::fork();
    if (starter == 0) {
        run_process({"sh", "-c",
                     "trap 'touch " + cleaned + "; exit' TERM; touch " + begun +
                         "; while :; do sleep 0.02; done"});
        ::_exit(0);
    }
    ASSERT_TRUE(within(10, [&] { return fs::exists(begun); }));
    ::kill(starter, SIGKILL);
    ::waitpid(starter, nullptr, 0);
    EXPECT_TRUE(within(5, [&] { return fs::exists(cleaned); }));
}
TEST(Child, TellsHowItEnded) {
    EXPECT_EQ(run_process({"sh", "-c", "exit 42"}).status, 42);
    EXPECT_EQ(run_process({"sh", "-c", "kill -SEGV $$"}).status, 128 + SIGSEGV);
    EXPECT_EQ(run_process({"/nowhere/program"}).status, 127);
    EXPECT_EQ(capture_process({"sh", "-c", "echo text; echo error >&2"}).output, "text\n");
    EXPECT_EQ(capture_process({"sh", "-c", "echo text; echo error >&2"}, Errors::captured).output,
              "text\nerror\n");
}
TEST(Program, KnowsWhereItIs) {
    EXPECT_EQ(own_program().filename(), "test_common_processes");
    EXPECT_EQ(capture_process({own_program(), "--gtest_list_tests"}).status, 0);
}
TEST(Child, HasTheSignalsThatItsStarterHad) {
    std::string ours, line;
    for (std::ifstream file("/proc/self/status"); std::getline(file, line);) {
        if (line.rfind("SigBlk", 0) == 0 || line.rfind("SigIgn", 0) == 0) ours += line + "\n";
    }
    EXPECT_EQ(capture_process({"grep", "-E", "SigBlk|SigIgn", "/proc/self/status"}).output, ours);
}

TEST(Child, OfAStrangerWritesPlainTextOnATerminal) {
    int terminal = -1, other = -1;
    ASSERT_EQ(::openpty(&terminal, &other, nullptr, nullptr, nullptr), 0);
    const pid_t starter = ::fork();
    if (starter == 0) {
        ::dup2(other, STDOUT_FILENO);
        ::dup2(other, STDERR_FILENO);
        const auto result = run_process_printable(
            {"sh", "-c", R"(printf '\033[2J\303\244'; printf '\342\200\256' >&2; exit 3)"});
        ::_exit(result.status);
    }
    ::close(other);
    std::string text;
    char buffer[256];
    for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    ::close(terminal);
    int status = 0;
    ::waitpid(starter, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 3);
    EXPECT_NE(text.find("\\x1b[2Jä"), std::string::npos) << text;
    EXPECT_NE(text.find("\\u202e"), std::string::npos) << text;
}

// ---- directories ----

namespace {

fs::path child_that_is_killed(const fs::path& parent) {
    const pid_t owner = ::fork();
    if (owner == 0) {
        const TemporaryDirectory directory("book-grade", parent);
        std::ofstream(directory.path() / "ready") << "text";
        for (;;) ::pause();
    }
    fs::path found;
    EXPECT_TRUE(within(10, [&] {
        for (const auto& entry : fs::directory_iterator(parent)) {
            if (fs::exists(entry.path() / "ready")) found = entry.path();
        }
        return !found.empty();
    }));
    EXPECT_EQ(remove_abandoned_directories(parent), 0) << "its owner is still there";
    ::kill(owner, SIGKILL);
    ::waitpid(owner, nullptr, 0);
    return found;
}

}  // namespace

TEST(Directory, OfAProcessThatWasKilledIsRemovedByTheNext) {
    const TemporaryDirectory parent;
    const fs::path left = child_that_is_killed(parent.path());
    fs::create_directories(left / "a/b");
    ::chmod((left / "a").c_str(), 0000);
    ASSERT_TRUE(fs::exists(left));
    { const TemporaryDirectory next("book", parent.path()); }
    EXPECT_TRUE(fs::is_empty(parent.path()));
}
TEST(Directory, OfSomebodyElseStays) {
    const TemporaryDirectory parent;
    const std::string gone = "-999999999-1-abcdef";  // there is no such process
    fs::create_directory(parent.path() / ("other" + gone));
    fs::create_directory(parent.path() / "book-notes");
    fs::create_directory(parent.path() / "elsewhere");
    fs::create_directory_symlink(parent.path() / "elsewhere", parent.path() / ("book" + gone));
    std::ofstream(parent.path() / ("book-grade" + gone)) << "a file";
    EXPECT_EQ(remove_abandoned_directories(parent.path()), 0);
    fs::remove(parent.path() / ("book" + gone));
    fs::create_directory(parent.path() / ("book" + gone));
    EXPECT_EQ(remove_abandoned_directories(parent.path()), 1);
    EXPECT_TRUE(fs::exists(parent.path() / "elsewhere"));
}
// A process in another container has a number that says nothing here.
TEST(Directory, ThatIsLockedStays) {
    const TemporaryDirectory parent;
    const TemporaryDirectory mine("book", parent.path());
    const fs::path renamed = parent.path() / "book-999999999-1-abcdef";
    fs::rename(mine.path(), renamed);
    EXPECT_EQ(remove_abandoned_directories(parent.path()), 0);
    EXPECT_TRUE(fs::exists(renamed));
}

}  // namespace m2m
