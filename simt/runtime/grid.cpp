// What the workers of one launch share: failure, the grid barrier, progress.
#include "grid.hpp"

#include "simt/limits.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <utility>

namespace simt {

namespace {

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::size_t count(dim3 extent) {
    return static_cast<std::size_t>(extent.x) * extent.y * extent.z;
}

/// The lines of at most this many blocks, in their order. Where there are more, a block whose
/// threads do the same as those of one before it gives way to one whose threads do not.
std::string lines_of(const std::vector<BlockState>& blocks) {
    constexpr std::size_t kMostBlocks = 4;
    std::vector<char> chosen(blocks.size());
    std::size_t count = 0;
    const auto choose = [&](std::size_t i) {
        chosen[i] = 1;
        ++count;
    };
    std::vector<std::string> states;
    for (std::size_t i = 0; i < blocks.size() && count < kMostBlocks; ++i) {
        const std::string& lines = blocks[i].lines;
        std::string state = lines.substr(std::min(lines.find('\n'), lines.size()));
        if (std::find(states.begin(), states.end(), state) != states.end()) continue;
        states.push_back(std::move(state));
        choose(i);
    }
    for (std::size_t i = 0; i < blocks.size() && count < kMostBlocks; ++i)
        if (chosen[i] == 0) choose(i);
    std::string all;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (chosen[i] != 0) all += blocks[i].lines;
    return all;
}

}  // namespace

Grid::Grid(const Launch& launch, const ExecutionOptions& options, int workers)
    : launch_(launch),
      seed_(options.seed),
      patience_(options.patience),
      strict_(options.strict),
      thread_loops_(options.thread_loops),
      block_count_(count(launch.config.grid)),
      order_(block_count_, seed_),
      taking_part_(block_count_),
      progress_(static_cast<std::size_t>(workers)),
      no_event_since_(now_ms()) {
    // What the virtual GPU holds at a time, shared out among the workers.
    const auto threads = static_cast<int>(std::max<std::size_t>(count(launch.config.block), 1));
    const int resident =
        device_limits.multiprocessors * std::max(1, resident_blocks_per_multiprocessor(threads, 0));
    const auto parts = static_cast<std::size_t>(workers);
    resident_limit_ = launch.cooperative ? block_count_
                                         : (static_cast<std::size_t>(resident) + parts - 1) / parts;
}

void Grid::fail(ExecutionResult result, std::vector<BlockState> blocks, bool all_tell) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (failed_) {
        if (asks_for_blocks_) add(std::move(blocks));
        return;
    }
    result_ = std::move(result);
    blocks_ = std::move(blocks);
    asks_for_blocks_ = all_tell;
    failed_ = true;
    changed_.notify_all();
}

void Grid::tell(std::vector<BlockState> blocks) {
    const std::lock_guard<std::mutex> lock(mutex_);
    add(std::move(blocks));
}

void Grid::add(std::vector<BlockState> blocks) {
    if (blocks.empty()) return;
    several_told_ = true;
    std::move(blocks.begin(), blocks.end(), std::back_inserter(blocks_));
}

ExecutionResult Grid::result() const {
    if (blocks_.empty()) return result_;
    std::vector<BlockState> blocks = blocks_;
    // Which worker noticed is chance.
    if (several_told_)
        std::sort(blocks.begin(), blocks.end(),
                  [](const BlockState& a, const BlockState& b) { return a.number < b.number; });
    const std::string lines = lines_of(blocks);
    ExecutionResult result = result_;
    result.report += lines;
    result.what += lines;
    return result;
}

unsigned Grid::arrive() {
    const std::lock_guard<std::mutex> lock(mutex_);
    const unsigned generation = generation_;
    if (++arrived_ == taking_part_) {
        arrived_ = 0;
        generation_.store(generation + 1, std::memory_order_release);
        changed_.notify_all();
    }
    return generation;
}

void Grid::leave() {
    const std::lock_guard<std::mutex> lock(mutex_);
    --taking_part_;
    if (arrived_ != 0 && arrived_ == taking_part_) {
        arrived_ = 0;
        generation_.fetch_add(1, std::memory_order_release);
        changed_.notify_all();
    }
}

void Grid::wait_for_others(unsigned generation) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait_for(lock, std::chrono::milliseconds(1),
                      [&] { return generation_ != generation || failed_; });
}

Grid::Progress* Grid::join() noexcept {
    const std::size_t number = joined_.fetch_add(1);
    if (number >= progress_.size()) return nullptr;
    return &progress_[number];
}

void Grid::retire(Progress& own) noexcept {
    own.retired = true;
}

bool Grid::hopeless(Progress& own, std::size_t rounds) noexcept {
    if (patience_ <= 0) return false;
    const std::int64_t now = now_ms();
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::size_t joined = std::min(joined_.load(), progress_.size());
    std::uint64_t events = 0;
    for (std::size_t i = 0; i < joined; ++i)
        events += progress_[i].events.load(std::memory_order_relaxed);
    if (events != seen_events_) {
        seen_events_ = events;
        no_event_since_ = now;
        ++silence_;
        return false;
    }
    if (static_cast<double>(now - no_event_since_) < patience_ * 1000) return false;
    if (own.silence != silence_) {
        own.silence = silence_;
        own.rounds = 0;
        own.given_up = false;
    }
    if (++own.rounds >= rounds) own.given_up = true;
    // A worker still to come takes one of the blocks that nobody has started.
    if (joined < progress_.size() && !all_claimed()) return false;
    return std::all_of(progress_.begin(), progress_.begin() + static_cast<std::ptrdiff_t>(joined),
                       [this](const Progress& worker) {
                           return worker.retired || (worker.silence == silence_ && worker.given_up);
                       });
}

}  // namespace simt
