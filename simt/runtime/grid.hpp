// One execution of a launch: what its workers share.
#pragma once

#include "shuffle.hpp"
#include "simt/execution.hpp"
#include "simt/launch.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace simt {

/// What the threads of one block do, in lines, for a report.
struct BlockState {
    std::size_t number;  // of the block, in its grid
    std::string lines;   // the first one names the block
};

class Grid {
  public:
    Grid(const Launch& launch, const ExecutionOptions& options, int workers);

    const Launch& launch() const { return launch_; }
    std::uint64_t seed() const { return seed_; }
    double patience() const { return patience_; }
    bool strict() const { return strict_; }
    bool thread_loops() const { return thread_loops_; }
    std::size_t block_count() const { return block_count_; }

    /// Takes the next block that nobody has started. @returns false when there is none left.
    bool claim(std::size_t& number) noexcept {
        const std::size_t claimed = next_.fetch_add(1, std::memory_order_relaxed);
        if (claimed >= block_count_) return false;
        number = order_.shuffled() ? static_cast<std::size_t>(order_(claimed)) : claimed;
        return true;
    }
    bool all_claimed() const { return next_.load(std::memory_order_relaxed) >= block_count_; }

    /// How many blocks one worker may have started and not finished when it looks for somebody to
    /// make progress: its part of what the virtual GPU holds at a time. All of a cooperative grid.
    std::size_t resident_limit() const { return resident_limit_; }

    // ---- failure: the first one counts, and everybody stops

    /// `blocks` tells who waits where, the most important block first; `all_tell`: the other
    /// workers are to tell() of theirs.
    void fail(ExecutionResult result, std::vector<BlockState> blocks = {}, bool all_tell = false);
    bool failed() const { return failed_.load(std::memory_order_relaxed); }
    /// Whether the grid has failed and a worker is to tell() of its blocks before it stops.
    bool asks_for_blocks() const { return asks_for_blocks_.load(std::memory_order_relaxed); }
    void tell(std::vector<BlockState> blocks);
    /// When all workers have ended.
    ExecutionResult result() const;

    // ---- grid.sync()

    unsigned generation() const { return generation_.load(std::memory_order_acquire); }
    /// One more block waits for all others. @returns the generation that must pass.
    unsigned arrive();
    /// A block has finished and takes no part any more.
    void leave();
    /// Sleeps until the grid barrier opens, the grid fails, or a moment has passed.
    void wait_for_others(unsigned generation);

    // ---- progress

    /// A worker's own line in the book of progress. Written by that worker alone.
    struct alignas(64) Progress {
        std::atomic<std::uint64_t> events{0};
        std::atomic<bool> retired{false};
        // The rest is guarded by the grid's mutex.
        std::uint64_t silence = 0;  // the silence that the next two are about
        std::size_t rounds = 0;     // in vain, since it has outlasted the patience
        bool given_up = false;      // enough of them

        void count() noexcept {
            events.store(events.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        }
    };
    /// A worker joins. @returns its line, or null when there are enough workers already.
    Progress* join() noexcept;
    /// A worker has nothing left to do.
    static void retire(Progress& own) noexcept;
    /// Called by a worker when the block that it runs polls in vain, or all it has wait for other
    /// workers; after `rounds` calls in a row, each of its blocks has had its turn. @returns true
    /// when nothing has gone on anywhere for longer than the options' patience, and *then* each
    /// worker has found once more that all its blocks poll or wait. Time alone proves nothing: a
    /// worker may have had no processor, or a block not its turn.
    bool hopeless(Progress& own, std::size_t rounds) noexcept;

  private:
    void add(std::vector<BlockState> blocks);  // with mutex_ held

    const Launch& launch_;
    std::uint64_t seed_;
    double patience_;
    bool strict_;
    bool thread_loops_;
    std::size_t block_count_;
    std::size_t resident_limit_;
    StridedOrder order_;
    std::atomic<std::size_t> next_{0};

    std::atomic<bool> failed_{false};
    std::atomic<bool> asks_for_blocks_{false};
    std::mutex mutex_;
    std::condition_variable changed_;
    ExecutionResult result_;
    std::vector<BlockState> blocks_;  // who waits where
    bool several_told_ = false;       // workers

    std::atomic<unsigned> generation_{0};
    std::size_t taking_part_;  // blocks not finished
    std::size_t arrived_ = 0;  // of them, waiting in grid.sync()

    std::vector<Progress> progress_;  // one for each possible worker
    std::atomic<std::size_t> joined_{0};
    std::uint64_t seen_events_ = 0;  // this and the next two: guarded by mutex_
    std::int64_t no_event_since_ = 0;
    std::uint64_t silence_ = 1;  // the number of this one
};

}  // namespace simt
