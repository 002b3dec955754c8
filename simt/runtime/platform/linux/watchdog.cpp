// The watchdog's timer and signal handler.
#include "watchdog.hpp"

#include "worker.hpp"

#if defined(__linux__)
#include <signal.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <mutex>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif
#endif

namespace simt {

#if defined(__linux__)

namespace {

const void* interrupted_instruction(const void* context) {
    const mcontext_t& machine = static_cast<const ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
    return reinterpret_cast<const void*>(machine.gregs[REG_RIP]);
#elif defined(__aarch64__)
    return reinterpret_cast<const void*>(machine.pc);
#else
    static_cast<void>(machine);
    return nullptr;
#endif
}

void handle(int, siginfo_t*, void* context) {
    if (Worker* const worker = Worker::running()) worker->tick(interrupted_instruction(context));
}

/// Takes the signal, unless the program has a use for it. SIGVTALRM: debuggers pass it on silently.
bool take_signal() {
    static bool taken = false;
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction present {};
        sigaction(SIGVTALRM, nullptr, &present);
        if ((present.sa_flags & SA_SIGINFO) != 0 || present.sa_handler != SIG_DFL) return;
        struct sigaction ours {};
        ours.sa_sigaction = &handle;
        // SA_NODEFER: the handler may leave by a fiber switch, so nothing would unblock the signal.
        ours.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART;
        sigemptyset(&ours.sa_mask);
        taken = sigaction(SIGVTALRM, &ours, nullptr) == 0;
    });
    return taken;
}

}  // namespace

Watchdog::Watchdog() {
    if (!take_signal()) return;
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = SIGVTALRM;
    event.sigev_notify_thread_id = static_cast<int>(::syscall(SYS_gettid));
    if (::timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer_) != 0) return;
    itimerspec every{};
    every.it_interval.tv_nsec = every.it_value.tv_nsec = static_cast<long>(kTick * 1e9);
    running_ = ::timer_settime(timer_, 0, &every, nullptr) == 0;
}

Watchdog::~Watchdog() {
    if (running_) ::timer_delete(timer_);
}

#else

Watchdog::Watchdog() = default;
Watchdog::~Watchdog() = default;

#endif

}  // namespace simt
