// Programs of the kind that readers bring. Each checks its own result: exit status 0 is right.
#include "simt/tests/cc/command.hpp"

namespace simt_cc {
namespace {

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

// The programs above could not fail if a wrong kernel went unnoticed.
TEST_F(BookCc, ProgramsNoticeAWrongKernel) {
    std::string source = m2m::read_file(PROGRAMS "/scan.cu");
    const std::string right = "i >= step ?", wrong = "i > step ?";
    ASSERT_NE(source.find(right), std::string::npos);
    write("wrong.cu", source.replace(source.find(right), right.size(), wrong));
    ASSERT_EQ(cc("-O1 wrong.cu -o wrong").status, 0);
    EXPECT_EQ(shell("./wrong").status, 1);
}

}  // namespace
}  // namespace simt_cc
