// The kernels that differ by compute capability, compiled here for 8.0: copies by `cp.async`,
// multiplications by `mma.sync.m16n8k16`. The other tests see them as a device of 7.5 does.
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/11_tensor_cores/stages.hpp"
#include "common/device/device.hpp"
#include "common/verify/verify.hpp"
#include "tests/stages/sizes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace m2m::tests {
namespace {

const Stage stages_of_8_0[] = {
    {"double_buffered", 4, "", Where::device, cuda::double_buffered, ""},
    {"warp_tiled", 4, "", Where::device, cuda::warp_tiled, ""},
    {"wmma", 11, "", Where::device, tensor::wmma, "", "", Precision::float16},
    {"mma", 11, "", Where::device, tensor::mma, "", "", Precision::float16},
};

class NewerDevice : public testing::TestWithParam<Stage> {};

TEST_P(NewerDevice, GivesTheRightProductAtEveryEdge) {
    if (!device_present()) GTEST_SKIP() << why_no_device();
    for (const Shape& shape : {Shape{1, 1, 1},
                               {4, 5, 0},
                               {5, 7, 300},
                               {8, 8, 8},
                               {16, 24, 20},
                               {31, 32, 33},
                               {40, 50, 1},
                               {64, 64, 64},
                               {129, 127, 40},
                               {130, 10, 133},
                               {1000, 3, 17},
                               {3, 1000, 17},
                               {260, 516, 76},
                               {389, 271, 53}}) {
        const Verification report = verify_stage(GetParam(), shape.m, shape.n, shape.k);
        EXPECT_TRUE(report.ok) << "at " << shape << ": " << report.what << " ("
                               << to_string(report.finding) << ")";
    }
}

INSTANTIATE_TEST_SUITE_P(Of8_0, NewerDevice, testing::ValuesIn(stages_of_8_0),
                         [](const testing::TestParamInfo<Stage>& stage) {
                             return std::string(stage.param.name);
                         });

}  // namespace
}  // namespace m2m::tests
