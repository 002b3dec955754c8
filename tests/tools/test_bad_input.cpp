// Bad input gets one clear line, the right exit status, and nothing half-written.
#include "common/base/file.hpp"
#include "tests/numbered.hpp"
#include "tests/tools/run_book.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace {

struct Bad {
    std::vector<std::string> arguments;
    int status;         // 2: bad use, 1: failed work
    std::string names;  // the message must name this
};

void PrintTo(const Bad& bad, std::ostream* out) {
    for (const auto& argument : bad.arguments) *out << argument << " ";
}

class BadInput : public testing::TestWithParam<Bad> {};

TEST_P(BadInput, GetsOneClearLineAndLeavesNothing) {
    const m2m::TestDirectory directory;
    directory.write("text.png", "this is no image");
    directory.write("empty.cu", "int nothing;\n");
    directory.write("directory.cu/file", "");
    directory.write("broken.cu", "void matmul(int m {\n");
    directory.write("text.safetensors", "this is no weights file");
    const auto before = directory.files();
    const auto run = m2m::run_book(GetParam().arguments, directory.path());
    EXPECT_EQ(run.status, GetParam().status) << run.out << run.err;
    const std::size_t at = run.err.rfind("error: ");
    ASSERT_NE(at, std::string::npos) << run.err;
    const std::string message = run.err.substr(at);
    EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 1) << message;
    EXPECT_EQ(message.back(), '\n');
    EXPECT_NE(message.find(GetParam().names), std::string::npos) << message;
    EXPECT_EQ(directory.files(), before) << "something was left behind";
}

