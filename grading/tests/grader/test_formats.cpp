// Result files against what the services say about them, field by field. Neither service has read one
// of ours yet.
#include "grading/grader/result_formats.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <regex>
#include <set>
#include <string>

namespace m2m::grader {

namespace {

using Json = nlohmann::json;

Grade example(Verdict verdict = Verdict::graded) {
    Grade grade;
    grade.exercise = "ex04_1";
    grade.title = "A title";
    grade.submission = "anna";
    grade.verdict = verdict;
    grade.message = "a warning";
    grade.items = {{"right", 2, 2, true, "", false},
                   {"no race", 0, 3, false, "a race", false},
                   {"other shapes", 0, 1, false, "SECRET", true}};
    grade.seconds = 1.25;
    return grade;
}

std::set<std::string> names_of(const Json& object) {
    std::set<std::string> names;
    for (const auto& [name, value] : object.items()) names.insert(name);
    return names;
}

void expect_known(const Json& object, const std::set<std::string>& known) {
    for (const std::string& name : names_of(object)) EXPECT_EQ(known.count(name), 1u) << name;
}

}  // namespace

// https://gradescope-autograders.readthedocs.io/en/latest/specs/ ("Output format").
TEST(Gradescope, ReadsTheFieldsThatItDocuments) {
    for (const Verdict verdict : {Verdict::graded, Verdict::refused, Verdict::grader_failed}) {
        const Json json = Json::parse(formatted(example(verdict), Format::gradescope));
        expect_known(json, {"score", "execution_time", "output", "output_format",
                            "test_output_format", "test_name_format", "visibility",
                            "stdout_visibility", "extra_data", "tests", "leaderboard"});
        const std::set<std::string> formats = {"text", "html", "simple_format", "md", "ansi"};
        const std::set<std::string> visibilities = {"hidden", "after_due_date", "after_published",
                                                    "visible"};
        // "optional, but required if not on each test case": it is there.
        EXPECT_TRUE(json.at("score").is_number());
        EXPECT_TRUE(json.at("execution_time").is_number_integer()) << "seconds";
        EXPECT_GE(json.at("execution_time").get<int>(), 1);
        EXPECT_TRUE(json.at("output").is_string());
        EXPECT_EQ(formats.count(json.at("output_format")), 1u);
        EXPECT_EQ(visibilities.count(json.at("stdout_visibility")), 1u);
        ASSERT_EQ(json.at("tests").size(), 3u);
        double sum = 0;
        for (const Json& test : json.at("tests")) {
            expect_known(test, {"score", "max_score", "status", "name", "name_format", "number",
                                "output", "output_format", "tags", "visibility", "extra_data"});
            EXPECT_TRUE(test.at("score").is_number());
            EXPECT_LE(test.at("score").get<double>(), test.at("max_score").get<double>());
            EXPECT_TRUE(test.at("status") == "passed" || test.at("status") == "failed");
            EXPECT_TRUE(test.at("name").is_string());
            EXPECT_EQ(formats.count(test.at("output_format")), 1u);
            EXPECT_EQ(visibilities.count(test.at("visibility")), 1u);
            sum += test.at("score").get<double>();
        }
        EXPECT_EQ(sum, json.at("score").get<double>()) << "the whole score is given, and agrees";
        EXPECT_EQ(json["tests"][2].at("visibility"), "hidden");
    }
}

// https://github.com/foundation50/classroom50/wiki/Advanced-Autograding ("The result.json
// contract"): these fields and no other; the runner adds the owner and the assignment's type.
TEST(Classroom50, ReadsTheFieldsThatItDocuments) {
    const char* const variables[][2] = {{"CLASSROOM", "cuda"},
                                        {"ASSIGNMENT", "tiles"},
                                        {"SUBMISSION_TAG", "submit/2026-11-28T12-00-00Z-abc"},
                                        {"COMMIT_URL", "https://example.org/commit/abc"},
                                        {"RELEASE_URL", "https://example.org/releases/tag/x"}};
    for (const auto& [name, value] : variables) ::setenv(name, value, 1);
    ::unsetenv("REVIEW_URL");
    const Json json = Json::parse(formatted(example(), Format::classroom50));
    for (const auto& [name, value] : variables) ::unsetenv(name);
    EXPECT_EQ(names_of(json), (std::set<std::string>{"schema", "classroom", "assignment",
                                                     "submission", "commit", "release", "review",
                                                     "datetime", "score", "max-score", "tests"}));
    EXPECT_EQ(json.at("schema"), "classroom50/result/v1");
    EXPECT_EQ(json.at("classroom"), "cuda");
    EXPECT_EQ(json.at("assignment"), "tiles");
    EXPECT_EQ(json.at("submission"), "submit/2026-11-28T12-00-00Z-abc");
    EXPECT_EQ(json.at("commit"), "https://example.org/commit/abc");
    EXPECT_EQ(json.at("release"), "https://example.org/releases/tag/x");
    EXPECT_EQ(json.at("review"), json.at("commit")) << "where the runner names no review";
    EXPECT_TRUE(std::regex_match(json.at("datetime").get<std::string>(),
                                 std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")));
    EXPECT_TRUE(json.at("score").is_number_integer());
    int score = 0, most = 0;
    for (const Json& test : json.at("tests")) {
        EXPECT_EQ(names_of(test),
                  (std::set<std::string>{"test-name", "passed", "score", "max-score", "message"}));
        EXPECT_TRUE(test.at("passed").is_boolean());
        EXPECT_TRUE(test.at("score").is_number_integer());
        score += test.at("score").get<int>();
        most += test.at("max-score").get<int>();
    }
    EXPECT_EQ(json.at("score"), score);
    EXPECT_EQ(json.at("max-score"), most);
    EXPECT_EQ(json.dump().find("SECRET"), std::string::npos) << "of a hidden test";
}

}  // namespace m2m::grader
