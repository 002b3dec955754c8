#include "common/base/file.hpp"

#include "common/base/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <random>
#include <utility>
#include <vector>

namespace m2m {
namespace fs = std::filesystem;

namespace {

// What a file is called before it is whole; six letters follow.
constexpr const char* unfinished = ".unfinished-";

fs::path directory_of(const fs::path& path) {
    return path.parent_path().empty() ? fs::path(".") : path.parent_path();
}

// Writers hold a lock on what they have not finished; whoever died has none.
void remove_unfinished(const fs::path& path) {
    const std::string begin = path.filename().string() + unfinished;
    std::error_code unreadable;
    for (fs::directory_iterator entry(directory_of(path), unreadable), end;
         !unreadable && entry != end; entry.increment(unreadable)) {
        const std::string name = entry->path().filename();
        if (name.size() != begin.size() + 6 || name.compare(0, begin.size(), begin) != 0) continue;
        const int file =
            ::open(entry->path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (file < 0) continue;
        struct stat found {};
        if (::fstat(file, &found) == 0 && S_ISREG(found.st_mode) && found.st_uid == ::geteuid() &&
            ::flock(file, LOCK_EX | LOCK_NB) == 0)
            ::unlink(entry->path().c_str());
        ::close(file);
    }
}

// All of it. Returns 0 or the system's reason.
int write_all(int file, std::string_view bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(file, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? errno : ENOSPC;
        done += static_cast<std::size_t>(count);
    }
    return 0;
}

// The file that becomes `path`. Without a name until it is whole, where the system can do that:
// whatever kills the writer, nothing is left. Elsewhere it has another name, and the next writer of
// `path` removes what a dead one left.
class Draft {
  public:
    explicit Draft(const fs::path& path) : path_(path) {}
    ~Draft() {
        if (!name_.empty()) ::unlink(name_.c_str());
        if (file_ >= 0) ::close(file_);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    // These return 0 or the system's reason.

    int open_without_name() {
#ifdef O_TMPFILE
        file_ = ::open(directory_of(path_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
        if (file_ < 0) return errno;
        lock();
        return 0;
#else
        return ENOTSUP;
#endif
    }

    int open_with_name() {
        for (;;) {
            name_ = free_name();
            file_ = ::open(name_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
            if (file_ < 0 && errno == EEXIST) continue;
            if (file_ < 0) {
                name_.clear();
                return errno;
            }
            lock();
            struct stat mine {};
            if (::fstat(file_, &mine) == 0 && mine.st_nlink > 0) return 0;
            ::close(file_);  // somebody took it for a dead writer's before it was locked
        }
    }

    int write(std::string_view bytes) const {
        const int reason = write_all(file_, bytes);
        return reason != 0 || ::fsync(file_) == 0 ? reason : errno;
    }

    int get_name() {
        const std::string self = "/proc/self/fd/" + std::to_string(file_);
        for (;;) {
            const std::string name = free_name();
            if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
                name_ = name;
                return 0;
            }
            if (errno != EEXIST) return errno;
        }
    }

    int become(Existing existing) {
        // link() fails where there is a file, rename() replaces it.
        const int failed = existing == Existing::kept ? ::link(name_.c_str(), path_.c_str())
                                                      : ::rename(name_.c_str(), path_.c_str());
        if (failed != 0) return errno;
        if (existing == Existing::replaced) name_.clear();
        return 0;
    }

  private:
    void lock() const {
        while (::flock(file_, LOCK_EX) != 0 && errno == EINTR) {
        }
    }

    std::string free_name() const {
        static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        static std::random_device random;
        std::string name = path_.string() + unfinished;
        for (int i = 0; i < 6; ++i) name += letters[random() % letters.size()];
        return name;
    }

    const fs::path& path_;
    std::string name_;
    int file_ = -1;
};

}  // namespace

NewDirectories::NewDirectories(const fs::path& path) {
    std::error_code status;
    std::vector<fs::path> missing;
    for (fs::path part = path; !part.empty() && !fs::exists(part, status);
         part = part.parent_path())
        missing.push_back(part);
    if (!missing.empty()) fs::create_directories(path, status);
    if (!missing.empty() && status) {
        const std::string reason = status.message();
        for (const fs::path& part : missing) fs::remove(part, status);
        throw Error("cannot make the directory " + path.string() + ": " + reason);
    }
    made_ = std::move(missing);
}

NewDirectories::~NewDirectories() {
    std::error_code not_empty;
    for (const fs::path& part : made_) fs::remove(part, not_empty);
}

void write_file(const fs::path& path, std::string_view bytes, Existing existing) {
    const auto must = [&](int reason) {
        if (reason != 0)
            throw Error("cannot write " + path.string() + ": " + std::strerror(reason));
    };
    std::error_code status;
    if (fs::is_directory(path, status))
        throw Error("cannot write " + path.string() + ": it is a directory");
    // A device such as /dev/full or /dev/stdout must be written to, not replaced by a file.
    if (fs::exists(path, status) && !fs::is_regular_file(path, status)) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        must(file < 0 ? errno : 0);
        const int reason = write_all(file, bytes);
        ::close(file);
        return must(reason);
    }
    std::optional<NewDirectories> made;
    try {
        made.emplace(path.parent_path());
    } catch (const Error& error) {
        throw Error("cannot write " + path.string() + ": " + error.what());
    }
    remove_unfinished(path);
    {
        Draft draft(path);
        if (draft.open_without_name() == 0) {
            must(draft.write(bytes));
            if (draft.get_name() == 0) return must(draft.become(existing));
        }
    }
    Draft draft(path);
    must(draft.open_with_name());
    must(draft.write(bytes));
    must(draft.become(existing));
}

std::string read_file(const fs::path& path, std::size_t max_bytes) {
    const auto fail = [&](int reason) {
        throw Error("cannot read " + path.string() + ": " + std::strerror(reason));
    };
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file < 0) fail(errno);
    std::string bytes;
    std::vector<char> buffer(1 << 16);
    for (;;) {
        const ssize_t count = ::read(file, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            const int reason = errno;
            ::close(file);
            fail(reason);
        }
        if (count == 0) break;
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > max_bytes) {
            ::close(file);
            throw Error("cannot read " + path.string() + ": larger than " +
                        std::to_string(max_bytes) + " bytes");
        }
    }
    ::close(file);
    return bytes;
}

}  // namespace m2m
