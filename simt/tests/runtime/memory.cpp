// Allocations: alignment, contents, limits, freeing; pinned and managed memory; whose memory an
// address is.
#include "simt/memory.hpp"

#include "expect.hpp"
#include "simt/runtime/heap.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

constexpr std::size_t memory_size = std::size_t{128} << 20;
const int small_device = setenv("SIMT_MEMORY_MIB", "128", 1);  // before the first call

/// The system can read this byte.
bool accessible(const void* address) {
    int ends[2];
    if (pipe(ends) != 0) return false;
    const bool readable = write(ends[1], address, 1) == 1;
    close(ends[0]);
    close(ends[1]);
    return readable;
}

TEST(Malloc, IsAlignedTo256Bytes) {
    for (const std::size_t bytes : {1, 4, 255, 256, 257, 5000, 65536, 100001, 3000000}) {
        void* pointer = nullptr;
        ASSERT_OK(cudaMalloc(&pointer, bytes));
        EXPECT_EQ(0u, reinterpret_cast<std::uintptr_t>(pointer) % 256) << bytes;
        EXPECT_OK(cudaFree(pointer));
    }
}

TEST(Malloc, GivesNaNs) {
    for (const std::size_t count : {3, 100, 70000}) {
        float* x = nullptr;
        ASSERT_OK(cudaMalloc(&x, count * sizeof(float)));
        std::memset(x, 0, count * sizeof(float));
        ASSERT_OK(cudaFree(x));
        ASSERT_OK(cudaMalloc(&x, count * sizeof(float)));  // most likely the same addresses
        for (std::size_t i = 0; i < count; ++i)
            ASSERT_TRUE(std::isnan(x[i])) << i << " of " << count;
        EXPECT_OK(cudaFree(x));
    }
}

TEST(Malloc, OfNothingIsANullPointer) {
    void* pointer = &pointer;
    EXPECT_OK(cudaMalloc(&pointer, 0));
    EXPECT_EQ(nullptr, pointer);
    EXPECT_OK(cudaFree(nullptr));
}

TEST(Malloc, RunsOutAtTheDevicesMemory) {
    std::size_t free_bytes = 0, total = 0;
    ASSERT_OK(cudaMemGetInfo(&free_bytes, &total));
    EXPECT_EQ(memory_size, total);
    cudaDeviceProp properties{};
    ASSERT_OK(cudaGetDeviceProperties(&properties, 0));
    EXPECT_EQ(memory_size, properties.totalGlobalMem);

    void* pointer = nullptr;
    EXPECT_FAILS(cudaErrorMemoryAllocation, cudaMalloc(&pointer, total + 1));
    EXPECT_EQ(nullptr, pointer);
    EXPECT_FAILS(cudaErrorMemoryAllocation, cudaMalloc(&pointer, SIZE_MAX));
    EXPECT_FAILS(cudaErrorMemoryAllocation, cudaMalloc(&pointer, SIZE_MAX - 100));

    ASSERT_OK(cudaMalloc(&pointer, total - 1024));
    void* more = nullptr;
    EXPECT_FAILS(cudaErrorMemoryAllocation, cudaMalloc(&more, 4096));
    EXPECT_OK(cudaMalloc(&more, 256));
    EXPECT_OK(cudaFree(more));
    EXPECT_OK(cudaFree(pointer));
    std::size_t after = 0;
    EXPECT_OK(cudaMemGetInfo(&after, &total));
    EXPECT_EQ(free_bytes, after);
}

TEST(Malloc, UsesFreedMemoryAgainHoweverItWasDivided) {
    std::vector<void*> pieces(200);
    for (int round = 0; round < 5; ++round) {
        for (std::size_t i = 0; i < pieces.size(); ++i)
            ASSERT_OK(cudaMalloc(&pieces[i], 1000 * (i + 1)));
        for (std::size_t i = 0; i < pieces.size(); i += 2) ASSERT_OK(cudaFree(pieces[i]));
        for (std::size_t i = 1; i < pieces.size(); i += 2) ASSERT_OK(cudaFree(pieces[i]));
        void* all = nullptr;
        ASSERT_OK(cudaMalloc(&all, memory_size)) << "round " << round;
        ASSERT_OK(cudaFree(all));
    }
}

TEST(FreeList, JoinsNeighboursInWhateverOrderTheyCome) {
    using simt::runtime::FreeList;
    for (const std::vector<std::size_t>& order :
         {std::vector<std::size_t>{0, 1, 2, 3}, {3, 2, 1, 0}, {0, 2, 1, 3}, {1, 3, 0, 2}}) {
        FreeList list;
        for (const std::size_t piece : order) list.add(piece * 100, 100);
        EXPECT_EQ(0u, list.take(400, 1));
        EXPECT_EQ(FreeList::npos, list.take(1, 1));
    }
}

