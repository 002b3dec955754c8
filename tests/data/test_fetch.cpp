// Downloads, from mirrors that are directories: every byte is verified, and nothing wrong stays.
#include "common/base/error.hpp"
#include "common/data/fetch.hpp"
#include "common/data/idx.hpp"
#include "tests/data/temporary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace m2m::tests {
namespace {

namespace fs = std::filesystem;

class Fetch : public testing::Test {
  protected:
    void SetUp() override {
        for (const char* name : {"one", "two"}) {
            const std::string content =
                std::string("content of ") + name + std::string(5000, *name);
            files.push_back({name, sha256(content)});
            good.write(std::string(name) + ".gz", gzip(content));
            bad.write(std::string(name) + ".gz", gzip("something else"));
        }
    }
    std::string url(const Temporary& directory) const {
        return "file://" + directory.path().string();
    }
    void fetch(const std::vector<std::string>& mirrors) {
        fetch_files("test set", files, mirrors, target.path(),
                    [&](const std::string& line) { said += line + "\n"; });
    }
    std::string file(const std::string& name) const { return read_file(target.path() / name); }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(target.path()), fs::directory_iterator()));
    }

    Temporary good, bad, target;
    std::vector<PublishedFile> files;
    std::string said;
};

TEST(Sha256, GivesTheStandardsExamples) {
    // FIPS 180-4's examples, and one at each edge of a block.
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256(std::string(1000000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_F(Fetch, VerifiesAndKeepsWhatIsRight) {
    fetch({url(good)});
    EXPECT_EQ(file("one.gz"), read_file(good.path() / "one.gz"));
    EXPECT_EQ(count(), 2u);
    said.clear();
    fetch({"file:///nowhere"});  // nothing is downloaded again
    EXPECT_NE(said.find("one.gz is there and right"), std::string::npos) << said;
}

TEST_F(Fetch, TriesTheNextMirrorWhenOneServesWrongBytes) {
    fetch({url(bad), "file:///nowhere", url(good)});
    EXPECT_EQ(file("two.gz"), read_file(good.path() / "two.gz"));
    EXPECT_EQ(count(), 2u) << "a part was left behind";
}

TEST_F(Fetch, ReplacesAFileThatIsWrong) {
    target.write("one.gz", "broken");
    fetch({url(good)});
    EXPECT_EQ(file("one.gz"), read_file(good.path() / "one.gz"));
}

TEST_F(Fetch, GoesOnWhereADownloadStopped) {
    const std::string whole = read_file(good.path() / "one.gz");
    target.write("one.gz.part", whole.substr(0, whole.size() / 2));
    fetch({url(good)});
    EXPECT_EQ(file("one.gz"), whole);
}

TEST_F(Fetch, StartsAgainWhenThePartIsOfAnotherFile) {
    target.write("one.gz.part", "not the beginning of that file");
    target.write("two.gz.part", std::string(100000, 'x'));  // longer than the file
    fetch({url(good)});
    EXPECT_EQ(file("one.gz"), read_file(good.path() / "one.gz"));
    EXPECT_EQ(file("two.gz"), read_file(good.path() / "two.gz"));
}

TEST_F(Fetch, WithoutAnyGoodMirrorSaysHowToDoItByHand) {
    try {
        fetch({url(bad), "file:///nowhere"});
        FAIL() << "wrong bytes were accepted";
    } catch (const Error& error) {
        const std::string what = error.what();
        EXPECT_NE(what.find("one.gz"), std::string::npos) << what;
        EXPECT_NE(what.find("Offline?"), std::string::npos) << what;
        EXPECT_NE(what.find(target.path().string()), std::string::npos) << what;
    }
    EXPECT_FALSE(fs::exists(target.path() / "one.gz"));
}

TEST(Mirrors, CanBeChosen) {
    ::setenv("M2M_MIRRORS", "file:///a http://127.0.0.1/b", 1);
    EXPECT_EQ(dataset_mirrors("mnist"),
              (std::vector<std::string>{"file:///a", "http://127.0.0.1/b"}));
    ::unsetenv("M2M_MIRRORS");
    EXPECT_GE(dataset_mirrors("mnist").size(), 2u);
    EXPECT_THROW(dataset_mirrors("nothing"), UsageError);
}

}  // namespace
}  // namespace m2m::tests
