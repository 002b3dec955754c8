#include "common/base/process.hpp"

#include "common/base/child_process.hpp"
#include "common/base/error.hpp"
#include "common/base/plain_text.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#ifdef __APPLE__
#include <mach-o/dyld.h>

#include <cstdint>
#endif

namespace m2m {

namespace {

// The arguments as exec wants them, for as long as they live.
std::vector<char*> words_of(const std::vector<std::string>& arguments) {
    std::vector<char*> words;
    for (const std::string& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    return words;
}

// Ends that only this process has: another thread may start a program meanwhile, which would keep
// them open.
void make_pipe(int (&ends)[2]) {
    if (::pipe(ends) != 0) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
}

ProcessResult end_of(ChildProcess& child, std::string output = {}) {
    const int status = child.wait().status;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), std::move(output)};
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& arguments,
                          const std::filesystem::path& directory) {
    std::vector<char*> argv = words_of(arguments);
    ChildProcess child(
        [&](pid_t) {
            if (directory.empty() || ::chdir(directory.c_str()) == 0)
                ::execvp(argv[0], argv.data());
        },
        {});
    return end_of(child);
}

ProcessResult run_process_printable(const std::vector<std::string>& arguments) {
    struct Stream {
        int descriptor;
        int ends[2] = {-1, -1};
        std::string rest = {};  // the beginning of a character
    };
    Stream streams[2] = {{STDOUT_FILENO}, {STDERR_FILENO}};
    for (Stream& stream : streams) {
        if (::isatty(stream.descriptor) != 1) continue;
        make_pipe(stream.ends);
    }
    std::vector<char*> argv = words_of(arguments);
    ChildProcess child(
        [&](pid_t) {
            for (const Stream& stream : streams) {
                if (stream.ends[1] >= 0) ::dup2(stream.ends[1], stream.descriptor);
            }
            ::execvp(argv[0], argv.data());
        },
        {});
    for (const Stream& stream : streams) {
        if (stream.ends[1] >= 0) ::close(stream.ends[1]);
    }
    const auto show = [](int descriptor, const std::string& text) {
        for (std::size_t done = 0; done < text.size();) {
            const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
            if (count < 0 && errno != EINTR) return;
            if (count > 0) done += static_cast<std::size_t>(count);
        }
    };
    while (streams[0].ends[0] >= 0 || streams[1].ends[0] >= 0) {
        pollfd waiting[2] = {{streams[0].ends[0], POLLIN, 0}, {streams[1].ends[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) < 0 && errno != EINTR) break;
        for (int i = 0; i < 2; ++i) {
            Stream& stream = streams[i];
            if (stream.ends[0] < 0 || waiting[i].revents == 0) continue;
            char buffer[4096];
            const ssize_t count = ::read(stream.ends[0], buffer, sizeof buffer);
            if (count < 0 && errno == EINTR) continue;
            if (count > 0) stream.rest.append(buffer, static_cast<std::size_t>(count));
            const std::size_t kept = count > 0 ? incomplete_end(stream.rest) : 0;
            const std::size_t whole = stream.rest.size() - kept;
            show(stream.descriptor, printable(stream.rest.substr(0, whole)));
            stream.rest.erase(0, whole);
            if (count > 0) continue;
            ::close(stream.ends[0]);
            stream.ends[0] = -1;
        }
    }
    return end_of(child);
}

ProcessResult capture_process(const std::vector<std::string>& arguments, Errors errors) {
    int ends[2];
    make_pipe(ends);
    std::vector<char*> argv = words_of(arguments);
    ChildProcess child(
        [&](pid_t) {
            ::dup2(ends[1], STDOUT_FILENO);
            const int said = errors == Errors::captured ? ends[1] : ::open("/dev/null", O_WRONLY);
            if (said >= 0) ::dup2(said, STDERR_FILENO);
            ::execvp(argv[0], argv.data());
        },
        {});
    ::close(ends[1]);
    std::string output;
    char buffer[4096];
    ssize_t count = 0;
    while ((count = ::read(ends[0], buffer, sizeof buffer)) > 0 || (count < 0 && errno == EINTR)) {
        if (count > 0) output.append(buffer, static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    return end_of(child, std::move(output));
}

std::filesystem::path own_program() {
#ifdef __APPLE__
    char path[4096];
    std::uint32_t size = sizeof path;
    return ::_NSGetExecutablePath(path, &size) == 0 ? path : "";
#else
    std::error_code unknown;
    return std::filesystem::read_symlink("/proc/self/exe", unknown);
#endif
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
