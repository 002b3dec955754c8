// ./book exercise new --from DIR: an instructor's files become an exercise, or one line says why
// not, and nothing is written.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "grading/exercises/import.hpp"
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

namespace fs = std::filesystem;
using m2m::BookRun;
using m2m::read_file;
using m2m::run_book;
using m2m::write_file;

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

class Import : public testing::Test {
  protected:
    Import() { fs::copy(WORKED_EXAMPLE, from, fs::copy_options::recursive); }

    // The message of what is refused; and nothing was written.
    std::string refusal() {
        std::string message;
        try {
            m2m::exercise::import_exercise(from, pack);
            ADD_FAILURE() << "it was taken";
        } catch (const std::runtime_error& error) {
            message = error.what();
        }
        EXPECT_FALSE(fs::exists(pack)) << "something was written: " << message;
        return message;
    }
    void change(const std::string& file, const std::string& part, const std::string& other) {
        std::string text = read_file(from / file);
        const std::size_t at = text.find(part);
        ASSERT_NE(at, std::string::npos) << file << " has no " << part;
        write_file(from / file, text.replace(at, part.size(), other));
    }

    // The same exercise on the host, which compiles faster.
    void on_the_host() {
        fs::remove(from / "exercise.cu");
        fs::remove_all(from / "wrong");
        write_file(from / "exercise.cpp", solution);
        write_file(from / "wrong/forgets_y.cpp",
                   "// right for whole blocks: loses what was in y\n" + std::string(head) +
                       "{ for (int i = 0; i < n; ++i) y[i] = a * "
                       "x[i]; }\n");
    }
    static constexpr const char* head =
        "#include \"exercise.hpp\"\n#include \"grading/exercises/not_solved.hpp\"\nusing "
        "m2m::exercise::not_solved_yet;\nvoid saxpy([[maybe_unused]] int n, [[maybe_unused]] float "
        "a, [[maybe_unused]] const float* x, [[maybe_unused]] float* y) ";
    const std::string solution =
        std::string(head) +
        "{\n    // [todo throws] Add.\n    for (int i = 0; i < n; ++i) y[i] += a * x[i];\n    // "
        "[end]\n}\n";

    m2m::TestDirectory directory;
    const fs::path from = directory.path() + "/mine", pack = directory.path() + "/pack";
};

// docs/instructors.md walks through this.
TEST_F(Import, OfTheWorkedExampleIsRunVerifiedAndGraded) {
    const BookRun made =
        run_book({"exercise", "new", "--from", WORKED_EXAMPLE, "--pack", pack.string()});
    ASSERT_EQ(made.status, 0) << made.out << made.err;
    EXPECT_TRUE(says(made.out, "the solution has 6 points, the start 0, and 2 wrong answers"))
        << made.out;
    const std::string name = "ex90_1_saxpy";
    const std::string start = read_file(pack / "exercises" / name / "exercise.cu");
    EXPECT_TRUE(says(start, "// TODO: Which element is mine?")) << start;
    EXPECT_FALSE(says(start, "y[i] = ")) << "the solution is in the start";
    const auto wrong = nlohmann::json::parse(read_file(pack / "solutions" / name / "wrong.json"));
    EXPECT_EQ(wrong["no_guard"]["loses"][0], "no access out of bounds");
    EXPECT_TRUE(says(wrong["no_guard"]["message"], "Invalid __global__")) << wrong;
    for (const auto& entry : fs::directory_iterator(pack))
        EXPECT_TRUE(entry.path().filename() == "exercises" ||
                    entry.path().filename() == "solutions")
            << entry.path();

    // The same contract, by itself: kept, and broken when a wrong answer is put right.
    EXPECT_EQ(run_book({"exercise", "verify", "90_1", "--pack", pack.string()}).status, 0);
    fs::copy_file(pack / "solutions" / name / "exercise.cu",
                  pack / "solutions" / name / "wrong/no_guard/exercise.cu",
                  fs::copy_options::overwrite_existing);
    const BookRun broken = run_book({"exercise", "verify", "90_1", "--pack", pack.string()});
    EXPECT_EQ(broken.status, 1);
    EXPECT_TRUE(says(broken.out, "the wrong answer no_guard has all points")) << broken.out;

    const BookRun hint = run_book({"exercise", "hint", "90_1", "--pack", pack.string()});
    EXPECT_TRUE(says(hint.err, "has no hints")) << hint.err;
    EXPECT_EQ(run_book({"exercise", "run", "90_1", "--pack", pack.string()}).status, 1);
#if defined(M2M_GRADES)
    for (const auto& [submission, points] :
         {std::pair{pack / "solutions" / name, 6}, {pack / "exercises" / name, 0}}) {
        const BookRun graded = run_book({"grade", "90_1", "--pack", pack.string(), "--submission",
                                         submission.string(), "--format", "json"});
        ASSERT_EQ(graded.status, 0) << graded.err;
        EXPECT_EQ(nlohmann::json::parse(graded.out)["points"], points) << graded.out;
    }
#endif
    const BookRun again =
        run_book({"exercise", "new", "--from", WORKED_EXAMPLE, "--pack", pack.string()});
    EXPECT_EQ(again.status, 2);
    EXPECT_TRUE(says(again.err, "is there already")) << again.err;
}

