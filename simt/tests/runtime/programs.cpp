// Textbook programs in programs.cu, from source through the translator to the runtime's answers.
#include "simt/tests/runtime/programs.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace {

using Errors = std::vector<std::string>;

TEST(Program, GetsDynamicSharedMemory) {
    float sum = 0;
    EXPECT_EQ("", sum_with_dynamic_shared(40000, false, &sum));
    EXPECT_FLOAT_EQ(10000, sum);
}

TEST(Program, MustAskForMoreThan48KiBOfSharedMemory) {
    float sum = 0;
    EXPECT_EQ("cudaErrorInvalidValue", sum_with_dynamic_shared(60000, false, &sum));
    EXPECT_EQ("", sum_with_dynamic_shared(60000, true, &sum));
    EXPECT_FLOAT_EQ(15000, sum);
    EXPECT_EQ("cudaErrorInvalidValue", sum_with_dynamic_shared(70000, true, &sum));
}

TEST(Program, ReadsConstantMemory) {
    EXPECT_EQ((std::vector<float>{3, 5, 7}), affine_with_constants({1, 2, 3}, 2, 1));
    EXPECT_EQ((std::vector<float>{0, 1, 2}), affine_with_constants({1, 2, 3}, 1, -1));
}

TEST(Program, CountsInADeviceVariable) {
    EXPECT_EQ(1000, count_in_device_variable(1000));
    EXPECT_EQ(3, count_in_device_variable(3));
}

TEST(Program, WorksInStreams) {
    std::vector<float> x(1003);
    std::iota(x.begin(), x.end(), 0.0f);
    const std::vector<float> y = double_in_streams(x, 4);
    for (std::size_t i = 0; i < x.size(); ++i) ASSERT_EQ(2 * x[i], y[i]) << i;
}

TEST(Program, SharesManagedMemory) {
    EXPECT_EQ(49995000, sum_managed(10000));
}

TEST(Program, LearnsOfAFailedAssertWhenItWaits) {
    testing::internal::CaptureStderr();
    EXPECT_EQ((Errors{"cudaSuccess", "cudaErrorAssert", "cudaErrorAssert"}),
              errors_of_a_failed_assert());
    const std::string report = testing::internal::GetCapturedStderr();
    EXPECT_NE(std::string::npos, report.find("x > 0")) << report;
    EXPECT_NE(std::string::npos, report.find("programs.cu")) << report;
}

#ifndef M2M_SANITIZED  // a sanitizer reports the access itself, and ends the program
TEST(Program, LearnsThatItUsedFreedMemory) {
    testing::internal::CaptureStderr();
    EXPECT_EQ((Errors{"cudaSuccess", "cudaErrorIllegalAddress"}), errors_of_a_use_after_free());
    EXPECT_NE("", testing::internal::GetCapturedStderr());
}
#endif

TEST(Program, AsksForABlockSizeOfATemplate) {
    EXPECT_EQ(1024, suggested_block_size());
}

TEST(Program, FillsPitchedRows) {
    const std::vector<float> rows = fill_pitched(37, 5);
    for (int row = 0; row < 5; ++row) {
        for (int col = 0; col < 37; ++col)
            ASSERT_EQ(100 * row + col,
                      rows[static_cast<std::size_t>(row) * 37 + static_cast<std::size_t>(col)]);
    }
}

}  // namespace
