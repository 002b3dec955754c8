// The thread sanitizer's entry points, which the compiler calls before every access. A mode
// includes this once, in a source file that has defined, in scope:
//   enum class Touch      with read, write, update (an atomic), volatile_read, volatile_write
//   bool watching()       whether a kernel is running that is looked at
//   void access(address, size, Touch, place, frame)    what to do then; `size` is a power of two
//   void atomic_load(address, size, place, frame)      an atomic that changes nothing
//   void atomic_store(address, size, place, frame)     an atomic that reads nothing
//   void range(begin, bytes, Touch, place, frame)      the same for a structure
//
// `place` is where the access stands in the program (call_place.hpp: its return address). `frame`
// lies below all local variables of the running thread.
#pragma once

#include "call_place.hpp"

#include <cstdint>

#define SIMT_NUMBER(pointer) reinterpret_cast<std::uintptr_t>(pointer)
#define SIMT_PLACE SIMT_CALL_PLACE, SIMT_NUMBER(__builtin_frame_address(0))

#define SIMT_ACCESS(name, size, touch)                                                \
    void name(void* address) {                                                        \
        if (watching()) access(SIMT_NUMBER(address), size, Touch::touch, SIMT_PLACE); \
    }
#define SIMT_ACCESSES(size)                                                \
    SIMT_ACCESS(__tsan_read##size, size, read)                             \
    SIMT_ACCESS(__tsan_write##size, size, write)                           \
    SIMT_ACCESS(__tsan_unaligned_read##size, size, read)                   \
    SIMT_ACCESS(__tsan_unaligned_write##size, size, write)                 \
    SIMT_ACCESS(__tsan_volatile_read##size, size, volatile_read)           \
    SIMT_ACCESS(__tsan_volatile_write##size, size, volatile_write)         \
    SIMT_ACCESS(__tsan_unaligned_volatile_read##size, size, volatile_read) \
    SIMT_ACCESS(__tsan_unaligned_volatile_write##size, size, volatile_write)

// Atomics must happen here, too.
#define SIMT_UPDATE(bits, address) \
    if (watching()) access(SIMT_NUMBER(address), bits / 8, Touch::update, SIMT_PLACE)
#define SIMT_ATOMIC_CHANGE(bits, type, name, builtin)                            \
    type __tsan_atomic##bits##_##name(volatile type* address, type value, int) { \
        SIMT_UPDATE(bits, address);                                              \
        return builtin(address, value, __ATOMIC_SEQ_CST);                        \
    }
#define SIMT_ATOMIC_COMPARE(bits, type, name)                                                 \
    int __tsan_atomic##bits##_##name(volatile type* address, type* expected, type value, int, \
                                     int) {                                                   \
        SIMT_UPDATE(bits, address);                                                           \
        return __atomic_compare_exchange_n(address, expected, value, false, __ATOMIC_SEQ_CST, \
                                           __ATOMIC_SEQ_CST);                                 \
    }
#define SIMT_ATOMICS(bits, type)                                                           \
    type __tsan_atomic##bits##_load(const volatile type* address, int) {                   \
        if (watching()) atomic_load(SIMT_NUMBER(address), bits / 8, SIMT_PLACE);           \
        return __atomic_load_n(address, __ATOMIC_SEQ_CST);                                 \
    }                                                                                      \
    void __tsan_atomic##bits##_store(volatile type* address, type value, int) {            \
        if (watching()) atomic_store(SIMT_NUMBER(address), bits / 8, SIMT_PLACE);          \
        __atomic_store_n(address, value, __ATOMIC_SEQ_CST);                                \
    }                                                                                      \
    SIMT_ATOMIC_CHANGE(bits, type, exchange, __atomic_exchange_n)                          \
    SIMT_ATOMIC_CHANGE(bits, type, fetch_add, __atomic_fetch_add)                          \
    SIMT_ATOMIC_CHANGE(bits, type, fetch_sub, __atomic_fetch_sub)                          \
    SIMT_ATOMIC_CHANGE(bits, type, fetch_and, __atomic_fetch_and)                          \
    SIMT_ATOMIC_CHANGE(bits, type, fetch_or, __atomic_fetch_or)                            \
    SIMT_ATOMIC_CHANGE(bits, type, fetch_xor, __atomic_fetch_xor)                          \
    SIMT_ATOMIC_CHANGE(bits, type, fetch_nand, __atomic_fetch_nand)                        \
    SIMT_ATOMIC_COMPARE(bits, type, compare_exchange_strong)                               \
    SIMT_ATOMIC_COMPARE(bits, type, compare_exchange_weak)                                 \
    type __tsan_atomic##bits##_compare_exchange_val(volatile type* address, type expected, \
                                                    type value, int, int) {                \
        SIMT_UPDATE(bits, address);                                                        \
        __atomic_compare_exchange_n(address, &expected, value, false, __ATOMIC_SEQ_CST,    \
                                    __ATOMIC_SEQ_CST);                                     \
        return expected;                                                                   \
    }

extern "C" {

void __tsan_init() {}
void __tsan_vptr_read(void**) {}
void __tsan_vptr_update(void**, void*) {}
void __tsan_atomic_thread_fence(int) {
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
void __tsan_atomic_signal_fence(int) {}

SIMT_ACCESSES(1)
SIMT_ACCESSES(2)
SIMT_ACCESSES(4)
SIMT_ACCESSES(8)
SIMT_ACCESSES(16)
SIMT_ATOMICS(8, unsigned char)
SIMT_ATOMICS(16, unsigned short)
SIMT_ATOMICS(32, unsigned)
SIMT_ATOMICS(64, std::uint64_t)

void __tsan_read_range(void* begin, unsigned long bytes) {
    if (watching()) range(SIMT_NUMBER(begin), bytes, Touch::read, SIMT_PLACE);
}
void __tsan_write_range(void* begin, unsigned long bytes) {
    if (watching()) range(SIMT_NUMBER(begin), bytes, Touch::write, SIMT_PLACE);
}

}  // extern "C"
