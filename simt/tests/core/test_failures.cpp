// What goes wrong in a kernel ends the launch with a report, not the process.
#include "run.hpp"

#include <assert.h>

#include <atomic>

using namespace simt_core_test;
using simt::Outcome;

namespace {

volatile int zero = 0;

__attribute__((noinline)) void failing_check(int value) {
    assert(value < 5 && "too large");
}

__attribute__((noinline)) int recurse(int depth) {
    volatile char frame[1024];
    frame[depth % 1024] = 1;
    return zero == 0 ? recurse(depth + 1) + frame[(depth + 1) % 1024] : 0;
}

}  // namespace

TEST(Assertion, EndsTheLaunchWithCudasMessage) {
    const With one(&simt::ExecutionOptions::workers, 1);
    const auto result = run(dim3(1, 3), dim3(4, 4),
                            [] { failing_check(static_cast<int>(threadIdx.x + 2 * threadIdx.y)); });
    expect_failure(result, Outcome::assertion_failed,
                   {"test_failures.cpp:",
                    "failing_check(int): block: [0,0,0], thread: [3,1,0] Assertion `value < 5 && "
                    "\"too large\"` failed.\n"});
}

TEST(Assertion, ThatHoldsCostsNothing) {
    expect_ok(run(2, 5, [] { failing_check(static_cast<int>(threadIdx.x)); }));
}

TEST(AssertionDeathTest, OnTheHostStillAborts) {
    EXPECT_DEATH(failing_check(7), "failing_check\\(int\\): Assertion `value < 5");
}

TEST(Trap, EndsTheLaunch) {
    expect_failure(run(2, 64,
                       [] {
                           __syncthreads();
                           if (threadIdx.x == 20) __trap();
                       }),
                   Outcome::trap, {"thread (20,0,0) of block (", "executed __trap() at "});
}

TEST(StackOverflow, IsReportedAsSuchWithBlockAndThread) {
    const With one(&simt::ExecutionOptions::workers, 1);
    for (int round = 0; round < 3; ++round) {
        expect_failure(run(4, 8,
                           [] {
                               __syncthreads();
                               if (blockIdx.x == 2 && threadIdx.x == 5) recurse(0);
                           }),
                       Outcome::stack_overflow,
                       {"thread (5,0,0) of block (2,0,0) has overflowed its stack"});
    }
    expect_ok(run(4, 8, [] { __syncthreads(); }));
}

TEST(StackOverflow, DoesNotComeBefore64KiB) {
    std::atomic<int> wrong{0};
    expect_ok(run(1, 64, [&] {
        volatile unsigned char local[60 * 1024];
        for (std::size_t i = 0; i < sizeof local; i += 512)
            local[i] = static_cast<unsigned char>(threadIdx.x);
        __syncthreads();
        for (std::size_t i = 0; i < sizeof local; i += 512)
            if (local[i] != threadIdx.x) ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}

#ifndef SIMT_SANITIZED  // the sanitizers want to report these themselves
TEST(WildPointer, EndsTheLaunch) {
    expect_failure(
        run(2, 32,
            [] {
                __syncthreads();
                int* const nowhere = reinterpret_cast<int*>(static_cast<std::uintptr_t>(zero) + 16);
                if (threadIdx.x == 3 && blockIdx.x == 1) *nowhere = 1;
            }),
        Outcome::illegal_address, {"thread (3,0,0) of block (1,0,0) accessed the address 0x10"});
}

#if defined(__x86_64__) && defined(__linux__)
TEST(MisalignedFloat4, EndsTheLaunchAndSaysSo) {
    alignas(16) static float memory[8];
    expect_failure(run(1, 32,
                       [] {
                           // As compilers copy a float4, written down so that none chooses another.
                           if (threadIdx.x == 2)
                               asm volatile("movaps %0, %%xmm0" ::"m"(memory[1]) : "xmm0");
                       }),
                   Outcome::misaligned_address,
                   {"thread (2,0,0) of block (0,0,0) accessed a misaligned address"});
}
#endif

#if defined(__x86_64__)  // an Arm processor gives 0, as a GPU gives some number
TEST(IntegerDivision, ByZeroEndsTheLaunch) {
    std::atomic<int> sink{0};
    expect_failure(run(1, 32, [&] { sink = 7 / (zero * static_cast<int>(threadIdx.x)); }),
                   Outcome::illegal_instruction, {"thread (0,0,0)", "divided an integer by zero"});
}
#endif
#endif

TEST(SharedMemory, BeyondTheLimitIsReported) {
    expect_failure(run(1, 32,
                       [] {
                           simt::shared<char[40 * 1024]>("first", "test.cu", 11, [] {});
                           simt::shared<char[9 * 1024]>("second", "test.cu", 12, [] {});
                       }),
                   Outcome::too_much_shared,
                   {"48 KiB", "9216 bytes for second (test.cu:12)", "40960"});
}

TEST(Failure, TheFirstOneStopsAllBlocks) {
    std::atomic<int> ran{0};
    EXPECT_FALSE(run(1000000, 32, [&] {
        ++ran;
        if (threadIdx.x == 1) __trap();
    }));
    EXPECT_LT(ran, 1000);
}

TEST(Failure, ALaunchFromAKernelIsRefused) {
    std::atomic<int> refused{0};
    expect_ok(run(1, 1, [&] {
        if (!run(1, 1, [] {})) ++refused;
    }));
    EXPECT_EQ(refused, 1);
}
