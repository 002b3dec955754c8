// Memory that streams allocate and free, and the pools that it comes from.
#include "expect.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

const int two_devices = setenv("SIMT_DEVICES", "2", 1);  // before the first call

std::uint64_t value_of(cudaMemPool_t pool, cudaMemPoolAttr attribute) {
    std::uint64_t value = ~std::uint64_t{0};
    EXPECT_OK(cudaMemPoolGetAttribute(pool, attribute, &value));
    return value;
}

cudaMemPoolProps on_device(int device) {
    cudaMemPoolProps properties = {};
    properties.allocType = cudaMemAllocationTypePinned;
    properties.handleTypes = cudaMemHandleTypeNone;
    properties.location = {cudaMemLocationTypeDevice, device};
    return properties;
}

TEST(StreamOrderedMemory, IsTheStreamsDevicesAndFreedInOrder) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaSetDevice(1));
    ASSERT_OK(cudaStreamCreate(&stream));
    ASSERT_OK(cudaSetDevice(0));
    float* x = nullptr;
    ASSERT_OK(cudaMallocAsync(&x, 1000, stream));
    EXPECT_EQ(0u, reinterpret_cast<std::uintptr_t>(x) % 256);
    cudaPointerAttributes attributes = {};
    ASSERT_OK(cudaPointerGetAttributes(&attributes, x));
    EXPECT_EQ(1, attributes.device);
    EXPECT_OK(cudaFreeAsync(x, stream));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeAsync(x, stream));
    EXPECT_OK(cudaFreeAsync(nullptr, stream));
    ASSERT_OK(cudaMallocAsync(&x, 1000, stream));
    EXPECT_OK(cudaFree(x)) << "cudaFree takes it, too";
    x = reinterpret_cast<float*>(&stream);
    EXPECT_OK(cudaMallocAsync(&x, 0, stream));
    EXPECT_EQ(nullptr, x);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMallocAsync(static_cast<void**>(nullptr), 8, stream));
    ASSERT_OK(cudaStreamDestroy(stream));
}

TEST(DefaultPool, CannotBeDestroyedAndKeepsNothingOverAWait) {
    cudaMemPool_t pool = nullptr, current = nullptr;
    ASSERT_OK(cudaDeviceGetDefaultMemPool(&pool, 0));
    ASSERT_OK(cudaDeviceGetMemPool(&current, 0));
    EXPECT_EQ(pool, current);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemPoolDestroy(pool));
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaDeviceGetDefaultMemPool(&pool, 2));

    void* x = nullptr;
    ASSERT_OK(cudaMallocAsync(&x, 1000, nullptr));
    EXPECT_EQ(1024u, value_of(pool, cudaMemPoolAttrUsedMemCurrent));
    ASSERT_OK(cudaFreeAsync(x, nullptr));
    EXPECT_EQ(0u, value_of(pool, cudaMemPoolAttrUsedMemCurrent));
    EXPECT_EQ(1024u, value_of(pool, cudaMemPoolAttrUsedMemHigh));
    EXPECT_GE(value_of(pool, cudaMemPoolAttrReservedMemCurrent), 1024u) << "kept until a wait";
    ASSERT_OK(cudaStreamSynchronize(nullptr));
    EXPECT_EQ(0u, value_of(pool, cudaMemPoolAttrReservedMemCurrent));
}

TEST(Pool, KeepsItsReleaseThresholdAndCanBeTrimmed) {
    cudaMemPool_t pool = nullptr;
    const cudaMemPoolProps properties = on_device(0);
    ASSERT_OK(cudaMemPoolCreate(&pool, &properties));
    EXPECT_EQ(0u, value_of(pool, cudaMemPoolAttrReleaseThreshold));
    std::uint64_t threshold = ~std::uint64_t{0};
    ASSERT_OK(cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &threshold));
    char *x = nullptr, *y = nullptr;
    ASSERT_OK(cudaMallocFromPoolAsync(&x, 1 << 20, pool, nullptr));
    ASSERT_OK(cudaMallocAsync(&y, 1 << 20, pool, nullptr)) << "CUDA's C++ name for the same";
    ASSERT_OK(cudaFreeAsync(x, nullptr));
    ASSERT_OK(cudaDeviceSynchronize());
    EXPECT_EQ(2u << 20, value_of(pool, cudaMemPoolAttrReservedMemCurrent));
    ASSERT_OK(cudaMemPoolTrimTo(pool, 1536 << 10));
    EXPECT_EQ(1536u << 10, value_of(pool, cudaMemPoolAttrReservedMemCurrent));
    ASSERT_OK(cudaMemPoolTrimTo(pool, 0));
    EXPECT_EQ(1u << 20, value_of(pool, cudaMemPoolAttrReservedMemCurrent))
        << "what is in use stays";
    EXPECT_EQ(2u << 20, value_of(pool, cudaMemPoolAttrReservedMemHigh));
    std::uint64_t none = 0, some = 7;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReservedMemHigh, &some));
    EXPECT_OK(cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReservedMemHigh, &none));
    EXPECT_EQ(1u << 20, value_of(pool, cudaMemPoolAttrReservedMemHigh));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemPoolSetAttribute(pool, cudaMemPoolAttrUsedMemCurrent, &none));
    int off = 0, reuse = 1;
    EXPECT_OK(cudaMemPoolSetAttribute(pool, cudaMemPoolReuseAllowOpportunistic, &off));
    EXPECT_OK(cudaMemPoolGetAttribute(pool, cudaMemPoolReuseAllowOpportunistic, &reuse));
    EXPECT_EQ(0, reuse);

    EXPECT_OK(cudaMemPoolDestroy(pool));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemPoolDestroy(pool));
    EXPECT_OK(cudaMemset(y, 0, 1 << 20)) << "memory outlives its pool";
    EXPECT_OK(cudaFreeAsync(y, nullptr));
}

