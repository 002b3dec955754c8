// libcu++'s atomics by their own names: cuda::atomic, cuda::atomic_ref, cuda::atomic_flag, fences.
// Scopes differ in who may see a change how late; here, everybody sees it at once. A load, and what
// leaves memory as it was, counts as a try: a thread that spins gives way. For check mode, an
// operation that releases is a fence and an atomic.
#pragma once

#include "host_defines.h"
#include "simt/atomic.hpp"
#include "simt/check.hpp"
#include "simt/cuda_std.hpp"

#include <atomic>
#include <cstddef>
#include <type_traits>

namespace cuda {

enum thread_scope {
    thread_scope_system = 0,
    thread_scope_device = 1,
    thread_scope_block = 2,
    thread_scope_thread = 10,
};

using ::std::memory_order;
using ::std::memory_order_acq_rel;
using ::std::memory_order_acquire;
using ::std::memory_order_consume;
using ::std::memory_order_relaxed;
using ::std::memory_order_release;
using ::std::memory_order_seq_cst;

inline void atomic_thread_fence(memory_order order, thread_scope = thread_scope_system,
                                const ::simt::Place& place = ::simt::Place::here()) noexcept {
    if (order != memory_order_relaxed) ::simt::fence("atomic_thread_fence()", place);
}
inline void atomic_signal_fence(memory_order) noexcept {}

}  // namespace cuda

namespace simt {

/// What comes before an atomic operation of this order.
inline void before_atomic([[maybe_unused]] ::std::memory_order order) noexcept {
#ifdef SIMT_CHECK
    if (order == ::std::memory_order_release || order == ::std::memory_order_acq_rel ||
        order == ::std::memory_order_seq_cst) {
        simt_check_fence();
    }
#endif
}

/// The operations on one object; shared by atomic and atomic_ref.
template <class T>
class AtomicOperations {
    static_assert(::std::is_trivially_copyable_v<T>, "an atomic's value is copied by its bits");
    static_assert(sizeof(T) == 1 || sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8,
                  "an atomic has 1, 2, 4 or 8 bytes");
    using Bits = bits_of<T>;
    using Order = ::std::memory_order;
    static constexpr int kOrder = __ATOMIC_SEQ_CST;

  public:
    static T load(const T* address, Order order, const Place& place) noexcept {
        static_cast<void>(order);
        polled("atomic load()", place);
        return reinterpret<T>(__atomic_load_n(reinterpret_cast<const Bits*>(address), kOrder));
    }
    static void store(T* address, T value, Order order) noexcept {
        before_atomic(order);
        __atomic_store_n(reinterpret_cast<Bits*>(address), reinterpret<Bits>(value), kOrder);
    }
    static bool compare_exchange(T* address, T& expected, T desired, Order order,
                                 const Place& place) noexcept {
        before_atomic(order);
        Bits before = reinterpret<Bits>(expected);
        if (__atomic_compare_exchange_n(reinterpret_cast<Bits*>(address), &before,
                                        reinterpret<Bits>(desired), false, kOrder, kOrder)) {
            return true;
        }
        expected = reinterpret<T>(before);
        polled("atomic compare_exchange()", place);
        return false;
    }
    /// @returns the value before.
    template <class Change>
    static T update(const char* operation, T* address, Order order, const Place& place,
                    Change change) noexcept {
        before_atomic(order);
        Bits* const memory = reinterpret_cast<Bits*>(address);
        Bits before = __atomic_load_n(memory, kOrder);
        for (;;) {
            const Bits after = reinterpret<Bits>(T(change(reinterpret<T>(before))));
            if (__atomic_compare_exchange_n(memory, &before, after, true, kOrder, kOrder)) {
                if (before == after) polled(operation, place);
                return reinterpret<T>(before);
            }
        }
    }
    static void wait(const T* address, T old, Order order, const Place& place) noexcept {
        while (reinterpret<Bits>(load(address, order, place)) == reinterpret<Bits>(old))
            give_way("atomic wait()", place);
    }
};

/// What arithmetic adds: to a pointer, elements.
template <class T>
struct Difference {
    using type = T;
};
template <class T>
struct Difference<T*> {
    using type = ::std::ptrdiff_t;
};

/// Integers wrap.
template <class T, class D>
T sum_of(T a, D b) noexcept {
    if constexpr (::std::is_integral_v<T>) {
        using U = ::std::make_unsigned_t<T>;
        return static_cast<T>(static_cast<U>(a) + static_cast<U>(b));
    } else {
        return a + b;
    }
}
template <class T, class D>
T difference_of(T a, D b) noexcept {
    if constexpr (::std::is_integral_v<T>) {
        using U = ::std::make_unsigned_t<T>;
        return static_cast<T>(static_cast<U>(a) - static_cast<U>(b));
    } else {
        return a - b;
    }
}

}  // namespace simt

