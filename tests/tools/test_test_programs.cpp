// Which test programs a choice of tests can concern.
#include "common/base/file.hpp"
#include "tests/tools/run_book.hpp"
#include "tools/book/test_programs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace m2m::book {
namespace {

using Names = std::vector<std::string>;

TEST(TestNames, AreReadFromASource) {
    const TestNames plain = test_names("TEST(Sum, IsRight) {}\n  TEST_F( Sum , IsFast ) {}\n");
    EXPECT_EQ(plain.names, (Names{"Sum.IsRight", "Sum.IsFast"}));
    EXPECT_TRUE(plain.all);
    // What these are called in the end, the text does not say.
    for (const char* text :
         {"TEST_P(Sum, IsRight) {}", "TYPED_TEST(Sum, IsRight) {}",
          "#define CASE(x) TEST(Sum, x)\nCASE(IsRight) {}", "#define CASE(x) \\\n  TEST(Sum, x)\n"})
        EXPECT_FALSE(test_names(text).all) << text;
}

class Choice : public testing::Test {
  protected:
    Choice() {
        programs = {{"test_sum", "stages", {directory.write("sum.cpp", "TEST(Sum, IsRight) {}")}},
                    {"test_rows",
                     "cuda",
                     {directory.write("rows.cpp",
                                      "TEST_P(Rows, AreRight) {}\n"
                                      "INSTANTIATE_TEST_SUITE_P(Wide, Rows, x)")}},
                    {"test_made", "", {directory.file("made_by_the_build.cpp")}}};
    }
    Names targets(const std::string& name, const std::string& label = "", Names known = {},
                  const Names& built = {"test_rows", "test_made"}) const {
        return targets_for(programs, name, label, {known, true}, built);
    }
    TestDirectory directory;
    std::vector<TestProgram> programs;
};

TEST_F(Choice, IsByNameAndLabel) {
    EXPECT_EQ(targets("^Sum"), Names{"test_sum"});
    EXPECT_EQ(targets("IsRight$", "stages"), Names{"test_sum"});
    EXPECT_EQ(targets("", "stage"), Names{"test_sum"});
    EXPECT_EQ(targets("Rows", "", {"test_rows"}), Names{"test_rows"});
}

TEST_F(Choice, BuildsWhatMayMatch) {
    // Not built yet, the names of their tests are unknown.
    EXPECT_EQ(targets("Sum", "", {}, {}), (Names{"test_made", "test_rows", "test_sum"}));
    EXPECT_EQ(targets("Sum", "cuda|stages", {}, {}), (Names{"test_rows", "test_sum"}));
    // But not what begins otherwise.
    EXPECT_EQ(targets("^Sum", "cuda|stages", {}, {}), Names{"test_sum"});
    for (const char* name : {"^Wide/Rows.AreRight/3$", "^Wi", "^Wide/Rox*", "^W.*3", "^Sum|3$"})
        EXPECT_NE(targets(name, "cuda", {}, {}), Names{"all"}) << name;
    EXPECT_EQ(targets("Nothing"), Names{"all"}) << "new, or made by a macro";
    EXPECT_EQ(targets_for({}, "Sum", "", {{"test_sum"}, true}, {}), Names{"all"});
    EXPECT_EQ(targets_for(programs, "Sum", "", {{"test_sum"}, false}, {}), Names{"all"});
}

TEST(KnownPrograms, AreTheProgramsThatTestsRun) {
    const auto known = programs_of(
        R"({"tests": [{"name": "A.B", "command": ["/b/tests/test_a", "--gtest_filter=A.B"]},
                      {"name": "Debugger.Stops", "command": ["gdb", "-ex", "run", "/b/tests/stops"]},
                      {"name": "test_c_NOT_BUILT"}]})",
        "/b");
    EXPECT_EQ(known.names, (Names{"stops", "test_a", "test_c"}));
    EXPECT_TRUE(known.all);
    EXPECT_FALSE(programs_of(R"({"tests": [{"name": "A", "command": ["/bin/true"]}]})", "/b").all);
    EXPECT_FALSE(programs_of("no JSON", "/b").all);
}

// The list that CMake has written for this build.
TEST(TestPrograms, AreListedByTheBuild) {
    const auto programs = read_test_programs(M2M_BUILD_DIR "/tests/programs.txt");
    const auto find = [&](const std::string& name) {
        return std::find_if(programs.begin(), programs.end(),
                            [&](const TestProgram& one) { return one.name == name; });
    };
    ASSERT_NE(find("test_tools_book"), programs.end());
    EXPECT_EQ(find("test_tools_book")->labels, "cuda");
    for (const auto& source : find("test_tools_book")->sources)
        EXPECT_TRUE(std::filesystem::exists(source)) << source;
    const auto run = run_book({"test", "-R", "^TestPrograms.AreListedByTheBuild$", "--programs"});
    EXPECT_NE((" " + run.out).find(" test_tools_book"), std::string::npos) << run.out << run.err;
    EXPECT_EQ(run.out.find("test_tools_setup"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace m2m::book
