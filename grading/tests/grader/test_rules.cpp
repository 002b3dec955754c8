// The rules for sources, signatures, properties and result files, one by one.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/temporary_directory.hpp"
#include "grading/exercises/exercise.hpp"
#include "grading/grader/intake.hpp"
#include "grading/grader/refused.hpp"
#include "grading/grader/reports.hpp"
#include "grading/grader/result_formats.hpp"
#include "grading/grader/signature.hpp"
#include "grading/grader/toolchain.hpp"
#include "grading/grader/trusted.hpp"
#include "grading/grader/wire.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace m2m::grader {

namespace {

bool directives_accepted(const std::string& text) {
    try {
        check_directives({"answer.cpp", text});
        return true;
    } catch (const Refused&) {
        return false;
    }
}

bool words_accepted(const std::string& text) {
    try {
        check_words("# 1 \"/w/answer.cpp\"\n" + text, {"/w/answer.cpp"});
        return true;
    } catch (const Refused&) {
        return false;
    }
}

Grade odd_grade() {
    Grade grade;
    grade.exercise = "ex90_1";
    grade.title = "Odd <bytes> & \"quotes\"";
    grade.submission = "anna]]>";
    grade.message = std::string("\xff\xfe\x01 </failure> \xe2\x82", 18);
    grade.items = {{"one", 2, 2, true, ""}, {"two & three", 0, 3, false, "\x1b[31m]]> \x80 <b>"}};
    return grade;
}

}  // namespace

TEST(Directives, AcceptWhatExercisesUse) {
    EXPECT_TRUE(
        directives_accepted("#include <vector>\n#include \"sums.hpp\"\n#pragma unroll\n"
                            "#define N 3\n#if N\n#endif\n#include \"common/base/error.hpp\"\n"));
    EXPECT_TRUE(directives_accepted("#include \"grading/exercises/not_solved.hpp\"\n"));
    EXPECT_FALSE(directives_accepted("#include \"grading/exercises/trace.hpp\"\n"));
}
TEST(Directives, RefuseTheGradersFiles) {
    EXPECT_FALSE(directives_accepted("#include \"exercises/ex/test.cpp\"\n"));
    EXPECT_FALSE(directives_accepted("#include \"../test.cpp\"\n"));
    EXPECT_FALSE(directives_accepted("#include \"grading/grader/proxy.hpp\"\n"));
    EXPECT_FALSE(directives_accepted("#include \"simt/check/checker.hpp\"\n"));
    EXPECT_FALSE(directives_accepted("#include <simt/check.hpp>\n"));
    EXPECT_FALSE(directives_accepted("#include </etc/passwd>\n"));
    EXPECT_FALSE(directives_accepted("  # /* */ include /* \n */ \"/etc/passwd\"\n"));
    EXPECT_FALSE(directives_accepted("%:include \"solutions/x.cpp\"\n"));
    EXPECT_FALSE(directives_accepted("#inc\\\nlude \"/etc/passwd\"\n"));
    EXPECT_FALSE(directives_accepted("#define FILE \"x\"\n#include FILE\n"));
    EXPECT_FALSE(directives_accepted("#embed \"/etc/passwd\"\n"));
}
TEST(Directives, RefuseWhatHidesLines) {
    EXPECT_FALSE(directives_accepted("#line 1 \"/usr/include/stdio.h\"\n"));
    EXPECT_FALSE(directives_accepted("# 1 \"/usr/include/stdio.h\"\n"));
    EXPECT_FALSE(
        directives_accepted("const char* s = \"/*\";\n#line 1 \"x\"\nconst char* t = \"*/\";\n"));
    EXPECT_FALSE(directives_accepted("/* comment\n */ #line 1 \"x\"\n"));
}
TEST(Directives, RefuseWhatStandsBehindComments) {
    for (const char* const text :
         {"#/*\n#/* */include \"../a\" /* */\n", "/**//**/#/**//*\n*/include/**/\"/a\"\n",
          "# include /* */ <../a>\n", "#/*\n*//*\n#*/ line 1\n"})
        EXPECT_FALSE(directives_accepted(text)) << text;
}

