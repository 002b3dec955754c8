// Chapter 03's program: verifies and times cuda/naive and cuda/coalesced. Run it: ./book run 03
#include "chapters/stages.hpp"
#include "common/measure/measure.hpp"

int main(int argc, char** argv) {
    return m2m::chapter_main(argc, argv, 3, m2m::stages());
}
