#include "tools/grader/trusted.hpp"

#include "common/base/error.hpp"
#include "common/base/timer.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace m2m::grader {

Trusted run_trusted(const std::vector<std::string>& words, double seconds) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::setpgid(0, 0);
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(ends[1], STDERR_FILENO);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    if (child < 0) {
        ::close(ends[0]);
        throw Error("cannot start " + words[0] + ": " + std::strerror(errno));
    }
    Trusted result;
    constexpr std::size_t longest = 64 * 1024;
    const Timer timer;
    bool open = true;
    while (open && timer.seconds() < seconds) {
        pollfd wanted{ends[0], POLLIN, 0};
        if (::poll(&wanted, 1, 100) <= 0) continue;
        char buffer[8192];
        const ssize_t got = ::read(ends[0], buffer, sizeof buffer);
        open = got > 0 || (got < 0 && errno == EINTR);
        if (got > 0 && result.output.size() < longest)
            result.output.append(buffer, static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    if (open) ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.status = open ? 124 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

}  // namespace m2m::grader
