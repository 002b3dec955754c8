// simt_faults NAME: runs that program.
#include "simt/tests/faults/programs.hpp"

#include <cstdio>
#include <cstring>
#include <initializer_list>

int main(int argc, char** argv) {
    for (const Program* programs :
         {ending_programs, memory_programs, warp_programs, other_programs}) {
        for (const Program* one = programs; one->name != nullptr; ++one) {
            if (argc > 1 && std::strcmp(argv[1], one->name) == 0) return one->run();
            if (argc == 1) std::puts(one->name);
        }
    }
    return argc == 1 ? 0 : 2;
}
