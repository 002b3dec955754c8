#include "grading/grader/sandbox.hpp"

#include "common/base/error.hpp"
#include "grading/grader/landlock.hpp"
#include "grading/grader/seccomp.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string_view>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kept_output = 16 * 1024;  // a person reads the result
constexpr int memory_interval_ms = 10;
constexpr uid_t nobody = 65534;
constexpr uid_t first_user = 1'000'000'000;  // above all accounts: one user for every workspace

bool is_root() {
    return ::geteuid() == 0;
}

// What a compiler and a C++ program need of the system. No home, no /tmp, no project.
const std::vector<fs::path>& system_files() {
    static const std::vector<fs::path> paths = {"/usr",
                                                "/bin",
                                                "/lib",
                                                "/lib64",
                                                "/etc/alternatives",
                                                "/etc/ld.so.cache",
                                                "/etc/ld.so.conf",
                                                "/etc/ld.so.conf.d",
                                                "/dev/null",
                                                "/dev/zero",
                                                "/dev/urandom",
                                                "/proc",
                                                "/sys/devices/system"};
    return paths;
}

void set_limit(__rlimit_resource_t what, rlim_t value) {
    rlimit limit{};
    ::getrlimit(what, &limit);
    limit.rlim_cur = limit.rlim_max = std::min(value, limit.rlim_max);
    ::setrlimit(what, &limit);
}

// The user's processes so far: RLIMIT_NPROC counts them all, wherever they come from.
int processes_of_this_user() {
    int count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
        struct stat found {};
        if (std::isdigit(static_cast<unsigned char>(entry.path().filename().native()[0])) == 0 ||
            ::stat(entry.path().c_str(), &found) != 0 || found.st_uid != ::getuid())
            continue;
        std::error_code gone;
        for (fs::directory_iterator task(entry.path() / "task", gone), end; !gone && task != end;
             task.increment(gone))
            ++count;
    }
    return count;
}

// The resident memory of every process in a session, in bytes.
std::size_t memory_of_group(pid_t group, bool alone) {
    static const std::size_t page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto resident = [](const std::string& pid) {
        std::ifstream file("/proc/" + pid + "/statm");
        std::size_t all = 0, pages = 0;
        file >> all >> pages;
        return pages * page;
    };
    if (alone) return resident(std::to_string(group));
    std::size_t sum = 0;
    DIR* const directory = ::opendir("/proc");
    if (directory == nullptr) return 0;
    while (const dirent* const entry = ::readdir(directory)) {
        if (std::isdigit(static_cast<unsigned char>(entry->d_name[0])) == 0) continue;
        if (::getpgid(std::atoi(entry->d_name)) == group) sum += resident(entry->d_name);
    }
    ::closedir(directory);
    return sum;
}

// Everything that the new process needs, made ready before the fork: between fork and exec only
// system calls are safe.
struct Launch {
    std::vector<char*> arguments, environment;
    std::vector<std::string> variables;
    std::vector<sock_filter> filter;
    int rules = -1;
    int nowhere = -1, output = -1, failure = -1;
    rlim_t process_limit = 0;
};

// Reports which step failed, then ends the new process.
[[noreturn]] void give_up(int descriptor, const char* step) {
    char text[160];
    const int length = std::snprintf(text, sizeof text, "%s: %s", step, std::strerror(errno));
    if (::write(descriptor, text, static_cast<std::size_t>(length)) < 0) ::_exit(126);
    ::_exit(127);
}

