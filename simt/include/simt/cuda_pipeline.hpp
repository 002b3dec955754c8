// libcu++'s copies that go on while threads compute, by their own names: cuda::memcpy_async,
// cuda::pipeline and its shared state. A thread's own pipeline delivers what it copies when the
// thread waits; a shared one, and a barrier, when the thread commits or arrives: from then on others
// may wait for it.
#pragma once

#include "simt/cuda_barrier.hpp"
#include "simt/group_copy.hpp"

#include <cstddef>
#include <cstdint>

namespace cuda {

enum class pipeline_role { producer, consumer };

namespace detail {
template <thread_scope Scope>
struct PipelineStage {
    barrier<Scope> produced, consumed;
};
}  // namespace detail

/// Where the threads of a shared pipeline meet: one place for each stage.
template <thread_scope Scope, ::std::uint8_t Stages>
class pipeline_shared_state {
  public:
    pipeline_shared_state() = default;
    pipeline_shared_state(const pipeline_shared_state&) = delete;
    pipeline_shared_state& operator=(const pipeline_shared_state&) = delete;

  private:
    template <thread_scope>
    friend class pipeline;
    detail::PipelineStage<Scope> stages_[Stages];
    atomic<unsigned, Scope> producers_;
};

/// Stages that producers fill and consumers empty, in turns.
template <thread_scope Scope>
class pipeline {
  public:
    pipeline(pipeline&&) noexcept = default;
    pipeline(const pipeline&) = delete;
    pipeline& operator=(const pipeline&) = delete;

    /// Until the next stage is free to be filled.
    void producer_acquire(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        if (stages_ == 0 || head_ < stages_) return;  // never used yet
        stage(head_)->consumed.wait_parity((head_ / stages_ - 1) % 2 != 0, place);
    }
    /// What this thread has copied since is the stage.
    void producer_commit(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        if (stages_ == 0)
            ::simt::commit_copies();
        else
            stage(head_)->produced.arrive(1, place);
        ++head_;
    }
    /// Until the oldest stage is filled.
    void consumer_wait(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        if (stages_ == 0)
            ::simt::wait_for_copies(static_cast<unsigned>(head_ - tail_ - 1));
        else
            stage(tail_)->produced.wait_parity(tail_ / stages_ % 2 != 0, place);
    }
    /// The oldest stage may be filled again.
    void consumer_release(const ::simt::Place& place = ::simt::Place::here()) noexcept {
        if (stages_ != 0) stage(tail_)->consumed.arrive(1, place);
        ++tail_;
    }
    /// Until at most so many of the last stages are not filled.
    void wait_prior(unsigned last, const ::simt::Place& place = ::simt::Place::here()) noexcept {
        if (stages_ == 0) {
            ::simt::wait_for_copies(last);
        } else if (head_ > last) {
            const unsigned long newest = head_ - last - 1;
            stage(newest)->produced.wait_parity(newest / stages_ % 2 != 0, place);
        }
    }
    /// The thread takes no part any more.
    void quit() noexcept {}

    // What make_pipeline() calls.
    pipeline() noexcept = default;
    template <class Group, ::std::uint8_t Stages>
    pipeline(const Group& group, pipeline_shared_state<Scope, Stages>* state, unsigned producers,
             unsigned consumers, const ::simt::Place& place) noexcept
        : first_(state->stages_), stages_(Stages) {
        if (group.thread_rank() == 0) {
            for (auto& stage : state->stages_) {
                init(&stage.produced, static_cast<::std::ptrdiff_t>(producers));
                init(&stage.consumed, static_cast<::std::ptrdiff_t>(consumers));
            }
        }
        group.sync(place);
    }
    template <class Group, ::std::uint8_t Stages>
    static unsigned count_producers(const Group& group, pipeline_shared_state<Scope, Stages>* state,
                                    bool is_one, const ::simt::Place& place) noexcept {
        if (group.thread_rank() == 0) state->producers_.store(0, memory_order_release);
        group.sync(place);
        if (is_one) state->producers_.fetch_add(1, memory_order_acq_rel, place);
        group.sync(place);
        return state->producers_.load(memory_order_acquire, place);
    }

  private:
    detail::PipelineStage<Scope>* stage(unsigned long number) const noexcept {
        return first_ + number % stages_;
    }
    detail::PipelineStage<Scope>* first_ = nullptr;
    unsigned stages_ = 0;  // 0: the thread's own
    unsigned long head_ = 0, tail_ = 0;
};

/// The thread's own.
inline pipeline<thread_scope_thread> make_pipeline() noexcept {
    return {};
}
/// Every thread of the group fills and empties the stages.
template <class Group, thread_scope Scope, ::std::uint8_t Stages>
pipeline<Scope> make_pipeline(const Group& group, pipeline_shared_state<Scope, Stages>* state,
                              const ::simt::Place& place = ::simt::Place::here()) noexcept {
    const auto all = static_cast<unsigned>(group.num_threads());
    return {group, state, all, all, place};
}
/// The first `producers` threads fill them, the others empty them.
template <class Group, thread_scope Scope, ::std::uint8_t Stages>
pipeline<Scope> make_pipeline(const Group& group, pipeline_shared_state<Scope, Stages>* state,
                              ::std::size_t producers,
                              const ::simt::Place& place = ::simt::Place::here()) noexcept {
    const auto all = static_cast<unsigned>(group.num_threads());
    return {group, state, static_cast<unsigned>(producers), all - static_cast<unsigned>(producers),
            place};
}
/// Each thread says what it does.
template <class Group, thread_scope Scope, ::std::uint8_t Stages>
pipeline<Scope> make_pipeline(const Group& group, pipeline_shared_state<Scope, Stages>* state,
                              pipeline_role role,
                              const ::simt::Place& place = ::simt::Place::here()) noexcept {
    const unsigned producers =
        pipeline<Scope>::count_producers(group, state, role == pipeline_role::producer, place);
    const auto all = static_cast<unsigned>(group.num_threads());
    return {group, state, producers, all - producers, place};
}

template <::std::uint8_t Last, thread_scope Scope>
void pipeline_consumer_wait_prior(pipeline<Scope>& pipe,
                                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    pipe.wait_prior(Last, place);
}

// ---- copies. The calling thread's, or shared out to a group; they belong to the pipeline's next
// commit, or to the barrier's phase.

template <class Size, thread_scope Scope>
__attribute__((always_inline)) inline void memcpy_async(void* to, const void* from, Size bytes,
                                                        pipeline<Scope>&) noexcept {
    ::simt::copy_share(to, from, bytes, 0, 1);
}
template <class Size, thread_scope Scope, class Completion>
__attribute__((always_inline)) inline void memcpy_async(void* to, const void* from, Size bytes,
                                                        barrier<Scope, Completion>&) noexcept {
    ::simt::copy_share(to, from, bytes, 0, 1);
}
template <class Group, class Size, thread_scope Scope>
__attribute__((always_inline)) inline void memcpy_async(const Group& group, void* to,
                                                        const void* from, Size bytes,
                                                        pipeline<Scope>&) noexcept {
    ::simt::copy_share(to, from, bytes, group.thread_rank(), group.num_threads());
}
template <class Group, class Size, thread_scope Scope, class Completion>
__attribute__((always_inline)) inline void memcpy_async(const Group& group, void* to,
                                                        const void* from, Size bytes,
                                                        barrier<Scope, Completion>&) noexcept {
    ::simt::copy_share(to, from, bytes, group.thread_rank(), group.num_threads());
}

}  // namespace cuda
