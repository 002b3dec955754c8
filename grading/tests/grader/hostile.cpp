// What a hostile submission would try, one attempt for each argument. Exits 0 where it was let.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

namespace {

int fork_bomb() {
    int born = 0;
    for (int i = 0; i < 2000; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (;;) ::pause();
        }
        if (child > 0) ++born;
    }
    std::printf("%d processes\n", born);
    return born == 0 ? 1 : 0;
}

int leave_a_child() {
    ::setsid();
    const pid_t child = ::fork();
    if (child < 0) return 1;
    if (child == 0) {
        if (::fork() == 0) {
            ::setsid();
            std::signal(SIGTERM, SIG_IGN);
            for (;;) ::pause();
        }
        ::_exit(0);
    }
    ::usleep(100000);
    return 0;
}

int allocate(std::size_t bytes) {
    constexpr std::size_t step = std::size_t{16} << 20;
    [[maybe_unused]] static void* volatile kept;  // or a compiler may leave out what nobody reads
    for (std::size_t got = 0; got < bytes; got += step) {
        void* const memory = std::malloc(step);
        if (memory == nullptr) return 1;
        std::memset(memory, 1, step);
        kept = memory;
    }
    return 0;
}

int print(std::size_t bytes) {
    const std::string line(1 << 16, 'x');
    for (std::size_t put = 0; put < bytes; put += line.size()) {
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
    }
    return 0;
}

int read_file(const char* name) {
    const int file = ::open(name, O_RDONLY);
    if (file < 0) return 1;
    char text[200] = {};
    if (::read(file, text, sizeof text - 1) > 0) std::puts(text);
    return 0;
}

int write_to(const char* name) {
    const int file = ::open(name, O_WRONLY | O_CREAT, 0600);
    return file >= 0 && ::write(file, "100", 3) == 3 ? 0 : 1;
}

int fill_file(const char* name) {
    const int file = ::open(name, O_WRONLY | O_CREAT, 0600);
    const std::string block(1 << 20, 'x');
    for (int i = 0; i < 512; ++i) {
        if (::write(file, block.data(), block.size()) < 0) return 1;
    }
    return 0;
}

int connect_out() {
    const int opened = ::socket(AF_INET, SOCK_STREAM, 0);
    if (opened < 0) return 1;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(80);
    ::inet_pton(AF_INET, "192.0.2.1", &address.sin_addr);
    return ::connect(opened, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 ? 0 : 1;
}

// Whether a descriptor of the grader's came along.
int find_descriptor() {
    for (int descriptor = 3; descriptor < 4096; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) >= 0) return 0;
    }
    return 1;
}

int parents_file(const char* name) {
    const std::string path = "/proc/" + std::to_string(::getppid()) + "/" + name;
    char byte = 0;
    const int file = ::open(path.c_str(), O_RDONLY);
    return file >= 0 && ::read(file, &byte, 1) == 1 ? 0 : 1;
}

// What outlives a process: memory, queues and keys of the system's.
int leave_something() {
    const bool left = ::shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600) >= 0 ||
                      ::msgget(IPC_PRIVATE, IPC_CREAT | 0600) >= 0 ||
                      ::semget(IPC_PRIVATE, 1, IPC_CREAT | 0600) >= 0 ||
                      ::syscall(SYS_add_key, "user", "left", "x", 1, -3) >= 0;
    return left ? 0 : 1;
}

int local_socket() {
    return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0 || ::socket(AF_INET6, SOCK_STREAM, 0) >= 0 ||
                   ::socket(AF_NETLINK, SOCK_RAW, 0) >= 0
               ? 0
               : 1;
}

// A new place from which what is closed here might be open.
int new_namespace() {
    return ::unshare(CLONE_NEWUSER) == 0 || ::unshare(CLONE_NEWNS) == 0 ||
                   ::syscall(SYS_mount, "none", ".", "tmpfs", 0, nullptr) == 0
               ? 0
               : 1;
}

