// The supervisor is a fork of ours that never becomes another program. It is the program's parent
// and, on Linux, the parent of whatever the program leaves behind (a "subreaper"), so it finds all
// of it. It holds one end of a pipe whose other end is ours: the system closes that when we end,
// however we end. Process groups would not do (a program may leave its group), nor would a signal
// at the parent's death (it is for one process, and not inherited), nor a namespace of process ids
// (it needs rights that containers do not give).
#include "common/base/child_process.hpp"

#include "common/base/error.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

namespace m2m {

namespace {

constexpr int life = 0, report = 1;  // the supervisor's descriptors

double now() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void close_on_exec_pipe(int (&ends)[2]) {
#ifdef __linux__
    const bool made = ::pipe2(ends, O_CLOEXEC) == 0;
#else
    const bool made = ::pipe(ends) == 0 && ::fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
                      ::fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
#endif
    if (!made) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
}

void close_from(int first) {
#if defined(__linux__)
    if (::syscall(436, static_cast<unsigned>(first), ~0u, 0u) == 0) return;  // close_range
#endif
    const long most = ::sysconf(_SC_OPEN_MAX);
    for (int i = first; i < (most > 0 && most < 65536 ? most : 65536); ++i) ::close(i);
}

// What the supervisor knows, and does, until nothing is left.
class Supervisor {
  public:
    Supervisor(pid_t program, const ChildProcess::Options& options)
        : program_(program), options_(options) {}

    [[noreturn]] void run() {
        while (!reap() && !reap_failed_) {
            if (!wait_for_news(-1)) {
                terminate();
                break;
            }
        }
        kill_rest();
        if (::write(report, &end_, sizeof end_) != sizeof end_) ::_exit(1);
        ::_exit(0);
    }

  private:
    // Collects who has ended. True when the program is among them.
    bool reap() {
        int status = 0;
        rusage usage{};
        pid_t ended = 0;
        while ((ended = ::wait4(-1, &status, WNOHANG, &usage)) > 0) {
            if (ended != program_) continue;
            ended_ = true;
            end_.status = status;
            end_.usage = usage;
        }
        reap_failed_ = ended < 0 && errno == ECHILD;  // nobody is left
        return ended_;
    }

    // Sleeps until a child ends or `seconds` are over. False when our starter is gone.
    bool wait_for_news(double seconds) {
        sigset_t mask;
        ::sigfillset(&mask);
        ::sigdelset(&mask, SIGCHLD);
        fd_set wanted;
        FD_ZERO(&wanted);
        if (!alone_) FD_SET(life, &wanted);
        timespec time{};
        time.tv_sec = static_cast<time_t>(seconds);
        time.tv_nsec = static_cast<long>(1e9 * (seconds - static_cast<double>(time.tv_sec)));
        const int ready =
            ::pselect(1, &wanted, nullptr, nullptr, seconds < 0 ? nullptr : &time, &mask);
        if (ready <= 0) return true;
        alone_ = true;
        return false;
    }

    // Our starter is gone or has had enough: the program may clean up behind itself first.
    void terminate() {
        if (options_.grace <= 0) return;
        ::kill(program_, SIGTERM);
        if (options_.own_session) ::kill(-program_, SIGTERM);
        for (const double end = now() + options_.grace; !reap() && now() < end;)
            wait_for_news(0.02);
    }

    // The system kills a group at once, so that not even a program that forks all the time escapes.
    void kill_rest() {
        if (!ended_) ::kill(program_, SIGKILL);
        if (!ended_ && options_.own_session) ::kill(-program_, SIGKILL);
        const double patience = now() + 10;  // for a process that the system itself holds
        for (double nap = 1e-4; !(reap(), reap_failed_) && now() < patience; nap *= 1.5) {
            each_child([this](pid_t child) {
                const pid_t group = ::getpgid(child);
                ::kill(child, SIGKILL);
                if (group > 0 && group != starters_group_ && group != ::getpgrp())
                    ::kill(-group, SIGKILL);
            });
            wait_for_news(nap < 0.05 ? nap : 0.05);
        }
    }

    template <class Use>
    static void each_child(Use use) {
#ifdef __linux__
        DIR* const directory = ::opendir("/proc");
        if (directory == nullptr) return;
        while (const dirent* const entry = ::readdir(directory)) {
            const pid_t pid = std::atoi(entry->d_name);
            if (pid > 0 && parent_of(entry->d_name) == ::getpid()) use(pid);
        }
        ::closedir(directory);
#else
        (void)use;
#endif
    }

