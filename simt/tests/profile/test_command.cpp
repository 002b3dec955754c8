// book profile as a reader types it: reports that exist, and what goes wrong.
#include "common/base/file.hpp"
#include "tests/numbered.hpp"
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace {

const std::string coalescing = std::string(M2M_SAMPLES) + "/coalescing.json";

TEST(Profile, ShowsAReportWrittenBefore) {
    const auto run = m2m::run_book({"profile", "--report", coalescing});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.err, "");
    EXPECT_NE(run.out.find("line 7: each warp touches 16 sectors where 2 would do"),
              std::string::npos)
        << run.out;
}

TEST(Profile, WritesJsonThatItReadsAgain) {
    const m2m::TestDirectory directory;
    const auto first = m2m::run_book({"profile", "--json", "again.json", "--report", coalescing},
                                     directory.path());
    ASSERT_EQ(first.status, 0) << first.err;
    const auto second = m2m::run_book({"profile", "--report", "again.json"}, directory.path());
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(second.out, first.out);
}

TEST(Profile, KeepsStandardOutputForJson) {
    const auto run = m2m::run_book({"profile", "--report", coalescing, "--json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto json = nlohmann::json::parse(run.out);
    EXPECT_TRUE(json["simulated"]);
    EXPECT_EQ(json["kernels"][0]["advice"][0]["line"], 7);
    EXPECT_NE(run.err.find("naive"), std::string::npos);
}

TEST(Profile, WritesAPage) {
    const m2m::TestDirectory directory;
    const auto run =
        m2m::run_book({"profile", "--report", coalescing, "--html", "page.html"}, directory.path());
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(directory.files(), std::vector<std::string>{"page.html"});
    const std::string html = m2m::read_file(directory.file("page.html"));
    EXPECT_EQ(html.rfind("<!DOCTYPE html>", 0), 0u);
    EXPECT_NE(run.out.find("page.html"), std::string::npos);
}

struct Bad {
    std::vector<std::string> arguments;
    int status;         // 2: bad use, 1: failed work
    std::string names;  // the message must name this
};

void PrintTo(const Bad& bad, std::ostream* out) {
    for (const auto& argument : bad.arguments) *out << argument << " ";
}

class BadProfile : public testing::TestWithParam<Bad> {};

TEST_P(BadProfile, GetsOneClearLineAndLeavesNothing) {
    const m2m::TestDirectory directory;
    directory.write("text.json", "this is no report");
    directory.write("other.json", "{\"format\": \"simt-count/9\", \"kernels\": []}");
    directory.write("none.json", "{\"format\": \"simt-count/1\", \"kernels\": []}");
    directory.write("notes.txt", "no program");
    const auto before = directory.files();
    const auto run = m2m::run_book(GetParam().arguments, directory.path());
    EXPECT_EQ(run.status, GetParam().status) << run.out << run.err;
    const std::size_t at = run.err.rfind("error: ");
    ASSERT_NE(at, std::string::npos) << run.err;
    const std::string message = run.err.substr(at);
    EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 1) << message;
    EXPECT_NE(message.find(GetParam().names), std::string::npos) << message;
    EXPECT_EQ(directory.files(), before) << "something was left behind";
}

const std::vector<Bad> bad = {
    {{"profile"}, 2, "needs a program"},
    {{"profile", "missing.cu"}, 2, "missing.cu"},
    {{"profile", "cuda/nope"}, 2, "cuda/nope"},
    {{"profile", "serial/ijk"}, 2, "serial/ijk"},
    {{"profile", "cublas/sgemm"}, 2, "cublas/sgemm"},
    {{"profile", "notes.txt"}, 2, "notes.txt"},
    {{"profile", "--nope", "x.cu"}, 2, "--nope"},
    {{"profile", "--blocks", "some", "notes.txt"}, 2, "some"},
    {{"profile", "--blocks", "all,first", "notes.txt"}, 2, "all,first"},
    {{"profile", "--size", "1,2", "notes.txt"}, 2, "--size"},
    {{"profile", "--size", "0", "notes.txt"}, 2, "0"},
    {{"profile", "--report", "missing.json"}, 1, "missing.json"},
    {{"profile", "--report", "text.json"}, 1, "text.json"},
    {{"profile", "--report", "other.json"}, 1, "simt-count/9"},
    {{"profile", "--report", "none.json"}, 1, "no kernel"},
    {{"profile", "--report", "none.json", "prog"}, 2, "prog"},
    {{"profile", "--report", coalescing, "--json", "notes.txt/x.json"}, 1, "notes.txt/x.json"},
    {{"profile", "--report", coalescing, "--ncu", "notes.txt"}, 1, "notes.txt"},
    {{"profile", "--report", coalescing, "--html", "notes.txt/x.html"}, 1, "notes.txt/x.html"},
};

INSTANTIATE_TEST_SUITE_P(Each, BadProfile, testing::ValuesIn(bad),
                         [](const auto& one) { return m2m::numbered(one.index, one.param.names); });

}  // namespace
