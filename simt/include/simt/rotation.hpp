// How the threads of a block that come to one barrier after another take turns.
#pragma once

#include "device_launch_parameters.h"
#include "simt/place.hpp"

#include <cstddef>
#include <cstdint>

// The switch at a barrier is part of the kernel: g++ on x86-64 keeps just what the kernel still
// needs, on the kernel's own frame. (clang may need rbx for itself; it calls simt_sync_block().)
#if defined(__linux__) && defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(SIMT_CHECK) && !defined(__SANITIZE_ADDRESS__) && !defined(__APX_F__)
#define SIMT_SWITCH_IN_KERNEL 1
#endif

namespace simt {

/// The threads of a block that come to one barrier after another, and wait for each other nowhere
/// else, go on in one order, there and back: who comes last is the first to go on. While that is
/// so, this is all that is kept of them: no queues, and no records but what a switch needs.
struct Rotation {
    struct Turn {
        void* context;       // where the thread goes on: its stack pointer, ...
        const void* resume;  // ... x86-64 only: the instruction; ...
        void* frame;         // ... and rbp
        uint3 index;
    };
    Turn* now = nullptr;         // the running thread's; null: the threads do not rotate
    Turn* last = nullptr;        // of the one that comes to the barrier last; ...
    std::ptrdiff_t step = 0;     // bytes from one turn to the next: forth or back
    const char* file = nullptr;  // where the barrier is; null before one has come
    unsigned long long position = 0;
    const char* operation = nullptr;
    Turn* first = nullptr;  // ... first

    Turn* after(Turn* turn) const noexcept {
        return reinterpret_cast<Turn*>(reinterpret_cast<char*>(turn) + step);
    }
};
// simt_sync_block() in context.cpp counts on it, and take_turn().
static_assert(sizeof(void*) != 8 ||
              (offsetof(Rotation, now) == 0 && offsetof(Rotation, last) == 8 &&
               offsetof(Rotation, step) == 16 && offsetof(Rotation, file) == 24 &&
               offsetof(Rotation, position) == 32 && offsetof(Rotation::Turn, context) == 0 &&
               offsetof(Rotation::Turn, resume) == 8 && offsetof(Rotation::Turn, frame) == 16 &&
               offsetof(Rotation::Turn, index) == 24));
/// The running block's.
extern "C" {
extern SIMT_THREAD_LOCAL Rotation* simt_rotation;
}

#ifdef SIMT_SWITCH_IN_KERNEL
/// __syncthreads() where the block rotates, the barrier is the one that others wait at, and some
/// are still to come: lets the next thread run. Returns, when this one goes on, true; at once and
/// with nothing done, false, when it is not so simple.
[[gnu::always_inline]] inline bool take_turn(const Place& place) noexcept {
    Rotation& r = *simt_rotation;
    Rotation::Turn* now = r.now;
    if (__builtin_expect(now == r.last || r.file != place.file || r.position != place.position, 0))
        return false;
    Rotation::Turn* next = r.after(now);
    r.now = next;
    threadIdx = next->index;
    // Who comes after that will run soon. (Behind the last one comes nobody: null, to which nothing
    // may be added.)
    const auto soon = reinterpret_cast<std::uintptr_t>(r.after(next)->context);
    __builtin_prefetch(reinterpret_cast<const void*>(soon));
    __builtin_prefetch(reinterpret_cast<const void*>(soon + 64));
    // No register but rsp and rbp outlives this: whatever the kernel still needs is in its frame.
    // (rbp may be the frame's address, and is not to be named then.) Nothing is written below rsp.
    asm volatile(
        "leaq 1f(%%rip), %%rdx\n\t"
        "movq %%rsp, (%0)\n\t"
        "movq %%rdx, 8(%0)\n\t"
        "movq %%rbp, 16(%0)\n\t"
        "movq (%1), %%rsp\n\t"
        "movq 16(%1), %%rbp\n\t"
        "jmp *8(%1)\n"
        "1:"
        : "+a"(now), "+c"(next)
        :
        : "rbx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "xmm0",
          "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
          "xmm12", "xmm13", "xmm14", "xmm15",
#ifdef __AVX512F__
          "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22", "xmm23", "xmm24", "xmm25",
          "xmm26", "xmm27", "xmm28", "xmm29", "xmm30", "xmm31", "k0", "k1", "k2", "k3", "k4", "k5",
          "k6", "k7",
#endif
          "cc", "memory");
    return true;
}
#endif

}  // namespace simt
