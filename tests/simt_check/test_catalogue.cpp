// Every broken kernel of the catalogue is found, at its line and as what it is, and with the same
// findings in every order of threads and blocks; its repaired twin is clean.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace {

struct Expected {
    std::string name, kind, file;
    int line;
};
void PrintTo(const Expected& expected, std::ostream* out) {  // for the names of the tests
    *out << expected.kind << " at " << expected.file << ':' << expected.line;
}

/// The marks in the sources: "[name kind of mistake]".
std::vector<Expected> catalogue() {
    std::vector<Expected> all;
    for (const std::string file : {"reductions.cu", "tiles.cu", "others.cu", "streams.cu"}) {
        std::ifstream in(std::string("tests/simt_check/") + file);
        int number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            for (std::size_t at = line.find("// ["); at != std::string::npos;
                 at = line.find('[', at + 4)) {
                const std::size_t open = line.find('[', at), close = line.find(']', open);
                std::istringstream words(line.substr(open + 1, close - open - 1));
                std::string name, kind;
                words >> name >> std::ws;
                std::getline(words, kind);
                all.push_back({name, kind, file, number});
                at = open;
            }
        }
    }
    return all;
}

struct Outcome {
    int status = 0;
    nlohmann::json report;
};

Outcome run(const std::string& name, const std::string& version, int seed) {
    const std::string json =
        std::string(SIMT_CATALOGUE) + "." + std::to_string(::getpid()) + ".json";
    const std::string command =
        "SIMT_CHECK_JSON='" + json + "' SIMT_PATIENCE=0.2 SIMT_SEED=" + std::to_string(seed) +
        " '" SIMT_CATALOGUE "' " + name + " " + version + " >/dev/null 2>&1";
    Outcome result;
    const int status = std::system(command.c_str());
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    std::ifstream in(json);
    if (in) result.report = nlohmann::json::parse(in, nullptr, false);
    std::filesystem::remove(json);
    return result;
}

bool has(const nlohmann::json& report, const Expected& expected) {
    for (const auto& finding : report["findings"]) {
        const auto at = [&](const char* file, const char* line) {
            return finding.contains(file) &&
                   std::filesystem::path(finding[file].get<std::string>()).filename() ==
                       expected.file &&
                   finding[line] == expected.line;
        };
        if (finding["kind"] == expected.kind && finding["count"] >= 1 &&
            (at("file", "line") || at("other_file", "other_line")))
            return true;
    }
    return false;
}

/// What is told, without who and how often: class, and the pair of places.
using Mistake = std::tuple<std::string, std::string, int, std::string, int>;
std::set<Mistake> mistakes(const nlohmann::json& report) {
    std::set<Mistake> all;
    for (const auto& finding : report["findings"]) {
        all.emplace(finding["kind"], finding["file"], finding["line"],
                    finding.value("other_file", ""), finding.value("other_line", 0));
    }
    return all;
}

class Catalogue : public testing::TestWithParam<Expected> {};

TEST_P(Catalogue, TheMistakeIsFoundWhateverTheOrderAndTheRepairedTwinIsClean) {
    const Expected& expected = GetParam();
    std::set<Mistake> always;
    for (const int seed : {0, 1, 2, 3, 7}) {
        const Outcome broken = run(expected.name, "broken", seed);
        EXPECT_EQ(broken.status, 1) << "seed " << seed;
        ASSERT_TRUE(broken.report.is_object()) << "no report, seed " << seed;
        EXPECT_TRUE(has(broken.report, expected)) << expected.kind << " at " << expected.file << ":"
                                                  << expected.line << ", seed " << seed << "\n"
                                                  << broken.report.dump(2);
        if (seed == 0) always = mistakes(broken.report);
        EXPECT_EQ(mistakes(broken.report), always) << "seed " << seed;
        if (seed != 0 && seed != 7) continue;
        const Outcome repaired = run(expected.name, "repaired", seed);
        EXPECT_EQ(repaired.status, 0) << "seed " << seed << "\n" << repaired.report.dump(2);
        ASSERT_TRUE(repaired.report.is_object());
        EXPECT_EQ(repaired.report["errors"], 0);
    }
}

INSTANTIATE_TEST_SUITE_P(BrokenKernels, Catalogue, testing::ValuesIn(catalogue()),
                         [](const auto& one) { return one.param.name; });

// In any order of threads and blocks.
TEST(BookStages, AreClean) {
    EXPECT_EQ(std::system("SIMT_SEED=0 '" SIMT_BOOK_STAGES "' > /dev/null"), 0);
    EXPECT_EQ(std::system("SIMT_SEED=7 '" SIMT_BOOK_STAGES "' > /dev/null"), 0);
}

TEST(BookStages, AndEveryOperationOfATrainingStepAreClean) {
    for (const std::string seed : {"0", "1", "7"})
        EXPECT_EQ(std::system(("SIMT_SEED=" + seed + " '" SIMT_BOOK_TRAINING "'").c_str()), 0);
}

TEST(BrokenKernels, NumberThirtyAndMore) {
    EXPECT_GE(catalogue().size(), 30u);
}

}  // namespace
