// The figures of a GPU: from a made-up file into the tables, and nothing made up into the book.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "tests/tools/run_book.hpp"
#include "tools/book/gpu_results.hpp"
#include "tools/snippets/snippets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace m2m;
using namespace m2m::book;

const std::string golden_file = M2M_SOURCE_DIR "/tests/tools/gpu_results.json";

GpuResults golden() {
    return read_gpu_results(golden_file);
}

// The file with one piece of its text exchanged.
GpuResults changed(const std::string& from, const std::string& to) {
    std::string text = read_file(golden_file);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    const TestDirectory directory;
    return read_gpu_results(directory.write("results.json", text.replace(at, from.size(), to)));
}

constexpr const char* under = "\n(TEST GPU H100, 2026-01-02. `bench/on_a_gpu.sh --minutes 9`)\n";

TEST(GpuTables, TheLadderOfAChapterStandsBesideCublasInTheOrderOfTheBook) {
    EXPECT_EQ(
        gpu_table(golden(), "ladder 4"),
        std::string("| GFLOP/s at size | 1000 | 8192 | of cuBLAS |\n"
                    "|---|--:|--:|--:|\n"
                    "| `cuda/tiled` | 5000 | 5500 | 11 % |\n"
                    "| `cublas/sgemm` | 20000 | 50000 | 100 % |\n"
                    "\nEach figure is of a verified result; the last column is at the largest "
                    "size that both have.\n"
                    "\n`cuda/register_tiled` at 1000: **no figure**, error: it is wrong\n") +
            under);
}

TEST(GpuTables, ASimulatedStageGetsNoSpeed) {
    const std::string all = gpu_table(golden(), "ladder");
    EXPECT_EQ(all.find("cuda/naive"), std::string::npos) << all;
    EXPECT_EQ(gpu_table(golden(), "ladder 3"),
              "No figures from TEST GPU H100 on 2026-01-02: the part `ladder` was without any for "
              "this.\n");
}

TEST(GpuTables, TrainingIsTheMedianOfTheEpochsAndStandsBesidePyTorch) {
    const std::string table = gpu_table(golden(), "training");
    EXPECT_NE(table.find("| an epoch (a step) on | batch 32 |\n|---|--:|\n"
                         "| `cublas/sgemm` | 375 ms (200 µs) |\n"
                         "| PyTorch, eager | 750 ms (400 µs) |\n"),
              std::string::npos)
        << table;
}

TEST(GpuTables, TheModelOfChapter10StandsBesideItsMeasurement) {
    const std::string table = gpu_table(golden(), "model");
    EXPECT_NE(table.find("| 32 | "), std::string::npos) << table;
    EXPECT_NE(table.find("| 87.7 µs | 200 µs | 2.28 |"), std::string::npos) << table;
    EXPECT_NE(table.find("H100"), std::string::npos) << table;
}

TEST(GpuTables, AModelForAnUnknownGpuIsNotGuessed) {
    GpuResults results = golden();
    results.device = "TEST GPU";
    EXPECT_NE(gpu_table(results, "model").find("no data sheet of TEST GPU"), std::string::npos);
}

TEST(GpuTables, ClaimsOfAChapterHaveVerdictAndFiguresAndKeepTheTableWhole) {
    EXPECT_NE(gpu_table(golden(), "claims 7")
                  .find("| 3. A car \\| a truck. | **confirmed**: so it is | one job 4.50 µs |\n"),
              std::string::npos)
        << gpu_table(golden(), "claims 7");
    EXPECT_EQ(gpu_table(golden(), "claims 10").rfind("No figures", 0), 0u);
}

TEST(GpuTables, CountersReadNsightsThousands) {
    const std::string table = gpu_table(golden(), "counters 4");
    EXPECT_NE(table.find("| `cuda/tiled` |  |  | 1234 |  |  | 40.0 |  |  |\n"), std::string::npos)
        << table;
}

TEST(GpuTables, TheBankRuleCountsWhichRuleIsRight) {
    const std::string table = gpu_table(golden(), "bank_rule");
    EXPECT_NE(table.find("| 8 second half as the first | 2 | 1 | 1 |\n"), std::string::npos);
    EXPECT_NE(table.find("Of 2 patterns, 1 are as count mode's rule"), std::string::npos) << table;
    EXPECT_NE(table.find("2 as one for the whole warp"), std::string::npos) << table;
}

