// Stacks for simulated threads: many, reused, each with a guard below it so that an overflow is
// caught and named.
#pragma once

#include <cstddef>

namespace simt {

/// Memory for one fiber: it runs down from `top` towards `low`, and below `low` lies the guard.
struct Stack {
    unsigned char* low = nullptr;
    unsigned char* top = nullptr;

    std::size_t size() const { return static_cast<std::size_t>(top - low); }
};

/// A stack from the pool. @returns false when the operating system gives no more memory or no more
/// guards (Linux: vm.max_map_count allows about 32,700 guarded stacks).
bool acquire_stack(Stack& stack) noexcept;

/// Back to the pool; the memory stays mapped and its pages stay warm.
void release_stack(const Stack& stack) noexcept;

/// Whether a faulting address lies in a stack's guard. Safe to call from a signal handler.
bool in_stack_guard(const void* address) noexcept;

}  // namespace simt
