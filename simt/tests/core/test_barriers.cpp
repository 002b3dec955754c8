// __syncthreads() and its relatives: who waits for whom, what a barrier is, what happens when not
// all come.
#include "run.hpp"

#include <algorithm>
#include <atomic>
#include <vector>

using namespace simt_core_test;
using simt::Outcome;

TEST(Barrier, NobodyPassesBeforeEverybodyHasCome) {
    std::atomic<int> early{0};
    expect_ok(run(6, dim3(16, 16), [&] {
        int& arrived = simt::shared<int>("arrived", "test.cu", 1, [] {});
        if (simt::thread_rank() == 0) arrived = 0;
        __syncthreads();
        for (int round = 1; round <= 5; ++round) {
            atomicAdd(&arrived, 1);
            __syncthreads();
            if (arrived != round * 256) ++early;
            __syncthreads();
        }
    }));
    EXPECT_EQ(early, 0);
}

TEST(Barrier, ThreadsThatExitedAreNotWaitedFor) {
    std::atomic<int> passed{0};
    expect_ok(run(3, 100, [&] {
        if (threadIdx.x % 3 == 0) return;
        __syncthreads();
        __syncthreads();
        ++passed;
    }));
    EXPECT_EQ(passed, 3 * 66);
    passed = 0;
    expect_ok(run(1, 100, [&] {  // the last thread exits while all others wait
        if (threadIdx.x == 99) return;
        __syncthreads();
        ++passed;
    }));
    EXPECT_EQ(passed, 99);
}

TEST(Barrier, OnlySomeBlocksOrThreadsNeedToMeetOne) {
    std::atomic<int> passed{0};
    expect_ok(run(
        16, 64, [&] {  // the first block does not decide for the others, nor thread 0 for its block
            if (blockIdx.x % 2 == 1) {
                if (threadIdx.x >= 32)
                    __syncthreads();
                else
                    return;
            }
            ++passed;
        }));
    EXPECT_EQ(passed, 8 * 64 + 8 * 32);
}

TEST(Barrier, OneThreadAloneDoesNotWait) {
    std::atomic<int> passed{0};
    expect_ok(run(5, 1, [&] {
        for (int i = 0; i < 10; ++i) __syncthreads();
        ++passed;
    }));
    EXPECT_EQ(passed, 5);
}

TEST(Barrier, InALoopCountsEachRound) {
    std::vector<int> values(256, 1);
    int* const data = values.data();
    expect_ok(run(1, 256, [data] {
        for (unsigned half = 128; half > 0; half /= 2) {
            if (threadIdx.x < half) data[threadIdx.x] += data[threadIdx.x + half];
            __syncthreads();
        }
    }));
    EXPECT_EQ(values[0], 256);
}

TEST(Barrier, IsNamedByItsPlaceSoThatTwoOnOneLineAreTwo) {
    const auto result = run(1, 64, [] {
        // clang-format off
        if (threadIdx.x < 32) __syncthreads(); else __syncthreads();
        // clang-format on
    });
    expect_failure(result, Outcome::barrier_error,
                   {"threads wait for one another", "kernel kernel launched at test.cu:1",
                    "thread (0,0,0) to (31,0,0), 32 threads: waits at __syncthreads(), ",
                    "thread (32,0,0) to (63,0,0), 32 threads: waits at __syncthreads(), "});
}

__attribute__((noinline)) void barrier_in_a_function(int times) {
    for (int i = 0; i < times; ++i) __syncthreads();
}

TEST(Barrier, InAFunctionCalledFromTwoPlacesIsOne) {
    expect_ok(run(1, 64, [] {
        if (threadIdx.x % 2 == 0)
            barrier_in_a_function(3);
        else
            barrier_in_a_function(3);
    }));
}

TEST(Barrier, DivergenceIsReportedWithWhoWaitsWhereAndWhoExited) {
    const auto result = run(2, 4, [] {
        if (threadIdx.x == 3) return;
        if (threadIdx.x == 0)
            __syncthreads();
        else
            __syncthreads();
    });
    expect_failure(
        result, Outcome::barrier_error,
        {"block (", "thread (0,0,0): waits at", "thread (1,0,0) to (2,0,0), 2 threads: waits at",
         "thread (3,0,0): exited", "test_barriers.cpp:"});
}

