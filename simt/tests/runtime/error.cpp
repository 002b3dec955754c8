// Error names and texts, and what "the last error" is.
#include "expect.hpp"

#include <string>
#include <thread>

namespace {

TEST(Error, HasCudasNameAndText) {
    EXPECT_STREQ("cudaSuccess", cudaGetErrorName(cudaSuccess));
    EXPECT_STREQ("no error", cudaGetErrorString(cudaSuccess));
    EXPECT_STREQ("cudaErrorInvalidValue", cudaGetErrorName(cudaErrorInvalidValue));
    EXPECT_STREQ("invalid argument", cudaGetErrorString(cudaErrorInvalidValue));
    EXPECT_STREQ("out of memory", cudaGetErrorString(cudaErrorMemoryAllocation));
    EXPECT_STREQ("invalid configuration argument",
                 cudaGetErrorString(cudaErrorInvalidConfiguration));
    EXPECT_STREQ("device-side assert triggered", cudaGetErrorString(cudaErrorAssert));
    EXPECT_STREQ("an illegal memory access was encountered",
                 cudaGetErrorString(cudaErrorIllegalAddress));
    EXPECT_STREQ("unrecognized error code", cudaGetErrorName(static_cast<cudaError_t>(5000)));
    EXPECT_STREQ("unrecognized error code", cudaGetErrorString(static_cast<cudaError_t>(5000)));
}

TEST(Error, HasCudasValue) {
    EXPECT_EQ(2, static_cast<int>(cudaErrorMemoryAllocation));
    EXPECT_EQ(9, static_cast<int>(cudaErrorInvalidConfiguration));
    EXPECT_EQ(101, static_cast<int>(cudaErrorInvalidDevice));
    EXPECT_EQ(600, static_cast<int>(cudaErrorNotReady));
    EXPECT_EQ(700, static_cast<int>(cudaErrorIllegalAddress));
    EXPECT_EQ(720, static_cast<int>(cudaErrorCooperativeLaunchTooLarge));
    EXPECT_EQ(999, static_cast<int>(cudaErrorUnknown));
}

TEST(LastError, IsClearedByGetAndNotByPeek) {
    EXPECT_EQ(cudaErrorInvalidDevice, cudaSetDevice(99));
    EXPECT_EQ(cudaErrorInvalidDevice, cudaPeekAtLastError());
    EXPECT_EQ(cudaErrorInvalidDevice, cudaPeekAtLastError());
    EXPECT_EQ(cudaErrorInvalidDevice, cudaGetLastError());
    EXPECT_EQ(cudaSuccess, cudaGetLastError());
    EXPECT_EQ(cudaSuccess, cudaPeekAtLastError());
}

TEST(LastError, OutlivesLaterSuccesses) {
    EXPECT_EQ(cudaErrorInvalidDevice, cudaSetDevice(99));
    EXPECT_OK(cudaDeviceSynchronize()) << "an error of an argument does not stick to the device";
    EXPECT_EQ(cudaErrorInvalidDevice, cudaGetLastError());
}

TEST(LastError, IsTheLatestOne) {
    EXPECT_EQ(cudaErrorInvalidDevice, cudaSetDevice(99));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemset(nullptr, 0, 1));
    EXPECT_EQ(cudaErrorInvalidValue, cudaGetLastError());
    EXPECT_EQ(cudaSuccess, cudaGetLastError());
}

TEST(LastError, BelongsToTheHostThread) {
    EXPECT_EQ(cudaErrorInvalidDevice, cudaSetDevice(99));
    cudaError_t seen_elsewhere = cudaErrorUnknown;
    std::thread([&] { seen_elsewhere = cudaGetLastError(); }).join();
    EXPECT_EQ(cudaSuccess, seen_elsewhere);
    EXPECT_EQ(cudaErrorInvalidDevice, cudaGetLastError());
}

}  // namespace
