// The list of system calls, and libseccomp, which makes a program for the kernel of it: seccomp(2).
#include "grading/grader/seccomp.hpp"

#include "common/base/error.hpp"

#include <asm/ioctls.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

namespace m2m::grader {

namespace {

constexpr std::uint32_t pid_place = 0xfeedf00du;  // set_own_pid() puts the pid here

// Names, not numbers: libseccomp knows those of every architecture. What one of them does not have
// (aarch64 has no open, only openat) is left out there.
constexpr const char* allowed[] = {
    // memory
    "brk", "madvise", "mincore", "mmap", "mprotect", "mremap", "msync", "munmap", "get_mempolicy",
    "membarrier",
    // threads
    "arch_prctl", "futex", "futex_waitv", "get_robust_list", "getcpu", "gettid", "rseq",
    "sched_get_priority_max", "sched_get_priority_min", "sched_getaffinity", "sched_getparam",
    "sched_getscheduler", "sched_yield", "set_robust_list", "set_tid_address",
    // signals, to the process itself; kill and tgkill are below
    "alarm", "getitimer", "pause", "restart_syscall", "rt_sigaction", "rt_sigpending",
    "rt_sigprocmask", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait", "setitimer",
    "sigaltstack",
    // time
    "clock_getres", "clock_gettime", "clock_nanosleep", "gettimeofday", "nanosleep", "time",
    "timer_create", "timer_delete", "timer_getoverrun", "timer_gettime", "timer_settime", "times",
    // files, as far as Landlock and permissions let
    "access", "chdir", "close", "close_range", "copy_file_range", "creat", "dup", "dup2", "dup3",
    "faccessat", "faccessat2", "fadvise64", "fallocate", "fchdir", "fdatasync", "fstat", "fstatfs",
    "fsync", "ftruncate", "getcwd", "getdents", "getdents64", "lseek", "lstat", "mkdir", "mkdirat",
    "newfstatat", "open", "openat", "pread64", "preadv", "preadv2", "pwrite64", "pwritev",
    "pwritev2", "read", "readlink", "readlinkat", "readv", "rename", "renameat", "renameat2",
    "rmdir", "sendfile", "stat", "statfs", "statx", "truncate", "umask", "unlink", "unlinkat",
    "write", "writev",
    // pipes
    "pipe", "pipe2", "poll", "ppoll", "pselect6", "select",
    // who and where it is
    "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getpgrp", "getpid", "getppid",
    "getpriority", "getrandom", "getresgid", "getresuid", "getrlimit", "getrusage", "getsid",
    "getuid", "setrlimit", "sysinfo", "uname",
    // the sandbox's own start of the command, then nothing that has more rights
    "execve", "exit", "exit_group"};
constexpr const char* allowed_to_parents[] = {"fork", "vfork", "wait4", "waitid"};
// Landlock does not look at modes: a program could lock its own user out of every file.
constexpr const char* allowed_to_compilers[] = {"chmod", "fchmod", "fchmodat", "fchmodat2"};

// No library asks for these by way of trial, and each has let somebody into a kernel or its
// neighbour's memory.
constexpr const char* hostile[] = {"bpf",
                                   "delete_module",
                                   "finit_module",
                                   "init_module",
                                   "io_uring_enter",
                                   "io_uring_register",
                                   "io_uring_setup",
                                   "kexec_file_load",
                                   "kexec_load",
                                   "kcmp",
                                   "move_pages",
                                   "open_by_handle_at",
                                   "perf_event_open",
                                   "pidfd_getfd",
                                   "pivot_root",
                                   "process_madvise",
                                   "process_vm_readv",
                                   "process_vm_writev",
                                   "reboot",
                                   "swapoff",
                                   "swapon",
                                   "userfaultfd"};

// Commands whose argument decides. (F_SETOWN sends signals in the file's name, TIOCSTI types into a
// terminal.)
constexpr std::uint64_t fcntl_commands[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,
                                            F_SETFD, F_GETFL,         F_SETFL};
constexpr std::uint64_t ioctl_commands[] = {TCGETS, 0x802c542a /* TCGETS2 */, TIOCGWINSZ, FIONREAD};
constexpr std::uint64_t prctl_commands[] = {PR_SET_NAME, PR_GET_NAME};

// A set of rules for libseccomp.
class Rules {
  public:
    explicit Rules(std::uint32_t architecture) : rules_(::seccomp_init(SCMP_ACT_ERRNO(ENOSYS))) {
        if (!rules_) throw Error("libseccomp makes no filter");
        if (architecture != 0 && architecture != ::seccomp_arch_native()) {
            must(::seccomp_arch_add(rules_.get(), architecture), "an architecture");
            must(::seccomp_arch_remove(rules_.get(), SCMP_ARCH_NATIVE), "an architecture");
        }
        // 32-bit calls and x32's have other numbers.
        must(::seccomp_attr_set(rules_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS),
             "the other architectures");
    }