TEST(Pool, CanBecomeItsDevicesOwnUntilItIsDestroyed) {
    cudaMemPool_t pool = nullptr, standard = nullptr, current = nullptr;
    const cudaMemPoolProps properties = on_device(1);
    ASSERT_OK(cudaMemPoolCreate(&pool, &properties));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaDeviceSetMemPool(0, pool)) << "device 1's memory";
    ASSERT_OK(cudaDeviceSetMemPool(1, pool));
    ASSERT_OK(cudaSetDevice(1));
    void* x = nullptr;
    ASSERT_OK(cudaMallocAsync(&x, 256, nullptr));
    EXPECT_EQ(256u, value_of(pool, cudaMemPoolAttrUsedMemCurrent));
    EXPECT_OK(cudaFreeAsync(x, nullptr));
    ASSERT_OK(cudaMemPoolDestroy(pool));
    ASSERT_OK(cudaDeviceGetDefaultMemPool(&standard, 1));
    ASSERT_OK(cudaDeviceGetMemPool(&current, 1));
    EXPECT_EQ(standard, current);
    ASSERT_OK(cudaSetDevice(0));
}

TEST(Pool, HoldsItsLimitAndRefusesWhatIsNotSimulated) {
    cudaMemPool_t pool = nullptr;
    cudaMemPoolProps properties = on_device(0);
    properties.maxSize = 4096;
    ASSERT_OK(cudaMemPoolCreate(&pool, &properties));
    void *x = nullptr, *y = nullptr;
    ASSERT_OK(cudaMallocFromPoolAsync(&x, 4000, pool, nullptr));
    EXPECT_FAILS(cudaErrorMemoryAllocation, cudaMallocFromPoolAsync(&y, 1, pool, nullptr));
    EXPECT_EQ(nullptr, y);
    ASSERT_OK(cudaFreeAsync(x, nullptr));
    EXPECT_OK(cudaMallocFromPoolAsync(&y, 1, pool, nullptr));
    EXPECT_OK(cudaFreeAsync(y, nullptr));
    EXPECT_OK(cudaMemPoolDestroy(pool));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMallocFromPoolAsync(&x, 8, pool, nullptr));

    properties = on_device(2);
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaMemPoolCreate(&pool, &properties));
    properties = on_device(0);
    properties.handleTypes = cudaMemHandleTypePosixFileDescriptor;
    EXPECT_FAILS(cudaErrorNotSupported, cudaMemPoolCreate(&pool, &properties));
    properties = {};
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemPoolCreate(&pool, &properties));
}

TEST(Pool, IsItsOwnDevicesAndOthersWhenTheyAreGivenAccess) {
    cudaMemPool_t pool = nullptr;
    ASSERT_OK(cudaDeviceGetDefaultMemPool(&pool, 0));
    cudaMemLocation place = {cudaMemLocationTypeDevice, 0};
    cudaMemAccessFlags flags = cudaMemAccessFlagsProtNone;
    ASSERT_OK(cudaMemPoolGetAccess(&flags, pool, &place));
    EXPECT_EQ(cudaMemAccessFlagsProtReadWrite, flags);
    place.id = 1;
    ASSERT_OK(cudaMemPoolGetAccess(&flags, pool, &place));
    EXPECT_EQ(cudaMemAccessFlagsProtNone, flags);
    cudaMemAccessDesc access = {place, cudaMemAccessFlagsProtReadWrite};
    ASSERT_OK(cudaMemPoolSetAccess(pool, &access, 1));
    ASSERT_OK(cudaMemPoolGetAccess(&flags, pool, &place));
    EXPECT_EQ(cudaMemAccessFlagsProtReadWrite, flags);
    access = {{cudaMemLocationTypeDevice, 0}, cudaMemAccessFlagsProtNone};
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaMemPoolSetAccess(pool, &access, 1));
}

TEST(Pools, AreNewAfterAReset) {
    cudaMemPool_t pool = nullptr;
    const cudaMemPoolProps properties = on_device(0);
    ASSERT_OK(cudaMemPoolCreate(&pool, &properties));
    void* x = nullptr;
    ASSERT_OK(cudaMallocAsync(&x, 256, nullptr));
    ASSERT_OK(cudaDeviceReset());
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemPoolDestroy(pool));
    ASSERT_OK(cudaDeviceGetDefaultMemPool(&pool, 0));
    EXPECT_EQ(0u, value_of(pool, cudaMemPoolAttrUsedMemCurrent));
}

}  // namespace
