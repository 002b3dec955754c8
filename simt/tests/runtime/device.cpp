// The virtual GPU's properties and limits, and the occupancy that follows from them.
#include "expect.hpp"
#include "simt/limits.hpp"

#include <cstring>
#include <string>

namespace {

TEST(Device, IsOneTuringWithEightMultiprocessors) {
    int count = 0;
    ASSERT_OK(cudaGetDeviceCount(&count));
    EXPECT_EQ(1, count);
    cudaDeviceProp p{};
    ASSERT_OK(cudaGetDeviceProperties(&p, 0));
    EXPECT_STREQ("simt virtual GPU (simulated on the CPU)", p.name);
    EXPECT_EQ(7, p.major);
    EXPECT_EQ(5, p.minor);
    EXPECT_EQ(8, p.multiProcessorCount);
    EXPECT_EQ(32, p.warpSize);
    EXPECT_EQ(1024, p.maxThreadsPerBlock);
    EXPECT_EQ(64, p.maxThreadsDim[2]);
    EXPECT_EQ(65535, p.maxGridSize[1]);
    EXPECT_EQ(49152u, p.sharedMemPerBlock);
    EXPECT_EQ(65536u, p.sharedMemPerBlockOptin);
    EXPECT_GT(p.totalGlobalMem, 0u);
    EXPECT_GT(p.clockRate, 0);
    EXPECT_GT(p.memoryClockRate, 0);
}

TEST(Device, AttributesAgreeWithItsProperties) {
    cudaDeviceProp p{};
    ASSERT_OK(cudaGetDeviceProperties(&p, 0));
    const auto attribute = [](cudaDeviceAttr which) {
        int value = -1;
        EXPECT_OK(cudaDeviceGetAttribute(&value, which, 0));
        return value;
    };
    EXPECT_EQ(p.multiProcessorCount, attribute(cudaDevAttrMultiProcessorCount));
    EXPECT_EQ(p.maxThreadsPerBlock, attribute(cudaDevAttrMaxThreadsPerBlock));
    EXPECT_EQ(p.major, attribute(cudaDevAttrComputeCapabilityMajor));
    EXPECT_EQ(65536, attribute(cudaDevAttrMaxSharedMemoryPerBlockOptin));
    EXPECT_EQ(p.clockRate, attribute(cudaDevAttrClockRate));
    EXPECT_EQ(1, attribute(cudaDevAttrCooperativeLaunch));
    EXPECT_EQ(1, attribute(cudaDevAttrManagedMemory));
    EXPECT_EQ(0, attribute(cudaDevAttrEccEnabled));
    int value = 0;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaDeviceGetAttribute(&value, static_cast<cudaDeviceAttr>(9999), 0));
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaDeviceGetAttribute(&value, cudaDevAttrWarpSize, 1));
}

TEST(Device, CanDoWhatEveryGpuOfItsCapabilityCan) {
    cudaDeviceProp p{};
    ASSERT_OK(cudaGetDeviceProperties(&p, 0));
    EXPECT_EQ(1, p.deviceOverlap);
    EXPECT_EQ(3, p.asyncEngineCount);
    EXPECT_EQ(1, p.concurrentKernels);
    EXPECT_EQ(131072, p.maxTexture1D);
    EXPECT_EQ(65536, p.maxTexture2D[1]);
    EXPECT_EQ(16384, p.maxTexture3D[2]);
}