const std::vector<Bad> cases = {
    {{"nonsense"}, 2, "nonsense"},
    {{"--nonsense"}, 2, "--nonsense"},
    {{"bench", "--stages", "cuda/nope"}, 2, "cuda/nope"},
    {{"bench", "--stages", ""}, 2, "--stages"},
    {{"bench", "--sizes", "0"}, 2, "0"},
    {{"bench", "--sizes", "-5"}, 2, "-5"},
    {{"bench", "--sizes", "12abc"}, 2, "12abc"},
    {{"bench", "--sizes", "10x10"}, 2, "10x10"},
    {{"bench", "--sizes", "99999999999999999999"}, 2, "99999999999999999999"},
    {{"bench", "--sizes", "2000000"}, 2, "2000000"},
    {{"bench", "--stages", "serial/ikj", "--sizes", "16", "--json", "/dev/full"}, 1, "/dev/full"},
    {{"bench", "--stages", "serial/ikj", "--sizes", "16", "--json", "text.png/x.json"},
     1,
     "text.png/x.json"},
    {{"bench", "--stages", "serial/ikj", "--sizes", "16", "--svg", "text.png/x.svg"},
     1,
     "text.png/x.svg"},
    {{"run"}, 2, "chapter"},
    {{"run", "99"}, 2, "99"},
    {{"run", "04", "--stage", "missing.cu"}, 2, "missing.cu"},
    {{"run", "04", "--stage", "empty.cu"}, 1, "empty.cu"},
    {{"run", "04", "--stage", "broken.cu"}, 1, "broken.cu"},
    {{"claims", "--claim", "14"}, 2, "14"},
    {{"claims", "--svg", "text.png/x.svg"}, 1, "text.png"},
    {{"cost", "--hours", "-1"}, 2, "hours"},
    {{"cost", "--rent", "nan"}, 2, "rent"},
    {{"train", "--backend", "cuda/nope"}, 2, "cuda/nope"},
    {{"train", "--data", "nope"}, 2, "nope"},
    {{"train", "--data", "mnist", "--data-dir", "nowhere"}, 1, "nowhere"},
    {{"train", "--data", "digits", "--epochs", "0"}, 2, "epochs"},
    {{"train", "--data", "digits", "--batch", "-1"}, 2, "batch"},
    {{"train", "--data", "digits", "--lr", "nan"}, 2, "learning rate"},
    {{"train", "--hidden", "128,0"}, 2, "hidden"},
    {{"train", "--resume", "missing.checkpoint"}, 1, "missing.checkpoint"},
    {{"train", "--resume", "text.safetensors"}, 1, "text.safetensors"},
    {{"train", "--data", "digits", "--save", "text.png/w.safetensors"},
     1,
     "text.png/w.safetensors"},
    {{"predict", "--weights", "missing.safetensors", "text.png"}, 1, "missing.safetensors"},
    {{"predict", "--weights", "text.safetensors", "text.png"}, 1, "text.safetensors"},
    {{"predict", "--weights", "text.safetensors"}, 2, "no picture"},
    {{"predict", "--weights", "text.safetensors", "--unsure-below", "101", "text.png"},
     2,
     "unsure-below"},
    {{"predict", "--weights", "text.safetensors", "--pictures", "new/p", "text.png"}, 1, "new"},
    {{"predict", "--weights", "text.safetensors", "--json", "new/x.json", "text.png"}, 1, "new"},
    {{"data"}, 2, "subcommand"},
    {{"data", "show", "nope"}, 2, "nope"},
    {{"data", "show", "digits", "-o", "text.png/sheet.png"}, 1, "text.png/sheet.png"},
    {{"data", "digits", "--to", "text.png/digits", "--train", "10", "--test", "10"},
     1,
     "text.png/digits"},
    {{"data", "digits", "--train", "0"}, 2, "--train"},
    {{"data", "fetch", "nope"}, 2, "nope"},
    {{"test", "-j", "0"}, 2, "jobs"},
    {{"test", "--site", "-R", "Stage"}, 2, "--name"},
    {{"test", "--site", "--list"}, 2, "--list"},
    // Numbers: out of range, not decimal, or of work that no memory holds.
    {{"train", "--hidden", "99999999"}, 2, "memory"},
    {{"train", "--hidden", "100000,100000"}, 2, "memory"},
    {{"train", "--hidden", "99999999999999999999"}, 2, "hidden"},
    {{"train", "--seed", "99999999999999999999"}, 2, "99999999999999999999"},
    {{"train", "--seed", "-1"}, 2, "seed"},
    {{"train", "--seed", "0x10"}, 2, "seed"},
    {{"train", "--epochs", "1e3"}, 2, "epochs"},
    {{"train", "--batch", "99999999999"}, 2, "batch"},
    {{"train", "--lr", "inf"}, 2, "lr"},
    {{"train", "--device", "-1"}, 2, "device"},
    {{"train", "--checkpoint-every", "99999999999999999999"}, 2, "checkpoint-every"},
    {{"data", "digits", "--seed", "99999999999999999999"}, 2, "seed"},
    {{"data", "digits", "--train", "99999999999"}, 2, "train"},
    {{"data", "show", "digits", "--first", "99999999999"}, 2, "first"},
    {{"check", "--schedule", "99999999999999999999", "cuda/tiled"}, 2, "schedule"},
    {{"claims", "--seconds", "1e999"}, 2, "seconds"},
    {{"cost", "--hours", "1e999"}, 2, "hours"},
    {{"cost", "--watts", "watts"}, 2, "watts"},
    {{"cost", "--free-hours", "0"}, 2, "free-hours"},
    {{"run", "08", "--claim", "99999999999999999999"}, 2, "claim"},
    {{"run", "09", "train", "--ranks", "99999999999"}, 2, "ranks"},
    {{"run", "09", "train", "--stop-after", "-3"}, 2, "stop-after"},
    {{"run", "09", "scaling", "--images", "99999999999"}, 2, "images"},
    {{"exercise", "hint", "04_1", "--level", "-2"}, 2, "level"},
    // A directory without data is no reason to train on something else.
    {{"--data", "/no", "train"}, 2, "--data before train"},
    {{"--json", "train"}, 2, "--json before train"},
    {{"--data", "/no"}, 1, "/no"},
    {{"train", "--data-dir", "/no"}, 1, "/no"},
    {{"train", "--data", "digits", "--data-dir", "/no"}, 1, "/no"},
    {{"data", "show", "digits", "--data", "/no"}, 1, "/no"},
    // Nothing is measured or trained for an output that cannot be written; a typo is no zero.
    {{"bench", "--stages", "serial/ikj", "--sizes", "4096", "--svg", "."}, 1, "directory"},
    {{"bench", "--stages", "serial/ikj", "--sizes", "4096", "--json", "."}, 1, "directory"},
    {{"train", "--data", "digits", "--epochs", "99999", "--pictures", "text.png"}, 1, "text.png"},
    {{"train", "--data", "digits", "--epochs", "99999", "--save", "."}, 1, "directory"},
    // A mistyped directory is not made; a directory is no file.
    {{"bench", "--stages", "serial/ikj", "--sizes", "4096", "--json", "new/x.json"}, 1, "new"},
    {{"bench", "--stages", "serial/ikj", "--sizes", "4096", "--svg", "new/x.svg"}, 1, "new"},
    {{"stages", "--json", "new/x.json"}, 1, "there is no directory new"},
    {{"train", "--data", "digits", "--epochs", "99999", "--save", "new/w"}, 1, "new"},
    {{"train", "--data", "digits", "--epochs", "99999", "--checkpoint", "new/w"}, 1, "new"},
    {{"train", "--data", "digits", "--epochs", "99999", "--pictures", "new/p"}, 1, "new"},
    {{"run", "06", "--data", "digits", "--epochs", "99999", "--save", "new/w"}, 1, "new"},
    {{"data", "show", "digits", "-o", "new/x.png"}, 1, "new"},
    {{"course", "gradescope", "01_1", "-o", "new/x.zip"}, 1, "new"},
    {{"course", "classroom50", "01_1", "-o", "new/c"}, 1, "new"},
    {{"grade", "01_1", "--submission", "directory.cu", "-o", "new/x.json"}, 1, "new"},
    {{"grade", "01_1", "--submissions", "directory.cu", "-o", "new/x"}, 1, "new"},
    {{"run", "04", "--stage", "directory.cu"}, 2, "directory.cu: it is a directory"},
    {{"check", "directory.cu"}, 2, "directory.cu: it is a directory"},
    {{"profile", "directory.cu"}, 2, "directory.cu: it is a directory"},
    {{"cc", "directory.cu"}, 1, "directory.cu: it is a directory"},
    {{"train", "--checkpoint-every", "0"}, 2, "train --help"},
    {{"train", "--data", ""}, 2, "--data"},
    {{"bench", "--sizes", ""}, 2, "--sizes"},
    {{"claims", "--seconds", "nan"}, 2, "seconds"},
    {{"--json", "doctor"}, 2, "doctor --json"},
    {{"grade", "04_1", "--submission", "nowhere"}, 2, "nowhere"},
    {{"grade", "04_1", "--submissions", "nowhere"}, 2, "nowhere"},
};

