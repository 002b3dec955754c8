// NCCL on simulated devices: two ranks, driven by one host thread with group calls and by two.
#include "nccl.h"

#include "cuda_runtime_api.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>
#include <thread>
#include <vector>

namespace {

// Before main: the simulator reads it once.
const bool two_devices = ::setenv("SIMT_DEVICES", "2", 1) == 0;

/// `count` values on a device.
template <class T>
class OnDevice {
  public:
    OnDevice(int device, const std::vector<T>& values) : count_(values.size()) {
        EXPECT_EQ(cudaSetDevice(device), cudaSuccess);
        EXPECT_EQ(cudaMalloc(reinterpret_cast<void**>(&data_), count_ * sizeof(T)), cudaSuccess);
        EXPECT_EQ(cudaMemcpy(data_, values.data(), count_ * sizeof(T), cudaMemcpyHostToDevice),
                  cudaSuccess);
    }
    ~OnDevice() { cudaFree(data_); }
    OnDevice(const OnDevice&) = delete;
    OnDevice& operator=(const OnDevice&) = delete;
    T* get() const { return data_; }
    std::vector<T> values() const {
        std::vector<T> host(count_);
        EXPECT_EQ(cudaMemcpy(host.data(), data_, count_ * sizeof(T), cudaMemcpyDeviceToHost),
                  cudaSuccess);
        return host;
    }

  private:
    std::size_t count_;
    T* data_ = nullptr;
};

class Nccl : public ::testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(two_devices);
        ASSERT_EQ(ncclCommInitAll(comms_, 2, nullptr), ncclSuccess);
    }
    void TearDown() override {
        for (ncclComm_t comm : comms_) EXPECT_EQ(ncclCommDestroy(comm), ncclSuccess);
    }
    ncclComm_t comms_[2] = {};
};

TEST_F(Nccl, KnowsRanksAndDevices) {
    for (int rank = 0; rank < 2; ++rank) {
        int value = -1;
        EXPECT_EQ(ncclCommCount(comms_[rank], &value), ncclSuccess);
        EXPECT_EQ(value, 2);
        EXPECT_EQ(ncclCommUserRank(comms_[rank], &value), ncclSuccess);
        EXPECT_EQ(value, rank);
        EXPECT_EQ(ncclCommCuDevice(comms_[rank], &value), ncclSuccess);
        EXPECT_EQ(value, rank);
    }
}

TEST_F(Nccl, AddsInPlaceInAGroup) {
    const OnDevice<float> a(0, {1, 2, 3}), b(1, {10, 20, 30});
    float* data[2] = {a.get(), b.get()};
    ASSERT_EQ(ncclGroupStart(), ncclSuccess);
    for (int rank = 0; rank < 2; ++rank) {
        ASSERT_EQ(
            ncclAllReduce(data[rank], data[rank], 3, ncclFloat, ncclSum, comms_[rank], nullptr),
            ncclSuccess);
    }
    ASSERT_EQ(ncclGroupEnd(), ncclSuccess);
    EXPECT_EQ(a.values(), (std::vector<float>{11, 22, 33}));
    EXPECT_EQ(b.values(), (std::vector<float>{11, 22, 33}));
}

