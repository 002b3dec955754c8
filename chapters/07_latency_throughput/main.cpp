// Chapter 07: one thread against one thread, one job against a million.
//
// Run it:  ./book run 07      (./book run 07 --help shows the flags)
#include "chapters/claims.hpp"

int main(int argc, char** argv) {
    return m2m::claims_main(argc, argv, "07_latency_throughput", m2m::claims());
}