[[noreturn]] void become(const Command& command, Launch& launch, pid_t parent) {
    const int failure = launch.failure;
    // Descriptors 0 to 4 are the command's; high copies first, so that none is overwritten.
    int sources[5] = {launch.nowhere, launch.output, launch.output, command.request, command.reply};
    int kept = ::fcntl(failure, F_DUPFD_CLOEXEC, 64);
    for (int& source : sources) {
        if (source >= 0) source = ::fcntl(source, F_DUPFD_CLOEXEC, 64);
    }
    const int rules = launch.rules >= 0 ? ::fcntl(launch.rules, F_DUPFD_CLOEXEC, 64) : -1;
    for (int i = 0; i < 5; ++i) {
        if (sources[i] >= 0) {
            if (::dup2(sources[i], i) < 0) give_up(kept, "dup2");
        } else {
            ::close(i);
        }
    }
    constexpr unsigned close_on_exec = 4;  // CLOSE_RANGE_CLOEXEC
    if (::syscall(436, 5u, ~0u, close_on_exec) != 0) {
        for (int i = 5; i < 4096; ++i) ::fcntl(i, F_SETFD, FD_CLOEXEC);
    }
    if (::chdir(command.directory.c_str()) != 0) give_up(kept, "chdir");
    ::umask(077);

    const Limits& limits = command.limits;
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu_seconds));
    set_limit(RLIMIT_FSIZE, limits.file_bytes);
    set_limit(RLIMIT_AS, limits.address_space);
    set_limit(RLIMIT_NOFILE, 128);
    set_limit(RLIMIT_MSGQUEUE, 0);
    set_limit(RLIMIT_MEMLOCK, 0);
    set_limit(RLIMIT_NPROC, launch.process_limit);
    if (command.user != 0) {
        if (::setgroups(0, nullptr) != 0 ||
            ::setresgid(command.user, command.user, command.user) != 0 ||
            ::setresuid(command.user, command.user, command.user) != 0)
            give_up(kept, "setresuid");
    }
    // After the change of user, which clears it.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);  // the supervisor is gone already
    for (int number = 1; number < NSIG; ++number) {
        if (number != SIGKILL && number != SIGSTOP) std::signal(number, SIG_DFL);
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);

    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) give_up(kept, "no_new_privs");
    if (rules >= 0 && !landlock_enter(rules)) give_up(kept, "landlock");
    set_own_pid(launch.filter, static_cast<std::uint32_t>(::getpid()));
    sock_fprog program{static_cast<unsigned short>(launch.filter.size()), launch.filter.data()};
    if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) give_up(kept, "seccomp");
    ::execve(launch.arguments[0], launch.arguments.data(), launch.environment.data());
    give_up(kept, "exec");
}

}  // namespace

std::string Outcome::sentence(const Limits& limits) const {
    char text[160];
    switch (end) {
        case End::too_long:
            std::snprintf(text, sizeof text,
                          "was stopped after %g s by the clock (its limits: %g s by the clock, "
                          "%d s of CPU time)",
                          limits.seconds, limits.seconds, limits.cpu_seconds);
            return text;
        case End::too_much_memory:
            std::snprintf(text, sizeof text, "was stopped: it used more than %zu MB of memory",
                          limits.memory >> 20);
            return text;
        case End::too_much_output:
            std::snprintf(text, sizeof text, "was stopped: it printed more than %zu KB",
                          limits.output_bytes >> 10);
            return text;
        case End::signalled:
            if (signal == SIGXCPU || signal == SIGKILL) {
                std::snprintf(text, sizeof text,
                              "was stopped after %d s of CPU time (its limits: %g s by the clock, "
                              "%d s of CPU time)",
                              limits.cpu_seconds, limits.seconds, limits.cpu_seconds);
            } else if (signal == SIGSYS) {
                return "was stopped: it made a system call that only an attack needs";
            } else if (signal == SIGXFSZ) {
                std::snprintf(text, sizeof text, "was stopped: it wrote a file of more than %zu MB",
                              limits.file_bytes >> 20);
            } else {
                std::snprintf(text, sizeof text, "crashed (%s)", ::strsignal(signal));
            }
            return text;
        case End::exited:
            break;
    }
    std::snprintf(text, sizeof text, "ended with exit status %d", status);
    return text;
}

