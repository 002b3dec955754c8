// Chapter 00: what your machine is made of, what it could do, and what it does.
//
// Run it:  ./book run 00      (./book run 00 --help shows the flags)
#include "chapters/00_your_machine/claims.hpp"
#include "chapters/claims.hpp"

int main(int argc, char** argv) {
    return m2m::claims_main(argc, argv, "00_your_machine", m2m::claims(),
                            m2m::machine::print_machine);
}
