// book check: what it accepts, what it says, and its exit status.
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace {

using m2m::run_book;
using m2m::TestDirectory;
using nlohmann::json;

// A program with one mistake, at line 1, unless it is called with an argument.
constexpr const char* program =
    "__global__ void fill(int* p, int n) { if (threadIdx.x <= n) p[threadIdx.x] = 1; }\n"
    "int main(int argc, char**) {\n"
    "    int* p = nullptr;\n"
    "    cudaMalloc(&p, 4 * sizeof(int));\n"
    "    fill<<<1, 8>>>(p, argc > 1 ? 3 : 4);\n"
    "    cudaDeviceSynchronize();\n"
    "    cudaFree(p);\n"
    "}\n";

// A stage with its kernel; `limit` is what a row is compared with.
std::string stage(const std::string& limit) {
    return "__global__ void kernel(int m, int n, int k, const float* A, const float* B, float* C) "
           "{\n"
           "    const int row = blockIdx.y * 8 + threadIdx.y, col = blockIdx.x * 8 + threadIdx.x;\n"
           "    if (row >= " +
           limit +
           " || col >= n) return;\n"
           "    float sum = 0;\n"
           "    for (int i = 0; i < k; ++i) sum += A[row * k + i] * B[i * n + col];\n"
           "    C[row * n + col] = sum;\n"
           "}\n"
           "void matmul(int m, int n, int k, const float* A, const float* B, float* C) {\n"
           "    kernel<<<dim3((n + 7) / 8, (m + 7) / 8), dim3(8, 8)>>>(m, n, k, A, B, C);\n"
           "}\n";
}

TEST(BookCheck, CompilesAFileRunsItAndSaysWhatIsWrong) {
    const TestDirectory directory;
    directory.write("fill.cu", program);
    const auto broken = run_book({"check", "fill.cu"}, directory.path());
    EXPECT_EQ(broken.status, 1);
    for (const char* part :
         {"simulated", "Invalid __global__ write of size 4 bytes", "fill.cu:1", "thread (4,0,0)",
          "1 byte after the nearest allocation", "ERROR SUMMARY: 1 error"}) {
        EXPECT_NE(broken.err.find(part), std::string::npos) << part << "\n" << broken.err;
    }
    const auto right =
        run_book({"check", "--schedule", "5", "fill.cu", "argument"}, directory.path());
    EXPECT_EQ(right.status, 0) << right.err;
    EXPECT_NE(right.err.find("ERROR SUMMARY: 0 errors"), std::string::npos) << right.err;
    EXPECT_EQ(directory.files(), std::vector<std::string>{"fill.cu"});
}

TEST(BookCheck, RunsAProgramThatIsCompiledForItAndWritesJson) {
    const TestDirectory directory;
    directory.write("fill.cu", program);
    ASSERT_EQ(run_book({"cc", "--check", "fill.cu", "-o", "fill"}, directory.path()).status, 0);
    const auto run = run_book({"check", "--json", "./fill"}, directory.path());
    EXPECT_EQ(run.status, 1);
    const json report = json::parse(run.out);
    EXPECT_EQ(report.at("format"), "simt-check/1");
    EXPECT_EQ(report.at("simulated"), true);
    EXPECT_EQ(report.at("errors"), 1);
    const json& finding = report.at("findings").at(0);
    EXPECT_EQ(finding.at("tool"), "memcheck");
    EXPECT_EQ(finding.at("file"), "fill.cu");
    EXPECT_EQ(finding.at("line"), 1);
    EXPECT_EQ(run_book({"check", "--json", "out.json", "./fill", "right"}, directory.path()).status,
              0);
    EXPECT_EQ(directory.files(), (std::vector<std::string>{"fill", "fill.cu", "out.json"}));
}

TEST(BookCheck, RunsAStageAtSizesWithEdges) {
    const TestDirectory directory;
    directory.write("right.cu", stage("m"));
    directory.write("wrong.cu", stage("m + 1"));
    EXPECT_EQ(run_book({"check", "right.cu"}, directory.path()).status, 0);
    const auto wrong = run_book({"check", "wrong.cu"}, directory.path());
    EXPECT_EQ(wrong.status, 1);
    EXPECT_NE(wrong.err.find("Invalid __global__ read"), std::string::npos) << wrong.err;
    EXPECT_NE(wrong.err.find("wrong.cu:5"), std::string::npos) << wrong.err;
}

TEST(BookCheck, KnowsTheBooksOwnStages) {
    const auto run = run_book({"check", "cuda/coalesced"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.out.find("right at all"), std::string::npos) << run.out;
}

TEST(BookCheck, RefusesWhatItCannotCheck) {
    const TestDirectory directory;
    directory.write("text", "no program\n");
    EXPECT_EQ(run_book({"check"}).status, 2);
    EXPECT_EQ(run_book({"check", "missing.cu"}).status, 2);
    EXPECT_EQ(run_book({"check", "text"}, directory.path()).status, 2);
    EXPECT_EQ(run_book({"check", "01"}).status, 2);
    EXPECT_EQ(run_book({"check", "serial/ijk"}).status, 2);
    const auto fast = run_book({"check", "/bin/true"});
    EXPECT_EQ(fast.status, 2);
    EXPECT_NE(fast.err.find("book cc --check"), std::string::npos) << fast.err;
}

}  // namespace
