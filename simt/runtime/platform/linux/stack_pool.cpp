// The pool of guarded stacks.
#include "stack_pool.hpp"

#include "sanitizer.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace simt {

namespace {

// What a kernel may use for its local variables. Only touched pages cost memory. AddressSanitizer's
// frames are larger.
constexpr std::size_t kStackSize = kAddressSanitizer ? 512 * 1024 : 128 * 1024;
constexpr std::size_t kGuardSize = 16 * 1024;  // at least; whole pages
constexpr std::size_t kStacksPerSlab = 32;
constexpr std::size_t kMaxSlabs = 4096;

// Stacks of equal layout would all use the same few cache sets: the tops are spread over a page, a
// cache line at a time.
constexpr std::size_t kStagger = 64;
constexpr std::size_t kStaggerSpan = 4096;

/// One mapping: guard, stack, guard, stack, …
struct Slab {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
};

struct Pool {
    std::mutex mutex;
    std::vector<Stack> free;
    std::size_t guard_size = 0;
    // Read by the signal handler without a lock: entries are written once, before the count that
    // covers them.
    Slab slabs[kMaxSlabs];
    std::atomic<std::size_t> slab_count{0};
    std::size_t stacks_made = 0;
};

Pool& pool() {
    static Pool* const the_pool =
        new Pool;  // never destroyed: a worker may outlive static destruction
    return *the_pool;
}

std::size_t round_up(std::size_t size, std::size_t unit) {
    return (size + unit - 1) / unit * unit;
}

/// Maps one more slab and enters its stacks in the free list. The caller holds the lock.
bool add_slab(Pool& p) {
    const std::size_t number = p.slab_count.load(std::memory_order_relaxed);
    if (number == kMaxSlabs) return false;
    if (p.guard_size == 0) {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        p.guard_size = round_up(kGuardSize, page);
    }
    const std::size_t stride = p.guard_size + kStackSize;
    const std::size_t bytes = stride * kStacksPerSlab;
    void* const memory =
        mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return false;
    auto* const begin = static_cast<unsigned char*>(memory);
    for (std::size_t i = 0; i < kStacksPerSlab; ++i) {
        if (mprotect(begin + i * stride, p.guard_size, PROT_NONE) != 0) {
            munmap(memory, bytes);  // a stack without its guard is worse than none
            return false;
        }
    }
    p.slabs[number] = {reinterpret_cast<std::uintptr_t>(begin),
                       reinterpret_cast<std::uintptr_t>(begin) + bytes};
    p.slab_count.store(number + 1, std::memory_order_release);
    for (std::size_t i = kStacksPerSlab; i-- > 0;) {
        unsigned char* const low = begin + i * stride + p.guard_size;
        const std::size_t stagger = (p.stacks_made++ * 5 * kStagger) % kStaggerSpan;
        p.free.push_back({low, low + kStackSize - stagger});
    }
    return true;
}

}  // namespace

bool acquire_stack(Stack& stack) noexcept {
    Pool& p = pool();
    const std::lock_guard<std::mutex> lock(p.mutex);
    if (p.free.empty() && !add_slab(p)) return false;
    stack = p.free.back();
    p.free.pop_back();
    return true;
}

void release_stack(const Stack& stack) noexcept {
    unpoison_memory(stack.low, stack.size());
    Pool& p = pool();
    const std::lock_guard<std::mutex> lock(p.mutex);
    p.free.push_back(stack);
}

bool in_stack_guard(const void* address) noexcept {
    const Pool& p = pool();
    const auto where = reinterpret_cast<std::uintptr_t>(address);
    const std::size_t count = p.slab_count.load(std::memory_order_acquire);
    for (std::size_t i = 0; i < count; ++i) {
        const Slab& slab = p.slabs[i];
        if (where >= slab.begin && where < slab.end)
            return (where - slab.begin) % (p.guard_size + kStackSize) < p.guard_size;
    }
    return false;
}

}  // namespace simt
