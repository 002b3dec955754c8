// The code in the texts is the code in the files.
#include "common/base/error.hpp"
#include "tools/snippets/snippets.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace {

using m2m::snippets::extract;
using m2m::snippets::update;

constexpr const char* kernel = R"(// A file.
namespace m2m {

// [kernel] The whole kernel.
__global__ void k(float* x) {
    // [load] Load one element.
    float v = x[0];

    // [store] Store it,
    // doubled.
    x[0] = 2 * v;
}

// [launch]
void launch() {
    k<<<1, 1>>>(p);  // for (;;) in [0, n)
}
int after;
)";

TEST(Snippets, EndBeforeTheNextMarkerOfTheSameIndentation) {
    EXPECT_EQ(extract(kernel, "load"), "// Load one element.\nfloat v = x[0];\n");
}

TEST(Snippets, EndBeforeALineThatIsIndentedLess) {
    EXPECT_EQ(extract(kernel, "store"), "// Store it,\n// doubled.\nx[0] = 2 * v;\n");
}

TEST(Snippets, GoOnAfterAPragmaAtColumnZero) {
    EXPECT_EQ(extract("    // [a] Loop.\n#pragma unroll\n    for (;;) {}\n}\n", "a"),
              "// Loop.\n#pragma unroll\nfor (;;) {}\n");
}

TEST(Snippets, AtColumnZeroEndAfterTheClosingBraceAndDropInnerTags) {
    EXPECT_EQ(extract(kernel, "kernel"),
              "// The whole kernel.\n__global__ void k(float* x) {\n    // Load one element.\n    "
              "float v = x[0];\n\n"
              "    // Store it,\n    // doubled.\n    x[0] = 2 * v;\n}\n");
}

TEST(Snippets, WithoutASentenceShowNoMarkerLine) {
    EXPECT_EQ(extract(kernel, "launch"),
              "void launch() {\n    k<<<1, 1>>>(p);  // for (;;) in [0, n)\n}\n");
}

TEST(Snippets, WithoutATagAreTheWholeFile) {
    const std::string whole = extract(kernel, "");
    EXPECT_EQ(whole.find("[load]"), std::string::npos);
    EXPECT_NE(whole.find("int after;"), std::string::npos);
}

TEST(Snippets, MissingOrDoubledTagsAreErrors) {
    EXPECT_THROW(extract(kernel, "nowhere"), m2m::Error);
    EXPECT_THROW(extract("// [a] x\n// [a] y\n", "a"), m2m::Error);
}

TEST(Snippets, ARangeInACommentIsNoMarker) {
    EXPECT_EQ(extract("// [a] one\nint x;\n// [0, n) is the range\nint y;\n", "a"),
              "// one\nint x;\n// [0, n) is the range\nint y;\n");
}

TEST(SnippetUpdate, ReplacesTheBlockAndNothingElse) {
    const std::map<std::string, std::string> files{{"a.cu", kernel}};
    const auto read = [&](const std::string& name) { return files.at(name); };
    const std::string text =
        "Before.\n<!-- snippet: a.cu load -->\n```cuda\nold\n```\nAfter ```code```.\n";
    const std::string updated = update(text, read);
    EXPECT_EQ(updated,
              "Before.\n<!-- snippet: a.cu load -->\n```cuda\n// Load one element.\nfloat v = "
              "x[0];\n```\n"
              "After ```code```.\n");
    EXPECT_EQ(update(updated, read), updated);
}

TEST(SnippetUpdate, SaysWhichLineIsWrong) {
    const auto read = [](const std::string&) { return std::string(kernel); };
    for (const char* bad : {"x\n<!-- snippet: a.cu load -->\nno block\n",
                            "x\n<!-- snippet: a.cu gone -->\n```\n```\n",
                            "x\n<!-- snippet: a.cu load -->\n```\nnever closed\n"}) {
        try {
            update(bad, read);
            FAIL() << "accepted: " << bad;
        } catch (const m2m::Error& error) {
            EXPECT_EQ(std::string(error.what()).rfind("line 2: ", 0), 0u) << error.what();
        }
    }
}

TEST(Texts, ShowTheCodeThatIsInTheFiles) {
    const auto differing = m2m::snippets::update_all(M2M_SOURCE_DIR, true);
    std::string names;
    for (const auto& name : differing) names += "\n  " + name;
    EXPECT_TRUE(differing.empty())
        << "these texts differ from the sources; ./book docs --sync rewrites them:" << names;
}

}  // namespace
