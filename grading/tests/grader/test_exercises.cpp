// The book's own exercises through the grader: those that are judged by counts, as a course would
// grade them.
#include "common/base/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace m2m::grader {
namespace {

nlohmann::json grade(const std::string& exercise, const std::string& submission) {
    const ProcessResult result =
        capture_process({BOOK_PROGRAM, "grade", exercise, "--submission",
                         std::string(PROJECT) + submission, "--format", "json"});
    return nlohmann::json::parse(result.output, nullptr, false);
}

TEST(CountedExercise, GivesItsSolutionFullMarksAndItsStartNone) {
    const nlohmann::json solved = grade("04_3", "/solutions/ex04_3_transpose_conflicts");
    ASSERT_FALSE(solved.is_discarded());
    EXPECT_EQ(solved.at("points"), solved.at("most")) << solved.dump(1);
    EXPECT_GT(solved.at("most").get<int>(), 0);
    const nlohmann::json start = grade("04_3", "/exercises/ex04_3_transpose_conflicts/start");
    ASSERT_FALSE(start.is_discarded());
    EXPECT_EQ(start.at("points"), 0) << start.dump(1);
    EXPECT_NE(start.dump().find("wavefronts per request"), std::string::npos)
        << "nothing was counted:\n"
        << start.dump(1);
}

// Host code, whose skeleton includes a header of the project's tools.
TEST(TracedExercise, TakesFromAWrongAnswerThePointsOfItsMistake) {
    const std::string solution = "/solutions/ex01_2_blocking";
    const nlohmann::json solved = grade("01_2", solution);
    ASSERT_FALSE(solved.is_discarded());
    EXPECT_EQ(solved.at("points"), solved.at("most")) << solved.dump(1);
    const nlohmann::json wrong = grade("01_2", solution + "/wrong/blocks_too_large");
    ASSERT_FALSE(wrong.is_discarded());
    EXPECT_EQ(wrong.at("points"), 3) << wrong.dump(1);
}

}  // namespace
}  // namespace m2m::grader
