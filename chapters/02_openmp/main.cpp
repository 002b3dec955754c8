// Chapter 02: verifies and times the stages that use every core.
//
// Run it:  ./book run 02      (./book run 02 --help shows the flags)
#include "chapters/stages.hpp"
#include "common/measure/measure.hpp"

int main(int argc, char** argv) {
    return m2m::chapter_main(argc, argv, 2, m2m::stages());
}
