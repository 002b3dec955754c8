#include "tools/book/command.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/outputs.hpp"

#include <ctime>

namespace m2m::book {

namespace {
std::string typed_command = "./book";
}

const std::string& command_line() {
    return typed_command;
}

void set_command_line(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) typed_command += std::string(" ") + argv[i];
}

void need_writable(const std::filesystem::path& path) {
    if (path.empty()) return;
    if (std::filesystem::is_directory(path))
        throw Error("cannot write " + path.string() + ": it is a directory");
    if (std::filesystem::exists(path)) return;
    require_directory_of(path);
    const NewDirectories made(path.parent_path());
    write_file(path, "");
    std::filesystem::remove(path);
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[16];
    std::strftime(text, sizeof(text), "%Y-%m-%d", &parts);
    return text;
}

}  // namespace m2m::book
