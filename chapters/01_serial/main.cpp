// Chapter 01: verifies and times the serial stages.
//
// Run it:  ./book run 01      (./book run 01 --help shows the flags)
#include "chapters/stages.hpp"
#include "common/measure/measure.hpp"

int main(int argc, char** argv) {
    return m2m::chapter_main(argc, argv, 1, m2m::stages());
}
