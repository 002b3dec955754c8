// The device as host code sees it, real or simulated: its memory, its name, its errors.
#include "common/base/error.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <string>
#include <utility>

namespace m2m::tests {
namespace {

TEST(Device, IsThereAndSaysWhetherItIsSimulated) {
    ASSERT_TRUE(device_present()) << why_no_device();
    std::cout << (device_simulated() ? "simulated" : "real") << " device: " << cuda_device_name()
              << std::endl;
    EXPECT_EQ(why_no_device(), "");
    EXPECT_EQ(cuda_device_name().find("simulated") != std::string::npos, device_simulated());
}

TEST(DeviceMatrix, BringsBackWhatWasCopiedToIt) {
    HostMatrix host(7, 11);
    for (std::size_t i = 0; i < host.size(); ++i) host.data()[i] = static_cast<float>(i) + 0.5f;
    const DeviceMatrix device(host);
    EXPECT_EQ(device.rows(), 7);
    EXPECT_EQ(device.cols(), 11);
    const HostMatrix back = device.to_host();
    for (std::size_t i = 0; i < host.size(); ++i) EXPECT_EQ(back.data()[i], host.data()[i]);
}

TEST(DeviceMatrix, MovesItsMemory) {
    DeviceMatrix a(3, 4);
    const float* memory = a.data();
    ASSERT_NE(memory, nullptr);
    DeviceMatrix b = std::move(a);
    EXPECT_EQ(b.data(), memory);
    EXPECT_EQ(b.size(), 12u);
    a = std::move(b);
    EXPECT_EQ(a.data(), memory);
}

TEST(DeviceMatrix, MayBeEmpty) {
    DeviceMatrix none, no_rows(0, 5);
    EXPECT_EQ(no_rows.size(), 0u);
    none.upload(nullptr);
    no_rows.download(nullptr);
    EXPECT_EQ(no_rows.to_host().cols(), 5);
}

TEST(CudaCheck, NamesTheCallThePlaceAndTheReason) {
    try {
        CUDA_CHECK(cudaMemcpy(nullptr, nullptr, 4, static_cast<cudaMemcpyKind>(77)));
        FAIL();
    } catch (const Error& error) {
        const std::string what = error.what();
        for (const char* part : {"cudaError", "cudaMemcpy(", "test_device.cpp:"}) {
            EXPECT_NE(what.find(part), std::string::npos) << what;
        }
        EXPECT_EQ(what.find('\n'), std::string::npos);
    }
    cudaGetLastError();
}

TEST(CudaCheck, SaysWhatToDoWhenTheMemoryIsFull) {
    void* memory = nullptr;
    try {
        CUDA_CHECK(cudaMalloc(&memory, std::size_t{1} << 50));
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("use a smaller size"), std::string::npos)
            << error.what();
    }
    cudaGetLastError();
}

}  // namespace
}  // namespace m2m::tests
