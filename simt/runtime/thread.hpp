// The record of a simulated thread that has had to wait, and queues of them.
#pragma once

#include "fiber.hpp"
#include "simt/place.hpp"
#include "vector_types.h"

namespace simt {

struct WarpCall;

/// Exists only in blocks where some thread has waited; in all others, threads run from start to end
/// one after another.
///
/// The records and stacks of a block's threads together exceed the first-level cache. So what a
/// switch needs lies in the first cache line, and nothing else is touched on the way.
struct alignas(64) Thread {
    enum class State : unsigned char { unstarted, live, exited };

    Thread* next = nullptr;            // in the queue it is in
    Context context = nullptr;         // while it waits: where it goes on, ...
    Fiber* fiber = nullptr;            // ... on this fiber
    uint3 index{};                     // its threadIdx
    unsigned rank = 0;                 // its number in the block
    const char* polls_with = nullptr;  // the operation it last gave way in
    WarpCall* warp_call = nullptr;     // the warp operation it waits in
    int sum = 0;                       // the result of a voting barrier
    State state = State::unstarted;
    Place polls_at{};
};

/// Threads in the order in which they will go on, through their own links.
class ThreadQueue {
  public:
    bool empty() const { return first_ == nullptr; }
    Thread* first() const { return first_; }
    void clear() { first_ = last_ = nullptr; }

    void push(Thread& thread) {
        thread.next = nullptr;
        (first_ == nullptr ? first_ : last_->next) = &thread;
        last_ = &thread;
    }
    void push_front(Thread& thread) {
        thread.next = first_;
        if (first_ == nullptr) last_ = &thread;
        first_ = &thread;
    }
    Thread* pop() {
        Thread* const thread = first_;
        if (thread != nullptr) first_ = thread->next;
        return thread;
    }
    /// Appends the other queue's threads in their order and leaves it empty.
    void append(ThreadQueue& other) {
        if (other.empty()) return;
        (first_ == nullptr ? first_ : last_->next) = other.first_;
        last_ = other.last_;
        other.first_ = nullptr;
    }

  private:
    Thread* first_ = nullptr;
    Thread* last_ = nullptr;
};

}  // namespace simt
