// What the translator cannot do, it refuses with a message; nothing makes it crash or hang.
#include "simt/tests/support.hpp"
#include "simt/tests/translate/translated.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

struct Case {
    const char* source;
    const char* message;
};

class Refusals : public testing::TestWithParam<Case> {};

TEST_P(Refusals, NameThePlaceAndWhatToDo) {
    EXPECT_EQ(translated(GetParam().source), std::string("file.cu:") + GetParam().message + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Translator, Refusals,
    testing::Values(
        Case{"void f() { k<<<>>>(x); }",
             "1:13: a launch needs at least a grid and a block: kernel<<<grid, block>>>(…)"},
        Case{"void f() { k<<<1>>>(x); }",
             "1:13: a launch needs at least a grid and a block: kernel<<<grid, block>>>(…)"},
        Case{"__global__ void a(); __device__ void b() { a<<<1, 1>>>(); cudaDeviceSynchronize(); }",
             "1:59: a kernel cannot wait for kernels (CUDA 12 removed that): launch what comes "
             "after "
             "them in the stream cudaStreamTailLaunch"},
        Case{"void f() { k<<<1, >>>(x); }", "1:13: a parameter between <<< and >>> is empty"},
        Case{"void f() {\n  k<<<1, 2, 3, 4, 5>>>(x); }",
             "2:4: a launch has at most four parameters: kernel<<<grid, block, shared bytes, "
             "stream>>>(…)"},
        Case{"void f() { k<<<1, 2>>>; }",
             "1:20: expected the kernel's arguments after >>>: kernel<<<grid, block>>>(…)"},
        Case{"void f() { k<<<1, 2>>(x); }", "1:13: this <<< has no >>>"},
        Case{"void f() { <<<1, 2>>>(x); }", "1:12: expected a kernel's name before <<<"},
        Case{"void f() { return <<<1, 2>>>(x); }", "1:19: expected a kernel's name before <<<"},
        Case{"void f() { 3<<<1, 2>>>(x); }", "1:13: expected a kernel's name before <<<"},
        Case{"void f() { k<<<1, 2>>>(x; }",
             "1:23: these kernel arguments have no closing parenthesis"},
        Case{"void f() { __shared__ int x = 3; }",
             "1:27: __shared__ variable 'x' cannot have an initializer: let a thread assign it, "
             "then __syncthreads()"},
        Case{"void f() { __shared__ int x{3}; }",
             "1:27: __shared__ variable 'x' cannot have an initializer: let a thread assign it, "
             "then __syncthreads()"},
        Case{"void f() { __shared__ float x[]; }",
             "1:29: __shared__ array 'x' needs an extent; for a dynamic one write extern "
             "__shared__"},
        Case{"void f() { __shared__ int &x; }",
             "1:28: __shared__ variable 'x' cannot be a reference"},
        Case{"void f() { __shared__ int g(int); }", "1:27: a function cannot be __shared__"},
        Case{"void f() { __shared__ 3; }",
             "1:12: expected a variable: __shared__ type name[extent];"},
        Case{"void f(__shared__ int x) { }",
             "1:8: expected a variable: __shared__ type name[extent];"},
        Case{"struct S { __shared__ int x; };",
             "1:12: a class member cannot be __shared__; declare the variable in a function"},
        Case{"__shared__ struct { int n; } x;",
             "1:1: a __shared__ variable outside of functions needs a type with a name: define the "
             "class first"},
        Case{"__global__ void k(int&& x) {}",
             "1:22: a kernel's parameter cannot be an rvalue reference"},
        Case{"extern __shared__ int x;", "1:23: expected an array: extern __shared__ type x[];"},
        Case{"struct S { static __device__ int n; };",
             "1:34: static member 'n' cannot be a device variable in the simulator; declare it "
             "outside of the class"},
        Case{"template <class> __device__ int n;",
             "1:33: variable template 'n' cannot be a device variable in the simulator: its "
             "template "
             "parameters need names"},
        Case{"texture<float, 2> t;",
             "1:1: texture references do not exist any more (CUDA 12 removed them): use a texture "
             "object, cudaTextureObject_t"},
        Case{"int a;\nauto s = R\"(no end", "2:10: this raw string has no end"}),
    [](const auto& one) { return simt::test::numbered(one.index, one.param.source); });

TEST(Translator, ReportsSeveralMistakesAtOnce) {
    EXPECT_EQ(
        translated("void f() {\n  k<<<1>>>(x);\n  __shared__ int y = 1;\n}"),
        "file.cu:2:4: a launch needs at least a grid and a block: kernel<<<grid, block>>>(…)\n"
        "file.cu:3:18: __shared__ variable 'y' cannot have an initializer: let a thread assign it, "
        "then __syncthreads()\n");
}

TEST(Translator, RefusesLaunchesNestedWithoutEnd) {
    std::string text = "void f() { ";
    for (int i = 0; i < 5000; ++i) text += "k<<<1, 1>>>([] { ";
    text += "x; ";
    for (int i = 0; i < 5000; ++i) text += "}); ";
    EXPECT_NE(translated(text + "}").find("launches are nested too deeply"), std::string::npos);
}

// Broken programs: the translator ends, and either complains or leaves the complaint to the
// compiler.
TEST(Translator, SurvivesEveryPrefixAndEveryHoleOfAProgram) {
    const std::string program =
        "# 1 \"a.cu\"\n#pragma once\nextern __shared__ char pool[]; namespace a { __device__ "
        "__managed__ struct S { int x; } s{1}, t[2]; }\n"
        "template <typename T, int N = (1 > 0)> __global__ void k(T* p, int n) { __shared__ "
        "alignas(16) T tile[N][N + 1], *q;\n"
        "extern __shared__ float dyn[]; auto r = R\"x(<<<)x\"; auto c = '\\''; float* f = "
        "(float*)pool; __shared__ union { int i; } u; }\n"
        "void f(float* p) { if (p) k<float, 16><<<dim3(1, 2), n >> 1, 0, s>>>(p, {1, 2}, [=] "
        "__device__ (int i) { return i; });\n"
        "else (a::k<A<B<int>>>)<<<1, 2>>>(0, x...); }\n";
    for (std::size_t i = 0; i <= program.size(); ++i) {
        simt::translate::translate(program.substr(0, i), "a.cu");
        simt::translate::translate(program.substr(i), "a.cu");
        if (i < program.size())
            simt::translate::translate(program.substr(0, i) + program.substr(i + 1), "a.cu");
    }
    SUCCEED() << "none of these may crash or hang";
}

TEST(Translator, SurvivesRandomTokens) {
    const std::vector<std::string> words = {"k",          "<<<",
                                            ">>>",        "<",
                                            ">",          "(",
                                            ")",          "[",
                                            "]",          "{",
                                            "}",          ";",
                                            ",",          "::",
                                            "__shared__", "__device__",
                                            "__global__", "extern",
                                            "static",     "struct",
                                            "template",   "=",
                                            "*",          "&",
                                            "int",        "x",
                                            "R\"(",       ")\"",
                                            "\"",         "'",
                                            "#",          "\n",
                                            "0",          "operator",
                                            "namespace",  "->",
                                            "alignas",    "__attribute__",
                                            "__align__",  "texture",
                                            ":",          "decltype",
                                            "...",        "pool",
                                            "union",      "\\"};
    simt::test::Random random(7);
    std::size_t refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = "extern __shared__ int pool[];";
        const int length = random.integer(1, 60);
        for (int i = 0; i < length; ++i)
            text += words[random.below(words.size())] + (random.below(3) != 0 ? " " : "");
        const auto translation = simt::translate::translate(text, "a.cu");
        refused += translation.problems.empty() ? 0 : 1;
        EXPECT_TRUE(translation.problems.empty() || translation.text.empty());
        for (const auto& problem : translation.problems) EXPECT_FALSE(problem.message.empty());
    }
    EXPECT_GT(refused, 1000u);
}

TEST(Translator, SurvivesRandomBytes) {
    simt::test::Random random(8);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        const int length = random.integer(0, 300);
        for (int i = 0; i < length; ++i) text += static_cast<char>(random.below(256));
        simt::translate::translate(text, "a.cu");
    }
    SUCCEED() << "none of these may crash or hang";
}

}  // namespace
