// The signal handlers.
#include "faults.hpp"

#include "sanitizer.hpp"
#include "stack_pool.hpp"
#include "worker.hpp"

#include <signal.h>

#include <csignal>
#include <cstddef>
#include <memory>
#include <mutex>

namespace simt {

namespace {

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
struct sigaction previous[sizeof kSignals / sizeof kSignals[0]];

void handle(int signal, siginfo_t* info, void* context) {
    Worker* const worker = Worker::running();
    const bool in_guard = (signal == SIGSEGV || signal == SIGBUS) && in_stack_guard(info->si_addr);
#ifdef SI_KERNEL  // x86 says so of an instruction that needs an aligned address and got another
    const bool has_address = info->si_code != SI_KERNEL;
#else
    const bool has_address = true;
#endif
    // AddressSanitizer tells more about a wild pointer than we could; it knows nothing of our
    // stacks' guards.
    if (worker != nullptr && (in_guard || !kAddressSanitizer))
        worker->fault({signal, info->si_addr, in_guard, has_address});

    // Not ours: whoever was there before us decides.
    for (std::size_t i = 0; i < sizeof kSignals / sizeof kSignals[0]; ++i) {
        if (kSignals[i] != signal) continue;
        if ((previous[i].sa_flags & SA_SIGINFO) != 0)
            previous[i].sa_sigaction(signal, info, context);
        else if (previous[i].sa_handler != SIG_DFL && previous[i].sa_handler != SIG_IGN)
            previous[i].sa_handler(signal);
        else
            sigaction(signal, &previous[i],
                      nullptr);  // the instruction faults again, and the default acts
    }
}

/// The handler cannot run on a stack that has just overflowed: each OS thread has one for it.
class HandlerStack {
  public:
    HandlerStack() {
        stack_t present{};
        sigaltstack(nullptr, &present);
        if ((present.ss_flags & SS_DISABLE) == 0 && present.ss_size >= kSize / 2)
            return;  // a sanitizer's
        memory_ = std::make_unique<unsigned char[]>(kSize);
        stack_t ours{};
        ours.ss_sp = memory_.get();
        ours.ss_size = kSize;
        sigaltstack(&ours, nullptr);
    }
    ~HandlerStack() {
        if (memory_ == nullptr) return;
        stack_t none{};
        none.ss_flags = SS_DISABLE;
        sigaltstack(&none, nullptr);
    }
    HandlerStack(const HandlerStack&) = delete;
    HandlerStack& operator=(const HandlerStack&) = delete;

  private:
    static constexpr std::size_t kSize = 64 * 1024;
    std::unique_ptr<unsigned char[]> memory_;
};

}  // namespace

void prepare_for_faults() {
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction ours {};
        ours.sa_sigaction = &handle;
        // SA_NODEFER: the handler leaves by a fiber switch, so nothing would unblock the signal.
        ours.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
        sigemptyset(&ours.sa_mask);
        for (std::size_t i = 0; i < sizeof kSignals / sizeof kSignals[0]; ++i)
            sigaction(kSignals[i], &ours, &previous[i]);
    });
    static thread_local HandlerStack stack;
}

}  // namespace simt