TEST_F(Nccl, AddsLongArraysFromTwoHostThreadsOverAndOver) {
    constexpr int count = 10001;
    std::vector<double> ones(count, 1.0);
    const OnDevice<double> a(0, ones), b(1, ones);
    double* data[2] = {a.get(), b.get()};
    std::vector<std::thread> threads;
    for (int rank = 0; rank < 2; ++rank) {
        threads.emplace_back([&, rank] {
            ASSERT_EQ(cudaSetDevice(rank), cudaSuccess);
            for (int round = 0; round < 10; ++round) {
                ASSERT_EQ(ncclAllReduce(data[rank], data[rank], count, ncclDouble, ncclSum,
                                        comms_[rank], nullptr),
                          ncclSuccess);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    const std::vector<double> expected(count, 1024.0);
    EXPECT_EQ(a.values(), expected);
    EXPECT_EQ(b.values(), expected);
}

TEST_F(Nccl, KnowsTheOtherReductions) {
    const struct {
        ncclRedOp_t op;
        std::vector<int> expected;
    } cases[] = {{ncclProd, {6, -20}}, {ncclMax, {3, 5}}, {ncclMin, {2, -4}}, {ncclAvg, {2, 0}}};
    for (const auto& [op, expected] : cases) {
        const OnDevice<int> a(0, {2, 5}), b(1, {3, -4}), to(1, {0, 0});
        ASSERT_EQ(ncclGroupStart(), ncclSuccess);
        ASSERT_EQ(ncclReduce(a.get(), nullptr, 2, ncclInt, op, 1, comms_[0], nullptr), ncclSuccess);
        ASSERT_EQ(ncclReduce(b.get(), to.get(), 2, ncclInt, op, 1, comms_[1], nullptr),
                  ncclSuccess);
        ASSERT_EQ(ncclGroupEnd(), ncclSuccess);
        EXPECT_EQ(to.values(), expected) << "reduction " << op;
        EXPECT_EQ(a.values(), (std::vector<int>{2, 5})) << "an input was changed";
    }
}

TEST_F(Nccl, BroadcastsGathersAndScatters) {
    const OnDevice<int> a(0, {1, 2}), b(1, {3, 4}), all_a(0, std::vector<int>(4)),
        all_b(1, std::vector<int>(4));
    ASSERT_EQ(ncclGroupStart(), ncclSuccess);
    ASSERT_EQ(ncclAllGather(a.get(), all_a.get(), 2, ncclInt, comms_[0], nullptr), ncclSuccess);
    ASSERT_EQ(ncclAllGather(b.get(), all_b.get(), 2, ncclInt, comms_[1], nullptr), ncclSuccess);
    ASSERT_EQ(ncclGroupEnd(), ncclSuccess);
    EXPECT_EQ(all_a.values(), (std::vector<int>{1, 2, 3, 4}));
    EXPECT_EQ(all_b.values(), (std::vector<int>{1, 2, 3, 4}));

    ASSERT_EQ(ncclGroupStart(), ncclSuccess);
    ASSERT_EQ(ncclReduceScatter(all_a.get(), a.get(), 2, ncclInt, ncclSum, comms_[0], nullptr),
              ncclSuccess);
    ASSERT_EQ(ncclReduceScatter(all_b.get(), b.get(), 2, ncclInt, ncclSum, comms_[1], nullptr),
              ncclSuccess);
    ASSERT_EQ(ncclGroupEnd(), ncclSuccess);
    EXPECT_EQ(a.values(), (std::vector<int>{2, 4}));
    EXPECT_EQ(b.values(), (std::vector<int>{6, 8}));

    ASSERT_EQ(ncclGroupStart(), ncclSuccess);
    ASSERT_EQ(ncclBcast(a.get(), 2, ncclInt, 1, comms_[0], nullptr), ncclSuccess);
    ASSERT_EQ(ncclBcast(b.get(), 2, ncclInt, 1, comms_[1], nullptr), ncclSuccess);
    ASSERT_EQ(ncclGroupEnd(), ncclSuccess);
    EXPECT_EQ(a.values(), (std::vector<int>{6, 8}));
}

TEST_F(Nccl, RefusesWhatWouldHangOrCorruptOnGpus) {
    const OnDevice<float> a(0, {1, 2}), b(1, {1, 2});
    std::vector<float> host(2);
    EXPECT_EQ(ncclAllReduce(host.data(), host.data(), 2, ncclFloat, ncclSum, comms_[0], nullptr),
              ncclInvalidArgument);
    EXPECT_EQ(ncclAllReduce(a.get(), a.get(), 3, ncclFloat, ncclSum, comms_[0], nullptr),
              ncclInvalidArgument);
    EXPECT_EQ(ncclBcast(a.get(), 2, ncclFloat, 2, comms_[0], nullptr), ncclInvalidArgument);
    EXPECT_EQ(ncclAllReduce(a.get(), a.get(), 2, ncclFloat, ncclSum, nullptr, nullptr),
              ncclInvalidArgument);
    EXPECT_EQ(ncclGroupEnd(), ncclInvalidUsage);

    ASSERT_EQ(ncclGroupStart(), ncclSuccess);
    EXPECT_EQ(ncclAllReduce(a.get(), a.get(), 2, ncclFloat, ncclSum, comms_[0], nullptr),
              ncclSuccess);
    EXPECT_EQ(ncclAllReduce(b.get(), b.get(), 1, ncclFloat, ncclSum, comms_[1], nullptr),
              ncclSuccess);
    EXPECT_EQ(ncclGroupEnd(), ncclInvalidUsage) << "counts differ";
    EXPECT_EQ(a.values(), (std::vector<float>{1, 2}));
}

TEST(NcclInit, RefusesDevicesThatAreNotThereOrNamedTwice) {
    ncclComm_t comms[3] = {};
    EXPECT_EQ(ncclCommInitAll(comms, 3, nullptr), ncclInvalidArgument);
    const int twice[] = {1, 1};
    EXPECT_EQ(ncclCommInitAll(comms, 2, twice), ncclInvalidUsage);
    EXPECT_EQ(ncclCommInitAll(comms, 0, nullptr), ncclInvalidArgument);
}

TEST(NcclInit, JoinsRanksOfTwoHostThreadsByTheirId) {
    ncclUniqueId id{};
    ASSERT_EQ(ncclGetUniqueId(&id), ncclSuccess);
    std::vector<int> ranks(2, -1);
    std::vector<std::thread> threads;
    for (int rank = 0; rank < 2; ++rank) {
        threads.emplace_back([&, rank] {
            ASSERT_EQ(cudaSetDevice(rank), cudaSuccess);
            ncclComm_t comm = nullptr;
            ASSERT_EQ(ncclCommInitRank(&comm, 2, id, rank), ncclSuccess);
            ASSERT_EQ(ncclCommUserRank(comm, &ranks[static_cast<std::size_t>(rank)]), ncclSuccess);
            ASSERT_EQ(ncclCommDestroy(comm), ncclSuccess);
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(ranks, (std::vector<int>{0, 1}));
}

}  // namespace
