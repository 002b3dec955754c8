// libcu++'s meeting places by their own names: cuda::barrier, cuda::latch, cuda::counting_semaphore.
// A thread that waits gives way to the others. What was done before an arrival is seen by who has
// waited, also in check mode.
#pragma once

#include "simt/async_copy.hpp"
#include "simt/cuda_atomic.hpp"
#include "simt/threads.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>

namespace cuda {

namespace detail {
struct NoCompletion {
    void operator()() const noexcept {}
};
}  // namespace detail

/// A barrier that is used again and again: each phase ends when the expected number has arrived.
template <thread_scope Scope, class Completion = detail::NoCompletion>
class barrier {
  public:
    /// The phase that an arrival belongs to.
    class arrival_token {
      public:
        arrival_token() = default;
        arrival_token(arrival_token&&) noexcept = default;
        arrival_token& operator=(arrival_token&&) noexcept = default;

      private:
        friend class barrier;
        explicit arrival_token(unsigned phase) noexcept : phase_(phase) {}
        unsigned phase_;
    };

    barrier() noexcept = default;
    explicit barrier(::std::ptrdiff_t expected, Completion completion = {}) noexcept
        : expected_(static_cast<unsigned>(expected)),
          pending_(static_cast<unsigned>(expected)),
          phase_(0u),
          completion_(completion) {}
    barrier(const barrier&) = delete;
    barrier& operator=(const barrier&) = delete;

    static constexpr ::std::ptrdiff_t max() noexcept { return (1 << 20) - 1; }

    arrival_token arrive(::std::ptrdiff_t count = 1,
                         const ::simt::Place& place = ::simt::Place::here()) noexcept {
        // What this thread copies is part of the phase.
        if (::simt::in_kernel()) ::simt::wait_for_all_copies();
        const unsigned phase = phase_.load(memory_order_relaxed, place);
        arrived(static_cast<unsigned>(count), place);
        return arrival_token(phase);
    }
    /// Until the token's phase is over.
    void wait(arrival_token&& token,
              const ::simt::Place& place = ::simt::Place::here()) const noexcept {
        phase_.wait(token.phase_, memory_order_acquire, place);
    }
    bool try_wait(arrival_token&& token,
                  const ::simt::Place& place = ::simt::Place::here()) const noexcept {
        return phase_.load(memory_order_acquire, place) != token.phase_;
    }
    /// Until the phase with this parity is over: 0 for the first, 1 for the second, 0 …
    void wait_parity(bool parity,
                     const ::simt::Place& place = ::simt::Place::here()) const noexcept {
        while (!try_wait_parity(parity, place)) ::simt::give_way("barrier::wait_parity()", place);
    }
    bool try_wait_parity(bool parity,
                         const ::simt::Place& place = ::simt::Place::here()) const noexcept {
        return (phase_.load(memory_order_acquire, place) % 2 != 0) != parity;
    }
    void arrive_and_wait(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        wait(arrive(1, place), place);
    }
    /// Arrives, and is not expected in the phases to come.
    void arrive_and_drop(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        if (::simt::in_kernel()) ::simt::wait_for_all_copies();
        expected_.fetch_sub(1, memory_order_relaxed, place);
        arrived(1, place);
    }

    friend void init(barrier* self, ::std::ptrdiff_t expected,
                     Completion completion = {}) noexcept {
        new (static_cast<void*>(self)) barrier(expected, completion);
    }

  private:
    void arrived(unsigned count, const ::simt::Place& place) noexcept {
        if (pending_.fetch_sub(count, memory_order_acq_rel, place) != count) return;
        completion_();
        pending_.store(expected_.load(memory_order_relaxed, place), memory_order_relaxed);
        phase_.fetch_add(1, memory_order_release, place);
    }

    atomic<unsigned, Scope> expected_, pending_, phase_;
    Completion completion_;
};

/// Opens once, when it has been counted down to zero.
template <thread_scope Scope>
class latch {
  public:
    explicit latch(::std::ptrdiff_t expected) noexcept : left_(expected) {}
    latch(const latch&) = delete;
    latch& operator=(const latch&) = delete;
    static constexpr ::std::ptrdiff_t max() noexcept {
        return ::std::numeric_limits<::std::ptrdiff_t>::max();
    }

    void count_down(::std::ptrdiff_t count = 1,
                    const ::simt::Place& place = ::simt::Place::here()) noexcept {
        left_.fetch_sub(count, memory_order_release, place);
    }
    bool try_wait(const ::simt::Place& place = ::simt::Place::here()) const noexcept {
        return left_.load(memory_order_acquire, place) == 0;
    }
    void wait(const ::simt::Place& place = ::simt::Place::here()) const noexcept {
        while (!try_wait(place)) ::simt::give_way("latch::wait()", place);
    }
    void arrive_and_wait(::std::ptrdiff_t count = 1,
                         const ::simt::Place& place = ::simt::Place::here()) noexcept {
        count_down(count, place);
        wait(place);
    }

  private:
    atomic<::std::ptrdiff_t, Scope> left_;
};

/// So many threads at once.
template <thread_scope Scope,
          ::std::ptrdiff_t Most = ::std::numeric_limits<::std::ptrdiff_t>::max()>
class counting_semaphore {
  public:
    explicit counting_semaphore(::std::ptrdiff_t count) noexcept : count_(count) {}
    counting_semaphore(const counting_semaphore&) = delete;
    counting_semaphore& operator=(const counting_semaphore&) = delete;
    static constexpr ::std::ptrdiff_t max() noexcept { return Most; }

    void release(::std::ptrdiff_t count = 1,
                 const ::simt::Place& place = ::simt::Place::here()) noexcept {
        count_.fetch_add(count, memory_order_acq_rel, place);
    }
    bool try_acquire(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        ::std::ptrdiff_t left = count_.load(memory_order_acquire, place);
        while (left > 0) {
            if (count_.compare_exchange_weak(left, left - 1, memory_order_acq_rel, place))
                return true;
        }
        return false;
    }
    void acquire(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        while (!try_acquire(place)) ::simt::give_way("semaphore::acquire()", place);
    }

  private:
    atomic<::std::ptrdiff_t, Scope> count_;
};
template <thread_scope Scope>
using binary_semaphore = counting_semaphore<Scope, 1>;

namespace std {
template <class Completion = ::cuda::detail::NoCompletion>
using barrier = ::cuda::barrier<thread_scope_system, Completion>;
using latch = ::cuda::latch<thread_scope_system>;
template <::std::ptrdiff_t Most = ::std::numeric_limits<::std::ptrdiff_t>::max()>
using counting_semaphore = ::cuda::counting_semaphore<thread_scope_system, Most>;
using binary_semaphore = ::cuda::binary_semaphore<thread_scope_system>;
}  // namespace std

}  // namespace cuda