    static pid_t parent_of(const char* pid) {
        char text[512];
        std::snprintf(text, sizeof text, "/proc/%.20s/stat", pid);
        const int file = ::open(text, O_RDONLY | O_CLOEXEC);
        if (file < 0) return -1;
        const ssize_t length = ::read(file, text, sizeof text - 1);
        ::close(file);
        if (length <= 0) return -1;
        text[length] = '\0';
        // "42 (any name) S 41 …"
        const char* const name_end = std::strrchr(text, ')');
        return name_end != nullptr && std::strlen(name_end) > 4 ? std::atoi(name_end + 4) : -1;
    }

    pid_t program_;
    ChildProcess::Options options_;
    pid_t starters_group_ = ::getpgrp();
    ChildEnd end_;
    bool ended_ = false, alone_ = false, reap_failed_ = false;
};

void ignore(int) {}

// The fork that stays. `signals`: what was blocked before.
[[noreturn]] void supervise(const std::function<void(pid_t)>& become,
                            const ChildProcess::Options& options, int life_end, int report_end,
                            const sigset_t& signals) {
#ifdef __linux__
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
    struct sigaction action {
    }, before{};
    action.sa_handler = ignore;  // wakes us up
    ::sigaction(SIGCHLD, &action, &before);
    const pid_t self = ::getpid();
    const pid_t program = ::fork();
    if (program == 0) {
        if (options.own_session) ::setsid();
#ifdef __linux__
        ::prctl(PR_SET_CHILD_SUBREAPER, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // somebody may kill the supervisor
        if (::getppid() != self) ::_exit(127);
#endif
        ::sigaction(SIGCHLD, &before, nullptr);
        ::pthread_sigmask(SIG_SETMASK, &signals, nullptr);
        become(self);
        ::_exit(127);
    }
    Supervisor supervisor(program, options);
    // What is sent to our starter's group, SIGKILL perhaps, is not for the supervisor.
    ::setpgid(0, 0);
    // High first, so that neither is overwritten; then nothing else: a copy of the program's pipes
    // would keep them open.
    life_end = ::fcntl(life_end, F_DUPFD, 16);
    report_end = ::fcntl(report_end, F_DUPFD, 16);
    ::dup2(life_end, life);
    ::dup2(report_end, report);
    close_from(2);
    const pid_t told = program > 0 ? program : -errno;
    if (::write(report, &told, sizeof told) != sizeof told || program < 0) ::_exit(1);
    supervisor.run();
}

}  // namespace

ChildProcess::ChildProcess(const std::function<void(pid_t)>& become, const Options& options) {
    int to_supervisor[2], from_supervisor[2];
    close_on_exec_pipe(to_supervisor);
    close_on_exec_pipe(from_supervisor);
    std::fflush(nullptr);  // what we printed so far comes before what the program prints
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    supervisor_ = ::fork();
    const int reason = errno;
    if (supervisor_ == 0) supervise(become, options, to_supervisor[0], from_supervisor[1], before);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::close(to_supervisor[0]);
    ::close(from_supervisor[1]);
    life_ = to_supervisor[1];
    report_ = from_supervisor[0];
    ssize_t length = -1;
    if (supervisor_ > 0) {
        while ((length = ::read(report_, &program_, sizeof program_)) < 0 && errno == EINTR) {
        }
    }
    if (length == sizeof program_ && program_ > 0) return;
    ::close(life_);
    ::close(report_);
    if (supervisor_ > 0) {
        while (::waitpid(supervisor_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    throw Error(std::string("cannot start a process: ") + std::strerror(supervisor_ < 0 ? reason
                                                                        : length == sizeof program_
                                                                            ? -program_
                                                                            : EAGAIN));
}

ChildProcess::~ChildProcess() {
    end_all();
    wait();
    ::close(report_);
}

void ChildProcess::end_all() {
    if (life_ >= 0) ::close(life_);
    life_ = -1;
}

std::optional<ChildEnd> ChildProcess::collect(int flags) {
    if (end_) return end_;
    int status = 0;
    pid_t ended = 0;
    while ((ended = ::waitpid(supervisor_, &status, flags)) < 0 && errno == EINTR) {
    }
    if (ended == 0) return std::nullopt;
    ChildEnd told;
    ssize_t length = 0;
    while ((length = ::read(report_, &told, sizeof told)) < 0 && errno == EINTR) {
    }
    // Without a report, somebody killed the supervisor, and the program with it.
    if (length != sizeof told) told = {ended > 0 ? status : SIGKILL, {}};
    end_ = told;
    return end_;
}

std::optional<ChildEnd> ChildProcess::poll() {
    return collect(WNOHANG);
}

ChildEnd ChildProcess::wait() {
    return *collect(0);
}

}  // namespace m2m
