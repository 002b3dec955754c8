// Switching stacks: the few instructions below every fiber.
#pragma once

#include "sanitizer.hpp"

#include <cstddef>

// Boost.Context's switch also saves the floating-point control words (which CUDA C++ cannot change)
// and leaves by an indirect jump that unbalances the processor's prediction of returns: 14 to 19 ns
// a switch where 2 to 10 are possible. A barrier costs one switch a thread, so Linux on x86-64 and
// Arm64 has its own (context.cpp). Everywhere else, and under AddressSanitizer, Boost's is used.
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__)) && \
    !defined(SIMT_ADDRESS_SANITIZER) && !defined(SIMT_BOOST_SWITCH)
#define SIMT_OWN_SWITCH 1
#else
#include <boost/context/detail/fcontext.hpp>
#endif

namespace simt {

/// Where a suspended fiber goes on: the registers it will need lie on its stack, here.
using Context = void*;

#ifdef SIMT_OWN_SWITCH
extern "C" void simt_switch(Context* save, Context to) noexcept;

/// Suspends the running fiber, writes where it is to go on, and runs the other.
inline void switch_context(Context& save, Context to) noexcept {
    simt_switch(&save, to);
}

#else
/// What a jump tells the one who arrives: where the one who left wants its context saved.
inline void arrived(boost::context::detail::transfer_t from) noexcept {
    *static_cast<Context*>(from.data) = from.fctx;
}

inline void switch_context(Context& save, Context to) noexcept {
    arrived(boost::context::detail::jump_fcontext(to, &save));
}

#endif

/// Runs the other, and never comes back: the running fiber begins anew before it is used again.
[[noreturn]] inline void leave_for(Context to) noexcept {
    Context nobody;
    switch_context(nobody, to);
    __builtin_unreachable();
}

/// The context of a new fiber, which will call `entry` on the stack that ends at `top`. `entry`
/// must not return.
Context make_context(unsigned char* top, std::size_t size, void (*entry)()) noexcept;

}  // namespace simt
