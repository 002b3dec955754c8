// Who am I: indices, arguments, shared memory, the order of threads and blocks, several launches at
// once.
#include "run.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <set>
#include <thread>
#include <type_traits>
#include <vector>

using namespace simt_core_test;
using simt::Outcome;

TEST(Threads, EveryThreadOfEveryBlockRunsExactlyOnce) {
    for (const dim3 grid : {dim3(1), dim3(7), dim3(3, 2, 2)}) {
        for (const dim3 block : {dim3(1), dim3(33), dim3(5, 3, 2), dim3(1, 64), dim3(1024)}) {
            const std::size_t count =
                std::size_t(grid.x) * grid.y * grid.z * block.x * block.y * block.z;
            std::vector<std::atomic<int>> runs(count);
            expect_ok(run(grid, block, [&] { ++runs[grid_rank()]; }));
            for (const auto& run_of_thread : runs) ASSERT_EQ(run_of_thread, 1);
        }
    }
}

TEST(Threads, SeeTheirIndicesAndExtents) {
    const dim3 grid(3, 4, 2), block(4, 3, 5);
    std::atomic<int> wrong{0};
    std::vector<std::atomic<int>> seen(3 * 4 * 2 * 4 * 3 * 5);
    expect_ok(run(grid, block, [&] {
        if (blockDim.x != 4 || blockDim.y != 3 || blockDim.z != 5) ++wrong;
        if (gridDim.x != 3 || gridDim.y != 4 || gridDim.z != 2) ++wrong;
        if (threadIdx.x >= 4 || threadIdx.y >= 3 || threadIdx.z >= 5) ++wrong;
        if (blockIdx.x >= 3 || blockIdx.y >= 4 || blockIdx.z >= 2) ++wrong;
        ++seen[grid_rank()];
    }));
    EXPECT_EQ(wrong, 0);
    for (const auto& once : seen) EXPECT_EQ(once, 1);
}

TEST(Threads, IndicesAreUnsignedSoThatTheyUnderflowAsOnAGpu) {
    static_assert(std::is_same<decltype(threadIdx.x), unsigned>::value, "unsigned");
    static_assert(std::is_same<decltype(blockDim.x), unsigned>::value, "unsigned");
    static_assert(std::is_lvalue_reference<decltype((threadIdx))>::value, "an lvalue");
    unsigned left_of_first = 0;
    expect_ok(run(1, 4, [&] {
        if (threadIdx.x == 0) left_of_first = threadIdx.x - 1;
    }));
    EXPECT_EQ(left_of_first, 0xffffffffu);
    EXPECT_EQ(warpSize, 32);
}

