// The order of accesses: barriers, warps, fences with atomics.
#include "simt/check/order.hpp"

#include <algorithm>

namespace simt::check {

namespace {

unsigned name(unsigned block, unsigned rank) {
    return (block & 0xFFFFF) << 10 | rank;
}

void raise(unsigned& value, unsigned to) {
    value = std::max(value, to);
}

}  // namespace

void Knowledge::learn(const Knowledge& other) {
    for (const auto& [block, epoch] : other.blocks) raise(blocks[block], epoch);
    for (const auto& [thread, time] : other.threads) raise(threads[thread], time);
}

Known join(const Known& a, const Known& b) {
    if (a == nullptr || a == b) return b;
    if (b == nullptr) return a;
    auto both = std::make_shared<Knowledge>(*a);
    both->learn(*b);
    return both;
}

void BlockState::begin(unsigned number_, std::size_t size, unsigned generation) {
    number = number_;
    threads.clear();
    threads.resize(size);
    for (ThreadState& thread : threads) {
        thread.generation = generation;
        stamp(thread);
    }
    barriers.clear();
    shuffles.clear();
    fenced_epoch = 0;
    for (Meeting& meeting : meetings) meeting = {};
}

bool ordered(const Access& before, const BlockState& block, const ThreadState& thread,
             unsigned rank) {
    if (generation_of(before.when) != generation_of(thread.when)) return true;
    if (block_of(before.when) == block_of(thread.when)) {
        if (before.rank() == rank || interval(before.when) != interval(thread.when)) return true;
        if (before.rank() / 32 == rank / 32 && thread.lanes != nullptr &&
            before.time() < (*thread.lanes)[before.rank() % 32])
            return true;
    }
    if (thread.knows == nullptr) return false;
    const auto in_block = thread.knows->blocks.find(before.block());
    if (in_block != thread.knows->blocks.end() && before.epoch() < in_block->second) return true;
    const auto by_thread = thread.knows->threads.find(name(before.block(), before.rank()));
    (void)block;
    return by_thread != thread.knows->threads.end() &&
           (before.time() < by_thread->second || before.time() == kLastTime);
}

void release(Known& at, const BlockState& block, const ThreadState& thread, unsigned rank) {
    if (thread.fenced == 0 && block.fenced_epoch == 0) return;
    if (at == nullptr)
        at = std::make_shared<Knowledge>();
    else if (at.use_count() > 1)
        at = std::make_shared<Knowledge>(*at);
    if (thread.knows != nullptr) at->learn(*thread.knows);
    raise(at->blocks[block.number & 0xFFFFF], std::min(thread.epoch, block.fenced_epoch));
    if (thread.fenced == 0) return;
    raise(at->threads[name(block.number, rank)], thread.fenced);
    if (thread.lanes == nullptr) return;
    for (unsigned lane = 0; lane < 32; ++lane)
        if ((*thread.lanes)[lane] != 0)
            raise(at->threads[name(block.number, rank / 32 * 32 + lane)], (*thread.lanes)[lane]);
}

}  // namespace simt::check
