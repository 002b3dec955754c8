// What the workers of one launch share: failure, the grid barrier, progress.
#include "grid.hpp"

#include "simt/limits.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace simt {

namespace {

constexpr std::int64_t kRetired = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kStale =
    1000;  // milliseconds: a worker that has not polled for so long is at work

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::size_t count(dim3 extent) {
    return static_cast<std::size_t>(extent.x) * extent.y * extent.z;
}

}  // namespace

Grid::Grid(const Launch& launch, const ExecutionOptions& options, int workers)
    : launch_(launch),
      seed_(options.seed),
      patience_(options.patience),
      strict_(options.strict),
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

void Grid::fail(ExecutionResult result) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (failed_) return;
    result_ = std::move(result);
    failed_ = true;
    changed_.notify_all();
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
    progress_[number].in_vain_at = 0;
    return &progress_[number];
}

void Grid::retire(Progress& own) noexcept {
    own.in_vain_at = kRetired;
}

bool Grid::hopeless(Progress& own) noexcept {
    const std::int64_t now = now_ms();
    own.in_vain_at.store(now, std::memory_order_relaxed);
    if (patience_ <= 0) return false;
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::size_t joined = std::min(joined_.load(), progress_.size());
    std::uint64_t events = 0;
    for (std::size_t i = 0; i < joined; ++i)
        events += progress_[i].events.load(std::memory_order_relaxed);
    if (events != seen_events_) {
        seen_events_ = events;
        no_event_since_ = now;
        return false;
    }
    if (static_cast<double>(now - no_event_since_) < patience_ * 1000) return false;
    for (std::size_t i = 0; i < joined; ++i)
        if (now > progress_[i].in_vain_at.load(std::memory_order_relaxed) &&
            now - progress_[i].in_vain_at.load(std::memory_order_relaxed) > kStale)
            return false;
    return true;
}

}  // namespace simt