TEST_F(Import, SaysInOneLineWhatADirectoryLacks) {
    const auto json = [this](const std::string& part, const std::string& other) {
        return [=, this] { change("exercise.json", part, other); };
    };
    const auto gone = [this](const char* name) {
        return [=, this] { fs::remove_all(from / name); };
    };
    const auto text = [this](const char* name, const char* content) {
        return [=, this] { write_file(from / name, content); };
    };
    const std::pair<std::function<void()>, const char*> cases[] = {
        {gone(""), "there is no such directory"},
        {gone("exercise.json"), "there is no exercise.json"},
        {text("exercise.json", "{"), "exercise.json: "},
        {text("exercise.json", "{}"), "'id' not found"},
        {json("90_1", "../1"), "the id is two digits"},
        {json("\"saxpy\"", "\"../saxpy\""), "the name is small letters"},
        {json("y = a·x + y", ""), "the title is one line"},
        {json("\"void saxpy(int n, float a, const float x[n], float y[n])\"", ""), "names none"},
        {json("const float x[n]", "const float* x"), "a pointer without a length"},
        {json("float y[n]", "std::vector<int>& y"), "write test.cpp"},
        {json("\"minutes\": 10", "\"sizes\": [-1]"),
         "each of the sizes is a whole number from 0 to 100000"},
        {json("\"minutes\": 10", "\"tolerance\": 7"), "the tolerance is relative"},
        {gone("exercise.cu"), "there is no program"},
        {text("exercise.cpp", "int x;"), "too many programs"},
        {text("start.cu", "int x;"), "one of them is missing"},
        {text("exercise.cu", "int x;"), "marks nothing to do"},
        {text("exercise.cu", "// [todo] x\n"), "[todo] without an [end]"},
        {gone("reference.cpp"), "neither a reference.cpp nor a test.cpp"},
        {text("test.cpp", "TEST(A, B) {}"), "one of them decides"},
        {text("reference.cpp", "void saxpy();"), "has no namespace reference"},
        {[this] {
             fs::remove(from / "reference.cpp");
             write_file(from / "test.cpp", "int x;");
         },
         "test.cpp has no TEST(SUITE, NAME)"},
        {gone("wrong"), "there is no wrong answer"},
        {text("wrong/notes.txt", "x"), "a wrong answer is called by small letters"},
        {text("wrong/no_guard.cu", "// has no guard\n"), "\"// POINT: REASON\"; points: right for"},
        {text("wrong/no_guard.cu", "// no race:\n"), "\"// POINT: REASON\""},
    };
    for (const auto& [spoil, expected] : cases) {
        fs::remove_all(from);
        fs::copy(WORKED_EXAMPLE, from, fs::copy_options::recursive);
        spoil();
        const std::string message = refusal();
        EXPECT_TRUE(says(message, expected)) << expected << "\n" << message;
        EXPECT_FALSE(says(message, "\n")) << message;
    }
    EXPECT_EQ(run_book({"exercise", "new", "--from", WORKED_EXAMPLE}).status, 2) << "where to?";
}

