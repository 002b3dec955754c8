// The filter of system calls, asked what it says to a call: here for both architectures, without
// making the call. (test_sandbox.cpp makes them.)
#include "grading/grader/seccomp.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace m2m::grader {

namespace {

constexpr std::uint32_t own_pid = 4321;
constexpr std::uint32_t allow = SECCOMP_RET_ALLOW, absent = SECCOMP_RET_ERRNO | ENOSYS,
                        end = SECCOMP_RET_KILL_PROCESS;

// What the kernel does with the filter: the instructions of BPF that libseccomp writes.
std::uint32_t answer(const std::vector<sock_filter>& filter, const seccomp_data& call) {
    std::uint32_t value = 0;
    for (std::size_t at = 0; at < filter.size(); ++at) {
        const sock_filter& step = filter[at];
        const auto jump = [&](bool holds) { at += holds ? step.jt : step.jf; };
        switch (step.code) {
            case BPF_LD | BPF_W | BPF_ABS:
                std::memcpy(&value, reinterpret_cast<const char*>(&call) + step.k, sizeof value);
                break;
            case BPF_ALU | BPF_AND | BPF_K:
                value &= step.k;
                break;
            case BPF_JMP | BPF_JA:
                at += step.k;
                break;
            case BPF_JMP | BPF_JEQ | BPF_K:
                jump(value == step.k);
                break;
            case BPF_JMP | BPF_JGT | BPF_K:
                jump(value > step.k);
                break;
            case BPF_JMP | BPF_JGE | BPF_K:
                jump(value >= step.k);
                break;
            case BPF_RET | BPF_K:
                return step.k;
            default:
                ADD_FAILURE() << "an instruction that this test does not know: " << step.code;
                return 0;
        }
    }
    ADD_FAILURE() << "the filter has no end";
    return 0;
}

class Filter : public testing::TestWithParam<std::uint32_t> {
  protected:
    std::uint32_t says(Role role, const char* name, std::uint64_t first = 0,
                       std::uint64_t second = 0) const {
        seccomp_data call{};
        call.nr = ::seccomp_syscall_resolve_name_arch(GetParam(), name);
        EXPECT_GE(call.nr, 0) << name << " is no call of this architecture";
        call.arch = GetParam();
        call.args[0] = first;
        call.args[1] = second;
        std::vector<sock_filter> filter = seccomp_filter(role, GetParam());
        set_own_pid(filter, own_pid);
        return answer(filter, call);
    }
};

constexpr std::array roles = {Role::program, Role::parent, Role::compiler};

}  // namespace