TEST(GpuTables, TheSanitizersSilenceIsNoCleanReport) {
    const std::string table = gpu_table(golden(), "sanitizer");
    EXPECT_NE(table.find("| memcheck | 1 | 1 | 1 | 1 |\n"), std::string::npos) << table;
    EXPECT_NE(table.find("`missed` (broken, racecheck)"), std::string::npos) << table;
    EXPECT_NE(table.find("`hung` (broken, synccheck, no summary, status 124)"), std::string::npos)
        << table;
}

TEST(GpuTables, ACrashedTestProgramIsNoPassedOne) {
    const std::string table = gpu_table(golden(), "suite");
    EXPECT_NE(table.find("| `test_machine` |  |  | status 139 |\n"), std::string::npos) << table;
    EXPECT_NE(table.find("90 tests, 1 failed; 1 program ended without a report.\n"),
              std::string::npos)
        << table;
    EXPECT_NE(table.find("`Stage/Matmul.IsRight/cuda_tiled` (passes alone)"), std::string::npos);
}

TEST(GpuTables, FactsKeepTheTableWhole) {
    EXPECT_NE(gpu_table(golden(), "facts").find("| cpu | TEST CPU \\| with a bar |\n"),
              std::string::npos);
}

TEST(GpuTables, APartThatWasNotRunSaysSoInOneLine) {
    EXPECT_EQ(gpu_table(changed("\"status\": \"done\", \"seconds\": 1, \"note\": \"\", \"device\": "
                                "\"TEST GPU H100\", \"date\": \"2026-01-02\", \"items\": [\n{",
                                "\"status\": \"not run\", \"seconds\": 0, \"note\": \"no time was "
                                "left\", \"items\": [], \"lost\": [{"),
                        "facts"),
              "No figures from TEST GPU H100 on 2026-01-02: the part `facts` was not run (no time "
              "was left).\n");
}

TEST(GpuTables, OtherNamesAreRefused) {
    for (const char* name : {"", "ladders", "ladder x", "ladder 3 4", "training 6", "ladder -3"})
        EXPECT_THROW(gpu_table(golden(), name), UsageError) << name;
}

