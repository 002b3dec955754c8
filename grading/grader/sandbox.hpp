// Running what nobody trusts: a compiler on a stranger's source, and the program that comes out.
#pragma once

#include "common/base/child_process.hpp"
#include "common/base/temporary_directory.hpp"

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace m2m::grader {

/// What a command may use. Sizes in bytes, times in seconds.
struct Limits {
    double seconds = 10;                               ///< by the clock on the wall
    int cpu_seconds = 10;                              ///< of each process
    std::size_t memory = std::size_t{1} << 30;         ///< resident, all processes together
    std::size_t address_space = std::size_t{1} << 36;  ///< of each process (RLIMIT_AS)
    int processes = 1;                                 ///< 1: threads, but no further process
    std::size_t file_bytes = std::size_t{64} << 20;    ///< of each file it writes
    std::size_t output_bytes = std::size_t{4} << 20;   ///< printed; the process ends beyond it
};

/// One command, and the part of the world that it sees.
struct Command {
    std::vector<std::string> words;   ///< program (absolute path) and arguments
    std::filesystem::path directory;  ///< where it runs
    std::vector<std::pair<std::string, std::string>> environment;  ///< nothing else is inherited
    std::vector<std::filesystem::path> readable;  ///< beside the system's own directories
    std::vector<std::filesystem::path> writable;
    Limits limits;
    bool compiles = false;  ///< a compiler: it may set the mode of a file
    bool landlock = true;   ///< false only to try what the other walls stop by themselves
    uid_t user = 0;         ///< as root: whom it runs as (never 0); otherwise unused
    int request = -1;       ///< becomes its descriptor 3
    int reply = -1;         ///< becomes its descriptor 4
};

/// How a command ended.
enum class End { exited, signalled, too_long, too_much_memory, too_much_output };

/// What a command left behind.
struct Outcome {
    End end = End::exited;
    int status = 0;          ///< exit status, when it exited
    int signal = 0;          ///< when a signal ended it
    std::string output;      ///< standard output and error, cut to a readable length
    bool cut = false;        ///< there was more output than that
    double seconds = 0;      ///< by the clock
    double cpu_seconds = 0;  ///< of all its processes
    std::size_t memory = 0;  ///< the largest process, resident, in bytes

    bool succeeded() const { return end == End::exited && status == 0; }
    /// "was stopped after 10 s", "crashed (segmentation fault)": follows "the program".
    std::string sentence(const Limits& limits) const;
};

/// A running command in its own session. Nothing of it is left when this object, or the grader, is
/// gone.
class Sandbox {
  public:
    /// Starts `command`. @throws Error when it cannot be started, with the system's reason.
    explicit Sandbox(const Command& command);
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    /// Waits until `descriptor` is ready for `events` (POLLIN, POLLOUT), collecting output
    /// meanwhile. False when the command ended or was stopped at one of its limits instead.
    bool wait_for(int descriptor, short events);

    /// Waits for the end, at most `seconds` more, then kills what is left. The first call decides.
    const Outcome& finish(double seconds = 1e9);

  private:
    void collect_output();
    void stop(End end);
    bool check_limits();
    bool reap(bool wait);

    using Clock = std::chrono::steady_clock;
    Limits limits_;
    std::optional<ChildProcess> child_;
    int output_ = -1;
    uid_t user_ = 0;
    std::size_t printed_ = 0;
    Clock::time_point start_;
    Clock::time_point memory_checked_;
    bool stopped_ = false;
    bool finished_ = false;
    Outcome outcome_;
};

/// Runs `command` to its end.
Outcome run_in_sandbox(const Command& command);

/// A private directory for one submission, and the user that its commands run as. Both are gone
/// when this object is.
class Workspace {
  public:
    /// Makes the directory under `parent` (the system's temporary directory by default).
    explicit Workspace(const std::filesystem::path& parent = {});
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    const std::filesystem::path& path() const { return directory_.path(); }
    uid_t user() const { return user_; }

    /// Gives `path` (inside the workspace) to the workspace's user, so that its commands may write
    /// it.
    void hand_over(const std::filesystem::path& path) const;

  private:
    TemporaryDirectory directory_;
    uid_t user_ = 0;
};

/// Which walls stand on this machine, for reports.
struct Walls {
    bool own_user = false;  ///< commands run as a user of their own (the grader is root)
    int landlock = 0;       ///< version of Landlock: the grader's files are closed; 0: not there
    bool seccomp = false;   ///< system calls are filtered

    /// In words. `files`: what a submission must not read, for where only their permissions can
    /// close them.
    std::string sentence(const std::vector<std::filesystem::path>& files = {}) const;
};
const Walls& walls();

/// True when a user that nothing belongs to cannot read `path`: by its own permissions or those of
/// a directory above it.
bool closed_to_strangers(const std::filesystem::path& path);

}  // namespace m2m::grader
