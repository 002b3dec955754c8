// Fibers: several threads of control that take turns on one OS thread. The switch itself is
// Boost.Context's.
#pragma once

#include "sanitizer.hpp"
#include "stack_pool.hpp"

#include <boost/context/detail/fcontext.hpp>

namespace simt {

/// One thread of control: a stack, and where it stopped. A fiber stays on the OS thread that made
/// it. A suspended fiber is never unwound: it runs to its own end, or its stack is simply reused
/// (see reset()).
class Fiber {
  public:
    /// The OS thread's own thread of control: no stack of ours, running already.
    Fiber() = default;
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    /// What a fiber runs: must call started() first and must not return.
    using Entry = void (*)(boost::context::detail::transfer_t from);

    /// A fiber that will call `entry` when first switched to.
    Fiber(const Stack& stack, Entry entry) : stack_(stack), entry_(entry) { reset(); }

    ~Fiber() {
        if (stack_.low != nullptr) release_stack(stack_);
    }

    /// Forgets what the fiber was doing: the next switch to it calls `entry` afresh. No destructors
    /// run.
    void reset() noexcept;

    /// Suspends `from`, which must be the running fiber, and runs `to`. Returns when something
    /// switches back to `from`.
    static void change(Fiber& from, Fiber& to) noexcept {
        before_switch(from, to);
        const auto back = boost::context::detail::jump_fcontext(to.context_, &from);
        static_cast<Fiber*>(back.data)->context_ = back.fctx;
        after_switch(from);
    }

    Fiber* next = nullptr;     // in its worker's list of idle fibers
    unsigned long launch = 0;  // number of the launch whose thread loop it is in

    /// The first act of a fiber's entry: books where the fiber that switched to it is to go on.
    static void started(boost::context::detail::transfer_t from) noexcept;

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

    boost::context::detail::fcontext_t context_ = nullptr;  // where to go on; valid while suspended
    Stack stack_;
    Entry entry_ = nullptr;
};

}  // namespace simt
