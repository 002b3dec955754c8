// Which kernels get a second form, with loops over their threads.
#include "simt/translate/thread_loops.hpp"

#include "simt/tests/translate/translated.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

// The rest of a file with a kernel of this body.
std::string file_with(const std::string& body, const std::string& before = "") {
    return "constexpr int tile = 16; __device__ int counter; "
           "__host__ __device__ constexpr int pieces(int a, int b) { return (a + b - 1) / b; } "
           "__device__ int lane() { return threadIdx.x; } "
           "__device__ void meet() { __syncthreads(); } "
           "__device__ float twice(const float* p) { return 2 * p[0]; } "
           "__device__ float elsewhere(float x); " +
           before +
           " __global__ void k(int n, float f, const float* in, float* out) { "
           "__shared__ float s[64]; const int t = threadIdx.x; " +
           body + "}";
}

bool loops(const std::string& body, const std::string& before = "") {
    return simt::translate::translate(file_with(body, before), "a.cu", true).thread_loops == 1;
}

const std::string load = "s[t] = in[t]; __syncthreads(); ", store = " out[t] = s[63 - t];";

TEST(ThreadLoops, AreForKernelsWhoseBarriersAllThreadsReach) {
    for (const std::string body : {
             "if (n > 3) { __syncthreads(); s[t] = 1; __syncthreads(); } else __syncthreads();",
             "for (int i = 0; i < pieces(n, tile); ++i) { s[t] += in[i]; __syncthreads(); }",
             "for (unsigned i = blockDim.x / 2; i > 0; i >>= 1) "
             "{ if (t < i) s[t] += s[t + i]; __syncthreads(); }",
             "for (int i = 0; i < 2; ++i) for (int j = i; j < n; j += 2) "
             "{ s[t] = s[63 - t]; __syncthreads(); }",
             "float x = s[t]; __syncthreads(); s[63 - t] = x; __syncthreads();",
             "const int m = n / 2; const int u = m + t; s[u] = 1; __syncthreads();",
             "{ s[t] = 2; __syncthreads(); }",
             "for (int i = 0; i < t; ++i) { if (i == 3) break; s[t] += i; } __syncthreads();",
             "float v[2] = {0, 1}; s[t] = v[t % 2]; __syncthreads();",
             "s[t] = fmaxf(twice(in), sqrtf(f)); __syncthreads();",
         })
        EXPECT_TRUE(loops(load + body + store)) << body;
}

TEST(ThreadLoops, AreNotForBarriersThatNotAllThreadsMayReach) {
    for (const std::string body : {
             "if (t < n) { __syncthreads(); }",
             "if (in[0] > 0) __syncthreads();",
             "int m = n; if (t == 0) m = 3; if (m > 3) __syncthreads();",
             "int m = n; m += t; for (int i = 0; i < m; ++i) { s[t] = 1; __syncthreads(); }",
             "for (int i = t; i < n; i += 64) { s[t] = 1; __syncthreads(); }",
             "for (int i = 0; i < n; ++i) { if (t == 0) i = n; __syncthreads(); }",
             "for (int i = 0; i < n; ++i) { if (i == 3) break; s[t] = 1; __syncthreads(); }",
             "for (int i = 0; i < n; ++i) { s[t] = 1; __syncthreads(); if (i == 3) continue; }",
             "while (n > 0) { --n; __syncthreads(); }",
             "do { __syncthreads(); } while (n < 0);",
             "if (t >= n) return; __syncthreads();",
             "if (t < n) meet(); __syncthreads();",
             "n > 3 ? __syncthreads() : void();",
             "auto f2 = [&] { __syncthreads(); }; f2();",
             "int* p = &n; *p = t; if (n > 3) __syncthreads();",
             "int& r = n; r = t; if (n > 3) __syncthreads();",
             "switch (n) { case 1: __syncthreads(); }",
         })
        EXPECT_FALSE(loops(load + body + store)) << body;
}

TEST(ThreadLoops, AreNotForWhatAsksOrWaitsElsewhere) {
    for (const std::string body :
         {"s[t] = lane();", "s[t] = __shfl_down_sync(~0u, s[t], 1);", "atomicAdd(out, s[t]);",
          "__syncwarp();", "s[t] = __syncthreads_count(n);", "__threadfence();",
          "printf(\"%d\", n);", "assert(n > 0);", "s[t] = elsewhere(f);", "s[t] = other(f);",
          "volatile float* v = out; s[t] = v[0];", "asm volatile(\"\");",
          "static int kept; s[t] = kept;", "s[t] = ns::value;", "goto end; end:;",
          "struct P { int a; } p; s[t] = p.a;", "extern int far; s[t] = far;",
          "child<<<1, 1>>>(n);", "s[t] = warp.size();"})
        EXPECT_FALSE(loops(load + body + " __syncthreads();" + store)) << body;
}

