// Fibers on Asyncify. The program's own thread of control calls take_turns(), below all fibers:
// each one that stops unwinds down to there, and the next one starts, or winds itself up again.
//
// A fiber has two stacks: the one in linear memory, for what has an address, and Asyncify's, where
// functions leave their other variables while the fiber is suspended.
#include "context.hpp"

#include "faults.hpp"
#include "worker.hpp"

#include <csignal>
#include <cstdint>

namespace {

/// Lies at the low end of a fiber's memory.
struct Strand {
    // These two are Asyncify's own: where its stack has got to, and where it ends.
    unsigned char* next = nullptr;
    unsigned char* limit = nullptr;
    std::uintptr_t stack = 0;  // in linear memory
    void (*entry)() = nullptr;
    bool begun = false;
};

constexpr std::size_t kAsyncifyPart = 4;  // of a fiber's memory, a quarter

Strand program;  // the main thread of control
Strand* running = &program;
Strand* next = nullptr;
bool going_on = false;  // while a fiber winds itself up
bool left = false;      // a fiber has stopped for good

}  // namespace

extern "C" {

// Asyncify puts its own code in the place of these, and takes functions that call them for the top
// and the bottom of what is unwound.
[[clang::import_module("asyncify"), clang::import_name("start_unwind")]] void simt_start_unwind(
    Strand* strand);
[[clang::import_module("asyncify"), clang::import_name("stop_unwind")]] void simt_stop_unwind();
[[clang::import_module("asyncify"), clang::import_name("start_rewind")]] void simt_start_rewind(
    Strand* strand);
[[clang::import_module("asyncify"), clang::import_name("stop_rewind")]] void simt_stop_rewind();

/// Calls the function (site/worker/program.mjs). @returns 0, or what the engine stopped it for:
/// 1 the stack is full, 2 an address beyond all memory, 3 a division by zero, 4 anything else.
[[clang::import_module("simt"), clang::import_name("enter")]] int simt_enter(void (*entry)());

std::uintptr_t simt_stack() noexcept;
void simt_set_stack(std::uintptr_t stack) noexcept;
}

asm(R"(
    .globaltype __stack_pointer, i32

    .globl  simt_stack
    .type   simt_stack, @function
simt_stack:
    .functype simt_stack () -> (i32)
    global.get __stack_pointer
    end_function

    .globl  simt_set_stack
    .type   simt_set_stack, @function
simt_set_stack:
    .functype simt_set_stack (i32) -> ()
    local.get 0
    global.set __stack_pointer
    end_function
)");

namespace simt {

namespace {

int stopped_for = 0;

/// On the fiber whose thread was stopped.
void tell_fault() {
    Worker::Fault fault;
    switch (stopped_for) {
        case 1:
            fault = {SIGSEGV, nullptr, true, false};
            break;
        case 2:
            fault = {SIGBUS, nullptr, false, false};
            break;
        case 3:
            fault = {SIGFPE, nullptr, false, false};
            break;
        default:
            fault = {SIGILL, nullptr, false, false};
    }
    Worker::running()->fault(fault);
}

/// The bottom of every fiber: its calls are never unwound. Returns when the program is to go on.
[[gnu::noinline]] void take_turns() {
    while (next != &program) {
        Strand& strand = *next;
        running = &strand;
        simt_set_stack(strand.stack);
        if (strand.begun) {
            going_on = true;
            simt_start_rewind(&strand);
        }
        strand.begun = true;
        strand.entry();
        simt_stop_unwind();
    }
}

/// Runs fibers, and begins again where the engine has stopped one.
[[gnu::noinline]] void run_fibers() noexcept {
    const std::uintptr_t stack = simt_stack();
    while (next != &program) {
        left = false;
        stopped_for = simt_enter(&take_turns);
        if (stopped_for == 0 || left) continue;
        simt_set_stack(running->stack);
        simt_enter(&tell_fault);  // leaves the fiber
    }
    running = &program;
    simt_set_stack(stack);
}

/// The top of every fiber: runs once to stop it and once, wound up, when it goes on.
[[gnu::noinline]] void suspend() noexcept {
    if (going_on) {
        going_on = false;
        simt_stop_rewind();
        return;
    }
    running->stack = simt_stack();
    simt_start_unwind(running);
}

}  // namespace

void platform::switch_fiber(Context* save, Context to) noexcept {
    *save = running;
    next = static_cast<Strand*>(to);
    if (running == &program)
        run_fibers();
    else
        suspend();
}

// Nothing is unwound: the engine drops the fiber's calls as it does after any trap. So no function
// that may end a launch has to be able to come back.
void platform::leave_fiber(Context to) noexcept {
    next = static_cast<Strand*>(to);
    left = true;
    __builtin_trap();
}

Context make_context(unsigned char* top, std::size_t size, void (*entry)()) noexcept {
    const auto low = (reinterpret_cast<std::uintptr_t>(top) - size + 15) / 16 * 16;
    auto* const strand = reinterpret_cast<Strand*>(low);
    *strand = {reinterpret_cast<unsigned char*>(low) + sizeof(Strand),
               reinterpret_cast<unsigned char*>(low) + size / kAsyncifyPart,
               reinterpret_cast<std::uintptr_t>(top) / 16 * 16, entry, false};
    return strand;
}

}  // namespace simt
