// A block's threads: starting, waiting at barriers and warp operations, exiting.
#include "block.hpp"

#include "shuffle.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <numeric>
#include <string>

namespace simt {

bool same_place(const Place& a, const Place& b) noexcept {
    return a.position == b.position && (a.file == b.file || std::strcmp(a.file, b.file) == 0);
}

void Block::begin_launch(const Launch& launch, bool strict) {
    strict_ = strict;
    extent_ = launch.config.block;
    size_ = extent_.x * extent_.y * extent_.z;
    arena_.begin_launch(launch.config.dynamic_shared);
}

void Block::begin(const Launch& launch, std::size_t number, std::uint64_t seed) {
    number_ = number;
    const dim3 grid = launch.config.grid;
    index_ = {static_cast<unsigned>(number % grid.x),
              static_cast<unsigned>(number / grid.x % grid.y),
              static_cast<unsigned>(number / grid.x / grid.y)};
    started_ = 0;
    alive_ = size_;
    recorded_ = false;
    // A launch that failed may have left threads there.
    ready_.clear();
    for (Barrier& barrier : barriers_) barrier.count = 0;
    barriers_in_use_ = 0;
    barriers_in_a_row_ = 0;
    rotation_.now = rotation_.last = nullptr;
    grid_barrier_ = nullptr;
    polls_in_vain = 0;
    order_.clear();
    if (seed != 0) {
        order_.resize(size_);
        std::iota(order_.begin(), order_.end(), 0u);
        shuffle(order_, mix(seed, number));
        make_records();
    }
    arena_.begin_block();
    copies_.forget();
}

// ---- running threads

void Block::start_straight() noexcept {
    // All threads of the block run before start_next() is asked again, unless one has to wait.
    started_ = size_;
    threadIdx = {0, 0, 0};
    row_left = extent_.x - 1;
}

bool Block::next_row() noexcept {
    threadIdx.x = 0;
    if (++threadIdx.y == extent_.y) {
        threadIdx.y = 0;
        if (++threadIdx.z == extent_.z) {
            alive_ = 0;
            return false;
        }
    }
    row_left = extent_.x - 1;
    return true;
}

void Block::make_records() noexcept {
    recorded_ = true;
    threads_.resize(size_);
    warps_.assign((size_ + kWarpSize - 1) / kWarpSize, WarpState{});
    warp_waiters_ = 0;

    // In a straight block, the threads before the current one have exited and the ones after it
    // have not started.
    const bool running = started_ != 0;
    const unsigned current = running ? thread_rank() : 0;
    uint3 index{0, 0, 0};
    for (unsigned rank = 0; rank < size_; ++rank) {
        Thread& thread = threads_[rank];
        thread.index = index;
        thread.rank = rank;
        thread.warp_call = nullptr;
        thread.polls_with = nullptr;
        const bool exited = running && rank < current;
        thread.state = exited ? Thread::State::exited : Thread::State::unstarted;
        if (exited) warps_[rank / kWarpSize].exited |= 1u << rank % kWarpSize;
        if (++index.x == extent_.x) {
            index.x = 0;
            if (++index.y == extent_.y) {
                index.y = 0;
                ++index.z;
            }
        }
    }
    if (!running) return;
    started_ = current + 1;
    alive_ = size_ - current;
    row_left = 0;  // from now on, the scheduler decides which thread is next
    current_ = &threads_[current];
    current_->state = Thread::State::live;
}

// ---- barriers

Barrier& Block::barrier_at(const char* operation, const Place& place) noexcept {
    Barrier* unused = nullptr;
    for (Barrier& barrier : barriers_) {
        if (barrier.count == 0) {
            if (unused == nullptr) unused = &barrier;
        } else if (same_place(barrier.place, place)) {
            return barrier;
        }
    }
    if (unused == nullptr) {
        barriers_.emplace_back();
        unused = &barriers_.back();
    }
    unused->operation = operation;
    unused->place = place;
    unused->whole_grid = false;
    unused->votes = false;
    unused->needed = 0;
    unused->sum = 0;
    unused->waiting.clear();
    return *unused;
}

bool Block::arrive_with_vote(const char* operation, const Place& place, bool whole_grid,
                             int vote) noexcept {
    Barrier& barrier = barrier_at(operation, place);
    barrier.whole_grid = whole_grid;
    barrier.votes = true;
    barrier.sum += vote;
    if (barrier.count + 1 == alive_ && !whole_grid) current_->sum = barrier.sum;
    const bool all_here = join(barrier);
    if (all_here && whole_grid) barrier.waiting.push_front(*current_);
    return all_here;
}

void Block::open(Barrier& barrier) noexcept {
    polls_in_vain = 0;
    if (barrier.whole_grid && grid_barrier_ == nullptr) {
        grid_barrier_ = &barrier;
        return;
    }
    if (barrier.votes) {
        for (Thread* thread = barrier.waiting.first(); thread != nullptr; thread = thread->next)
            thread->sum = barrier.sum;
    }
    ready_.append(barrier.waiting);
    barrier.count = 0;
    --barriers_in_use_;
}

void Block::barrier_passed_by_all() noexcept {
    // Not after the first one: of many kernels it is the only one.
    if (++barriers_in_a_row_ < 2) return;
    Rotation& r = rotation_;
    turns_.resize(alive_ + 2);
    turners_.resize(alive_ + 2);
    std::size_t count = 1;
    turners_[count] = current_;
    turns_[count++] = {nullptr, kResume, nullptr, current_->index};
    for (Thread* thread = ready_.first(); thread != nullptr; thread = thread->next) {
        if (count == alive_ + 1) return;
        turners_[count] = thread;
        turns_[count++] = {thread->context, kResume, nullptr, thread->index};
    }
    if (count != alive_ + 1) return;
    turns_[0].context = turns_[count].context = nullptr;
    ready_.clear();
    r.now = r.first = &turns_[1];
    r.last = &turns_[alive_];
    r.step = sizeof(Rotation::Turn);
    r.file = nullptr;
}

bool Block::end_turn(const Place& place) noexcept {
    Rotation& r = rotation_;
    if (r.now != r.last || !same_place({r.file, r.position}, place)) return false;
    polls_in_vain = 0;
    std::swap(r.first, r.last);
    r.step = -r.step;
    r.file = nullptr;
    return true;
}

Fiber* Block::end_rotation() noexcept {
    Rotation& r = rotation_;
    const auto thread_of = [this](const Rotation::Turn* turn) {
        return turners_[static_cast<std::size_t>(turn - turns_.data())];
    };
    current_ = thread_of(r.now);
    if (r.now != r.first) {
        Barrier& barrier = barrier_at(r.operation, {r.file, r.position});
        ++barriers_in_use_;
        for (Rotation::Turn* turn = r.first; turn != r.now; turn = r.after(turn)) {
            Thread& thread = *thread_of(turn);
            thread.context = context_of(*turn);
            barrier.waiting.push_front(thread);
            ++barrier.count;
        }
    }
    for (Rotation::Turn* turn = r.now; turn != r.last;) {
        turn = r.after(turn);
        Thread& thread = *thread_of(turn);
        thread.context = context_of(*turn);
        ready_.push(thread);
    }
    r.now = r.last = nullptr;
    barriers_in_a_row_ = 0;
    return current_->fiber;
}

bool Block::arrive_by_number(const char* operation, const Place& place, unsigned needed,
                             bool waits) noexcept {
    Barrier& barrier = barrier_at(operation, place);
    current_->polls_with = nullptr;
    barrier.needed = needed;
    if (barrier.count == 0) ++barriers_in_use_;
    if (++barrier.count == needed) {
        open(barrier);
        return true;
    }
    if (waits) barrier.waiting.push_front(*current_);
    return !waits;
}

void Block::pass_grid_barrier() noexcept {
    Barrier& barrier = *grid_barrier_;
    open(barrier);
    grid_barrier_ = nullptr;
}

void Block::miss_current(Complaint& complaint) noexcept {
    // Whoever waits for this lane in a warp operation waits in vain, or need not wait any more.
    const Thread& thread = *current_;
    const unsigned warp = thread.rank / kWarpSize;
    const unsigned lane = thread.rank % kWarpSize;
    for (unsigned other = 0; other < kWarpSize; ++other) {
        const unsigned rank = warp * kWarpSize + other;
        if (rank >= size_) break;
        const WarpCall* const call = threads_[rank].warp_call;
        if (call == nullptr || call->combine == nullptr || (call->mask >> lane & 1u) == 0) continue;
        if (!strict_) {
            meet_if_complete(*call, warp, complaint);
            continue;
        }
        current_ = &threads_[rank];
        complaint = {std::string(call->operation) + " at " + text(call->place) +
                         " waits for lane " + std::to_string(lane) + " of its warp, thread " +
                         text(thread.index) + ", which has exited",
                     call->place};
        return;
    }
}

// ---- warp operations

namespace {

std::string names_exited(const WarpCall& call, unsigned lane, const Thread& thread) {
    return std::string(call.operation) + " at " + text(call.place) + " names lane " +
           std::to_string(lane) + " of its warp, thread " + text(thread.index) +
           ", which has exited";
}

/// One line for each place of the program.
void warn_of_exited(const WarpCall& call, unsigned lane, const Thread& thread) noexcept {
    runtime::ToldState& told = runtime::Runtime::the().told;
    const std::lock_guard<std::mutex> lock(told.mutex);
    if (!told.exited_lanes.emplace(call.place.file, call.place.position).second) return;
    std::fflush(stdout);
    std::fprintf(stderr,
                 "simt: warning: %s: it takes no part, as on GPUs since Volta, and what others "
                 "read from it is undefined; SIMT_STRICT=1 and check mode make this an error\n",
                 names_exited(call, lane, thread).c_str());
}

}  // namespace

unsigned Block::lanes_of_warp(unsigned warp) const noexcept {
    const unsigned lanes = std::min(size_ - warp * kWarpSize, kWarpSize);
    return lanes == kWarpSize ? ~0u : (1u << lanes) - 1;
}

namespace {

bool same_operation(const WarpCall& a, const WarpCall& b) noexcept {
    return a.combine == b.combine && a.mask == b.mask && same_place(a.place, b.place);
}

}  // namespace

bool Block::join_warp_call(WarpCall& call, bool& complete) noexcept {
    const unsigned warp = current_->rank / kWarpSize;
    const unsigned me = 1u << current_->rank % kWarpSize;
    WarpState& state = warps_[warp];
    const unsigned mask = call.mask & lanes_of_warp(warp);
    if (call.combine == nullptr || (mask & me) == 0 || (mask & state.exited) != 0 ||
        state.waiting != state.together)
        return false;
    if (state.together == 0) {
        call.mask = mask;
        state.call = &call;
    } else {
        const unsigned named = std::exchange(call.mask, mask);
        if (!same_operation(*state.call, call)) {
            call.mask = named;
            return false;
        }
    }
    current_->polls_with = nullptr;
    current_->warp_call = &call;
    ++warp_waiters_;
    barriers_in_a_row_ = 0;
    state.waiting |= me;
    state.together |= me;
    complete = state.together == mask;
    if (complete) {
        void* operands[kWarpSize] = {};
        Thread* const lanes = &threads_[warp * kWarpSize];
        for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
            const auto lane = static_cast<unsigned>(__builtin_ctz(rest));
            operands[lane] = lanes[lane].warp_call->operand;
        }
        meet(call, warp, mask, operands);
    }
    return true;
}

