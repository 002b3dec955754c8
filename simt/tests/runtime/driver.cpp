// The driver API beside the runtime API: the same devices, memory, streams and kernels.
#include "cuda.h"
#include "expect.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

// (In an unnamed namespace GoogleTest would not find it.)
static void PrintTo(CUresult result, std::ostream* out) {
    const char* name = nullptr;
    cuGetErrorName(result, &name);
    *out << (name != nullptr ? name : "no CUresult");
}

namespace {

const int two_devices = setenv("SIMT_DEVICES", "2", 1);  // before the first call

#define OK(call) ASSERT_EQ(CUDA_SUCCESS, (call))

void add_one(int* x, int n) noexcept {
    const int i = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < n) ++x[i];
}

/// Each test has a host thread of its own: what is current is a thread's.
template <class Body>
void on_a_new_thread(const Body& body) {
    std::thread(body).join();
}

TEST(Driver, AsksForCuInitAndForAContext) {
    on_a_new_thread([] {
        int count = 0;
        EXPECT_EQ(CUDA_ERROR_NOT_INITIALIZED, cuDeviceGetCount(&count));
        EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuInit(1));
        OK(cuInit(0));
        OK(cuDeviceGetCount(&count));
        EXPECT_EQ(2, count);
        CUdeviceptr x = 0;
        EXPECT_EQ(CUDA_ERROR_INVALID_CONTEXT, cuMemAlloc(&x, 100));
        EXPECT_EQ(cudaSuccess, cudaPeekAtLastError()) << "the driver's errors are its own";
    });
}

TEST(Driver, TellsOfDevices) {
    OK(cuInit(0));
    CUdevice device = -1;
    EXPECT_EQ(CUDA_ERROR_INVALID_DEVICE, cuDeviceGet(&device, 2));
    OK(cuDeviceGet(&device, 1));
    EXPECT_EQ(1, device);
    char name[300];
    OK(cuDeviceGetName(name, sizeof name, device));
    cudaDeviceProp properties;
    ASSERT_OK(cudaGetDeviceProperties(&properties, 1));
    EXPECT_STREQ(properties.name, name);
    char shorter[5];
    OK(cuDeviceGetName(shorter, sizeof shorter, device));
    EXPECT_EQ(std::string(properties.name).substr(0, 4), shorter);
    int major = 0, minor = 0, threads = 0;
    OK(cuDeviceComputeCapability(&major, &minor, device));
    EXPECT_EQ(properties.major, major);
    EXPECT_EQ(properties.minor, minor);
    OK(cuDeviceGetAttribute(&threads, CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK, device));
    EXPECT_EQ(1024, threads);
    std::size_t bytes = 0;
    OK(cuDeviceTotalMem(&bytes, device));
    EXPECT_EQ(properties.totalGlobalMem, bytes);
    CUuuid uuid{};
    OK(cuDeviceGetUuid(&uuid, device));
    EXPECT_EQ(0, std::memcmp(&uuid, &properties.uuid, sizeof uuid));
    int version = 0, runtimes = 0;
    OK(cuDriverGetVersion(&version));
    ASSERT_OK(cudaDriverGetVersion(&runtimes));
    EXPECT_EQ(runtimes, version);
}

TEST(Driver, ContextsAreAStackOfTheHostThread) {
    OK(cuInit(0));
    on_a_new_thread([] {
        CUcontext current = nullptr, first = nullptr, second = nullptr, popped = nullptr;
        OK(cuCtxGetCurrent(&current));
        EXPECT_EQ(nullptr, current);
        OK(cuCtxCreate(&first, CU_CTX_SCHED_AUTO, 0));
        OK(cuCtxCreate(&second, nullptr, 0, 1)) << "CUDA 13's form";
        CUdevice device = -1;
        OK(cuCtxGetDevice(&device));
        EXPECT_EQ(1, device);
        int runtimes = -1;
        ASSERT_OK(cudaGetDevice(&runtimes));
        EXPECT_EQ(1, runtimes);
        OK(cuCtxPopCurrent(&popped));
        EXPECT_EQ(second, popped);
        OK(cuCtxGetCurrent(&current));
        EXPECT_EQ(first, current);
        OK(cuCtxSetCurrent(second));
        OK(cuCtxGetDevice(&device));
        EXPECT_EQ(1, device);
        OK(cuCtxDestroy(second));
        EXPECT_EQ(CUDA_ERROR_INVALID_CONTEXT, cuCtxDestroy(second));
        EXPECT_EQ(CUDA_ERROR_INVALID_CONTEXT, cuCtxPushCurrent(second));
        OK(cuCtxDestroy(first));
    });
}

