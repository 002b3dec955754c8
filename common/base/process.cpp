#include "common/base/process.hpp"

#include "common/base/child_process.hpp"
#include "common/base/error.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace m2m {

namespace {

ProcessResult start(const std::vector<std::string>& arguments,
                    const std::filesystem::path& directory, bool capture) {
    int ends[2] = {-1, -1};
    if (capture && ::pipe(ends) != 0)
        throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const auto become = [&](pid_t) {
        if (capture) {
            ::dup2(ends[1], STDOUT_FILENO);
            const int nowhere = ::open("/dev/null", O_WRONLY);
            if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
        }
        if (directory.empty() || ::chdir(directory.c_str()) == 0) ::execvp(argv[0], argv.data());
    };
    ChildProcess child(become, {});
    ProcessResult result;
    if (capture) {
        ::close(ends[1]);
        char buffer[4096];
        ssize_t count = 0;
        while ((count = ::read(ends[0], buffer, sizeof(buffer))) > 0 ||
               (count < 0 && errno == EINTR)) {
            if (count > 0) result.output.append(buffer, static_cast<std::size_t>(count));
        }
        ::close(ends[0]);
    }
    const int status = child.wait().status;
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& arguments,
                          const std::filesystem::path& directory) {
    return start(arguments, directory, false);
}

ProcessResult capture_process(const std::vector<std::string>& arguments) {
    return start(arguments, {}, true);
}

std::string find_program(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string rest = path ? path : "/usr/bin:/bin";
    while (!rest.empty()) {
        const std::size_t colon = rest.find(':');
        const std::filesystem::path candidate = std::filesystem::path(rest.substr(0, colon)) / name;
        if (::access(candidate.c_str(), X_OK) == 0 && !std::filesystem::is_directory(candidate))
            return candidate;
        rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
    }
    return "";
}

}  // namespace m2m
