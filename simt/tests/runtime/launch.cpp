// Launches: the device's limits with CUDA's error codes, errors that stick, launches from a
// pointer.
#include "expect.hpp"

#include <cstdlib>
#include <string>

namespace {

const simt::LaunchSite site{"kernel", "launch.cpp", 1};

/// The error of launching an empty kernel of this shape.
cudaError_t launch_error(dim3 grid, dim3 block, std::size_t shared = 0,
                         const void* address = nullptr) {
    simt::LaunchSite here = site;
    here.address = address;
    simt::launch(here, simt::LaunchConfig(grid, block, shared), []() noexcept {});
    const cudaError_t error = cudaGetLastError();
    EXPECT_EQ(cudaSuccess, cudaGetLastError()) << "an error of the launch does not stick";
    return error;
}

TEST(Launch, RunsEveryThreadOnce) {
    int* counts = nullptr;
    ASSERT_OK(cudaMalloc(&counts, 60 * sizeof(int)));
    ASSERT_OK(cudaMemset(counts, 0, 60 * sizeof(int)));
    simt::launch(
        site, simt::LaunchConfig(dim3(5), dim3(4, 3)),
        [](int* out) noexcept { ++out[blockIdx.x * 12 + threadIdx.y * 4 + threadIdx.x]; }, counts);
    EXPECT_OK(cudaGetLastError());
    int back[60] = {};
    EXPECT_OK(cudaMemcpy(back, counts, sizeof(back), cudaMemcpyDeviceToHost));
    for (const int count : back) EXPECT_EQ(1, count);
    EXPECT_OK(cudaFree(counts));
}

TEST(Launch, AcceptsTheLargestBlocks) {
    EXPECT_OK(launch_error(1, 1024));
    EXPECT_OK(launch_error(1, dim3(1, 1024)));
    EXPECT_OK(launch_error(1, dim3(1, 16, 64)));
    EXPECT_OK(launch_error(dim3(1, 65535), 1));
}

TEST(Launch, RefusesABlockBeyondTheLimits) {
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(1, 1025));
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(1, dim3(33, 32)));
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(1, dim3(1, 1, 65)));
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(1, dim3(65536, 65536, 1)))
        << "a product that overflows";
}

TEST(Launch, RefusesAGridBeyondTheLimits) {
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(dim3(1, 65536), 1));
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(dim3(1, 1, 65536), 1));
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(dim3(0x80000000u), 1));
}

TEST(Launch, RefusesAnEmptyGridOrBlock) {
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(0, 1));
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(1, 0));
    EXPECT_EQ(cudaErrorInvalidConfiguration, launch_error(dim3(1, 0), 1));
}

void modest() {}
void demanding() {}

TEST(Launch, NeedsPermissionForMoreThan48KiBOfSharedMemory) {
    const void* plain = reinterpret_cast<const void*>(modest);
    const void* opted_in = reinterpret_cast<const void*>(demanding);
    EXPECT_OK(launch_error(1, 32, 48 * 1024, plain));
    EXPECT_EQ(cudaErrorInvalidValue, launch_error(1, 32, 48 * 1024 + 1, plain));
    ASSERT_OK(cudaFuncSetAttribute(demanding, cudaFuncAttributeMaxDynamicSharedMemorySize, 60000));
    EXPECT_OK(launch_error(1, 32, 60000, opted_in));
    EXPECT_EQ(cudaErrorInvalidValue, launch_error(1, 32, 60001, opted_in));
    EXPECT_EQ(cudaErrorInvalidValue, launch_error(1, 32, 50000, plain))
        << "another kernel's permission";
}

TEST(Launch, RefusesAStreamThatIsGone) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreate(&stream));
    ASSERT_OK(cudaStreamDestroy(stream));
    simt::launch(site, simt::LaunchConfig(1, 1, 0, stream), []() noexcept {});
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaGetLastError());
}

// ---- cudaLaunchKernel

void store(int* out, int value) {
    *out = value;
}
void never_named(int*) {}

