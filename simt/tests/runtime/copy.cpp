// Copies and fills: both ends are checked as a GPU's driver checks them.
#include "expect.hpp"

#include <numeric>
#include <vector>

namespace {

/// Ten ints in each kind of memory.
class Copy : public testing::Test {
  protected:
    static constexpr std::size_t bytes = 10 * sizeof(int);
    int* device = nullptr;
    int* other = nullptr;
    int* pinned = nullptr;
    int* managed = nullptr;
    std::vector<int> host = std::vector<int>(10);

    void SetUp() override {
        ASSERT_OK(cudaMalloc(&device, bytes));
        ASSERT_OK(cudaMalloc(&other, bytes));
        ASSERT_OK(cudaMallocHost(&pinned, bytes));
        ASSERT_OK(cudaMallocManaged(&managed, bytes));
        std::iota(host.begin(), host.end(), 1);
    }
    void TearDown() override {
        EXPECT_OK(cudaFree(device));
        EXPECT_OK(cudaFree(other));
        EXPECT_OK(cudaFreeHost(pinned));
        EXPECT_OK(cudaFree(managed));
    }
};

TEST_F(Copy, GoesThereAndBack) {
    std::vector<int> back(10);
    EXPECT_OK(cudaMemcpy(device, host.data(), bytes, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpy(other, device, bytes, cudaMemcpyDeviceToDevice));
    EXPECT_OK(cudaMemcpy(back.data(), other, bytes, cudaMemcpyDeviceToHost));
    EXPECT_EQ(host, back);
}

TEST_F(Copy, InfersTheDirection) {
    std::vector<int> back(10);
    EXPECT_OK(cudaMemcpy(device, host.data(), bytes, cudaMemcpyDefault));
    EXPECT_OK(cudaMemcpy(managed, device, bytes, cudaMemcpyDefault));
    EXPECT_OK(cudaMemcpy(pinned, managed, bytes, cudaMemcpyDefault));
    EXPECT_OK(cudaMemcpy(back.data(), pinned, bytes, cudaMemcpyDefault));
    EXPECT_EQ(host, back);
}

TEST_F(Copy, RefusesAHostPointerWhereADevicePointerBelongs) {
    std::vector<int> target(10);
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(target.data(), host.data(), bytes, cudaMemcpyHostToDevice));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(target.data(), host.data(), bytes, cudaMemcpyDeviceToHost));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(device, host.data(), bytes, cudaMemcpyDeviceToDevice));
    EXPECT_EQ(std::vector<int>(10), target);
}

TEST_F(Copy, RefusesADevicePointerWhereAHostPointerBelongs) {
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpy(device, other, bytes, cudaMemcpyHostToDevice));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpy(other, device, bytes, cudaMemcpyDeviceToHost));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(host.data(), device, bytes, cudaMemcpyHostToHost));
}

TEST_F(Copy, AcceptsPinnedAndManagedMemoryOnEitherSide) {
    EXPECT_OK(cudaMemcpy(pinned, host.data(), bytes, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpy(managed, pinned, bytes, cudaMemcpyDeviceToHost));
    EXPECT_OK(cudaMemcpy(device, managed, bytes, cudaMemcpyHostToDevice));
    EXPECT_EQ(host, std::vector<int>(managed, managed + 10));
}

TEST_F(Copy, RefusesToLeaveTheAllocation) {
    std::vector<int> large(20);
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(device, large.data(), bytes + 1, cudaMemcpyHostToDevice));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(large.data(), device + 9, 8, cudaMemcpyDeviceToHost));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(large.data(), device - 1, 4, cudaMemcpyDeviceToHost));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(device, large.data(), SIZE_MAX, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpy(large.data(), device + 9, 4, cudaMemcpyDeviceToHost));
}

TEST_F(Copy, RefusesFreedMemory) {
    int* gone = nullptr;
    ASSERT_OK(cudaMalloc(&gone, bytes));
    ASSERT_OK(cudaFree(gone));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(host.data(), gone, bytes, cudaMemcpyDeviceToHost));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemset(gone, 0, bytes));
}