TEST(GpuTables, AFigureThatIsNoneIsNamed) {
    const auto expect_names = [](const GpuResults& results, const char* table, const char* part) {
        try {
            gpu_table(results, table);
            ADD_FAILURE() << part;
        } catch (const UsageError& error) {
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    };
    expect_names(changed("\"gflops\": 20000.0", "\"gflops\": \"fast\""), "ladder",
                 "ladder.items[0].rows[0].gflops");
    expect_names(changed("\"gflops\": 20000.0", "\"gflops\": -1"), "ladder",
                 "ladder.items[0].rows[0].gflops");
    expect_names(changed("\"seconds\": 0.375", "\"seconds\": []"), "training",
                 "training.items[1].report.epochs[1].seconds");
    expect_names(changed("\"case\": \"missed\"", "\"kase\": \"missed\""), "sanitizer",
                 "sanitizer.items[2]");
}

// ---- marks

TEST(GpuMarks, AreFilledAgainAndAgainWithTheSame) {
    const std::string text =
        "# A\n\n<!-- gpu:ladder 4 -->\n\nNot yet.\n\n<!-- /gpu -->\n\nAfter.\n"
        "<!-- gpu:suite -->\n<!-- /gpu -->\nlast, without an end of line";
    const std::string once = fill_gpu_tables(text, golden());
    EXPECT_EQ(once.find("Not yet."), std::string::npos);
    EXPECT_NE(once.find("<!-- gpu:ladder 4 -->\n\n| GFLOP/s"), std::string::npos) << once;
    EXPECT_NE(once.find("`)\n\n<!-- /gpu -->\n\nAfter.\n"), std::string::npos) << once;
    EXPECT_EQ(once.substr(once.size() - 4), "line");
    EXPECT_EQ(fill_gpu_tables(once, golden()), once);
    EXPECT_EQ(fill_gpu_tables("no marks\n", golden()), "no marks\n");
}

TEST(GpuMarks, WithoutAnEndAreRefusedWithTheirLine) {
    for (const char* text : {"a\n<!-- gpu:ladder -->\n\ntext\n", "a\n<!-- gpu:ladder\n",
                             "a\n<!-- gpu:ladder -->\n<!-- gpu:suite -->\n<!-- /gpu -->\n"}) {
        try {
            fill_gpu_tables(text, golden());
            ADD_FAILURE() << text;
        } catch (const UsageError& error) {
            EXPECT_EQ(std::string(error.what()).rfind("line 2: ", 0), 0u) << error.what();
        }
    }
}

// Every mark of the book names a table, and nothing made up for tests is in the book.
TEST(GpuMarks, OfTheBookAllNameATable) {
    const fs::path root = M2M_SOURCE_DIR;
    auto texts = snippets::texts(root);
    texts.push_back(root / "bench/README.md");
    int marks = 0;
    for (const fs::path& path : texts) {
        const std::string text = read_file(path);
        EXPECT_EQ(text.find("TEST GPU"), std::string::npos) << path;
        for (std::size_t at = 0; (at = text.find("\n<!-- gpu:", at)) != std::string::npos; ++at)
            ++marks;
        EXPECT_NO_THROW(fill_gpu_tables(text, golden())) << path;
    }
    EXPECT_GE(marks, 15);
}

TEST(GoldenTables, AreSplitByLaunch) {
    const auto tables = golden_tables(golden());
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(tables[0].first, "aos");
    EXPECT_EQ(tables[1].first, "tiled");
    EXPECT_EQ(tables[1].second,
              "\"ID\",\"Kernel Name\",\"Metric Name\",\"Metric Unit\",\"Metric "
              "Value\"\n\"1\",\"tiled(int)\",\"m\",\"\",\"2\"\n\"1\",\"tiled(int)"
              "\",\"n\",\"\",\"3\"\n");
}

// ---- the command

TEST(ResultsCommand, FillsAProjectOnceAndSaysSo) {
    const TestDirectory project;
    fs::create_directories(project.file("chapters/05_cublas"));
    project.write("README.md", "# Book\n");
    const std::string chapter =
        project.write("chapters/05_cublas/README.md", "<!-- gpu:ladder 5 -->\n<!-- /gpu -->\n");
    const auto check = run_book({"results", golden_file, "--root", project.path(), "--check"});
    EXPECT_EQ(check.status, 1) << check.err;
    EXPECT_EQ(read_file(chapter), "<!-- gpu:ladder 5 -->\n<!-- /gpu -->\n");
    const auto first = run_book({"results", golden_file, "--root", project.path()});
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_NE(first.out.find("filled chapters/05_cublas/README.md"), std::string::npos)
        << first.out;
    EXPECT_NE(read_file(chapter).find("50000"), std::string::npos);
    const auto second = run_book({"results", golden_file, "--root", project.path(), "--check"});
    EXPECT_EQ(second.status, 0) << second.out;
}

TEST(ResultsCommand, ABadMarkChangesNoText) {
    const TestDirectory project;
    fs::create_directories(project.file("chapters/05_cublas"));
    fs::create_directories(project.file("chapters/06_mnist_mlp"));
    project.write("README.md", "# Book\n");
    const std::string good = "<!-- gpu:ladder -->\n<!-- /gpu -->\n";
    const auto path = project.write("chapters/05_cublas/README.md", good);
    project.write("chapters/06_mnist_mlp/README.md", "<!-- gpu:nonsense -->\n<!-- /gpu -->\n");
    const auto run = run_book({"results", golden_file, "--root", project.path()});
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find("chapters/06_mnist_mlp/README.md: line 1: there is no table 'nonsense'"),
              std::string::npos)
        << run.err;
    EXPECT_EQ(read_file(path), good);
}

TEST(ResultsCommand, BadFilesGetOneClearLineAndStatus2) {
    const TestDirectory directory;
    const std::string whole = read_file(golden_file);
    const std::string no_gpu =
        R"({"format": "gpu-results 1", "device": "", "date": "2026-01-02", "command": "c", "parts": {}})";
    const std::pair<std::string, std::string> bad[] = {
        {"", "not JSON"},
        {whole.substr(0, whole.size() / 2), "not JSON"},
        {"[]", "gpu-results 1"},
        {R"({"format": "gpu-results 2"})", "gpu-results 1"},
        {R"({"format": "gpu-results 1"})", "device"},
        {R"({"format": "gpu-results 1", "device": "x", "date": "2.1.26", "command": "c", "parts": {}})",
         "date"},
        {R"({"format": "gpu-results 1", "device": "x", "date": "2026-01-02", "command": "c", "parts": {"suite": {}}})",
         "suite"},
        {no_gpu, "names no GPU"}};
    for (const auto& [text, names] : bad) {
        const auto run = run_book({"results", directory.write("bad.json", text)});
        EXPECT_EQ(run.status, 2) << text;
        EXPECT_EQ(run.err.rfind("error: ", 0), 0u) << run.err;
        EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
        EXPECT_NE(run.err.find(names), std::string::npos) << run.err;
    }
    EXPECT_EQ(run_book({"results", directory.file("missing.json")}).status, 2);
}

}  // namespace