TEST(LaunchKernel, TakesPointersToTheArguments) {
    int* x = nullptr;
    ASSERT_OK(cudaMalloc(&x, sizeof(int)));
    int value = 42;
    void* arguments[] = {&x, &value};
    EXPECT_OK(cudaLaunchKernel(store, dim3(1), dim3(1), arguments, 0, nullptr));
    value = 43;  // a launch has its own copy
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ(42, *x);
    EXPECT_OK(cudaLaunchKernel(reinterpret_cast<const void*>(store), dim3(1), dim3(1), arguments, 0,
                               nullptr))
        << "without its type, once the kernel is known";
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ(43, *x);
    EXPECT_OK(cudaFree(x));
}

TEST(LaunchKernel, NeedsAKernelWhoseParametersAreKnown) {
    int* x = nullptr;
    void* arguments[] = {&x};
    testing::internal::CaptureStderr();
    EXPECT_FAILS(cudaErrorInvalidDeviceFunction,
                 cudaLaunchKernel(reinterpret_cast<const void*>(never_named), dim3(1), dim3(1),
                                  arguments, 0, nullptr));
    EXPECT_NE(std::string::npos, testing::internal::GetCapturedStderr().find("no kernel is known"));
}

TEST(CooperativeLaunch, MustFitOnTheDevice) {
    int* x = nullptr;
    ASSERT_OK(cudaMalloc(&x, sizeof(int)));
    int value = 1;
    void* arguments[] = {&x, &value};
    // One block of 1024 threads to each of eight multiprocessors.
    EXPECT_OK(cudaLaunchCooperativeKernel(store, dim3(8), dim3(1024), arguments));
    EXPECT_FAILS(cudaErrorCooperativeLaunchTooLarge,
                 cudaLaunchCooperativeKernel(store, dim3(9), dim3(1024), arguments));
    EXPECT_FAILS(cudaErrorCooperativeLaunchTooLarge,
                 cudaLaunchCooperativeKernel(store, dim3(17), dim3(32), arguments, 32 * 1024));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_OK(cudaFree(x));
}

// ---- errors of a kernel stick to the device

class FailedKernel : public testing::Test {
  protected:
    void SetUp() override { unsetenv("CUDA_LAUNCH_BLOCKING"); }
    void TearDown() override {
        unsetenv("CUDA_LAUNCH_BLOCKING");
        EXPECT_OK(cudaDeviceReset());
        cudaGetLastError();
        EXPECT_OK(cudaDeviceSynchronize()) << "after a reset the device works again";
    }
    /// Launches a kernel that traps, and returns what it printed.
    static std::string launch_trap() {
        testing::internal::CaptureStderr();
        simt::launch(site, simt::LaunchConfig(1, 1), []() noexcept { __trap(); });
        return testing::internal::GetCapturedStderr();
    }
};

TEST_F(FailedKernel, IsReportedWhenSomethingWaitsForIt) {
    EXPECT_NE("", launch_trap()) << "the report goes to stderr";
    EXPECT_OK(cudaGetLastError()) << "the launch itself was fine";
    EXPECT_EQ(cudaErrorLaunchFailure, cudaDeviceSynchronize());
}

TEST_F(FailedKernel, IsReportedByTheLaunchWhenLaunchesBlock) {
    setenv("CUDA_LAUNCH_BLOCKING", "1", 1);
    launch_trap();
    EXPECT_EQ(cudaErrorLaunchFailure, cudaGetLastError());
}

TEST_F(FailedKernel, FailsEveryLaterCall) {
    launch_trap();
    EXPECT_EQ(cudaErrorLaunchFailure, cudaDeviceSynchronize());
    EXPECT_EQ(cudaErrorLaunchFailure, cudaGetLastError());
    EXPECT_EQ(cudaErrorLaunchFailure, cudaGetLastError()) << "not cleared";
    EXPECT_EQ(cudaErrorLaunchFailure, cudaPeekAtLastError());
    void* pointer = nullptr;
    EXPECT_EQ(cudaErrorLaunchFailure, cudaMalloc(&pointer, 4));
    int x = 0;
    EXPECT_EQ(cudaErrorLaunchFailure, cudaMemcpy(&x, &x, 4, cudaMemcpyHostToHost));
    cudaStream_t stream = nullptr;
    EXPECT_EQ(cudaErrorLaunchFailure, cudaStreamCreate(&stream));
    bool ran = false;
    simt::launch(site, simt::LaunchConfig(1, 1), [&ran]() noexcept { ran = true; });
    EXPECT_FALSE(ran) << "nor does another kernel run";
}

}  // namespace