TEST(FreeList, KeepsWhatAlignmentSkips) {
    simt::runtime::FreeList list;
    list.add(10, 190);
    EXPECT_EQ(100u, list.take(50, 100));
    EXPECT_EQ(10u, list.take(90, 1));
    EXPECT_EQ(150u, list.take(50, 50));
    EXPECT_EQ(simt::runtime::FreeList::npos, list.take(1, 1));
}

TEST(Malloc, KeepsAllocationsApart) {
    std::vector<unsigned char*> pieces(50);
    const auto size_of = [](std::size_t i) { return 100 + 7777 * i; };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        ASSERT_OK(cudaMalloc(&pieces[i], size_of(i)));
        std::memset(pieces[i], static_cast<int>(i), size_of(i));
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        for (std::size_t b = 0; b < size_of(i); ++b) ASSERT_EQ(i, pieces[i][b]);
        ASSERT_OK(cudaFree(pieces[i]));
    }
}

TEST(Free, RefusesASecondTime) {
    void* pointer = nullptr;
    ASSERT_OK(cudaMalloc(&pointer, 1000));
    EXPECT_OK(cudaFree(pointer));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFree(pointer));
}

TEST(Free, RefusesWhatCudaMallocDidNotReturn) {
    char* pointer = nullptr;
    ASSERT_OK(cudaMalloc(&pointer, 1000));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFree(pointer + 256));
    int on_the_stack = 0;
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFree(&on_the_stack));
    void* pinned = nullptr;
    ASSERT_OK(cudaMallocHost(&pinned, 100));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFree(pinned));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeHost(pointer));
    EXPECT_OK(cudaFreeHost(pinned));
    EXPECT_OK(cudaFree(pointer));
}

TEST(Free, PoisonsASmallAllocation) {
    volatile float* x = nullptr;
    ASSERT_OK(cudaMalloc(const_cast<float**>(&x), 10 * sizeof(float)));
    for (int i = 0; i < 10; ++i) x[i] = 1;
    ASSERT_OK(cudaFree(const_cast<float*>(x)));
    for (int i = 0; i < 10; ++i) EXPECT_LT(x[i], -1e37f);
}

TEST(Free, MakesALargeAllocationInaccessible) {
    char* x = nullptr;
    constexpr std::size_t bytes = 1 << 20;
    ASSERT_OK(cudaMalloc(&x, bytes));
    EXPECT_TRUE(accessible(x));
    EXPECT_TRUE(accessible(x + bytes - 1));
    EXPECT_FALSE(accessible(x + bytes)) << "the page behind a large allocation is a guard";
    ASSERT_OK(cudaFree(x));
    EXPECT_FALSE(accessible(x));
}

TEST(FindMemory, TellsWhoseAnAddressIs) {
    float* device = nullptr;
    float* pinned = nullptr;
    float* managed = nullptr;
    float host = 0;
    ASSERT_OK(cudaMalloc(&device, 100));
    ASSERT_OK(cudaMallocHost(&pinned, 100));
    ASSERT_OK(cudaMallocManaged(&managed, 100));

    const simt::MemoryBlock block = simt::find_memory(device + 3);
    EXPECT_EQ(simt::MemoryKind::device, block.kind);
    EXPECT_EQ(reinterpret_cast<const char*>(device), block.base);
    EXPECT_EQ(100u, block.size);
    EXPECT_TRUE(block.live);
    EXPECT_EQ(0, block.device);
    EXPECT_EQ(simt::MemoryKind::pinned, simt::find_memory(pinned).kind);
    EXPECT_EQ(simt::MemoryKind::managed, simt::find_memory(managed).kind);
    EXPECT_EQ(simt::MemoryKind::host, simt::find_memory(&host).kind);
    EXPECT_TRUE(simt::in_device_range(device));
    EXPECT_FALSE(simt::in_device_range(pinned));
    EXPECT_FALSE(simt::in_device_range(&host));

    ASSERT_OK(cudaFree(device));
    EXPECT_FALSE(simt::find_memory(device).live);
    EXPECT_EQ(100u, simt::find_memory(device).size) << "a report can still name what was freed";
    EXPECT_OK(cudaFreeHost(pinned));
    EXPECT_OK(cudaFree(managed));
}

TEST(PinnedMemory, IsReachableFromTheDevice) {
    float* host = nullptr;
    ASSERT_OK(cudaHostAlloc(&host, 4096, cudaHostAllocMapped | cudaHostAllocPortable));
    float* device = nullptr;
    ASSERT_OK(cudaHostGetDevicePointer(&device, host, 0));
    EXPECT_NE(nullptr, device);
    unsigned flags = 0;
    EXPECT_OK(cudaHostGetFlags(&flags, host));
    EXPECT_EQ(static_cast<unsigned>(cudaHostAllocMapped | cudaHostAllocPortable), flags);
    EXPECT_OK(cudaFreeHost(host));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeHost(host));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaHostAlloc(&host, 4096, 0x80));
    int ordinary = 0;
    EXPECT_FAILS(cudaErrorInvalidValue, cudaHostGetDevicePointer(&device, &ordinary, 0));
}

