// Programs of the kind that readers bring. Each checks its own result: exit status 0 is right.
#include "simt/tests/cc/command.hpp"

namespace simt_cc {
namespace {

// For a device that has what the newest of them need.
constexpr const char* kNewDevice = "-arch=sm_90 -U__CUDA_ARCH__ -D__CUDA_ARCH__=900";

class Programs : public BookCc, public testing::WithParamInterface<const char*> {};

TEST_P(Programs, CompileAndFindTheirResultsRight) {
    const Ran made =
        cc(std::string("-O1 -arch=native '" PROGRAMS "/") + GetParam() + ".cu' -lcublas -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    const Ran ran = shell("SIMT_DEVICES=2 ./prog");
    EXPECT_EQ(ran.status, 0) << ran.output;
}

INSTANTIATE_TEST_SUITE_P(Simulated, Programs,
                         testing::Values("grid_sync", "half", "histogram", "lambdas", "large_tiles",
                                         "prints_and_asserts", "reduction", "scan", "softmax",
                                         "stencil", "streams", "transpose", "two_devices"),
                         [](const auto& program) { return std::string(program.param); });

class TensorPrograms : public BookCc, public testing::WithParamInterface<const char*> {};

TEST_P(TensorPrograms, CompileAndFindTheirResultsRight) {
    const Ran made =
        cc(std::string("-O1 ") + kNewDevice + " '" PROGRAMS "/" + GetParam() + ".cu' -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    for (const char* const seed : {"0", "1", "2"}) {
        const Ran ran = shell(std::string("SIMT_SEED=") + seed + " ./prog");
        EXPECT_EQ(ran.status, 0) << ran.output;
    }
}

INSTANTIATE_TEST_SUITE_P(Simulated, TensorPrograms, testing::Values("tensor_core_gemm", "wmma"),
                         [](const auto& program) { return std::string(program.param); });

// The programs above could not fail if a wrong kernel went unnoticed.
TEST_F(BookCc, ProgramsNoticeAWrongKernel) {
    std::string source = simt::test::read_file(PROGRAMS "/scan.cu");
    const std::string right = "i >= step ?", wrong = "i > step ?";
    ASSERT_NE(source.find(right), std::string::npos);
    write("wrong.cu", source.replace(source.find(right), right.size(), wrong));
    ASSERT_EQ(cc("-O1 wrong.cu -o wrong").status, 0);
    EXPECT_EQ(shell("./wrong").status, 1);
}

}  // namespace
}  // namespace simt_cc