TEST(Threads, KeepTheirIndicesWhileTheyWait) {
    std::atomic<int> wrong{0};
    expect_ok(run(dim3(3, 3), dim3(8, 4, 2), [&] {
        const uint3 thread = threadIdx, block = blockIdx;
        for (int i = 0; i < 3; ++i) {
            __syncthreads();
            if (thread.x != threadIdx.x || thread.y != threadIdx.y || thread.z != threadIdx.z)
                ++wrong;
            if (block.x != blockIdx.x || block.y != blockIdx.y) ++wrong;
        }
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Threads, RunOneAfterAnotherOnOneStackUntilOneWaits) {
    const With one(&simt::ExecutionOptions::workers, 1);
    std::set<const void*> stacks;
    const auto note_stack = [&] {
        volatile char here = 0;
        stacks.insert(const_cast<const char*>(&here));
    };
    expect_ok(run(4, 64, [&] { note_stack(); }));
    EXPECT_EQ(stacks.size(), 1u);
    stacks.clear();
    expect_ok(run(1, 64, [&] {
        note_stack();
        __syncthreads();
    }));
    EXPECT_EQ(stacks.size(), 64u);
}

TEST(Threads, GetTheirOwnCopyOfEveryArgument) {
    struct Pair {
        int a;
        float b[3];
    };
    std::vector<int> results(64);
    int* const out = results.data();
    int n = 5;
    const Pair pair{7, {1, 2, 3}};
    auto kernel = [](int count, Pair p, int* to) {
        p.a += count;
        count = 100;
        to[threadIdx.x] = p.a + static_cast<int>(p.b[2]);
    };
    simt::Launch launch = simt::detail::make_launch(simt::LaunchSite{"kernel", "test.cu", 1},
                                                    simt::LaunchConfig(1, 64),
                                                    simt::detail::call_with(kernel, n, pair, out));
    n = 1000;  // too late: the launch has its copy
    expect_ok(simt::execute(launch));
    for (const int result : results) EXPECT_EQ(result, 15);
}

TEST(Threads, TakeArgumentsByPointerAsCudaLaunchKernelGivesThem) {
    static int sum;
    sum = 0;
    void (*kernel)(int, float, int*) = [](int a, float b, int* to) {
        *to += a + static_cast<int>(b);
    };
    int a = 3;
    float b = 4;
    int* to = &sum;
    void* arguments[] = {&a, &b, &to};
    expect_ok(simt::execute(simt::launch_from_pointers(
        simt::LaunchSite{"kernel", "test.cu", 1}, simt::LaunchConfig(1, 5), kernel, arguments)));
    EXPECT_EQ(sum, 35);
}

TEST(Order, BlocksAndThreadsStartInAnotherOrderWithASeed) {
    const With one(&simt::ExecutionOptions::workers, 1);
    const auto order = [](std::uint64_t seed) {
        const With seeded(&simt::ExecutionOptions::seed, seed);
        std::vector<std::size_t> started;
        expect_ok(run(5, 40, [&] { started.push_back(grid_rank()); }));
        return started;
    };
    std::vector<std::size_t> in_order(200);
    std::iota(in_order.begin(), in_order.end(), std::size_t{0});
    EXPECT_EQ(order(0), in_order);
    auto shuffled = order(7);
    EXPECT_NE(shuffled, in_order);
    EXPECT_EQ(shuffled, order(7));
    EXPECT_NE(shuffled, order(8));
    std::sort(shuffled.begin(), shuffled.end());
    EXPECT_EQ(shuffled, in_order);
}

TEST(Order, DoesNotMatterToAKernelWithItsBarriers) {
    for (const std::uint64_t seed : {0, 1, 2, 3}) {
        const With seeded(&simt::ExecutionOptions::seed, seed);
        std::vector<int> values(8 * 256);
        int* const data = values.data();
        expect_ok(run(8, 256, [data] {
            int(&tile)[256] = simt::shared<int[256]>("tile", "test.cu", 1, [] {});
            tile[threadIdx.x] = static_cast<int>(threadIdx.x);
            __syncthreads();
            data[blockIdx.x * 256 + threadIdx.x] = tile[255 - threadIdx.x];
        }));
        for (int i = 0; i < 8 * 256; ++i) ASSERT_EQ(values[i], 255 - i % 256);
    }
}

TEST(Workers, RunBlocksInParallelAndABlockOnOneOsThread) {
    const With four(&simt::ExecutionOptions::workers, 4);
    std::vector<std::thread::id> ids(64 * 32);
    expect_ok(run(64, 32, [&] {
        __syncthreads();
        ids[grid_rank()] = std::this_thread::get_id();
        std::this_thread::sleep_for(std::chrono::microseconds(20));
    }));
    for (int block = 0; block < 64; ++block)
        for (int thread = 1; thread < 32; ++thread)
            ASSERT_EQ(ids[block * 32 + thread], ids[block * 32]);
    EXPECT_GT(std::set<std::thread::id>(ids.begin(), ids.end()).size(), 1u);
}

TEST(Workers, SeveralHostThreadsMayLaunchAtOnce) {
    const With two(&simt::ExecutionOptions::workers, 2);
    std::vector<std::thread> hosts;
    std::atomic<int> right{0};
    for (int host = 0; host < 6; ++host) {
        hosts.emplace_back([&right] {
            for (int round = 0; round < 20; ++round) {
                std::vector<int> sums(16);
                int* const out = sums.data();
                const auto result = run(16, 64, [out] {
                    int& sum = simt::shared<int>("sum", "test.cu", 1, [] {});
                    if (threadIdx.x == 0) sum = 0;
                    __syncthreads();
                    atomicAdd(&sum, 1);
                    __syncthreads();
                    if (threadIdx.x == 63) out[blockIdx.x] = sum;
                });
                if (result && sums == std::vector<int>(16, 64)) ++right;
            }
        });
    }
    for (auto& host : hosts) host.join();
    EXPECT_EQ(right, 120);
}

TEST(Workers, ALaunchInsideAnOpenMpRegionRuns) {
    std::atomic<int> total{0};
#pragma omp parallel for num_threads(3)
    for (int i = 0; i < 6; ++i) {
        if (!run(4, 64, [&] {
                __syncthreads();
                ++total;
            }))
            total = -1000000;
    }
    EXPECT_EQ(total, 6 * 4 * 64);
}

TEST(Shared, EveryBlockHasItsOwnAndStartsWithNaN) {
    std::atomic<int> not_nan{0}, foreign{0};
    expect_ok(run(50, 64, [&] {
        float(&values)[64] = simt::shared<float[64]>("values", "test.cu", 1, [] {});
        if (!std::isnan(values[threadIdx.x])) ++not_nan;
        values[threadIdx.x] = static_cast<float>(blockIdx.x);
        __syncthreads();
        if (values[63 - threadIdx.x] != static_cast<float>(blockIdx.x)) ++foreign;
    }));
    EXPECT_EQ(not_nan, 0);
    EXPECT_EQ(foreign, 0);
}

TEST(Shared, TwoDeclarationsAreTwoVariablesEvenWithOneName) {
    std::atomic<int> wrong{0};
    expect_ok(run(2, 32, [&] {
        int& first = simt::shared<int>("x", "test.cu", 1, [] {});
        int& second = simt::shared<int>("x", "test.cu", 1, [] {});
        double(&aligned)[2] = simt::shared<double[2]>("y", "test.cu", 2, [] {});
        first = 1;
        second = 2;
        if (first != 1 || reinterpret_cast<std::uintptr_t>(&aligned) % alignof(double) != 0)
            ++wrong;
        const char* const a = reinterpret_cast<const char*>(&first);
        const char* const b = reinterpret_cast<const char*>(&second);
        if (std::abs(a - b) < 64) ++wrong;  // red zones lie between
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Shared, DynamicArraysAllStartAtTheSameAddress) {
    std::atomic<int> wrong{0};
    How how;
    how.dynamic_shared = 64 * 1024;
    expect_ok(run(
        3, 64,
        [&] {
            float* const floats = simt::dynamic_shared<float>();
            int* const ints = simt::dynamic_shared<int>();
            if (static_cast<void*>(floats) != static_cast<void*>(ints)) ++wrong;
            if (reinterpret_cast<std::uintptr_t>(floats) % 16 != 0) ++wrong;
            if (!std::isnan(floats[threadIdx.x * 256])) ++wrong;
            floats[threadIdx.x * 256] = 1;
            __syncthreads();
            if (floats[(63 - threadIdx.x) * 256] != 1) ++wrong;
        },
        how));
    EXPECT_EQ(wrong, 0);
}

TEST(VectorTypes, HaveCudasSizesAndAlignments) {
    static_assert(sizeof(float3) == 12 && alignof(float3) == 4, "float3");
    static_assert(sizeof(float4) == 16 && alignof(float4) == 16, "float4");
    static_assert(sizeof(double2) == 16 && alignof(double2) == 16, "double2");
    static_assert(sizeof(int2) == 8 && alignof(int2) == 8, "int2");
    static_assert(sizeof(uchar4) == 4 && alignof(uchar4) == 4, "uchar4");
    static_assert(sizeof(dim3) == 12, "dim3");
    const float4 v = make_float4(1, 2, 3, 4);
    EXPECT_EQ(v.x + v.y * 10 + v.z * 100 + v.w * 1000, 4321);
    EXPECT_EQ(dim3(5).y, 1u);
}
