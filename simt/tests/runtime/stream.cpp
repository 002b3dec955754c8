// Streams, events and host functions.
#include "expect.hpp"

#include <vector>

namespace {

TEST(Stream, RunsItsWorkInOrder) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreate(&stream));
    int* x = nullptr;
    ASSERT_OK(cudaMalloc(&x, sizeof(int)));
    int first = 1, second = 2, back = 0;
    EXPECT_OK(cudaMemcpyAsync(x, &first, sizeof(int), cudaMemcpyHostToDevice, stream));
    EXPECT_OK(cudaMemcpyAsync(x, &second, sizeof(int), cudaMemcpyHostToDevice, stream));
    EXPECT_OK(cudaMemcpyAsync(&back, x, sizeof(int), cudaMemcpyDeviceToHost, stream));
    EXPECT_OK(cudaStreamSynchronize(stream));
    EXPECT_EQ(2, back);
    EXPECT_OK(cudaStreamQuery(stream));
    EXPECT_OK(cudaStreamDestroy(stream));
    EXPECT_OK(cudaFree(x));
}

TEST(Stream, IsUnknownOnceDestroyed) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    unsigned flags = 0;
    EXPECT_OK(cudaStreamGetFlags(stream, &flags));
    EXPECT_EQ(static_cast<unsigned>(cudaStreamNonBlocking), flags);
    EXPECT_OK(cudaStreamDestroy(stream));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaStreamSynchronize(stream));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaStreamQuery(stream));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaStreamDestroy(stream));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaStreamDestroy(nullptr));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaStreamCreateWithFlags(&stream, 0x40));
}

TEST(Stream, HasADefaultWithThreeNames) {
    for (const cudaStream_t stream : {cudaStream_t{}, cudaStreamLegacy, cudaStreamPerThread}) {
        EXPECT_OK(cudaStreamSynchronize(stream));
        EXPECT_OK(cudaStreamQuery(stream));
    }
}

TEST(Stream, HoldsItsPriorityWithinTheRange) {
    int least = 9, greatest = 9;
    ASSERT_OK(cudaDeviceGetStreamPriorityRange(&least, &greatest));
    EXPECT_LT(greatest, least);
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreateWithPriority(&stream, cudaStreamDefault, -1000));
    int priority = 0;
    EXPECT_OK(cudaStreamGetPriority(stream, &priority));
    EXPECT_EQ(greatest, priority);
    EXPECT_OK(cudaStreamDestroy(stream));
}

