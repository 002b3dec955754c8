// Written as plain BPF: seccomp(2), "Documentation/userspace-api/seccomp_filter.rst" of Linux.
#include "grading/grader/seccomp.hpp"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>

namespace m2m::grader {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
#error "the grader's system call filter knows x86-64 and aarch64"
#endif

constexpr std::uint32_t x32_calls = 0x40000000u;  // x86-64's second set of numbers
constexpr std::uint32_t pid_place = 0xfeedf00du;  // set_own_pid() puts the pid here
constexpr std::uint32_t refused = SECCOMP_RET_ERRNO | EPERM;
constexpr std::uint32_t unknown = SECCOMP_RET_ERRNO | ENOSYS;

// Newer than the headers of some systems that we build on; the numbers are the same everywhere.
constexpr int io_uring_first = 425, io_uring_last = 427;
constexpr int clone3_number = 435, pidfd_open_number = 434, pidfd_getfd_number = 438;
constexpr int pidfd_send_signal_number = 424, process_madvise_number = 440,
              memfd_secret_number = 447;
constexpr int mount_first = 428, mount_last = 433;  // open_tree … fspick

class Filter {
  public:
    void load(std::size_t offset) {
        add(BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset));
    }
    void load_number() { load(offsetof(seccomp_data, nr)); }
    void load_argument(int index) {  // its low half: both architectures are little-endian
        load(offsetof(seccomp_data, args) + 8 * static_cast<std::size_t>(index));
    }
    void result(std::uint32_t value) { add(BPF_RET | BPF_K, 0, 0, value); }
    void refuse(long number, std::uint32_t how = refused) {
        add(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, static_cast<std::uint32_t>(number));
        result(how);
    }
    void refuse_range(long first, long last) {
        add(BPF_JMP | BPF_JGE | BPF_K, 0, 2, static_cast<std::uint32_t>(first));
        add(BPF_JMP | BPF_JGT | BPF_K, 1, 0, static_cast<std::uint32_t>(last));
        result(refused);
    }
    // Only when the argument is `value`.
    void only_with(long number, int argument, std::uint32_t value) {
        add(BPF_JMP | BPF_JEQ | BPF_K, 0, 4, static_cast<std::uint32_t>(number));
        load_argument(argument);
        add(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, value);
        result(refused);
        result(SECCOMP_RET_ALLOW);
    }
    void add(int code, int yes, int no, std::uint32_t k) {
        program.push_back({static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(yes),
                           static_cast<std::uint8_t>(no), k});
    }
    std::vector<sock_filter> program;
};

constexpr long refused_calls[] = {
    // the network (a pipe needs no socket)
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_recvfrom,
    SYS_recvmsg,
    SYS_recvmmsg,
    // other processes
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    pidfd_open_number,
    pidfd_getfd_number,
    pidfd_send_signal_number,
    process_madvise_number,
    SYS_setpriority,
    SYS_migrate_pages,
    SYS_move_pages,
    // leaving the session, in which everything is killed at the end
    SYS_setsid,
    SYS_setpgid,
    // what stays when the process is gone
    SYS_shmget,
    SYS_shmat,
    SYS_msgget,
    SYS_semget,
    SYS_mq_open,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    memfd_secret_number,
    // the system
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_fanotify_init,
    SYS_name_to_handle_at,
    SYS_open_by_handle_at,
    SYS_quotactl,
    SYS_acct,
    SYS_swapon,
    SYS_swapoff,
    SYS_reboot,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_syslog,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_personality,
    SYS_vhangup,
};

}  // namespace

std::vector<sock_filter> seccomp_filter(bool processes) {
    Filter filter;
    filter.load(offsetof(seccomp_data, arch));
    filter.add(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, architecture);
    filter.result(SECCOMP_RET_KILL_PROCESS);  // 32-bit calls have other numbers
    filter.load_number();
#if defined(__x86_64__)
    filter.add(BPF_JMP | BPF_JGE | BPF_K, 0, 1, x32_calls);
    filter.result(SECCOMP_RET_KILL_PROCESS);
#else
    (void)x32_calls;
#endif
    for (const long number : refused_calls) filter.refuse(number);
    filter.refuse_range(io_uring_first, io_uring_last);
    filter.refuse_range(mount_first, mount_last);
    // Its flags lie in memory, where a filter cannot look; the C library falls back to clone.
    filter.refuse(clone3_number, unknown);
    filter.only_with(SYS_kill, 0, pid_place);
    filter.only_with(SYS_tgkill, 0, pid_place);
    filter.only_with(SYS_prlimit64, 0, 0);
    if (!processes) {
#if defined(SYS_fork)
        filter.refuse(SYS_fork);
        filter.refuse(SYS_vfork);
#endif
        filter.add(BPF_JMP | BPF_JEQ | BPF_K, 0, 4, SYS_clone);
        filter.load_argument(0);
        filter.add(BPF_JMP | BPF_JSET | BPF_K, 1, 0, CLONE_THREAD);
        filter.result(refused);
        filter.result(SECCOMP_RET_ALLOW);
    } else {
        constexpr std::uint32_t namespaces = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC |
                                             CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET |
                                             CLONE_NEWCGROUP;
        filter.add(BPF_JMP | BPF_JEQ | BPF_K, 0, 4, SYS_clone);
        filter.load_argument(0);
        filter.add(BPF_JMP | BPF_JSET | BPF_K, 0, 1, namespaces);
        filter.result(refused);
        filter.result(SECCOMP_RET_ALLOW);
    }
    filter.result(SECCOMP_RET_ALLOW);
    return std::move(filter.program);
}

void set_own_pid(std::vector<sock_filter>& filter, std::uint32_t pid) {
    for (sock_filter& step : filter) {
        if (step.code == (BPF_JMP | BPF_JEQ | BPF_K) && step.k == pid_place) step.k = pid;
    }
}

}  // namespace m2m::grader
