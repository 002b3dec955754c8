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

/// Whether no schedule can turn these two around, decided without looking anything up.
bool surely_ordered(const Access& before, std::uint64_t when, unsigned rank) {
    if (before.when == 0 || generation_of(before.when) != generation_of(when)) return true;
    return block_of(before.when) == block_of(when) &&
           (before.rank() == rank || interval(before.when) != interval(when));
}

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

void RaceCheck::access(Page& page, std::uintptr_t address, unsigned size, Touch touch,
                       std::uintptr_t place) {
    const unsigned rank = thread_rank();
    ThreadState& self = world_.block->threads[rank];
    // Volatile accesses to shared memory give no order: see touch_word().
    if (touch == Touch::update || (touch > Touch::update && !page.shared))
        synchronize_at(address, self, rank);
    if (size >= 4) {
        for (unsigned i = 0; i < size; i += 4)
            touch_word(page, address + i, 0xF, touch, place, self, rank);
    } else {
        touch_word(page, address / 4 * 4, ((1u << size) - 1) << (address % 4), touch, place, self,
                   rank);
    }
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

void RaceCheck::touch_word(Page& page, std::uintptr_t address, unsigned bytes, Touch touch,
                           std::uintptr_t place, ThreadState& self, unsigned rank) {
    // Volatile accesses to global memory are how threads of different blocks talk; within a block
    // they do not replace a barrier.
    const bool atomic = touch == Touch::update || (touch >= Touch::volatile_read && !page.shared);
    const Access now{Access::pack_who(place, rank, bytes, atomic), self.when};
    Cell& cell = page.cell(address % Page::kBytes);
    const auto ordered_for_sure = [&](const Access& before) {
        return world_.overlapping.empty() && surely_ordered(before, now.when, rank);
    };
    if (!ordered_for_sure(cell.writer))
        compare(cell.writer, true, now, writes(touch), address, self, rank, page.shared);
    if (writes(touch)) {
        if (cell.reader.when != 0) {
            compare(cell.reader, false, now, true, address, self, rank, page.shared);
            compare(cell.other_reader, false, now, true, address, self, rank, page.shared);
            compare(cell.other_block, false, now, true, address, self, rank, page.shared);
            cell.reader = cell.other_reader = cell.other_block = {};
        }
        cell.writer = now;
        return;
    }
    if (interval(cell.reader.when) == interval(now.when)) {
        const bool knows_more = self.lanes != nullptr || self.knows != nullptr;
        // The usual case: many threads of the block read the word at one place. Two of them will
        // do.
        if (!knows_more && cell.reader.rank() != rank &&
            interval(cell.other_reader.when) == interval(now.when) &&
            cell.other_reader.address() == now.address() &&
            cell.other_reader.rank() != cell.reader.rank())
            return;
        if (cell.reader.rank() == rank ||
            (knows_more && ordered(cell.reader, *world_.block, self, rank)))
            cell.reader = now;
        else
            cell.other_reader = now;
        return;
    }
    if (cell.reader.when != 0 && generation_of(cell.reader.when) == generation_of(now.when) &&
        block_of(cell.reader.when) != block_of(now.when))
        cell.other_block = cell.reader;
    cell.reader = now;
    cell.other_reader = {};
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
