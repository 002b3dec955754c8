// Files: written whole or not at all, and read with a limit.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/temporary_directory.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

namespace m2m::tests {
namespace {

namespace fs = std::filesystem;

class File : public testing::Test {
  protected:
    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
    }

  private:
    const TemporaryDirectory temporary{"m2m-file"};

  protected:
    const fs::path& directory = temporary.path();
};

std::string error_of(const fs::path& path, std::string_view bytes) {
    try {
        write_file(path, bytes);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST_F(File, ComesBackAsItWasWritten) {
    std::string bytes = "zero \0 newline \n high \xff";
    bytes.push_back('\0');
    write_file(directory / "a", bytes);
    EXPECT_EQ(read_file(directory / "a"), bytes);
    write_file(directory / "a", "");
    EXPECT_EQ(read_file(directory / "a"), "");
    EXPECT_EQ(entries(), 1u);
}

TEST_F(File, GetsTheDirectoriesItNeeds) {
    write_file(directory / "b" / "c" / "d.txt", "x");
    EXPECT_EQ(read_file(directory / "b" / "c" / "d.txt"), "x");
}

TEST_F(File, IsReadableByOthersAsTheUmaskAllows) {
    const mode_t before = ::umask(022);
    write_file(directory / "a", "x");
    ::umask(before);
    struct stat status {};
    ASSERT_EQ(::stat((directory / "a").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0644u);
}

TEST_F(File, IsNeverSeenHalfWritten) {
    const fs::path path = directory / "a";
    const std::string one(300000, '1'), two(200000, '2');
    write_file(path, one);
    std::atomic<bool> done{false};
    std::thread writer([&] {
        for (int i = 0; i < 50; ++i) write_file(path, i % 2 == 0 ? two : one);
        done = true;
    });
    int reads = 0;
    bool whole = true;
    do {
        const std::string now = read_file(path);
        whole = whole && (now == one || now == two);
        ++reads;
    } while (!done);
    writer.join();
    EXPECT_TRUE(whole);
    EXPECT_GT(reads, 0);
}

TEST_F(File, StaysAsItWasWhenTheDiskIsFull) {
    write_file(directory / "a", "the old contents");
    struct rlimit limit {
    }, before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    limit = before;
    limit.rlim_cur =
        1000;  // a file may grow to 1000 bytes: the write after that fails, as on a full disk
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    const std::string error = error_of(directory / "a", std::string(5000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_NE(error.find("cannot write " + (directory / "a").string()), std::string::npos) << error;
    EXPECT_EQ(read_file(directory / "a"), "the old contents");
    EXPECT_EQ(entries(), 1u) << "the temporary file must be gone";
}

// kill -9 at any moment: the old contents or the new ones, and nothing beside them after the next write.
TEST_F(File, IsWholeAndAloneWhenItsWriterIsKilled) {
    const fs::path path = directory / "a";
    const std::string one(300000, '1'), two(200000, '2');
    write_file(path, one);
    int nothing_left = 0;
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        const pid_t writer = ::fork();
        ASSERT_GE(writer, 0);
        if (writer == 0) {
            for (int i = 0;; ++i) write_file(path, i % 2 == 0 ? two : one);
        }
        const auto before = fs::last_write_time(path);
        for (int i = 0; i < 5000 && fs::last_write_time(path) == before; ++i) ::usleep(1000);
        ::usleep(static_cast<useconds_t>(731 * round % 7000));
        ::kill(writer, SIGKILL);
        ASSERT_EQ(::waitpid(writer, nullptr, 0), writer);
        const std::string now = read_file(path);
        EXPECT_TRUE(now == one || now == two) << now.size();
        nothing_left += entries() == 1;
    }
    write_file(path, one);
    EXPECT_EQ(entries(), 1u);
#ifdef O_TMPFILE
    const int nameless = ::open(directory.c_str(), O_TMPFILE | O_WRONLY, 0600);
    if (nameless < 0) return;  // this file system has none
    ::close(nameless);
    // Only a kill between two system calls leaves something.
    EXPECT_GE(nothing_left, rounds * 3 / 4) << "files without a name are not used";
#endif
}

TEST_F(File, TakesAwayWhatADeadWriterLeftAndNothingElse) {
    const auto put = [&](const char* name) { write_file(directory / name, "x"); };
    for (const char* const name : {"a.unfinished-dead00", "a.unfinished-alive0", "a.unfinished-",
                                   "a.backup", "b.unfinished-dead00", "a.unfinished-notes.txt"})
        put(name);
    fs::create_directory(directory / "a.unfinished-direct");
    fs::create_symlink("a.backup", directory / "a.unfinished-linked");
    const int alive = ::open((directory / "a.unfinished-alive0").c_str(), O_RDONLY);
    ASSERT_EQ(::flock(alive, LOCK_EX), 0);
    write_file(directory / "a", "x");
    EXPECT_FALSE(fs::exists(directory / "a.unfinished-dead00"));
    EXPECT_EQ(entries(), 8u);
    ::close(alive);
    write_file(directory / "a", "x");
    EXPECT_FALSE(fs::exists(directory / "a.unfinished-alive0"));
    EXPECT_EQ(entries(), 7u);
}

TEST_F(File, IsKeptWhereItMustNotBeReplaced) {
    write_file(directory / "a", "new", Existing::kept);
    EXPECT_EQ(read_file(directory / "a"), "new");
    try {
        write_file(directory / "a", "newer", Existing::kept);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("exists"), std::string::npos) << error.what();
    }
    EXPECT_EQ(read_file(directory / "a"), "new");
    EXPECT_EQ(entries(), 1u);
}

TEST_F(File, ThatCannotBeWrittenLeavesNoDirectory) {
    const fs::path path = directory / "b" / "c" / std::string(300, 'x');  // no name is so long
    EXPECT_NE(error_of(path, "x").find("cannot write"), std::string::npos);
    EXPECT_EQ(entries(), 0u);
}

TEST_F(File, SaysWhyItCannotBeWritten) {
#ifdef __linux__
    EXPECT_NE(error_of("/dev/full", "x").find("No space left"), std::string::npos);
    EXPECT_TRUE(fs::is_character_file("/dev/full")) << "a device is written to, not replaced";
    EXPECT_NE(error_of("/proc/no/such", "x").find("/proc/no/such"), std::string::npos);
#endif
    EXPECT_NE(error_of(directory, "x").find("directory"), std::string::npos);
    write_file(directory / "plain", "x");
    EXPECT_NE(error_of(directory / "plain" / "below", "x"), "");
    if (::geteuid() != 0) {  // root may write anywhere
        fs::create_directory(directory / "closed");
        fs::permissions(directory / "closed", fs::perms::owner_read | fs::perms::owner_exec);
        EXPECT_NE(error_of(directory / "closed" / "a", "x").find("Permission denied"),
                  std::string::npos);
        EXPECT_EQ(
            std::distance(fs::directory_iterator(directory / "closed"), fs::directory_iterator()),
            0);
        fs::permissions(directory / "closed", fs::perms::owner_all);
    }
}

TEST_F(File, IsNotReadBeyondItsLimit) {
    write_file(directory / "a", "12345");
    EXPECT_EQ(read_file(directory / "a", 5), "12345");
    EXPECT_THROW(read_file(directory / "a", 4), Error);
#ifdef __linux__
    EXPECT_THROW(read_file("/dev/zero", 1 << 20), Error)
        << "an endless file must not fill the memory";
#endif
}

TEST_F(File, SaysWhyItCannotBeRead) {
    for (const fs::path& path : {directory / "missing", directory}) {
        try {
            read_file(path);
            FAIL() << path;
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find("cannot read " + path.string()),
                      std::string::npos);
        }
    }
}

}  // namespace
}  // namespace m2m::tests