// Every attribute that is also a property, and that is not 0 on any GPU since 2018.
TEST(Device, HasNoAttributeThatIsZeroWhereItsPropertyIsNot) {
    cudaDeviceProp p{};
    ASSERT_OK(cudaGetDeviceProperties(&p, 0));
    const struct {
        cudaDeviceAttr attribute;
        int property;
    } pairs[] = {
        {cudaDevAttrGpuOverlap, p.deviceOverlap},
        {cudaDevAttrAsyncEngineCount, p.asyncEngineCount},
        {cudaDevAttrConcurrentKernels, p.concurrentKernels},
        {cudaDevAttrCanMapHostMemory, p.canMapHostMemory},
        {cudaDevAttrUnifiedAddressing, p.unifiedAddressing},
        {cudaDevAttrManagedMemory, p.managedMemory},
        {cudaDevAttrConcurrentManagedAccess, p.concurrentManagedAccess},
        {cudaDevAttrHostRegisterSupported, p.hostRegisterSupported},
        {cudaDevAttrCanUseHostPointerForRegisteredMem, p.canUseHostPointerForRegisteredMem},
        {cudaDevAttrMemoryPoolsSupported, p.memoryPoolsSupported},
        {cudaDevAttrCooperativeLaunch, p.cooperativeLaunch},
        {cudaDevAttrStreamPrioritiesSupported, p.streamPrioritiesSupported},
        {cudaDevAttrGlobalL1CacheSupported, p.globalL1CacheSupported},
        {cudaDevAttrLocalL1CacheSupported, p.localL1CacheSupported},
        {cudaDevAttrComputePreemptionSupported, p.computePreemptionSupported},
        {cudaDevAttrMaxTexture1DWidth, p.maxTexture1D},
        {cudaDevAttrMaxTexture1DLinearWidth, p.maxTexture1DLinear},
        {cudaDevAttrMaxTexture1DMipmappedWidth, p.maxTexture1DMipmap},
        {cudaDevAttrMaxTexture2DWidth, p.maxTexture2D[0]},
        {cudaDevAttrMaxTexture2DHeight, p.maxTexture2D[1]},
        {cudaDevAttrMaxTexture2DLinearWidth, p.maxTexture2DLinear[0]},
        {cudaDevAttrMaxTexture2DLinearHeight, p.maxTexture2DLinear[1]},
        {cudaDevAttrMaxTexture2DLinearPitch, p.maxTexture2DLinear[2]},
        {cudaDevAttrMaxTexture2DMipmappedWidth, p.maxTexture2DMipmap[0]},
        {cudaDevAttrMaxTexture2DMipmappedHeight, p.maxTexture2DMipmap[1]},
        {cudaDevAttrMaxTexture2DGatherWidth, p.maxTexture2DGather[0]},
        {cudaDevAttrMaxTexture2DGatherHeight, p.maxTexture2DGather[1]},
        {cudaDevAttrMaxTexture3DWidth, p.maxTexture3D[0]},
        {cudaDevAttrMaxTexture3DHeight, p.maxTexture3D[1]},
        {cudaDevAttrMaxTexture3DDepth, p.maxTexture3D[2]},
        {cudaDevAttrMaxTexture3DWidthAlt, p.maxTexture3DAlt[0]},
        {cudaDevAttrMaxTexture3DHeightAlt, p.maxTexture3DAlt[1]},
        {cudaDevAttrMaxTexture3DDepthAlt, p.maxTexture3DAlt[2]},
        {cudaDevAttrMaxTextureCubemapWidth, p.maxTextureCubemap},
        {cudaDevAttrMaxTexture1DLayeredWidth, p.maxTexture1DLayered[0]},
        {cudaDevAttrMaxTexture1DLayeredLayers, p.maxTexture1DLayered[1]},
        {cudaDevAttrMaxTexture2DLayeredWidth, p.maxTexture2DLayered[0]},
        {cudaDevAttrMaxTexture2DLayeredHeight, p.maxTexture2DLayered[1]},
        {cudaDevAttrMaxTexture2DLayeredLayers, p.maxTexture2DLayered[2]},
        {cudaDevAttrMaxTextureCubemapLayeredWidth, p.maxTextureCubemapLayered[0]},
        {cudaDevAttrMaxTextureCubemapLayeredLayers, p.maxTextureCubemapLayered[1]},
        {cudaDevAttrMaxSurface1DWidth, p.maxSurface1D},
        {cudaDevAttrMaxSurface2DWidth, p.maxSurface2D[0]},
        {cudaDevAttrMaxSurface2DHeight, p.maxSurface2D[1]},
        {cudaDevAttrMaxSurface3DWidth, p.maxSurface3D[0]},
        {cudaDevAttrMaxSurface3DHeight, p.maxSurface3D[1]},
        {cudaDevAttrMaxSurface3DDepth, p.maxSurface3D[2]},
        {cudaDevAttrMaxSurface1DLayeredWidth, p.maxSurface1DLayered[0]},
        {cudaDevAttrMaxSurface1DLayeredLayers, p.maxSurface1DLayered[1]},
        {cudaDevAttrMaxSurface2DLayeredWidth, p.maxSurface2DLayered[0]},
        {cudaDevAttrMaxSurface2DLayeredHeight, p.maxSurface2DLayered[1]},
        {cudaDevAttrMaxSurface2DLayeredLayers, p.maxSurface2DLayered[2]},
        {cudaDevAttrMaxSurfaceCubemapWidth, p.maxSurfaceCubemap},
        {cudaDevAttrMaxSurfaceCubemapLayeredWidth, p.maxSurfaceCubemapLayered[0]},
        {cudaDevAttrMaxSurfaceCubemapLayeredLayers, p.maxSurfaceCubemapLayered[1]},
    };
    for (const auto& [which, property] : pairs) {
        int value = -1;
        EXPECT_OK(cudaDeviceGetAttribute(&value, which, 0));
        EXPECT_EQ(property, value) << "attribute " << which;
        EXPECT_GT(property, 0) << "attribute " << which;
    }
}