// Calls that no exercise needs: each is outside the filter's list, with arguments that would do.
// Prints those that were let.
int calls_outside_the_list() {
    static char text[] = "x";
    unsigned long cpus = ~0ul;
    sched_param parameters{};
    int pipes[2] = {-1, -1};
    if (::pipe(pipes) != 0) return 2;
    const struct {
        const char* name;
        long result;
    } calls[] = {
        {"memfd_create", ::syscall(SYS_memfd_create, "x", 0u)},
        {"eventfd2", ::syscall(SYS_eventfd2, 0u, 0)},
        {"inotify_init1", ::syscall(SYS_inotify_init1, 0)},
        {"ioprio_set", ::syscall(SYS_ioprio_set, 1, 0, 2 << 13 | 7)},
        {"sched_setaffinity", ::syscall(SYS_sched_setaffinity, 0, sizeof cpus, &cpus)},
        {"sched_setscheduler", ::syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &parameters)},
        {"setpriority", ::syscall(SYS_setpriority, 0, 0, 0)},
        {"personality", ::syscall(SYS_personality, 0xffffffffUL)},
        {"vmsplice", ::syscall(SYS_vmsplice, pipes[1], nullptr, 0ul, 0u)},
        {"flock", ::syscall(SYS_flock, pipes[0], 8)},
        {"utimensat", ::syscall(SYS_utimensat, AT_FDCWD, ".", nullptr, 0)},
        {"fchmodat", ::syscall(SYS_fchmodat, AT_FDCWD, ".", 0700)},
        {"setxattr", ::syscall(SYS_setxattr, ".", "user.x", text, 1ul, 0)},
        {"sync", ::syscall(SYS_sync)},
        {"seccomp", ::syscall(SYS_seccomp, 2u, 0u, text)},
        {"landlock_create_ruleset", ::syscall(444, nullptr, 0ul, 1u)},
        {"a number that nobody has", ::syscall(100'000)},
    };
    int let = 0;
    for (const auto& call : calls) {
        if (call.result == -1 && errno == ENOSYS) continue;
        std::printf("%s: %ld, errno %d\n", call.name, call.result, call.result < 0 ? errno : 0);
        ++let;
    }
    return let == 0 ? 1 : 0;
}

// Listed calls with arguments that are not.
int arguments_outside_the_list() {
    int pipes[2] = {-1, -1};
    if (::pipe(pipes) != 0) return 2;
    char byte = 'x';
    rlimit limit{};
    const struct {
        const char* name;
        long result;
    } calls[] = {
        // A signal in the name of the pipe, when it can be read.
        {"F_SETOWN", ::fcntl(pipes[0], F_SETOWN, ::getppid())},
        {"F_SETSIG", ::fcntl(pipes[0], F_SETSIG, SIGKILL)},
        {"F_SETPIPE_SZ", ::fcntl(pipes[0], F_SETPIPE_SZ, 1 << 20)},
        {"TIOCSTI", ::ioctl(pipes[0], TIOCSTI, &byte)},
        {"FIOASYNC", ::ioctl(pipes[0], FIOASYNC, &pipes)},
        {"PR_SET_PDEATHSIG", ::prctl(PR_SET_PDEATHSIG, 0)},
        {"PR_SET_DUMPABLE", ::prctl(PR_SET_DUMPABLE, 1)},
        {"PR_SET_CHILD_SUBREAPER", ::prctl(PR_SET_CHILD_SUBREAPER, 1)},
        {"prlimit64 of the parent",
         ::syscall(SYS_prlimit64, ::getppid(), RLIMIT_CORE, nullptr, &limit)},
        {"clone without CLONE_THREAD", ::syscall(SYS_clone, 0, nullptr, nullptr, nullptr, 0)},
    };
    int let = 0;
    for (const auto& call : calls) {
        if (call.result == -1 && errno == ENOSYS) continue;
        std::printf("%s: %ld\n", call.name, call.result);
        ++let;
    }
    return let == 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const char* const name = argc > 2 ? argv[2] : "";
    if (what == "nothing") return 0;
    if (what == "fork-bomb") return fork_bomb();
    if (what == "leave-a-child") return leave_a_child();
    if (what == "allocate") return allocate(std::size_t{10} << 30);
    if (what == "print") return print(std::size_t{1} << 30);
    if (what == "read") return read_file(name);
    if (what == "write") return write_to(name);
    if (what == "fill") return fill_file(name);
    if (what == "connect") return connect_out();
    if (what == "kill-parent") return ::kill(::getppid(), 0);
    if (what == "kill-everyone") return ::kill(-1, 0);
    if (what == "trace-parent") return ::ptrace(PTRACE_ATTACH, ::getppid(), 0, 0) == 0 ? 0 : 1;
    if (what == "parent-memory") {
        const std::string memory = "/proc/" + std::to_string(::getppid()) + "/mem";
        return ::open(memory.c_str(), O_RDONLY) >= 0 ? 0 : 1;
    }
    if (what == "find-descriptor") return find_descriptor();
    if (what == "parents-file") return parents_file(name);
    if (what == "leave-something") return leave_something();
    if (what == "local-socket") return local_socket();
    if (what == "new-namespace") return new_namespace();
    if (what == "calls-outside-the-list") return calls_outside_the_list();
    if (what == "arguments-outside-the-list") return arguments_outside_the_list();
    if (what == "load-a-module") return ::syscall(SYS_init_module, nullptr, 0ul, "") == 0 ? 0 : 1;
    if (what == "neighbours-memory")
        return ::syscall(SYS_process_vm_readv, ::getppid(), nullptr, 0ul, nullptr, 0ul, 0ul) < 0;
    if (what == "link") return ::link(name, "linked") == 0 && read_file("linked") == 0 ? 0 : 1;
    if (what == "become-root")
        return ::setuid(0) == 0 && ::open("/etc/shadow", O_RDONLY) >= 0 ? 0 : 1;
    if (what == "environment") return std::getenv("GRADER_SECRET") != nullptr ? 0 : 1;
    if (what == "abort") std::abort();
    if (what == "thread") {
        std::thread([] {}).join();
        return 0;
    }
    if (what == "spin") {
        volatile unsigned long count = 0;
        for (;;) (void)count;
    }
    if (what == "sleep") {
        for (;;) ::pause();
    }
    return 2;
}
