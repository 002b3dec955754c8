// book profile from the .cu file to the advice: compiled for count mode, run, read, shown.
#include "common/base/file.hpp"
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace {

using nlohmann::json;

// A temporary directory of its own shows that nothing is left in it.
class ProfiledProgram : public testing::Test {
  protected:
    void SetUp() override {
        std::filesystem::create_directory(temporary());
        ::setenv("TMPDIR", temporary().c_str(), 1);
    }
    void TearDown() override {
        EXPECT_TRUE(std::filesystem::is_empty(temporary())) << "something was left behind";
        ::unsetenv("TMPDIR");
    }
    std::string temporary() const { return directory_.file("tmp"); }

    m2m::BookRun profile(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "profile");
        return m2m::run_book(arguments, directory_.path());
    }
    json counts(const std::vector<std::string>& arguments) const {
        std::vector<std::string> all = {"--json", "counts.json"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const auto run = profile(all);
        EXPECT_EQ(run.status, 0) << run.err;
        return json::parse(m2m::read_file(directory_.file("counts.json")));
    }
    void expect_one_line(const m2m::BookRun& run, int status, const std::string& part) const {
        EXPECT_EQ(run.status, status) << run.out << run.err;
        const std::size_t at = run.err.rfind("error: ");
        ASSERT_NE(at, std::string::npos) << run.err;
        const std::string message = run.err.substr(at);
        EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 1) << message;
        EXPECT_NE(message.find(part), std::string::npos) << message;
    }

    const m2m::TestDirectory directory_;
};

TEST_F(ProfiledProgram, TellsTheNaiveStageFromTheCoalescedOne) {
    const json naive = counts({"cuda/naive", "--size", "64"});
    const json coalesced = counts({"cuda/coalesced", "--size", "64"});
    // By hand: half of the naive reads touch 16 sectors and half 1; all coalesced ones touch 2.
    const auto& slow = naive["kernels"][0];
    const auto& fast = coalesced["kernels"][0];
    EXPECT_DOUBLE_EQ(slow["figures"]["global_load_sectors_per_request"], 8.5);
    EXPECT_DOUBLE_EQ(slow["figures"]["global_store_sectors_per_request"], 16);
    EXPECT_DOUBLE_EQ(fast["figures"]["global_load_sectors_per_request"], 2);
    EXPECT_DOUBLE_EQ(fast["figures"]["global_store_sectors_per_request"], 4);
    ASSERT_EQ(slow["advice"].size(), 1u);
    EXPECT_EQ(slow["advice"][0]["rule"], "global-stride");
    EXPECT_TRUE(fast["advice"].empty()) << fast["advice"];
}

const char* const column_program = R"(#include <cstdio>
#include <cstdlib>
__global__ void column(float* out) {
    __shared__ float tile[32][32];
    tile[threadIdx.y][threadIdx.x] = 1.0f;
    __syncthreads();
    out[threadIdx.y * 32 + threadIdx.x] = tile[threadIdx.x][threadIdx.y];
}
int main(int argc, char** argv) {
    std::printf("argument %s\n", argc > 1 ? argv[1] : "none");
    if (argc > 1) return std::atoi(argv[1]);
    float* out;
    cudaMalloc(&out, 1024 * sizeof(float));
    column<<<8, dim3(32, 32)>>>(out);
    cudaDeviceSynchronize();
    cudaFree(out);
}
)";

TEST_F(ProfiledProgram, ShowsTheLineTheReasonAndThePage) {
    directory_.write("column.cu", column_program);
    const auto run = profile({"--html", "page.html", "column.cu"});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.out.find("argument none"), std::string::npos);
    EXPECT_NE(run.out.find("line 7: each warp's read takes 32 wavefronts where 1 would do"),
              std::string::npos)
        << run.out;
    const std::string html = m2m::read_file(directory_.file("page.html"));
    EXPECT_NE(html.find("Line 7: one warp"), std::string::npos);
    EXPECT_NE(html.find("in shared tile"), std::string::npos);
}

TEST_F(ProfiledProgram, CompiledBeforeShowsNothingWhenItFailsOrLaunchesNothing) {
    directory_.write("column.cu", column_program);
    const auto compiled =
        m2m::run_book({"cc", "--count", "column.cu", "-o", "column"}, directory_.path());
    ASSERT_EQ(compiled.status, 0) << compiled.err;
    expect_one_line(profile({"column", "3"}), 1, "exit status 3");
    expect_one_line(profile({"column", "0"}), 1, "no kernel");
}

TEST_F(ProfiledProgram, ThatDoesNotCompileSaysSo) {
    directory_.write("broken.cu", "int main( {\n");
    expect_one_line(profile({"broken.cu"}), 1, "broken.cu does not compile");
}

TEST_F(ProfiledProgram, NotCompiledForCountingSaysHow) {
    expect_one_line(profile({"/bin/true"}), 1, "book cc --count");
}

TEST_F(ProfiledProgram, WithoutMainNorStageSaysWhatIsMissing) {
    directory_.write("nothing.cu", "int nothing;\n");
    expect_one_line(profile({"nothing.cu"}), 1, "no main()");
}

}  // namespace