TEST_F(Copy, RefusesNullPointersAndUnknownDirections) {
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy(nullptr, host.data(), bytes, cudaMemcpyHostToDevice));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpy(host.data(), nullptr, bytes, cudaMemcpyDefault));
    const auto sideways = static_cast<cudaMemcpyKind>(7);
    EXPECT_FAILS(cudaErrorInvalidMemcpyDirection, cudaMemcpy(device, host.data(), bytes, sideways));
    EXPECT_OK(cudaMemcpy(nullptr, nullptr, 0, cudaMemcpyHostToDevice));
}

TEST_F(Copy, InAStreamNeedsAStreamThatExists) {
    cudaStream_t stream = nullptr;
    ASSERT_OK(cudaStreamCreate(&stream));
    EXPECT_OK(cudaMemcpyAsync(device, host.data(), bytes, cudaMemcpyHostToDevice, stream));
    EXPECT_OK(cudaStreamSynchronize(stream));
    ASSERT_OK(cudaStreamDestroy(stream));
    EXPECT_FAILS(cudaErrorInvalidResourceHandle,
                 cudaMemcpyAsync(device, host.data(), bytes, cudaMemcpyHostToDevice, stream));
}

TEST_F(Copy, OfARectangleKeepsWhatLiesBetweenTheRows) {
    // Two rows of three ints, five ints apart on the device, three apart on the host.
    EXPECT_OK(cudaMemset(device, 0, bytes));
    EXPECT_OK(cudaMemcpy2D(device, 20, host.data(), 12, 12, 2, cudaMemcpyHostToDevice));
    std::vector<int> back(10);
    EXPECT_OK(cudaMemcpy(back.data(), device, bytes, cudaMemcpyDeviceToHost));
    EXPECT_EQ((std::vector<int>{1, 2, 3, 0, 0, 4, 5, 6, 0, 0}), back);
}

TEST_F(Copy, OfARectangleChecksPitchAndBounds) {
    EXPECT_FAILS(cudaErrorInvalidPitchValue,
                 cudaMemcpy2D(device, 8, host.data(), 12, 12, 2, cudaMemcpyHostToDevice));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy2D(device, 20, host.data(), 12, 12, 3, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpy2D(device, 28, host.data(), 12, 12, 2, cudaMemcpyHostToDevice))
        << "the last row may be cut";
    EXPECT_OK(cudaMemcpy2D(device, 20, host.data(), 12, 12, 0, cudaMemcpyHostToDevice));
}

TEST_F(Copy, OfABoxTakesItsSlices) {
    // A 2 × 2 × 2 box of ints, out of rows of three.
    std::vector<int> box(12);
    std::iota(box.begin(), box.end(), 0);
    cudaMemcpy3DParms parameters{};
    parameters.srcPtr = {box.data(), 12, 12, 2};
    parameters.srcPos = {4, 0, 0};
    parameters.dstPtr = {device, 8, 8, 2};
    parameters.extent = {8, 2, 2};
    parameters.kind = cudaMemcpyHostToDevice;
    EXPECT_OK(cudaMemcpy3D(&parameters));
    std::vector<int> back(8);
    EXPECT_OK(cudaMemcpy(back.data(), device, 32, cudaMemcpyDeviceToHost));
    EXPECT_EQ((std::vector<int>{1, 2, 4, 5, 7, 8, 10, 11}), back);
}

TEST_F(Copy, FillsBytes) {
    EXPECT_OK(cudaMemset(device, 0x01, bytes));
    EXPECT_OK(cudaMemset2D(device, 20, 0xFF, 4, 2));
    std::vector<int> back(10);
    EXPECT_OK(cudaMemcpy(back.data(), device, bytes, cudaMemcpyDeviceToHost));
    EXPECT_EQ(-1, back[0]);
    EXPECT_EQ(0x01010101, back[1]);
    EXPECT_EQ(-1, back[5]);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemset(host.data(), 0, bytes));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemset(device, 0, bytes + 1));
}

}  // namespace
