// The sandbox stops what a hostile program tries, and leaves nothing behind.
#include "grading/grader/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

// Processes that `path` is the program of.
int running(const std::string& path) {
    int count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
        if (!std::isdigit(static_cast<unsigned char>(entry.path().filename().native()[0])))
            continue;
        std::ifstream file(entry.path() / "cmdline");
        std::string words;
        std::getline(file, words, '\0');
        if (words == path) ++count;
    }
    return count;
}

class Sandboxed : public testing::Test {
  protected:
    void SetUp() override {
        // A copy of its own name, so that tests that run beside this one are not counted.
        program = workspace.path() / "hostile";
        fs::copy_file(HOSTILE, program);
        ::chmod(program.c_str(), 0755);
        scratch = workspace.path() / "scratch";
        fs::create_directory(scratch);
        ::chmod(scratch.c_str(), 0700);
        workspace.hand_over(scratch);
        command.directory = scratch;
        command.readable = {program};
        command.writable = {scratch};
        command.user = workspace.user();
        command.limits.seconds = 3;
        command.limits.cpu_seconds = 2;
        command.limits.memory = std::size_t{96} << 20;
        command.limits.file_bytes = std::size_t{4} << 20;
        command.limits.output_bytes = std::size_t{1} << 20;
    }

    Outcome attempt(std::vector<std::string> words) {
        words.insert(words.begin(), program.string());
        command.words = std::move(words);
        const Outcome outcome = run_in_sandbox(command);
        EXPECT_EQ(running(program), 0) << "something was left running";
        return outcome;
    }
    static void expect_refused(const Outcome& outcome) {
        EXPECT_EQ(outcome.end, End::exited);
        EXPECT_EQ(outcome.status, 1) << outcome.output;
    }

    Workspace workspace;
    fs::path program, scratch;
    Command command;
};

}  // namespace