TEST_P(Filter, AllowsWhatAProgramNeeds) {
    for (const Role role : roles) {
        for (const char* const name :
             {"read", "write", "openat", "close", "mmap", "mprotect", "munmap", "brk", "futex",
              "exit_group", "execve", "rt_sigreturn", "clock_nanosleep", "set_robust_list",
              "newfstatat", "getrandom", "rseq", "sched_yield"})
            EXPECT_EQ(says(role, name), allow) << name;
    }
}
TEST_P(Filter, KnowsNoCallThatIsNotListed) {
    for (const Role role : roles) {
        for (const char* const name : {"socket",
                                       "socketpair",
                                       "connect",
                                       "ptrace",
                                       "setsid",
                                       "setpgid",
                                       "unshare",
                                       "setns",
                                       "mount",
                                       "clone3",
                                       "shmget",
                                       "msgget",
                                       "semget",
                                       "keyctl",
                                       "add_key",
                                       "memfd_create",
                                       "tkill",
                                       "rt_sigqueueinfo",
                                       "pidfd_open",
                                       "setuid",
                                       "setresuid",
                                       "capset",
                                       "sched_setaffinity",
                                       "ioprio_set",
                                       "fchownat",
                                       "utimensat",
                                       "linkat",
                                       "symlinkat",
                                       "mknodat",
                                       "openat2",
                                       "execveat",
                                       "chroot",
                                       "seccomp",
                                       "landlock_create_ruleset"})
            EXPECT_EQ(says(role, name), absent) << name;
    }
}
TEST_P(Filter, EndsWhatAttacksTheKernel) {
    for (const Role role : roles) {
        for (const char* const name :
             {"bpf", "init_module", "kexec_load", "process_vm_writev", "userfaultfd",
              "perf_event_open", "io_uring_setup", "open_by_handle_at", "pivot_root", "reboot"})
            EXPECT_EQ(says(role, name), end) << name;
    }
}
TEST_P(Filter, LetsAProgramStartThreadsAndNoProcess) {
    constexpr std::uint64_t thread = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND |
                                     CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS;
    for (const Role role : roles) {
        EXPECT_EQ(says(role, "clone", thread), allow);
        for (const std::uint64_t space : {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET})
            EXPECT_EQ(says(role, "clone", thread | space), absent);
    }
    constexpr std::uint64_t process = CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD;
    EXPECT_EQ(says(Role::program, "clone", process), absent);
    EXPECT_EQ(says(Role::program, "wait4"), absent);
    EXPECT_EQ(says(Role::parent, "clone", process), allow);
    EXPECT_EQ(says(Role::parent, "clone", process | CLONE_NEWUSER), absent);
    EXPECT_EQ(says(Role::parent, "wait4"), allow);
}
TEST_P(Filter, LetsOnlyCompilersSetAMode) {
    EXPECT_EQ(says(Role::program, "fchmod"), absent);
    EXPECT_EQ(says(Role::parent, "fchmod"), absent);
    EXPECT_EQ(says(Role::compiler, "fchmod"), allow);
}
TEST_P(Filter, LooksAtArguments) {
    for (const Role role : roles) {
        EXPECT_EQ(says(role, "kill", own_pid), allow);
        EXPECT_EQ(says(role, "tgkill", own_pid), allow);
        for (const std::uint64_t other : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
            EXPECT_EQ(says(role, "kill", other), absent) << other;
            EXPECT_EQ(says(role, "tgkill", other), absent) << other;
        }
        EXPECT_EQ(says(role, "prlimit64", 0), allow);
        EXPECT_EQ(says(role, "prlimit64", 1), absent);
        EXPECT_EQ(says(role, "ioctl", 1, TCGETS), allow);
        EXPECT_EQ(says(role, "ioctl", 1, TIOCSTI), absent);
        EXPECT_EQ(says(role, "fcntl", 1, F_SETFD), allow);
        for (const int command : {F_SETOWN, F_SETSIG, F_SETLK, F_SETPIPE_SZ, F_NOTIFY})
            EXPECT_EQ(says(role, "fcntl", 1, static_cast<std::uint64_t>(command)), absent);
        EXPECT_EQ(says(role, "prctl", PR_SET_NAME), allow);
        for (const int option : {PR_SET_DUMPABLE, PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_PTRACER})
            EXPECT_EQ(says(role, "prctl", static_cast<std::uint64_t>(option)), absent);
        // The kernel reads 32 bits of an int; what stands above them opens nothing.
        EXPECT_EQ(says(role, "ioctl", 1, std::uint64_t{1} << 32 | TIOCSTI), absent);
        EXPECT_EQ(says(role, "kill", std::uint64_t{1} << 32 | 1), absent);
    }
}
TEST_P(Filter, EndsCallsOfAnotherArchitecture) {
    const std::vector<sock_filter> filter = seccomp_filter(Role::program, GetParam());
    seccomp_data call{};
    call.arch = AUDIT_ARCH_I386;
    call.nr = 3;
    EXPECT_EQ(answer(filter, call), end);
    call.arch = GetParam() == AUDIT_ARCH_X86_64 ? AUDIT_ARCH_AARCH64 : AUDIT_ARCH_X86_64;
    EXPECT_EQ(answer(filter, call), end);
    call.arch = GetParam();
    call.nr = 0x40000000 | 1;  // x32's write; on aarch64 a number that nobody has
    EXPECT_EQ(answer(filter, call), GetParam() == AUDIT_ARCH_X86_64 ? end : absent);
}

INSTANTIATE_TEST_SUITE_P(Architectures, Filter,
                         testing::Values(AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64),
                         [](const auto& one) {
                             return one.param == AUDIT_ARCH_X86_64 ? "x86_64" : "aarch64";
                         });

}  // namespace m2m::grader