bool Block::arrive_at_warp_call(WarpCall& call, Complaint& complaint) noexcept {
    const unsigned warp = current_->rank / kWarpSize;
    const unsigned lane = current_->rank % kWarpSize;
    current_->polls_with = nullptr;
    current_->warp_call = &call;
    warps_[warp].waiting |= 1u << lane;
    ++warp_waiters_;
    if (call.combine == nullptr) return false;  // __activemask(): answered when no lane can run on
    if ((call.mask >> lane & 1u) == 0) {
        complaint = {std::string(call.operation) + " at " + text(call.place) +
                         " is called by lane " + std::to_string(lane) + ", which its mask " +
                         hexadecimal(call.mask) + " does not name",
                     call.place};
        return false;
    }
    call.mask &= lanes_of_warp(warp);
    return meet_if_complete(call, warp, complaint);
}

bool Block::meet_if_complete(const WarpCall& call, unsigned warp, Complaint& complaint) noexcept {
    Thread* const lanes = &threads_[warp * kWarpSize];
    void* operands[kWarpSize] = {};
    bool complete = true;
    unsigned mask = call.mask;
    for (unsigned lane = 0; lane < kWarpSize; ++lane) {
        if ((call.mask >> lane & 1u) == 0) continue;
        const Thread& thread = lanes[lane];
        if (thread.state == Thread::State::exited) {
            mask &= ~(1u << lane);
            if (!strict_) continue;
            complaint = {names_exited(call, lane, thread), call.place};
            return false;
        }
        const WarpCall* const theirs = thread.warp_call;
        if (theirs == nullptr || !same_operation(*theirs, call)) {
            complete = false;
            continue;
        }
        operands[lane] = theirs->operand;
    }
    if (!complete) return false;
    if (mask != call.mask) {
        const auto first = static_cast<unsigned>(__builtin_ctz(call.mask & ~mask));
        warn_of_exited(call, first, lanes[first]);
    }
    meet(call, warp, mask, operands);
    return true;
}