TEST_F(Import, RefusesProgramsThatDoNotKeepTheContract) {
    const std::pair<std::function<void()>, const char*> cases[] = {
        {[this] {
             write_file(from / "wrong/right.cpp", "// right for other sizes: no\n" + solution);
         },
         "the wrong answer right has all points"},
        {[this] { change("exercise.cpp", "+= a", "-= a"); }, "the solution has not all points"},
        {[this] {
             change("exercise.cpp", "{\n",
                    "{ for (int i = 0; i < n; ++i) y[i] += a * x[i]; if (n < 0)\n");
         },
         "the start"},
        {[this] { change("reference.cpp", "i < n", "i << n;;"); }, "does not compile"},
        {[this] {
             change("wrong/forgets_y.cpp", "right for whole blocks", "right for other sizes");
             change("wrong/forgets_y.cpp", "y[i] = a * x[i]",
                    "y[i] = a * x[i] + (n % 64 == 0 ? 0 : y[i])");
         },
         "the wrong answer forgets_y must lose 'right for other sizes', and has it"},
    };
    for (const auto& [spoil, expected] : cases) {
        fs::remove_all(from);
        fs::copy(WORKED_EXAMPLE, from, fs::copy_options::recursive);
        on_the_host();
        spoil();
        const std::string message = refusal();
        EXPECT_TRUE(says(message.substr(0, message.find('\n')), expected)) << message;
        EXPECT_FALSE(says(message, "/book-")) << "a directory that is gone: " << message;
    }
}

// At any moment: the pack has no exercise or a whole one, and the next command cleans up.
TEST_F(Import, ThatIsKilledLeavesNothingHalf) {
    on_the_host();
    const std::string words =
        " exercise new --from '" + from.string() + "' --pack '" + pack.string() + "'";
    const std::string name = "ex90_1_saxpy";
    for (const char* const seconds : {"0.05", "0.5", "2"}) {
        // (timeout sends the signal to the program; its status is then 137.)
        const int status = std::system(("timeout -s KILL " + std::string(seconds) + " '" +
                                        BOOK_PROGRAM + "'" + words + " >/dev/null 2>&1")
                                           .c_str());
        if (status == 0) break;  // it was faster
        EXPECT_FALSE(fs::exists(pack / "exercises" / name)) << "after " << seconds << " s";
        EXPECT_FALSE(fs::exists(pack / "solutions" / name)) << "after " << seconds << " s";
    }
    // What a killed command started ends within two seconds, and until then its directory is in use.
    std::this_thread::sleep_for(std::chrono::seconds(3));
    if (!fs::exists(pack / "exercises" / name)) {
        const BookRun run =
            run_book({"exercise", "new", "--from", from.string(), "--pack", pack.string()});
        EXPECT_EQ(run.status, 0) << run.err;
    }
    int entries = 0;
    for (const auto& entry : fs::directory_iterator(pack)) {
        EXPECT_NE(entry.path().filename().string().rfind("book-", 0), 0u) << entry.path();
        ++entries;
    }
    EXPECT_EQ(entries, 2);
}

TEST_F(Import, TakesAStartASolutionAndATest) {
    on_the_host();
    fs::remove(from / "exercise.cpp");
    fs::remove(from / "reference.cpp");
    write_file(from / "start.cpp", std::string(head) + "{}\n");
    write_file(from / "solution.cpp",
               std::string(head) + "{ for (int i = 0; i < n; ++i) y[i] += a * x[i]; }\n");
    write_file(from / "test.cpp",
               "#include \"exercise.hpp\"\n#include <gtest/gtest.h>\nTEST(Mine, Adds) {\n"
               "    float x = 3, y = 1;\n    saxpy(1, 2, &x, &y);\n    EXPECT_EQ(y, 7);\n}\n");
    change("wrong/forgets_y.cpp", "right for whole blocks", "Mine.Adds");
    const m2m::exercise::Exercise made = m2m::exercise::import_exercise(from, pack);
    EXPECT_EQ(made.kind, m2m::exercise::Kind::fix);
    EXPECT_EQ(made.all_points(), 1);
    EXPECT_EQ(m2m::exercise::wrong_answers(made).at(0).mistake, "loses what was in y");
    write_file(from / "exercise.json",
               read_file(from / "exercise.json")
                   .replace(read_file(from / "exercise.json").find("saxpy\","), 5, "other"));
    try {
        m2m::exercise::import_exercise(from, pack);
        ADD_FAILURE() << "two exercises of one id";
    } catch (const m2m::UsageError& error) {
        EXPECT_TRUE(says(error.what(), "has the id 90_1 already")) << error.what();
    }
}

}  // namespace
