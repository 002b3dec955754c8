// Chapter 11's program: verifies and times tensor/wmma and tensor/mma. Run it: ./book run 11
#include "chapters/stages.hpp"
#include "common/measure/measure.hpp"

int main(int argc, char** argv) {
    return m2m::chapter_main(argc, argv, 11, m2m::stages());
}