TEST(PinnedMemory, CanBeRegisteredOnce) {
    std::vector<float> host(1000);
    ASSERT_OK(cudaHostRegister(host.data(), 4000, cudaHostRegisterDefault));
    EXPECT_FAILS(cudaErrorHostMemoryAlreadyRegistered,
                 cudaHostRegister(host.data() + 10, 40, cudaHostRegisterDefault));
    cudaPointerAttributes attributes{};
    ASSERT_OK(cudaPointerGetAttributes(&attributes, host.data() + 999));
    EXPECT_EQ(cudaMemoryTypeHost, attributes.type);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeHost(host.data()));
    EXPECT_OK(cudaHostUnregister(host.data()));
    EXPECT_FAILS(cudaErrorHostMemoryNotRegistered, cudaHostUnregister(host.data()));
}

TEST(ManagedMemory, IsReadAndWrittenByBothSides) {
    int* shared = nullptr;
    ASSERT_OK(cudaMallocManaged(&shared, 10 * sizeof(int)));
    shared[3] = 7;
    EXPECT_OK(cudaMemset(shared, 0, 12));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ(0, shared[2]);
    EXPECT_EQ(7, shared[3]);
    EXPECT_OK(cudaMemPrefetchAsync(shared, 40, 0));
    EXPECT_OK(cudaMemPrefetchAsync(shared, 40, cudaCpuDeviceId, nullptr));
    EXPECT_OK(cudaMemPrefetchAsync(shared, 40, cudaMemLocation{cudaMemLocationTypeDevice, 0}, 0));
    EXPECT_FAILS(cudaErrorInvalidDevice, cudaMemPrefetchAsync(shared, 40, 9));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemPrefetchAsync(shared, 41, 0));
    EXPECT_OK(cudaMemAdvise(shared, 40, cudaMemAdviseSetReadMostly, 0));
    EXPECT_OK(cudaFree(shared));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemPrefetchAsync(shared, 40, 0));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMallocManaged(&shared, 0));
}

TEST(PointerGetAttributes, KnowsTheFourKinds) {
    void* device = nullptr;
    void* managed = nullptr;
    int host = 0;
    ASSERT_OK(cudaMalloc(&device, 10));
    ASSERT_OK(cudaMallocManaged(&managed, 10));
    cudaPointerAttributes attributes{};
    ASSERT_OK(cudaPointerGetAttributes(&attributes, device));
    EXPECT_EQ(cudaMemoryTypeDevice, attributes.type);
    EXPECT_EQ(device, attributes.devicePointer);
    EXPECT_EQ(nullptr, attributes.hostPointer);
    ASSERT_OK(cudaPointerGetAttributes(&attributes, managed));
    EXPECT_EQ(cudaMemoryTypeManaged, attributes.type);
    EXPECT_EQ(managed, attributes.hostPointer);
    ASSERT_OK(cudaPointerGetAttributes(&attributes, &host));
    EXPECT_EQ(cudaMemoryTypeUnregistered, attributes.type);
    EXPECT_OK(cudaFree(device));
    EXPECT_OK(cudaFree(managed));
}

TEST(MallocPitch, RoundsRowsUpTo512Bytes) {
    float* rows = nullptr;
    std::size_t pitch = 0;
    ASSERT_OK(cudaMallocPitch(&rows, &pitch, 100 * sizeof(float), 7));
    EXPECT_EQ(512u, pitch);
    EXPECT_EQ(512u * 7, simt::find_memory(rows).size);
    EXPECT_OK(cudaFree(rows));

    cudaPitchedPtr box{};
    ASSERT_OK(cudaMalloc3D(&box, cudaExtent{600, 3, 2}));
    EXPECT_EQ(1024u, box.pitch);
    EXPECT_EQ(1024u * 6, simt::find_memory(box.ptr).size);
    EXPECT_OK(cudaFree(box.ptr));
}

TEST(MallocAsync, AllocatesAndFreesInAStream) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreate(&stream));
    float* x = nullptr;
    ASSERT_OK(cudaMallocAsync(&x, 400, stream));
    EXPECT_OK(cudaMemsetAsync(x, 0, 400, stream));
    EXPECT_OK(cudaFreeAsync(x, stream));
    EXPECT_OK(cudaStreamSynchronize(stream));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeAsync(x, stream));
    EXPECT_OK(cudaStreamDestroy(stream));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle, cudaMallocAsync(&x, 400, stream));
}

TEST(DeviceReset, FreesEverything) {
    std::size_t before = 0, after = 0, total = 0;
    ASSERT_OK(cudaMemGetInfo(&before, &total));
    void* device = nullptr;
    void* managed = nullptr;
    ASSERT_OK(cudaMalloc(&device, 1000));
    ASSERT_OK(cudaMallocManaged(&managed, 1000));
    ASSERT_OK(cudaDeviceReset());
    ASSERT_OK(cudaMemGetInfo(&after, &total));
    EXPECT_EQ(before, after);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFree(device));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFree(managed));
}

}  // namespace
