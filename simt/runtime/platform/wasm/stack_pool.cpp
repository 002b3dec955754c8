// The pool of stacks. There are no guards in WebAssembly: its own stack, where calls lie, is
// guarded by the engine; what overflows here is arrays.
#include "stack_pool.hpp"

#include <cstdlib>
#include <vector>

namespace simt {

namespace {

constexpr std::size_t kStackSize = 64 * 1024;
constexpr std::size_t kStacksPerSlab = 32;

std::vector<Stack>& free_stacks() {
    static auto& stacks = *new std::vector<Stack>;
    return stacks;
}

}  // namespace

bool acquire_stack(Stack& stack) noexcept {
    std::vector<Stack>& free = free_stacks();
    if (free.empty()) {
        auto* const slab =
            static_cast<unsigned char*>(std::aligned_alloc(64, kStackSize * kStacksPerSlab));
        if (slab == nullptr) return false;
        for (std::size_t i = kStacksPerSlab; i-- > 0;)
            free.push_back({slab + i * kStackSize, slab + (i + 1) * kStackSize});
    }
    stack = free.back();
    free.pop_back();
    return true;
}

void release_stack(const Stack& stack) noexcept {
    free_stacks().push_back(stack);
}

bool in_stack_guard(const void*) noexcept {
    return false;
}

}  // namespace simt
