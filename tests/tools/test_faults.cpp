// Every command that writes, on a full disk and on one that may only be read: status 1, one line with the reason, and
// what was there before is there again, and nothing else. (kill -9: tests/common/test_file.cpp.)
#include "common/base/file.hpp"
#include "common/base/process.hpp"
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace m2m {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// Mounts of its own, which end with the command: as root, or as a user who may have name spaces.
Words in_own_mounts(const std::string& script, const Words& arguments) {
    Words words = {"unshare", ::geteuid() == 0 ? "-m" : "-Urm", "sh", "-euc", script, "sh"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return words;
}

bool can_mount() {
    const TestDirectory directory;
    return capture_process(
               in_own_mounts("mount -t tmpfs -o size=64k none \"$1\" 2>&1", {directory.path()}))
               .status == 0;
}

// Small files of every kind that commands read or replace.
class Disk : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (!can_mount()) return;
        prepared = std::make_unique<TestDirectory>();
        const std::string& where = prepared->path();
        for (const char* const name : {"old.json", "old.svg", "old.png", "old.html", "old.csv"})
            prepared->write(name, "the old contents");
        for (const char* const name : {"answer", "results", "pack/exercises", "pack/solutions"})
            fs::create_directories(where + "/" + name);
        prepared->write(
            "results/anna.json",
            R"({"format": "book-grade/1", "exercise": "ex00_1", "submission": "anna", "verdict": "graded",)"
            R"( "points": 5, "most": 5, "items": []})");
        prepared->write("counts.json", read_file(std::string(M2M_SOURCE_DIR) +
                                                 "/simt/tests/profile/coalescing.json"));
        const std::string source = M2M_SOURCE_DIR;
        fs::copy(source + "/solutions/ex00_1_peak_from_parts/parts.cpp",
                 where + "/answer/parts.cpp");
        fs::copy(source + "/grading/tests/exercises/worked_example", where + "/from",
                 fs::copy_options::recursive);
        ASSERT_EQ(
            run_book({"data", "digits", "--to", "digits", "--train", "40", "--test", "20"}, where)
                .status,
            0);
        const auto train =
            run_book({"train", "--data", "digits", "--data-dir", "digits", "--epochs", "1",
                      "--hidden", "8", "--backend", "serial/ikj", "--save", "old.weights"},
                     where);
        ASSERT_EQ(train.status, 0) << train.err;
        ASSERT_EQ(run_book({"data", "show", "digits", "--data", "digits", "--count", "1", "-o",
                            "digit.png"},
                           where)
                      .status,
                  0);
    }
    static void TearDownTestSuite() { prepared.reset(); }
    void SetUp() override {
        if (!prepared) GTEST_SKIP() << "no mounts of one's own here (unshare -m)";
    }

    // The command in a copy of the prepared files, on a small disk on which `before` ran. Everything it may write to
    // is there; only what it keeps to itself goes to a temporary directory elsewhere.
    void expect_refused(const std::string& before, const Words& command,
                        const std::string& reason) const {
        const TestDirectory outside;
        Words words = {prepared->path(), outside.path(), before, M2M_BOOK_PROGRAM};
        words.insert(words.end(), command.begin(), command.end());
        // (A directory's size tells nothing; its name does.)
        const ProcessResult ran = capture_process(in_own_mounts(
            "list() { find . -type d; find . -type f ! -name filler -exec cksum {} +; }\n"
            "mkdir \"$2/disk\"; mount -t tmpfs -o size=256k none \"$2/disk\"\n"
            "cp -R \"$1/.\" \"$2/disk\"; cd \"$2/disk\"; outside=$2\n"
            "eval \"$3\"; shift 3\n"
            "list | sort >\"$outside/before\"; status=0\n"
            "export TMPDIR=\"$outside\" M2M_MY=my\n"
            "\"$@\" >\"$outside/out\" 2>\"$outside/err\" </dev/null || status=$?\n"
            "list | sort >\"$outside/after\"\n"
            "exit $status",
            words));
        const std::string error =
            fs::exists(outside.file("err")) ? read_file(outside.file("err")) : ran.output;
        EXPECT_EQ(ran.status, 1) << error;
        const std::size_t at = error.rfind("error: ");
        ASSERT_NE(at, std::string::npos) << error;
        EXPECT_EQ(std::count(error.begin() + static_cast<std::ptrdiff_t>(at), error.end(), '\n'), 1)
            << error;
        EXPECT_NE(error.find(reason, at), std::string::npos) << error;
        EXPECT_EQ(read_file(outside.file("after")), read_file(outside.file("before")))
            << "something was changed or left behind";
        EXPECT_EQ(outside.files(), (Words{"after", "before", "err", "out"}))
            << "something was left behind";
    }

    static std::unique_ptr<TestDirectory> prepared;
};
std::unique_ptr<TestDirectory> Disk::prepared;

std::vector<Words> commands_that_write() {
    const Words train = {"train", "--data",   "digits", "--data-dir", "digits",    "--epochs",
                         "1",     "--hidden", "8",      "--backend",  "serial/ikj"};
    const auto training = [&](const Words& more) {
        Words all = train;
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    return {
        {"stages", "--json", "old.json"},
        {"cost", "--json", "old.json"},
        {"bench", "--stages", "serial/ikj", "--sizes", "16", "--json", "old.json"},
        {"bench", "--stages", "serial/ikj", "--sizes", "16", "--svg", "old.svg"},
        {"bench", "--stages", "serial/ikj", "--sizes", "16", "--svg", "out/new/bench.svg"},
        {"data", "digits", "--to", "digits", "--train", "2000", "--test", "100"},
        {"data", "digits", "--to", "new/d", "--train", "2000", "--test", "100"},
        {"data", "show", "digits", "--data", "digits", "--count", "20", "-o", "old.png"},
        {"predict", "--weights", "old.weights", "--pictures", "new", "digit.png"},
        {"predict", "--weights", "old.weights", "--json", "old.json", "digit.png"},
        training({"--save", "old.weights"}),
        training({"--checkpoint", "new.checkpoint"}),
        training({"--svg", "old.svg"}),
        training({"--pictures", "new"}),
        training({"--json", "old.json"}),
        {"profile", "--report", "counts.json", "--html", "old.html"},
        {"profile", "--report", "counts.json", "--json", "old.json"},
        {"course", "classroom50", "04_1", "-o", "new"},
        {"course", "gradescope", "04_1", "-o", "old.zip"},
        {"course", "export", "--without-solutions", "new"},
        {"course", "report", "results", "-o", "old.csv"},
        {"exercise", "run", "01_1"},
        {"doctor", "--json", "old.json"},
#ifdef M2M_GRADES
        {"exercise", "new", "--from", "from", "--pack", "pack"},
        {"grade", "00_1", "--submission", "answer", "--format", "json", "-o", "old.json"},
        {"grade", "00_1", "--submissions", ".", "--format", "json", "-o", "new"},
#endif
    };
}

TEST_F(Disk, ThatIsFullLosesNothing) {
    for (const Words& command : commands_that_write()) {
        SCOPED_TRACE(testing::PrintToString(command));
        expect_refused("dd if=/dev/zero of=filler bs=4k 2>/dev/null || :", command,
                       "No space left on device");
    }
}

TEST_F(Disk, ThatMayOnlyBeReadSaysSo) {
    for (const Words& command : commands_that_write()) {
        SCOPED_TRACE(testing::PrintToString(command));
        expect_refused("mount -o remount,ro \"$PWD\"", command, "Read-only file system");
    }
}

}  // namespace
}  // namespace m2m
