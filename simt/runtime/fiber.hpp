// Fibers: several threads of control that take turns on one OS thread.
#pragma once

#include "context.hpp"
#include "simt/rotation.hpp"
#include "stack_pool.hpp"

#include <cstdint>

namespace simt {

/// One thread of control: a stack, and where it stopped. A fiber stays on the OS thread that made
/// it (compilers keep addresses of thread-local variables across a switch). A suspended fiber is
/// never unwound: it goes on some day, or its stack is simply used anew (see reset()).
class Fiber {
  public:
    /// The OS thread's own thread of control: no stack of ours, running already.
    Fiber() = default;
    /// A fiber that will call `entry` when first switched to. `entry` calls started() first and
    /// does not return. All fibers of an OS thread have the same entry.
    Fiber(const Stack& stack, void (*entry)()) : stack_(stack), entry_(entry) { reset(); }
    ~Fiber() {
        if (stack_.low != nullptr) release_stack(stack_);
    }
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    /// Forgets what the fiber was doing: the next switch to it calls its entry. No destructors run.
    void reset() noexcept;

    /// Suspends `from`, which must be the running fiber, notes in `save` where it is to go on, and
    /// lets `to` go on at `context`. Returns when something lets `from` go on there.
    static void change(Fiber& from, Context& save, Fiber& to, Context context) noexcept {
        before_switch(from, to);
        switch_context(save, context);
        after_switch(from);
    }

    /// Lets `to` go on. `from`, the running fiber, is reset() before anything switches to it again.
    [[noreturn]] static void leave(Fiber& from, Fiber& to) noexcept {
        before_switch(from, to);
        leave_for(to.context);
    }

    /// The first act of a fiber's entry. `previous` is the fiber that switched to it.
    static void started(Fiber& previous) noexcept;

    /// Fetches the top of a suspended fiber's stack into the cache: it will run soon. More than two
    /// lines cost more than they save, also in the kernels of chapter 04. A fiber may have none yet.
    static void prefetch(Context context) noexcept {
        const auto top = reinterpret_cast<std::uintptr_t>(context);  // nothing may be added to null
        for (unsigned line = 0; line < 2; ++line)
            __builtin_prefetch(reinterpret_cast<const void*>(top + 64 * line));
    }

    Context context = nullptr;  // while suspended with no thread to finish: where it goes on
    Fiber* next = nullptr;      // in its worker's list of idle fibers

  private:
#ifdef SIMT_ADDRESS_SANITIZER
    static void before_switch(Fiber& from, Fiber& to) noexcept {
        __sanitizer_start_switch_fiber(&from.fake_stack_, to.bottom_, to.size_);
    }
    static void after_switch(Fiber& self) noexcept {
        __sanitizer_finish_switch_fiber(self.fake_stack_, nullptr, nullptr);
    }
    void* fake_stack_ = nullptr;
    const void* bottom_ = nullptr;
    std::size_t size_ = 0;
#else
    static void before_switch(Fiber&, Fiber&) noexcept {}
    static void after_switch(Fiber&) noexcept {}
#endif

    Stack stack_;
    void (*entry_)() = nullptr;
};

#if defined(SIMT_OWN_SWITCH) && defined(__x86_64__)
extern "C" const char simt_resume[], simt_resume_in_kernel[];
/// What a turn holds whose thread waits as simt_switch() leaves it.
inline const void* const kResume = simt_resume;

/// A turn's context as simt_switch() takes it.
inline Context context_of(const Rotation::Turn& turn) noexcept {
    if (turn.resume == simt_resume) return turn.context;
    // The thread waits within its kernel, in take_turn(). Its compiler may use this much below rsp.
    constexpr std::size_t kRedZone = 128;
    const auto word = [](const void* value) { return reinterpret_cast<std::uintptr_t>(value); };
    auto* slot = reinterpret_cast<std::uintptr_t*>(static_cast<char*>(turn.context) - kRedZone);
    *--slot = word(turn.resume);
    *--slot = word(simt_resume_in_kernel);
    *--slot = word(turn.frame);
    for (int others = 0; others < 5; ++others) *--slot = 0;
    return slot;
}
#else
constexpr const void* kResume = nullptr;
inline Context context_of(const Rotation::Turn& turn) noexcept {
    return turn.context;
}
#endif

}  // namespace simt
