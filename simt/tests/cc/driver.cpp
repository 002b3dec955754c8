// `book cc` from a reader's command line to a program that runs.
#include "simt/tests/cc/command.hpp"

namespace simt_cc {
namespace {

const std::string kernel =
    "__global__ void twice(int* p) { p[threadIdx.x] *= 2; }\n"
    "void run_twice(int* p) { twice<<<1, 4>>>(p); cudaDeviceSynchronize(); }\n";
const std::string host =
    "#include <cuda_runtime.h>\n"
    "void run_twice(int* p);\n"
    "int main() {\n"
    "    int* p = nullptr;\n"
    "    cudaMallocManaged(&p, 4 * sizeof(int));\n"
    "    for (int i = 0; i < 4; ++i) p[i] = i;\n"
    "    run_twice(p);\n"
    "    return p[3];\n"
    "}\n";

TEST_F(BookCc, LinksSeveralFilesAndTheProgramsExitStatusIsItsOwn) {
    write("kernel.cu", kernel);
    write("main.cpp", host);
    const Ran made = cc("-O1 main.cpp kernel.cu -o prog");
    EXPECT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(made.output, "");
    EXPECT_EQ(shell("./prog").status, 6);
    EXPECT_TRUE(temporaries_are_gone());
}

TEST_F(BookCc, CompilesToObjectsAndAnArchiveAndLinksThem) {
    write("kernel.cu", kernel);
    write("main.cpp", host);
    EXPECT_EQ(cc("-O1 -c kernel.cu main.cpp").output, "");
    EXPECT_TRUE(exists("kernel.o") && exists("main.o"));
    EXPECT_EQ(cc("-lib kernel.o -o libkernel.a").status, 0);
    EXPECT_EQ(cc("-dlink kernel.o -o link.o").status, 0);
    const Ran made = cc("main.o link.o -L. -lkernel -lcudart -o prog");
    EXPECT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(shell("./prog").status, 6);
}

TEST_F(BookCc, LeavesTheTranslatedTextUnderNvccsName) {
    write("kernel.cu", kernel);
    write("main.cpp", host);
    const Ran made = cc("-cuda kernel.cu");
    EXPECT_EQ(made.status, 0) << made.output;
    ASSERT_TRUE(exists("kernel.cu.cpp.ii"));
    EXPECT_NE(shell("grep '<<<' kernel.cu.cpp.ii").status, 0);
    EXPECT_EQ(shell("'" COMPILER "' -std=c++17 -c kernel.cu.cpp.ii -o kernel.o").output, "");
    EXPECT_EQ(cc("-O1 main.cpp kernel.o -o prog").status, 0);
    EXPECT_EQ(shell("./prog").status, 6);
    EXPECT_EQ(cc("-cuda kernel.cu main.cpp -o two.ii").status, 2);
}

TEST_F(BookCc, SparesProgramsWithoutTexturesTheirHeaders) {
    write("with.cu",
          "__global__ void k(cudaTextureObject_t t, float* p) { *p = tex1Dfetch<float>(t, 0); }\n"
          "int main() { k<<<1, 1>>>(0, nullptr); return 0; }\n");
    write("without.cu", kernel + "int main() { return 0; }\n");
    const auto includes = [&](const std::string& name) {
        const Ran made = cc("-O0 " + name + ".cu --keep-dir kept -o prog");
        EXPECT_EQ(made.status, 0) << made.output;
        return shell("grep -c 'texel.hpp\\|texture_types.h\\|texture_api.hpp' kept/" + name +
                     ".translated.ii")
                   .status == 0;
    };
    EXPECT_TRUE(includes("with"));
    EXPECT_FALSE(includes("without"));
    // A file of the host always has the API, as with nvcc.
    write("host.cpp",
          "#include <cuda_runtime.h>\n"
          "int main() { return cudaCreateChannelDesc<float2>().y - 32; }\n");
    EXPECT_EQ(cc("host.cpp -o host").output, "");
    EXPECT_EQ(shell("./host").status, 0);
}

TEST_F(BookCc, BuildsAMakefileProjectInParallel) {
    write("Makefile",
          "NVCC = nvcc\n"
          "prog: main.o a/kernel.o b/kernel.o\n"
          "\t$(NVCC) -arch=sm_70 $^ -o $@\n"
          "%.o: %.cu\n"
          "\t$(NVCC) -O1 -c $< -o $@\n"
          "%.o: %.cpp\n"
          "\t$(NVCC) -O1 -c $< -o $@\n");
    std::filesystem::create_directory(directory_ / "a");
    std::filesystem::create_directory(directory_ / "b");
    write("a/kernel.cu", kernel);  // two files of one name must not meet
    write("b/kernel.cu", "namespace b {\n" + kernel + "}\n");
    write("main.cpp", host);
    const Ran made = shell("make -s -j 3 NVCC=\"'$SIMT_CC'\"");
    EXPECT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(made.output, "simt-cc: note: without effect on a CPU: -arch=sm_70\n");
    EXPECT_EQ(shell("./prog").status, 6);
    EXPECT_TRUE(temporaries_are_gone());
}

TEST_F(BookCc, BuildsAProgramThatIsCheckedFromAllItsFiles) {
    write(
        "kernel.cu",
        "__global__ void past_the_end(int* p) { p[threadIdx.x + 1] = 0; }\n"
        "void run_past_the_end(int* p) { past_the_end<<<1, 4>>>(p); cudaDeviceSynchronize(); }\n");
    write("main.cpp",
          "#include <cuda_runtime.h>\n"
          "void run_past_the_end(int* p);\n"
          "int main() {\n"
          "    int* p = nullptr;\n"
          "    cudaMalloc(&p, 4 * sizeof(int));\n"
          "    run_past_the_end(p);\n"
          "    cudaFree(p);\n"
          "}\n");
    const Ran made = cc("--check -O3 main.cpp kernel.cu -o prog");
    EXPECT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(made.output, "");
    const Ran ran = shell("./prog");
    EXPECT_EQ(ran.status, 1);
    for (const std::string part : {"Invalid __global__ write of size 4 bytes", "kernel.cu:1",
                                   "thread (3,0,0)", "ERROR SUMMARY: 1 error"}) {
        EXPECT_NE(ran.output.find(part), std::string::npos) << part << "\n" << ran.output;
    }
    EXPECT_EQ(shell("ldd ./prog | grep -c san").output, "0\n");  // no sanitizer's library
    EXPECT_EQ(cc("--check --count main.cpp").status, 2);
}

// The file is translated a second time, without loops over threads, and a third with the whole standard
// library: what there is to say of the program is said once.
TEST_F(BookCc, TellsANoteOnce) {
    write("sum.cu",
          "__device__ void sum(volatile int* s, int t) {\n"
          "    s[t] += s[t + 32]; s[t] += s[t + 16]; s[t] += s[t + 8]; s[t] += s[t + 4];\n"
          "}\n"
          "__global__ void looped(float* p) {\n"
          "    __shared__ float s[64];\n"
          "    s[threadIdx.x] = p[threadIdx.x];\n"
          "    __syncthreads();\n"
          "    p[threadIdx.x] = s[63 - threadIdx.x];\n"
          "}\n"
          "int main() { return nothing_of_that_name; }\n");
    const Ran made = cc("-O2 sum.cu -o sum");
    EXPECT_EQ(made.status, 1) << made.output;
    const std::size_t first = made.output.find(": note: ");
    ASSERT_NE(first, std::string::npos) << made.output;
    EXPECT_EQ(made.output.find(": note: ", first + 1), std::string::npos) << made.output;
    EXPECT_NE(made.output.find("nothing_of_that_name"), std::string::npos) << made.output;
}

TEST_F(BookCc, RunsTheProgramOnRequest) {
    write("main.cu",
          "#include <cstdio>\nint main(int n, char** v) { puts(v[n - 1]); return 3; }\n");
    const Ran ran = cc("-O0 -run main.cu --run-args hello");
    EXPECT_EQ(ran.status, 3);
    EXPECT_EQ(ran.output, "hello\n");
}

TEST_F(BookCc, NamesTheFunctionAndTheLineOfWhatIsMissing) {
    write("bad.cu",
          "__global__ void k(float* p, int n) {}\n"
          "int main() {\n"
          "    float* p = nullptr;\n"
          "    double d = 0;\n"
          "    k<<<1, 1>>>(p);\n"
          "    atomicMax(&d, 1.0);\n"
          "    cudaIpcCloseMemHandle(0);\n"
          "}\n");
    const Ran ran = cc("-c bad.cu");
    EXPECT_EQ(ran.status, 1);
    for (const std::string part : {"bad.cu:5:6: error: ", "bad.cu:6:14: error: ",
                                   "no atomicMax for this type", "bad.cu:7:5: error: ",
                                   "bad.cu:7:5: error: cudaIpcCloseMemHandle: not simulated: "
                                   "memory shared between processes"}) {
        EXPECT_NE(ran.output.find(part), std::string::npos) << part << "\n" << ran.output;
    }
    EXPECT_EQ(ran.output.find("simt/include"), std::string::npos) << ran.output;
    EXPECT_FALSE(exists("bad.o"));
}

TEST_F(BookCc, CompilesAProgramThatCountsOnWhatNvidiasHeaderIncludes) {
    write("prog.cu",
          "using namespace std;\n"
          "__global__ void k(int* p, int n) { p[0] = n; }\n"
          "int main() {\n"
          "    int* p = nullptr;\n"
          "    int a = 3, b = 4;\n"
          "    swap(a, b);\n"
          "    cudaMallocManaged(&p, sizeof(int));\n"
          "    k<<<1, 1>>>(p, std::max(a, b));\n"
          "    cudaDeviceSynchronize();\n"
          "    return p[0];\n"
          "}\n");
    const Ran made = cc("-O1 prog.cu -o prog");
    EXPECT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(made.output, "");
    EXPECT_EQ(shell("./prog").status, 4);
}

TEST_F(BookCc, NamesAnObjectFileThatIsNotThere) {
    const Ran ran = cc("nothing.o -o prog");
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.output, "error: cannot read nothing.o: no such file\n");
}

TEST_F(BookCc, SaysWhatIsOutOfScopeInOneLine) {
    write("dnn.cu", "#include <cudnn.h>\nint main() {}\n");
    EXPECT_EQ(cc("dnn.cu").output,
              "dnn.cu:1:10: error: <cudnn.h>: not simulated: cuDNN "
              "(simt/docs/COVERAGE.md lists what is)\n");
    write("nested.cu",
          "__global__ void child() {}\n"
          "__global__ void parent() {\n"
          "    cudaDeviceSynchronize();\n"
          "    unsigned lane; asm(\"mov.u32 %0, %pm0;\" : \"=r\"(lane));\n"
          "}\n");
    const Ran ran = cc("-c nested.cu");
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.output.find("nested.cu:3:5: error: a kernel cannot wait for kernels"),
              std::string::npos)
        << ran.output;
    EXPECT_NE(ran.output.find("nested.cu:4:37: error: inline PTX"), std::string::npos)
        << ran.output;
}

TEST_F(BookCc, ExitsWithTwoForAWrongCommandLine) {
    EXPECT_EQ(cc("--frobnicate a.cu").status, 2);
    EXPECT_EQ(cc("-O2").status, 2);
    EXPECT_EQ(cc("missing.cu").output, "error: cannot read missing.cu: no such file\n");
    EXPECT_EQ(cc("missing.cu").status, 1);
}

TEST_F(BookCc, SaysItsVersionAsNvccDoesAndExplainsItself) {
    EXPECT_NE(cc("--version").output.find("release 12.4"), std::string::npos);
    const Ran help = cc("--help");
    EXPECT_EQ(help.status, 0);
    EXPECT_NE(help.output.find("-Xcompiler"), std::string::npos);
}

}  // namespace
}  // namespace simt_cc
