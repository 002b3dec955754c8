// For tests that start programs: which of them still run, and waiting for something to come true.
#pragma once

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>

namespace m2m::tests {

/// How many other processes have `mark` in their command line (a zombie has none). Linux.
inline int running(const std::string& mark) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "cmdline");
        std::ostringstream words;
        words << file.rdbuf();  // (an iterator would throw where the process ends meanwhile)
        count += entry.path().filename() != std::to_string(::getpid()) &&
                 words.str().find(mark) != std::string::npos;
    }
    return count;
}

/// Whether `holds` comes true within so many seconds.
inline bool within(double seconds, const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

}  // namespace m2m::tests
