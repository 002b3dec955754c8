// Measuring: no figure without verification, no speed for what is simulated, sizes read strictly.
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/machine.hpp"
#include "common/device/device.hpp"
#include "common/measure/measure.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <sstream>
#include <string>

namespace m2m::tests {
namespace {

// ---- sizes ----

TEST(Sizes, AreCubesOrThreeSides) {
    const std::vector<Size> expected = {{1000, 1000, 1000}, {1024, 1024, 1024}, {64, 1, 900}};
    EXPECT_EQ(parse_sizes("1000,1024,64x1x900"), expected);
    EXPECT_EQ(to_string(Size{7, 7, 7}), "7");
    EXPECT_EQ(to_string(Size{64, 1, 900}), "64x1x900");
}

TEST(Sizes, RefuseWhatIsNoneAndNameIt) {
    for (const char* bad :
         {"", "0", "-5", "abc", "12x", "1x2", "1x2x3x4", "1x0x3", "5,", ",5", "1.5", "1e3", " 5",
          "+5", "5 ", "0x10", "16777217", "99999999999999999999"}) {
        try {
            parse_sizes(bad);
            ADD_FAILURE() << "accepted '" << bad << "'";
        } catch (const UsageError& error) {
            EXPECT_NE(std::string(error.what()).find("size '"), std::string::npos) << error.what();
        }
    }
}

TEST(Sizes, RefuseWhatDoesNotFitIntoMemory) {
    try {
        parse_sizes("1000,10000000");
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("GB"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("10000000"), std::string::npos) << error.what();
    }
}

// ---- measuring ----

MeasureOptions quick() {
    MeasureOptions options;
    options.min_seconds = 0.001;
    options.max_seconds = 0.01;
    return options;
}

void right(int m, int n, int k, const float* A, const float* B, float* C) {
    find_stage("serial/ijk").matmul(m, n, k, A, B, C);
}

void wrong(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    C[0] += 1;
}

// Right for as long as it is verified: what is timed later must be verified too.
int calls = 0;
void right_at_first(int m, int n, int k, const float* A, const float* B, float* C) {
    if (++calls <= 4)
        right(m, n, k, A, B, C);
    else if (calls == 5)
        C[0] = 1;
}

Stage stage(Matmul* matmul, std::string_view name = "mine/stage") {
    return {name, 0, "a test's own", Where::host, matmul, ""};
}

TEST(Measure, GivesTimeAndSpeedOfAVerifiedStage) {
    const Measurement row = measure_stage(stage(right), {20, 30, 40}, quick());
    EXPECT_EQ(row.stage, "mine/stage");
    EXPECT_FALSE(row.simulated);
    EXPECT_EQ(row.size(), (Size{20, 30, 40}));
    EXPECT_GT(row.error_over_bound, 0);
    EXPECT_LE(row.error_over_bound, 1);
    EXPECT_EQ(row.timed(), build_measures_speed());
    if (row.timed()) {
        EXPECT_NEAR(row.gflops * row.seconds, 2.0 * 20 * 30 * 40 * 1e-9, 1e-12);
    }
}

TEST(Measure, GivesNoNumberForAWrongStage) {
    try {
        measure_stage(stage(wrong), {20, 30, 40}, quick());
        FAIL();
    } catch (const Error& error) {
        const std::string what = error.what();
        EXPECT_NE(what.find("mine/stage is wrong at 20x30x40: C(0, 0) should be"),
                  std::string::npos)
            << what;
        EXPECT_EQ(what.find('\n'), std::string::npos);
    }
}

TEST(Measure, VerifiesWhatItTimed) {
    calls = 0;
    const auto measure = [] { return measure_stage(stage(right_at_first), {20, 30, 40}, quick()); };
    if (build_measures_speed()) {
        EXPECT_THROW(measure(), Error);
        EXPECT_GT(calls, 4);
    } else {
        EXPECT_FALSE(measure().timed());
        EXPECT_EQ(calls, 4) << "a build that measures no speed runs nothing that is not verified";
    }
}

TEST(Measure, RunsTheOtherStagesWhenOneIsWrong) {
    const std::vector<Stage> stages = {stage(right, "a"), stage(wrong, "b"), stage(right, "c")};
    BenchOptions options;
    options.stages = stages;
    options.sizes = {{5, 6, 7}, {8, 8, 8}};
    options.measure = quick();
    EXPECT_THROW(run_bench(options), Error);
    int failures = 0, results = 0;
    options.wrong = [&](const Error&) { ++failures; };
    options.after = [&](const Measurement&) { ++results; };
    EXPECT_EQ(run_bench(options).size(), 4u);
    EXPECT_EQ(failures, 2);
    EXPECT_EQ(results, 4);
}

#ifndef M2M_HOST_ONLY
TEST(Measure, GivesASimulatedStageNoSpeed) {
    const Measurement row = measure_stage(find_stage("cuda/naive"), {300, 20, 1000}, quick());
    EXPECT_EQ(row.simulated, device_simulated());
    EXPECT_EQ(row.timed(), !device_simulated() && build_measures_speed());
    EXPECT_EQ(row.size(), (Size{300, 20, 1000})) << "small enough to be verified as it is";
    EXPECT_EQ(measure_stage(find_stage("cuda/naive"), {1000, 100, 1000}, quick()).size(),
              (Size{257, 100, 257}));
}
#endif

// ---- reports ----

Measurement row(const char* name, double seconds, bool simulated = false) {
    Measurement result;
    result.stage = name;
    result.baseline = result.stage == "serial/ijk";
    result.device = simulated ? "simulated on the CPU (2 threads)" : "Test CPU, 1 thread";
    result.simulated = simulated;
    result.m = result.n = result.k = 1000;
    result.threads = 2;
    result.seconds = seconds;
    result.gflops = seconds > 0 ? 2 / seconds : 0;
    result.error_over_bound = 0.25;
    return result;
}

TEST(Json, HasExactlyTheFieldsOfTheReport) {
    const std::vector<Measurement> rows = {row("serial/ijk", 0.5), row("cuda/naive", 0, true)};
    const auto json = to_json(rows);
    ASSERT_EQ(json.size(), 2u);
    std::string fields;
    for (const auto& item : json[0].items()) fields += item.key() + " ";
    EXPECT_EQ(fields, "stage device simulated m n k threads seconds gflops error_over_bound ");
    EXPECT_EQ(json[0]["seconds"], 0.5);
    EXPECT_EQ(json[0]["gflops"], 4.0);
    EXPECT_TRUE(json[1]["simulated"]);
    EXPECT_TRUE(json[1]["seconds"].is_null());
    EXPECT_TRUE(json[1]["gflops"].is_null());
    EXPECT_EQ(json[1]["error_over_bound"], 0.25);
}

TEST(Table, SetsSimulatedStagesApartAndGivesThemNoSpeed) {
    const std::vector<Measurement> rows = {row("serial/ijk", 0.5), row("cuda/naive", 0, true),
                                           row("serial/ikj", 0.1)};
    std::ostringstream out;
    print_table(out, rows);
    const std::string table = out.str();
    const std::size_t simulated = table.find("Simulated on the CPU");
    ASSERT_NE(simulated, std::string::npos);
    EXPECT_LT(table.find("serial/ikj"), simulated);
    EXPECT_GT(table.find("cuda/naive"), simulated);
    EXPECT_EQ(table.find("GFLOP/s", simulated), std::string::npos);
    EXPECT_EQ(table.find(" x ", simulated), std::string::npos);
    EXPECT_NE(table.find("5.00 x"), std::string::npos) << table;
    EXPECT_NE(table.find("20.00"), std::string::npos) << table;
    EXPECT_NE(table.find("0.250"), std::string::npos) << table;
}

TEST(Table, GivesASpeedUpOnlyOverTheSameSize) {
    std::vector<Measurement> rows = {row("serial/ijk", 0.5), row("serial/ikj", 0.1)};
    rows[1].k = 900;
    std::ostringstream out;
    print_table(out, rows);
    EXPECT_EQ(out.str().find("5.00 x"), std::string::npos) << out.str();
}

TEST(Table, NamesItsBaseline) {
    std::vector<Measurement> rows = {row("mine/first", 0.5), row("serial/ikj", 0.1)};
    rows[0].baseline = true;
    std::ostringstream with, without;
    print_table(with, rows);
    EXPECT_NE(with.str().find("speed-up over mine/first at"), std::string::npos) << with.str();
    EXPECT_NE(with.str().find("5.00 x"), std::string::npos) << with.str();
    rows[0].baseline = false;
    print_table(without, rows);
    EXPECT_EQ(without.str().find("speed-up over"), std::string::npos) << without.str();
}

// ---- a chapter's program ----

int chapter(std::vector<std::string> arguments, std::string* out = nullptr,
            std::string* err = nullptr) {
    arguments.insert(arguments.begin(), "chapter");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Stage base = stage(right, "serial/ijk");
    base.baseline = true;
    const std::vector<Stage> table = {base,
                                      {"mine/right", 7, "", Where::host, right, ""},
                                      {"mine/wrong", 8, "", Where::host, wrong, ""}};
    const int status = chapter_main(static_cast<int>(argv.size()), argv.data(), 7, table);
    const std::string printed = testing::internal::GetCapturedStdout(),
                      errors = testing::internal::GetCapturedStderr();
    if (out != nullptr) *out = printed;
    if (err != nullptr) *err = errors;
    return status;
}

TEST(ChapterProgram, VerifiesItsStagesBesideTheBaseLine) {
    std::string out;
    EXPECT_EQ(chapter({"--sizes", "20,5x6x7"}, &out), 0);
    EXPECT_NE(out.find("serial/ijk"), std::string::npos) << out;
    EXPECT_NE(out.find("mine/right"), std::string::npos) << out;
    EXPECT_EQ(out.find("mine/wrong"), std::string::npos) << out;
}

TEST(ChapterProgram, FailsForAWrongStage) {
    std::string out, err;
    EXPECT_EQ(
        chapter({"--sizes", "20", "--stage", "mine/wrong", "--stage", "mine/right"}, &out, &err),
        1);
    EXPECT_EQ(err.rfind("error: mine/wrong is wrong at 20x20x20", 0), 0u) << err;
    EXPECT_NE(out.find("mine/right"), std::string::npos) << "the right ones are still shown";
    EXPECT_EQ(out.find("mine/wrong"), std::string::npos);
}

TEST(ChapterProgram, WritesJsonToStandardOutputOrToAFile) {
    std::string out;
    EXPECT_EQ(chapter({"--sizes", "20", "--json"}, &out), 0);
    EXPECT_EQ(nlohmann::json::parse(out).size(), 2u);
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       ("m2m-measure-" + std::to_string(::getpid()) + ".json");
    EXPECT_EQ(chapter({"--sizes", "20", "--json", path.string()}, &out), 0);
    EXPECT_EQ(nlohmann::json::parse(read_file(path)).size(), 2u);
    EXPECT_NE(out.find("error/bound"), std::string::npos) << "the table is still printed";
    std::filesystem::remove(path);
}

TEST(ChapterProgram, ExitsWith2ForBadUseAnd1ForFailedWork) {
    std::string err;
    for (const std::vector<std::string>& bad : {std::vector<std::string>{"--sizes", "0"},
                                                {"--stage", "no/such"},
                                                {"--bogus"},
                                                {"--sizes"},
                                                {"stray"}}) {
        EXPECT_EQ(chapter(bad, nullptr, &err), 2) << bad[0];
        EXPECT_EQ(err.rfind("error: ", 0), 0u) << err;
        EXPECT_EQ(std::count(err.begin(), err.end(), '\n'), 1) << err;
    }
    EXPECT_EQ(chapter({"--sizes", "20", "--json", "/dev/null/x"}, nullptr, &err), 1);
    EXPECT_NE(err.find("error: cannot write /dev/null/x"), std::string::npos) << err;
    EXPECT_EQ(chapter({"--help"}), 0);
}

}  // namespace
}  // namespace m2m::tests
