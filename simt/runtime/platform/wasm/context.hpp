// Switching stacks in WebAssembly, which hides its own stack: binaryen's Asyncify, run on the
// linked program, lets every function on the way leave and come back.
#pragma once

#include "sanitizer.hpp"

#include <cstddef>

namespace simt {

/// A suspended fiber.
using Context = void*;

namespace platform {
void switch_fiber(Context* save, Context to) noexcept;
[[noreturn]] void leave_fiber(Context to) noexcept;
}  // namespace platform

/// Suspends the running fiber, writes where it is to go on, and runs the other.
inline void switch_context(Context& save, Context to) noexcept {
    platform::switch_fiber(&save, to);
}

/// Runs the other, and never comes back: the running fiber begins anew before it is used again.
[[noreturn]] inline void leave_for(Context to) noexcept {
    platform::leave_fiber(to);
}

/// The context of a new fiber, which will call `entry` on the stack that ends at `top`. `entry`
/// must not return.
Context make_context(unsigned char* top, std::size_t size, void (*entry)()) noexcept;

}  // namespace simt
