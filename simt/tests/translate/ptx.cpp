// Inline PTX becomes calls of simt/ptx.hpp, or a message that names the instruction.
#include "simt/tests/support.hpp"
#include "simt/tests/translate/translated.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

std::string kernel(const std::string& statement) {
    return translated("__global__ void k() { " + statement + " }");
}
bool contains(const std::string& translation, const std::string& part) {
    return translation.find(grammar_of(part)) != std::string::npos;
}

TEST(Ptx, IsReadWhereTheDeviceRunsIt) {
    const std::string statement = "asm volatile(\"mov.u32 %0, %%laneid;\" : \"=r\"(x));";
    const std::string lane = "static_cast<::simt::ptx::u32>(::simt::lane_id())";
    EXPECT_TRUE(contains(translated("__device__ int f() { " + statement + " }"), lane));
    EXPECT_TRUE(
        contains(translated("__host__ __device__ int f() { { " + statement + " } }"), lane));
    EXPECT_TRUE(contains(
        translated("void f() { g(1, [=] __device__(int i) { if (i) { " + statement + " } }); }"),
        lane));
    EXPECT_TRUE(contains(translated("struct S { __device__ void f() { __asm__ "
                                    "__volatile__(\"mov.u32 %0, %laneid;\" : \"=r\"(x)); } };"),
                         lane));
    EXPECT_FALSE(
        contains(translated("__device__ void f() {} void g() { " + statement + " }"), lane));
    EXPECT_FALSE(contains(translated("void f() { h([] __device__ {}); " + statement + " }"), lane));
}

TEST(Ptx, SaysThatItsHeaderIsNeeded) {
    const auto needs = [](const char* source) {
        return simt::translate::translate(source, "file.cu").has_ptx;
    };
    EXPECT_TRUE(needs("__global__ void k() { asm(\"\" ::: \"memory\"); }"));
    EXPECT_FALSE(needs("void k() { asm(\"\" ::: \"memory\"); }"));
}

TEST(Ptx, ReadsEachOperandOnceAndWritesResultsAtTheEnd) {
    EXPECT_EQ(kernel("asm(\"mov.b32 %0, %1;\" : \"=r\"(a[i]) : \"f\"(g(x)));"),
              grammar_of(
                  "__global__ void k() { "
                  "__extension__ ({ auto& simt_o0 = (a[i]); [[maybe_unused]] auto simt_0 = "
                  "::simt::ptx::unwritten<'r'>(); [[maybe_unused]] const auto simt_1 = "
                  "::simt::ptx::in<'f'>(g(x)); { simt_0 = static_cast<::simt::ptx::u32>(simt_1); } "
                  "::simt::ptx::out<'r'>(simt_o0, simt_0); }); }")
                  .substr(std::string("__global__").size() + 1));
}

TEST(Ptx, KeepsOtherRewritesInItsOperands) {
    EXPECT_TRUE(
        contains(translated("extern __shared__ char pool[]; __global__ void k() { asm(\"\" :: "
                            "\"l\"((char*)pool)); }"),
                 "in<'l'>((char*)(+pool))"));
}

TEST(Ptx, TellsWarpOperationsWhereTheyStand) {
    EXPECT_TRUE(contains(
        translated("# 7 \"a.cu\"\n__global__ void k() {\n    asm(\"{\\n\"\n"
                   "        \"ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%0}, [%1 + 16];\\n}\"\n"
                   "        : \"=r\"(a) : \"r\"(p));\n}"),
        "::simt::Place::at(\"a.cu\", 9, 10)"));
}

TEST(Ptx, MayBeARawString) {
    EXPECT_TRUE(
        contains(kernel("asm(R\"x({ .reg .u32 t;\nmov.u32 t, %%tid.y; })x\");"), "::threadIdx.y"));
}

TEST(Ptx, HasRegistersOfItsOwnInScopes) {
    const std::string text =
        kernel("asm(\"{ .reg .b32 t, u<2>; { .reg .b64 t; mov.b64 t, 5; } mov.b32 u1, t; }\");");
    EXPECT_TRUE(contains(text, "::simt::ptx::u64 simt_rt_4")) << text;
    EXPECT_TRUE(contains(text, "simt_ru1_3 = static_cast<::simt::ptx::u32>(simt_rt_1)")) << text;
}

struct Case {
    const char* statement;
    const char* message;  // its column counts from the statement's first character
};

class PtxRefusals : public testing::TestWithParam<Case> {};