TEST(Stream, RemembersItsAttributes) {
    cudaStream_t a = nullptr, b = nullptr;
    ASSERT_OK(cudaStreamCreate(&a));
    ASSERT_OK(cudaStreamCreate(&b));
    int memory = 0;
    cudaStreamAttrValue value{}, back{};
    value.accessPolicyWindow = {&memory, sizeof memory, 0.5f, cudaAccessPropertyPersisting,
                                cudaAccessPropertyStreaming};
    EXPECT_OK(cudaStreamSetAttribute(a, cudaStreamAttributeAccessPolicyWindow, &value));
    value.syncPolicy = cudaSyncPolicyYield;
    EXPECT_OK(cudaStreamSetAttribute(a, cudaStreamAttributeSynchronizationPolicy, &value));
    value.memSyncDomain = cudaLaunchMemSyncDomainRemote;
    EXPECT_OK(cudaStreamSetAttribute(a, cudaStreamAttributeMemSyncDomain, &value));
    value.memSyncDomainMap = {2, 3};
    EXPECT_OK(cudaStreamSetAttribute(a, cudaStreamAttributeMemSyncDomainMap, &value));
    value.priority = -2;
    EXPECT_OK(cudaStreamSetAttribute(a, cudaStreamAttributePriority, &value));

    EXPECT_OK(cudaStreamGetAttribute(b, cudaStreamAttributeSynchronizationPolicy, &back));
    EXPECT_EQ(cudaSyncPolicyAuto, back.syncPolicy);
    EXPECT_OK(cudaStreamCopyAttributes(b, a));
    for (const cudaStream_t stream : {a, b}) {
        EXPECT_OK(cudaStreamGetAttribute(stream, cudaStreamAttributeAccessPolicyWindow, &back));
        EXPECT_EQ(&memory, back.accessPolicyWindow.base_ptr);
        EXPECT_EQ(sizeof memory, back.accessPolicyWindow.num_bytes);
        EXPECT_EQ(0.5f, back.accessPolicyWindow.hitRatio);
        EXPECT_EQ(cudaAccessPropertyPersisting, back.accessPolicyWindow.hitProp);
        EXPECT_EQ(cudaAccessPropertyStreaming, back.accessPolicyWindow.missProp);
        EXPECT_OK(cudaStreamGetAttribute(stream, cudaStreamAttributeSynchronizationPolicy, &back));
        EXPECT_EQ(cudaSyncPolicyYield, back.syncPolicy);
        EXPECT_OK(cudaStreamGetAttribute(stream, cudaStreamAttributeMemSyncDomain, &back));
        EXPECT_EQ(cudaLaunchMemSyncDomainRemote, back.memSyncDomain);
        EXPECT_OK(cudaStreamGetAttribute(stream, cudaStreamAttributeMemSyncDomainMap, &back));
        EXPECT_EQ(3, back.memSyncDomainMap.remote);
    }
    EXPECT_OK(cudaStreamGetAttribute(a, cudaStreamAttributePriority, &back));
    EXPECT_EQ(-2, back.priority);
    EXPECT_OK(cudaStreamDestroy(a));
    EXPECT_OK(cudaStreamDestroy(b));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaStreamCopyAttributes(a, b));
}

TEST(Stream, RefusesAttributesThatItCannotHave) {
    cudaStreamAttrValue value{}, back{};
    value.accessPolicyWindow.hitRatio = 1.5f;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaStreamSetAttribute(nullptr, cudaStreamAttributeAccessPolicyWindow, &value));
    value.accessPolicyWindow.hitRatio = 1;
    value.accessPolicyWindow.missProp = cudaAccessPropertyPersisting;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaStreamSetAttribute(nullptr, cudaStreamAttributeAccessPolicyWindow, &value));
    value.syncPolicy = static_cast<cudaSynchronizationPolicy>(9);
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaStreamSetAttribute(nullptr, cudaStreamAttributeSynchronizationPolicy, &value));
    value.cooperative = 1;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaStreamSetAttribute(nullptr, cudaLaunchAttributeCooperative, &value));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaStreamGetAttribute(nullptr, cudaStreamAttributeMemSyncDomain, nullptr));
    // The default stream has two names.
    value.syncPolicy = cudaSyncPolicySpin;
    EXPECT_OK(cudaStreamSetAttribute(nullptr, cudaStreamAttributeSynchronizationPolicy, &value));
    EXPECT_OK(
        cudaStreamGetAttribute(cudaStreamLegacy, cudaStreamAttributeSynchronizationPolicy, &back));
    EXPECT_EQ(cudaSyncPolicySpin, back.syncPolicy);
    EXPECT_OK(cudaStreamGetAttribute(cudaStreamPerThread, cudaStreamAttributeSynchronizationPolicy,
                                     &back));
    EXPECT_EQ(cudaSyncPolicyAuto, back.syncPolicy);
}

TEST(HostFunction, RunsAfterTheWorkBeforeIt) {
    int* x = nullptr;
    ASSERT_OK(cudaMalloc(&x, sizeof(int)));
    struct Seen {
        int copied = 0, seen = 0;
    } state;
    EXPECT_OK(cudaMemset(x, 0x01, sizeof(int)));
    EXPECT_OK(cudaMemcpyAsync(&state.copied, x, sizeof(int), cudaMemcpyDeviceToHost, nullptr));
    EXPECT_OK(cudaLaunchHostFunc(
        nullptr,
        [](void* data) { static_cast<Seen*>(data)->seen = static_cast<Seen*>(data)->copied; },
        &state));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ(0x01010101, state.seen);
    EXPECT_OK(cudaFree(x));
}

