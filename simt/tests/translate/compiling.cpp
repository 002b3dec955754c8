// simt-compile: from a .cu file to an object or a shared object, with messages that point into the
// .cu file.
#include "simt/tests/support.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

struct Ran {
    int status;
    std::string output;  // standard output and error
};

Ran run(const std::string& command) {
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return {-1, "popen failed"};
    Ran result{0, ""};
    std::array<char, 4096> buffer;
    for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        result.output.append(buffer.data(), count);
    }
    const int status = ::pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

class SimtCompile : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "simt-compile-test.XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        directory_ = name;
        fs::create_directory(directory_ / "tmp");
    }
    void TearDown() override { fs::remove_all(directory_); }

    // Compiles `source` as kernel.cu in a directory of its own; $TMPDIR is there too.
    Ran compile(const std::string& source, const std::string& options) {
        simt::test::write_file(directory_ / "kernel.cu", source);
        return run("cd '" + directory_.string() + "' && TMPDIR=tmp '" SIMT_COMPILE "' kernel.cu " +
                   options);
    }

    bool temporaries_are_gone() const { return fs::is_empty(directory_ / "tmp"); }

    fs::path directory_;
};

const std::string good =
    "__global__ void k(int* p) { p[threadIdx.x] = 1; }\n"
    "extern \"C\" void run(int* p) { k<<<1, 2>>>(p); }\n";

TEST_F(SimtCompile, MakesASharedObjectFromOneFile) {
    const Ran ran = compile(good, "-shared -o out.so");
    EXPECT_EQ(ran.status, 0) << ran.output;
    EXPECT_EQ(ran.output, "");
    EXPECT_TRUE(fs::exists(directory_ / "out.so"));
    EXPECT_TRUE(temporaries_are_gone());
}

TEST_F(SimtCompile, MakesAnObjectFile) {
    EXPECT_EQ(compile(good, "-c").status, 0);
    EXPECT_TRUE(fs::exists(directory_ / "kernel.o"));
}

TEST_F(SimtCompile, CompilesPlainCppToo) {
    simt::test::write_file(directory_ / "plain.cpp", "int answer() { return 42; }\n");
    const Ran ran =
        run("cd '" + directory_.string() + "' && '" SIMT_COMPILE "' plain.cpp -shared -o plain.so");
    EXPECT_EQ(ran.status, 0) << ran.output;
    EXPECT_TRUE(fs::exists(directory_ / "plain.so"));
}

TEST_F(SimtCompile, WritesADependencyFileForTheObject) {
    simt::test::write_file(directory_ / "part.hpp", "constexpr int part = 1;\n");
    ASSERT_EQ(compile("#include \"part.hpp\"\n" + good, "-c -o out.o -MD -MF out.d").status, 0);
    const std::string rule = simt::test::read_file(directory_ / "out.d");
    EXPECT_EQ(rule.substr(0, 6), "out.o:") << rule;
    EXPECT_NE(rule.find("part.hpp"), std::string::npos) << rule;
}

TEST_F(SimtCompile, PointsCompilersErrorsIntoTheFile) {
    const Ran ran = compile(
        "__global__ void k(int* p, int n) {\n"
        "    __shared__ int a[2]; a[0] = missing_one;\n"
        "}\n"
        "void run(int* p) {\n"
        "    k<<<1, missing_two>>>(p,\n"
        "                          missing_three);\n"
        "}\n",
        "-c");
    EXPECT_NE(ran.status, 0);
    for (const std::string place :
         {"kernel.cu:2:33: error: ", "kernel.cu:5:12: error: ", "kernel.cu:6:27: error: "}) {
        EXPECT_NE(ran.output.find(place), std::string::npos) << place << "\n" << ran.output;
    }
    EXPECT_FALSE(fs::exists(directory_ / "kernel.o"));
    EXPECT_TRUE(temporaries_are_gone());
}

TEST_F(SimtCompile, PointsItsOwnErrorsIntoTheFile) {
    const Ran ran = compile("\nvoid run() { k<<<1>>>(); }\n", "-c");
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.output,
              "kernel.cu:2:15: error: a launch needs at least a grid and a block: kernel<<<grid, "
              "block>>>(…)\n");
}

TEST_F(SimtCompile, WarnsAboutTheReadersCodeAndNotAboutItsOwn) {
    EXPECT_EQ(compile(good, "-c -Wall -Wextra -Wshadow -Wconversion").output, "");
    const Ran ran = compile(
        "__global__ void k(int* p) { int unused_one; }\n" + good.substr(good.find('\n')), "-c");
    EXPECT_NE(ran.output.find("kernel.cu:1:33: warning: unused variable"), std::string::npos)
        << ran.output;
}