    template <std::size_t count>
    void add(std::uint32_t action, const char* const (&names)[count]) {
        for (const char* const name : names) add(action, name);
    }
    void add(std::uint32_t action, const char* name) { add_where(action, name, 0, nullptr); }
    // When the bits of argument `index` under `mask` are `value`. An int has 32 of them; the upper
    // half of its register means nothing.
    void add(std::uint32_t action, const char* name, unsigned index, std::uint64_t mask,
             std::uint64_t value) {
        const scmp_arg_cmp compare{index, SCMP_CMP_MASKED_EQ, mask, value};
        add_where(action, name, 1, &compare);
    }

    std::vector<sock_filter> program() const {
        const int file = ::memfd_create("filter", MFD_CLOEXEC);
        struct stat found {};
        std::vector<sock_filter> steps;
        bool good = file >= 0 && ::seccomp_export_bpf(rules_.get(), file) == 0 &&
                    ::fstat(file, &found) == 0;
        if (good) {
            const auto bytes = static_cast<std::size_t>(found.st_size);
            steps.resize(bytes / sizeof(sock_filter));
            good = !steps.empty() &&
                   ::pread(file, steps.data(), bytes, 0) == static_cast<ssize_t>(bytes);
        }
        if (file >= 0) ::close(file);
        if (!good) throw Error("libseccomp writes no filter");
        return steps;
    }

  private:
    void add_where(std::uint32_t action, const char* name, unsigned count,
                   const scmp_arg_cmp* compare) {
        const int number = ::seccomp_syscall_resolve_name(name);
        if (number == __NR_SCMP_ERROR) return;  // a call newer than this libseccomp stays refused
        const int result = ::seccomp_rule_add_array(rules_.get(), action, number, count, compare);
        if (result != -EDOM) must(result, name);  // EDOM: not on this architecture
    }
    static void must(int result, const char* what) {
        if (result != 0)
            throw Error(std::string("libseccomp refuses ") + what + ": " + std::strerror(-result));
    }
    struct Release {
        void operator()(void* rules) const { ::seccomp_release(rules); }
    };
    std::unique_ptr<void, Release> rules_;
};

bool is_pid_place(const sock_filter& step) {
    return step.code == (BPF_JMP | BPF_JEQ | BPF_K) && step.k == pid_place;
}

std::vector<sock_filter> make_filter(Role role, std::uint32_t architecture) {
    constexpr std::uint64_t all_bits = 0xffffffffu;
    constexpr std::uint64_t namespaces = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                                         CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWCGROUP;
    Rules rules(architecture);
    rules.add(SCMP_ACT_ALLOW, allowed);
    if (role != Role::program) rules.add(SCMP_ACT_ALLOW, allowed_to_parents);
    if (role == Role::compiler) rules.add(SCMP_ACT_ALLOW, allowed_to_compilers);
    rules.add(SCMP_ACT_KILL_PROCESS, hostile);
    // (clone3's flags lie in memory, where a filter cannot look: the C library takes clone instead.)
    const std::uint64_t flags = role == Role::program ? std::uint64_t{CLONE_THREAD} : 0;
    rules.add(SCMP_ACT_ALLOW, "clone", 0, namespaces | flags, flags);
    for (const char* const name : {"kill", "tgkill"})
        rules.add(SCMP_ACT_ALLOW, name, 0, all_bits, pid_place);
    rules.add(SCMP_ACT_ALLOW, "prlimit64", 0, all_bits, 0);
    for (const std::uint64_t command : fcntl_commands)
        rules.add(SCMP_ACT_ALLOW, "fcntl", 1, all_bits, command);
    for (const std::uint64_t command : ioctl_commands)
        rules.add(SCMP_ACT_ALLOW, "ioctl", 1, all_bits, command);
    for (const std::uint64_t command : prctl_commands)
        rules.add(SCMP_ACT_ALLOW, "prctl", 0, all_bits, command);
    std::vector<sock_filter> filter = rules.program();
    if (std::count_if(filter.begin(), filter.end(), is_pid_place) == 0)
        throw Error("libseccomp's filter has no place for the process's own number");
    return filter;
}

}  // namespace

std::vector<sock_filter> seccomp_filter(Role role, std::uint32_t architecture) {
    if (architecture != 0) return make_filter(role, architecture);
    static const std::array<std::vector<sock_filter>, 3> filters = {make_filter(Role::program, 0),
                                                                    make_filter(Role::parent, 0),
                                                                    make_filter(Role::compiler, 0)};
    return filters[static_cast<std::size_t>(role)];
}

void set_own_pid(std::vector<sock_filter>& filter, std::uint32_t pid) {
    for (sock_filter& step : filter) {
        if (is_pid_place(step)) step.k = pid;
    }
}

}  // namespace m2m::grader
