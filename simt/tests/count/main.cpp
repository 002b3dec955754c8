// simt_count_golden NAME: runs one kernel of golden.cu under count mode. `all` runs every one, in
// the order of the list that it prints without a name.
#include "simt/tests/count/golden.hpp"

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) != "all") return run_golden(argv[1]) ? 0 : 1;
    for (const std::string& name : golden_names()) {
        if (argc == 1) std::puts(name.c_str());
        if (argc == 2 && !run_golden(name)) return 1;
    }
    return argc <= 2 ? 0 : 1;
}
