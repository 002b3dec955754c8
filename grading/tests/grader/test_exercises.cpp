// The book's own exercises through the grader: those that are judged by counts, as a course would
// grade them.
#include "common/base/file.hpp"
#include "common/base/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace m2m::grader {
namespace {

namespace fs = std::filesystem;

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
    const nlohmann::json start = grade("04_3", "/exercises/ex04_3_transpose_conflicts");
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

// Without a grid of threads there is no race and no conflict, and no exercise either.
class Unparallel : public testing::Test {
  protected:
    Unparallel() : directory_(testing::TempDir() + "/unparallel" + std::to_string(::getpid())) {
        fs::create_directories(directory_);
    }
    ~Unparallel() override { fs::remove_all(directory_); }

    std::string graded(const std::string& kernels, const std::string& body) {
        write_file(
            directory_ / "tiled.cu",
            "#include \"common/device/cuda_check.hpp\"\n#include \"tiled.hpp\"\n"
            "#include <cstddef>\n#include <vector>\n" +
                kernels +
                "void tiled(int m, int n, int k, const float* A, const float* B, float* C) {\n" +
                body + "}\n");
        const ProcessResult result = capture_process({BOOK_PROGRAM, "grade", "04_1", "--submission",
                                                      directory_.string(), "--format", "json"});
        const nlohmann::json grade = nlohmann::json::parse(result.output, nullptr, false);
        EXPECT_FALSE(grade.is_discarded()) << result.output;
        if (grade.is_discarded()) return "";
        EXPECT_EQ(grade.at("points"), 0) << grade.dump(1);
        return grade.dump();
    }

    fs::path directory_;
};

TEST_F(Unparallel, WorkOnTheHostEarnsNothing) {
    const std::string grade = graded(
        "",
        "std::vector<float> a(std::size_t(m) * k), b(std::size_t(k) * n), c(std::size_t(m) * n);\n"
        "cudaMemcpy(a.data(), A, a.size() * sizeof(float), cudaMemcpyDeviceToHost);\n"
        "cudaMemcpy(b.data(), B, b.size() * sizeof(float), cudaMemcpyDeviceToHost);\n"
        "for (int i = 0; i < m; ++i) for (int j = 0; j < n; ++j) for (int p = 0; p < k; ++p)\n"
        "    c[std::size_t(i) * n + j] += a[std::size_t(i) * k + p] * b[std::size_t(p) * n + j];\n"
        "cudaMemcpy(C, c.data(), c.size() * sizeof(float), cudaMemcpyHostToDevice);\n");
    EXPECT_NE(grade.find("for the GPU's threads"), std::string::npos) << grade;
}
TEST_F(Unparallel, OneThreadAloneEarnsNothing) {
    const std::string grade = graded(
        "__global__ void alone(int m, int n, int k, const float* A, const float* B, float* C) {\n"
        "    for (int i = 0; i < m; ++i) for (int j = 0; j < n; ++j) {\n"
        "        float sum = 0.0f;\n"
        "        for (int p = 0; p < k; ++p) sum += A[i * k + p] * B[p * n + j];\n"
        "        C[i * n + j] = sum;\n    }\n}\n",
        "alone<<<1, 1>>>(m, n, k, A, B, C);\nCUDA_CHECK(cudaGetLastError());\n");
    EXPECT_NE(grade.find("for the GPU's threads"), std::string::npos) << grade;
}
TEST_F(Unparallel, AKernelThatOnlyTheCheckerSeesIsRefused) {
    for (const char* const macro : {"SIMT_COUNT", "SIMT_CHECK", "__SANITIZE_THREAD__"}) {
        const std::string grade =
            graded(std::string("#ifdef ") + macro +
                       "\nstatic const int kind = 1;\n#else\n"
                       "static const int kind = 2;\n#endif\n",
                   "(void)m, (void)n, (void)k, (void)A, (void)B, (void)C, (void)kind;\n");
        EXPECT_NE(grade.find("depends on how it is looked at"), std::string::npos) << grade;
    }
}

}  // namespace
}  // namespace m2m::grader