Sandbox::Sandbox(const Command& command)
    : limits_(command.limits), user_(is_root() ? command.user : 0), start_(Clock::now()) {
    if (is_root() && command.user == 0) throw Error("the sandbox never runs a command as root");
    if (command.words.empty()) throw Error("the sandbox was given no command");
    Launch launch;
    for (const std::string& word : command.words)
        launch.arguments.push_back(const_cast<char*>(word.c_str()));
    launch.arguments.push_back(nullptr);
    for (const auto& [name, value] : command.environment)
        launch.variables.push_back(name + "=" + value);
    for (std::string& variable : launch.variables) launch.environment.push_back(variable.data());
    launch.environment.push_back(nullptr);
    launch.filter = seccomp_filter(command.compiles        ? Role::compiler
                                   : limits_.processes > 1 ? Role::parent
                                                           : Role::program);
    std::vector<fs::path> readable = system_files();
    readable.insert(readable.end(), command.readable.begin(), command.readable.end());
    std::vector<fs::path> writable = command.writable;
    writable.emplace_back("/dev/null");
    if (command.landlock) launch.rules = landlock_rules(readable, writable);
    // Room for the threads of an OpenMP program beside the processes asked for.
    const int threads = 64;
    launch.process_limit = static_cast<rlim_t>(limits_.processes + threads +
                                               (user_ == 0 ? processes_of_this_user() : 0));
    int output[2], failure[2];
    if (::pipe2(output, O_CLOEXEC) != 0 || ::pipe2(failure, O_CLOEXEC) != 0)
        throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    launch.nowhere = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    launch.output = output[1];
    launch.failure = failure[1];

    const auto close_ours = [&] {
        for (const int descriptor : {launch.nowhere, launch.rules, output[1], failure[1]}) {
            if (descriptor >= 0) ::close(descriptor);
        }
    };
    output_ = output[0];
    ChildProcess::Options options;
    options.own_session = true;
    options.grace = 0;
    try {
        child_.emplace([&](pid_t parent) { become(command, launch, parent); }, options);
    } catch (...) {
        close_ours();
        ::close(failure[0]);
        ::close(output_);
        throw;
    }
    close_ours();
    ::fcntl(output_, F_SETFL, O_NONBLOCK);
    char text[160];
    ssize_t length = 0;
    while ((length = ::read(failure[0], text, sizeof text)) < 0 && errno == EINTR) {
    }
    ::close(failure[0]);
    if (length > 0) {
        child_.reset();
        ::close(output_);
        throw Error("cannot start " + command.words[0] +
                    " in the sandbox: " + std::string(text, static_cast<std::size_t>(length)));
    }
}

Sandbox::~Sandbox() {
    if (!finished_) finish(0);
    if (output_ >= 0) ::close(output_);
}

void Sandbox::collect_output() {
    char buffer[65536];
    ssize_t got = 0;
    while ((got = ::read(output_, buffer, sizeof buffer)) > 0) {
        const auto count = static_cast<std::size_t>(got);
        const std::size_t room = kept_output - std::min(kept_output, outcome_.output.size());
        outcome_.output.append(buffer, std::min(room, count));
        if (count > room) outcome_.cut = true;
        printed_ += count;
        if (printed_ > limits_.output_bytes) {
            stop(End::too_much_output);
            return;
        }
    }
}

void Sandbox::stop(End end) {
    if (stopped_) return;
    stopped_ = true;
    outcome_.end = end;
    child_->end_all();
}

bool Sandbox::check_limits() {
    if (stopped_) return false;
    const auto now = Clock::now();
    if (std::chrono::duration<double>(now - start_).count() > limits_.seconds) {
        stop(End::too_long);
    } else if (now - memory_checked_ > std::chrono::milliseconds(memory_interval_ms)) {
        memory_checked_ = now;
        const std::size_t memory = memory_of_group(child_->pid(), limits_.processes == 1);
        outcome_.memory = std::max(outcome_.memory, memory);
        if (memory > limits_.memory) stop(End::too_much_memory);
    }
    return !stopped_;
}

