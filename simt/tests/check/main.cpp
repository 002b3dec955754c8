// catalogue NAME broken|repaired: runs one case; catalogue without arguments lists them.
#include "catalogue.hpp"

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
    for (const Case* cases : {reduction_cases, scan_cases, tile_cases, other_cases, stream_cases,
                              async_cases, texture_cases, learner_cases}) {
        for (const Case* one = cases; one->name != nullptr; ++one) {
            if (argc < 3) {
                std::puts(one->name);
            } else if (std::string(argv[1]) == one->name) {
                (std::string(argv[2]) == "broken" ? one->broken : one->repaired)();
                return 0;
            }
        }
    }
    return argc < 3 ? 0 : 2;
}
