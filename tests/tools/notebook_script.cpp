// notebook_script NOTEBOOK REPOSITORY: prints the notebook's cells as a shell script, with
// REPOSITORY cloned instead of the public one. .ci/run executes it in an empty directory.
#include "common/base/file.hpp"
#include "tests/tools/notebook.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: notebook_script NOTEBOOK REPOSITORY\n");
        return 2;
    }
    try {
        std::fputs(m2m::notebook_to_shell(m2m::read_file(argv[1]), argv[2]).c_str(), stdout);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}
