// Every broken kernel of the catalogue is found, at its line and as what it is, and with the same
// findings in every order of threads and blocks; its repaired twin is clean.
#include "simt/tests/support.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace {

const std::string directory = "simt/tests/check/";
const std::vector<std::string> files = {"reductions.cu", "scans.cu",   "tiles.cu",
                                        "others.cu",     "streams.cu", "async_copies.cu",
                                        "textures.cu",   "learners.cu"};

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
    for (const std::string& file : files) {
        std::ifstream in(directory + file);
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
    std::string text;  // what stands on stderr
};

Outcome run(const std::string& name, const std::string& version, int seed) {
    const std::string base = std::string(SIMT_CATALOGUE) + "." + std::to_string(::getpid());
    const std::string json = base + ".json", text = base + ".txt";
    const std::string command =
        "SIMT_CHECK_JSON='" + json + "' SIMT_PATIENCE=0.2 SIMT_SEED=" + std::to_string(seed) +
        " '" SIMT_CATALOGUE "' " + name + " " + version + " >/dev/null 2>'" + text + "'";
    Outcome result;
    const int status = std::system(command.c_str());
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    std::ifstream in(json);
    if (in) result.report = nlohmann::json::parse(in, nullptr, false);
    if (std::filesystem::exists(text)) result.text = simt::test::read_file(text);
    for (const std::string& file : {json, text}) std::filesystem::remove(file);
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

/// Each report ends with one sentence that says what to do, and none has a name of ours.
void expect_readable(const Outcome& outcome) {
    for (const char* const ours : {"simt::", "simt_check_", "run_threads", "_ZN"}) {
        EXPECT_EQ(outcome.text.find(ours), std::string::npos) << outcome.text;
        EXPECT_EQ(outcome.report.dump().find(ours), std::string::npos) << outcome.report.dump(2);
    }
    const std::regex sentence("[A-Z].*[^.]\\.");
    for (const auto& finding : outcome.report["findings"]) {
        const std::string advice = finding["advice"];
        EXPECT_TRUE(std::regex_match(advice, sentence)) << finding.dump(2);
        EXPECT_NE(outcome.text.find("    What to do: " + advice + "\n========= \n"),
                  std::string::npos)
            << outcome.text;
    }
}

class Catalogue : public testing::TestWithParam<Expected> {};

TEST_P(Catalogue, TheMistakeIsFoundWhateverTheOrderAndTheRepairedTwinIsClean) {
    const Expected& expected = GetParam();
    std::set<Mistake> always;
    for (const int seed : {0, 1, 7}) {
        const Outcome broken = run(expected.name, "broken", seed);
        EXPECT_EQ(broken.status, 1) << "seed " << seed;
        ASSERT_TRUE(broken.report.is_object()) << "no report, seed " << seed;
        EXPECT_TRUE(has(broken.report, expected)) << expected.kind << " at " << expected.file << ":"
                                                  << expected.line << ", seed " << seed << "\n"
                                                  << broken.report.dump(2);
        expect_readable(broken);
        if (seed == 0) always = mistakes(broken.report);
        EXPECT_EQ(mistakes(broken.report), always) << "seed " << seed;
        if (seed != 0 && seed != 7) continue;
        const Outcome repaired = run(expected.name, "repaired", seed);
        EXPECT_EQ(repaired.status, 0) << "seed " << seed << "\n" << repaired.report.dump(2);
        ASSERT_TRUE(repaired.report.is_object());
        EXPECT_EQ(repaired.report["findings"].size(), 0u);
    }
}

INSTANTIATE_TEST_SUITE_P(BrokenKernels, Catalogue, testing::ValuesIn(catalogue()),
                         [](const auto& one) { return one.param.name; });

// ---- what is told by a name of its own

struct Named {
    const char *name, *mistake, *words;  // words: of its details
};
void PrintTo(const Named& named, std::ostream* out) {
    *out << named.mistake;
}
class OwnNames : public testing::TestWithParam<Named> {};

TEST_P(OwnNames, AreToldWithTheirReason) {
    const Named& named = GetParam();
    const Outcome broken = run(named.name, "broken", 0);
    ASSERT_TRUE(broken.report.is_object());
    bool told = false;
    for (const auto& finding : broken.report["findings"]) {
        const std::string all = finding["message"].get<std::string>() + finding["details"].dump();
        told = told ||
               (finding["mistake"] == named.mistake && all.find(named.words) != std::string::npos);
    }
    EXPECT_TRUE(told) << named.mistake << ": " << named.words << "\n" << broken.text;
}

INSTANTIATE_TEST_SUITE_P(
    OfMistakes, OwnNames,
    testing::Values(
        Named{"launch_not_looked_at", "launch not looked at",
              "the launch failed and the program went on"},
        Named{"no_blocks", "a dimension of 0", "the launch failed and the program went on"},
        Named{"malloc_of_elements", "elements for bytes",
              "1600 bytes, 1/4 of what 1600 elements of 4 bytes need"},
        Named{"malloc_of_elements_for_a_copy", "elements for bytes",
              "1/4 of that: elements instead of bytes?"},
        Named{"elements_for_bytes", "elements for bytes", "1/4 of it: elements instead of bytes"},
        Named{"no_dynamic_shared", "too little dynamic shared memory", "the launch gave 0 bytes"},
        Named{"grid_rounded_down", "partial output",
              "31 blocks of 32 threads, covers only 992 of 1000 elements"},
        Named{"thread_index_of_an_output", "threadIdx for a global index",
              "with different values: threadIdx alone is no index"},
        Named{"thread_index_of_a_tile", "threadIdx for a global index",
              "threadIdx alone is no index"},
        Named{"copy_in_the_wrong_direction", "wrong direction",
              "cudaMemcpyHostToDevice is the wrong direction"},
        Named{"symbol_as_argument", "symbol as address", "the device's variable table"},
        Named{"symbol_as_target", "symbol as address", "the device's variable weights"},
        Named{"structure_with_a_host_pointer", "host pointer", "is host memory"},
        Named{"structure_copied_with_its_pointer", "host pointer in device memory",
              "no argument of the kernel points there"},
        Named{"malloc_in_a_loop", "cudaMalloc in a loop", "5 allocations"},
        Named{"free_of_a_moved_pointer", "free of a moved pointer", "not where the allocation"},
        Named{"free_of_host_memory", "free of other memory", "no memory of cudaMalloc"},
        Named{"pool_used_in_other_stream", "used before its allocation",
              "it need not be there yet"},
        Named{"pool_filled_in_other_stream", "used before its allocation",
              "it need not be there yet"},
        Named{"pool_freed_in_other_stream", "freed while in use", "while kernel transposed"},
        Named{"pool_freed_during_a_copy", "freed while in use", "while a copy or fill"},
        Named{"pool_freed_by_the_host", "freed while in use", "the host has not waited"},
        Named{"pool_used_after_its_free", "use after free", "has been freed"},
        Named{"graph_memory_without_an_edge", "used before its allocation",
              "it need not be there yet"},
        Named{"pool_never_freed", "cudaMalloc in a loop", "3 allocations"},
        Named{"event_not_waited_for", "event not waited for", "cudaErrorNotReady"}),
    [](const auto& one) { return std::string(one.param.name); });

/// A sum into one word is no mistaken index, and neither is a number that is one too large.
TEST(OtherMistakes, AreNotTakenForThose) {
    for (const char* const name : {"sum_without_atomic", "transpose_in_place",
                                   "scan_stores_too_far", "copy_too_long", "edge_of_A"}) {
        const std::string told = run(name, "broken", 0).report.dump();
        EXPECT_EQ(told.find("threadIdx for a global index"), std::string::npos) << name << told;
        EXPECT_EQ(told.find("elements for bytes"), std::string::npos) << name << told;
    }
}

// ---- a warning is no error

TEST(Warnings, AreCountedApart) {
    const Outcome warned = run("same_value", "broken", 0);
    EXPECT_EQ(warned.report["errors"], 0);
    EXPECT_EQ(warned.report["warnings"], 1);
    EXPECT_EQ(warned.report["findings"][0]["severity"], "warning");
    EXPECT_NE(warned.text.find("ERROR SUMMARY: 0 errors, 1 warning\n"), std::string::npos);
    const Outcome wrong = run("double_free", "broken", 0);
    EXPECT_EQ(wrong.report["errors"], 1);
    EXPECT_EQ(wrong.report["warnings"], 0);
    EXPECT_NE(wrong.text.find("ERROR SUMMARY: 1 error\n"), std::string::npos);
}

// ---- the catalogue itself, and the page that lists it

struct Entry {
    std::string name, algorithm, mistake, kind;
};

/// The lists of cases at the end of the files, with the kinds from the marks.
std::vector<Entry> entries() {
    std::map<std::string, std::string> kinds;
    for (const Expected& one : catalogue()) kinds[one.name] = one.kind;
    std::vector<Entry> all;
    for (const std::string& file : files) {
        std::string text = simt::test::read_file(directory + file);
        // Strings that are broken into lines are one.
        text = std::regex_replace(text, std::regex("\"\\s*\n\\s*\""), "");
        const std::regex one_case("CASE\\((\\w+),\\s*\"([^\"]*)\",\\s*\"([^\"]*)\"\\)");
        for (std::sregex_iterator at(text.begin(), text.end(), one_case), end; at != end; ++at)
            all.push_back({(*at)[1], (*at)[2], (*at)[3], kinds[(*at)[1]]});
    }
    return all;
}

bool everyday(const Entry& entry) {
    for (const char* algorithm : {"reduction", "scan", "transpose", "matrix product"})
        if (entry.algorithm == algorithm) return true;
    return false;
}

/// compute-sanitizer's name of the check that finds it.
std::string check_of(const std::string& kind) {
    if (kind == "uninitialized") return "initcheck";
    if (kind == "race" || kind == "same value race") return "racecheck";
    if (kind == "barrier" || kind == "exited at barrier" || kind == "unseen output")
        return "synccheck";
    return "memcheck";
}

std::string table() {
    std::map<std::string, std::map<std::string, std::vector<Entry>>> by_kind;  // then by mistake
    std::set<std::string> mistakes;
    int number = 0, inside = 0;
    for (const Entry& one : entries()) {
        by_kind[check_of(one.kind) + " | " + one.kind][one.mistake].push_back(one);
        mistakes.insert(one.mistake);
        ++number;
        inside += everyday(one);
    }
    std::ostringstream out;
    out << number << " broken kernels make " << mistakes.size() << " different mistakes. " << inside
        << " of them are a reduction, a scan, a transpose or a matrix product\nthat looks right.\n"
        << "\n| check | told as | mistake | made in |\n|---|---|---|---|\n";
    for (const auto& [kind, of_kind] : by_kind) {
        for (const auto& [mistake, cases] : of_kind) {
            out << "| " << kind << " | " << mistake << " | ";
            for (const Entry& one : cases)
                out << (&one == &cases.front() ? "" : ", ") << one.algorithm << " `" << one.name
                    << '`';
            out << " |\n";
        }
    }
    return out.str();
}

TEST(BrokenKernels, AreListedWithTheirMistake) {
    std::set<std::string> marked, listed;
    for (const Expected& one : catalogue()) marked.insert(one.name);
    for (const Entry& one : entries()) listed.insert(one.name);
    EXPECT_EQ(marked, listed);
}

TEST(BrokenKernels, MakeManyDifferentMistakesHalfOfThemInEverydayAlgorithms) {
    std::set<std::string> mistakes, everyday_mistakes;
    std::map<std::string, int> of_kind, of_algorithm;
    for (const Entry& one : entries()) {
        mistakes.insert(one.mistake);
        if (everyday(one)) everyday_mistakes.insert(one.mistake);
        ++of_kind[one.kind];
        ++of_algorithm[one.algorithm];
    }
    EXPECT_GE(mistakes.size(), 50u);
    EXPECT_GE(2 * everyday_mistakes.size(), mistakes.size());
    for (const std::string kind :
         {"invalid access", "misaligned", "api error", "leak", "uninitialized", "race",
          "same value race", "barrier", "exited at barrier"})
        EXPECT_GE(of_kind[kind], 3) << kind;
    for (const std::string algorithm : {"reduction", "scan", "transpose", "matrix product"})
        EXPECT_GE(of_algorithm[algorithm], 8) << algorithm;
}

TEST(BrokenKernels, AreAllOnThePage) {
    const std::string path = directory + "README.md";
    const std::string begin = "<!-- generated -->\n\n",
                      end = "\n<!-- end of the generated part -->";
    const std::string page = simt::test::read_file(path);
    const std::size_t from = page.find(begin), to = page.find(end);
    ASSERT_TRUE(from != std::string::npos && to != std::string::npos);
    const std::string now = page.substr(0, from + begin.size()) + table() + page.substr(to);
    if (std::getenv("M2M_WRITE_PAGE") != nullptr) {
        simt::test::write_file(path, now);
    } else {
        EXPECT_TRUE(page == now) << "M2M_WRITE_PAGE=1 ./build/cpu/tests/test_simt_check_catalogue "
                                    "--gtest_filter='*OnThePage' writes it anew";
    }
}

}  // namespace
