// Kernels that run as loops over their threads give the same bits, and the same reports, as with
// threads that switch at barriers.
#include "simt/tests/runtime/thread_loops.hpp"

#include "simt/execution.hpp"
#include "simt/thread_loops.hpp"

#include <cuda_runtime.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

std::vector<float> numbers(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<float> distribution(-1.0f, 1.0f);
    std::vector<float> result(count);
    for (float& number : result) number = distribution(generator);
    return result;
}

struct Ran {
    std::vector<float> C;
    unsigned long whole_blocks;
};

Ran run(const Case& one, bool loops) {
    simt::execution_options().thread_loops = loops;
    const std::size_t count = std::max<std::size_t>(std::size_t(one.n) * one.n, 1280);
    const std::vector<float> A = numbers(count, 1), B = numbers(count, 2);
    Ran result{std::vector<float>(count), 0};
    float* device[3] = {};
    for (float*& pointer : device)
        EXPECT_EQ(cudaMalloc(reinterpret_cast<void**>(&pointer), count * 4), cudaSuccess);
    cudaMemcpy(device[0], A.data(), count * 4, cudaMemcpyHostToDevice);
    cudaMemcpy(device[1], B.data(), count * 4, cudaMemcpyHostToDevice);
    cudaMemset(device[2], 0, count * 4);
    const unsigned long before = simt::loops::block_count();
    launch(one, device[0], device[1], device[2]);
    EXPECT_EQ(cudaGetLastError(), cudaSuccess);
    EXPECT_EQ(cudaMemcpy(result.C.data(), device[2], count * 4, cudaMemcpyDeviceToHost),
              cudaSuccess);
    result.whole_blocks = simt::loops::block_count() - before;
    for (float* const pointer : device) cudaFree(pointer);
    simt::execution_options().thread_loops = true;
    return result;
}

class Loops : public testing::TestWithParam<Case> {};

TEST_P(Loops, GiveTheBitsOfThreadsThatSwitch) {
    const Ran loops = run(GetParam(), true), fibers = run(GetParam(), false);
    EXPECT_EQ(loops.whole_blocks, compiled_as_loops ? GetParam().blocks : 0);
    EXPECT_EQ(fibers.whole_blocks, 0u);
    EXPECT_EQ(std::memcmp(loops.C.data(), fibers.C.data(), loops.C.size() * 4), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Kernels, Loops,
    testing::Values(Case{Name::product, 16, 1}, Case{Name::product, 100, 49},
                    Case{Name::product, 256, 256}, Case{Name::racing_product, 64, 0},
                    Case{Name::walking_arrays, 64, 0}, Case{Name::walking_floats, 64, 64},
                    Case{Name::walking_integers, 64, 64}, Case{Name::reduction, 1200, 5},
                    Case{Name::turned, 190, 3}, Case{Name::order, 128, 1},
                    Case{Name::own_bound, 64, 0}, Case{Name::no_constant, 64, 0},
                    Case{Name::structure, 64, 0}, Case{Name::shifts_and_casts, 64, 1}));

TEST(ThreadLoops, AreLeftOutWhereThreadsAreShuffled) {
    simt::execution_options().seed = 5;
    EXPECT_EQ(run({Name::product, 64, 0}, true).whole_blocks, 0u);
    simt::execution_options().seed = 0;
}

#ifndef SIMT_SANITIZED  // a sanitizer reports the access itself, and ends the program
TEST(ThreadLoops, ReportABadAddressAsThreadsDo) {
    std::string reports[2];
    for (const bool loops : {false, true}) {
        simt::execution_options().thread_loops = loops;
        float* memory = nullptr;
        ASSERT_EQ(cudaMalloc(reinterpret_cast<void**>(&memory), 4096), cudaSuccess);
        testing::internal::CaptureStderr();
        launch({Name::bad_address, 1, 0}, memory, memory, memory);
        EXPECT_EQ(cudaDeviceSynchronize(), cudaErrorIllegalAddress);
        reports[loops ? 1 : 0] = testing::internal::GetCapturedStderr();
        cudaDeviceReset();
        cudaGetLastError();
    }
    simt::execution_options().thread_loops = true;
    EXPECT_EQ(reports[0], reports[1]);
    EXPECT_NE(reports[1].find("thread (37,0,0) of block (2,0,0)"), std::string::npos) << reports[1];
}
#endif

}  // namespace
