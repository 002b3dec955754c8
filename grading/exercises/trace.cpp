#include "grading/exercises/trace.hpp"

#include <atomic>
#include <cstdint>
#include <cstring>
#include <list>
#include <map>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace m2m::trace {

namespace {

using Address = std::uintptr_t;
constexpr Address line_bytes = 64;

/// One watched piece of memory, and where it lies in the model.
struct Piece {
    Address begin, end, model;
};

std::atomic<bool> counting{false};
std::atomic<int> threads_seen{0};
std::mutex mutex;  // OpenMP's threads report here, too
std::vector<Piece> pieces;
Address next_piece = 0;
Counts counts;

// The cache: lines from the last used to the one unused for longest, and where each stands there.
std::size_t capacity = 0;
std::list<Address> order;
std::unordered_map<Address, std::list<Address>::iterator> cached;

// Who wrote a line first, or `several`.
constexpr int several = -1;
std::unordered_map<Address, int> writer;

int this_thread() {
    thread_local const int number = threads_seen++;
    return number;
}

void touch(Address line) {
    const auto found = cached.find(line);
    if (found != cached.end()) {
        order.splice(order.begin(), order, found->second);
        return;
    }
    ++counts.lines_loaded;
    order.push_front(line);
    cached[line] = order.begin();
    if (order.size() > capacity) {
        cached.erase(order.back());
        order.pop_back();
    }
}

void access(const void* memory, std::size_t bytes, bool writes) {
    if (!counting) return;
    const std::lock_guard<std::mutex> lock(mutex);
    const auto address = reinterpret_cast<Address>(memory);
    for (const Piece& piece : pieces) {
        if (address < piece.begin || address >= piece.end) continue;
        ++(writes ? counts.writes : counts.reads);
        const Address first = (piece.model + address - piece.begin) / line_bytes;
        const Address last = (piece.model + address + bytes - 1 - piece.begin) / line_bytes;
        for (Address line = first; line <= last; ++line) {
            touch(line);
            if (!writes) continue;
            const auto [who, is_new] = writer.try_emplace(line, this_thread());
            if (is_new || who->second == this_thread() || who->second == several) continue;
            who->second = several;
            ++counts.lines_shared;
        }
        return;
    }
}

}  // namespace

void start(int cache_lines) {
    const std::lock_guard<std::mutex> lock(mutex);
    capacity = static_cast<std::size_t>(cache_lines);
    pieces.clear();
    order.clear();
    cached.clear();
    writer.clear();
    counts = {};
    next_piece = 0;
    counting = true;
}

void watch(const void* memory, std::size_t bytes) {
    const std::lock_guard<std::mutex> lock(mutex);
    const auto begin = reinterpret_cast<Address>(memory);
    pieces.push_back({begin, begin + bytes, next_piece});
    next_piece += (bytes / line_bytes + 2) * line_bytes;
}

Counts stop() {
    counting = false;
    const std::lock_guard<std::mutex> lock(mutex);
    return counts;
}

}  // namespace m2m::trace

// ---- what the compiler calls ----

// NOLINTBEGIN(bugprone-reserved-identifier): the compiler chose the names.
#define TRACE_ACCESS(name, bytes, writes)          \
    void name(void* memory);                       \
    void name(void* memory) {                      \
        m2m::trace::access(memory, bytes, writes); \
    }
