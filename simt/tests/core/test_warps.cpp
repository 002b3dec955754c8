// Warp operations and cooperative groups.
#include "run.hpp"

#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>

#include <atomic>
#include <vector>

using namespace simt_core_test;
using simt::Outcome;
namespace cg = cooperative_groups;

namespace {
constexpr unsigned full = 0xffffffffu;
int lane() {
    return static_cast<int>(simt::lane_id());
}
}  // namespace

TEST(Shuffle, ReadsTheLaneItNames) {
    std::atomic<int> wrong{0};
    expect_ok(run(2, dim3(16, 6), [&] {
        const int me = lane();
        if (__shfl_sync(full, me * 10, 5) != 50) ++wrong;
        if (__shfl_sync(full, me, 37) != 5) ++wrong;  // modulo the width
        if (__shfl_up_sync(full, me, 3) != (me < 3 ? me : me - 3)) ++wrong;
        if (__shfl_down_sync(full, me, 3) != (me + 3 > 31 ? me : me + 3)) ++wrong;
        if (__shfl_xor_sync(full, me, 9) != (me ^ 9)) ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Shuffle, StaysInGroupsOfItsWidth) {
    std::atomic<int> wrong{0};
    expect_ok(run(1, 64, [&] {
        const int me = lane(), first = me / 8 * 8;
        if (__shfl_sync(full, me, 2, 8) != first + 2) ++wrong;
        if (__shfl_up_sync(full, me, 1, 8) != (me == first ? me : me - 1)) ++wrong;
        if (__shfl_down_sync(full, me, 1, 8) != (me == first + 7 ? me : me + 1)) ++wrong;
        if (__shfl_xor_sync(full, me, 4, 8) != (me ^ 4)) ++wrong;
        if (__shfl_xor_sync(full, me, 16, 8) != (me < 16 ? me : me - 16)) ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Shuffle, CarriesEveryType) {
    struct Pair {
        double a;
        char b;
    };
    std::atomic<int> wrong{0};
    expect_ok(run(1, 32, [&] {
        if (__shfl_sync(full, 1.5 * lane(), 4) != 6.0) ++wrong;
        if (__shfl_sync(full, 0.5f * static_cast<float>(lane()), 4) != 2.0f) ++wrong;
        if (__shfl_sync(full, 1ull << lane(), 31) != 1ull << 31) ++wrong;
        if (__shfl_sync(full, static_cast<unsigned char>(lane()), 9) != 9) ++wrong;
        const Pair got =
            __shfl_sync(full, Pair{lane() + 0.25, static_cast<char>('a' + lane() % 26)}, 3);
        if (got.a != 3.25 || got.b != 'd') ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Shuffle, SumsAWarpAsEveryTextbookDoes) {
    std::vector<int> sums(4);
    int* const out = sums.data();
    expect_ok(run(1, 128, [out] {
        int sum = static_cast<int>(threadIdx.x);
        for (int offset = 16; offset > 0; offset /= 2) sum += __shfl_down_sync(full, sum, offset);
        if (lane() == 0) out[threadIdx.x / 32] = sum;
    }));
    EXPECT_EQ(sums, (std::vector<int>{496, 1520, 2544, 3568}));
}

TEST(Warp, OnlyTheLanesOfTheMaskMeet) {
    std::atomic<int> wrong{0};
    expect_ok(run(1, 64, [&] {
        if (lane() < 16) {
            if (__shfl_sync(0x0000ffffu, lane(), 3) != 3) ++wrong;
            if (__ballot_sync(0x0000ffffu, lane() % 2) != 0x0000aaaau) ++wrong;
        } else {
            __syncwarp(0xffff0000u);
            if (__shfl_sync(0xffff0000u, lane(), 20) != 20) ++wrong;
        }
        __syncwarp();
        __syncthreads();
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Warp, TheLastWarpOfABlockMayHaveFewerLanes) {
    std::atomic<int> wrong{0};
    expect_ok(run(3, 40, [&] {
        const unsigned lanes = threadIdx.x < 32 ? full : 0xffu;
        if (__ballot_sync(full, 1) != lanes) ++wrong;
        if (__activemask() != lanes) ++wrong;
        __syncwarp();
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Warp, VotesMatchesAndReduces) {
    std::atomic<int> wrong{0};
    expect_ok(run(2, 96, [&] {
        const int me = lane();
        if (__ballot_sync(full, me < 4) != 0xfu) ++wrong;
        if (__any_sync(full, me == 31) == 0 || __any_sync(full, me == 32) != 0) ++wrong;
        if (__all_sync(full, me < 32) == 0 || __all_sync(full, me < 31) != 0) ++wrong;
        if (__match_any_sync(full, me % 4) != 0x11111111u << me % 4) ++wrong;
        int all = -1;
        if (__match_all_sync(full, 7, &all) != full || all != 1) ++wrong;
        if (__match_all_sync(full, me / 31, &all) != 0 || all != 0) ++wrong;
        if (__reduce_add_sync(full, me - 10) != 496 - 320) ++wrong;
        if (__reduce_min_sync(full, 5 - me) != -26) ++wrong;
        if (__reduce_max_sync(full, static_cast<unsigned>(me)) != 31u) ++wrong;
        if (__reduce_and_sync(full, static_cast<unsigned>(me) | 64u) != 64u) ++wrong;
        if (__reduce_or_sync(full, 1u << me) != full) ++wrong;
        if (__reduce_xor_sync(full, 1u << me / 2) != 0u) ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Warp, AnyOrderOfThreadsGivesTheSame) {
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        const With seeded(&simt::ExecutionOptions::seed, seed);
        std::atomic<int> wrong{0};
        expect_ok(run(2, 80, [&] {
            const int me = lane();
            const int there = threadIdx.x < 64 ? 31 : 15;
            if (__shfl_xor_sync(full, me, 1) != (me ^ 1)) ++wrong;
            if (__shfl_down_sync(full, me, 1) != (me == there ? me : me + 1)) ++wrong;
            __syncthreads();
            if (__popc(__ballot_sync(full, 1)) != there + 1) ++wrong;
        }));
        EXPECT_EQ(wrong, 0);
    }
}

TEST(Warp, GroupsOfLanesMeetInTurns) {
    // Lanes of two or four groups come in any order, at the same place or at two, and some groups
    // meet more often than others before all meet again.
    for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6, 7, 8}) {
        const With seeded(&simt::ExecutionOptions::seed, seed);
        std::atomic<int> wrong{0};
        expect_ok(run(1, 80, [&] {
            const unsigned all = threadIdx.x < 64 ? full : 0xffffu;
            for (int round = 0; round < 6; ++round) {
                const int groups = round % 2 == 0 ? 2 : 4, group = lane() % groups;
                unsigned mask = 0;
                for (int other = group; other < 32; other += groups) mask |= 1u << other;
                for (int times = 0; times <= group; ++times) {
                    const int source = group + groups;
                    if (group % 2 == 0) {
                        if (__shfl_sync(mask, lane() + round, source) != source + round) ++wrong;
                    } else {
                        if (__shfl_sync(mask, lane() - round, source) != source - round) ++wrong;
                        if (__ballot_sync(mask, 1) != (mask & all)) ++wrong;
                    }
                }
                if (__ballot_sync(full, 1) != all) ++wrong;
            }
        }));
        EXPECT_EQ(wrong, 0) << "seed " << seed;
    }
}

TEST(ActiveMask, NamesTheLanesThatAreTogether) {
    std::atomic<int> wrong{0};
    expect_ok(run(1, 64, [&] {
        if (lane() % 2 == 0) {
            if (__activemask() != 0x55555555u) ++wrong;
        } else if (lane() % 4 == 1) {
            if (__activemask() != 0x11111111u << 1) ++wrong;
        }
        __syncwarp();
        if (__activemask() != full) ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(ActiveMask, LetsAWarpAddUpItsLanesFirst) {
    int total = 0;
    expect_ok(run(2, 64, [&total] {
        if (threadIdx.x % 3 == 0) {
            const cg::coalesced_group together = cg::coalesced_threads();
            if (together.thread_rank() == 0) atomicAdd(&total, static_cast<int>(together.size()));
        }
    }));
    EXPECT_EQ(total, 44);
}

TEST(Warp, ALaneThatExitedIsDropped) {
    std::atomic<int> votes{0}, sums{0};
    expect_ok(run(2, 64, [&] {
        if (threadIdx.x % 32 == 7) return;  // before the others come
        votes += __any_sync(full, threadIdx.x % 32 == 3);
        if (threadIdx.x % 32 == 31) return;  // while the others wait
        sums += static_cast<int>(__reduce_add_sync(full, 1u));
        __syncwarp();
    }));
    EXPECT_EQ(votes, 4 * 31);
    EXPECT_EQ(sums, 4 * 30 * 30);
}

TEST(Warp, ALaneThatExitedMayNotBeNamedWhereThatIsStrict) {
    const With strict(&simt::ExecutionOptions::strict, true);
    expect_failure(run(1, 32,
                       [] {
                           if (threadIdx.x == 7) return;
                           __shfl_sync(full, 1, 0);
                       }),
                   Outcome::barrier_error,
                   {"__shfl_sync()", "lane 7", "thread (7,0,0), which has exited"});
    expect_failure(run(1, 32,
                       [] {  // it exits while the others wait for it
                           if (threadIdx.x == 31) return;
                           __syncwarp();
                       }),
                   Outcome::barrier_error, {"__syncwarp()", "lane 31", "which has exited"});
}

TEST(Warp, ALaneThatWaitsElsewhereIsReported) {
    expect_failure(
        run(1, 32,
            [] {
                if (threadIdx.x == 9)
                    __syncthreads();
                else
                    __shfl_sync(full, 1, 0);
            }),
        Outcome::barrier_error,
        {"thread (9,0,0): waits at __syncthreads()", "waits at __shfl_sync()", "mask 0xffffffff"});
}

TEST(Warp, DifferentMasksNeverMeet) {  // lane 0 would go on when the others have exited
    const With strict(&simt::ExecutionOptions::strict, true);
    expect_failure(run(1, 32, [] { __ballot_sync(threadIdx.x == 0 ? full : 0xfffffffeu, 1); }),
                   Outcome::barrier_error, {"mask 0xffffffff"});
}

TEST(Warp, ALaneMustNameItself) {
    expect_failure(run(1, 32, [] { __syncwarp(0x0000ffffu); }), Outcome::barrier_error,
                   {"called by lane 16, which its mask 0x0000ffff does not name"});
}

TEST(Groups, TheBlockKnowsItself) {
    std::atomic<int> wrong{0};
    expect_ok(run(dim3(2, 2), dim3(8, 4, 2), [&] {
        const cg::thread_block block = cg::this_thread_block();
        if (block.size() != 64 || block.num_threads() != 64) ++wrong;
        if (block.thread_rank() != simt::thread_rank()) ++wrong;
        if (block.thread_index().y != threadIdx.y || block.group_index().y != blockIdx.y) ++wrong;
        block.sync();
        cg::sync(block);
    }));
    EXPECT_EQ(wrong, 0);
}

int multiply(int a, int b) {
    return a * b;
}

TEST(Groups, TilesExchangeAndReduceAmongThemselves) {
    std::atomic<int> wrong{0};
    expect_ok(run(2, 96, [&] {
        const auto block = cg::this_thread_block();
        const auto tile = cg::tiled_partition<8>(block);
        const unsigned rank = tile.thread_rank(), first = threadIdx.x / 8 * 8;
        if (tile.size() != 8 || rank != threadIdx.x % 8) ++wrong;
        if (tile.meta_group_rank() != threadIdx.x / 8 || tile.meta_group_size() != 12) ++wrong;
        if (tile.shfl(threadIdx.x, 3) != first + 3) ++wrong;
        if (tile.shfl_up(rank, 2) != (rank < 2 ? rank : rank - 2)) ++wrong;
        if (tile.shfl_down(rank, 2) != (rank > 5 ? rank : rank + 2)) ++wrong;
        if (tile.shfl_xor(rank, 4) != (rank ^ 4u)) ++wrong;
        if (tile.ballot(rank == 2) != 4u) ++wrong;
        if (!tile.any(rank == 7) || tile.all(rank != 7)) ++wrong;
        if (cg::reduce(tile, static_cast<int>(rank), cg::plus<int>()) != 28) ++wrong;
        if (cg::reduce(tile, static_cast<float>(rank), cg::greater<float>()) != 7.0f) ++wrong;
        // An operation may be a function, or keep values of its own.
        if (cg::reduce(tile, static_cast<int>(rank) + 1, multiply) != 40320) ++wrong;
        const int factor = 2;
        const auto first_and_twice = [factor](int a, int b) { return a + factor * b; };
        if (cg::reduce(tile, static_cast<int>(rank), first_and_twice) != 56) ++wrong;
        const auto half = cg::tiled_partition<4>(tile);
        if (half.thread_rank() != threadIdx.x % 4 || half.meta_group_size() != 2) ++wrong;
        half.sync();
        tile.sync();
        const auto dynamic = cg::tiled_partition(block, 16);
        if (dynamic.size() != 16 || dynamic.thread_rank() != threadIdx.x % 16) ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}

TEST(Groups, TheGridSynchronisesInACooperativeLaunch) {
    std::vector<int> values(32 * 16, 0);
    int* const data = values.data();
    std::atomic<int> wrong{0};
    How how;
    how.cooperative = true;
    expect_ok(run(
        16, 32,
        [&wrong, data] {
            const cg::grid_group grid = cg::this_grid();
            if (!grid.is_valid() || grid.size() != 512) ++wrong;
            data[grid.thread_rank()] = 1;
            grid.sync();
            if (data[511 - grid.thread_rank()] != 1) ++wrong;
        },
        how));
    EXPECT_EQ(wrong, 0);
    expect_ok(run(1, 1, [&] {
        if (cg::this_grid().is_valid()) ++wrong;
    }));
    EXPECT_EQ(wrong, 0);
}