TEST_F(Sandboxed, RunsAnHonestProgram) {
    EXPECT_TRUE(attempt({"nothing"}).succeeded());
}
TEST_F(Sandboxed, AllowsThreads) {
    EXPECT_TRUE(attempt({"thread"}).succeeded());
}
TEST_F(Sandboxed, NamesTheSignalOfACrash) {
    const Outcome outcome = attempt({"abort"});
    EXPECT_EQ(outcome.end, End::signalled);
    EXPECT_EQ(outcome.signal, SIGABRT);
    EXPECT_NE(outcome.sentence(command.limits).find("crashed"), std::string::npos);
}
TEST_F(Sandboxed, StopsALoopThatComputes) {
    command.limits.seconds = 1;
    EXPECT_EQ(attempt({"spin"}).end, End::too_long);
}
TEST_F(Sandboxed, StopsALoopByItsCpuTime) {
    command.limits.cpu_seconds = 1;
    command.limits.seconds = 60;  // on a busy machine, a second of CPU time takes many
    const Outcome outcome = attempt({"spin"});
    EXPECT_EQ(outcome.end, End::signalled);
    EXPECT_NE(outcome.sentence(command.limits).find("CPU time"), std::string::npos);
}
TEST_F(Sandboxed, StopsAProgramThatWaitsForever) {
    command.limits.seconds = 0.5;
    EXPECT_EQ(attempt({"sleep"}).end, End::too_long);
}
TEST_F(Sandboxed, StopsAnAllocationOfTenGigabytes) {
    EXPECT_EQ(attempt({"allocate"}).end, End::too_much_memory);
}
TEST_F(Sandboxed, StopsAGigabyteOfOutput) {
    const Outcome outcome = attempt({"print"});
    EXPECT_EQ(outcome.end, End::too_much_output);
    EXPECT_TRUE(outcome.cut);
    EXPECT_LE(outcome.output.size(), 16u * 1024);
}
TEST_F(Sandboxed, StopsAFileThatGrows) {
    const Outcome outcome = attempt({"fill", "big"});
    EXPECT_EQ(outcome.signal, SIGXFSZ);
    EXPECT_LE(fs::file_size(scratch / "big"), command.limits.file_bytes);
}
TEST_F(Sandboxed, RefusesEveryFork) {
    expect_refused(attempt({"fork-bomb"}));
}
TEST_F(Sandboxed, LimitsTheProcessesOfACompiler) {
    command.limits.processes = 4;
    const Outcome outcome = attempt({"fork-bomb"});
    EXPECT_LE(std::atoi(outcome.output.c_str()), 4 + 64) << outcome.output;
}
TEST_F(Sandboxed, KillsWhatDetachesItself) {
    command.limits.processes = 8;
    EXPECT_TRUE(attempt({"leave-a-child"}).succeeded());  // attempt() looks for what is left
}
TEST_F(Sandboxed, RefusesTheNetwork) {
    expect_refused(attempt({"connect"}));
}
TEST_F(Sandboxed, RefusesSignalsToTheGrader) {
    expect_refused([&] {
        Outcome outcome = attempt({"kill-parent"});
        outcome.status = outcome.status == 255 ? 1 : outcome.status;  // kill() returned -1
        return outcome;
    }());
}
TEST_F(Sandboxed, RefusesSignalsToEveryone) {
    EXPECT_EQ(attempt({"kill-everyone"}).status, 255);
}
TEST_F(Sandboxed, RefusesToTraceTheGrader) {
    expect_refused(attempt({"trace-parent"}));
}
TEST_F(Sandboxed, HidesTheGradersMemory) {
    expect_refused(attempt({"parent-memory"}));
}
TEST_F(Sandboxed, HidesWhatTheSystemTellsAboutTheGrader) {
    for (const char* const name : {"environ", "maps", "auxv", "cwd/CMakeCache.txt"})
        expect_refused(attempt({"parents-file", name}));
    expect_refused(attempt({"parents-file", "root" CLOSED_FILE}));
}
TEST_F(Sandboxed, InheritsNoDescriptorOfTheGraders) {
    const int secret = ::open(CLOSED_FILE, O_RDONLY);  // without O_CLOEXEC
    ASSERT_GE(secret, 0);
    expect_refused(attempt({"find-descriptor"}));
    ::close(secret);
}
TEST_F(Sandboxed, LinksNoFileOfTheGraders) {
    if (!walls().landlock) GTEST_SKIP() << "this kernel has no Landlock";
    expect_refused(attempt({"link", CLOSED_FILE}));
}
TEST_F(Sandboxed, LeavesNoSharedMemoryQueueOrKey) {
    expect_refused(attempt({"leave-something"}));
}
TEST_F(Sandboxed, RefusesSocketsWithinTheMachine) {
    expect_refused(attempt({"local-socket"}));
}
TEST_F(Sandboxed, RefusesEveryCallThatIsNotListed) {
    expect_refused(attempt({"calls-outside-the-list"}));
}
TEST_F(Sandboxed, RefusesEveryArgumentThatIsNotListed) {
    expect_refused(attempt({"arguments-outside-the-list"}));
}
TEST_F(Sandboxed, EndsAnAttackOnTheKernel) {
    for (const char* const what : {"load-a-module", "neighbours-memory"}) {
        const Outcome outcome = attempt({what});
        EXPECT_EQ(outcome.end, End::signalled) << what << ": " << outcome.output;
        EXPECT_EQ(outcome.signal, SIGSYS) << what;
        EXPECT_NE(outcome.sentence(command.limits).find("a system call that only an attack needs"),
                  std::string::npos);
    }
}
TEST_F(Sandboxed, RefusesNewNamespaces) {
    command.limits.processes = 8;  // where a compiler's processes are let
    expect_refused(attempt({"new-namespace"}));
}
// What stands on a kernel without Landlock, when the grader is root: a user that nothing belongs
// to.
TEST_F(Sandboxed, IsClosedOutByPermissionsWhereThereIsNoLandlock) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a submission another user";
    command.landlock = false;
    const fs::path secret = workspace.path() / "secret";
    std::ofstream(secret) << "expected values";
    ::chmod(secret.c_str(), 0600);
    EXPECT_TRUE(closed_to_strangers(secret));
    expect_refused(attempt({"read", secret.string()}));
    expect_refused(attempt({"write", secret.string()}));
    expect_refused(attempt({"link", secret.string()}));
    expect_refused(attempt({"parents-file", "environ"}));
    expect_refused(attempt({"parent-memory"}));
    expect_refused(attempt({"new-namespace"}));
    ::chmod(secret.c_str(), 0644);  // and it is the permissions that did it
    EXPECT_TRUE(attempt({"read", secret.string()}).succeeded());
}
TEST_F(Sandboxed, SaysWhichFilesAreOpenToStrangers) {
    const fs::path directory = fs::temp_directory_path() / ("open-" + std::to_string(::getpid()));
    fs::create_directory(directory);
    const fs::path file = directory / "file";
    std::ofstream(file) << "text";
    ::chmod(file.c_str(), 0644);
    ::chmod(directory.c_str(), 0755);
    EXPECT_FALSE(closed_to_strangers(file));
    Walls none;
    none.own_user = true;
    EXPECT_NE(none.sentence({file}).find(file.string()), std::string::npos);
    ::chmod(directory.c_str(), 0700);
    EXPECT_TRUE(closed_to_strangers(file));
    EXPECT_EQ(none.sentence({file}).find("WARNING"), std::string::npos) << none.sentence({file});
    fs::remove_all(directory);
}
TEST_F(Sandboxed, HidesTheGradersEnvironment) {
    ::setenv("GRADER_SECRET", "42", 1);
    expect_refused(attempt({"environment"}));
}
TEST_F(Sandboxed, NeverBecomesRoot) {
    expect_refused(attempt({"become-root"}));
}
TEST_F(Sandboxed, ReadsWhatItIsGiven) {
    command.readable.emplace_back(CLOSED_FILE);
    EXPECT_TRUE(attempt({"read", CLOSED_FILE}).succeeded());
}
TEST_F(Sandboxed, CannotReadTheTests) {
    if (!walls().landlock) GTEST_SKIP() << "this kernel has no Landlock";
    expect_refused(attempt({"read", CLOSED_FILE}));
}
TEST_F(Sandboxed, WritesInItsOwnDirectory) {
    EXPECT_TRUE(attempt({"write", "mine"}).succeeded());
    EXPECT_TRUE(fs::exists(scratch / "mine"));
}
TEST_F(Sandboxed, WritesNowhereElse) {
    if (!walls().landlock) GTEST_SKIP() << "this kernel has no Landlock";
    const fs::path outside = fs::temp_directory_path() / ("outside-" + std::to_string(::getpid()));
    expect_refused(attempt({"write", outside.string()}));
    EXPECT_FALSE(fs::exists(outside));
    expect_refused(attempt({"write", "/dev/shm/outside"}));
    expect_refused(attempt({"write", (workspace.path() / "results.json").string()}));
    expect_refused(attempt({"write", program.string()}));
}
TEST_F(Sandboxed, RefusesToRunAsRoot) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can be refused";
    command.user = 0;
    EXPECT_ANY_THROW(attempt({"nothing"}));
}
TEST_F(Sandboxed, SaysWhenTheProgramIsMissing) {
    command.words = {"/nowhere/program"};
    EXPECT_ANY_THROW(run_in_sandbox(command));
}
TEST(WorkspaceTest, LeavesNoDirectory) {
    fs::path path;
    {
        const Workspace workspace;
        path = workspace.path();
        std::ofstream(path / "file") << "text";
        EXPECT_TRUE(fs::exists(path));
    }
    EXPECT_FALSE(fs::exists(path));
}

}  // namespace m2m::grader