TEST(Driver, ThePrimaryContextIsTheRuntimes) {
    OK(cuInit(0));
    on_a_new_thread([] {
        ASSERT_OK(cudaSetDevice(1));
        ASSERT_OK(cudaFree(nullptr));
        CUcontext current = nullptr, primary = nullptr;
        OK(cuCtxGetCurrent(&current));
        OK(cuDevicePrimaryCtxRetain(&primary, 1));
        EXPECT_EQ(primary, current);
        EXPECT_EQ(CUDA_ERROR_INVALID_CONTEXT, cuCtxDestroy(primary));
        unsigned flags = 7;
        int active = 0;
        OK(cuDevicePrimaryCtxGetState(1, &flags, &active));
        EXPECT_EQ(1, active);
        OK(cuDevicePrimaryCtxRelease(1));
        EXPECT_EQ(CUDA_ERROR_INVALID_CONTEXT, cuDevicePrimaryCtxRelease(1));
        // A pointer of one API is one of the other's.
        CUdeviceptr x = 0;
        OK(cuMemAlloc(&x, 100));
        cudaPointerAttributes attributes{};
        ASSERT_OK(cudaPointerGetAttributes(&attributes, reinterpret_cast<void*>(x)));
        EXPECT_EQ(cudaMemoryTypeDevice, attributes.type);
        EXPECT_EQ(1, attributes.device);
        EXPECT_OK(cudaFree(reinterpret_cast<void*>(x)));
        EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemFree(x));
    });
}

TEST(Driver, CopiesAndFillsByBytesHalvesAndWords) {
    OK(cuInit(0));
    ASSERT_OK(cudaSetDevice(0));
    CUdeviceptr x = 0, y = 0;
    EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemAlloc(&x, 0));
    OK(cuMemAlloc(&x, 64));
    OK(cuMemAlloc(&y, 64));
    std::uint32_t words[16];
    OK(cuMemsetD8(x, 0x11, 64));
    OK(cuMemsetD16(x + 16, 0x2222, 8));
    OK(cuMemsetD32(x + 32, 0x33445566, 4));
    EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemsetD32(x + 2, 0, 1)) << "no multiple of 4";
    OK(cuMemcpyDtoD(y, x, 64));
    OK(cuMemcpyDtoH(words, y, 64));
    EXPECT_EQ(0x11111111u, words[0]);
    EXPECT_EQ(0x22222222u, words[7]);
    EXPECT_EQ(0x33445566u, words[11]);
    EXPECT_EQ(0x11111111u, words[12]);
    words[0] = 5;
    OK(cuMemcpyHtoD(x, words, 4));
    words[0] = 0;
    OK(cuMemcpy(reinterpret_cast<CUdeviceptr>(&words[0]), x, 4));
    EXPECT_EQ(5u, words[0]);
    EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemcpyDtoH(words, y, 65));
    unsigned type = 0, managed = 1;
    int device = -1;
    OK(cuPointerGetAttribute(&type, CU_POINTER_ATTRIBUTE_MEMORY_TYPE, x));
    EXPECT_EQ(CU_MEMORYTYPE_DEVICE, type);
    OK(cuPointerGetAttribute(&managed, CU_POINTER_ATTRIBUTE_IS_MANAGED, x));
    EXPECT_EQ(0u, managed);
    OK(cuPointerGetAttribute(&device, CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL, x));
    EXPECT_EQ(0, device);
    OK(cuMemFree(x));
    OK(cuMemFree(y));
}

