#include "common/base/file.hpp"

#include "common/base/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace m2m {
namespace fs = std::filesystem;

void write_file(const fs::path& path, std::string_view bytes) {
    const auto fail = [&](const char* what, int reason) {
        throw Error("cannot write " + path.string() + ": " + what + std::strerror(reason));
    };
    std::error_code status;
    if (!path.parent_path().empty()) {
        fs::create_directories(path.parent_path(), status);
        if (status) fail("its directory cannot be made: ", status.value());
    }
    if (fs::is_directory(path, status))
        throw Error("cannot write " + path.string() + ": it is a directory");
    // A device such as /dev/full or /dev/stdout must be written to, not replaced by a file.
    const bool special = fs::exists(path, status) && !fs::is_regular_file(path, status);
    std::string temporary = special ? path.string() : path.string() + ".XXXXXX";
    const int file = special ? ::open(temporary.c_str(), O_WRONLY) : ::mkstemp(temporary.data());
    if (file < 0) fail("", errno);
    const auto give_up = [&](int reason) {
        ::close(file);
        if (!special) ::unlink(temporary.c_str());
        fail("", reason);
    };
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(file, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) give_up(count < 0 ? errno : ENOSPC);
        done += static_cast<std::size_t>(count);
    }
    if (special) {
        ::close(file);
        return;
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(file, 0666 & ~mask);  // mkstemp makes it private; readers expect an ordinary file
    if (::fsync(file) != 0) give_up(errno);
    if (::close(file) != 0) {
        const int reason = errno;
        ::unlink(temporary.c_str());
        fail("", reason);
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int reason = errno;
        ::unlink(temporary.c_str());
        fail("", reason);
    }
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
