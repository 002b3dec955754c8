// The record of a simulated thread that has had to wait, and queues of them.
#pragma once

#include "fiber.hpp"
#include "simt/place.hpp"
#include "vector_types.h"

namespace simt {

struct WarpCall;

/// Exists only in blocks where some thread has waited; in all others, threads run from start to end
/// one after another.
struct Thread {
    enum class State : unsigned char { unstarted, live, exited };

    Thread* next = nullptr;  // in the queue it is in
    Fiber* fiber = nullptr;  // where it goes on
    uint3 index{};           // its threadIdx
    unsigned rank = 0;       // its number in the block
    int sum = 0;             // the result of a voting barrier
    State state = State::unstarted;
    WarpCall* warp_call = nullptr;     // the warp operation it waits in
    const char* polls_with = nullptr;  // the operation it last gave way in
    Place polls_at{};
};

/// First in, first out, through the threads' own links.
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