TEST(Driver, LaunchesKernelsThatTheProgramHolds) {
    OK(cuInit(0));
    ASSERT_OK(cudaSetDevice(0));
    CUfunction function = nullptr;
    EXPECT_FAILS(cudaErrorInvalidDeviceFunction,
                 cudaGetFuncBySymbol(&function, static_cast<const void*>(&two_devices)));
    ASSERT_OK(cudaGetFuncBySymbol(&function, add_one));
    CUstream stream = nullptr;
    CUevent start = nullptr, stop = nullptr;
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuEventCreate(&start, CU_EVENT_DEFAULT));
    OK(cuEventCreate(&stop, CU_EVENT_DEFAULT));
    int n = 100, host[100] = {};
    CUdeviceptr x = 0;
    OK(cuMemAllocAsync(&x, sizeof host, stream));
    OK(cuMemsetD32Async(x, 6, 100, stream));
    void* arguments[] = {&x, &n};
    OK(cuEventRecord(start, stream));
    OK(cuLaunchKernel(function, 4, 1, 1, 32, 1, 1, 0, stream, arguments, nullptr));
    OK(cuEventRecord(stop, stream));
    OK(cuMemcpyDtoHAsync(host, x, sizeof host, stream));
    OK(cuMemFreeAsync(x, stream));
    OK(cuStreamSynchronize(stream));
    for (const int value : host) EXPECT_EQ(7, value);
    float milliseconds = -1;
    OK(cuEventElapsedTime(&milliseconds, start, stop));
    EXPECT_GE(milliseconds, 0);

    EXPECT_EQ(CUDA_ERROR_INVALID_VALUE,
              cuLaunchKernel(function, 1, 1, 1, 2048, 1, 1, 0, stream, arguments, nullptr));
    EXPECT_EQ(CUDA_ERROR_INVALID_HANDLE,
              cuLaunchKernel(nullptr, 1, 1, 1, 1, 1, 1, 0, stream, arguments, nullptr));
    EXPECT_EQ(CUDA_ERROR_NOT_SUPPORTED,
              cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, stream, arguments, arguments));
    EXPECT_OK(cudaGetLastError());
    int most = 0, blocks = 0;
    OK(cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, 50000));
    OK(cuFuncGetAttribute(&most, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, function));
    EXPECT_EQ(50000, most);
    OK(cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, function, 256, 0));
    EXPECT_EQ(4, blocks);
    OK(cuEventDestroy(start));
    OK(cuEventDestroy(stop));
    OK(cuStreamDestroy(stream));
    OK(cuCtxSynchronize());
}

TEST(Driver, RefusesModulesInOneLine) {
    OK(cuInit(0));
    CUmodule module = nullptr;
    CUfunction function = nullptr;
    testing::internal::CaptureStderr();
    EXPECT_EQ(CUDA_ERROR_NOT_SUPPORTED, cuModuleLoad(&module, "kernel.ptx"));
    EXPECT_EQ(
        "simt: cuModuleLoad: a kernel that is compiled apart (PTX, cubin, fatbin) cannot be "
        "run here: compile it with the program, and get it by cudaGetFuncBySymbol(&function, "
        "kernel)\n",
        testing::internal::GetCapturedStderr());
    EXPECT_EQ(CUDA_ERROR_NOT_SUPPORTED, cuModuleLoadData(&module, ""));
    EXPECT_EQ(CUDA_ERROR_NOT_SUPPORTED, cuModuleGetFunction(&function, module, "kernel"));
}

TEST(Driver, ErrorsHaveNamesAndTheRuntimesTexts) {
    const char *name = nullptr, *text = nullptr;
    OK(cuGetErrorName(CUDA_ERROR_OUT_OF_MEMORY, &name));
    EXPECT_STREQ("CUDA_ERROR_OUT_OF_MEMORY", name);
    OK(cuGetErrorString(CUDA_ERROR_OUT_OF_MEMORY, &text));
    EXPECT_STREQ("out of memory", text);
    OK(cuGetErrorString(CUDA_ERROR_INVALID_CONTEXT, &text));
    EXPECT_STREQ("invalid device context", text);
    EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuGetErrorName(static_cast<CUresult>(12345), &name));
    EXPECT_EQ(nullptr, name);
}

}  // namespace