#ifdef __linux__
// Ctrl-C in a training: it says where it stopped and how to go on, and leaves a checkpoint that does.
TEST(Training, ThatIsInterruptedSaysHowToGoOn) {
    const m2m::TestDirectory directory;
    const std::string state = directory.file("state"), said = directory.file("said"),
                      data = directory.file("digits");
    const auto drawn =
        m2m::run_book({"data", "digits", "--to", data, "--train", "320", "--test", "50"});
    ASSERT_EQ(drawn.status, 0) << drawn.err;
    for (const bool kept : {true, false}) {
        std::vector<std::string> words = {
            M2M_BOOK_PROGRAM, "train",  "--data",     data,
            "--epochs",       "100000", "--progress", kept ? "none" : "json"};
        if (kept) words.insert(words.end(), {"--checkpoint", state});
        const pid_t child = ::fork();
        if (child == 0) {
            ::dup2(::open(said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
            ::dup2(STDERR_FILENO, STDOUT_FILENO);
            std::vector<char*> argv;
            for (std::string& word : words) argv.push_back(word.data());
            argv.push_back(nullptr);
            ::execv(argv[0], argv.data());
            ::_exit(127);
        }
        // Until it has begun.
        const auto begun = [&] {
            if (kept) return std::filesystem::exists(state);
            const std::string text = m2m::read_file(said);  // an epoch may be too short for updates
            return text.find("\"update\"") != text.npos || text.find("\"epoch\"") != text.npos;
        };
        while (!begun() && ::waitpid(child, nullptr, WNOHANG) == 0) ::usleep(20000);
        ::kill(child, SIGINT);
        int status = 0;
        ::waitpid(child, &status, 0);
        const std::string text = m2m::read_file(said);
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) << status << text;
        EXPECT_NE(text.find("stopped at step "), std::string::npos) << text;
        EXPECT_NE(text.find(kept ? "--resume " + state : "--checkpoint FILE"), std::string::npos)
            << text;
        EXPECT_EQ(text.find("Test images"), std::string::npos) << text;
    }
    const auto on = m2m::run_book({"train", "--data", data, "--epochs", "100000", "--resume", state,
                                   "--until", "1", "--progress", "lines"});
    EXPECT_EQ(on.status, 0) << on.err;
}

// A full disk, for one.
TEST(Output, ThatCannotBeWrittenIsAnError) {
    for (const char* const command :
         {"stages", "doctor", "cost", "exercise list", "bench --stages serial/ikj --sizes 16",
          "bench --help", "--help", "--version",
          "train --data digits --hidden none --epochs 1 --progress none"}) {
        const int status = std::system(
            (std::string("'" M2M_BOOK_PROGRAM "' ") + command + " > /dev/full 2> /dev/null")
                .c_str());
        EXPECT_EQ(WEXITSTATUS(status), 1) << command;
    }
}
#endif

INSTANTIATE_TEST_SUITE_P(Commands, BadInput, testing::ValuesIn(cases), [](const auto& bad) {
    std::string words;
    for (const std::string& argument : bad.param.arguments) words += argument + ' ';
    return m2m::numbered(bad.index, words);
});

}  // namespace