TEST(Device, HasTheLimitsOfEachCapability) {
    using simt::limits_of;
    for (const int capability : simt::capabilities) {
        const simt::DeviceLimits limits = limits_of(capability);
        EXPECT_EQ(capability, 100 * limits.compute_major + 10 * limits.compute_minor);
    }
    // CUDA C++ Programming Guide, "Technical Specifications per Compute Capability".
    EXPECT_EQ(1024, limits_of(750).max_threads_per_multiprocessor);
    EXPECT_EQ(2048, limits_of(800).max_threads_per_multiprocessor);
    EXPECT_EQ(1536, limits_of(860).max_threads_per_multiprocessor);
    EXPECT_EQ(1536, limits_of(890).max_threads_per_multiprocessor);
    EXPECT_EQ(2048, limits_of(900).max_threads_per_multiprocessor);
    EXPECT_EQ(16, limits_of(860).max_blocks_per_multiprocessor);
    EXPECT_EQ(24, limits_of(890).max_blocks_per_multiprocessor);
    EXPECT_EQ(std::size_t{163} * 1024, limits_of(800).shared_per_block_optin);
    EXPECT_EQ(std::size_t{99} * 1024, limits_of(890).shared_per_block_optin);
    EXPECT_EQ(std::size_t{227} * 1024, limits_of(900).shared_per_block_optin);
}

TEST(Device, RefusesANumberThatIsNotThere) {
    cudaDeviceProp p{};
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaSetDevice(1));
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaSetDevice(-1));
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaGetDeviceProperties(&p, 1));
    int device = -1;
    EXPECT_OK(cudaGetDevice(&device));
    EXPECT_EQ(0, device);
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaDeviceEnablePeerAccess(0, 0)) << "no peer of itself";
}

TEST(Device, TellsVersions) {
    int runtime = 0, driver = 0;
    EXPECT_OK(cudaRuntimeGetVersion(&runtime));
    EXPECT_OK(cudaDriverGetVersion(&driver));
    EXPECT_EQ(CUDART_VERSION, runtime);
    EXPECT_GE(driver, runtime);
}

TEST(Device, RemembersLimitsAndAcceptsHints) {
    std::size_t value = 0;
    EXPECT_OK(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 1 << 20));
    EXPECT_OK(cudaDeviceGetLimit(&value, cudaLimitMallocHeapSize));
    EXPECT_EQ(std::size_t{1} << 20, value);
    EXPECT_FAILS(cudaErrorUnsupportedLimit, cudaDeviceSetLimit(static_cast<cudaLimit>(77), 1));
    EXPECT_OK(cudaDeviceSetCacheConfig(cudaFuncCachePreferShared));
    EXPECT_OK(cudaDeviceSetSharedMemConfig(cudaSharedMemBankSizeEightByte));
    EXPECT_OK(cudaProfilerStart());
    EXPECT_OK(cudaProfilerStop());
}

