#include "tests/tools/run_book.hpp"

#include "common/base/file.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace m2m {
namespace fs = std::filesystem;

TestDirectory::TestDirectory() {
    fs::create_directory(path_);
}

std::string TestDirectory::write(const std::string& name, const std::string& text) const {
    write_file(file(name), text);
    return file(name);
}

std::vector<std::string> TestDirectory::files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(path_)) {
        if (!entry.is_directory()) names.push_back(fs::relative(entry.path(), path_).string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

BookRun run_book(const std::vector<std::string>& arguments, const std::string& directory) {
    const TestDirectory output;
    const std::string out = output.file("out"), err = output.file("err");
    std::vector<char*> argv{const_cast<char*>(M2M_BOOK_PROGRAM)};
    for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const std::string where = directory.empty() ? output.path() : directory;
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(STDIN_FILENO);
        ::open("/dev/null", O_RDONLY);
        ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
        ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
        if (::chdir(where.c_str()) == 0) ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out),
            read_file(err)};
}

}  // namespace m2m
