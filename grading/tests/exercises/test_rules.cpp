// The rules behind the exercises: descriptions, skeletons, points, the model of a cache.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "grading/exercises/exercise.hpp"
#include "grading/exercises/program.hpp"
#include "grading/exercises/progress.hpp"
#include "grading/exercises/skeleton.hpp"
#include "grading/exercises/trace.hpp"
#include "grading/exercises/verdict.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <thread>
#include <vector>

extern "C" void __tsan_read4(void*);
extern "C" void __tsan_write4(void*);

namespace {

namespace fs = std::filesystem;
using namespace m2m::exercise;
using Json = nlohmann::ordered_json;

// ---- skeletons ----

TEST(Skeleton, IsTheSolutionWithoutTheMarkedLines) {
    EXPECT_EQ(skeleton("a;\n    // [todo] Add one.\n    // Then two.\n    b;\n    // why\n    // "
                       "[end]\nc;\n"),
              "a;\n    // TODO: Add one.\n    // Then two.\nc;\n");
}

TEST(Skeleton, ThrowsWhereHostCodeWouldDoNothing) {
    EXPECT_EQ(skeleton("  // [todo throws] Add.\n  b;\n  // [end]\n"),
              "  // TODO: Add.\n  not_solved_yet();  // remove this line\n");
}

TEST(Skeleton, LeavesOutWhatOnlyTheSolutionNeeds) {
    EXPECT_EQ(skeleton("a\n// [solution]\nb\n// [end]\nc\n"), "a\nc\n");
}

TEST(Skeleton, RefusesAMarkerWithoutItsPartner) {
    EXPECT_THROW(skeleton("// [todo] Add.\nb\n"), m2m::Error);
    EXPECT_THROW(skeleton("b\n// [end]\n"), m2m::Error);
    EXPECT_THROW(skeleton("// [todo] A.\n// [todo] B.\n// [end]\n"), m2m::Error);
}

// ---- points ----

Exercise an_exercise() {
    Exercise exercise;
    exercise.points = {{"right", 2, true, "Sum.IsRight", "", 0, false},
                       {"right at the edge", 3, false, "Sum.IsRightAtTheEdge", "", 0, false},
                       {"no race", 1, false, "", "check:race", 0, false}};
    return exercise;
}

Json test_report(bool first, bool second) {
    const auto one = [](const char* name, bool passed) {
        Json test{{"name", name}, {"result", "COMPLETED"}};
        if (!passed)
            test["failures"] = {
                {{"failure", "/x/test.cpp:3\nFailed\nelement 3: expected 1, got 2"}}};
        return test;
    };
    return {{"testsuites",
             {{{"name", "Sum"},
               {"testsuite", {one("IsRight", first), one("IsRightAtTheEdge", second)}}}}}};
}

TEST(Judge, GivesThePointsOfWhatIsMet) {
    Json tests = test_report(true, true), check = {{"findings", Json::array()}};
    const Verdict verdict = judge(an_exercise(), {&tests, &check, nullptr, nullptr, ""});
    EXPECT_EQ(verdict.points, 6);
    EXPECT_TRUE(verdict.solved());
    EXPECT_EQ(verdict.tests_run, 2);
}

TEST(Judge, GivesNothingWhenAGateIsNotMet) {
    Json tests = test_report(false, true), check = {{"findings", Json::array()}};
    const Verdict verdict = judge(an_exercise(), {&tests, &check, nullptr, nullptr, ""});
    EXPECT_EQ(verdict.points, 0);
    EXPECT_TRUE(verdict.earned[1].met);
    EXPECT_EQ(verdict.earned[0].message, "element 3: expected 1, got 2");
}

TEST(Judge, PutsCharactersTogetherThatGoogleTestTookApart) {
    Json tests = test_report(false, true);
    Json& failure = tests["testsuites"][0]["testsuite"][0]["failures"][0]["failure"];
    for (const char* written : {"C = A\u00c2\u00b7B", "C = A\u00b7B"}) {
        failure = written;
        const Verdict verdict = judge(an_exercise(), {&tests, nullptr, nullptr, nullptr, ""});
        EXPECT_EQ(verdict.earned[0].message, "C = A\u00b7B");
    }
}

TEST(Judge, TakesATestThatDidNotRunForFailed) {
    Json tests = test_report(true, true), check = {{"findings", Json::array()}};
    tests["testsuites"][0]["testsuite"].erase(1);
    EXPECT_EQ(judge(an_exercise(), {&tests, &check, nullptr, nullptr, ""}).points, 3);
    tests["testsuites"][0]["testsuite"][0]["result"] = "SKIPPED";
    EXPECT_EQ(judge(an_exercise(), {&tests, &check, nullptr, nullptr, ""}).points, 0);
}

TEST(Judge, TakesAMissingReportForFailed) {
    Json tests = test_report(true, true);
    const Verdict verdict = judge(an_exercise(), {&tests, nullptr, nullptr, nullptr, ""});
    EXPECT_EQ(verdict.points, 5);
    EXPECT_EQ(judge(an_exercise(), {nullptr, nullptr, nullptr, nullptr, "it crashed"}).points, 0);
}

TEST(Judge, ReadsTheCheckersFindingsByKind) {
    Json tests = test_report(true, true);
    Json check = {{"findings", {{{"kind", "barrier"}, {"message", "m"}}}}};
    const Verdict other = judge(an_exercise(), {&tests, &check, nullptr, nullptr, ""});
    EXPECT_EQ(other.points, 6);
    EXPECT_EQ(other.also_found, "m");  // no point is about barriers, but the learner should know
    check["findings"].push_back({{"kind", "race"},
                                 {"message", "Race"},
                                 {"file", "/a/k.cu"},
                                 {"line", 3},
                                 {"other_file", "/a/k.cu"},
                                 {"other_line", 7},
                                 {"details", {"byte 4 of A_tile: thread (1,0,0) of kernel k"}}});
    const Verdict verdict = judge(an_exercise(), {&tests, &check, nullptr, nullptr, ""});
    EXPECT_EQ(verdict.points, 5);
    EXPECT_EQ(verdict.earned[2].message,
              "a race: k.cu:3 and k.cu:7 touch the same word, and nothing orders them\n"
              "byte 4 of A_tile: thread (1,0,0)");
}

TEST(Find, TakesAnIdAsPeopleWriteIt) {
    std::vector<Exercise> all(2);
    all[0].id = "04_1", all[0].name = "ex04_1_missing_barrier";
    all[1].id = "10_1", all[1].name = "ex10_1_where_curves_cross";
    for (const char* name : {"04_1", "4_1", "4.1", "04.1", "ex04_1", "4", "exercises/ex04_1/"})
        EXPECT_EQ(find(all, name).id, "04_1") << name;
    EXPECT_EQ(find(all, "10.1").id, "10_1");
    EXPECT_THROW(find(all, "1.1"), m2m::UsageError);
}

TEST(Judge, ComparesCountsWithALimitOrWithTheReference) {
    const auto count = [](int sectors) {
        return Json{{"kernels",
                     {{{"totals", {{"global_load", {{"requests", 10}, {"sectors", sectors}}}}}}}}};
    };
    Json good = count(40), bad = count(320);
    EXPECT_EQ(counted(good, "global_load.sectors_per_request"), 4);
    EXPECT_THROW(counted(good, "global_load.colour"), m2m::Error);
    Exercise exercise = an_exercise();
    exercise.points[2] = {"coalesced", 1,    false, "", "count:global_load.sectors_per_request",
                          5,           false};
    Json tests = test_report(true, true);
    EXPECT_EQ(judge(exercise, {&tests, nullptr, &good, nullptr, ""}).points, 6);
    EXPECT_EQ(judge(exercise, {&tests, nullptr, &bad, nullptr, ""}).points, 5);
    exercise.points[2].like_reference = true;
    EXPECT_EQ(judge(exercise, {&tests, nullptr, &good, &good, ""}).points, 6);
    EXPECT_EQ(judge(exercise, {&tests, nullptr, &bad, &good, ""}).points, 5);
    EXPECT_EQ(judge(exercise, {&tests, nullptr, &good, nullptr, ""}).points, 5);
}

// ---- descriptions ----

class Description : public testing::Test {
  protected:
    Description() {
        std::string name = (fs::temp_directory_path() / "exercise-test-XXXXXX").string();
        pack_ = ::mkdtemp(name.data());
    }
    ~Description() override { fs::remove_all(pack_); }
    Exercise with(const std::string& key, const Json& value) const {
        Json json{
            {"id", "01_1"},
            {"name", "ex01_1_sum"},
            {"chapter", 1},
            {"title", "Sum"},
            {"kind", "fix"},
            {"files", {"sum.cpp"}},
            {"functions", Json::array()},
            {"minutes", 5},
            {"points", {{{"name", "right"}, {"points", 1}, {"gate", true}, {"test", "A.B"}}}}};
        if (!key.empty()) json[key] = value;
        const fs::path directory = pack_ / "exercises" / "ex01_1_sum";
        m2m::write_file(directory / "exercise.json", json.dump());
        return load(directory);
    }
    fs::path pack_;
};

TEST_F(Description, IsRead) {
    const Exercise exercise = with("", {});
    EXPECT_EQ(exercise.id, "01_1");
    EXPECT_EQ(exercise.solution, pack_ / "solutions" / "ex01_1_sum");
    EXPECT_EQ(exercise.all_points(), 1);
}

TEST_F(Description, IsRefusedWhenItCouldNotBeGradedFairly) {
    EXPECT_THROW(with("files", {"../../tests/x.cpp"}), m2m::Error);
    EXPECT_THROW(with("files", Json::array()), m2m::Error);
    EXPECT_THROW(with("kind", "puzzle"), m2m::Error);
    EXPECT_THROW(with("id", "02_1"), m2m::Error);
    EXPECT_THROW(with("points", {{{"name", "right"}, {"points", 1}, {"test", "A.B"}}}), m2m::Error)
        << "no gate";
    EXPECT_THROW(with("points", {{{"name", "x"}, {"points", 1}, {"property", "speed"}}}),
                 m2m::Error);
}

TEST_F(Description, HasNumbersThatCanBeMeant) {
    for (const Json& bad :
         {Json(-1), Json(1.5), Json(1e99), Json(3e9), Json(UINT64_MAX), Json("5"), Json()}) {
        for (const char* const key : {"minutes", "chapter"})
            EXPECT_THROW(with(key, bad), m2m::Error) << key << " " << bad;
        EXPECT_THROW(
            with("points", {{{"name", "right"}, {"points", bad}, {"gate", true}, {"test", "A.B"}}}),
            m2m::Error)
            << bad;
    }
}

TEST_F(Description, IsFoundByIdNameAndDirectory) {
    with("", {});
    const auto all = load_pack(pack_);
    for (const std::string name : {"01_1", "ex01_1", "ex01_1_sum", "exercises/ex01_1_sum/", "01"})
        EXPECT_EQ(find(all, name).name, "ex01_1_sum") << name;
    EXPECT_THROW(find(all, "02_1"), m2m::UsageError);
}

TEST_F(Description, ProgressIsKeptInAFile) {
    const Exercise exercise = with("", {});
    Progress(pack_).set_solved(exercise, "2026-11-22");
    Progress(pack_).set_hints_seen(exercise, 2);
    EXPECT_EQ(Progress(pack_).solved_on(exercise), "2026-11-22");
    EXPECT_EQ(Progress(pack_).hints_seen(exercise), 2);
    Progress(pack_).forget(exercise);
    EXPECT_FALSE(Progress(pack_).solved(exercise));
    m2m::write_file(pack_ / "my" / ".progress", "{");
    EXPECT_THROW(Progress{pack_}, m2m::Error);
}

TEST_F(Description, ProgressFromBeforeThereWereCopiesCounts) {
    const Exercise exercise = with("", {});
    m2m::write_file(pack_ / "exercises" / ".progress",
                    R"({"ex01_1_sum": {"solved": "2026-11-01"}})");
    EXPECT_EQ(Progress(pack_).solved_on(exercise), "2026-11-01");
    Progress(pack_).set_hints_seen(exercise, 1);
    EXPECT_EQ(Progress(pack_).solved_on(exercise), "2026-11-01");
}

// ---- running ----

TEST(RunProgram, StopsWhatDoesNotEnd) {
    const Ended ended = run_program({"/bin/sh", "-c", "echo begun; sleep 60"}, {}, 0.3);
    EXPECT_TRUE(ended.too_long);
    EXPECT_EQ(ended.output, "begun\n");
}

TEST(RunProgram, TellsHowItEnded) {
    EXPECT_EQ(run_program({"/bin/sh", "-c", "echo $WORD; exit 3"}, {{"WORD", "x"}}, 10).status, 3);
    EXPECT_EQ(run_program({"/bin/sh", "-c", "kill -SEGV $$"}, {}, 10).status, 128 + 11);
}

// ---- counting ----

TEST(Trace, DropsTheLineThatWasUnusedForLongest) {
    alignas(64) static float data[16 * 4];
    m2m::trace::start(2);
    m2m::trace::watch(data, sizeof data);
    const auto read_line = [&](int line) { __tsan_read4(&data[16 * line]); };
    read_line(0);            // loads
    __tsan_read4(&data[1]);  // the same line
    read_line(1);            // loads
    read_line(0);            // still there, and now the newest
    read_line(2);            // loads, drops 1
    read_line(0);            // still there
    read_line(1);            // loads
    const auto counts = m2m::trace::stop();
    EXPECT_EQ(counts.lines_loaded, 4);
    EXPECT_EQ(counts.reads, 7);
    read_line(3);
    EXPECT_EQ(m2m::trace::stop().reads, 7) << "counts after it was stopped";
}

TEST(Trace, CountsOnlyWhatIsWatched) {
    static float data[16], other[16];
    m2m::trace::start(2);
    m2m::trace::watch(data, sizeof data);
    __tsan_write4(&other[0]);
    __tsan_write4(&data[0]);
    EXPECT_EQ(m2m::trace::stop().writes, 1);
}

TEST(Trace, CountsLinesThatTwoThreadsWrite) {
    static float data[64];
    m2m::trace::start(8);
    m2m::trace::watch(data, sizeof data);
    __tsan_write4(&data[0]);
    __tsan_write4(&data[16]);
    std::thread other([] {
        __tsan_write4(&data[1]);
        __tsan_write4(&data[32]);
        __tsan_read4(&data[17]);
    });
    other.join();
    EXPECT_EQ(m2m::trace::stop().lines_shared, 1);
}

}  // namespace
