// sync_notebooks [--check] [ROOT]: writes the notebook of every chapter from its text, and the badge that opens it, or
// says which ones differ.
#include "common/base/error.hpp"
#include "tools/notebooks/notebooks.hpp"

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
    bool check_only = false;
    std::string root = ".";
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--check") {
            check_only = true;
        } else if (argument == "--help" || argument[0] == '-') {
            std::printf("usage: sync_notebooks [--check] [ROOT]\n");
            return argument == "--help" ? 0 : 2;
        } else {
            root = argument;
        }
    }
    try {
        const auto differing = m2m::notebooks::update_all(root, check_only);
        for (const std::string& name : differing)
            std::printf("%s: %s\n", name.c_str(),
                        check_only ? "differs from the text" : "rewritten");
        return check_only && !differing.empty() ? 1 : 0;
    } catch (const m2m::Error& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}
