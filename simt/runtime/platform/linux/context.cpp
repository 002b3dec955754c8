// How a fiber begins, and the switch itself where it is ours.
#include "context.hpp"

#include <cstdint>

#ifdef SIMT_OWN_SWITCH
// void simt_switch(Context* save, Context to)
//     saves the registers that belong to a caller on the stack and where they lie in *save; goes on
//     at `to`.
// void simt_sync_block(const char* operation, const char* file, unsigned long long position)
//     __syncthreads(), called straight from the kernel. simt_arrive() gets the same arguments and
//     where the registers of this fiber lie, and returns where those of the fiber lie that is to
//     run.
// void simt_next_thread()
//     the end of a thread, called straight from the loop over threads; the same with simt_leave().
// All leave the same picture on the stack, so that each resumes what another suspended. All leave
// by a jump, not by a return: in a loop with two barriers, the fiber that stops and the one that
// goes on stand at different ones, and the processor would predict every return wrongly.
#if defined(__x86_64__)
// On x86-64, the way through nearly every barrier of a block that rotates is take_turn() in the
// kernel itself (rotation.hpp, where the layout of a Rotation is written down). For kernels without
// it, simt_sync_block() does the same here, and what Worker::arrive() does elsewhere.
asm(R"(
    .text

    .macro suspend
    pushq   %rbp
    pushq   %rbx
    pushq   %r12
    pushq   %r13
    pushq   %r14
    pushq   %r15
    .cfi_def_cfa_offset 56
    .endm

    .macro resume
    popq    %r15
    popq    %r14
    popq    %r13
    popq    %r12
    popq    %rbx
    popq    %rbp
    .cfi_def_cfa_offset 8
    popq    %rcx
    .cfi_def_cfa_offset 0
    jmp     *%rcx
    .endm

    .globl  simt_switch
    .type   simt_switch, @function
    .p2align 4
simt_switch:
    .cfi_startproc
    suspend
    movq    %rsp, (%rdi)
    movq    %rsi, %rsp
    resume
    .cfi_endproc
    .size   simt_switch, .-simt_switch

    .globl  simt_sync_block
    .globl  simt_resume
    .hidden simt_resume
    .type   simt_sync_block, @function
    .p2align 4
simt_sync_block:
    .cfi_startproc
    movq    simt_rotation@gottpoff(%rip), %rax
    movq    %fs:(%rax), %rax
    movq    (%rax), %rcx            # now
    cmpq    8(%rax), %rcx           # last
    je      1f
    cmpq    24(%rax), %rsi          # file
    jne     1f
    cmpq    32(%rax), %rdx          # position
    jne     1f
    suspend
    leaq    simt_resume(%rip), %r9
    movq    %rsp, (%rcx)            # now->context
    movq    %r9, 8(%rcx)            # now->resume
    movq    16(%rax), %r8           # step
    addq    %r8, %rcx
    movq    %rcx, (%rax)
    movq    threadIdx@gottpoff(%rip), %r9
    movq    24(%rcx), %r10          # now->index
    movl    32(%rcx), %r11d
    movq    %r10, %fs:(%r9)
    movl    %r11d, %fs:8(%r9)
    movq    (%rcx), %rsp
    movq    16(%rcx), %rbp          # now->frame
    movq    (%rcx, %r8), %r9        # who comes after that will run soon
    prefetcht0 (%r9)
    prefetcht0 64(%r9)
    jmp     *8(%rcx)
simt_resume:
    resume
1:
    .cfi_def_cfa_offset 8
    suspend
    movq    %rsp, %rcx
    subq    $8, %rsp
    .cfi_def_cfa_offset 64
    call    simt_arrive@PLT
    movq    %rax, %rsp
    .cfi_def_cfa_offset 56
    resume
    .cfi_endproc
    .size   simt_sync_block, .-simt_sync_block

    .globl  simt_resume_in_kernel   # see context_of() in fiber.hpp
    .hidden simt_resume_in_kernel
    .p2align 4
simt_resume_in_kernel:
    popq    %rcx
    leaq    128(%rsp), %rsp
    jmp     *%rcx

    .globl  simt_next_thread
    .type   simt_next_thread, @function
    .p2align 4
simt_next_thread:
    .cfi_startproc
    suspend
    movq    %rsp, %rdi
    subq    $8, %rsp
    .cfi_def_cfa_offset 64
    call    simt_leave@PLT
    movq    %rax, %rsp
    .cfi_def_cfa_offset 56
    resume
    .cfi_endproc
    .size   simt_next_thread, .-simt_next_thread
)");
#else  // Arm64: x19 to x30 and the low halves of v8 to v15 belong to the caller
asm(R"(
    .text

    .macro save_registers
    sub     sp, sp, #160
    stp     x19, x20, [sp, #0]
    stp     x21, x22, [sp, #16]
    stp     x23, x24, [sp, #32]
    stp     x25, x26, [sp, #48]
    stp     x27, x28, [sp, #64]
    stp     x29, x30, [sp, #80]
    stp     d8, d9, [sp, #96]
    stp     d10, d11, [sp, #112]
    stp     d12, d13, [sp, #128]
    stp     d14, d15, [sp, #144]
    .endm

    .macro restore_registers
    ldp     x19, x20, [sp, #0]
    ldp     x21, x22, [sp, #16]
    ldp     x23, x24, [sp, #32]
    ldp     x25, x26, [sp, #48]
    ldp     x27, x28, [sp, #64]
    ldp     x29, x30, [sp, #80]
    ldp     d8, d9, [sp, #96]
    ldp     d10, d11, [sp, #112]
    ldp     d12, d13, [sp, #128]
    ldp     d14, d15, [sp, #144]
    add     sp, sp, #160
    .endm

    .globl  simt_switch
    .type   simt_switch, %function
    .p2align 4
simt_switch:
    save_registers
    mov     x9, sp
    str     x9, [x0]
    mov     sp, x1
    restore_registers
    br      x30
    .size   simt_switch, .-simt_switch

    .globl  simt_sync_block
    .type   simt_sync_block, %function
    .p2align 4
simt_sync_block:
    save_registers
    mov     x3, sp
    bl      simt_arrive
    mov     sp, x0
    restore_registers
    br      x30
    .size   simt_sync_block, .-simt_sync_block

    .globl  simt_next_thread
    .type   simt_next_thread, %function
    .p2align 4
simt_next_thread:
    save_registers
    mov     x0, sp
    bl      simt_leave
    mov     sp, x0
    restore_registers
    br      x30
    .size   simt_next_thread, .-simt_next_thread
)");
#endif
#endif

namespace simt {

#ifdef SIMT_OWN_SWITCH

Context make_context(unsigned char* top, std::size_t, void (*entry)()) noexcept {
    // What simt_switch() expects to find: the callee-saved registers (their values do not matter),
    // then where to go.
#if defined(__x86_64__)
    constexpr std::size_t kRegisters = 6;
    auto* slot = reinterpret_cast<std::uintptr_t*>(reinterpret_cast<std::uintptr_t>(top) / 16 * 16);
    *--slot = 0;  // the return address of a function that does not return; it also aligns the stack
                  // as after a call
    *--slot = reinterpret_cast<std::uintptr_t>(entry);
    for (std::size_t i = 0; i < kRegisters; ++i) *--slot = 0;
#else
    constexpr std::size_t kRegisters = 20;  // x19–x30, d8–d15; x30 is where to go
    auto* slot =
        reinterpret_cast<std::uintptr_t*>(reinterpret_cast<std::uintptr_t>(top) / 16 * 16) -
        kRegisters;
    for (std::size_t i = 0; i < kRegisters; ++i) slot[i] = 0;
    slot[11] = reinterpret_cast<std::uintptr_t>(entry);
#endif
    return slot;
}

#else

namespace {

// Boost hands one pointer over, and that one says where to save the context of the fiber being
// left. All fibers of an OS thread have the same entry, so it may wait here.
thread_local void (*entry_of_new_fiber)() = nullptr;

void begin(boost::context::detail::transfer_t from) {
    arrived(from);
    entry_of_new_fiber();
}

}  // namespace

Context make_context(unsigned char* top, std::size_t size, void (*entry)()) noexcept {
    entry_of_new_fiber = entry;
    return boost::context::detail::make_fcontext(top, size, &begin);
}

#endif

}  // namespace simt