TEST(HostFunction, MayNotCallTheApi) {
    cudaError_t status = cudaSuccess;
    EXPECT_OK(cudaLaunchHostFunc(
        nullptr, [](void* data) { *static_cast<cudaError_t*>(data) = cudaDeviceSynchronize(); },
        &status));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ(cudaErrorNotPermitted, status);
    cudaGetLastError();
}

TEST(HostFunction, AsACallbackGetsItsStream) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreate(&stream));
    cudaStream_t seen = nullptr;
    EXPECT_OK(cudaStreamAddCallback(
        stream,
        [](cudaStream_t of, cudaError_t, void* data) { *static_cast<cudaStream_t*>(data) = of; },
        &seen, 0));
    EXPECT_OK(cudaStreamSynchronize(stream));
    EXPECT_EQ(stream, seen);
    EXPECT_OK(cudaStreamDestroy(stream));
}

class Event : public testing::Test {
  protected:
    cudaEvent_t start = nullptr, stop = nullptr;
    void SetUp() override {
        ASSERT_OK(cudaEventCreate(&start));
        ASSERT_OK(cudaEventCreate(&stop));
    }
    void TearDown() override {
        EXPECT_OK(cudaEventDestroy(start));
        EXPECT_OK(cudaEventDestroy(stop));
    }
    float milliseconds = -1;
};

TEST_F(Event, TellsTheTimeBetweenTwoRecords) {
    int* x = nullptr;
    ASSERT_OK(cudaMalloc(&x, 1 << 20));
    EXPECT_OK(cudaEventRecord(start));
    EXPECT_OK(cudaMemset(x, 0, 1 << 20));
    EXPECT_OK(cudaEventRecord(stop));
    EXPECT_OK(cudaEventSynchronize(stop));
    EXPECT_OK(cudaEventQuery(stop));
    EXPECT_OK(cudaEventElapsedTime(&milliseconds, start, stop));
    EXPECT_GT(milliseconds, 0);
    EXPECT_OK(cudaFree(x));
}

TEST_F(Event, HasNoTimeBeforeItIsRecorded) {
    EXPECT_OK(cudaEventRecord(start));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaEventElapsedTime(&milliseconds, start, stop));
    EXPECT_OK(cudaEventQuery(stop)) << "an event that was never recorded counts as complete";
    EXPECT_OK(cudaEventSynchronize(stop));
}

TEST_F(Event, WithoutTimingHasNoTime) {
    cudaEvent_t plain = nullptr;
    ASSERT_OK(cudaEventCreate(&plain, cudaEventDisableTiming));
    EXPECT_OK(cudaEventRecord(start));
    EXPECT_OK(cudaEventRecord(plain));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaEventElapsedTime(&milliseconds, start, plain));
    EXPECT_OK(cudaEventDestroy(plain));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaEventRecord(plain));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaEventDestroy(plain));
}

TEST_F(Event, HoldsAStreamBack) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    int* x = nullptr;
    ASSERT_OK(cudaMalloc(&x, sizeof(int)));
    int back = 0;
    EXPECT_OK(cudaMemsetAsync(x, 0x01, sizeof(int), nullptr));
    EXPECT_OK(cudaEventRecord(start, nullptr));
    EXPECT_OK(cudaStreamWaitEvent(stream, start, 0));
    EXPECT_OK(cudaMemcpyAsync(&back, x, sizeof(int), cudaMemcpyDeviceToHost, stream));
    EXPECT_OK(cudaStreamSynchronize(stream));
    EXPECT_EQ(0x01010101, back);
    EXPECT_OK(cudaStreamDestroy(stream));
    EXPECT_OK(cudaFree(x));
}

}  // namespace
