#include "grading/exercises/program.hpp"

#include "common/base/child_process.hpp"
#include "common/base/error.hpp"
#include "common/base/timer.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace m2m::exercise {

Ended run_program(const std::vector<std::string>& command,
                  const std::map<std::string, std::string>& environment, double seconds) {
    int ends[2];
    // Closed in every other program that another thread may start meanwhile, too.
    if (::pipe(ends) != 0 || ::fcntl(ends[0], F_SETFD, FD_CLOEXEC) != 0 ||
        ::fcntl(ends[1], F_SETFD, FD_CLOEXEC) != 0)
        throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    std::vector<char*> argv;
    for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    const auto become = [&](pid_t) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(ends[1], STDERR_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        const int nothing = ::open("/dev/null", O_RDONLY);
        if (nothing >= 0) ::dup2(nothing, STDIN_FILENO);
        for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
        ::execvp(argv[0], argv.data());
    };
    ChildProcess::Options options;
    options.own_session = true;  // what it starts ends with it
    ChildProcess child(become, options);
    ::close(ends[1]);
    constexpr std::size_t longest_output = std::size_t{1} << 20;
    Ended ended;
    const Timer timer;
    bool printing = true;  // else its output is closed, and it is still there
    while (printing || !child.poll()) {
        const double left = seconds - timer.seconds();
        if (left <= 0) {
            ended.too_long = true;
            child.end_all();
            break;
        }
        if (!printing) {
            ::usleep(2000);
            continue;
        }
        pollfd waiting{ends[0], POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(left * 1000) + 1);
        if (ready < 0 && errno != EINTR) break;
        if (ready <= 0) continue;
        char buffer[4096];
        const ssize_t count = ::read(ends[0], buffer, sizeof(buffer));
        printing = count > 0;
        if (printing && ended.output.size() < longest_output)
            ended.output.append(buffer, static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    const int status = child.wait().status;
    ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
}

}  // namespace m2m::exercise
