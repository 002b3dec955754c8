// Reports on disk: whole or not at all.
#include "simt/observe/whole_file.hpp"
#include "simt/tests/support.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>

namespace {

namespace fs = std::filesystem;

class WholeFile : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "simt-whole-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        directory = name;
    }
    void TearDown() override { fs::remove_all(directory); }
    auto entries() const {
        return std::distance(fs::directory_iterator(directory), fs::directory_iterator());
    }
    std::string file() const { return (directory / "report.json").string(); }

    fs::path directory;
};

TEST_F(WholeFile, ReplacesTheOldOneAndWhatADeadWriterLeft) {
    EXPECT_EQ(simt::write_whole(file(), "old"), "");
    EXPECT_EQ(simt::write_whole(file() + ".unfinished", "half"), "");
    EXPECT_EQ(simt::write_whole(file(), "new"), "");
    EXPECT_EQ(simt::test::read_file(file()), "new");
    EXPECT_EQ(entries(), 1);
}

TEST_F(WholeFile, KeepsTheOldOneWhenTheDiskIsFull) {
    ASSERT_EQ(simt::write_whole(file(), "old"), "");
    struct rlimit before {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = before;
    limit.rlim_cur = 1000;  // a write beyond this fails, as on a full disk
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    const std::string why = simt::write_whole(file(), std::string(100'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_NE(why, "");
    EXPECT_EQ(simt::test::read_file(file()), "old");
    EXPECT_EQ(entries(), 1);
}

TEST_F(WholeFile, SaysWhyItCannotBeWritten) {
    EXPECT_NE(simt::write_whole((directory / "none" / "x").string(), "x").find("No such file"),
              std::string::npos);
    EXPECT_NE(simt::write_whole(directory.string(), "x").find("directory"), std::string::npos);
    EXPECT_EQ(entries(), 0);
#ifdef __linux__
    EXPECT_NE(simt::write_whole("/dev/full", "x").find("No space"), std::string::npos);
    EXPECT_TRUE(fs::is_character_file("/dev/full")) << "a device is written to, not replaced";
#endif
}

TEST_F(WholeFile, IsWrittenAlsoWhereNoneCanBeMadeBeside) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
    ASSERT_EQ(simt::write_whole(file(), "old"), "");
    fs::permissions(directory, fs::perms::owner_read | fs::perms::owner_exec);
    EXPECT_EQ(simt::write_whole(file(), "new"), "");
    fs::permissions(directory, fs::perms::owner_all);
    EXPECT_EQ(simt::test::read_file(file()), "new");
}

}  // namespace
