// The signals that end a process, and the thread that tells the report then. That thread has been
// there from the beginning, with a stack and a heap of its own: the one that got the signal may
// have overflowed its stack or destroyed its heap.
#include "simt/check/ending.hpp"

#include "simt/check/checker.hpp"

#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>

namespace simt::check {

volatile std::sig_atomic_t asked = 0;

namespace {

constexpr int kSignals[] = {SIGABRT, SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,  SIGSYS,
                            SIGTRAP, SIGTERM, SIGINT,  SIGHUP,  SIGQUIT, SIGALRM,
                            SIGPIPE, SIGXCPU, SIGXFSZ, SIGUSR1, SIGUSR2};
constexpr int kLongest = 20;  // seconds that the report may take when the process is broken

sem_t wanted;
std::atomic<bool> told{false}, telling{false};
std::atomic<std::size_t> findings{0};
volatile std::sig_atomic_t received = 0;
pid_t process = 0;
pthread_t reporter;
bool has_reporter = false;

void tell(const std::string& early) {
    if (telling.exchange(true)) return;
    code = Code::simulator;  // linked may be inline functions from the program's own files
    const bool parent = ::getpid() == process;
    if (parent || Checker::the().has_findings()) findings = Checker::the().finish(early, parent);
    told = true;
}

std::string end_by(int signal) {
    const char* const name = ::sigdescr_np(signal);
    return "The program was ended by signal " + std::to_string(signal) + " (" +
           (name == nullptr ? "unknown" : name) + "): this is what was found until then";
}

void* report_when_wanted(void*) {
    code = Code::simulator;
    while (::sem_wait(&wanted) != 0 && errno == EINTR) {
    }
    tell(end_by(received));
    return nullptr;
}

bool this_is_the_reporter() {
    return has_reporter && ::pthread_equal(::pthread_self(), reporter) != 0;
}

/// Only what a signal handler may do.
void end_by_signal(int signal) {
    if (!this_is_the_reporter() && !telling) {
        received = signal;
        if (has_reporter && ::getpid() == process) {
            ::sem_post(&wanted);
            for (int i = 0; i < kLongest * 100 && !told; ++i) {
                const timespec moment{0, 10000000};
                ::nanosleep(&moment, nullptr);
            }
        }
    }
    struct sigaction usual {};
    usual.sa_handler = SIG_DFL;
    ::sigaction(signal, &usual, nullptr);
    ::raise(signal);  // comes when this handler returns
}

void handle(int signal, siginfo_t* info, void*) {
    // Somebody else's signal may interrupt the checker in the middle of its tables.
    const bool sent = info->si_code <= 0 || info->si_code == SI_KERNEL;
    const bool ours = signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE ||
                      signal == SIGILL || signal == SIGABRT || signal == SIGTRAP;
    if (code == Code::simulator && sent && !ours && !this_is_the_reporter()) {
        asked = signal;
        return;
    }
    end_by_signal(signal);
}

}  // namespace

void watch_for_the_end() {
    process = ::getpid();
    ::sem_init(&wanted, 0, 0);
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &before);  // the new thread takes none
    has_reporter = ::pthread_create(&reporter, nullptr, &report_when_wanted, nullptr) == 0;
    if (has_reporter) ::pthread_detach(reporter);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::pthread_atfork(nullptr, nullptr, [] {
        if (Checker::exists()) Checker::the().forget_findings();
    });

    constexpr std::size_t kStack = 64 * 1024;  // the program's own may have overflowed
    stack_t present{};
    ::sigaltstack(nullptr, &present);
    if ((present.ss_flags & SS_DISABLE) != 0) {
        stack_t stack{};
        stack.ss_sp = new unsigned char[kStack];  // for as long as the process lives
        stack.ss_size = kStack;
        ::sigaltstack(&stack, nullptr);
    }
    for (const int signal : kSignals) {
        struct sigaction present_action {};
        ::sigaction(signal, nullptr, &present_action);
        if ((present_action.sa_flags & SA_SIGINFO) != 0 || present_action.sa_handler != SIG_DFL)
            continue;
        struct sigaction ours {};
        ours.sa_sigaction = &handle;
        ours.sa_flags = SA_SIGINFO | SA_ONSTACK;
        ::sigemptyset(&ours.sa_mask);
        ::sigaction(signal, &ours, nullptr);
    }
}

void end_as_asked() {
    const int signal = static_cast<int>(asked);
    asked = 0;
    end_by_signal(signal);
}

void end_early(const char* by) {
    if (told) return;
    tell(*by == '\0'
             ? std::string()
             : std::string("The program ended by ") + by + ": this is what was found until then");
}

std::size_t findings_told() {
    return findings;
}

}  // namespace simt::check
