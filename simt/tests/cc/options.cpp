// nvcc's command line, taken apart.
#include "simt/cc/nvcc_options.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using simt::compile::Failure;
using simt::compile::Language;
using simt::compile::NvccCommand;
using simt::compile::parse_nvcc;
using simt::compile::Words;

bool has(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string refusal(const Words& words) {
    try {
        parse_nvcc(words);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.status, 2);
        return failure.message;
    }
    return "accepted";
}

TEST(NvccOptions, KnowsTheLanguageOfEachFile) {
    const NvccCommand command = parse_nvcc({"a.cu", "b.cpp", "c.c", "d.o", "-lm", "-o", "prog"});
    ASSERT_EQ(command.inputs.size(), 5u);
    EXPECT_EQ(command.inputs[0].language, Language::cuda);
    EXPECT_EQ(command.inputs[1].language, Language::cpp);
    EXPECT_EQ(command.inputs[2].language, Language::c);
    EXPECT_FALSE(command.inputs[3].is_source());
    EXPECT_EQ(command.inputs[4].word, "-lm");
    EXPECT_EQ(command.output, "prog");
    EXPECT_EQ(parse_nvcc({"-x", "cu", "b.cpp"}).inputs[0].language, Language::cuda);
}

TEST(NvccOptions, TakesAValueInTheNextWordInTheSameWordAndAfterAnEqualsSign) {
    for (const Words& words : {Words{"-o", "p", "-I", "inc", "-D", "N=3", "-std", "c++20", "a.cu"},
                               Words{"-o", "p", "-Iinc", "-DN=3", "-std=c++20", "a.cu"},
                               Words{"--output-file=p", "--include-path=inc", "--define-macro=N=3",
                                     "--std=c++20", "a.cu"}}) {
        const NvccCommand command = parse_nvcc(words);
        EXPECT_EQ(command.output, "p");
        EXPECT_EQ(command.standard, "c++20");
        EXPECT_TRUE(has(command.compile, "inc"));
        EXPECT_TRUE(has(command.compile, "N=3"));
    }
}

TEST(NvccOptions, IgnoresOptionsForAnotherDeviceAndRemembersThem) {
    const NvccCommand command =
        parse_nvcc({"-arch=sm_50", "-gencode", "arch=compute_80,code=sm_80", "-use_fast_math",
                    "--ptxas-options=-v", "-rdc=true", "-lineinfo", "--expt-relaxed-constexpr",
                    "-Xptxas", "-O3", "-m64", "a.cu"});
    EXPECT_EQ(command.ignored.size(), 9u);
    EXPECT_TRUE(has(command.ignored, "-gencode arch=compute_80,code=sm_80"));
    EXPECT_EQ(command.inputs.size(), 1u);
}

TEST(NvccOptions, CompilesForTheArchitectureAskedFor) {
    const auto architecture = [](const Words& words) {
        Words all = words;
        all.push_back("a.cu");
        const NvccCommand command = parse_nvcc(all);
        EXPECT_TRUE(command.ignored.empty()) << command.ignored[0];
        return command.architecture;
    };
    EXPECT_EQ(architecture({}), 750);
    EXPECT_EQ(architecture({"-arch=sm_75"}), 750);
    EXPECT_EQ(architecture({"-arch=native"}), 750);
    EXPECT_EQ(architecture({"-arch", "sm_80"}), 800);
    EXPECT_EQ(architecture({"--gpu-architecture=compute_86", "-code=sm_86"}), 860);
    EXPECT_EQ(architecture({"-arch=sm_90a"}), 900);
    EXPECT_EQ(architecture({"-gencode", "arch=compute_89,code=sm_89"}), 890);
    EXPECT_EQ(architecture({"-gencode=arch=compute_90,code=[sm_90,compute_90]",
                            "-gencode=arch=compute_80,code=sm_80"}),
              800);
    EXPECT_NE(refusal({"-arch=volta", "a.cu"}).find("sm_80"), std::string::npos);
}

TEST(NvccOptions, SaysWhereTheVirtualGpuIsNotTheOneAskedFor) {
    const NvccCommand newer = parse_nvcc({"-arch=sm_120", "a.cu"});
    EXPECT_EQ(newer.architecture, 900);
    ASSERT_EQ(newer.notes.size(), 1u);
    EXPECT_EQ(newer.notes[0], "-arch=sm_120: the virtual GPU is of compute capability 9.0");
    EXPECT_EQ(parse_nvcc({"-arch=sm_87", "a.cu"}).architecture, 860);
    const NvccCommand older = parse_nvcc({"-arch=sm_35", "a.cu"});
    EXPECT_EQ(older.architecture, 750);
    EXPECT_EQ(older.ignored, Words{"-arch=sm_35"});
}

TEST(NvccOptions, PassesHostCompilerOptionsToTheCompilerAndTheLinker) {
    const NvccCommand command = parse_nvcc({"-Xcompiler", "-fopenmp,-Wall", "a.cu"});
    EXPECT_TRUE(has(command.compile, "-fopenmp") && has(command.link, "-fopenmp"));
    EXPECT_TRUE(has(command.compile, "-Wall"));
}

TEST(NvccOptions, OptimizesUnlessDebuggingTheDevice) {
    EXPECT_TRUE(has(parse_nvcc({"a.cu"}).compile, "-O3"));
    EXPECT_TRUE(has(parse_nvcc({"-O1", "a.cu"}).compile, "-O1"));
    EXPECT_TRUE(has(parse_nvcc({"-G", "-g", "a.cu"}).compile, "-O0"));
}

TEST(NvccOptions, RaisesTheStandardToWhatTheHeadersNeed) {
    EXPECT_EQ(parse_nvcc({"-std=c++11", "a.cu"}).standard, "c++17");
    EXPECT_NE(refusal({"-std=c++99", "a.cu"}).find("c++20"), std::string::npos);
}

TEST(NvccOptions, LeavesOutTheLibrariesThatAreThereAnyway) {
    const NvccCommand command = parse_nvcc({"a.cu", "-lcublas", "-lcudart", "-lcurand", "-lm"});
    ASSERT_EQ(command.inputs.size(), 2u);
    EXPECT_EQ(command.inputs[1].word, "-lm");
}

TEST(NvccOptions, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(refusal({"--frobnicate", "a.cu"}),
              "unknown option '--frobnicate'; book cc --help lists those it knows");
    EXPECT_EQ(refusal({"-Wall", "a.cu"}),
              "unknown option '-Wall'; for the host compiler write -Xcompiler -Wall");
    EXPECT_TRUE(
        has(parse_nvcc({"-forward-unknown-to-host-compiler", "-Wall", "a.cu"}).compile, "-Wall"));
    EXPECT_EQ(refusal({"a.cu", "-o"}), "-o needs a value");
    EXPECT_NE(refusal({"-ptx", "a.cu"}).find("no device code"), std::string::npos);
    EXPECT_NE(refusal({"-c", "a.cu", "b.cu", "-o", "x.o"}).find("several sources"),
              std::string::npos);
    EXPECT_NE(refusal({"-O2"}).find("no input file"), std::string::npos);
}

}  // namespace