bool Sandbox::reap(bool wait) {
    if (finished_) return true;
    const std::optional<ChildEnd> ended = wait ? child_->wait() : child_->poll();
    if (!ended) return false;
    const auto& [status, usage] = *ended;
    finished_ = true;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    outcome_.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    outcome_.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    outcome_.memory = std::max(outcome_.memory, static_cast<std::size_t>(usage.ru_maxrss) * 1024);
    if (!stopped_) {
        outcome_.end = WIFSIGNALED(status) ? End::signalled : End::exited;
        outcome_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
        outcome_.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    collect_output();
    return true;
}

bool Sandbox::wait_for(int descriptor, short events) {
    while (!finished_ && check_limits()) {
        pollfd wanted[2] = {{descriptor, events, 0}, {output_, POLLIN, 0}};
        const int ready = ::poll(wanted, 2, memory_interval_ms);
        if (ready < 0 && errno != EINTR) return false;
        if (ready > 0 && (wanted[1].revents & POLLIN) != 0) collect_output();
        if (ready > 0 && (wanted[0].revents & events) != 0) return !stopped_;
        // The other end of the pipe is closed, but what was written before may still be read.
        if (ready > 0 && (wanted[0].revents & (POLLHUP | POLLERR)) != 0) return false;
        if (reap(false)) {
            pollfd last{descriptor, events, 0};
            return ::poll(&last, 1, 0) > 0 && (last.revents & events) != 0 && !stopped_;
        }
    }
    return false;
}

const Outcome& Sandbox::finish(double seconds) {
    const auto patience = Clock::now();
    while (!finished_) {
        if (stopped_ || !check_limits()) {
            reap(true);
            continue;
        }
        if (reap(false)) break;
        if (std::chrono::duration<double>(Clock::now() - patience).count() >= seconds) {
            stop(End::too_long);
            continue;
        }
        pollfd wanted{output_, POLLIN, 0};
        if (::poll(&wanted, 1, 2) > 0) {
            if ((wanted.revents & POLLIN) != 0) {
                collect_output();
            } else {
                ::usleep(1000);  // its output is closed, and it is still there
            }
        }
    }
    return outcome_;
}

Outcome run_in_sandbox(const Command& command) {
    Sandbox sandbox(command);
    return sandbox.finish();
}

// ---- Workspace ----

Workspace::Workspace(const fs::path& parent) : directory_("book-grade", parent) {
    if (!is_root()) return;
    static uid_t counter = 0;
    user_ = first_user + static_cast<uid_t>(::getpid()) * 64 + counter++ % 64;
    if (::chown(path().c_str(), user_, user_) != 0) user_ = nobody;  // users of a container are few
    // The user may pass through, not list: names in here are the grader's.
    if (::chown(path().c_str(), 0, user_) != 0 || ::chmod(path().c_str(), 0710) != 0)
        throw Error("cannot give " + path().string() +
                    " to the sandbox's user: " + std::strerror(errno));
}

void Workspace::hand_over(const fs::path& path) const {
    if (user_ == 0) return;
    if (::lchown(path.c_str(), user_, user_) != 0)
        throw Error("cannot give " + path.string() +
                    " to the sandbox's user: " + std::strerror(errno));
}

// ---- Walls ----

const Walls& walls() {
    static const Walls found = [] {
        Walls here;
        here.own_user = is_root();
        here.landlock = landlock_version();
        here.seccomp = ::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
        return here;
    }();
    return found;
}

std::string Walls::sentence(const std::vector<fs::path>& files) const {
    std::string text = own_user ? "a user of its own" : "your own user";
    text += seccomp ? ", filtered system calls" : ", system calls not filtered";
    if (landlock > 0) return text + ", files closed by Landlock";
    const auto open = std::find_if_not(files.begin(), files.end(), closed_to_strangers);
    if (own_user && !files.empty() && open == files.end())
        return text + ", no Landlock, the exercise's files closed by their permissions";
    text +=
        ", WARNING: this kernel has no Landlock, so a submission can read what its user can read";
    if (own_user && open != files.end()) text += ", " + open->string() + " too: chmod go-rwx";
    return text;
}

bool closed_to_strangers(const fs::path& path) {
    const auto others_may = [](const fs::path& what, fs::perms right) {
        std::error_code unknown;
        return (fs::status(what, unknown).permissions() & right) != fs::perms::none;
    };
    const fs::path whole = fs::absolute(path);
    if (!others_may(whole, fs::perms::others_read)) return true;
    for (fs::path above = whole.parent_path();; above = above.parent_path()) {
        if (!others_may(above, fs::perms::others_exec)) return true;
        if (above == above.root_path()) return false;
    }
}

}  // namespace m2m::grader
