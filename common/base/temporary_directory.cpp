#include "common/base/temporary_directory.hpp"

#include "common/base/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <regex>
#include <set>

namespace m2m {
namespace fs = std::filesystem;

namespace {

// When a process started, in the system's own units, so that a later process with the same number
// is not taken for it; "0" where the system does not tell, "" when there is none.
std::string start_of(const std::string& pid) {
#ifdef __linux__
    std::ifstream file("/proc/" + pid + "/stat");
    std::string text;
    if (!std::getline(file, text)) return "";
    std::size_t at = text.rfind(')');  // the name before it may hold anything
    for (int field = 2; field < 22 && at != std::string::npos; ++field) at = text.find(' ', at + 1);
    if (at == std::string::npos) return "0";
    return text.substr(at + 1, text.find(' ', at + 1) - at - 1);
#else
    return ::kill(std::atoi(pid.c_str()), 0) == 0 || errno == EPERM ? "0" : "";
#endif
}

// A process of another container, or one that this user may not see, still holds its lock.
bool is_locked(const fs::path& path) {
    const int opened = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (opened < 0) return errno != EACCES;  // its owner has taken the right to look inside away
    const bool locked = ::flock(opened, LOCK_EX | LOCK_NB) != 0;
    ::close(opened);
    return locked;
}

// Whoever wrote in there may have taken the right to look into its directories away.
void remove_whole(const fs::path& path) {
    std::error_code ignored;
    ::chmod(path.c_str(), 0700);
    if (::geteuid() != 0) {
        for (fs::recursive_directory_iterator entry(path, ignored), end; !ignored && entry != end;
             entry.increment(ignored)) {
            std::error_code same;
            if (entry->is_directory(same) && !entry->is_symlink(same))
                ::chmod(entry->path().c_str(), 0700);
        }
    }
    fs::remove_all(path, ignored);
}

}  // namespace

int remove_abandoned_directories(const fs::path& parent) {
    static const std::regex pattern(
        "(?:book|book-grade|book-grader|simt-compile)-"
        "([0-9]{1,9})-([0-9]{1,20})-[A-Za-z0-9]{6}");
    int count = 0;
    std::error_code unreadable;
    for (fs::directory_iterator entry(parent, unreadable), end; !unreadable && entry != end;
         entry.increment(unreadable)) {
        std::smatch parts;
        const std::string name = entry->path().filename();
        struct stat found {};
        if (!std::regex_match(name, parts, pattern) ||
            ::lstat(entry->path().c_str(), &found) != 0 || !S_ISDIR(found.st_mode) ||
            found.st_uid != ::geteuid() || start_of(parts[1]) == parts[2] ||
            is_locked(entry->path()))
            continue;
        remove_whole(entry->path());
        ++count;
    }
    return count;
}

TemporaryDirectory::TemporaryDirectory(const std::string& purpose, const fs::path& parent) {
    const fs::path where = parent.empty() ? fs::temp_directory_path() : parent;
    static std::set<fs::path> cleaned;
    if (cleaned.insert(where).second) remove_abandoned_directories(where);
    const std::string self = std::to_string(::getpid());
    std::string name = (where / (purpose + "-" + self + "-" + start_of(self) + "-XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr)
        throw Error("cannot make a directory in " + where.string() + ": " + std::strerror(errno));
    path_ = name;
    lock_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ >= 0) ::flock(lock_, LOCK_SH);
}

TemporaryDirectory::~TemporaryDirectory() {
    remove_whole(path_);
    if (lock_ >= 0) ::close(lock_);
}

}  // namespace m2m
