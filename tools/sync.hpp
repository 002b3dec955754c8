// What the two tools that keep texts in step have in common: --check or not, a root, and a list of what differs.
#pragma once

#include "common/base/error.hpp"

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace m2m {

/// main() of `program`: PROGRAM [--check] [ROOT]. `update_all` brings everything below ROOT into
/// step and returns what differed from `source`; with --check it only looks, and the exit status is
/// 1 when something does.
inline int sync_main(int argc, char** argv, const char* program, const char* source,
                     std::vector<std::string> (*update_all)(const std::filesystem::path& root,
                                                            bool check_only)) {
    bool check_only = false;
    std::string root = ".";
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--check") {
            check_only = true;
        } else if (argument == "--help" || argument[0] == '-') {
            std::printf("usage: %s [--check] [ROOT]\n", program);
            return argument == "--help" ? 0 : 2;
        } else {
            root = argument;
        }
    }
    try {
        const auto differing = update_all(root, check_only);
        for (const std::string& name : differing) {
            if (check_only) {
                std::printf("%s: differs from %s\n", name.c_str(), source);
            } else {
                std::printf("%s: rewritten\n", name.c_str());
            }
        }
        return check_only && !differing.empty() ? 1 : 0;
    } catch (const Error& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}

}  // namespace m2m