TEST(ThreadLoops, KeepTogetherWhatAThreadDoesBetweenTwoBarriers) {
    EXPECT_FALSE(
        loops("for (int i = 0; i < n; ++i) "
              "{ s[t] = in[t]; __syncthreads(); out[t] = s[63 - t]; }"));
    EXPECT_FALSE(
        loops("s[t] = 0; for (int i = 0; i < n; ++i) "
              "{ s[63 - t] += in[t]; __syncthreads(); }"));
    EXPECT_FALSE(
        loops(load + "if (n > 3) { s[t] = 2; __syncthreads(); s[t] += s[3]; } out[t] = s[t];"));
    EXPECT_TRUE(
        loops("for (int i = 0; i < n; ++i) "
              "{ s[t] = in[t]; __syncthreads(); out[t] = s[63 - t]; __syncthreads(); }"));
}

TEST(ThreadLoops, LeaveTheRoundingOfProductsAlone) {
    // The same for all threads: it would be computed once, before the loop over them.
    EXPECT_FALSE(loops(load + "out[t] = f * in[0] + s[t];"));
    EXPECT_TRUE(loops(load + "out[t] = f * in[t] + s[t];"));
    // Rounded when it is kept.
    EXPECT_FALSE(loops(load + "float x = f * s[t]; __syncthreads(); out[t] = x + 1;"));
    EXPECT_TRUE(loops(load + "float x = f * s[t] + 1; __syncthreads(); out[t] = x + 1;"));
    // A sum in a loop that is not of the plain form.
    EXPECT_FALSE(loops(load + "float x = 0; for (int i = 0; i < n; ++i) x = x + s[i] * in[t + i];"
                              "out[t] = x;"));
    EXPECT_TRUE(loops(load + "float x = 0; for (int i = 0; i < n; ++i) x += s[i] * in[t + i];"
                             "out[t] = x;"));
}

TEST(ThreadLoops, AreNotForArraysKeptBehindABarrier) {
    EXPECT_FALSE(loops(load + "float v[2] = {}; v[t % 2] = s[t]; __syncthreads(); out[t] = v[0];"));
}

TEST(ThreadLoops, KeepNoMoreThanAStackHolds) {
    std::string six, sum;
    for (const char name : std::string("abcdeh")) {
        six += std::string("double ") + name + " = in[t]; ";
        sum += std::string(" + ") + name;
    }
    EXPECT_TRUE(loops(six + "__syncthreads(); out[t] = 0" + sum + ";"));
    EXPECT_FALSE(loops(six + "float4 g; g.x = in[t]; __syncthreads(); out[t] = g.x" + sum + ";"));
}

TEST(ThreadLoops, AreNotForNamesThatMeanTwoThings) {
    EXPECT_FALSE(loops(load + "{ int t = 3; s[t] = 1; } __syncthreads();" + store));
    EXPECT_FALSE(loops(load + "for (int n = 0; n < 3; ++n) s[t] = n; __syncthreads();" + store));
    EXPECT_TRUE(loops(load +
                      "for (int i = 0; i < 3; ++i) s[t] = i; for (int i = 0; i < 3; ++i) "
                      "s[t] += i; __syncthreads();" +
                      store));
}

TEST(ThreadLoops, AreNotForKernelsWithoutBarriers) {
    EXPECT_FALSE(loops("out[t] = in[t];"));
}

TEST(ThreadLoops, LetTheCompilerSayWhatIsAConstant) {
    const auto text =
        grammar_of(simt::translate::translate(file_with(load + "if (counter > 0) __syncthreads();"),
                                              "a.cu", true)
                       .text);
    EXPECT_NE(text.find("::simt::loops::is_constant<decltype(counter),decltype((counter))>"),
              std::string::npos)
        << text;
}

TEST(ThreadLoops, AreLeftOutWhenNobodyAsks) {
    const std::string file = file_with(load + store);
    EXPECT_EQ(translated(file).find("loops"), std::string::npos);
    const auto with = simt::translate::translate(file, "a.cu", true);
    EXPECT_NE(with.text.find("::simt::loops::begin()"), std::string::npos);
}

TEST(ThreadLoops, LookAtUsersFunctionsOfKnownNames) {
    EXPECT_FALSE(loops(load + "s[t] = sqrtf(f); __syncthreads();" + store,
                       "__device__ float sqrtf(float x) { return x + threadIdx.x; }"));
    EXPECT_TRUE(loops(load + "s[t] = min(n, 3); __syncthreads();" + store,
                      "__device__ int min(int a, int b) { return a < b ? a : b; }"));
}

TEST(ThreadLoops, KnowTheVariablesOfEachThread) {
    const auto text =
        grammar_of(simt::translate::translate(
                       file_with("float x = in[t]; __syncthreads(); out[t] = x;"), "a.cu", true)
                       .text);
    EXPECT_NE(text.find("::simt::loops::Value<float>simt_kept_1[1024];"), std::string::npos)
        << text;
    EXPECT_NE(text.find("const int t=simt_thread.x;float x=simt_kept_1[simt_rank];out[t]=x;"),
              std::string::npos)
        << text;
}

}  // namespace
