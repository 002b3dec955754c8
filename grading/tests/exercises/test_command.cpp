// ./book exercise, as a learner uses it, on a pack of its own.
#include "common/base/file.hpp"
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace {

namespace fs = std::filesystem;
using m2m::BookRun;
using m2m::run_book;

/// A pack with one exercise of the book at its start, and its solution.
class Learner : public testing::Test {
  protected:
    static constexpr const char* name = "ex01_1_loop_order";
    void SetUp() override {
        const fs::path root = M2M_SOURCE_DIR;
        fs::create_directory(exercise().parent_path());
        fs::create_directory(pack() / "solutions");
        fs::copy(root / "exercises" / name, exercise(), fs::copy_options::recursive);
        fs::copy(root / "solutions" / name, solution(), fs::copy_options::recursive);
    }
    fs::path pack() const { return directory_.path(); }
    fs::path exercise() const { return pack() / "exercises" / name; }
    fs::path solution() const { return pack() / "solutions" / name; }
    fs::path start() const { return exercise() / "matmul.cpp"; }
    fs::path answer() const { return pack() / "my" / name / "matmul.cpp"; }

    BookRun book(std::vector<std::string> words) const {
        words.insert(words.begin(), "exercise");
        words.insert(words.end(), {"--pack", pack().string()});
        return run_book(words);
    }
    static bool says(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }

    m2m::TestDirectory directory_;
};

TEST_F(Learner, WorksOnACopyThatIsMadeOnceAndNeverOverwritten) {
    const std::string tracked = m2m::read_file(start());
    const BookRun first = book({"hint", "01_1"});
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_TRUE(says(first.err, "your copy, which you edit: ")) << first.err;
    EXPECT_TRUE(says(first.err, "my/ex01_1_loop_order/matmul.cpp\n")) << first.err;
    EXPECT_EQ(m2m::read_file(answer()), tracked);
    m2m::write_file(answer(), "mine\n");
    for (const char* const command : {"hint", "run"}) {
        const BookRun again = book({command, "01_1"});
        EXPECT_FALSE(says(again.err, "your copy")) << again.err;
        EXPECT_EQ(m2m::read_file(answer()), "mine\n") << command;
    }
    EXPECT_EQ(m2m::read_file(start()), tracked);
}

TEST_F(Learner, ChoosesWhereTheCopiesAre) {
    ::setenv("M2M_MY", (pack() / "elsewhere").c_str(), 1);
    const BookRun run = book({"hint", "01_1"});
    ::unsetenv("M2M_MY");
    EXPECT_TRUE(fs::exists(pack() / "elsewhere" / name / "matmul.cpp")) << run.err;
    EXPECT_FALSE(fs::exists(pack() / "my"));
}

TEST_F(Learner, WhoEditedTheStartIsToldAndLosesNothing) {
    const std::string git = "git -C '" + pack().string() + "' -c user.name=a -c user.email=a@b.c ";
    ASSERT_EQ(
        std::system((git + "init -q . && " + git + "add . && " + git + "commit -qm a").c_str()), 0);
    EXPECT_FALSE(says(book({"hint", "01_1"}).err, "was edited"));
    fs::remove_all(pack() / "my");
    m2m::write_file(start(), "mine\n");
    const BookRun run = book({"hint", "01_1"});
    EXPECT_TRUE(says(run.err, "matmul.cpp was edited")) << run.err;
    EXPECT_TRUE(says(run.err, "your copy begins with it")) << run.err;
    EXPECT_EQ(m2m::read_file(answer()), "mine\n");
    m2m::write_file(answer(), "better\n");
    const BookRun then = book({"hint", "01_1"});
    EXPECT_TRUE(says(then.err, "the test takes your copy")) << then.err;
}

TEST_F(Learner, SeesWhatFailedAndWhatToDo) {
    const BookRun run = book({"run", "01_1"});
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(says(run.out, "not   walks along rows (4 points)")) << run.out;
    EXPECT_TRUE(says(run.out, "cache lines loaded: ")) << run.out;
    EXPECT_TRUE(says(run.out, "0 of 4 points")) << run.out;
    EXPECT_TRUE(says(run.out, "./book exercise hint 01_1")) << run.out;
}

TEST_F(Learner, IsToldWhereItDoesNotCompile) {
    m2m::write_file(answer(), "void matmul(\n");
    const BookRun run = book({"run", "01_1"});
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(says(run.out, "It does not compile")) << run.out;
    EXPECT_TRUE(says(run.out, "matmul.cpp:1:")) << run.out;
}

TEST_F(Learner, IsToldOfACrash) {
    m2m::write_file(answer(),
                    "void matmul(int, int, int, const float*, const float*, float* C) {\n"
                    "    *static_cast<volatile int*>(nullptr) = C != nullptr;\n}\n");
    const BookRun run = book({"run", "01_1"});
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(says(run.out, "it crashed")) << run.out;
    EXPECT_TRUE(says(run.out, "0 of 4 points")) << run.out;
}

TEST_F(Learner, WhoSolvesItIsShownTheSolutionAndWhatIsNext) {
    EXPECT_EQ(book({"solution", "01_1"}).status, 1);
    m2m::write_file(answer(), m2m::read_file(solution() / "matmul.cpp"));
    const BookRun run = book({"run", "01_1", "--json"});
    EXPECT_EQ(run.status, 0) << run.out << run.err;
    EXPECT_EQ(nlohmann::json::parse(run.out)["points"], 4);
    EXPECT_TRUE(says(run.err, "4 of 4 points: solved")) << run.err;
    EXPECT_TRUE(says(book({"solution", "01_1"}).out, "c_row[j] += a * b_row[j]"));
    const auto list = nlohmann::json::parse(book({"list", "--json"}).out);
    const auto entry =
        std::find_if(list.begin(), list.end(), [](const auto& one) { return one["id"] == "01_1"; });
    ASSERT_NE(entry, list.end()) << list.dump(2);
    EXPECT_FALSE((*entry)["solved"].is_null()) << list.dump(2);
}

TEST_F(Learner, GetsOneHintAfterAnother) {
    EXPECT_TRUE(says(book({"hint", "01_1"}).out, "Hint 1 of 3"));
    EXPECT_TRUE(says(book({"hint", "01_1"}).out, "Hint 2 of 3"));
    EXPECT_TRUE(says(book({"hint", "01_1"}).out, "Hint 3 of 3"));
    EXPECT_TRUE(says(book({"hint", "01_1"}).out, "Hint 3 of 3"));
    EXPECT_TRUE(says(book({"hint", "01_1", "--level", "1"}).out, "innermost loop"));
}

TEST_F(Learner, CanBeginAgain) {
    m2m::write_file(answer(), "mine\n");
    const BookRun run = book({"reset", "01_1"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(m2m::read_file(answer()), m2m::read_file(start()));
    EXPECT_TRUE(says(run.out, "Your version is kept in")) << run.out;
    // Again: neither the start nor the first version goes where that one is.
    EXPECT_FALSE(says(book({"reset", "01_1"}).out, "kept"));
    m2m::write_file(answer(), "mine, too\n");
    EXPECT_EQ(book({"reset", "01_1"}).status, 0);
    EXPECT_EQ(m2m::read_file(answer().parent_path() / "before-reset-1/matmul.cpp"), "mine\n");
    EXPECT_EQ(m2m::read_file(answer().parent_path() / "before-reset-2/matmul.cpp"), "mine, too\n");
}

TEST_F(Learner, WatchesWhileTheySave) {
    // First a wrong answer, then the solution.
    std::thread learner([this] {
        for (const fs::path& version :
             {solution() / "wrong/c_not_zeroed/matmul.cpp", solution() / "matmul.cpp"}) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2500));
            m2m::write_file(answer(), m2m::read_file(version));
        }
    });
    const BookRun run = book({"watch", "01_1"});
    learner.join();
    EXPECT_EQ(run.status, 0) << run.err;
    const std::size_t first = run.out.find("0 of 4 points");
    const std::size_t last = run.out.find("4 of 4 points: solved");
    EXPECT_NE(first, std::string::npos) << run.out;
    EXPECT_NE(last, std::string::npos) << run.out;
    EXPECT_LT(first, last);
}

TEST_F(Learner, IsToldWhatIsWrongWithACommand) {
    EXPECT_EQ(book({"run", "99_9"}).status, 2);
    EXPECT_EQ(book({"hint", "01_1", "--level", "7"}).status, 2);
    EXPECT_EQ(run_book({"exercise"}).status, 2);
    EXPECT_EQ(run_book({"exercise", "list", "--pack", "/nowhere"}).status, 2);
}

}  // namespace