TEST(Barrier, AfterAFailureTheNextLaunchRuns) {
    for (int round = 0; round < 3; ++round) {
        const auto divergent = [] {
            if (threadIdx.x < 5)
                __syncthreads();
            else
                __syncthreads();
        };
        EXPECT_FALSE(run(8, 64, divergent));  // (a macro's arguments all stand at one place)
        std::atomic<int> passed{0};
        expect_ok(run(8, 64, [&] {
            __syncthreads();
            ++passed;
        }));
        ASSERT_EQ(passed, 8 * 64);
    }
}

TEST(Barrier, VotesAreCountedOverTheThreadsThatCame) {
    std::atomic<int> wrong{0};
    expect_ok(run(3, 96, [&] {
        if (threadIdx.x == 95) return;
        const int i = static_cast<int>(threadIdx.x);
        if (__syncthreads_count(i % 2) != 47) ++wrong;
        if (__syncthreads_and(i >= 0) != 1) ++wrong;
        if (__syncthreads_and(i != 17) != 0) ++wrong;
        if (__syncthreads_or(i == 17) != 1) ++wrong;
        if (__syncthreads_or(i == 95) != 0) ++wrong;
        if (__syncthreads_count(4) != 95) ++wrong;  // any number that is not zero is one vote
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Barrier, WhoComesLastGoesOnFirst) {
    const With alone(&simt::ExecutionOptions::workers, 1);
    constexpr int rounds = 6;
    std::vector<std::vector<unsigned>> order(rounds);
    expect_ok(run(1, dim3(5, 4, 2), [&] {
        for (int round = 0; round < rounds; ++round) {
            const unsigned me = simt::thread_rank();
            if (round == 4 && me == 13) __syncwarp(1u << 13);  // while some wait, some do not
            order[round].push_back(me);
            __syncthreads();
        }
    }));
    for (int round = 1; round < rounds; ++round) {
        std::vector<unsigned> expected(order[round - 1].rbegin(), order[round - 1].rend());
        if (round == 4) {  // it has let all others go first
            expected.erase(std::find(expected.begin(), expected.end(), 13u));
            expected.push_back(13);
        }
        EXPECT_EQ(expected, order[round]) << "after barrier " << round;
    }
}

TEST(Barrier, MixesWithAllElseThatThreadsWaitFor) {
    // Rounds of barriers, broken off by votes, shuffles, polls and exits, at different places in
    // them: nobody passes before all that are left have come.
    constexpr int rounds = 60;
    for (const std::uint64_t seed : {0, 1, 2, 3}) {
        const With seeded(&simt::ExecutionOptions::seed, seed);
        for (const unsigned threads : {1u, 2u, 31u, 64u, 100u}) {
            // Thread t exits in round 20 + t, if it is a multiple of seven.
            const auto left = [&](int round) {
                int count = 0;
                for (unsigned t = 0; t < threads; ++t) count += t % 7 != 0 || 20 + int(t) > round;
                return count;
            };
            std::vector<int> came(rounds);
            int wrong = 0;
            expect_ok(run(1, threads, [&] {
                const unsigned me = threadIdx.x;
                for (int round = 0; round < rounds; ++round) {
                    if (me % 7 == 0 && 20 + int(me) <= round) return;
                    ++came[round];
                    if (round % 11 == 5 && me % 3 == 0) __nanosleep(1);
                    if (round % 13 == 6) {
                        const unsigned other = me ^ 1u;
                        const bool there =
                            other < threads && (other % 7 != 0 || 20 + int(other) > round);
                        const unsigned mine = 1u << me % 32;
                        const unsigned mask = there ? mine | 1u << other % 32 : mine;
                        if (__ballot_sync(mask, 1) != mask) ++wrong;
                    }
                    if (round % 8 == 7) {
                        if (__syncthreads_count(1) != left(round)) ++wrong;
                    } else if (round % 9 < 6) {
                        __syncthreads();
                    } else {
                        __syncthreads();
                    }
                    if (came[round] != left(round)) ++wrong;
                }
            }));
            EXPECT_EQ(wrong, 0) << threads << " threads, seed " << seed;
        }
    }
}

namespace {

/// What a thread computes between barriers, with more live values than there are registers, some of
/// them on a stack that has to be aligned. `meet` is called once in each round.
template <class Meet>
double with_much_to_keep(unsigned me, int rounds, Meet meet) {
    alignas(64) volatile float on_stack[16];
    double doubles[20];
    unsigned long long words[20];
    for (int i = 0; i < 20; ++i) {
        doubles[i] = me + i / 8.0;
        words[i] = me * 77ull + i;
    }
    for (int i = 0; i < 16; ++i) on_stack[i] = static_cast<float>(me + i);
    bool aligned = true;
    for (int round = 0; round < rounds; ++round) {
#pragma GCC unroll 20
        for (int i = 0; i < 20; ++i) {
            doubles[i] = doubles[i] * 0.75 + doubles[(i + 7) % 20];
            words[i] = words[i] * 6364136223846793005ull + words[(i + 3) % 20];
        }
        on_stack[round % 16] = on_stack[(round + 5) % 16] + 1;
        meet(round);
        aligned = aligned && reinterpret_cast<std::uintptr_t>(&on_stack[0]) % 64 == 0;
    }
    double sum = aligned ? 0 : -1e9;
    for (int i = 0; i < 20; ++i) sum += doubles[i] + static_cast<double>(words[i] >> 40);
    for (int i = 0; i < 16; ++i) sum += on_stack[i];
    return sum;
}

}  // namespace

// A kernel's own compiler makes its switch, or calls one; a block may have both, and at any round
// something else may end the rotation, when threads wait in either.
TEST(Barrier, KeepsWhatAThreadHasInRegistersAndOnItsStack) {
    constexpr int rounds = 40;
    for (const unsigned threads : {2u, 33u, 70u}) {
        std::vector<double> got(threads);
        std::atomic<int> wrong{0};
        expect_ok(run(1, threads, [&] {
            const unsigned me = threadIdx.x;
            got[me] = with_much_to_keep(me, rounds, [&](int round) {
                constexpr simt::Place place = simt::Place::at("place", 1, 1);
                if (round % 13 == 9 && me % 32 == 13) __syncwarp(1u << 13);
                if ((me + round / 8) % 2 == 0)
                    simt::sync_block("barrier", place);
                else
                    simt::simt_sync_block("barrier", place.file, place.position);
                if (threadIdx.x != me) ++wrong;
                __syncthreads();
                if (threadIdx.x != me) ++wrong;
            });
        }));
        EXPECT_EQ(wrong, 0);
        for (unsigned me = 0; me < threads; ++me)
            ASSERT_EQ(got[me], with_much_to_keep(me, rounds, [](int) {}))
                << "thread " << me << " of " << threads;
    }
}

TEST(GridBarrier, NoBlockPassesBeforeEveryBlockHasCome) {
    for (const int workers : {1, 3}) {
        const With some(&simt::ExecutionOptions::workers, workers);
        constexpr int blocks = 40, threads = 32;
        std::atomic<int> arrived{0}, early{0};
        How how;
        how.cooperative = true;
        expect_ok(run(
            blocks, threads,
            [&] {
                for (int round = 1; round <= 4; ++round) {
                    ++arrived;
                    simt::sync_grid("grid.sync()", simt::Place::here());
                    if (arrived != round * blocks * threads) ++early;
                    simt::sync_grid("grid.sync()", simt::Place::here());
                }
            },
            how));
        EXPECT_EQ(early, 0);
        EXPECT_EQ(arrived, 4 * blocks * threads);
    }
}

TEST(GridBarrier, MixesWithBlockBarriersAndSharedMemoryStays) {
    How how;
    how.cooperative = true;
    std::atomic<int> wrong{0};
    expect_ok(run(
        20, 64,
        [&] {
            int(&mine)[64] = simt::shared<int[64]>("mine", "test.cu", 1, [] {});
            mine[threadIdx.x] = static_cast<int>(blockIdx.x * 64 + threadIdx.x);
            __syncthreads();
            simt::sync_grid("grid.sync()", simt::Place::here());
            if (mine[63 - threadIdx.x] != static_cast<int>(blockIdx.x * 64 + 63 - threadIdx.x))
                ++wrong;
            __syncthreads();
            simt::sync_grid("grid.sync()", simt::Place::here());
        },
        how));
    EXPECT_EQ(wrong, 0);
}

TEST(GridBarrier, NeedsACooperativeLaunch) {
    expect_failure(run(2, 4, [] { simt::sync_grid("grid.sync()", simt::Place::here()); }),
                   Outcome::barrier_error, {"needs a cooperative launch"});
}
