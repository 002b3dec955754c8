// Asks addr2line, which knows what was inlined into what.
#include "simt/check/symbols.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <set>
#include <sstream>

extern char** environ;

namespace simt::check {

std::string output_of(const std::vector<std::string>& command) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return "";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; failed == 0 && (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    if (failed == 0) ::waitpid(child, nullptr, 0);
    return text;
}

Program this_program() {
    Program program;
    char path[4096];
    const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
    if (length > 0) program.file.assign(path, static_cast<std::size_t>(length));
    ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* data) {
            auto& found = *static_cast<Program*>(data);
            found.base = info->dlpi_addr;
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const auto& part = info->dlpi_phdr[i];
                if (part.p_type != PT_LOAD) continue;
                const std::uintptr_t begin = info->dlpi_addr + part.p_vaddr;
                if (begin < found.begin) found.begin = begin;
                if (begin + part.p_memsz > found.end) found.end = begin + part.p_memsz;
            }
            return 1;  // the first one is the program
        },
        &program);
    return program;
}

namespace {

bool is_ours(const std::string& file) {
    for (const char* part : {"/simt/include/", "/simt/runtime/", "/simt/libraries/", "/simt/check/",
                             "/simt/count/", "/simt/observe/", "/c++/", "??"})
        if (file.find(part) != std::string::npos) return true;
    return false;
}

/// "for_each<main()::<lambda(int)> >" as g++ writes it, "for_each<(lambda at a.cu:3:7)>" as clang
/// does. Our own function around every kernel is given a lambda, too.
bool is_with_a_lambda(const std::string& function) {
    // A call without arguments may be the launch's own.
    for (const char* const ours : {"run_threads<", "::operator()()"})
        if (function.find(ours) != std::string::npos) return false;
    for (const char* const words : {"<lambda(", "{lambda(", "(lambda at ", "::$_"})
        if (function.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

std::map<std::uintptr_t, Symbol> symbols_of(const std::vector<std::uintptr_t>& addresses) {
    std::map<std::uintptr_t, Symbol> result;
    const Program program = this_program();
    std::vector<std::string> command{"addr2line", "-a", "-f", "-C", "-i", "-e", program.file};
    std::map<std::uintptr_t, std::uintptr_t> asked;
    for (const std::uintptr_t address : addresses) {
        if (address < program.begin || address >= program.end) continue;
        const std::uintptr_t call = address - 1 - program.base;  // not what follows the call
        char text[32];
        std::snprintf(text, sizeof text, "0x%zx", static_cast<std::size_t>(call));
        if (asked.emplace(call, address).second) command.push_back(text);
    }
    if (asked.empty()) return result;
    std::istringstream lines(output_of(command));
    std::uintptr_t address = 0;
    std::set<std::uintptr_t> in_lambda;
    bool settled = false;
    for (std::string function, place; std::getline(lines, function);) {
        if (function.compare(0, 2, "0x") == 0) {
            const auto found = asked.find(
                static_cast<std::uintptr_t>(std::strtoull(function.c_str(), nullptr, 16)));
            address = found == asked.end() ? 0 : found->second;
            settled = false;
            continue;
        }
        if (!std::getline(lines, place)) break;
        const std::size_t colon = place.rfind(':');
        if (address != 0 && is_with_a_lambda(function)) in_lambda.insert(address);
        if (address != 0 && result.count(address) == 0)  // known, even if no line of the reader's
            result[address].innermost_file = place.substr(0, colon);
        if (settled || address == 0 || colon == std::string::npos || is_ours(place)) continue;
        Symbol& symbol = result[address];
        symbol.function = function;
        symbol.file = place.substr(0, colon);
        symbol.line = static_cast<unsigned>(std::strtoul(place.c_str() + colon + 1, nullptr, 10));
        settled = symbol.line != 0;
    }
    for (const std::uintptr_t one : in_lambda) result[one].in_lambda = true;
    return result;
}

}  // namespace simt::check
