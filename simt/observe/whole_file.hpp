// Reports on disk: whole or not at all. (The book's write_file() promises more, for files that a reader keeps; nothing
// here includes from outside, and simt's programs also write where a sandbox forbids new files.)
#pragma once

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

namespace simt {

/// Writes `text` to FILE.unfinished and renames that: whoever reads `file` sees the old one or the new one. A
/// writer that was killed leaves FILE.unfinished, which the next one replaces. What is no regular file
/// (/dev/stdout) is written to, and so is a file beside which none can be made, as in a sandbox.
/// @returns "" or why it cannot be written; then the old file is still there, and nothing beside it
inline std::string write_whole(const std::string& file, const std::string& text) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const auto reason = [] { return std::string(errno != 0 ? std::strerror(errno) : "it fails"); };
    const auto written = [&](const std::string& name) {
        errno = 0;
        std::ofstream out(name, std::ios::binary);
        out << text;
        out.close();
        return static_cast<bool>(out);
    };
    if (fs::is_directory(file, failed)) return "it is a directory";
    if (fs::exists(file, failed) && !fs::is_regular_file(file, failed))
        return written(file) ? "" : reason();
    const std::string unfinished = file + ".unfinished";
    if (written(unfinished)) {
        fs::rename(unfinished, file, failed);
        if (!failed) return "";
        const std::string why = failed.message();
        fs::remove(unfinished, failed);
        return why;
    }
    const std::string why = reason();
    if (fs::exists(unfinished, failed)) {
        fs::remove(unfinished, failed);
        return why;
    }
    return fs::exists(file, failed) && written(file) ? "" : why;
}

}  // namespace simt
