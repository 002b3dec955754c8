// Everything that is not CUDA passes through byte for byte, and what is rewritten keeps its place.
#include "simt/tests/translate/translated.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace {

void expect_unchanged(const std::string& text) {
    const auto translation = simt::translate::translate(text, "file.cu");
    EXPECT_TRUE(translation.problems.empty());
    EXPECT_EQ(translation.text, text);
}

TEST(PassingThrough, KeepsEveryByteOfPlainCode) {
    expect_unchanged("");
    expect_unchanged("\n\n  \t\n");
    expect_unchanged(
        "# 1 \"a.cu\"\n# 1 \"/usr/include/x.h\" 1 3 4\nint  x ;\t\n# 2 \"a.cu\" 2\nint y;");
    expect_unchanged("int a = 1'000'000, b = 0x1.8p+3, c = '\\'' + '\"' + u8'x';\r\n");
    expect_unchanged("#pragma omp parallel for\nfor (;;) {}\n");
    expect_unchanged("std::ostream& operator<<<int>(std::ostream&, A<int>);");
    expect_unchanged("std::ostream& operator<< <int>(std::ostream&, A<int>);");
    expect_unchanged("auto x = a << b >> c, y = A<B<C<int>>>::value;");
    expect_unchanged("auto s = \"k<<<1, 2>>>(x); __shared__ int y;\";");
    expect_unchanged("auto s = R\"(k<<<1, 2>>>(x);\n__shared__ int \" y;)\" R\"ab()\")ab\";");
    expect_unchanged("auto s = u8R\"x(__device__ int n;)x\"_suffix;");
    expect_unchanged("// k<<<1, 2>>>(x)\n/* __shared__ float x[];\n */ int y;");
    expect_unchanged("int \xc3\xa9t\xc3\xa9 = 1; // UTF-8");
    expect_unchanged("} ) ] > } int x; { ( [");
}

// The line and column that a compiler would give for `token` in `text`, from line markers and
// columns.
std::string place_of(const std::string& text, const std::string& token) {
    std::istringstream lines(text);
    int line = 0;
    std::string found;
    for (std::string bytes; std::getline(lines, bytes);) {
        ++line;
        if (!bytes.empty() && bytes[0] == '#') {
            if (bytes.size() > 2 && bytes[1] == ' ') line = std::stoi(bytes.substr(2)) - 1;
            continue;
        }
        for (std::size_t at = bytes.find(token); at != std::string::npos;
             at = bytes.find(token, at + 1)) {
            found += std::to_string(line) + ":" + std::to_string(at + 1) + " ";
        }
    }
    return found;
}

TEST(Places, OfTokensStayInRewrittenCode) {
    const std::string source =
        "# 10 \"file.cu\"\n"
        "__device__ int before[EXTENT]; int AFTER_VARIABLE;\n"
        "void f() {\n"
        "    __shared__ float tile[ROWS][COLS]; AFTER_SHARED;\n"
        "    kernel<ARGUMENT><<<GRID,\n"
        "                       BLOCK>>>(FIRST,\n"
        "        SECOND, 0, THIRD); AFTER_LAUNCH;\n"
        "    NEXT_LINE;\n"
        "}\n"
        "# 30 \"file.cu\"\n"
        "int LAST;\n";
    const auto translation = simt::translate::translate(source, "other.cu");
    ASSERT_TRUE(translation.problems.empty());
    for (const std::string token :
         {"EXTENT", "AFTER_VARIABLE", "AFTER_SHARED", "GRID", "BLOCK", "FIRST", "SECOND", "THIRD",
          "AFTER_LAUNCH", "NEXT_LINE", "LAST;"}) {
        EXPECT_EQ(place_of(translation.text, token), place_of(source, token)) << token << "\n"
                                                                              << translation.text;
    }
    // The reference's extents and, on the same line, their copy in our own text.
    EXPECT_EQ(place_of(translation.text, "ROWS").substr(0, 6),
              place_of(source, "ROWS").substr(0, 5) + " ");
}

