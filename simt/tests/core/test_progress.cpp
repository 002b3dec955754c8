// Threads that poll: fibers do not preempt, so what a polling loop consists of must give way; and
// what never comes must be reported.
#include "run.hpp"

#include <atomic>
#include <chrono>
#include <thread>

using namespace simt_core_test;
using simt::Outcome;
using namespace std::chrono_literals;

TEST(Progress, ASpinLockLetsItsHolderRun) {
    int lock = 0, count = 0;
    expect_ok(run(4, 64, [&lock, &count] {
        while (atomicCAS(&lock, 0, 1) != 0) {
        }
        __threadfence();
        const int before = count;
        __nanosleep(10);  // others try while this one holds the lock
        count = before + 1;
        __threadfence();
        atomicExch(&lock, 0);
    }));
    EXPECT_EQ(count, 256);
}

TEST(Progress, AThreadMayWaitForAnotherOfItsBlock) {
    int flag = 0;
    std::atomic<int> passed{0};
    expect_ok(run(1, 64, [&] {
        if (threadIdx.x == 63)
            atomicExch(&flag, 1);
        else
            while (atomicAdd(&flag, 0) == 0) {
            }
        ++passed;
    }));
    EXPECT_EQ(passed, 64);
}

TEST(Progress, AFenceInAPollingLoopGivesWay) {
    int flag = 0;
    volatile int* const polled = &flag;
    std::atomic<int> passed{0};
    expect_ok(run(1, 32, [&passed, polled] {
        if (threadIdx.x == 31)
            *polled = 1;
        else
            while (*polled == 0) __threadfence();
        ++passed;
    }));
    EXPECT_EQ(passed, 32);
}

TEST(Progress, ABlockMayWaitForALaterOneOnTheSameOsThread) {
    const With one(&simt::ExecutionOptions::workers, 1);
    int flag = 0;
    std::atomic<int> passed{0};
    expect_ok(run(8, 32, [&] {
        if (blockIdx.x == 7) {
            __syncthreads();
            if (threadIdx.x == 0) atomicExch(&flag, 1);
        } else {
            while (atomicAdd(&flag, 0) == 0) __nanosleep(100);
        }
        ++passed;
    }));
    EXPECT_EQ(passed, 8 * 32);
}

TEST(Progress, BlocksMayWaitForEachOtherInAnyOrder) {
    for (const int workers : {1, 2, 4}) {
        const With some(&simt::ExecutionOptions::workers, workers);
        unsigned turn = 0;
        expect_ok(run(12, 8, [&turn] {
            if (threadIdx.x == 0) {
                while (atomicAdd(&turn, 0u) != 11 - blockIdx.x) {
                }
                atomicAdd(&turn, 1u);
            }
            __syncthreads();
        }));
        EXPECT_EQ(turn, 12u);
    }
}

TEST(Progress, TheLastBlockToFinishAddsUpTheResultsOfAll) {
    std::vector<int> partial(50);
    int* const parts = partial.data();
    unsigned done = 0;
    int total = 0;
    expect_ok(run(50, 32, [parts, &done, &total] {
        bool& last = simt::shared<bool>("last", "test.cu", 1, [] {});
        if (threadIdx.x == 0) {
            parts[blockIdx.x] = static_cast<int>(blockIdx.x);
            __threadfence();
            last = atomicInc(&done, gridDim.x) == gridDim.x - 1;
        }
        __syncthreads();
        if (last && threadIdx.x == 0)
            for (unsigned i = 0; i < gridDim.x; ++i) total += parts[i];
    }));
    EXPECT_EQ(total, 49 * 50 / 2);
}

TEST(Progress, PollingForWhatNeverComesIsEndedWithAReport) {
    const With impatient(&simt::ExecutionOptions::patience, 0.2);
    int never = 0;
    const auto result = run(3, 4, [&never] {
        if (threadIdx.x == 0) {
            while (atomicAdd(&never, 0) == 0) {
            }
        }
        __syncthreads();
    });
    expect_failure(
        result, Outcome::no_progress,
        {"poll for something that never comes", "thread (0,0,0): polls with atomicAdd(), ",
         "test_progress.cpp:", "thread (1,0,0) to (3,0,0), 3 threads: waits at __syncthreads()"});
}

#if defined(__linux__)
// A loop that only reads looks, from outside, like one that computes. Processor time decides.
TEST(Progress, AThreadThatSpinsWithoutEndIsEndedWithAReport) {
    const With patience(&simt::ExecutionOptions::patience, 0.1);
    int flag = 0;
    volatile int* const polled = &flag;
    const auto result = run(1, 4, [=] {
        if (threadIdx.x == 3) *polled = 1;  // has no turn before thread 0 waits
        while (*polled == 0) {
        }
    });
    expect_failure(
        result, simt::Outcome::no_progress,
        {"thread (0,0,0) of block (0,0,0) has run for 0.6 s and neither ended nor waited",
         "put a __threadfence() or a __nanosleep() into the loop"});
    expect_ok(run(2, 32, [] { __syncthreads(); }));
}

TEST(Progress, AnImpatientWatchdogLeavesThreadsAloneThatEndOneAfterAnother) {
    const With patience(&simt::ExecutionOptions::patience, 0.05);  // 0.3 s for each thread
    std::atomic<int> ended{0};
    const auto result = run(1, 20, [&] {
        volatile unsigned work = 0;
        for (int i = 0; i < 10'000'000; ++i) work = work + 1;  // some 20 ms
        ++ended;
    });
    expect_ok(result);
    EXPECT_EQ(ended, 20);
}
#endif

