// What a kernel computes depends neither on the optimisation nor on the mode that its program is
// compiled for.
#include "simt/tests/cc/command.hpp"

namespace simt_cc {
namespace {

constexpr const char* assumptions = " '" PROGRAMS "/assumptions.cu' -o prog";
constexpr const char* arithmetic = " '" PROGRAMS "/gpu_arithmetic.cu' -o prog";

class Modes : public BookCc, public testing::WithParamInterface<const char*> {};

TEST_P(Modes, KernelsAreCompiledAsNvccCompilesThem) {
    for (const char* const optimization : {"-O0", "-O1", "-O2", "-O3"}) {
        const std::string options = std::string(GetParam()) + " " + optimization;
        for (const char* const program : {assumptions, arithmetic}) {
            const Ran compiled = cc(options + program);
            ASSERT_EQ(compiled.status, 0) << options << "\n" << compiled.output;
            const Ran ran = shell("./prog");
            EXPECT_EQ(ran.status, 0) << options << program << "\n" << ran.output;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Simulated, Modes, testing::Values("", "--check", "--count"),
                         [](const auto& mode) {
                             const std::string option = mode.param;
                             return option.empty() ? "run" : option.substr(2);
                         });

TEST_F(BookCc, FastMathOfTheHostDoesNotReachKernels) {
    for (const char* const option : {"-ffast-math", "-Ofast"}) {
        const Ran made = cc(std::string("-O2 -Xcompiler ") + option + assumptions);
        ASSERT_EQ(made.status, 0) << made.output;
        const Ran ran = shell("./prog");
        EXPECT_EQ(ran.status, 0) << option << "\n" << ran.output;
    }
}

TEST_F(BookCc, KeepsProductsAndSumsApartOnRequest) {
    const Ran made = cc(std::string("-O2 --fmad=false") + assumptions);
    ASSERT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(made.output, "");
    const Ran ran = shell("./prog separate");
    EXPECT_EQ(ran.status, 0) << ran.output;
    EXPECT_EQ(cc("--fmad=perhaps a.cu").status, 2);
}

}  // namespace
}  // namespace simt_cc