TEST_F(SimtCompile, DefinesWhatNvccDefines) {
    const Ran ran = compile(
        "#if !defined(__CUDACC__) || !defined(__NVCC__) || __CUDACC_VER_MAJOR__ < 12\n#error not "
        "nvcc\n#endif\n"
        "#if __CUDA_ARCH__ != 750\n#error not a T4\n#endif\n"
        "#if __cplusplus != 201703L\n#error not C++17\n#endif\n" +
            good,
        "-c");
    EXPECT_EQ(ran.status, 0) << ran.output;
}

TEST_F(SimtCompile, KeepsTheTranslatedTextOnRequest) {
    simt::test::write_file(directory_ / "kernel.cu", good);
    const Ran ran =
        run("cd '" + directory_.string() + "' && '" SIMT_COMPILE "' --keep text kernel.cu -c");
    EXPECT_EQ(ran.status, 0) << ran.output;
    EXPECT_NE(
        simt::test::read_file(directory_ / "text/kernel.translated.ii").find("::simt::launch("),
        std::string::npos);
}

// What a build with ccache calls. The launcher here keeps what the compiler was given.
class SimtCompileThrough : public SimtCompile {
  protected:
    // @returns the text that a copy of the project below `copy` has compiled
    std::string text_in(const std::string& copy, const std::string& options, bool with_base) {
        const fs::path root = directory_ / copy;
        fs::create_directories(root / "build");
        fs::create_directories(root / "include");
        simt::test::write_file(root / "include/part.hpp", "constexpr int part = 1;\n");
        simt::test::write_file(root / "kernel.cu", "#include \"part.hpp\"\n" + good +
                                                       "const char* here() { return __FILE__; }\n");
        simt::test::write_file(root / "build/launcher",
                               "#!/bin/sh\n"
                               "for word; do case $word in *.ii) cp \"$word\" text; esac; done\n"
                               "env >environment\n"
                               "exec \"$@\"\n");
        fs::permissions(root / "build/launcher", fs::perms::owner_all);
        const std::string where = root.string();
        const Ran ran =
            run("cd '" + where + "/build' && export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR='" +
                (with_base ? where : "") +
                "' && '" SIMT_COMPILE "' --through ./launcher --launch c++ " + options + " '-I" +
                where + "/include' -isystem '" SIMT_INCLUDE "' -MD -MF kernel.d -c '" + where +
                "/kernel.cu' -o kernel.o");
        EXPECT_EQ(ran.status, 0) << ran.output;
        EXPECT_EQ(ran.output, "");
        EXPECT_TRUE(fs::exists(root / "build/kernel.o"));
        EXPECT_NE(simt::test::read_file(root / "build/kernel.d").find("include/part.hpp"),
                  std::string::npos);
        return simt::test::read_file(root / "build/text");
    }
    bool launcher_had_base(const std::string& copy) const {
        return simt::test::read_file(directory_ / copy / "build/environment")
                   .find("CCACHE_BASEDIR=") != std::string::npos;
    }
};

TEST_F(SimtCompileThrough, GivesTheSameTextInEveryCopyOfAProject) {
    const std::string first = text_in("a copy", "-O0", true);
    EXPECT_NE(first.find("\"../kernel.cu\""), std::string::npos);
    EXPECT_NE(first.find("\"../include/part.hpp\""), std::string::npos);
    EXPECT_EQ(first.find(directory_.string()), std::string::npos);
    EXPECT_EQ(first, text_in("another", "-O0", true));
    EXPECT_TRUE(launcher_had_base("another"));
}

TEST_F(SimtCompileThrough, LeavesPathsAloneWithoutABaseAndWhereTheyAreForDebuggers) {
    EXPECT_NE(text_in("one", "-O0", false).find((directory_ / "one/kernel.cu").string()),
              std::string::npos);
    EXPECT_NE(text_in("two", "-O0 -g", true).find((directory_ / "two/kernel.cu").string()),
              std::string::npos);
    EXPECT_FALSE(launcher_had_base("two"));
    EXPECT_NE(text_in("two", "-O0 -g0", true).find("\"../kernel.cu\""), std::string::npos);
}

TEST_F(SimtCompile, SaysWhatIsWrongWithItsArguments) {
    EXPECT_EQ(run("'" SIMT_COMPILE "'").status, 2);
    const Ran missing = run("'" SIMT_COMPILE "' /nonexistent/file.cu -c");
    EXPECT_EQ(missing.status, 1);
    EXPECT_EQ(missing.output, "error: cannot read /nonexistent/file.cu: no such file\n");
    EXPECT_EQ(run("'" SIMT_COMPILE "' a.cu b.cu").status, 2);
    EXPECT_EQ(run("'" SIMT_COMPILE "' a.cu -o").status, 2);
    EXPECT_EQ(run("'" SIMT_COMPILE "' --help").status, 0);
}

}  // namespace
