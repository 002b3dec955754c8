// What becomes of the host compiler's messages.
#include "simt/cc/messages.hpp"

#include "simt/cc/out_of_scope.hpp"

#include <gtest/gtest.h>

namespace {

using namespace simt::compile;

TEST(Messages, TakeOutTheTrailThroughTheHeaders) {
    EXPECT_EQ(tidy_messages(
                  "a.cu: In instantiation of ‘main()::<lambda(auto:1&)> [with auto:1 = float]’:\n"
                  "/x/simt/include/simt/launch.hpp:62:59:   required from ‘void f()’\n"
                  "a.cu:6:19:   required from here\n"
                  "a.cu:6:10: error: too few arguments\n"
                  "    6 |     k<<<1, 1>>>(p);\n"),
              "a.cu:6:10: error: too few arguments\n"
              "    6 |     k<<<1, 1>>>(p);\n");
}

TEST(Messages, GiveAnErrorInAHeaderTheUsersPlace) {
    EXPECT_EQ(
        tidy_messages("In file included from /x/simt/include/simt/device_side.hpp:5,\n"
                      "                 from <command-line>:\n"
                      "/x/simt/include/simt/atomic.hpp: In instantiation of ‘T atomicMax(T*)’:\n"
                      "a.cu:9:24:   required from here\n"
                      "/x/simt/include/simt/atomic.hpp:110:27: error: static assertion failed: "
                      "CUDA has no atomicMax for this type\n"
                      "  110 |     static_assert(…\n"
                      "      |                   ~~~\n"
                      "a.cu:12:1: error: another\n"),
        "a.cu:9:24: error: CUDA has no atomicMax for this type\n"
        "a.cu:12:1: error: another\n");
}

TEST(Messages, LeaveEverythingElseAsItIs) {
    const std::string text =
        "a.cu: In function ‘int main()’:\n"
        "a.cu:3:5: warning: unused variable ‘x’\n"
        "    3 |     int x;\n"
        "a.cu: In instantiation of ‘void f(T) [with T = int]’:\n"
        "a.cu:9:3:   required from here\n"
        "a.cu:4:1: error: no\n";
    EXPECT_EQ(tidy_messages(text), text);
}

TEST(Messages, ExplainAHeaderThatIsNotSimulated) {
    EXPECT_EQ(explain_missing_headers("a.cu:3:10: fatal error: cudnn.h: No such file or directory\n"
                                      "    3 | #include <cudnn.h>\n"
                                      "      |          ^~~~~~~~~\n"
                                      "compilation terminated.\n",
                                      false),
              "a.cu:3:10: error: <cudnn.h>: not simulated: cuDNN "
              "(simt/docs/COVERAGE.md lists what is)\n");
    const std::string own = "a.cu:3:10: fatal error: mine.h: No such file or directory\n";
    EXPECT_EQ(explain_missing_headers(own, false), own);
}

TEST(Messages, NameThePackageThatHasThrustAndCub) {
    const std::string text =
        "a.cu:3:10: fatal error: cub/cub.cuh: No such file or directory\n"
        "    3 | #include <cub/cub.cuh>\n"
        "      |          ^~~~~~~~~~~~~\n"
        "compilation terminated.\n";
    EXPECT_EQ(explain_missing_headers(text, false),
              "a.cu:3:10: error: <cub/cub.cuh>: Thrust and CUB are not installed: apt-get install "
              "libthrust-dev\n");
    EXPECT_EQ(explain_missing_headers(text, true), text);
    EXPECT_EQ(
        explain_missing_headers("In file included from a.cu:3:\n"
                                "/simt/include/cub/cub.cuh:5:10: fatal error: "
                                "cub/block/block_scan.cuh: No such file or directory\n"
                                "    5 | #include <cub/block/block_scan.cuh>\n"
                                "compilation terminated.\n",
                                false),
        "a.cu:3: error: <cub/block/block_scan.cuh>: Thrust and CUB are not installed: apt-get "
        "install libthrust-dev\n");
}

TEST(Messages, NameTheFamilyOfAMissingFunction) {
    EXPECT_EQ(out_of_scope_name("cudaIpcOpenMemHandle"), "memory shared between processes");
    EXPECT_EQ(out_of_scope_name("cudaGraphLaunch"), "");
    EXPECT_EQ(out_of_scope_name("cudaGraphicsMapResources"), "OpenGL interoperability");
    EXPECT_EQ(out_of_scope_name("cudaMallocMipmappedArray"), "mipmapped arrays");
    EXPECT_EQ(out_of_scope_name("cuModuleGetTexRef"), "this part of the driver API");
    EXPECT_EQ(out_of_scope_name("tex2D"), "");
    EXPECT_EQ(out_of_scope_name("cudaMalloc"), "");
    EXPECT_EQ(
        explain_missing_names("# 7 \"a.cu\"\n  f(cudaBindTexture(0, t), cudaBindTexture);\n", ""),
        "a.cu:7:5: error: cudaBindTexture: not simulated: texture references, which CUDA 12 "
        "removed: use cudaCreateTextureObject (simt/docs/COVERAGE.md lists what is)\n");
}

}  // namespace
