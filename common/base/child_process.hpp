// Child processes that end when we do.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <functional>
#include <optional>

namespace m2m {

/// How a child process ended.
struct ChildEnd {
    int status = 0;  ///< as waitpid() tells it
    rusage usage{};  ///< of the program and of the processes that it waited for
};

/// A program that runs beside us, and everything that it starts. Nothing of it is left when the
/// program has ended, when this object is gone, or when we are: a supervisor between us and the
/// program notices our end, also by SIGKILL, and ends what is left. On Linux that reaches processes
/// that left their group or session, too; elsewhere the program and its group.
class ChildProcess {
  public:
    /// How the program is started and ended.
    struct Options {
        bool own_session = false;  ///< no terminal: ^C there is for us, and not for it
        double grace = 1;          ///< seconds from SIGTERM to SIGKILL; 0: SIGKILL at once
    };

    /// Starts a process that runs `become`, which ends in exec or _exit; between fork and exec only
    /// system calls are safe. It is given the id of the process's parent.
    /// @throws Error when no process can be made.
    ChildProcess(const std::function<void(pid_t parent)>& become, const Options& options);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The program's id.
    pid_t pid() const { return program_; }

    /// Ends the program and everything that it started. It still must be waited for.
    void end_all();

    /// How it ended; nothing while it, or something that it started, is still there.
    std::optional<ChildEnd> poll();

    /// Waits for the end.
    ChildEnd wait();

  private:
    std::optional<ChildEnd> collect(int flags);

    pid_t supervisor_ = -1, program_ = -1;
    int life_ = -1;    // while this end is open, we are there
    int report_ = -1;  // what the supervisor tells
    std::optional<ChildEnd> end_;
};

}  // namespace m2m