#define TRACE_SIZE(bytes)                                             \
    TRACE_ACCESS(__tsan_read##bytes, bytes, false)                    \
    TRACE_ACCESS(__tsan_write##bytes, bytes, true)                    \
    TRACE_ACCESS(__tsan_unaligned_read##bytes, bytes, false)          \
    TRACE_ACCESS(__tsan_unaligned_write##bytes, bytes, true)          \
    TRACE_ACCESS(__tsan_volatile_read##bytes, bytes, false)           \
    TRACE_ACCESS(__tsan_volatile_write##bytes, bytes, true)           \
    TRACE_ACCESS(__tsan_unaligned_volatile_read##bytes, bytes, false) \
    TRACE_ACCESS(__tsan_unaligned_volatile_write##bytes, bytes, true)
// An atomic is one access that writes, and else what it was.
#define TRACE_ATOMIC(bits, type)                                                             \
    type __tsan_atomic##bits##_load(const volatile type* memory, int);                       \
    type __tsan_atomic##bits##_load(const volatile type* memory, int) {                      \
        m2m::trace::access(const_cast<const type*>(memory), bits / 8, false);                \
        return __atomic_load_n(memory, __ATOMIC_SEQ_CST);                                    \
    }                                                                                        \
    void __tsan_atomic##bits##_store(volatile type* memory, type value, int);                \
    void __tsan_atomic##bits##_store(volatile type* memory, type value, int) {               \
        m2m::trace::access(const_cast<type*>(memory), bits / 8, true);                       \
        __atomic_store_n(memory, value, __ATOMIC_SEQ_CST);                                   \
    }                                                                                        \
    type __tsan_atomic##bits##_fetch_add(volatile type* memory, type value, int);            \
    type __tsan_atomic##bits##_fetch_add(volatile type* memory, type value, int) {           \
        m2m::trace::access(const_cast<type*>(memory), bits / 8, true);                       \
        return __atomic_fetch_add(memory, value, __ATOMIC_SEQ_CST);                          \
    }                                                                                        \
    int __tsan_atomic##bits##_compare_exchange_strong(volatile type* memory, type* expected, \
                                                      type value, int, int);                 \
    int __tsan_atomic##bits##_compare_exchange_strong(volatile type* memory, type* expected, \
                                                      type value, int, int) {                \
        m2m::trace::access(const_cast<type*>(memory), bits / 8, true);                       \
        return __atomic_compare_exchange_n(memory, expected, value, false, __ATOMIC_SEQ_CST, \
                                           __ATOMIC_SEQ_CST);                                \
    }                                                                                        \
    int __tsan_atomic##bits##_compare_exchange_weak(volatile type* memory, type* expected,   \
                                                    type value, int, int);                   \
    int __tsan_atomic##bits##_compare_exchange_weak(volatile type* memory, type* expected,   \
                                                    type value, int, int) {                  \
        return __tsan_atomic##bits##_compare_exchange_strong(memory, expected, value, 5, 5); \
    }                                                                                        \
    type __tsan_atomic##bits##_compare_exchange_val(volatile type* memory, type expected,    \
                                                    type value, int, int);                   \
    type __tsan_atomic##bits##_compare_exchange_val(volatile type* memory, type expected,    \
                                                    type value, int, int) {                  \
        __tsan_atomic##bits##_compare_exchange_strong(memory, &expected, value, 5, 5);       \
        return expected;                                                                     \
    }

extern "C" {
TRACE_SIZE(1)
TRACE_SIZE(2)
TRACE_SIZE(4)
TRACE_SIZE(8)
TRACE_SIZE(16)
TRACE_ATOMIC(32, std::uint32_t)
TRACE_ATOMIC(64, std::uint64_t)
void __tsan_read_range(void* memory, unsigned long bytes);
void __tsan_read_range(void* memory, unsigned long bytes) {
    m2m::trace::access(memory, bytes, false);
}
void __tsan_write_range(void* memory, unsigned long bytes);
void __tsan_write_range(void* memory, unsigned long bytes) {
    m2m::trace::access(memory, bytes, true);
}
// Clang's names for memory moved in one piece.
void* __tsan_memcpy(void* to, const void* from, std::size_t bytes);
void* __tsan_memcpy(void* to, const void* from, std::size_t bytes) {
    m2m::trace::access(from, bytes, false);
    m2m::trace::access(to, bytes, true);
    return std::memcpy(to, from, bytes);
}
void* __tsan_memmove(void* to, const void* from, std::size_t bytes);
void* __tsan_memmove(void* to, const void* from, std::size_t bytes) {
    m2m::trace::access(from, bytes, false);
    m2m::trace::access(to, bytes, true);
    return std::memmove(to, from, bytes);
}
void* __tsan_memset(void* to, int value, std::size_t bytes);
void* __tsan_memset(void* to, int value, std::size_t bytes) {
    m2m::trace::access(to, bytes, true);
    return std::memset(to, value, bytes);
}
void __tsan_init();
void __tsan_init() {}
void __tsan_func_entry(void*);
void __tsan_func_entry(void*) {}
void __tsan_func_exit();
void __tsan_func_exit() {}
void __tsan_vptr_read(void**);
void __tsan_vptr_read(void**) {}
void __tsan_vptr_update(void**, void*);
void __tsan_vptr_update(void**, void*) {}
void __tsan_atomic_thread_fence(int);
void __tsan_atomic_thread_fence(int) {}
void __tsan_atomic_signal_fence(int);
void __tsan_atomic_signal_fence(int) {}
}
// NOLINTEND(bugprone-reserved-identifier)