// ---- occupancy: the least of three limits (a kernel's registers are unknown here)

void kernel(float*, int) {}
void other_kernel() {}

int resident(int block_size, std::size_t shared) {
    int blocks = -1;
    EXPECT_OK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel, block_size, shared));
    return blocks;
}

TEST(Occupancy, IsLimitedByWarps) {
    EXPECT_EQ(1, resident(1024, 0));
    EXPECT_EQ(4, resident(256, 0));
    EXPECT_EQ(10, resident(96, 0));
    EXPECT_EQ(1, resident(513, 0));
}

TEST(Occupancy, IsLimitedByBlocks) {
    EXPECT_EQ(16, resident(32, 0));
    EXPECT_EQ(16, resident(1, 0));
}

TEST(Occupancy, IsLimitedBySharedMemory) {
    EXPECT_EQ(2, resident(64, 32 * 1024));
    EXPECT_EQ(1, resident(64, 32 * 1024 + 1));
    EXPECT_EQ(1, resident(64, 48 * 1024));
}

TEST(Occupancy, IsZeroForABlockThatCannotRun) {
    EXPECT_EQ(0, resident(1025, 0));
    EXPECT_EQ(0, resident(64, 48 * 1024 + 1));
    int blocks = 0;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel, 0, 0));
}

TEST(Occupancy, SuggestsABlockSizeThatFillsTheDevice) {
    int grid = 0, block = 0;
    EXPECT_OK(cudaOccupancyMaxPotentialBlockSize(&grid, &block, kernel, 0, 0));
    EXPECT_EQ(1024, block);
    EXPECT_EQ(8, grid);
    EXPECT_OK(cudaOccupancyMaxPotentialBlockSize(&grid, &block, kernel, 0, 200));
    EXPECT_EQ(128, block)
        << "200 threads are seven warps: four blocks leave room for four warps more";
    EXPECT_EQ(64, grid);
    // 64 bytes for each thread: 1024 threads would need all 64 KiB, more than a block may ask for.
    EXPECT_OK(cudaOccupancyMaxPotentialBlockSizeVariableSMem(
        &grid, &block, kernel, [](int size) { return std::size_t{64} * size; }));
    EXPECT_EQ(512, block);
    EXPECT_EQ(16, grid);
}

TEST(FuncAttributes, OptInToMoreSharedMemory) {
    cudaFuncAttributes attributes{};
    ASSERT_OK(cudaFuncGetAttributes(&attributes, other_kernel));
    EXPECT_EQ(1024, attributes.maxThreadsPerBlock);
    EXPECT_EQ(48 * 1024, attributes.maxDynamicSharedSizeBytes);
    EXPECT_EQ(75, attributes.binaryVersion);
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaFuncSetAttribute(other_kernel, cudaFuncAttributeMaxDynamicSharedMemorySize,
                                      64 * 1024 + 1));
    EXPECT_OK(
        cudaFuncSetAttribute(other_kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, 64 * 1024));
    ASSERT_OK(cudaFuncGetAttributes(&attributes, other_kernel));
    EXPECT_EQ(64 * 1024, attributes.maxDynamicSharedSizeBytes);
    ASSERT_OK(cudaFuncGetAttributes(&attributes, kernel));
    EXPECT_EQ(48 * 1024, attributes.maxDynamicSharedSizeBytes) << "each kernel asks for itself";
    EXPECT_FAILS(cudaErrorInvalidDeviceFunction,
                 cudaFuncSetAttribute(static_cast<const void*>(nullptr),
                                      cudaFuncAttributeMaxDynamicSharedMemorySize, 1));
}

}  // namespace