namespace cuda {

// The members of atomic and of atomic_ref, which differ in where the value is: at ADDRESS.
#define SIMT_ATOMIC_MEMBERS(ADDRESS, CONST)                                                       \
    using value_type = T;                                                                         \
    using difference_type = typename ::simt::Difference<T>::type;                                 \
    static constexpr bool is_always_lock_free = true;                                             \
    static constexpr bool is_lock_free() noexcept {                                               \
        return true;                                                                              \
    }                                                                                             \
    T load(memory_order order = memory_order_seq_cst,                                             \
           const ::simt::Place& place = ::simt::Place::here()) const noexcept {                   \
        return Operations::load(ADDRESS, order, place);                                           \
    }                                                                                             \
    void store(T value, memory_order order = memory_order_seq_cst) CONST noexcept {               \
        Operations::store(ADDRESS, value, order);                                                 \
    }                                                                                             \
    T exchange(T value, memory_order order = memory_order_seq_cst,                                \
               const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {               \
        return Operations::update("atomic exchange()", ADDRESS, order, place,                     \
                                  [=](T) { return value; });                                      \
    }                                                                                             \
    bool compare_exchange_strong(                                                                 \
        T& expected, T desired, memory_order order = memory_order_seq_cst,                        \
        const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {                      \
        return Operations::compare_exchange(ADDRESS, expected, desired, order, place);            \
    }                                                                                             \
    bool compare_exchange_strong(T& expected, T desired, memory_order success, memory_order,      \
                                 const ::simt::Place& place = ::simt::Place::here())              \
        CONST noexcept {                                                                          \
        return Operations::compare_exchange(ADDRESS, expected, desired, success, place);          \
    }                                                                                             \
    bool compare_exchange_weak(T& expected, T desired, memory_order order = memory_order_seq_cst, \
                               const ::simt::Place& place = ::simt::Place::here())                \
        CONST noexcept {                                                                          \
        return Operations::compare_exchange(ADDRESS, expected, desired, order, place);            \
    }                                                                                             \
    bool compare_exchange_weak(T& expected, T desired, memory_order success, memory_order,        \
                               const ::simt::Place& place = ::simt::Place::here())                \
        CONST noexcept {                                                                          \
        return Operations::compare_exchange(ADDRESS, expected, desired, success, place);          \
    }                                                                                             \
    T fetch_add(difference_type value, memory_order order = memory_order_seq_cst,                 \
                const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {              \
        return Operations::update("atomic fetch_add()", ADDRESS, order, place,                    \
                                  [=](T old) { return ::simt::sum_of(old, value); });             \
    }                                                                                             \
    T fetch_sub(difference_type value, memory_order order = memory_order_seq_cst,                 \
                const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {              \
        return Operations::update("atomic fetch_sub()", ADDRESS, order, place,                    \
                                  [=](T old) { return ::simt::difference_of(old, value); });      \
    }                                                                                             \
    T fetch_and(T value, memory_order order = memory_order_seq_cst,                               \
                const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {              \
        return Operations::update("atomic fetch_and()", ADDRESS, order, place,                    \
                                  [=](T old) { return old & value; });                            \
    }                                                                                             \
    T fetch_or(T value, memory_order order = memory_order_seq_cst,                                \
               const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {               \
        return Operations::update("atomic fetch_or()", ADDRESS, order, place,                     \
                                  [=](T old) { return old | value; });                            \
    }                                                                                             \
    T fetch_xor(T value, memory_order order = memory_order_seq_cst,                               \
                const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {              \
        return Operations::update("atomic fetch_xor()", ADDRESS, order, place,                    \
                                  [=](T old) { return old ^ value; });                            \
    }                                                                                             \
    T fetch_min(T value, memory_order order = memory_order_seq_cst,                               \
                const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {              \
        return Operations::update("atomic fetch_min()", ADDRESS, order, place,                    \
                                  [=](T old) { return value < old ? value : old; });              \
    }                                                                                             \
    T fetch_max(T value, memory_order order = memory_order_seq_cst,                               \
                const ::simt::Place& place = ::simt::Place::here()) CONST noexcept {              \
        return Operations::update("atomic fetch_max()", ADDRESS, order, place,                    \
                                  [=](T old) { return old < value ? value : old; });              \
    }                                                                                             \
    /** Until the value differs from `old`. */                                                    \
    void wait(T old, memory_order order = memory_order_seq_cst,                                   \
              const ::simt::Place& place = ::simt::Place::here()) const noexcept {                \
        Operations::wait(ADDRESS, old, order, place);                                             \
    }                                                                                             \
    void notify_one() CONST noexcept {}                                                           \
    void notify_all() CONST noexcept {}                                                           \
    operator T() const noexcept {                                                                 \
        return load();                                                                            \
    }                                                                                             \
    T operator++() CONST noexcept {                                                               \
        return ::simt::sum_of(fetch_add(1), 1);                                                   \
    }                                                                                             \
    T operator++(int) CONST noexcept {                                                            \
        return fetch_add(1);                                                                      \
    }                                                                                             \
    T operator--() CONST noexcept {                                                               \
        return ::simt::difference_of(fetch_sub(1), 1);                                            \
    }                                                                                             \
    T operator--(int) CONST noexcept {                                                            \
        return fetch_sub(1);                                                                      \
    }                                                                                             \
    T operator+=(difference_type value) CONST noexcept {                                          \
        return ::simt::sum_of(fetch_add(value), value);                                           \
    }                                                                                             \
    T operator-=(difference_type value) CONST noexcept {                                          \
        return ::simt::difference_of(fetch_sub(value), value);                                    \
    }                                                                                             \
    T operator&=(T value) CONST noexcept {                                                        \
        return fetch_and(value) & value;                                                          \
    }                                                                                             \
    T operator|=(T value) CONST noexcept {                                                        \
        return fetch_or(value) | value;                                                           \
    }                                                                                             \
    T operator^=(T value) CONST noexcept {                                                        \
        return fetch_xor(value) ^ value;                                                          \
    }

/// A value that threads of this scope change together.
template <class T, thread_scope Scope = thread_scope_system>
class atomic {
    using Operations = ::simt::AtomicOperations<T>;

  public:
    atomic() noexcept = default;
    constexpr atomic(T value) noexcept : value_(value) {}
    atomic(const atomic&) = delete;
    atomic& operator=(const atomic&) = delete;
    T operator=(T value) noexcept {
        store(value);
        return value;
    }
    SIMT_ATOMIC_MEMBERS(&value_, )

  private:
    alignas(sizeof(T)) T value_;
};

/// Atomic operations on a plain object.
template <class T, thread_scope Scope = thread_scope_system>
class atomic_ref {
    using Operations = ::simt::AtomicOperations<T>;

  public:
    static constexpr ::std::size_t required_alignment = sizeof(T);
    explicit atomic_ref(T& object) noexcept : object_(&object) {}
    atomic_ref(const atomic_ref&) noexcept = default;
    atomic_ref& operator=(const atomic_ref&) = delete;
    T operator=(T value) const noexcept {
        store(value);
        return value;
    }
    SIMT_ATOMIC_MEMBERS(object_, const)

  private:
    T* object_;
};
#undef SIMT_ATOMIC_MEMBERS

template <thread_scope Scope = thread_scope_system>
class basic_atomic_flag {
  public:
    basic_atomic_flag() noexcept = default;
    constexpr basic_atomic_flag(bool value) noexcept : value_(value ? 1u : 0u) {}
    bool test(memory_order order = memory_order_seq_cst,
              const ::simt::Place& place = ::simt::Place::here()) const noexcept {
        return value_.load(order, place) != 0;
    }
    bool test_and_set(memory_order order = memory_order_seq_cst,
                      const ::simt::Place& place = ::simt::Place::here()) noexcept {
        return value_.exchange(1, order, place) != 0;
    }
    void clear(memory_order order = memory_order_seq_cst) noexcept { value_.store(0, order); }

  private:
    atomic<unsigned, Scope> value_{0};
};
using atomic_flag = basic_atomic_flag<>;

namespace std {
using ::cuda::atomic_flag;
using ::cuda::atomic_signal_fence;
using ::cuda::memory_order;
using ::cuda::memory_order_acq_rel;
using ::cuda::memory_order_acquire;
using ::cuda::memory_order_consume;
using ::cuda::memory_order_relaxed;
using ::cuda::memory_order_release;
using ::cuda::memory_order_seq_cst;
inline void atomic_thread_fence(memory_order order,
                                const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::cuda::atomic_thread_fence(order, thread_scope_system, place);
}
template <class T>
using atomic = ::cuda::atomic<T, thread_scope_system>;
template <class T>
using atomic_ref = ::cuda::atomic_ref<T, thread_scope_system>;
}  // namespace std

}  // namespace cuda
