// Compiling runs nothing of the program and leaves nothing behind; what SIMT_ONLY hides.
#include "simt/cc/driver.hpp"
#include "simt/tests/cc/command.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace {

using simt_cc::BookCc;
using simt_cc::Ran;

class Safety : public BookCc {};

TEST(Workspace, IsForItsOwnerAloneAndGoesAway) {
    std::filesystem::path directory;
    {
        const simt::compile::Workspace workspace("");
        directory = std::filesystem::path(workspace.file("x")).parent_path();
        struct stat found {};
        ASSERT_EQ(::stat(directory.c_str(), &found), 0);
        EXPECT_EQ(found.st_mode & 0777, 0700u);
        m2m::write_file(directory / "x", "left by a step that failed");
    }
    EXPECT_FALSE(std::filesystem::exists(directory));
}

// Whatever a program wants to do before main(), or wants the shell to do, waits until it is run.
TEST_F(Safety, CompilingRunsNothingOfTheProgram) {
    write("evil; touch owned.cu",
          "#include <cstdlib>\n"
          "struct Early { Early() { std::system(\"touch owned\"); } } early;\n"
          "__attribute__((constructor)) void first() { std::system(\"touch owned\"); }\n"
          "__global__ void $touch$owned() {}\n"
          "# 1 \"`touch owned`.cu\"\n"
          "void f() { $touch$owned<<<1, 1>>>(); }\n"
          "int main() { return 0; }\n");
    for (const char* words : {"'evil; touch owned.cu' -o '$(touch owned)'",
                              "-c 'evil; touch owned.cu' -o evil.o", "-E 'evil; touch owned.cu'"}) {
        const Ran compiled = cc(words);
        EXPECT_EQ(compiled.status, 0) << compiled.output;
        EXPECT_FALSE(exists("owned")) << words;
    }
    EXPECT_TRUE(temporaries_are_gone());
}

TEST_F(Safety, AFailedCompilationLeavesNothingBehind) {
    write("bad.cu", "__global__ void k() { this is no C++ }\n");
    EXPECT_EQ(cc("bad.cu -o bad").status, 1);
    EXPECT_FALSE(exists("bad"));
    EXPECT_TRUE(temporaries_are_gone());
}

class OneThread : public BookCc {};

TEST_F(OneThread, IsTheOnlyOneThatPrintsUnderSimtOnly) {
    ASSERT_EQ(cc("-g -G '" DEBUGGING "' -o debugging").status, 0);
    const std::string last = "16 of 32 elements are wrong\n";
    EXPECT_EQ(shell("SIMT_ONLY=2,5 ./debugging").output, "block 2 thread 5: out[21] = 18\n" + last);
    EXPECT_EQ(shell("SIMT_ONLY='(2,0,0),(5,0,0)' ./debugging").output,
              "block 2 thread 5: out[21] = 18\n" + last);
    EXPECT_EQ(shell("SIMT_ONLY=9,0 ./debugging").output, last);
    EXPECT_EQ(shell("SIMT_ONLY=2 ./debugging 2>&1 >/dev/null").output,
              "simt: note: SIMT_ONLY=2 is ignored: it takes BLOCK,THREAD, for example 3,17 or "
              "1:2:0,5:0:0\n");
}

TEST_F(OneThread, PrintsWhatTheCompilerTurnsIntoOtherCallsToo) {
    write("talk.cu",
          "#include <cstdio>\n"
          "__global__ void talk() {\n"
          "    printf(\"line\\n\");\n"
          "    printf(\"%c\", 'a' + threadIdx.x);\n"
          "    std::printf(\"%s\\n\", \"end\");\n"
          "}\n"
          "int main() {\n"
          "    talk<<<1, 3>>>();\n"
          "    cudaDeviceSynchronize();\n"
          "    puts(\"host\");\n"
          "}\n");
    for (const char* optimization : {"-O0", "-O3"}) {
        ASSERT_EQ(cc(std::string(optimization) + " talk.cu -o talk").status, 0);
        EXPECT_EQ(shell("SIMT_ONLY=0,1 ./talk").output, "line\nbend\nhost\n");
    }
}

TEST_F(OneThread, ReadsTheSameClockByBothNames) {
    write("ticks.cu",
          "#include <cstdio>\n"
          "__global__ void wait(long long* ticks) {\n"
          "    const clock_t begin = clock();\n"
          "    const long long begin64 = clock64();\n"
          "    while (clock64() - begin64 < 1000000) {}\n"
          "    *ticks = clock() - begin;\n"
          "}\n"
          "int main() {\n"
          "    long long* ticks;\n"
          "    cudaMallocManaged(&ticks, sizeof *ticks);\n"
          "    wait<<<1, 1>>>(ticks);\n"
          "    return cudaDeviceSynchronize() == cudaSuccess && *ticks >= 1000000 && clock() < "
          "1000000000\n"
          "               ? 0 : 1;\n"
          "}\n");
    ASSERT_EQ(cc("ticks.cu -o ticks").status, 0);
    EXPECT_EQ(shell("./ticks").status, 0);
}

}  // namespace