TEST(Places, InSystemHeadersKeepTheirFlags) {
    const auto translation = simt::translate::translate(
        "# 5 \"/usr/include/x.h\" 1 3 4\ninline void f() { k<<<1, 2>>>(y); }\n# 2 \"a.cu\" 2\nint "
        "z;\n",
        "a.cu");
    EXPECT_NE(translation.text.find("\n# 5 \"/usr/include/x.h\" 3 4\n"), std::string::npos)
        << translation.text;
}

TEST(Places, AreRememberedByLaunches) {
    const auto translation = simt::translate::translate(
        "# 41 \"dir/a \\\"b\\\".cu\"\n\nvoid f() { k<<<1, 2>>>(); }\n", "x");
    EXPECT_NE(translation.text.find("LaunchSite{\"k\", \"dir/a \\\"b\\\".cu\", 42"),
              std::string::npos)
        << translation.text;
}

// Time is linear (steps are counted, not seconds): twice the text, twice the tokens looked at, for
// text that invites looking again and again.
TEST(Effort, GrowsWithTheTextAndNotFaster) {
    const std::vector<std::string> pieces = {"k<<<1, 2>>>(x); ",
                                             "a<",
                                             "a> ",
                                             "(",
                                             "{",
                                             "}",
                                             "a<b<c<d>>> ",
                                             "__device__ ",
                                             "__device__ int x = ",
                                             "__shared__ int a; ",
                                             "x{} ",
                                             "template <class T> ",
                                             "k<<<",
                                             "a<b>::",
                                             "__global__ ",
                                             "template <",
                                             "a<b> k<<<",
                                             "struct S { ",
                                             "f(a < b, c > d), ",
                                             "-> ",
                                             "__device__ a<",
                                             "__device__ const ",
                                             "x = (int) {} ",
                                             "int x() = {} ",
                                             "{ k<<<1, 2>>>(x); ",
                                             "a[",
                                             "[k<<<1, 2>>>(x)] "};
    for (const std::string& piece : pieces) {
        const auto steps = [&](int count) {
            std::string text;
            for (int i = 0; i < count; ++i) text += piece;
            return simt::translate::translate(text, "a.cu").steps;
        };
        EXPECT_LE(steps(40'000), 3 * steps(20'000)) << piece;  // quadratic would be 4
    }
}

// What the translator writes is linear in the text, too.
TEST(Effort, DoesNotBlowUpTheText) {
    const std::string long_name(100'000, 'n');
    std::string markers = "# 1 \"" + long_name + "\"\n",
                variables = "void f() { __shared__ A<" + long_name + "> a";
    for (int i = 0; i < 10'000; ++i) {
        markers += "__device__ int a; ";
        variables += ", a";
    }
    EXPECT_LE(simt::translate::translate(markers, "a.cu").text.size(), 100 * markers.size());
    EXPECT_EQ(
        translated(variables + "; }"),
        "file.cu:1:12: too many variables of so long a type in one declaration; write several\n");
}

TEST(Translator, SaysWhichProgramsNeedTextures) {
    const auto needs = [](const char* source) {
        const auto translation = simt::translate::translate(source, "file.cu");
        const bool marked = translation.text.find("\n// simt/textures.hpp\n") != std::string::npos;
        EXPECT_EQ(marked, translation.has_textures) << source;
        return translation.has_textures;
    };
    for (const char* const source :
         {"float f(unsigned long long t) { return tex2D<float>(t, 0, 0); }",
          "void f(cudaSurfaceObject_t s) { surf1DLayeredwrite(1, s, 0, 0); }",
          "auto d = cudaCreateChannelDesc<float>();", "cudaArray_t a;", "cudaResourceDesc r;",
          "auto m = cudaAddressModeWrap;", "float g() { return texCubemap<float>(t, 1, 0, 0); }"})
        EXPECT_TRUE(needs(source)) << source;
    for (const char* const source :
         {"int texture_size, surface, tex, tex2;", "void textures(); void f() { textures(); }",
          "auto e = cudaErrorInvalidTexture;", "auto m = cudaDevAttrMaxTexture1DWidth;",
          "const char* s = \"tex2D\";", "// tex2D\n",
          "# 1 \"include/driver_types.h\" 1 3\nusing cudaArray_t = cudaArray*;\n"})
        EXPECT_FALSE(needs(source)) << source;
}

}  // namespace
