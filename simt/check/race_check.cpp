#include "simt/check/race_check.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

namespace simt::check {

namespace {

std::uint64_t thread_of(const Access& access) {
    return block_of(access.when) << Access::kRankBits | access.rank();
}

}  // namespace

void RaceCheck::launch_begins() {
    fences_ = false;
    clocks_.clear();
}

void RaceCheck::launch_ends() {
    settle();
    tell_pending_reads();
}

void RaceCheck::last_write_is_under_way() {
    for (unsigned i = 0; i < unsettled_count_; ++i)
        unsettled_[i].value = ~unsettled_[i].value;  // nothing is there yet to compare
    settle();
}

void RaceCheck::barrier_reached() {
    const ThreadState& self = world_.thread();
    BlockState::Meeting& meeting = world_.block->meetings[self.epoch % 2];
    if (meeting.epoch != self.epoch) meeting = {self.epoch, nullptr};
    if (self.knows != nullptr) meeting.knows = join(meeting.knows, self.knows);
}

void RaceCheck::compare(const Access& before, bool before_writes, const Access& now,
                        bool now_writes, std::uintptr_t word, const ThreadState& self,
                        unsigned rank, bool in_shared) {
    if (surely_ordered(before, now.when, rank)) {
        if (world_.overlapping.empty() || in_shared || before.when == 0 ||
            !world_.overlaps(generation_of(before.when)) || (before.bytes() & now.bytes()) == 0 ||
            (!before_writes && !now_writes) || (before.atomic() && now.atomic()))
            return;
        report(before, before_writes, now, now_writes, word, false);
        return;
    }
    if (in_shared && block_of(before.when) != block_of(now.when)) return;  // memory used again
    if ((before.bytes() & now.bytes()) == 0 || (before.atomic() && now.atomic())) return;
    if (ordered(before, *world_.block, self, rank)) return;
    if (excused(before, before_writes, now, now_writes, word)) return;
    if (before_writes && now_writes && !now.atomic() && !before.atomic() &&
        unsettled_count_ < std::size(unsettled_)) {
        std::uint32_t value = 0;
        std::memcpy(&value, reinterpret_cast<const void*>(word), sizeof value);
        unsettled_[unsettled_count_++] = {before, now, word, value};
    } else {
        report(before, before_writes, now, now_writes, word, false);
    }
}

void RaceCheck::settle_all() {
    const unsigned count = unsettled_count_;
    unsettled_count_ = 0;
    for (unsigned i = 0; i < count; ++i) {
        const Unsettled& pair = unsettled_[i];
        std::uint32_t value = 0;
        std::memcpy(&value, reinterpret_cast<const void*>(pair.word), sizeof value);
        report(pair.before, true, pair.now, true, pair.word, value == pair.value);
    }
}

void RaceCheck::report(const Access& before, bool before_writes, const Access& now, bool now_writes,
                       std::uintptr_t word, bool same_value) {
    const Kind kind = same_value ? Kind::same_value_race : Kind::race;
    const Findings::Key key{kind, before.address(), now.address(),
                            unsigned{before_writes} * 2 + now_writes};
    const Page* const page = world_.shadow.find(word);
    const bool shared = page != nullptr && page->shared;
    const bool one_launch = generation_of(before.when) == generation_of(now.when);
    const bool two_blocks = !shared && one_launch && block_of(before.when) != block_of(now.when);
    const auto note_threads = [&](Finding& told) {
        auto& threads = told.threads;
        threads.differ = threads.differ || !two_blocks || before.rank() != now.rank();
        threads.several = threads.several || (threads.rank != ~0u && threads.rank != now.rank());
        threads.rank = now.rank();
    };
    if (Finding* const told = world_.findings.seen(key)) {
        note_threads(*told);
        return;
    }
    Finding finding;
    finding.kind = kind;
    if (!same_value)
        finding.mistake = shared       ? "race in shared memory"
                          : one_launch ? "race in global memory"
                                       : "race between streams";
    note_threads(finding);
    finding.headline = same_value ? "Warning: Race of two writes of the same value reported"
                                  : "Error: Race reported";
    finding.second = true;
    finding.first_writes = before_writes;
    finding.second_writes = now_writes;
    finding.where = {before.address(), nullptr, 0,
                     world_.past[generation_of(before.when)].site.kernel};
    finding.other = {now.address(), nullptr, 0, world_.past[generation_of(now.when)].site.kernel};
    const auto text = [](const Who& who) {
        const auto triple = [](uint3 i) {
            return "(" + std::to_string(i.x) + "," + std::to_string(i.y) + "," +
                   std::to_string(i.z) + ")";
        };
        return "thread " + triple(who.thread) + " in block " + triple(who.block);
    };
    const Who first = world_.who(before), second = world_.who(now);
    finding.details.push_back(std::string("in ") + (shared ? "__shared__" : "__global__") +
                              " memory, " + memory_.describe_word(word) + ": " + text(first) +
                              (one_launch ? "" : std::string(" of kernel ") + first.kernel) +
                              " and " + text(second) + " of kernel " + second.kernel +
                              ", with no order between them");
    if (!one_launch) finding.details.push_back(std::string("the two kernels") + world_.no_order());
    if (before.atomic() != now.atomic())
        finding.details.push_back("one of the two is atomic, the other is not");
    world_.findings.add(key, std::move(finding));
}

bool RaceCheck::excused(const Access& before, bool before_writes, const Access& now,
                        bool now_writes, std::uintptr_t word) {
    constexpr std::size_t kMostPending = 1 << 16;
    const bool first_reads = !before_writes && !before.atomic() && now_writes && now.atomic();
    const bool second_reads = !now_writes && !now.atomic() && before_writes && before.atomic();
    if (!first_reads && !second_reads) return false;
    if (pending_count_ >= kMostPending) tell_pending_reads();
    // Nothing has been written since the first one has read it, or the pair would be another.
    const Access& reader = first_reads ? before : now;
    PendingRead pending{before, now, before_writes, now_writes, word, 0, reader.bytes()};
    std::memcpy(&pending.value, reinterpret_cast<const void*>(word), sizeof pending.value);
    pending_reads_[thread_of(reader)].push_back(pending);
    ++pending_count_;
    return true;
}

void RaceCheck::compares(std::uintptr_t address, const void* expected, std::size_t bytes) {
    if (pending_count_ == 0) return;
    const unsigned rank = thread_rank();
    Access self;
    self.who = Access::pack_who(0, rank, 0, false);
    self.when = world_.block->threads[rank].when;
    const auto found = pending_reads_.find(thread_of(self));
    if (found == pending_reads_.end()) return;
    const auto compared = [&](const PendingRead& read) {
        for (unsigned i = 0; i < 4; ++i) {
            if ((read.bytes >> i & 1) == 0) continue;
            const std::size_t at = read.word + i - address;
            if (at >= bytes ||
                static_cast<const unsigned char*>(expected)[at] != (read.value >> (8 * i) & 0xFF))
                return false;
        }
        return true;
    };
    std::vector<PendingRead>& reads = found->second;
    const auto end = std::remove_if(reads.begin(), reads.end(), compared);
    pending_count_ -= static_cast<std::size_t>(reads.end() - end);
    reads.erase(end, reads.end());
    if (reads.empty()) pending_reads_.erase(found);
}

void RaceCheck::tell_pending_reads() {
    for (const auto& [thread, reads] : pending_reads_)
        for (const PendingRead& read : reads)
            report(read.before, read.before_writes, read.now, read.now_writes, read.word, false);
    pending_reads_.clear();
    pending_count_ = 0;
}

void RaceCheck::barrier_passed() {
    ThreadState& self = world_.thread();
    self.knows = world_.block->meetings[self.epoch % 2].knows;
    ++self.epoch;
    world_.block->stamp(self);
}

void RaceCheck::grid_passed() {
    ThreadState& self = world_.thread();
    self.knows.reset();
    ++self.epoch;
    ++self.generation;
    if (self.generation > world_.last_generation) {
        world_.last_generation = self.generation;
        world_.past.push_back(world_.past.back());
        world_.recent.push_back(world_.last_generation);
    }
    world_.block->stamp(self);
}

void RaceCheck::fence() {
    settle();
    fences_ = true;
    ThreadState& self = world_.thread();
    self.fenced = ++self.time;
    world_.block->fenced_epoch = std::max(world_.block->fenced_epoch, self.epoch + 1);
    world_.block->stamp(self);
}

void RaceCheck::some_meet(std::uintptr_t barrier) {
    fence();
    synchronize_at(barrier, world_.thread(), thread_rank());
}

void RaceCheck::lanes_met(const BlockState& block, void* const* lanes, unsigned mask) {
    std::array<unsigned, 32> known{};
    Known knows;
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1) == 0) continue;
        auto& thread = *static_cast<ThreadState*>(lanes[lane]);
        ++thread.time;
        if (thread.lanes != nullptr)
            for (unsigned other = 0; other < 32; ++other)
                known[other] = std::max(known[other], (*thread.lanes)[other]);
        known[lane] = std::max(known[lane], thread.time);
        knows = join(knows, thread.knows);
    }
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1) == 0) continue;
        auto& thread = *static_cast<ThreadState*>(lanes[lane]);
        if (thread.lanes == nullptr) thread.lanes = std::make_unique<std::array<unsigned, 32>>();
        *thread.lanes = known;
        thread.knows = knows;
        block.stamp(thread);
    }
}

void RaceCheck::synchronize_at(std::uintptr_t address, ThreadState& self, unsigned rank) {
    if (!fences_) return;
    Clock& clock = clocks_[address];
    // A block's shared memory is another block's later on: only a block knows its own.
    const Page* const page = world_.shadow.find(address);
    const unsigned block = page != nullptr && page->shared ? world_.block->number : 0;
    if (clock.generation != self.generation || clock.block != block)
        clock = {self.generation, block, nullptr};
    release(clock.knows, *world_.block, self, rank);
    if (clock.knows != nullptr) self.knows = join(self.knows, clock.knows);
}

}  // namespace simt::check
