// Casts to vectors, and sums that count on warps running in step.
#include "simt/tests/translate/translated.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

std::size_t notes_of(const std::string& body) {
    return simt::translate::translate("__global__ void k(volatile int* s, int t) {" + body + "}",
                                      "a.cu")
        .notes.size();
}

TEST(CastsToVectors, AreLookedAt) {
    for (const std::string type :
         {"float4*", "const float2 *", "int4 const*", "const ::uint4* const"}) {
        const auto text = simt::translate::translate(
            "void f(float* p) { auto v = reinterpret_cast<" + type + ">(p + 2)[0]; }", "a.cu");
        EXPECT_NE(grammar_of(text.text).find("::simt::aligned_cast<"), std::string::npos) << type;
    }
}

TEST(CastsToVectors, AreNoOthers) {
    for (const std::string type :
         {"float4&", "float*", "float4**", "int (*)[4]", "my4*", "float3*"}) {
        const auto text = simt::translate::translate(
            "void f(float* p) { auto v = reinterpret_cast<" + type + ">(p); }", "a.cu");
        EXPECT_EQ(text.text.find("aligned_cast"), std::string::npos) << type;
    }
}

TEST(WarpSynchronousSums, AreNoted) {
    EXPECT_EQ(notes_of("s[t] += s[t + 32]; s[t] += s[t + 16]; s[t] += s[t + 8]; s[t] += s[t + 4];"),
              1u);
    EXPECT_EQ(notes_of("if (B >= 64) s[t] += s[t + 32]; if (B >= 32) { s[t] += s[t + 16]; }"
                       "if (B >= 16) s[t] += s[t + 8];"),
              1u);
}

TEST(WarpSynchronousSums, WithBarriersOrOfOtherShapesAreNot) {
    EXPECT_EQ(notes_of("s[t] += s[t + 32]; __syncwarp(); s[t] += s[t + 16]; __syncwarp();"
                       "s[t] += s[t + 8]; __syncwarp();"),
              0u);
    EXPECT_EQ(notes_of("s[t] += s[t + 1]; s[t] += s[t + 2]; s[t] += s[t + 3];"), 0u);
    EXPECT_EQ(notes_of("s[t] += s[t + 4]; s[u] += s[u + 2]; s[t] += s[t + 1];"), 0u);
    EXPECT_EQ(notes_of("s[t] += s[t + 2]; s[t] += s[t + 1];"), 0u);
}

}  // namespace
