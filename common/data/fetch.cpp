#include "common/data/fetch.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/process.hpp"
#include "common/data/idx.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sstream>

namespace m2m {
namespace fs = std::filesystem;

namespace {

/// One line for an error message: the last line that says something.
std::string last_line(const std::string& output) {
    std::istringstream lines(output);
    std::string last;
    for (std::string line; std::getline(lines, line);) {
        if (line.find_first_not_of(" \t\r") != std::string::npos) last = line;
    }
    return last;
}

/// How one attempt to download a file ended.
struct Attempt {
    bool ok = false;
    bool cannot_resume = false;  ///< the server refused to continue the part that is there
    std::string reason;          ///< one line, when not ok
};

/// Downloads `url` into `part`, after the bytes that are there already.
Attempt download(const std::string& url, const fs::path& part) {
    // A server answers "416 range not satisfiable" when the part is as long as the file, or longer.
    const ProcessResult curl = capture_process({"curl",
                                                "--fail",
                                                "--location",
                                                "--silent",
                                                "--show-error",
                                                "--proto",
                                                "=https,http,file",
                                                "--proto-redir",
                                                "=https,http",
                                                "--connect-timeout",
                                                "15",
                                                "--speed-limit",
                                                "1000",
                                                "--speed-time",
                                                "30",
                                                "--max-filesize",
                                                "200000000",
                                                "--continue-at",
                                                "-",
                                                "--output",
                                                part.string(),
                                                "--url",
                                                url},
                                               Errors::captured);
    if (curl.status != 127) {
        const int status = curl.status;
        const bool refused =
            status == 33 || status == 36 || curl.output.find(" 416") != std::string::npos;
        return {status == 0, refused, status == 0 ? "" : last_line(curl.output)};
    }
    const ProcessResult wget =
        capture_process({"wget", "--no-verbose", "--continue", "--tries=1", "--timeout=30",
                         "--output-document", part.string(), "--", url},
                        Errors::captured);
    if (wget.status == 127) {
        throw Error(
            "neither curl nor wget is installed; install one (sudo apt install curl) and try "
            "again");
    }
    const bool network_failure = wget.status == 4;
    return {wget.status == 0, !network_failure, wget.status == 0 ? "" : last_line(wget.output)};
}

/// True when `path` is a .gz file with exactly the published content; else `reason` says why not.
bool verified(const fs::path& path, const PublishedFile& file, std::string& reason) {
    try {
        const std::string found = sha256(read_maybe_gzip(path, std::size_t{1} << 27));
        if (found == file.sha256) return true;
        reason = "its content has SHA-256 " + found.substr(0, 16) + "…, not " +
                 file.sha256.substr(0, 16) + "…";
    } catch (const Error& error) {
        reason = error.what();
    }
    return false;
}

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

void discard(const fs::path& path) {
    std::error_code ignored;
    fs::remove(path, ignored);
}

/// Gets one file from one mirror into `part`, whole and right. @returns "" or the reason why not.
std::string fetch_from(const std::string& url, const fs::path& part, const PublishedFile& file) {
    for (;;) {
        const bool resumed = is_there(part);
        const Attempt attempt = download(url, part);
        if (!attempt.ok) {
            if (resumed && attempt.cannot_resume) {
                discard(part);
                continue;  // from the beginning
            }
            std::error_code ignored;
            if (is_there(part) && fs::file_size(part, ignored) == 0) discard(part);
            return attempt.reason.empty() ? "the download failed"
                                          : attempt.reason;  // what came is kept for later
        }
        std::string reason;
        if (verified(part, file, reason)) return "";
        discard(part);
        // What was there before may have been the wrong part: once more from the beginning.
        if (!resumed) return reason;
    }
}

/// Holds the directory for itself: two fetches at once take turns, and the second finds the files
/// there.
class DirectoryLock {
  public:
    explicit DirectoryLock(const fs::path& directory)
        : file_(::open(directory.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (file_ >= 0) ::flock(file_, LOCK_EX);
    }
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;
    ~DirectoryLock() {
        if (file_ >= 0) ::close(file_);
    }

  private:
    int file_;
};

}  // namespace

const std::vector<PublishedFile>& published_files(const std::string& name) {
    static const std::vector<PublishedFile> mnist{
        {"train-images-idx3-ubyte",
         "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"},
        {"train-labels-idx1-ubyte",
         "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"},
        {"t10k-images-idx3-ubyte",
         "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"},
        {"t10k-labels-idx1-ubyte",
         "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"}};
    static const std::vector<PublishedFile> fashion_mnist{
        {"train-images-idx3-ubyte",
         "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"},
        {"train-labels-idx1-ubyte",
         "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"},
        {"t10k-images-idx3-ubyte",
         "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"},
        {"t10k-labels-idx1-ubyte",
         "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"}};
    if (name == "mnist") return mnist;
    if (name == "fashion-mnist") return fashion_mnist;
    throw UsageError("cannot fetch \"" + name +
                     "\": mnist and fashion-mnist can be fetched; digits needs no files");
}

std::vector<std::string> dataset_mirrors(const std::string& name) {
    published_files(name);  // throws for an unknown name
    if (const char* own = std::getenv("M2M_MIRRORS"); own != nullptr && *own != '\0') {
        std::istringstream words(own);
        std::vector<std::string> mirrors;
        for (std::string url; words >> url;) mirrors.push_back(url);
        return mirrors;
    }
    if (name == "mnist") {
        return {"https://storage.googleapis.com/cvdf-datasets/mnist",
                "https://ossci-datasets.s3.amazonaws.com/mnist"};
    }
    return {"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion"};
}

void fetch_dataset(const std::string& name, const fs::path& directory,
                   const std::function<void(const std::string&)>& progress) {
    fetch_files(name, published_files(name), dataset_mirrors(name), directory, progress);
}

void fetch_files(const std::string& name, const std::vector<PublishedFile>& files,
                 const std::vector<std::string>& mirrors, const fs::path& directory,
                 const std::function<void(const std::string&)>& progress) {
    const auto say = [&](const std::string& line) {
        if (progress) progress(line);
    };
    std::error_code status;
    const NewDirectories made(directory);
    if (::access(directory.c_str(), W_OK) != 0) {
        throw Error("cannot write into " + directory.string() + ": " + std::strerror(errno));
    }
    const DirectoryLock lock(directory);

    for (const PublishedFile& file : files) {
        const fs::path target = directory / (file.name + ".gz");
        const fs::path part = directory / (file.name + ".gz.part");
        std::string reason;
        if (is_there(target)) {
            if (verified(target, file, reason)) {
                say(file.name + ".gz is there and right");
                continue;
            }
            say(file.name + ".gz is there but wrong (" + reason + "): fetching it again");
        }
        std::string failures;
        bool done = is_there(part) && verified(part, file, reason);
        for (const std::string& mirror : mirrors) {
            if (done) break;
            const std::string url = mirror + (mirror.back() == '/' ? "" : "/") + file.name + ".gz";
            say(file.name + ".gz: downloading from " + mirror);
            reason = fetch_from(url, part, file);
            done = reason.empty();
            if (done) break;
            failures += (failures.empty() ? "" : "; ") + url + ": " + reason;
            say(file.name + ".gz: " + reason);
        }
        if (!done) {
            throw Error(
                "cannot fetch " + name + ": no mirror gave " + file.name + ".gz (" + failures +
                "). Offline? Get the four .gz files on another machine, put them into " +
                directory.string() +
                ", and run this again to check them; or train on digits, which needs no download");
        }
        fs::rename(part, target, status);
        if (status) throw Error("cannot write " + target.string() + ": " + status.message());
        say(file.name + ".gz: verified (SHA-256)");
    }
}

}  // namespace m2m