void Block::meet(const WarpCall& call, unsigned warp, unsigned lanes,
                 void* const* operands) noexcept {
    if (observer != nullptr) observer->combining(true);
    call.combine(operands, lanes);
    if (observer != nullptr) observer->combining(false);
    release_lanes(warp, lanes);
}

void Block::release_lanes(unsigned warp, unsigned lanes) noexcept {
    polls_in_vain = 0;
    warps_[warp].waiting &= ~lanes;
    warps_[warp].together &= ~lanes;
    for (unsigned rest = lanes; rest != 0; rest &= rest - 1) {
        Thread& thread = threads_[warp * kWarpSize + static_cast<unsigned>(__builtin_ctz(rest))];
        thread.warp_call = nullptr;
        --warp_waiters_;
        ready_.push(thread);
    }
}

bool Block::answer_converged() noexcept {
    if (!recorded_) return false;
    bool answered = false;
    const unsigned warps = (size_ + kWarpSize - 1) / kWarpSize;
    for (unsigned warp = 0; warp < warps; ++warp) {
        const unsigned all = lanes_of_warp(warp);
        unsigned runnable = 0;
        for (Thread* thread = ready_.first(); thread != nullptr; thread = thread->next)
            if (thread->rank / kWarpSize == warp && thread->polls_with == nullptr) ++runnable;
        if (runnable != 0) continue;
        const WarpCall* first = nullptr;
        unsigned together = 0;
        for (unsigned lane = 0; lane < kWarpSize; ++lane) {
            if ((all >> lane & 1u) == 0) continue;
            const WarpCall* const call = threads_[warp * kWarpSize + lane].warp_call;
            if (call == nullptr || call->combine != nullptr) continue;
            if (first == nullptr) first = call;
            if (same_place(first->place, call->place)) together |= 1u << lane;
        }
        if (together == 0) continue;
        for (unsigned lane = 0; lane < kWarpSize; ++lane)
            if ((together >> lane & 1u) != 0)
                threads_[warp * kWarpSize + lane].warp_call->mask = together;
        release_lanes(warp, together);
        answered = true;
    }
    return answered;
}

}  // namespace simt