TEST(Progress, ManyAtomicsThatChangeMemoryAreNotPolling) {
    const With impatient(&simt::ExecutionOptions::patience, 0.05);
    unsigned long long sum = 0;
    expect_ok(run(2, 2, [&sum] {
        for (int i = 0; i < 1000000; ++i) atomicAdd(&sum, 1ull);
    }));
    EXPECT_EQ(sum, 4000000ull);
}

TEST(Progress, AGridBarrierThatSomeBlocksNeverReachIsReported) {
    How how;
    how.cooperative = true;
    const With impatient(&simt::ExecutionOptions::patience, 0.2);
    int never = 0;
    expect_failure(run(
                       3, 2,
                       [&never] {
                           if (blockIdx.x == 1) {
                               while (atomicAdd(&never, 0) == 0) {
                               }
                           }
                           simt::sync_grid("grid.sync()", simt::Place::here());
                       },
                       how),
                   Outcome::no_progress, {"waits at grid.sync()", "polls with atomicAdd()"});
}

// Chance decides which OS thread notices first. Here it is nearly always the one whose blocks all
// wait at the barrier: the other one comes to its scheduler ten times as seldom.
TEST(Progress, AReportTellsOfTheBlocksOfAllOsThreads) {
    const With two(&simt::ExecutionOptions::workers, 2);
    const With impatient(&simt::ExecutionOptions::patience, 0.1);
    How how;
    how.cooperative = true;
    int never = 0;
    const auto result = run(
        3, 2,
        [&never] {
            if (blockIdx.x == 1) {
                while (atomicAdd(&never, 0) == 0) std::this_thread::sleep_for(10us);
            }
            simt::sync_grid("grid.sync()", simt::Place::here());
        },
        how);
    expect_failure(
        result, Outcome::no_progress,
        {"block (0,0,0):\n    thread (0,0,0) to (1,0,0), 2 threads: waits at grid.sync()",
         "block (1,0,0):\n    thread (0,0,0) to (1,0,0), 2 threads: polls with ato",
         "block (2,0,0):\n    thread (0,0,0) to (1,0,0), 2 threads: waits at grid.sync()"});
    EXPECT_LT(result.report.find("block (0,"), result.report.find("block (1,"));
    EXPECT_LT(result.report.find("block (1,"), result.report.find("block (2,"));
    EXPECT_NE(result.what.find("polls with atomicAdd()"), std::string::npos) << result.what;
}

TEST(Progress, AReportOfManyBlocksTellsOfTheOneThatIsDifferent) {
    const With one(&simt::ExecutionOptions::workers, 1);
    const With impatient(&simt::ExecutionOptions::patience, 0.05);
    How how;
    how.cooperative = true;
    int never = 0;
    const auto result = run(
        9, 2,
        [&never] {
            if (blockIdx.x == 7) __syncthreads_or(threadIdx.x);
            if (blockIdx.x == 7 && threadIdx.x == 1) {
                while (atomicAdd(&never, 0) == 0) {
                }
            }
            if (blockIdx.x == 6) {
                while (atomicAdd(&never, 0) == 0) {
                }
            }
            simt::sync_grid("grid.sync()", simt::Place::here());
        },
        how);
    expect_failure(result, Outcome::no_progress,
                   {"block (6,0,0):\n    thread (0,0,0) to (1,0,0), 2 threads: polls",
                    "block (7,0,0):\n    thread (0,0,0): waits at grid.sync()"});
    std::size_t blocks = 0;
    for (std::size_t at = 0; (at = result.report.find("  block (", at)) != std::string::npos; ++at)
        ++blocks;
    EXPECT_EQ(blocks, 4u) << result.report;
}

// What a machine under load does to a simulated thread, a sleep does here: it has no processor for
// longer than the patience, and then goes on.
TEST(Progress, ABlockWithoutAProcessorIsNoProofThatNothingGoesOn) {
    const With impatient(&simt::ExecutionOptions::patience, 0.05);
    for (const int workers : {1, 2}) {
        const With some(&simt::ExecutionOptions::workers, workers);
        int go = 0, flag = 0, answer = 0;
        expect_ok(run(2, 1, [&] {
            if (blockIdx.x == 0) {
                atomicExch(&go, 1);
                while (atomicAdd(&flag, 0) == 0) {
                }
                atomicExch(&answer, 1);
            } else {
                while (atomicAdd(&go, 0) == 0) {
                }
                std::this_thread::sleep_for(200ms);
                atomicExch(&flag, 1);
                while (atomicAdd(&answer, 0) == 0) {
                }
            }
        }));
    }
}

TEST(Progress, AWorkerThatHasJustPolledMayBeAtWork) {
    const With impatient(&simt::ExecutionOptions::patience, 0.05);
    const With two(&simt::ExecutionOptions::workers, 2);
    int go = 0, flag = 0;
    expect_ok(run(2, 1, [&] {
        if (blockIdx.x == 0) {
            std::this_thread::sleep_for(20ms);  // meanwhile block 1 polls in vain
            atomicExch(&go, 1);
            while (atomicAdd(&flag, 0) == 0) {
            }
        } else {
            while (atomicAdd(&go, 0) == 0) {
            }
            std::this_thread::sleep_for(200ms);
            atomicExch(&flag, 1);
        }
    }));
}

TEST(Progress, ALaunchThatFailedLeavesNothingToTheNextOne) {
    const With impatient(&simt::ExecutionOptions::patience, 0.1);
    int never = 0;
    EXPECT_FALSE(run(3, 4, [&never] {
        while (atomicAdd(&never, 0) == 0) {
        }
    }));
    std::atomic<int> ran{0};
    expect_ok(run(2, 2, [&ran] { ++ran; }));
    EXPECT_EQ(ran, 4);
}
