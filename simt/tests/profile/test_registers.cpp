// The assembler's messages, as nvcc 13.0 writes them, become the setting that counting reads.
#include "simt/profile/registers.hpp"

#include <gtest/gtest.h>

namespace {

using m2m::profile::registers_setting;

std::string message(const std::string& symbol, int registers) {
    return "ptxas info    : Compiling entry function '" + symbol + "' for 'sm_75'\n" +
           "ptxas info    : Function properties for " + symbol + "\n" +
           "    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads\n" +
           "ptxas info    : Used " + std::to_string(registers) +
           " registers, used 1 barriers, 2048 bytes smem, 392 bytes cmem[0]\n";
}

TEST(Registers, NameTheKernelWithoutNamespacesAndParameters) {
    EXPECT_EQ(registers_setting(message("_Z4tilePfi", 38)), "tile=38");
    EXPECT_EQ(
        registers_setting(message("_ZN3m2m4cuda12_GLOBAL__N_112tiled_kernelEiiiPKfS3_Pf", 40)),
        "tiled_kernel=40");
    EXPECT_EQ(registers_setting(message("plain_c", 12)), "plain_c=12");
}

TEST(Registers, NameATemplateWithItsArguments) {
    EXPECT_EQ(registers_setting(message("_Z4tileILi32EfEvPT0_", 24)), "tile<32, float>=24");
}

TEST(Registers, ListEveryKernel) {
    EXPECT_EQ(registers_setting(message("_Z1bv", 20) + message("_Z1av", 10)), "a=10,b=20");
}

TEST(Registers, AreUnknownWithoutMessages) {
    EXPECT_EQ(registers_setting(""), "");
    EXPECT_EQ(registers_setting("ptxas info    : 0 bytes gmem\n"), "");
    EXPECT_EQ(registers_setting("ptxas info    : Used 8 registers, 352 bytes cmem[0]\n"), "");
}

}  // namespace