TEST_P(PtxRefusals, NameTheInstructionAndThePlace) {
    EXPECT_EQ(translated(std::string("__global__ void k() {\n") + GetParam().statement + " }"),
              std::string("file.cu:2:") + GetParam().message + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Ptx, PtxRefusals,
    testing::Values(
        Case{"asm(\"wgmma.fence.sync.aligned;\");",
             "6: inline PTX: 'wgmma.fence.sync.aligned' is not simulated "
             "(simt/docs/COVERAGE.md lists what is)"},
        Case{"asm(\"mov.u32 %0, 1;  vadd4.u32.u32.u32 %0, %0, %0, %0;\" : \"=r\"(x));",
             "22: inline PTX: 'vadd4.u32.u32.u32' is not simulated (simt/docs/COVERAGE.md lists "
             "what is)"},
        Case{"asm(\"mma.sync.aligned.m16n8k16.row.row.f32.f16.f16.f32 {}, {}, {}, {};\");",
             "57: inline PTX: expected an operand of "
             "'mma.sync.aligned.m16n8k16.row.row.f32.f16.f16.f32'"},
        Case{"asm(\"mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 {%0,%0,%0}, {%1,%1}, {%1}, "
             "{%0,%0,%0,%0};\" : \"+f\"(x) : \"r\"(a));",
             "55: inline PTX: 'mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32': expected 4 "
             "registers here in braces, not 3"},
        Case{"asm(\"mov.u32 %1, 1;\" : \"=r\"(x));",
             "14: inline PTX: the statement has no operand %1"},
        Case{"asm(\"mov.u32 %0, 1;\" :: \"r\"(x));",
             "14: inline PTX: 'mov.u32' writes an operand that is an input only: give it \"=\" or "
             "\"+\""},
        Case{"asm(\"mov.u32 %0, %%pm0;\" : \"=r\"(x));",
             "18: inline PTX: the special register %pm0 is not simulated"},
        Case{"asm(\"mov.u32 %0, t;\" : \"=r\"(x));",
             "18: inline PTX: 'mov.u32': the register t is not declared in this asm statement"},
        Case{
            "asm(\"mov.u64 %0, 1;\" : \"=r\"(x));",
            "14: inline PTX: 'mov.u64': this operand is of another type than the instruction's (32 "
            "bits)"},
        Case{
            "asm(\"mov.u32 %0, 1;\" : \"=f\"(x));",
            "14: inline PTX: 'mov.u32': this operand is of another type than the instruction's (32 "
            "bits)"},
        Case{"asm(\"mov.u32 %0, 1\" : \"=r\"(x));", "18: inline PTX: expected ';' after 'mov.u32'"},
        Case{"asm(\"{ mov.u32 %0, 1;\" : \"=r\"(x));", "21: inline PTX: a { has no }"},
        Case{"asm(\"}\");", "6: inline PTX: a } has no {"},
        Case{"asm(\"L1: mov.u32 %0, 1;\" : \"=r\"(x));",
             "6: inline PTX: labels and branches are not simulated ('L1:'): write the loop in C++"},
        Case{"asm(\".shared .u32 x;\");",
             "6: inline PTX: .shared is not simulated here: only .reg, registers of its own"},
        Case{"asm(\"mov.u32 %0, 1 + 2;\" : \"=r\"(x));",
             "20: inline PTX: an expression of constants is not simulated: write its value"},
        Case{
            "asm(\"ldmatrix.sync.aligned.m8n8.x1.shared.b16 %0, [tile];\" : \"=r\"(x));",
            "52: inline PTX: expected a register that holds an address: the names of variables are "
            "not known here"},
        Case{"asm(\"cp.async.wait_group %0;\" :: \"r\"(n));",
             "26: inline PTX: 'cp.async.wait_group': expected a constant: a number, or an operand "
             "\"n\""},
        Case{
            "asm(\"\" : \"r\"(x));",
            "10: inline PTX: expected a constraint of CUDA's: \"h\", \"r\", \"l\", \"f\", \"d\" or "
            "\"n\"; with = or + for outputs, which come first"},
        Case{"asm(\"mov.u32 %[out], 1;\" : [out] \"=r\"(x));",
             "28: inline PTX: nvcc does not know operands by name"},
        Case{"asm goto(\"\" :::: end);", "1: inline PTX: asm goto is not CUDA C++"}),
    [](const auto& one) { return simt::test::numbered(one.index, one.param.statement); });

TEST(Ptx, SurvivesRandomInstructions) {
    const std::vector<std::string> words = {"mov.u32",
                                            "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32",
                                            "cp.async.ca.shared.global",
                                            "cp.async.wait_group",
                                            "ldmatrix.sync.aligned.m8n8.x2.trans.shared.b16",
                                            "cvt.u32.u64",
                                            ".reg",
                                            ".b32",
                                            ".pred",
                                            "t",
                                            "p",
                                            "%0",
                                            "%1",
                                            "%2",
                                            "%9",
                                            "%%laneid",
                                            "{",
                                            "}",
                                            "[",
                                            "]",
                                            ",",
                                            ";",
                                            "@p",
                                            "@!p",
                                            "|",
                                            "!",
                                            "_",
                                            "0f3F800000",
                                            "0d",
                                            "-7",
                                            "1.5e3",
                                            "0x1F",
                                            "t<3>",
                                            "//",
                                            "/*",
                                            "*/",
                                            "+",
                                            ":",
                                            "WARP_SZ",
                                            "%",
                                            "$",
                                            "setp.eq.u32",
                                            "\n"};
    simt::test::Random random(11);
    std::size_t refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string code;
        const int length = random.integer(1, 30);
        for (int i = 0; i < length; ++i) {
            const std::string& word = words[random.below(words.size())];
            code += word == "\n" ? "\\n" : word;
            code += random.below(4) != 0 ? " " : "";
        }
        const auto translation =
            simt::translate::translate("__global__ void k() { asm(\"" + code +
                                           "\" : \"=r\"(x), \"+f\"(y) : \"l\"(z), \"n\"(4)); }",
                                       "a.cu");
        refused += translation.problems.empty() ? 0 : 1;
        EXPECT_TRUE(translation.problems.empty() || translation.text.empty());
    }
    EXPECT_GT(refused, 10'000u);
}

}  // namespace