// A search to the end of the file for each of them took ten seconds of the grader's, not of the submission's. Of a text
// so much longer than a submission may be, it would not end before this test is stopped.
TEST(Directives, AreReadInOnePass) {
    for (const std::string unit : {"\n#/*", "\n#*//*", "*/#/*", "\n#include <a>/*\n*/"}) {
        std::string text;
        while (text.size() < 16 * longest_source) text += unit;
        EXPECT_TRUE(directives_accepted(text)) << unit;
    }
}

TEST(Directives, AcceptEveryExerciseOfTheBook) {
    int files = 0;
    const auto look_at = [&](const exercise::Exercise& one, const std::filesystem::path& answer) {
        for (const SubmittedFile& file : take_files(answer, one.name, one.files)) {
            EXPECT_NO_THROW(check_directives(file)) << answer / file.name;
            ++files;
        }
    };
    for (const exercise::Exercise& one : exercise::load_pack(PROJECT)) {
        look_at(one, one.start());
        look_at(one, one.solution);
        for (const exercise::WrongAnswer& wrong : exercise::wrong_answers(one))
            look_at(one, one.solution / "wrong" / wrong.name);
    }
    EXPECT_GT(files, 50);
}
TEST(Words, FindAssemblyInTheSubmissionOnly) {
    EXPECT_FALSE(words_accepted("void f() { asm(\".incbin \\\"x\\\"\"); }\n"));
    EXPECT_FALSE(words_accepted("void f() { __asm__ volatile (\"nop\"); }\n"));
    EXPECT_FALSE(words_accepted("int x __attribute__((section(\"s\")));\n"));
    EXPECT_FALSE(words_accepted("int n = 1'000; char c = 'a'; void f() { asm(\"\"); }\n"));
    EXPECT_FALSE(words_accepted("const char* s = R\"x(\")x\"; void f() { asm(\"\"); }\n"));
    EXPECT_TRUE(words_accepted("const char* s = \"asm\"; int asmx = 1;\n"));
    EXPECT_TRUE(words_accepted("# 5 \"/usr/include/stdio.h\"\nextern int f() __asm__(\"g\");\n"));
}
TEST(Words, FindFunctionsThatHideTheirAccesses) {
    EXPECT_FALSE(words_accepted("__attribute__((no_sanitize_thread)) void f() {}\n"));
    EXPECT_FALSE(words_accepted("__attribute__((__no_sanitize__(\"thread\"))) void f() {}\n"));
    EXPECT_FALSE(words_accepted("[[gnu::no_sanitize_thread]] void f() {}\n"));
    EXPECT_FALSE(words_accepted(
        "#pragma clang attribute push(__attribute__((no_sanitize(\"thread\"))), apply_to = "
        "function)\n"));
    EXPECT_FALSE(words_accepted("extern \"C\" void __tsan_read4(void*);\n"));
}
TEST(Words, FindWhatReachesIntoTheSimulator) {
    EXPECT_FALSE(words_accepted("void f() { ::simt::shared_memory = {}; }\n"));
    EXPECT_FALSE(words_accepted("namespace s = simt;\n"));
    EXPECT_FALSE(words_accepted("extern \"C\" void simt_check_lane();\n"));
    // By the names that a linker has for them.
    EXPECT_FALSE(words_accepted("extern \"C\" void _ZN4simt6detail4stopEv();\n"));
    EXPECT_FALSE(words_accepted("extern \"C\" int _ZN4simt5check6lockedE;\n"));
    EXPECT_FALSE(words_accepted("#pragma redefine_extname quiet _ZN4simt4stopEv\n"));
    EXPECT_FALSE(words_accepted("#pragma weak quiet = _ZN4simt4stopEv\n"));
    EXPECT_FALSE(words_accepted("void f() __attribute__((weakref(\"_ZN4simt4stopEv\")));\n"));
    EXPECT_FALSE(words_accepted("[[gnu::__weakref__(\"x\")]] static void f();\n"));
    EXPECT_FALSE(words_accepted("int _Zone = 1;\n"));  // reserved for the compiler anyway
    EXPECT_TRUE(words_accepted("void f() { ::simt::assertion_failed(\"c\", \"f\", 1); }\n"));
    EXPECT_TRUE(words_accepted("int simtime = 1;\n"));
}
TEST(Words, FindWhatRunsOutsideMain) {
    EXPECT_FALSE(words_accepted("__attribute__((constructor)) void f() {}\n"));
    EXPECT_FALSE(words_accepted("[[gnu::__destructor__]] void f() {}\n"));
    EXPECT_FALSE(words_accepted("A a __attribute__((__init_priority__(101)));\n"));
    EXPECT_TRUE(words_accepted("const char* s = \"constructor\"; int constructors = 1;\n"));
}
TEST(Words, FindOtherBodiesOfTheLibrarysTemplates) {
    for (const char* const text :
         {"namespace std { inline int f() { return 1; } }\n", "namespace std::ranges {}\n",
          "namespace [[deprecated]] std {}\n", "namespace __attribute__((x(1))) std {}\n",
          "inline namespace\nstd {}\n", "namespace __gnu_cxx {}\n",
          "template <> void std::swap(int& a, int& b) {}\n", "template<>void V::clear(){}\n",
          "template < > inline __attribute__((x(1))) std::vector<int>::vector() {}\n",
          "template <> int V::count = 1;\n", "template <> struct std::hash<A> {};\n",
          "template <> A<(1 < 2)> V::f() { return {}; }\n",
          "template <class T> struct std::hash<A<T>> {};\n",
          "namespace s = std;\ntemplate <class T> class alignas(8) s::allocator<T*> : A {};\n",
          "template <class F> union [[x::y]] s::u<F(int)> {};\n", "struct ::std::tm {};\n"})
        EXPECT_FALSE(words_accepted(text)) << text;
    for (const char* const text :
         {"using namespace std;\n", "namespace s = std;\n", "namespace stds { struct A {}; }\n",
          "template <> struct A<int> { std::vector<int> v; };\n",
          "template <> struct A<int> : B {};\n",
          "template <class T> void Tile<T>::load() { std::swap(a, b); }\n",
          "template <class T> struct A<std::vector<T>> {};\n",
          "template <class T> struct __attribute__((x(1))) A : std::vector<T> {};\n",
          "template <> float get<int>(std::size_t n) { return std::sqrt(n); }\n",
          "struct A final : std::vector<int> {};\n", "enum class E : std::uint8_t { a };\n",
          "void f(struct std::tm t) {}\n", "friend class std::hash<A>;\n",
          "struct alignas(16) Four { float x; } four = {std::abs(1)};\n"})
        EXPECT_TRUE(words_accepted(text)) << text;
}
TEST(OwnText, IsWhatTheSubmissionsFilesHold) {
    const std::vector<std::string> own = {"/w/a.cu"};
    const std::string text = own_text(
        "# 1 \"/w/a.cu\"\nint  a;\n# 1 \"/usr/include/x.h\" 1\nint x;\n# 2 \"/w/a.cu\" 2\nint b;\n",
        own);
    EXPECT_EQ(text, "inta;intb;");
    // Blanks and where a header stood do not matter, one word more does.
    EXPECT_EQ(text, own_text("# 1 \"/w/a.cu\"\nint a;\n\n\nint b;", own));
    EXPECT_NE(text, own_text("# 1 \"/w/a.cu\"\nint a; int c;\nint b;\n", own));
}
TEST(SymbolRules, AcceptTheLibraryAndCuda) {
    EXPECT_NO_THROW(check_symbols({"memcpy", "sqrtf", "_ZNSt6vectorIfE", "cudaMalloc", "printf",
                                   "_Znwm", "GOMP_parallel", "helper"},
                                  {"helper"}));
}
TEST(SymbolRules, RefuseTheSystem) {
    for (const char* const name :
         {"fork", "execve", "system", "open", "fopen", "socket", "dlopen", "ptrace", "syscall",
          "mmap", "write", "_ZNSt10filesystem6removeE", "_ZNSt14basic_ofstreamIcE"}) {
        EXPECT_THROW(check_symbols({name}, {}), Refused) << name;
    }
}
TEST(SymbolRules, RefuseTheProjectsOwnToolsAndCounters) {
    for (const char* const name :
         {"_ZN3m2m5trace5startEi", "_ZN3m2m5trace4stopEv", "_ZN3m2m9read_fileERKNSt10filesystem",
          "_ZN3m2m10write_fileERKNSt10filesystem", "_ZN3m2m15capture_processERKSt6vector"})
        EXPECT_THROW(check_symbols({name}, {}), Refused) << name;
    EXPECT_NO_THROW(check_symbols({"_ZN3m2m10cuda_checkE9cudaErrorPKcS2_i",
                                   "_ZN3m2m5ErrorC1ERKNSt7__cxx11", "_ZTIN3m2m5ErrorE"},
                                  {}));
    EXPECT_NO_THROW(check_symbols({"_ZN3m2m3toy3addEiPKf"}, {"_ZN3m2m3toy3addEiPKf"}));
}
TEST(ObjectFile, SaysWhatItDefinesAndHow) {
    const TemporaryDirectory directory;
    const std::filesystem::path source = directory.path() / "a.cpp",
                                object = directory.path() / "a.o";
    write_file(source,
               "static int hidden() { return 1; }\nint data = hidden();\nint other;\n"
               "extern \"C\" int strong() { return other; }\n"
               "__attribute__((weak)) int weak() { return 1; }\n"
               "template <class T> int copied() { return 1; }\nauto* const use = &copied<int>;\n"
               "extern int elsewhere;\nint f() { return elsewhere + use(); }\n"
               "__attribute__((constructor(200))) void early() {}\n");
    ASSERT_EQ(run_trusted({this_toolchain().compiler, "-c", source, "-o", object}, 60).status, 0);
    Symbols symbols = symbols_of_object(read_file(object));
    std::sort(symbols.hooks.begin(), symbols.hooks.end());
    std::map<std::string, Definition> found;
    for (const Definition& one : symbols.defined) found[one.name] = one;
    EXPECT_EQ(found.count("_ZL6hiddenv"), 0u);
    EXPECT_TRUE(found.at("data").strong && !found.at("data").function);
    EXPECT_TRUE(found.at("other").strong);
    EXPECT_TRUE(found.at("strong").strong && found.at("strong").function);
    EXPECT_TRUE(found.at("_Z4weakv").strong) << "it is no copy";
    EXPECT_TRUE(!found.at("_Z6copiedIiEiv").strong && found.at("_Z6copiedIiEiv").function);
    EXPECT_EQ(std::count(symbols.undefined.begin(), symbols.undefined.end(), "elsewhere"), 1);
    EXPECT_EQ(symbols.hooks, (std::vector<std::string>{".init_array", ".init_array.00200"}));

    LibraryNames names;
    names.add(object);
    EXPECT_TRUE(names.has("strong", LibraryNames::Kind::defined));
    EXPECT_TRUE(names.has("_Z6copiedIiEiv", LibraryNames::Kind::copied));
    EXPECT_TRUE(names.has("elsewhere", LibraryNames::Kind::wanted));
    const std::filesystem::path archive = directory.path() / "lib.a";
    ASSERT_EQ(run_trusted({"ar", "rcs", archive, object}, 60).status, 0);
    LibraryNames of_archive;
    of_archive.add(archive);
    EXPECT_EQ(of_archive.names, names.names);
    LibraryNames of_shared;
    of_shared.add(source);
    EXPECT_TRUE(of_shared.names.empty()) << "a text has none";
    ASSERT_EQ(run_trusted({this_toolchain().compiler, "-shared", "-fPIC", source, "-o",
                           directory.path() / "lib.so"},
                          60)
                  .status,
              0);
    of_shared.add(directory.path() / "lib.so");
    EXPECT_TRUE(of_shared.has("strong", LibraryNames::Kind::defined));
    EXPECT_TRUE(of_shared.has("_Z6copiedIiEiv", LibraryNames::Kind::copied));
    EXPECT_TRUE(of_shared.has("elsewhere", LibraryNames::Kind::wanted));
}
TEST(ObjectFile, IsRefusedWhereItIsCutShort) {
    const TemporaryDirectory directory;
    const std::filesystem::path source = directory.path() / "a.cpp",
                                object = directory.path() / "a.o";
    write_file(source, "int f() { return 1; }\n");
    ASSERT_EQ(run_trusted({this_toolchain().compiler, "-c", source, "-o", object}, 60).status, 0);
    const std::string whole = read_file(object);
    EXPECT_NO_THROW(symbols_of_object(whole));
    for (std::size_t size = 0; size + 1 < whole.size(); size += 7)
        EXPECT_THROW(symbols_of_object(whole.substr(0, size)), Refused) << size;
}
TEST(Definitions, MayBeTheSubmissionsOwn) {
    using Kind = LibraryNames::Kind;
    LibraryNames libraries;
    libraries.names = {{"write", Kind::copied},
                       {"_ZSt4swapIfEvRT_S1_", Kind::copied},
                       {"hook", Kind::wanted},
                       {"asked", Kind::wanted},
                       {"_ZN3m2m9read_fileEv", Kind::defined},
                       {"_ZN4fast3runEv", Kind::copied},
                       {"_ZN4simt4loadEv", Kind::copied},
                       {"_ZSt9terminatev", Kind::defined}};
    const auto accepted = [&](const Definition& one) {
        Symbols object;
        object.defined = {one};
        try {
            check_definitions(object, {"asked", "write", "_ZN3m2m3addEv"}, libraries);
            return true;
        } catch (const Refused&) {
            return false;
        }
    };
    constexpr bool strong = true, copy = false, function = true, data = false;
    EXPECT_TRUE(accepted({"_Z6matmulv", strong, function}));
    EXPECT_TRUE(accepted({"_ZN3m2m3addEv", strong, function}));
    EXPECT_TRUE(accepted({"_ZN3m2m6helperEv", strong, function}));
    EXPECT_TRUE(accepted({"asked", strong, function}));
    EXPECT_TRUE(accepted({"table", strong, data}));
    EXPECT_TRUE(accepted({"_ZSt4swapIfEvRT_S1_", copy, function}));
    EXPECT_TRUE(accepted({"_ZN4simt4loadEv", copy, function}));
    EXPECT_TRUE(accepted({"DW.ref.__gxx_personality_v0", copy, data}));
    for (const char* const name :
         {"write", "hook", "_ZSt4swapIfEvRT_S1_", "_ZN3m2m9read_fileEv", "_ZSt9terminatev",
          // Not in the libraries; what a linker makes of them may change.
          "_ZNSt6vectorIiE4sizeEv", "_ZNKSt6vectorIiE4sizeEv", "_ZTVNSt3__13foo3barE",
          "_ZN9__gnu_cxx3addEv", "_ZZN4simt3runEvE5count", "_ZGVNSs3fooE", "_ZThn16_NSo3fooEv",
          "helper", "__libc_hook", "_Exit_hook"})
        EXPECT_FALSE(accepted({name, strong, function})) << name;
    for (const char* const name :
         {"write", "helper", "_ZSt9terminatev", "_ZN3m2m9read_fileEv", "_ZN4fast3runEv"})
        EXPECT_FALSE(accepted({name, copy, function})) << name;
    for (const char* const name : {"write", "hook", "__environ"})
        EXPECT_FALSE(accepted({name, strong, data})) << name;
    EXPECT_FALSE(accepted({"_Z6matmulv", strong, function, true}));
    for (const char* const section :
         {".preinit_array", ".fini_array", ".init_array.00101", ".ctors"}) {
        Symbols object;
        object.hooks = {section};
        EXPECT_THROW(check_definitions(object, {}, libraries), Refused) << section;
    }
}
TEST(Signatures, BecomeTwoPrograms) {
    const Signature f = parse_signature("void m2m::f(int n, const float x[2*n], float y[n])");
    EXPECT_EQ(f.name, "m2m::f");
    EXPECT_EQ(f.parameters[1].declared_type(), "const float*");
    EXPECT_EQ(f.parameters[1].extent, "2*n");
    EXPECT_TRUE(f.parameters[2].comes_back());
    EXPECT_NE(host_source({f}, "f.hpp").find("m2m::f(n, x.data(), y.data())"), std::string::npos);
    EXPECT_NE(proxy_source({f}, "f.hpp").find("void m2m::f(int n, const float* x, float* y)"),
              std::string::npos);
}
TEST(Signatures, RefuseWhatCannotTravel) {
    EXPECT_THROW(parse_signature("void f(float* x)"), UsageError);
    EXPECT_THROW(parse_signature("void f(float x[])"), UsageError);
    EXPECT_THROW(parse_signature("float* f()"), UsageError);
    EXPECT_THROW(parse_signature("f"), UsageError);
}
TEST(Wire, RefusesMessagesThatAreTooShort) {
    wire::Writer writer;
    writer.put(std::uint64_t{1} << 60);  // "so many elements follow"
    wire::Reader reader(writer.bytes());
    std::vector<float> values;
    EXPECT_THROW(reader.get(values), std::runtime_error);
}
TEST(Reports, AreMergedWhenEveryTestHasOne) {
    const std::string clean = R"({"findings": []})";
    const std::string race =
        R"({"findings": [{"tool": "racecheck", "kind": "race", "message": "Race", "file": "a.cu"}]})";
    ASSERT_TRUE(merged_reports({clean, race}, "findings"));
    EXPECT_EQ((*merged_reports({clean, race}, "findings"))["findings"].size(), 1u);
    EXPECT_FALSE(merged_reports({}, "findings"));
    EXPECT_FALSE(merged_reports({clean, ""}, "findings"));
    EXPECT_FALSE(merged_reports({R"({"findings": [1]})"}, "findings"));
    EXPECT_FALSE(merged_reports({R"({"findings": [{"kind": 1}]})"}, "findings"));
    EXPECT_FALSE(merged_reports({R"({"kernels": []})"}, "kernels")) << "nothing ran on the device";
}
TEST(Formats, AreValidWhateverWasPrinted) {
    const Grade grade = odd_grade();
    for (const Format format : {Format::json, Format::gradescope, Format::classroom50})
        EXPECT_TRUE(nlohmann::json::accept(formatted(grade, format)));
    const std::string xml = formatted(grade, Format::junit);
    EXPECT_EQ(xml.find("<b>"), std::string::npos);
    EXPECT_EQ(xml.find('\x1b'), std::string::npos);
    EXPECT_EQ(xml.find("</failure> "), std::string::npos);
    EXPECT_NE(formatted(grade, Format::text).find("2 of 5 points"), std::string::npos);
}
TEST(Formats, AddUpToTheScore) {
    const auto gradescope = nlohmann::json::parse(formatted(odd_grade(), Format::gradescope));
    EXPECT_EQ(gradescope["score"], 2);
    EXPECT_EQ(gradescope["tests"][1]["max_score"], 3);
    const auto classroom = nlohmann::json::parse(formatted(odd_grade(), Format::classroom50));
    EXPECT_EQ(classroom["schema"], "classroom50/result/v1");
    EXPECT_EQ(classroom["max-score"], 5);
    int sum = 0;
    for (const auto& test : classroom["tests"]) sum += test["score"].get<int>();
    EXPECT_EQ(classroom["score"], sum);
}

}  // namespace m2m::grader
