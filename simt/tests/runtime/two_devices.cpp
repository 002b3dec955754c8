// SIMT_DEVICES=2: two devices with memory and variables of their own.
#include "expect.hpp"
#include "simt/memory.hpp"
#include "simt/variable.hpp"

#include <cstdlib>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace {

const int two = setenv("SIMT_DEVICES", "2", 1);  // before the first call and the first registration

int setting = 5;
const simt::VariableRegistration register_setting{&setting, sizeof(setting), "setting",
                                                  simt::VariableKind::device};
int shared_setting = 1;
const simt::VariableRegistration register_shared_setting{
    &shared_setting, sizeof(shared_setting), "shared_setting", simt::VariableKind::managed};

class TwoDevices : public testing::Test {
  protected:
    static constexpr std::size_t bytes = 10 * sizeof(int);
    int* x[2] = {};

    void SetUp() override {
        for (int d : {0, 1}) {
            ASSERT_OK(cudaSetDevice(d));
            ASSERT_OK(cudaMalloc(&x[d], bytes));
        }
        ASSERT_OK(cudaSetDevice(0));
    }
    void TearDown() override {
        for (int* pointer : x) EXPECT_OK(cudaFree(pointer));
        EXPECT_OK(cudaSetDevice(0));
    }
};

TEST_F(TwoDevices, AreCounted) {
    int count = 0;
    EXPECT_OK(cudaGetDeviceCount(&count));
    EXPECT_EQ(2, count);
    cudaDeviceProp p{};
    ASSERT_OK(cudaGetDeviceProperties(&p, 1));
    EXPECT_STREQ("simt virtual GPU 1 (simulated on the CPU)", p.name);
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaSetDevice(2));
}

TEST_F(TwoDevices, AreChosenByEachHostThread) {
    EXPECT_OK(cudaSetDevice(1));
    int elsewhere = -1;
    std::thread([&] { cudaGetDevice(&elsewhere); }).join();
    EXPECT_EQ(0, elsewhere);
    int here = -1;
    EXPECT_OK(cudaGetDevice(&here));
    EXPECT_EQ(1, here);
}

TEST_F(TwoDevices, HaveMemoryOfTheirOwn) {
    EXPECT_EQ(0, simt::find_memory(x[0]).device);
    EXPECT_EQ(1, simt::find_memory(x[1]).device);
    cudaPointerAttributes attributes{};
    EXPECT_OK(cudaPointerGetAttributes(&attributes, x[1]));
    EXPECT_EQ(1, attributes.device);
}

TEST_F(TwoDevices, CopyToOneAnother) {
    std::vector<int> host(10), back(10);
    std::iota(host.begin(), host.end(), 1);
    EXPECT_OK(cudaMemcpy(x[0], host.data(), bytes, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpyPeer(x[1], 1, x[0], 0, bytes));
    EXPECT_OK(cudaMemcpy(back.data(), x[1], bytes, cudaMemcpyDeviceToHost));
    EXPECT_EQ(host, back);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpyPeer(x[1], 0, x[0], 1, bytes))
        << "each pointer with the other's device";
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaMemcpyPeer(x[1], 1, x[0], 7, bytes));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpyPeer(x[1], 1, host.data(), 0, bytes));
    EXPECT_OK(cudaMemcpy(x[0], x[1], bytes, cudaMemcpyDefault));
}

TEST_F(TwoDevices, GrantPeerAccessOnce) {
    int can = 0;
    EXPECT_OK(cudaDeviceCanAccessPeer(&can, 0, 1));
    EXPECT_EQ(1, can);
    EXPECT_OK(cudaDeviceCanAccessPeer(&can, 0, 0));
    EXPECT_EQ(0, can);
    EXPECT_OK(cudaDeviceEnablePeerAccess(1, 0));
    EXPECT_FAILS(cudaErrorPeerAccessAlreadyEnabled, cudaDeviceEnablePeerAccess(1, 0));
    EXPECT_OK(cudaDeviceDisablePeerAccess(1));
    EXPECT_FAILS(cudaErrorPeerAccessNotEnabled, cudaDeviceDisablePeerAccess(1));
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaDeviceEnablePeerAccess(0, 0));
}

TEST_F(TwoDevices, HaveVariablesOfTheirOwn) {
    const auto write = [](int d, int value) {
        EXPECT_OK(cudaSetDevice(d));
        EXPECT_OK(cudaMemcpyToSymbol(setting, &value, sizeof(value)));
    };
    const auto read = [](int d) {
        EXPECT_OK(cudaSetDevice(d));
        int value = -1;
        EXPECT_OK(cudaMemcpyFromSymbol(&value, setting, sizeof(value)));
        return value;
    };
    EXPECT_EQ(5, read(0)) << "both start with the initial value";
    EXPECT_EQ(5, read(1));
    write(0, 10);
    EXPECT_EQ(5, read(1));
    write(1, 11);
    EXPECT_EQ(10, read(0));
    EXPECT_EQ(11, read(1));
    EXPECT_OK(cudaSetDevice(0));
    EXPECT_OK(cudaDeviceReset());
    EXPECT_EQ(5, read(0));
    EXPECT_EQ(11, read(1)) << "a reset is one device's";
    write(1, 5);
    EXPECT_OK(cudaSetDevice(0));
    ASSERT_OK(cudaMalloc(&x[0], bytes));  // the reset has freed it
}

TEST_F(TwoDevices, ShareManagedVariables) {
    const int value = 8;
    EXPECT_OK(cudaSetDevice(1));
    EXPECT_OK(cudaMemcpyToSymbol(shared_setting, &value, sizeof(value)));
    EXPECT_OK(cudaSetDevice(0));
    int seen = 0;
    EXPECT_OK(cudaMemcpyFromSymbol(&seen, shared_setting, sizeof(seen)));
    EXPECT_EQ(8, seen);
    EXPECT_EQ(8, shared_setting) << "and the host reads it by name";
}

TEST_F(TwoDevices, KeepTheirStreamsAndEventsApart) {
    cudaStream_t of_0 = nullptr;
    ASSERT_OK(cudaStreamCreate(&of_0));
    EXPECT_OK(cudaSetDevice(1));
    cudaEvent_t of_1 = nullptr;
    ASSERT_OK(cudaEventCreate(&of_1));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaEventRecord(of_1, of_0));
    EXPECT_OK(cudaMemcpyAsync(x[1], x[0], bytes, cudaMemcpyDefault, of_0))
        << "copies may use any device's stream";
    EXPECT_OK(cudaEventRecord(of_1, nullptr));
    EXPECT_OK(cudaStreamWaitEvent(of_0, of_1, 0))
        << "waiting across devices is what events are for";
    EXPECT_OK(cudaEventDestroy(of_1));
    EXPECT_OK(cudaStreamDestroy(of_0));
}

TEST_F(TwoDevices, RefuseAKernelInTheOthersStream) {
    cudaStream_t of_0 = nullptr;
    ASSERT_OK(cudaStreamCreate(&of_0));
    EXPECT_OK(cudaSetDevice(1));
    simt::launch(simt::LaunchSite{"nothing", __FILE__, __LINE__}, simt::LaunchConfig(1, 1, 0, of_0),
                 []() noexcept {});
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaGetLastError());
    EXPECT_OK(cudaStreamDestroy(of_0));
}

}  // namespace
